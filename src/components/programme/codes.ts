/** Short codes by which rows name their rooms; the names themselves stay as they are. */
import { memoize } from "../../model/memoize.ts";
import type { Day, RoomOrTrack, Workshop } from "../../model/workshop.ts";
import { trackMark } from "../track/track.ts";
import { room } from "../venue.ts";
import type { View } from "../view.ts";
import { placeKey } from "./days.ts";

/** Where something takes place, as a row says it. */
export interface Place {
  /** Unique within the programme. */
  readonly code: string;
  /** In full. */
  readonly name: string;
  /** Its column among those of the day's grid, from 1; undefined if they are too many to be told apart at a glance. */
  readonly column?: number;
  readonly columns?: number;
}

/** With more rooms than this, their order says nothing at a glance, and the code stands alone. */
const FEW = 8;

/** Names up to this many characters are their own code. */
const SHORT = 4;

/** Codes with more characters than this need a wider column. */
const NARROW = 5;

/** A code with more characters than this is not readable at a glance. */
const LONGEST = 8;

/** The place of something on a day; undefined if it is for everyone. */
export function placeMark(view: View, day: Day, roomOrTrack: RoomOrTrack): Place | undefined {
  if (roomOrTrack.kind === "plenary") return undefined;
  const columns = day.roomsOrTracks.filter(({ kind }) => kind !== "plenary");
  return {
    ...ownMark(view, roomOrTrack),
    ...(columns.length <= FEW &&
      columns.includes(roomOrTrack) && { column: columns.indexOf(roomOrTrack) + 1, columns: columns.length }),
  };
}

/** The rooms, or tracks in their place, of a day, by what rows call them. */
export function dayPlaces(view: View, day: Day): { readonly key: string; readonly place: Place }[] {
  return day.roomsOrTracks.flatMap((roomOrTrack) => {
    const place = placeMark(view, day, roomOrTrack);
    return place ? [{ key: placeKey(view, roomOrTrack), place }] : [];
  });
}

/** Code and name, whatever the day. */
export function ownMark(view: View, roomOrTrack: RoomOrTrack): Place {
  const { kind, name } = roomOrTrack;
  return {
    code: placeCodes(view.workshop).get(roomOrTrack) ?? name,
    name: kind === "room" ? room(view, name) : name,
  };
}

/** Whether some code of the programme is so long that all of them need a wider column. */
export const hasLongCodes = memoize((workshop: Workshop): boolean =>
  [...placeCodes(workshop).values()].some((code) => code.length > NARROW),
);

/** The codes of all rooms and of the tracks that stand in their place. */
const placeCodes = memoize((workshop: Workshop): ReadonlyMap<RoomOrTrack, string> => {
  const places = workshop.days.flatMap(({ roomsOrTracks, slots }) => [
    ...roomsOrTracks,
    ...slots.flatMap(({ session }) => session?.roomOrTrack ?? []),
  ]);
  const distinct = [...new Set([...workshop.rooms, ...places])].filter(({ kind }) => kind !== "plenary");
  const listed = new Map(workshop.listedRooms.map(({ name, short }) => [name, short]));
  const codes = codesFor(
    distinct.map(({ kind, name }) => ({
      name,
      stated: kind === "room" ? listed.get(name) : trackMark(workshop, name).letter,
    })),
  );
  return new Map(distinct.map((place, index) => [place, codes[index] ?? place.name]));
});

/**
 * A code for each name, in their order, none twice.
 * @param places with the code that the data states, if any; the first that states one has it
 */
export function codesFor(places: readonly { readonly name: string; readonly stated?: string | undefined }[]): string[] {
  const stated = new Map(
    places.flatMap(({ stated }, index) => (stated === undefined ? [] : [[stated, index] as const])).reverse(),
  );
  const choices = places.map(({ name }) => candidates(name));
  /** Whether nobody else would rather be called so, or as gladly. */
  const isOwn = (code: string, index: number, rank: number) =>
    choices.every((others, other) => {
      const theirs = others.indexOf(code);
      return other === index || theirs < 0 || theirs > rank;
    });
  const taken = new Set(stated.keys());
  return places.map((place, index) => {
    if (place.stated !== undefined && stated.get(place.stated) === index) return place.stated;
    const own = choices[index] ?? [];
    const free = own.filter((code) => !taken.has(code));
    // Of rooms whose names begin alike, none is called by what all could be called.
    const code = free.find((one) => isOwn(one, index, own.indexOf(one))) ?? free[0] ?? numbered(own[0] ?? "", taken);
    taken.add(code);
    return code;
  });
}

/** `A2`, `A3`, …, whichever is the first that is free. */
function numbered(code: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) if (!taken.has(`${code}${number}`)) return `${code}${number}`;
}

/** What a room may be called for short, best first: `Grote Zaal` is GZ, `Room 2.14` 2.14, `Hall 3` H3, `Aula` Aula. */
function candidates(name: string): string[] {
  const plain = name.replace(/\s*[([{<].*$/u, "").trim() || name.trim();
  const words = plain.split(/[\s,;/&]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const last = words.at(-1) ?? plain;
  const before = words.slice(0, -1).map(initial).join("");
  const isNumber = /\p{N}/u.test(last);
  const [first = plain] = words;
  const letters = graphemes(first);
  const all = [
    ...(isShort(plain) ? [plain] : []),
    ...(isNumber && words.length === 2 && last.length > 2 ? [last] : []),
    ...(isNumber ? [`${before}${last}`] : []),
    ...(words.length > 1 ? [words.map(initial).join("").slice(0, NARROW)] : []),
    ...[2, 3, 4, 5].map((length) => letters.slice(0, length).join("").toUpperCase()),
    ...(words.length > 1 ? [`${letters.slice(0, 2).join("").toUpperCase()}${initial(last)}`] : []),
  ];
  return [...new Set(all)].filter((code) => code !== "" && code.length <= LONGEST);
}

/** Chinese, Japanese and Korean characters are twice as wide. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

function isShort(text: string): boolean {
  return text.length + (text.match(WIDE)?.length ?? 0) <= SHORT;
}

function initial(word: string): string {
  const [first = ""] = graphemes(/[\p{L}\p{N}].*/u.exec(word)?.[0] ?? word);
  return first.toUpperCase();
}

const graphemes = (text: string): string[] => [...SEGMENTER.segment(text)].map(({ segment }) => segment);
const SEGMENTER = new Intl.Segmenter(undefined, { granularity: "grapheme" });
