/**
 * Lists of mappings in JSON and YAML as tables whose headings are their keys, as sites and scripts of all kinds write
 * papers: a list, a list below a key, or a mapping from ids to mappings.
 */
import type { Grid, TableRow } from "./csv.ts";
import { fullName } from "./people/names.ts";
import { oneLine } from "./text.ts";
import { isObject, stringOf, type Tree, type TreeObject } from "./tree.ts";

/** Mappings that belong together, with the key below which they stand. */
interface Records {
  readonly title: string | undefined;
  readonly items: readonly { readonly id: string | undefined; readonly item: TreeObject }[];
}

/** Deeper mappings are no cells of a table. */
const DEEPEST = 3;

/** The headings of each list of mappings in a tree; no key counts as read. */
export function headingsOfRecords(tree: Tree): readonly (readonly string[])[] {
  return recordsIn(tree.value, false).map(({ items }) => [...new Set(items.flatMap(({ item }) => Object.keys(item)))]);
}

/** The lists of mappings in a tree; those of several keys are like the sheets of a workbook. */
export function gridsOfRecords(name: string, tree: Tree): readonly Grid[] {
  const all = recordsIn(tree.value, true);
  return all.map(({ title, items }) => {
    const cells = items.map(({ id, item }) => {
      const own = new Map(id === undefined || "id" in item ? [] : [["id", id]]);
      addCells(item, "", own, 0);
      return { place: tree.placeOf(item), own };
    });
    const columns = [...new Set(cells.flatMap(({ own }) => [...own.keys()]))];
    const rows = cells.map(({ place, own }) =>
      rowAt(
        place,
        columns.map((column) => own.get(column) ?? ""),
      ),
    );
    const [first] = rows;
    const header = rowAt(first?.place ?? name, columns);
    return { name, ...(all.length > 1 && title !== undefined ? { sheet: title } : {}), rows: [header, ...rows] };
  });
}

function rowAt(place: string, cells: readonly string[]): TableRow {
  return { place, cells, placeOf: () => place };
}

/** @param isRead whether the keys above the lists count as read from now on */
function recordsIn(value: unknown, isRead: boolean): readonly Records[] {
  const own = recordsOf(value, undefined, isRead);
  if (own) return [own];
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const below = recordsOf(peek(value, key), key, isRead);
    return below && (!isRead || value[key] !== undefined) ? [below] : [];
  });
}

function recordsOf(value: unknown, title: string | undefined, isRead: boolean): Records | undefined {
  if (Array.isArray(value)) {
    const items = value.filter(isObject);
    return items.length > 0 && items.length === value.length
      ? { title, items: items.map((item) => ({ id: undefined, item })) }
      : undefined;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.keys(value).map((id) => ({ id, item: peek(value, id) }));
  const items = entries.flatMap(({ id, item }) => (isObject(item) ? [{ id, item }] : []));
  const isTitled = items.every(({ item }) => Object.keys(item).some((key) => /^title$/i.test(key)));
  if (items.length === 0 || items.length < entries.length || !isTitled) return undefined;
  if (isRead) for (const { id } of items) void value[id];
  return { title, items };
}

/** The values of a mapping as texts of cells; those of mappings in it go to columns such as `links.pdf`. */
function addCells(item: TreeObject, before: string, cells: Map<string, string>, depth: number): void {
  for (const key of Object.keys(item)) {
    const value = item[key];
    const column = `${before}${key}`;
    if (isObject(value)) {
      if (depth < DEEPEST) addCells(value, `${column}.`, cells, depth + 1);
    } else cells.set(column, Array.isArray(value) ? listText(value) : scalarText(value));
  }
}

function scalarText(value: unknown): string {
  return value === null || value === undefined ? "" : String(value).trim();
}

/** A list as table readers know it: `["a", "b"]`; people as `Name (Affiliation)`. */
function listText(values: readonly unknown[]): string {
  const texts = values.flatMap((value) => {
    const text = isObject(value) ? personText(value) : Array.isArray(value) ? "" : oneLine(scalarText(value));
    return text === "" ? [] : [text];
  });
  const [only = ""] = texts;
  return texts.length < 2 && !/[,;|]/.test(only) ? only : JSON.stringify(texts);
}

function personText(value: TreeObject): string {
  const first = stringOf(value.first_name) ?? stringOf(value.given_name) ?? stringOf(value.first);
  const last = stringOf(value.last_name) ?? stringOf(value.family_name) ?? stringOf(value.last);
  const name =
    stringOf(value.name) ??
    stringOf(value.fullname) ??
    stringOf(value.full_name) ??
    (fullName(first, last) || (stringOf(value.label) ?? ""));
  const places = [value.affiliation, value.institution, value.affiliations, value.organization, value.university];
  const [place] = places.flatMap((one) => stringOf(Array.isArray(one) ? one.map(placeText).join(" and ") : one) ?? []);
  return oneLine(place === undefined || name === "" ? name : `${name} (${place})`);
}

function placeText(value: unknown): string {
  return stringOf(isObject(value) ? value.name : value) ?? "";
}

/** A value, without its key counting as read. */
function peek(part: TreeObject, key: string): unknown {
  return Object.getOwnPropertyDescriptor(part, key)?.value;
}
