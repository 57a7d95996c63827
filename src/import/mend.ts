/**
 * What a stranger typed must not refuse the rest of a file: values that would be errors in the data files are kept as
 * words or left out, and listed.
 */
import { readDataFile } from "../edit/data-file.ts";
import type { Diagnostic } from "../load/diagnostics.ts";
import type { YamlNode } from "../load/yaml-node.ts";
import { nameKey } from "../schema/name.ts";
import { fold } from "../schema/suggest.ts";
import { type Merged, textAt } from "./merge.ts";
import type { PersonRow } from "./people/file.ts";
import type { Fields, Notes, Person, Row, SessionRow } from "./row.ts";
import { oneLine } from "./text.ts";

/** A value that would be an error. */
export interface Mend {
  /** The title of its entry, or the name of its person. */
  readonly of: string;
  readonly key: string;
  /** The text that is wrong: entries of one title may have others. Undefined for names, and what is no text. */
  readonly value?: string;
  /**
   * Markdown loses its links first, and a name that is nearly another's is listed as one of its own; what is still wrong
   * then, and all else, is left out.
   */
  readonly how: "as words" | "listed" | "left out";
  /** What is wrong with it. */
  readonly why: string;
  /** The data file with the name, if the import leaves that file as it is, and brings people of nearly that name. */
  readonly file?: string;
}

/** Markdown whose links can be given up. */
const MARKDOWN: ReadonlySet<string> = new Set(["abstract", "bio"]);

/**
 * The values that draw errors in the merged files.
 * @param before what was mended already, and did not help
 */
export function mendsFor(
  errors: readonly Diagnostic[],
  merged: readonly Merged[],
  before: readonly Mend[],
): readonly Mend[] {
  const mends = new Map<string, Mend>();
  const known = new Map(before.map((mend) => [keyOf(mend.how === "as words" ? asWords(mend) : mend), mend]));
  const texts = new Map<string, Text>();
  for (const { code, file, line, column, endColumn, message, hint, excerpt } of errors) {
    const after = merged.find((one) => one.file === file)?.after;
    if (after !== undefined && !texts.has(file)) texts.set(file, textIn(file, after));
    const text = texts.get(file);
    const found = text && valueAt(text, line, column);
    const why = hint === undefined ? message : `${message}; ${hint}`;
    const named = { of: excerpt.slice(column - 1, endColumn - 1), key: "name" };
    if (!found) {
      const isOfOthers = code === "unknown-person" && after === undefined;
      if (isOfOthers) mends.set(keyOf(named), { ...named, how: "listed", why, file });
      continue;
    }
    if (code === "unknown-person" && !known.has(keyOf(named)))
      mends.set(keyOf(named), { ...named, how: "listed", why });
    else {
      const tried = known.get(keyOf(found));
      const value = tried?.value ?? found.value;
      const how = MARKDOWN.has(found.key) && !tried ? "as words" : "left out";
      mends.set(keyOf(found), { ...found, ...(value === undefined ? {} : { value }), how, why });
    }
  }
  return [...mends.values()];
}

/** A value that is wrong, and where it stands. */
type Wrong = Pick<Mend, "of" | "key" | "value">;

function keyOf({ of, key, value }: Wrong): string {
  return JSON.stringify([of, key, value]);
}

/** What stands in the file once links are given up. */
function asWords({ of, key, value }: Wrong): Wrong {
  return { of, key, ...(value === undefined ? {} : { value: withoutLinks(value) }) };
}

/** A merged file, in which places are looked up. */
interface Text {
  readonly root: YamlNode | undefined;
  /** The offset at which each line begins. */
  readonly starts: readonly number[];
}

function textIn(file: string, text: string): Text {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { root: readDataFile(file, text)?.root, starts };
}

/** The value at a place, its key, and the title or name of the mapping that it is in. */
function valueAt({ root, starts }: Text, line: number, column: number): Wrong | undefined {
  const offset = (starts[line - 1] ?? 0) + column - 1;
  let found: Wrong | undefined;
  const visit = (node: YamlNode): void => {
    if (node.kind === "list")
      for (const item of node.items) if (offset >= item.start && offset <= item.end) visit(item);
    if (node.kind !== "mapping") return;
    const of = textAt(node, "title") ?? textAt(node, "name");
    for (const { key, value } of node.entries) {
      if (offset < key.start || offset > value.end) continue;
      const said = value.kind === "text" && key.value !== "name" ? { value: value.value.trim() } : {};
      if (of !== undefined) found = { of, key: key.value, ...said };
      visit(value);
    }
  };
  if (root) visit(root);
  return found;
}

/** Applies mends to rows; each is noted where it meets one. */
export class Mender {
  readonly #byTitle = new Map<string, Mend[]>();
  readonly #byName = new Map<string, Mend[]>();
  readonly #sessions = new Map<SessionRow, SessionRow>();

  private readonly notes: Notes;

  constructor(mends: readonly Mend[], notes: Notes) {
    this.notes = notes;
    // Of one value, the last holds.
    for (const mend of new Map(mends.map((mend) => [keyOf(mend), mend])).values()) {
      add(this.#byTitle, fold(mend.of), mend);
      add(this.#byName, nameKey(mend.of), mend);
    }
  }

  /** The names that go to data/speakers.yaml, normalised for comparison. */
  get listed(): readonly string[] {
    return [...this.#byName].flatMap(([name, mends]) => (mends.some(({ how }) => how === "listed") ? [name] : []));
  }

  /** People whom other data files name, to be listed as the import brings somebody of nearly their name. */
  strangers(place: string): readonly PersonRow[] {
    const all = [...this.#byName.values()].flat().filter(({ file }) => file !== undefined);
    return all.map(({ of, why, file }) => {
      this.notes.lookAt("", `"${of}" in ${file} was added to data/speakers.yaml: ${why}`);
      return { place, person: { name: of } };
    });
  }

  /** A row of a paper or an item, or nothing if it cannot stand at all. */
  row<R extends Row>(row: R & { readonly session?: SessionRow }): readonly R[] {
    const fields = this.#fields(row.fields, row.place);
    if (fields === undefined) return [];
    return [{ ...row, fields, ...(row.session ? { session: this.#session(row.session) } : {}) }];
  }

  /** Rows that share a session still do; one whose title cannot stand has none. */
  #session(session: SessionRow): SessionRow {
    const known = this.#sessions.get(session);
    if (known) return known;
    const fields = this.#fields(session.fields, session.place) ?? { ...session.fields, title: undefined };
    const mended = { ...session, fields };
    this.#sessions.set(session, mended);
    return mended;
  }

  /** A row of a person, likewise. */
  person<R extends PersonRow>(row: R): readonly R[] {
    const person = this.#person(row.person, row.place);
    return person === undefined ? [] : [{ ...row, person }];
  }

  #fields(fields: Fields, place: string): Fields | undefined {
    const title = fields.title;
    const own = typeof title === "string" ? (this.#byTitle.get(fold(title)) ?? []) : [];
    if (own.some(({ key }) => key === "title")) {
      this.notes.skip(place, `with a title that cannot stand (${own[0]?.why})`, `"${title}"`);
      return undefined;
    }
    const result: Record<string, Fields[string]> = { ...this.#mended(fields, own, place) };
    for (const [key, value] of Object.entries(result)) if (isPeople(value)) result[key] = this.#people(value, place);
    return result;
  }

  #people(people: readonly Person[], place: string): readonly Person[] {
    return people.flatMap((person) => this.#person(person, place) ?? []);
  }

  #person(person: Person, place: string): Person | undefined {
    const own = this.#byName.get(nameKey(person.name)) ?? [];
    const listed = own.find(({ how }) => how === "listed");
    if (listed) this.notes.lookAt(place, `"${person.name}" was added to data/speakers.yaml: ${listed.why}`);
    else if (own.some(({ key }) => key === "name")) {
      this.notes.lookAt(place, `"${person.name}" was left out: ${own[0]?.why}`);
      return undefined;
    }
    return this.#mended(
      { ...person },
      own.filter(({ key }) => key !== "name"),
      place,
    ) as unknown as Person;
  }

  #mended(fields: Fields, mends: readonly Mend[], place: string): Fields {
    const result: Record<string, Fields[string]> = { ...fields };
    for (const { key, how, why, of, value: wrong } of mends) {
      const value = result[key];
      if (value === undefined) continue;
      if (wrong !== undefined && typeof value === "string" && oneLine(value) !== oneLine(wrong)) continue;
      result[key] = how === "as words" && typeof value === "string" ? withoutLinks(value) : undefined;
      this.notes.lookAt(place, `${key} of "${of}" ${how === "as words" ? "lost its links" : "was left out"}: ${why}`);
    }
    return result;
  }
}

function add(all: Map<string, Mend[]>, key: string, mend: Mend): void {
  const own = all.get(key);
  if (own) own.push(mend);
  else all.set(key, [mend]);
}

function isPeople(value: Fields[string]): value is readonly Person[] {
  return Array.isArray(value) && value.some((one) => typeof one === "object" && "name" in one);
}

/** The words of Markdown's links and pictures, without the addresses (CommonMark 0.31, 6.3). */
function withoutLinks(markdown: string): string {
  return markdown.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[[\]]/g, "\\$&");
}
