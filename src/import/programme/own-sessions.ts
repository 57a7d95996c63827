/** The sessions of Lectern's own feeds, whose events say which one they are in and who chairs it. */
import type { ItemRow, Person, SessionRow } from "../row.ts";
import { type ProgrammeContext, sessionRow } from "./item.ts";
import { OWN_TEXT } from "./own.ts";

/** An item with the date of the day in which the file has it. */
export interface Dated {
  readonly row: ItemRow;
  readonly day: string | undefined;
}

/** Puts the items of a feed into their sessions. */
export class OwnSessions {
  readonly #chairs = new Map<ItemRow, readonly Person[]>();

  private readonly context: ProgrammeContext;

  constructor(context: ProgrammeContext) {
    this.context = context;
  }

  /** Keeps who chairs an item, or its session. */
  setChairs(row: ItemRow, chairs: readonly Person[]): void {
    if (chairs.length > 0) this.#chairs.set(row, chairs);
  }

  /** The items in their sessions: of one title, or of one chair and one after the other in a room. */
  inSessions(all: readonly Dated[]): readonly Dated[] {
    const groups = new Map<ItemRow, ItemRow[]>();
    const latest = new Map<string, { readonly key: string; readonly rows: ItemRow[] }>();
    for (const { row, day } of all) {
      const lane = JSON.stringify([day, row.fields.room ?? row.fields.track]);
      const title = row.session?.fields.title;
      const key = JSON.stringify([title, this.#chairs.get(row)].filter((part) => part !== undefined));
      const before = latest.get(lane);
      const group = before?.key === key && key !== JSON.stringify([]) ? before : { key, rows: [] };
      group.rows.push(row);
      groups.set(row, group.rows);
      latest.set(lane, group);
    }
    const sessions = new Map<readonly ItemRow[], SessionRow | undefined>();
    return all.map(({ row, day }) => {
      const rows = groups.get(row) ?? [];
      if (!sessions.has(rows)) sessions.set(rows, this.#session(rows));
      return { day, row: within(row, sessions.get(rows), this.#chairs.get(row)) };
    });
  }

  #session(rows: readonly ItemRow[]): SessionRow | undefined {
    const [first] = rows;
    const chair = first && this.#chairs.get(first);
    const title = first?.session?.fields.title;
    if (!first || (title === undefined && (chair === undefined || rows.length === 1))) return undefined;
    const { place, date, start, end } = first;
    const shared = (key: "room" | "track") =>
      rows.every(({ fields }) => fields[key] === first.fields[key]) ? first.fields[key] : undefined;
    const fields = { title, room: shared("room"), track: shared("track"), chair };
    return sessionRow({ place, slot: { date, start, end }, fields, text: OWN_TEXT }, this.context);
  }
}

/** An item in its session, whose room and track it does not repeat; alone, it has a chair of its own. */
function within(
  { session: _, ...row }: ItemRow,
  session: SessionRow | undefined,
  chair: readonly Person[] | undefined,
): ItemRow {
  if (!session) return chair === undefined ? row : { ...row, fields: { ...row.fields, chair } };
  const { room, track, ...fields } = row.fields;
  const own = (key: "room" | "track") => (row.fields[key] === session.fields[key] ? undefined : row.fields[key]);
  return { ...row, session, fields: { ...fields, room: own("room"), track: own("track") } };
}
