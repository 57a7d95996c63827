/** What print forms use besides the filters of all pages. */
import { encode } from "uqr";
import { paperCount } from "../../components/paper/papers.ts";
import { room } from "../../components/venue.ts";
import { bind, type Functions, type View } from "../../components/view.ts";
import { shownPapers } from "../../model/print.ts";
import { type PrintForm, type PrivateForm, pdfAddress } from "../../model/routes.ts";
import type { Item, Paper, RoomOrTrack } from "../../model/workshop.ts";
import { ownKind } from "../schedule/hours.ts";
import {
  aboutId,
  abstractParts,
  abstractsOf,
  biographies,
  bookletContents,
  bookletPeople,
  dayParts,
  ownPlace,
  peopleIndex,
  posterAbstract,
  shortAddress,
  talkWithAbstract,
  uncommonPaperKind,
} from "./booklet.ts";
import { dayLists, glanceSheets } from "./glance.ts";
import { largerSheets, sheetAreas } from "./paper.ts";
import { boardHead, boardList, labelSessions } from "./posters.ts";
import { signSheets } from "./sign.ts";

/** A QR code as one SVG path, to be stroked one module wide. */
export interface QrCode {
  /**
   * In modules: the side of the square view box. The quiet zone of four modules that ISO/IEC 18004 requires is the
   * blank margin, which the style keeps free.
   */
  readonly side: number;
  readonly path: string;
}

/** The QR code of an address. */
export function qrCode(address: string): QrCode {
  // Level M survives a fold and a coffee stain without making the modules small.
  // Any of the eight masks can be read; trying all of them for the prettiest takes a twentieth of a build.
  const { data, size } = encode(address, { ecc: "M", border: 0, maskPattern: 3 });
  // Relative moves repeat, so that a sheet of many codes compresses to three fifths of what places would take.
  const path = ["M0 .5"];
  let [x, y] = [0, 0];
  data.forEach((row, at) => {
    for (const [start, length] of runsOf(row)) {
      path.push(`m${start - x} ${at - y}h${length}`);
      [x, y] = [start + length, at];
    }
  });
  return { side: size, path: path.join("") };
}

/** The black runs of a row, each as start and length. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((isBlack, x) => {
    if (!isBlack) return;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

/** The title of a print form; a door sign is named after its room. */
export function formTitle(view: View, form: PrintForm | PrivateForm): string {
  const { t } = view.words;
  return t(`print.titles.${form.kind}`, {
    room: form.kind === "room" ? room(view, form.room) : "",
    size: form.kind === "badges" ? t(`desk.sizes.${form.size}`) : "",
  });
}

/** The word for chairs, singular or plural. */
export function chairsKey(chairs: readonly unknown[]): string {
  return chairs.length > 1 ? "print.chairs" : "print.chair";
}

/** How many papers of which kinds an item shows, if it shows all of a kind. */
export function paperCounts(view: View, { shown }: Item): string[] {
  return shown.counts.map(({ papers, anchor }) => paperCount(view, papers, anchor));
}

/** Whether papers have boards; those with one come first. */
export function hasBoards([first]: readonly Paper[]): boolean {
  return first?.board !== undefined;
}

/** The head of a column. */
export function roomOrTrackName(view: View, { kind, name }: RoomOrTrack): string {
  return kind === "room" ? room(view, name) : name;
}

/** Filters of the print forms. */
export const printFilters = (view: View): Functions => ({
  aboutId,
  abstractsOf,
  chairsKey,
  dayParts,
  hasBoards,
  pdfAddress,
  posterAbstract,
  shortAddress,
  talkWithAbstract,
  ...bind(view, {
    abstractParts,
    boardHead,
    formTitle,
    labelSessions,
    ownKind,
    ownPlace,
    paperCounts,
    roomOrTrackName,
    uncommonPaperKind,
  }),
});

/** Globals of the print forms. */
export const printGlobals = (view: View): Functions => ({
  largerSheets,
  sheetAreas,
  shownPapers,
  ...bind(view, {
    biographies,
    boardList,
    bookletContents,
    bookletPeople,
    dayLists,
    glanceSheets,
    peopleIndex,
    signSheets,
  }),
});
