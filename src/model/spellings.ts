/** Names that are probably the same, spelt in two ways: each would become its own room, track or affiliation. */
import type { Place } from "../load/source.ts";
import type { DayDocument, ItemDocument, SessionDocument } from "../schema/schedule.ts";
import type { Context } from "./context.ts";

/** A name and where it is written. */
export interface Use {
  readonly name: string;
  readonly place: Place;
}

/** Reports rooms and tracks spelt in two ways, and names that combine two rooms. */
export function checkPlaces(days: readonly DayDocument[], context: Context): void {
  const rooms = roomUses(days, context);
  checkSpellings("rooms", rooms, context);
  checkSpellings("tracks", usesOf("track", days, context), context);
  checkJoined(rooms, context);
}

/** Where items and sessions name their rooms. */
export function roomUses(days: readonly DayDocument[], context: Context): Use[] {
  return usesOf("room", days, context);
}

function usesOf(field: "room" | "track", days: readonly DayDocument[], context: Context): Use[] {
  const documents = days.flatMap(({ items }) => (items ?? []).flatMap(withItems));
  return documents.flatMap((document) => {
    const name = document[field];
    return name === undefined ? [] : [{ name, place: context.at(document, field) }];
  });
}

function withItems(document: ItemDocument | SessionDocument): (ItemDocument | SessionDocument)[] {
  return "items" in document ? [document, ...document.items] : [document];
}

/** Reports names that differ only in capitals, spaces or punctuation, once each, where the rarer one first occurs. */
export function checkSpellings(
  what: "rooms" | "tracks" | "affiliations",
  uses: readonly Use[],
  context: Context,
): void {
  const groups = new Map<string, Map<string, Use[]>>();
  for (const use of uses) {
    const key = looseKey(use.name);
    if (key === "") continue;
    const spellings = groups.get(key) ?? new Map<string, Use[]>();
    groups.set(key, spellings);
    const same = spellings.get(use.name);
    if (same) same.push(use);
    else spellings.set(use.name, [use]);
  }
  for (const spellings of groups.values()) {
    const [usual, ...others] = [...spellings.values()].sort((a, b) => b.length - a.length).map(([first]) => first);
    for (const other of others) {
      if (!usual || !other) continue;
      const params = { what, name: other.name, other: usual.name, place: context.written(usual.place) };
      context.report.add("similar-spelling", other.place, params);
    }
  }
}

/**
 * A name without capitals, spaces and punctuation. Keeps signs that distinguish things: `C++` is not `C`, room `1.1`
 * not `11`, floor `-1` not `1`.
 */
export function looseKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(?<![\p{L}\p{N}])[-\u2212](?=\p{N})/gu, "\u2212")
    .replace(/(?<=\p{N})[^\p{L}\p{N}\p{S}]+(?=\p{N})/gu, "·")
    .replace(/[^\p{L}\p{M}\p{N}\p{S}#·]/gu, "");
}

/** Reports `Hall A and Hall B` or `Halls A and B` if both are rooms: the item would be in a third one. */
function checkJoined(rooms: readonly Use[], context: Context): void {
  const first = new Map<string, Use>();
  for (const use of rooms) if (!first.has(looseKey(use.name))) first.set(looseKey(use.name), use);
  for (const use of first.values()) {
    const name = use.name.replace(/\s+/g, " ");
    const parts = name.split(/ ?[,;/+&] ?| (?:and|und|et|y|e) /i).filter((part) => part !== "");
    const found = parts.map((part) => namesOf(part, parts[0] ?? "").find((name) => first.has(looseKey(name))));
    if (parts.length < 2 || found.includes(undefined)) continue;
    const names = found.map((name) => `"${first.get(looseKey(name ?? ""))?.name}"`).join(" and ");
    context.report.add("joined-rooms", use.place, { room: use.name, rooms: names });
  }
}

/** What a part may be short for: `2` after `Room 1`, and both in `Rooms 1 and 2`. */
function namesOf(part: string, first: string): string[] {
  const kind = /^(.*\S)\s+\S+$/u.exec(first)?.[1] ?? "";
  const own = part === first ? part.slice(kind.length) : part;
  const kinds = [kind, kind.replace(/s$/i, "")];
  return [part, ...(kind === "" ? [] : kinds.map((word) => `${word} ${own.trim()}`))];
}
