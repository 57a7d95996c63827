/** The items in `data/schedule.yaml`, each with its day, session and time. */
import type { DataFile } from "../../edit/data-file.ts";
import { entryOf } from "../../edit/splice.ts";
import type { ListNode, MappingNode, YamlNode } from "../../load/yaml-node.ts";
import { parseDuration, parseTimeOfDay, parseTimeSpan } from "../../schema/time.ts";
import { textAt } from "../merge.ts";

/** A day of the file. */
export interface KnownDay {
  readonly date: string;
  readonly node: MappingNode;
  /** Undefined if nothing happens on it yet. */
  readonly list: ListNode | undefined;
  readonly entries: readonly KnownEntry[];
}

/** An item or session of a day, or an item of a session. */
export interface KnownEntry {
  readonly day: string;
  readonly node: MappingNode;
  /** The list that contains it, and the day or session which that list belongs to. */
  readonly list: ListNode;
  readonly parent: MappingNode;
  /** The session it is in. */
  readonly session: MappingNode | undefined;
  /** Minutes after midnight of the day; undefined if its session determines them. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** The room, else the track; its own or its session's. */
  readonly roomOrTrack: string;
  /** For a session: its items. */
  readonly items: readonly KnownEntry[];
}

/** The days in file order. */
export function knownDays({ root }: DataFile): readonly KnownDay[] {
  const days = root?.kind === "list" ? root.items.filter((item) => item.kind === "mapping") : [];
  return days.map((node) => {
    const date = textAt(node, "date") ?? "";
    const list = listAt(node);
    return { date, node, list, entries: list ? entriesIn(list, date, node, undefined) : [] };
  });
}

/** The implied end of an item: the next start in its room or track or for everyone, else the end of the day. */
export function impliedEnd(entry: KnownEntry, days: readonly KnownDay[]): number | undefined {
  const day = days.find(({ entries }) => entries.includes(entry) || entries.some(({ items }) => items.includes(entry)));
  if (!day || entry.start === undefined) return undefined;
  const { start, roomOrTrack } = entry;
  const next = itemsOf(day).flatMap((other) => {
    const concerns = other.roomOrTrack === roomOrTrack || other.roomOrTrack === "" || roomOrTrack === "";
    return concerns && other.start !== undefined && other.start > start ? [other.start] : [];
  });
  const dayEnd = parseTimeOfDay(textAt(day.node, "end") ?? "");
  return next.length > 0 ? Math.min(...next) : "wrong" in dayEnd ? undefined : dayEnd.minutes;
}

/** All items of a day, including those in sessions, in file order. */
export function itemsOf({ entries }: KnownDay): readonly KnownEntry[] {
  return entries.flatMap((entry) => (isSession(entry) ? entry.items : [entry]));
}

/** Whether an entry contains items. */
export function isSession({ node }: KnownEntry): boolean {
  return entryOf(node, "items") !== undefined;
}

/** When an entry begins; a session without a time begins with its first item. */
export function beginning(entry: KnownEntry): number | undefined {
  return entry.start ?? entry.items.find(({ start }) => start !== undefined)?.start;
}

function listAt(node: MappingNode): ListNode | undefined {
  const items = entryOf(node, "items")?.value;
  return items?.kind === "list" ? items : undefined;
}

function entriesIn(
  list: ListNode,
  day: string,
  parent: MappingNode,
  session: MappingNode | undefined,
): readonly KnownEntry[] {
  let before = 0;
  return list.items.filter(isMapping).map((node) => {
    const items = listAt(node);
    const start = afterMidnight(startOf(node), before);
    before = start ?? before;
    return {
      day,
      node,
      list,
      parent,
      session,
      start,
      end: endOf(node, start),
      roomOrTrack: roomOrTrackOf(node) ?? (session && roomOrTrackOf(session)) ?? "",
      items: items && session === undefined ? entriesIn(items, day, node, node) : [],
    };
  });
}

function isMapping(node: YamlNode): node is MappingNode {
  return node.kind === "mapping";
}

function roomOrTrackOf(node: MappingNode): string | undefined {
  return textAt(node, "room") ?? textAt(node, "track");
}

function startOf(node: MappingNode): number | undefined {
  const span = parseTimeSpan(textAt(node, "time") ?? "");
  return "wrong" in span ? undefined : span.start.minutes;
}

/** After the evening, a start before six is on the next date. */
function afterMidnight(start: number | undefined, before: number): number | undefined {
  return start !== undefined && start < 6 * 60 && before >= 18 * 60 ? start + 1440 : start;
}

function endOf(node: MappingNode, start: number | undefined): number | undefined {
  if (start === undefined) return undefined;
  const minutes = parseDuration(textAt(node, "duration") ?? "");
  if (minutes !== undefined) return start + minutes;
  const span = parseTimeSpan(textAt(node, "time") ?? "");
  const stated = parseTimeOfDay(textAt(node, "end") ?? "");
  const end = "wrong" in stated ? ("wrong" in span ? undefined : span.end?.minutes) : stated.minutes;
  if (end === undefined) return undefined;
  return end < start ? end + 1440 : end;
}
