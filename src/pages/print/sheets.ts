/** What is on each printed sheet, and at what size. */

import type { Day, Item, Participation, Session, Workshop } from "../../model/workshop.ts";
import { type PaperGrid, type PaperPart, paperGrids } from "./grid.ts";
import { type Area, chooseStep, type Font, LANDSCAPE, linesOf, PORTRAIT, SIGN_STEPS, SIZE_STEPS } from "./size.ts";

/** One day of the programme at a glance, or some of its rooms; it starts a sheet. */
export interface GlanceSheet {
  readonly day: Day;
  /** Index into {@link SIZE_STEPS}. */
  readonly step: number;
  readonly landscape: boolean;
  /** undefined if no rooms are side by side: the day is then a list. */
  readonly grid?: PaperGrid;
  /** The number of the sheet within its day, from 1. */
  readonly part: number;
  readonly parts: number;
}

/** The programme at a glance: one sheet per day, or several if the rooms do not fit one. */
export function glanceSheets(workshop: Workshop): GlanceSheet[] {
  return workshop.days
    .filter(({ items }) => items.length > 0)
    .flatMap((day): GlanceSheet[] => {
      const grids = paperGrids(day);
      if (grids.length === 0) return [{ day, step: listStep(day), landscape: false, part: 1, parts: 1 }];
      const landscape = grids.some(({ columns }) => columns.length > 2);
      const steps = grids.map((grid) => gridStep(grid, landscape ? LANDSCAPE : PORTRAIT));
      // One size for all sheets of a day.
      const step = Math.max(...steps);
      return grids.map((grid, index) => ({ day, step, landscape, grid, part: index + 1, parts: grids.length }));
    });
}

/**
 * In points, estimates that follow the style sheets. Above a list are the name, the date and the timeline; above a table the
 * name and the date; above a sign the room, the date and the workshop, see room.css.
 */
const LIST_HEAD = 104;
const GRID_HEAD = 60;
const SIGN_HEAD = 175;

const names = (people: readonly Participation[]): string => people.map(({ person }) => person.name).join(", ");
const namesInFull = (people: readonly Participation[]): string =>
  people.map(({ person: { name, affiliation } }) => (affiliation ? `${name} (${affiliation})` : name)).join("; ");
const titleOf = (item: Item): string => item.title?.plain ?? item.label ?? item.types.join(" ");

/** The size of a list: its columns are those of `.line` in sheet.css. */
function listStep(day: Day): number {
  return chooseStep(SIZE_STEPS, PORTRAIT, LIST_HEAD, (step, font) => {
    const free = PORTRAIT.width / step.size - 3.9 - 8.5 - 3 * 0.9;
    const row = (lines: number, gap = step.gap) => (lines * step.leading + 2 * gap) * step.size + 0.5;
    const heads = day.slots.filter(({ session }) => session?.title || session?.chairs.length);
    const items = day.items.map((item) => row(listLines(item, font, free)));
    return [...items, ...heads.map(() => row(1, step.gap + 0.15))].reduce((sum, height) => sum + height, 0);
  });
}

/** @param free width of the title and speaker columns together, in em */
function listLines(item: Item, font: Font, free: number): number {
  const speakers = namesInFull([...item.speakers, ...item.authors]);
  const share = speakers === "" ? 1 : 0.6;
  const below = [names(item.panelists), names(item.moderators), names(item.session ? [] : item.chairs)];
  const title = linesOf(titleOf(item), font.bold * 1.05, free * share);
  const shown = item.shown.counts.length > 0 ? 1 : 0;
  const what = title * 1.03 + shown + below.reduce((sum, text) => sum + linesOf(text, font.plain, free * share), 0);
  const kind = linesOf(item.label ?? "", font.plain, 8.5) || 1;
  const awards = item.awards.reduce((sum, award) => sum + linesOf(award, font.bold, 8.5 + free * 0.4), 0);
  return Math.max(what, linesOf(speakers, font.plain, free * 0.4) + awards, kind + awards);
}

/** The size of a table: its columns are those of `.slots` in grid.css. */
function gridStep({ columns, rows }: PaperGrid, area: Area): number {
  return chooseStep(SIZE_STEPS, area, GRID_HEAD, (step, font) => {
    const whole = area.width / step.size - 4.2;
    const own = whole / columns.length - 1;
    const heights = rows.map(({ cells, plenary }) => {
      const lines = cells.map((parts) =>
        parts.reduce((sum, part, at) => sum + partLines(part, font, plenary ? whole : own) + (at === 0 ? 0 : 0.25), 0),
      );
      return (Math.max(...lines) * step.leading + 2 * step.gap + 0.2) * step.size + 0.5;
    });
    return heights.reduce((sum, height) => sum + height, 1.5 * step.size);
  });
}

function partLines({ session, item, saysTime }: PaperPart, font: Font, width: number): number {
  const head = session ? linesOf(headOf(session), font.bold, width) + 0.2 : 0;
  if (!item) return head;
  const people = names([...item.speakers, ...item.authors, ...item.moderators, ...item.panelists]);
  const notes = [people, item.label ?? item.types.join(" "), ...item.awards].filter(Boolean).join(" · ");
  const title = `${saysTime ? "12:00 " : ""}${titleOf(item)}`;
  const shown = item.shown.counts.length > 0 ? 1 : 0;
  return head + linesOf(title, font.bold, width) + linesOf(notes, font.plain, width) + shown;
}

const headOf = (session: Session): string => `${session.title?.plain ?? ""} ${names(session.chairs)}`;

/**
 * The size of a sign, as an index into {@link SIGN_STEPS}. Its columns are those of `.sign` in room.css.
 * @param items of a day, see `RoomDay`
 */
export function signStep(items: readonly Item[]): number {
  return chooseStep(SIGN_STEPS, PORTRAIT, SIGN_HEAD, (step, font) => {
    const width = PORTRAIT.width / step.size - 4.4;
    const heights = items.map((item) => {
      const title = linesOf(titleOf(item), font.bold, width);
      const people = names([...item.speakers, ...item.authors, ...item.panelists]);
      return (title + 0.75 * linesOf(people, font.plain, width / 0.75)) * step.leading + 2 * step.gap;
    });
    return heights.reduce((sum, height) => sum + height * step.size + 1, 0);
  });
}
