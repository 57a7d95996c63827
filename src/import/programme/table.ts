/** A programme from a sheet: an item per row, or a time per row and a room per column. */
import {
  type Columns,
  cellOf,
  columnKey,
  columnsOf,
  type Grid,
  type Table,
  type TableRow,
  tableIn,
  tableOf,
  unreadColumns,
  withJoined,
} from "../csv.ts";
import type { Format } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { type Words, wordsOf } from "../markdown-table.ts";
import { type ItemRow, type Person, type SessionRow, type Slot, textOf } from "../row.ts";
import { gridsOf, isMappedRecords, sheetOf } from "../sheets.ts";
import { namesZone, withoutZone } from "./calendar-words.ts";
import {
  type Around,
  chairsIn,
  type Field,
  ItemReader,
  onTwelveHours,
  type Said,
  type Timed,
  withChairApart,
} from "./fields.ts";
import { HEADINGS } from "./headings.ts";
import { isPause, type ProgrammeContext, sessionRow } from "./item.ts";
import { isUnknown } from "./person.ts";
import { tidied } from "./tidied.ts";

/** Any table with a programme. */
export const programmeTable: Format<ItemRow, ProgrammeContext> = {
  name: "csv",
  isOfTables: true,
  about: "any table (.csv, .tsv, .xlsx or Markdown), one item per row; --map says which column is which",
  recognise(content, options) {
    if ("tree" in content) return isMappedRecords(content, options) ? "a list of items" : undefined;
    return gridsOf(content).length > 0 ? "a table" : undefined;
  },
  read(content, context) {
    const { options, notes } = context;
    const reader = new ItemReader(context);
    const grids = gridsOf(content);
    const several = options.sheet === undefined ? grids.filter((grid) => dayOf(grid, reader) !== undefined) : [];
    if (several.length > 1) {
      const others = grids.flatMap((grid, index) =>
        several.includes(grid) ? [] : [grid.sheet ?? `table ${index + 1}`],
      );
      notes.notRead(content.form === "workbook" ? "sheets" : "tables", others);
    }
    const chosen =
      several.length > 1 ? several : [sheetOf(content, HEADINGS, context)].filter((grid) => grid !== undefined);
    const isMarkdown = "text" in content && content.form === "markdown";
    return tidied(
      chosen.flatMap((grid) => rowsIn(grid, reader, isMarkdown)),
      notes,
    );
  },
};

/** The day that the name of a sheet, or the heading above a table, says. */
function dayOf({ sheet, heading }: Grid, { words }: ItemReader): string | undefined {
  const name = sheet ?? heading;
  return name === undefined ? undefined : words.dateIn(name);
}

function rowsIn(grid: Grid, reader: ItemReader, isMarkdown: boolean): readonly ItemRow[] {
  const { options, notes } = reader.context;
  const plain = withoutHeadings(grid, reader);
  let above: string | undefined;
  const report = {
    notRead(what: string, names: readonly string[]): void {
      above = names.map((name) => reader.words.dateIn(name)).findLast((date) => date !== undefined);
      const isRead = (name: string) => reader.words.dateIn(name) !== undefined;
      notes.notRead(
        what,
        names.filter((name) => !isRead(name)),
      );
    },
  };
  const found = plain ?? tableOf(grid, HEADINGS, options, report);
  const table = isMarkdown ? { ...found, rows: found.rows.map(withoutMarks) } : found;
  const day = dayOf(grid, reader) ?? options.date ?? above;
  reader.setZone(undefined);
  const columns = plain ? plain.columnsByField : columnsIn(table, reader);
  const timed =
    columns.has("title") || columns.has("speakers") || !columns.has("start")
      ? listed(table, columns, day, reader)
      : sideBySide(table, columns, day, reader);
  return onTwelveHours(timed, reader);
}

/** Without a row of headings: a column of times, then titles, then who. */
function withoutHeadings(grid: Grid, reader: ItemReader): (Table & { readonly columnsByField: Columns }) | undefined {
  if (reader.context.options.map.size > 0) return undefined;
  const known = new Set(Object.values(HEADINGS).flat().map(columnKey));
  if (grid.rows.slice(0, 20).some(({ cells }) => cells.filter((cell) => known.has(columnKey(cell))).length > 1))
    return undefined;
  const isTime = ({ cells: [first = ""] }: TableRow) => reader.words.whenIn(first).span !== undefined;
  const withTimes = grid.rows.filter(isTime).length;
  const [head] = grid.rows;
  if (!head || !isTime(head) || withTimes * 2 < grid.rows.length) return undefined;
  const fields: readonly Field[] = ["start", "title", "speakers", "chair"];
  const widest = Math.max(...grid.rows.map(({ cells }) => cells.length));
  const columnsByField = new Map(fields.slice(0, widest).map((field, index) => [field, index] as const));
  reader.guessOnce(
    head.place,
    `no row has headings: the columns are ${[...columnsByField.keys()].join(", ")}; --map field=2 says others`,
  );
  const columns = Array.from({ length: widest }, (_, index) => `column ${index + 1}`);
  return { ...tableIn(grid, -1), columns, rows: grid.rows, columnsByField };
}

/** The columns; where no heading is known, also those that say a zone: `Time (EST)`, `Time UTC+2`. */
function columnsIn(table: Table, reader: ItemReader): Columns {
  const columns = columnsFor(table, reader);
  if (columns.has("start") || reader.context.options.map.size > 0) return columns;
  const plain = table.columns.map((column) => withoutZone(column.replace(/\s*[([][^()[\]]*[)\]]\s*$/, "")));
  const found = columnsFor({ ...table, columns: plain }, reader);
  const start = found.get("start");
  if (start === undefined) return columns;
  const heading = table.columns[start] ?? "";
  const zone = namesZone(heading);
  const isTold = zone !== undefined && reader.setZone(zone);
  if (plain[start] !== heading && !isTold)
    reader.guessOnce(
      table.header.place,
      `times are in the zone ${reader.context.fileZone}, below "${heading}"; --zone says another`,
    );
  return found;
}

/** The columns, each for one field only. */
function columnsFor(table: Table, { words, context: { options } }: ItemReader): Columns {
  const columns = new Map(columnsOf(table, HEADINGS, options));
  // "Tag" is a day in German, and a keyword in English.
  const day = columns.get("date");
  const isKeyword = day !== undefined && columnKey(table.columns[day] ?? "") === "tag" && !options.map.has("date");
  if (isKeyword && !table.rows.some(({ cells }) => words.dateIn(cells[day] ?? "") !== undefined))
    columns.delete("date");
  const isChosen = (field: string) => options.map.has(field);
  const keyOf = (field: string) => columnKey(table.columns[columns.get(field) ?? -1] ?? "");
  // "name" is the title where nothing else is, else who speaks; "session" is the title where nothing else is.
  for (const [lesser, greater] of [
    ["speakers", "title"],
    ["session", "title"],
    ["title", "abstract"],
  ] as const) {
    if (columns.get(lesser) !== columns.get(greater) || isChosen(lesser)) continue;
    const isDescription = lesser === "title" && keyOf("title") === "description";
    if (lesser !== "title" || !isDescription) columns.delete(lesser);
  }
  if (!columns.has("title") && columns.has("session")) {
    columns.set("title", columns.get("session") as number);
    columns.delete("session");
  }
  return columns;
}

function noColumn(field: string, { name, columns }: Table, advice: string): ImportMistake {
  return new ImportMistake(`${name}:1: no column is called ${field}; there are ${columns.join(", ")}; ${advice}`);
}

/** Which date rows without one have. */
class Dates {
  #before: string | undefined;
  #isOfRowAbove = false;

  private readonly reader: ItemReader;

  /** @param first the date of all, if the sheet or the workshop says it */
  constructor(first: string | undefined, reader: ItemReader) {
    this.#before = first;
    this.reader = reader;
  }

  get date(): string | undefined {
    return this.#before;
  }

  /** A row that names a date. */
  is(date: string): void {
    this.#before = date;
    this.#isOfRowAbove = true;
  }

  /** Notes a row that takes the date of one above. */
  noteTaken(place: string): void {
    if (this.#isOfRowAbove)
      this.reader.guessOnce(place, "this and further rows without a date are on that of the row above");
  }
}

/** What cells that are joined downwards say of each of their rows. */
const SHARED = ["date", "session", "room", "track", "chair"] as const;

function listed(table: Table, columns: Columns, day: string | undefined, reader: ItemReader): readonly Timed[] {
  const { notes, days } = reader.context;
  notes.notRead("columns", unreadColumns(table, columns.values()));
  if (!columns.has("start")) throw noColumn("start", table, "say which column has it: --map start=Column");
  const dates = new Dates(day ?? reader.onlyDay(), reader);
  const rows: Timed[] = [];
  const sessions = new SheetSessions(reader);
  reader.words.learnNumbers(table.rows.flatMap((row) => cellOf(row, columns, "date") ?? []));
  let isDated = false;
  const shared = new Set(SHARED.flatMap((field) => columns.get(field) ?? []));
  for (const row of table.rows.map((one) => withJoined(one, shared))) {
    if (isHeader(row, table)) continue;
    const said = withTitle(withChairApart(saidBy(row, columns)));
    const heading = headingIn(row, said, reader);
    if (heading !== undefined) {
      dates.is(heading);
      sessions.end();
      isDated = true;
      continue;
    }
    const start = said.text("start");
    if (start === undefined && sessions.takes(said, dates.date, rows)) continue;
    const found = reader.slotOf(said, { date: dates.date });
    if ("wrong" in found) {
      const name = found.name ?? (said.text("title") && `"${said.text("title")}"`);
      if (!isDated && found.wrong === "without a date" && !columns.has("date"))
        throw noColumn(
          "date",
          table,
          `the workshop has ${days.length || "no"} days: write --date 2030-05-06 for all rows, or --map date=Column`,
        );
      notes.skip(row.place, found.wrong, name);
      continue;
    }
    const before = rows.at(-1);
    if (before && row.joined?.has(columns.get("title") ?? -1)) {
      rows[rows.length - 1] = goingOn(before, found.slot);
      continue;
    }
    if (said.text("date") === undefined && found.slot.date === dates.date) dates.noteTaken(row.place);
    else dates.is(found.slot.date);
    isDated = true;
    const session = sessions.of(said, found.slot, rows);
    const item = reader.item(withoutChair(said, session), found.slot, { session });
    if (item) rows.push({ row: item, clock: found.clock });
  }
  return rows;
}

/** The headings, which some sheets repeat for each day. */
function isHeader({ cells }: TableRow, { header }: Table): boolean {
  return cells.every((cell, index) => cell === (header.cells[index] ?? ""));
}

/** What has neither a title nor speakers is what its session is called. */
function withTitle(said: Said): Said {
  if (said.text("title") !== undefined || said.text("speakers") !== undefined || said.text("type") !== undefined)
    return said;
  return { ...said, text: (field) => said.text(field === "title" ? "session" : field) };
}

/** The chair of a session is not that of its items. */
function withoutChair(said: Said, session: SessionRow | undefined): Said {
  return session?.fields.chair === undefined
    ? said
    : { ...said, text: (field) => (field === "chair" ? undefined : said.text(field)) };
}

/** Fields that are addresses, for which a cell may have a link. */
const ADDRESSES: ReadonlySet<Field> = new Set(["slides", "video", "online", "url"]);

function saidBy(row: TableRow | MarkedRow, columns: Columns): Said {
  const linked = (field: Field) => linksAt(row, columns.get(field));
  return {
    place: row.place,
    linked,
    links: linked("title"),
    text(field) {
      const [link] = linked(field);
      if (link && ADDRESSES.has(field)) return link.url;
      const isText = field === "abstract" || field === "bio";
      const cell = cellOf(isText && "marked" in row ? { ...row, cells: row.marked } : row, columns, field);
      const isNothing = field === "title" ? /^(?:n\/?a|-+)$/i.test(cell ?? "") : isUnknown(cell ?? "");
      return isNothing ? undefined : cell;
    },
  };
}

/** A row whose cells were Markdown. */
interface MarkedRow extends TableRow {
  /** The cells as they stand. */
  readonly marked: readonly string[];
}

function withoutMarks(row: TableRow): MarkedRow {
  return { ...row, cells: row.cells.map((cell) => wordsOf(cell).words), marked: row.cells };
}

function linksAt(row: TableRow | MarkedRow, index: number | undefined): Words["links"] {
  return "marked" in row && index !== undefined ? wordsOf(row.marked[index] ?? "").links : [];
}

/** The date of a row in which nothing else stands: `Friday, May 9`. */
function headingIn(row: TableRow, said: Said, { words }: ItemReader): string | undefined {
  const cells = row.cells.filter((cell) => cell !== "");
  const [only] = cells;
  if (cells.length !== 1 || only === undefined) return undefined;
  if (said.text("start") === only && words.whenIn(only).span) return undefined;
  return /^\d{1,2}$/.test(only) ? undefined : words.dateIn(only);
}

/** Sessions in a sheet: a column that names them, or a row of their own above their items. */
class SheetSessions {
  readonly #named = new Map<string, SessionRow>();
  #heading: { readonly said: Said; readonly title: string; session?: SessionRow } | undefined;
  /** The session that began with a row of its own, with its time. */
  #open: SessionRow | undefined;

  private readonly reader: ItemReader;

  constructor(reader: ItemReader) {
    this.reader = reader;
  }

  end(): void {
    this.#heading = undefined;
  }

  /**
   * Takes a row without a time: the heading of the rows below, or an item of the session that is the row above.
   * @returns whether it was taken
   */
  takes(said: Said, date: string | undefined, rows: Timed[]): boolean {
    const title = said.text("title");
    if (title === undefined) return said.text("speakers") === undefined && !said.text("abstract");
    if (SESSION.test(title) && said.text("speakers") === undefined) {
      this.#heading = { said, title };
      this.reader.guessOnce(
        said.place,
        `"${title}" and further rows without a time are headings of the rows below them`,
      );
      return true;
    }
    const last = rows.at(-1);
    if (!last || date === undefined) return false;
    const session = last.row.session && last.row.isUntimed ? last.row.session : this.#sessionFrom(last.row, rows);
    const item =
      session &&
      this.reader.item(said, { date: session.date, start: session.start, end: session.end }, { session }, true);
    if (item) rows.push({ row: item, clock: last.clock });
    return item !== undefined;
  }

  /** The session that the row above is, or is in, if an item begins before its end. */
  #around(said: Said, { date, start }: Slot, rows: Timed[]): SessionRow | undefined {
    const isWithin = (one: Slot) => one.date === date && one.start <= start && start < (one.end ?? 0);
    const last = rows.at(-1)?.row;
    if (!last || ENDS_SESSION.test(said.text("title") ?? "") || textOf(last.fields, "room") !== said.text("room"))
      return undefined;
    if (this.#open !== undefined && last.session === this.#open && isWithin(this.#open)) return this.#open;
    this.#open = last.session === undefined && isWithin(last) ? this.#sessionFrom(last, rows) : undefined;
    return this.#open;
  }

  /** The row above was a session, if its words say so. */
  #sessionFrom({ place, date, start, end, fields }: ItemRow, rows: Timed[]): SessionRow | undefined {
    const { title, speakers, chair } = fields;
    if (typeof title !== "string" || !SESSION.test(title)) return undefined;
    rows.pop();
    this.reader.guessOnce(place, `"${title}" holds the rows below it that are within its time, and so do others`);
    if (fields.abstract !== undefined)
      this.reader.context.notes.leaveOut(place, `the description of "${title}", as sessions have none`);
    const chairs = (chair ?? speakers) as readonly Person[] | undefined;
    const shared = { title, room: fields.room, track: fields.track, ...(chairs ? { chair: chairs } : {}) };
    return sessionRow({ place, slot: { date, start, end }, fields: shared }, this.reader.context);
  }

  /** The session of a row with a time. */
  of(said: Said, slot: Slot, rows: Timed[]): SessionRow | undefined {
    const name = said.text("session");
    const title = said.text("title");
    if (name === undefined) {
      if (!this.#heading) return this.#around(said, slot, rows);
      // A break, or a keynote for all, ends what the heading began.
      if (title !== undefined && ENDS_SESSION.test(title)) {
        this.end();
        return undefined;
      }
      this.#heading.session ??= this.#row(this.#heading.said, this.#heading.title, slot);
      return this.#heading.session;
    }
    if (name === title) return undefined;
    const key = JSON.stringify([slot.date, name, said.text("room")]);
    const session = this.#named.get(key) ?? this.#row(said, name, slot);
    this.#named.set(key, session);
    return session;
  }

  #row(said: Said, name: string, slot: Slot): SessionRow {
    const { place } = said;
    const fields = {
      title: name,
      room: said.text("room"),
      track: said.text("track"),
      chair: this.reader.people(said, "chair"),
    };
    return sessionRow({ place, slot, fields }, this.reader.context);
  }
}

const SESSION = /\b(?:session|sitzung|block|talks|papers|presentations)\b/i;
const ENDS_SESSION = /\b(?:break|lunch|coffee|keynote|pause|dinner|plenary)\b/i;

/** Words of rooms. */
const ROOM =
  /\b(?:room|hall|auditorium|theat(?:er|re)|track|foyer|lobby|raum|saal|hörsaal|salle|sala|aula|zoom|\d+)\b/i;

/** A row per time, a column per room: what a cell holds takes place then and there. */
function sideBySide(table: Table, columns: Columns, day: string | undefined, reader: ItemReader): readonly Timed[] {
  const { notes, options } = reader.context;
  const taken = new Set(columns.values());
  const rooms = table.columns.flatMap((room, index) => (taken.has(index) || room === "" ? [] : [{ room, index }]));
  if (rooms.length === 0 || options.map.has("title"))
    throw noColumn("title", table, "say which column has it: --map title=Column");
  const ofDays = rooms.map((one) => ({ ...one, date: reader.words.dateIn(one.room) }));
  const areDays = ofDays.every(({ date }) => date !== undefined);
  const [only, ...more] = rooms;
  // One column beside the times holds what takes place; its heading is a room only if it says so.
  const isList = only !== undefined && more.length === 0 && !areDays && !ROOM.test(only.room);
  const names = rooms.map(({ room }) => room).join(", ");
  const are = areDays ? "day" : "room";
  reader.guessOnce(
    table.header.place,
    isList ? `each cell below "${names}" is an item` : `each column is a ${are}: ${names}`,
  );
  const dates = new Dates(day ?? reader.onlyDay(), reader);
  const rows: Timed[] = [];
  /** Where in `rows` the latest item of each column is. */
  const latest = new Map<number, number>();
  for (const row of table.rows) {
    if (isHeader(row, table)) continue;
    const said = saidBy(row, columns);
    const heading = headingIn(row, said, reader);
    if (heading !== undefined) {
      dates.is(heading);
      continue;
    }
    const filled = ofDays.filter(({ index }) => (row.cells[index] ?? "").trim() !== "");
    for (const { room, index, date } of filled) {
      const found = reader.slotOf(said, { date: areDays ? date : dates.date });
      if ("wrong" in found) {
        notes.skip(row.placeOf(index), found.wrong, found.name);
        continue;
      }
      if (!areDays) dates.is(found.slot.date);
      // A break that spans all columns is saved in the first.
      const isForAll = filled.length === 1 && index === rooms[0]?.index && isPause(row.cells[index] ?? "");
      if (isForAll && rooms.length > 1 && !areDays)
        reader.guessOnce(row.placeOf(index), "this and further breaks in the first column alone are for all rooms");
      const around: Around = isForAll || areDays || isList ? {} : { room };
      const item = reader.item(cellSaid(row, index, reader), found.slot, around);
      if (item) latest.set(index, rows.push({ row: item, clock: found.clock }) - 1);
      else latest.delete(index);
    }
    for (const { index, date } of ofDays) {
      const before = rows[latest.get(index) ?? -1];
      if (!before || !row.joined?.has(index)) continue;
      const found = reader.slotOf(said, { date: areDays ? date : dates.date });
      if ("slot" in found) rows[latest.get(index) ?? -1] = goingOn(before, found.slot);
    }
  }
  return rows;
}

/** An item whose cell is joined with one of a later row: it ends as that does. */
function goingOn(before: Timed, { date, end }: Slot): Timed {
  return date === before.row.date ? { ...before, row: { ...before.row, end } } : before;
}

/** A cell: its title on the first line, and who speaks on the others, or a description. */
function cellSaid(row: TableRow | MarkedRow, index: number, { context }: ItemReader): Said {
  const place = row.placeOf(index);
  const lines = (row.cells[index] ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const links = linksAt(row, index);
  if (lines.length > 1 && lines.every((line) => /\S\s*\([^()]+\)$/.test(line))) {
    context.notes.lookAt(place, `${lines.length} talks in one cell are one item: ${lines.join("; ")}`);
    return { place, links, text: (field) => (field === "title" ? lines.join("; ") : undefined) };
  }
  const [title, ...below] = lines;
  const { chairs, others } = chairsIn(below);
  const rest = others.length > 0 ? others.join("\n") : undefined;
  const isDescription = /[.!?]$/.test(rest ?? "") && !/\b\p{Lu}\.$/u.test(rest ?? "");
  return {
    place,
    links: links.filter(({ label }) => isDescription || !rest?.includes(label)),
    linked: (field) => (field === "speakers" ? links : []),
    text(field) {
      if (field === "title") return title;
      if (field === "chair") return chairs;
      return field === (isDescription ? "abstract" : "speakers") ? rest : undefined;
    },
  };
}
