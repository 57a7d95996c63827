/** A programme from a spreadsheet saved as CSV: one item per row. */
import { guessDate } from "../../schema/fields.ts";
import { parseDuration, parseTimeOfDay, parseTimeSpan } from "../../schema/time.ts";
import { type Columns, cellOf, columnsOf, type Table, type TableRow, tableOf, unreadColumns } from "../csv.ts";
import type { Format } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { readAuthors } from "../people/names.ts";
import type { ItemRow, Person } from "../row.ts";
import { gridsOf, sheetOf } from "../sheets.ts";
import { itemRow, type ProgrammeContext, type Slot, tidied } from "./item.ts";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  date: ["date", "day"],
  start: ["start", "start time", "time", "from", "begin", "begins", "starts", "starts at"],
  end: ["end", "end time", "to", "until", "ends", "finish", "ends at"],
  duration: ["duration", "length", "minutes"],
  title: ["title", "talk", "talk title", "session title", "topic", "event", "activity", "what", "name"],
  speakers: ["speakers", "speaker", "speaker s", "presenter", "presenters", "authors", "who"],
  affiliation: ["affiliation", "affiliations", "institution", "organization", "organisation"],
  room: ["room", "location", "place", "venue", "where"],
  track: ["track", "stream"],
  type: ["type", "kind", "format", "session type"],
  abstract: ["abstract", "description", "details", "summary"],
  chair: ["chair", "session chair", "chairs"],
  moderator: ["moderator"],
  panelists: ["panelists", "panellists"],
  slides: ["slides"],
  video: ["video", "recording"],
  online: ["online", "stream url", "zoom", "meeting"],
  id: ["id", "talk id", "session id"],
};

/** Any table with one item per row. */
export const programmeTable: Format<ItemRow, ProgrammeContext> = {
  name: "csv",
  about: "any table (.csv, .tsv, .xlsx or Markdown), one item per row; --map says which column is which",
  recognise: (content) => (gridsOf(content).length > 0 ? "a table" : undefined),
  read(content, context) {
    const grid = sheetOf(content, NAMES, context);
    return grid ? itemsIn(tableOf(grid, NAMES, context.options, context.notes), context) : [];
  },
};

function itemsIn(table: Table, context: ProgrammeContext): readonly ItemRow[] {
  const columns = columnsOf(table, NAMES, context.options);
  context.notes.notRead("columns", unreadColumns(table, columns.values()));
  for (const field of ["date", "start"]) if (!columns.has(field)) throw noColumn(field, table);
  const days = new Days(columns, context);
  const items = table.rows.flatMap((row) => {
    const date = days.dateOf(row);
    return date === undefined ? [] : (itemOf(row, columns, date, context) ?? []);
  });
  return tidied(items, context.notes);
}

function noColumn(field: string, { name, columns }: Table): ImportMistake {
  const advice = `say which column has it: --map ${field}=Column`;
  return new ImportMistake(`${name}:1: no column is called ${field}; there are ${columns.join(", ")}; ${advice}`);
}

/** A date may appear only in the first row of its day, as merged cells are saved. */
class Days {
  #before: string | undefined;
  #isNoted = false;

  private readonly columns: Columns;
  private readonly context: ProgrammeContext;

  constructor(columns: Columns, context: ProgrammeContext) {
    this.columns = columns;
    this.context = context;
  }

  /** The date of a row; a row without one is noted. */
  dateOf(row: TableRow): string | undefined {
    const { notes } = this.context;
    const cell = cellOf(row, this.columns, "date");
    if (cell === undefined) return this.#sameAsBefore(row);
    const date = /^\d{4}-\d{2}-\d{2}/.exec(cell)?.[0] ?? guessDate(withoutWeekday(cell));
    if (date === undefined) notes.skip(row.place, "on a day that is not understood; write 2030-05-06", `"${cell}"`);
    else this.#before = date;
    return date;
  }

  #sameAsBefore({ place }: TableRow): string | undefined {
    const { notes } = this.context;
    if (this.#before === undefined) notes.skip(place, "without a date");
    else if (!this.#isNoted) notes.guess(place, "this and further rows without a date are on that of the row above");
    this.#isNoted ||= this.#before !== undefined;
    return this.#before;
  }
}

/** `Monday, 6 May 2030` includes the weekday. */
function withoutWeekday(text: string): string {
  return text.replace(/^\p{L}+,?\s+(?=\d|\p{L}+ \d)/u, "");
}

function itemOf(row: TableRow, columns: Columns, date: string, context: ProgrammeContext): ItemRow | undefined {
  const { place } = row;
  const cell = (field: string) => cellOf(row, columns, field);
  const slot = slotOf(cell, date);
  const title = cell("title");
  if (!slot || (title === undefined && cell("speakers") === undefined)) {
    const what = slot ? "without a title" : "without a time that is understood";
    context.notes.skip(place, what, title && `"${title}"`);
    return undefined;
  }
  const people = (field: string) => {
    const text = cell(field);
    return text === undefined ? undefined : readAuthors(text, place, context.notes);
  };
  const fields = {
    id: cell("id"),
    title,
    room: cell("room"),
    track: cell("track"),
    abstract: cell("abstract"),
    chair: people("chair"),
    moderator: people("moderator"),
    panelists: people("panelists"),
    slides: cell("slides"),
    video: cell("video"),
    online: cell("online"),
  };
  const speakers = withAffiliation(people("speakers") ?? [], cell("affiliation"));
  return itemRow({ place, slot, type: cell("type"), fields, speakers }, context);
}

/** The affiliations column belongs to a lone speaker, or has one entry per speaker. */
function withAffiliation(speakers: readonly Person[], text: string | undefined): readonly Person[] {
  if (text === undefined) return speakers;
  const each = speakers.length === 1 ? [text] : text.split(/\s*[;\n]\s*/);
  return speakers.map((speaker, index) => {
    const affiliation = speaker.affiliation ?? (each.length === speakers.length ? each[index] : undefined);
    return affiliation ? { ...speaker, affiliation } : speaker;
  });
}

function slotOf(cell: (field: string) => string | undefined, date: string): Slot | undefined {
  const span = parseTimeSpan(withoutDate(cell("start") ?? ""));
  if ("wrong" in span) return undefined;
  const start = span.start.minutes;
  const stated = parseTimeOfDay(withoutDate(cell("end") ?? ""));
  const length = parseDuration(cell("duration") ?? "");
  const end =
    "wrong" in stated ? (span.end?.minutes ?? (length === undefined ? undefined : start + length)) : stated.minutes;
  return { date, start, end: end !== undefined && end < start ? end + 1440 : end };
}

/** Spreadsheets save times with a date before them and seconds after them. */
function withoutDate(text: string): string {
  return text.replace(/^\d{4}-\d{2}-\d{2}[T ]/, "");
}
