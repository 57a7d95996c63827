/** Door signs as rows of tables. */
import type { DateTime } from "luxon";
import { hasHead } from "../../components/programme/days.ts";
import { hasEnd, placeName } from "../../components/programme/items.ts";
import { room } from "../../components/venue.ts";
import type { View } from "../../components/view.ts";
import type { RoomDay, RoomSign } from "../../model/print.ts";
import type { Day, Item, Session } from "../../model/workshop.ts";
import { isMinor } from "../schedule/hours.ts";
import { dayTitle, nameAndYear, SCHEDULE, type SheetHead } from "./head.ts";
import { printedKind } from "./kinds.ts";
import { isForAll, sessionOf, thingsOf } from "./things.ts";

/** A sign for a day. It is fitted to a sheet, see fit.browser.ts. */
export interface SignSheet {
  readonly day: Day;
  readonly head: SheetHead;
  /** Between pauses; a sheet may end after each. */
  readonly blocks: readonly (readonly SignRow[])[];
}

export type SignRow =
  /** What runs in between: breaks, and what is for everyone. */
  | { readonly kind: "lines"; readonly lines: readonly SignLine[] }
  | { readonly kind: "session"; readonly session: Session }
  | {
      readonly kind: "item";
      readonly item: Item;
      /** What it is, unless most are of that kind. */
      readonly about: string;
      /** When it ends, unless the next item begins then. */
      readonly end?: DateTime<true>;
    };

export interface SignLine {
  readonly item: Item;
  /** Where it is, if in another room. */
  readonly place?: string;
}

/** The signs of a room, one for each day on which something is there. */
export function signSheets(view: View, sign: RoomSign): SignSheet[] {
  return sign.days.map((own) => ({ day: own.day, head: headOf(view, sign, own), blocks: blocksOf(view, own) }));
}

function headOf(view: View, { room: name }: RoomSign, { day }: RoomDay): SheetHead {
  const { dates } = view;
  return {
    title: room(view, name),
    facts: [dayTitle(view, day), nameAndYear(view, day), ...(day.span ? [dates.hours(day.span)] : [])],
    leads: SCHEDULE,
  };
}

function blocksOf(view: View, { day, items }: RoomDay): SignRow[][] {
  const things = thingsOf(day);
  const concernsAll = isForAll(things);
  const blocks: SignRow[][] = [[]];
  const named = new Set<Session>();
  for (const one of things) {
    const { item } = one;
    if (!item) continue;
    const isHere = items.includes(item);
    if (!isHere && !concernsAll(one)) continue;
    const block = blocks.at(-1) as SignRow[];
    const last = block.at(-1);
    if (!isHere || isMinor(item)) {
      const place = isHere ? undefined : placeName(view, item);
      const line: SignLine = { item, ...(place !== undefined && { place }) };
      if (last?.kind === "lines") block.splice(-1, 1, { kind: "lines", lines: [...last.lines, line] });
      else block.push({ kind: "lines", lines: [line] });
      continue;
    }
    const isNewBlock = last?.kind === "lines" && block.some(({ kind }) => kind === "item");
    if (isNewBlock) blocks.push([]);
    const rows = blocks.at(-1) as SignRow[];
    const session = sessionOf(one);
    if (session && hasHead(session) && !named.has(session)) {
      named.add(session);
      rows.push({ kind: "session", session });
    }
    const end = item.timed && hasEnd(item) ? item.end : undefined;
    rows.push({ kind: "item", item, about: printedKind(view, item), ...(end && { end }) });
  }
  return blocks.filter((rows) => rows.length > 0).map(withEnds);
}

/** Drops the end of each item at which the next item of the block begins. */
function withEnds(rows: readonly SignRow[]): SignRow[] {
  return rows.map((row, index) => {
    if (row.kind !== "item" || row.end === undefined) return row;
    const next = rows.slice(index + 1).find(({ kind }) => kind === "item");
    if (next?.kind !== "item" || next.item.start.toMillis() !== row.end.toMillis()) return row;
    const { end, ...rest } = row;
    return rest;
  });
}
