/** The programme of a day in brief, by session and not by talk, for a home page that cannot list everything. */
import { hasByline, isPlaced, isQuiet } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import type { Day, Item, Session, Slot } from "../../model/workshop.ts";

/** What begins at one time: an item, the sessions side by side, or so much side by side that it is only counted. */
export interface DigestRow {
  readonly at: Item | Session;
  readonly item?: Item;
  /** Whether nobody looks for it: breaks, meals. */
  readonly isQuiet: boolean;
  readonly sessions?: readonly Session[];
  readonly counted?: string;
}

/** More sessions or items side by side than this are counted. */
const MOST_ABREAST = 6;

/** Events of more days than this leave out what nobody looks for. */
const FEW_DAYS = 3;

/** The rows of a day, by time. */
export function digest(view: View, day: Day): DigestRow[] {
  const rows: DigestRow[] = [];
  for (const slots of together(day.slots)) {
    const abreast = slots.filter(({ session, item }) => isPlaced(session ?? item));
    const alone = slots.filter((slot) => !abreast.includes(slot) || abreast.length === 1);
    rows.push(...alone.flatMap((slot) => rowsOf(view, slot)));
    if (abreast.length > 1) rows.push(...rowsAbreast(view, abreast));
  }
  const merged = rows.filter((row, index) => row.counted === undefined || row.counted !== rows[index - 1]?.counted);
  return view.workshop.days.length > FEW_DAYS ? merged.filter(({ isQuiet }) => !isQuiet) : merged;
}

/** Slots that begin at the same time. */
function together(slots: readonly Slot[]): Slot[][] {
  const groups = new Map<number, Slot[]>();
  for (const slot of slots) {
    const at = (slot.session ?? slot.item).start.toMillis();
    groups.set(at, [...(groups.get(at) ?? []), slot]);
  }
  return [...groups.values()];
}

const rowOf = (item: Item): DigestRow => ({
  at: item,
  item,
  isQuiet: isQuiet(item) || (item.family === "remarks" && !hasByline(item)),
});

/** What has its time to itself. A session is its title and its invited talks, else as many talks as it has. */
function rowsOf(view: View, { session, item }: Slot): DigestRow[] {
  if (item !== undefined) return [rowOf(item)];
  const invited = session.items.filter(
    ({ family, title }) => (family === "invited" || family === "panel") && title !== undefined,
  );
  if (session.title !== undefined) return [{ at: session, isQuiet: false, sessions: [session] }, ...invited.map(rowOf)];
  if (invited.length > 0) return invited.map(rowOf);
  return [{ at: session, isQuiet: false, counted: view.words.t("counts.talks", { count: session.items.length }) }];
}

/** What takes place side by side. */
function rowsAbreast({ words }: View, slots: readonly Slot[]): DigestRow[] {
  const sessions = slots.flatMap(({ session }) => session ?? []);
  const items = slots.flatMap(({ item }) => item ?? []);
  const [first] = slots;
  if (first === undefined) return [];
  const at = first.session ?? first.item;
  const areNamed = sessions.length <= MOST_ABREAST && sessions.every(({ title }) => title !== undefined);
  if (areNamed && items.length <= MOST_ABREAST)
    return [...(sessions.length > 0 ? [{ at, isQuiet: false, sessions }] : []), ...items.map(rowOf)];
  const rooms = new Set(slots.flatMap(({ session, item }) => (session ?? item).room ?? []));
  const counts = [
    [sessions.length, "counts.sessions"],
    [items.length, "counts.talks"],
    [rooms.size, "counts.rooms"],
  ] as const;
  const counted = counts.flatMap(([count, key]) => (count === 0 ? [] : [words.t(key, { count })])).join(words.t("dot"));
  return [{ at, isQuiet: false, counted }];
}
