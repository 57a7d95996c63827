/** The first rows of an import as they were understood, as a small table: a column taken for another is seen there at once. */
import { DateTime } from "luxon";
import { shortened } from "../model/text.ts";
import type { PersonRow } from "./people/file.ts";
import type { FieldValue, ItemRow, Row } from "./row.ts";

/** So many rows tell how a file was understood. */
const ROWS = 3;
/** Characters that a cell may take. */
const WIDTH = 44;

type AnyRow = Pick<Row, "place"> & Partial<Row> & Partial<Pick<ItemRow, "date" | "start" | "end">> & Partial<PersonRow>;

/** Lines of aligned columns with their headings; none without rows. */
export function previewOf(rows: readonly AnyRow[]): readonly string[] {
  const records = rows.slice(0, ROWS).map(recordOf);
  const [first] = records;
  if (first === undefined) return [];
  const columns = [...first.keys()].filter((name) => records.some((record) => record.get(name)));
  const lines = [columns, ...records.map((record) => columns.map((name) => shortened(record.get(name) ?? "", WIDTH)))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => [...(line[index] ?? "")].length)));
  return lines.map((line) => `    ${line.map((cell, index) => padded(cell, widths[index] ?? 0)).join("  ")}`.trimEnd());
}

function padded(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(0, width - [...cell].length));
}

function recordOf({ fields = {}, date, start, end, person, group }: AnyRow): ReadonlyMap<string, string> {
  if (person) return record({ name: person.name, affiliation: person.affiliation, group });
  const title = wordsOf(fields.title);
  if (date === undefined || start === undefined)
    return record({ title, authors: wordsOf(fields.authors), kind: wordsOf(fields.kind) });
  const time = end === undefined ? clock(start) : `${clock(start)}–${clock(end)}`;
  const day = DateTime.fromISO(date, { zone: "utc" }).toFormat("ccc yyyy-MM-dd", { locale: "en" });
  return record({ day, time, room: wordsOf(fields.room), title: title ?? wordsOf(fields.type) });
}

function record(cells: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(cells).map(([name, cell]) => [name, cell ?? ""]));
}

/** @param minutes after midnight */
function clock(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, "0"));
  return `${hour}:${minute}`;
}

/** A text, or the names of people. */
function wordsOf(value: FieldValue | undefined): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  return value.map((one) => (typeof one === "string" ? one : "name" in one ? one.name : one.label)).join(", ");
}
