/** Merges imported papers into `data/papers.yaml`. */
import { appended, type DataFile, edited, withFirstEntries } from "../../edit/data-file.ts";
import { type Edit, entryOf } from "../../edit/splice.ts";
import type { ValueMap } from "../../edit/yaml-writer.ts";
import { Report } from "../../load/diagnostics.ts";
import { plural } from "../../load/format.ts";
import { plainValue } from "../../load/shape.ts";
import type { ListNode, MappingNode } from "../../load/yaml-node.ts";
import { titleKey } from "../../model/references.ts";
import { fold } from "../../schema/suggest.ts";
import { ImportMistake } from "../input.ts";
import { type Change, entryEdits, type Merged, readForMerge, textAt } from "../merge.ts";
import { type Notes, nameOf, type Person, type Row, textOf } from "../row.ts";
import { written } from "../values.ts";

const FILE = "data/papers.yaml";
const COMMENT = "The accepted papers. An entry without kind is a poster.";

/** What says how a paper is presented: its kind, or what only posters have. */
const SHOWN_AS = ["kind", "session", "board", "poster"] as const;

/** The file with the papers merged: known papers updated, new ones at the end. */
export function mergePapers(text: string, rows: readonly Row[], notes: Notes): Merged {
  const file = readForMerge(FILE, text);
  const list = listIn(file);
  const known = new Known(file, list, notes);
  const edits: Edit[] = [];
  const changed: Change[] = [];
  const fresh: Row[] = [];
  let same = 0;
  const ofNoKind: Row[] = [];
  for (const one of rows) {
    const row = withoutDefaults(one);
    const entry = known.find(row);
    if (entry === undefined) {
      if (!known.isNew(row)) continue;
      fresh.push(known.added(row));
      if (SHOWN_AS.every((field) => one.fields[field] === undefined)) ofNoKind.push(row);
      continue;
    }
    // An import never changes an address: the id stays, or the title determines it.
    const renewal = entryEdits(file, entry, { ...row.fields, id: undefined }, row.place, notes);
    edits.push(...renewal.edits);
    if (renewal.changed.length > 0) changed.push({ name: nameOf(row), fields: renewal.changed });
    else same++;
  }
  if (ofNoKind[0]) {
    const [count, are] = [
      ofNoKind.length,
      ofNoKind.length === 1 ? "it is listed as a poster" : "they are listed as posters",
    ];
    notes.guess(
      ofNoKind[0].place,
      `nothing says how ${plural(count, "paper")} will be presented, so ${are}; where that is wrong, write kind: oral`,
    );
  }
  const values = fresh.map(entryValue);
  const after = list
    ? edited(text, [...edits, ...appended(text, list, values)])
    : values.length === 0
      ? text
      : withFirstEntries(text, values, COMMENT);
  return { file: FILE, before: text, after, added: fresh.length, changed, same };
}

/** A row without what an entry is if it says nothing. */
function withoutDefaults(row: Row): Row {
  return row.fields.kind === "poster" ? { ...row, fields: { ...row.fields, kind: undefined } } : row;
}

function listIn({ root }: DataFile): ListNode | undefined {
  if (root === undefined || root.kind === "list") return root;
  throw new ImportMistake(`${FILE} is no list of papers; "lectern check" shows what is wrong`);
}

function entryValue({ fields }: Row): ValueMap {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === undefined ? undefined : written(name, value)]),
  );
}

/** The papers in the file, each of which matches at most one row, and those that the import adds. */
class Known {
  readonly #byId = new Map<string, MappingNode>();
  readonly #byTitle = new Map<string, readonly MappingNode[]>();
  readonly #taken = new Set<MappingNode>();
  /** The titles of entries without an id that a row matched. */
  readonly #takenTitles = new Set<string>();
  readonly #freshById = new Map<string, Row>();
  readonly #freshByTitle = new Map<string, Row>();

  private readonly file: DataFile;
  private readonly notes: Notes;

  constructor(file: DataFile, list: ListNode | undefined, notes: Notes) {
    this.file = file;
    this.notes = notes;
    for (const entry of list?.items ?? []) {
      if (entry.kind !== "mapping") continue;
      const [id, title] = [textAt(entry, "id"), keyOf(textAt(entry, "title"))];
      if (id !== undefined && !this.#byId.has(id)) this.#byId.set(id, entry);
      if (title !== undefined) this.#byTitle.set(title, [...(this.#byTitle.get(title) ?? []), entry]);
    }
  }

  /** The entry with the row's id, else with its title. */
  find(row: Row): MappingNode | undefined {
    const found = this.#withId(row) ?? this.#withTitle(row);
    if (found === undefined) return undefined;
    this.#taken.add(found);
    const title = keyOf(textAt(found, "title"));
    if (title !== undefined && textAt(found, "id") === undefined) this.#takenTitles.add(title);
    return found;
  }

  #withId(row: Row): MappingNode | undefined {
    const id = textOf(row.fields, "id");
    const found = id === undefined ? undefined : this.#byId.get(id);
    if (found === undefined || this.#taken.has(found)) return undefined;
    // Two systems may use the same paper numbers.
    const hasTitle = keyOf(textAt(found, "title")) === titleOf(row);
    return hasTitle || this.#sharesAuthor(found, row) ? found : undefined;
  }

  #withTitle(row: Row): MappingNode | undefined {
    const found = (this.#byTitle.get(titleOf(row) ?? "") ?? []).filter((entry) => !this.#taken.has(entry));
    return found.find((entry) => this.#sharesAuthor(entry, row)) ?? found[0];
  }

  #sharesAuthor(entry: MappingNode, { fields }: Row): boolean {
    const authors = entryOf(entry, "authors")?.value;
    if (!authors) return false;
    const said = fold(JSON.stringify(plainValue(authors, this.file.source, new Report())));
    return ((fields.authors ?? []) as readonly Person[]).some(({ name }) => said.includes(fold(name)));
  }

  /** Whether an unmatched row is a paper of its own; notes duplicates within the import. */
  isNew(row: Row): boolean {
    const title = titleOf(row);
    const twin = title === undefined ? undefined : this.#freshByTitle.get(title);
    const isTold = twin?.fields.id !== undefined && row.fields.id !== undefined;
    if ((title !== undefined && this.#takenTitles.has(title)) || (twin && !isTold)) {
      this.notes.passOver(row.place, "with the title of another paper in the file", nameOf(row));
      return false;
    }
    if (twin) this.notes.guess(row.place, `${nameOf(row)} has the title of another paper (${twin.place})`);
    return true;
  }

  /** The row as it is added: without its id if another paper has it. */
  added(row: Row): Row {
    const free = this.#withFreeId(row);
    const [id, title] = [textOf(free.fields, "id"), titleOf(free)];
    if (id !== undefined) this.#freshById.set(id, free);
    if (title !== undefined && !this.#freshByTitle.has(title)) this.#freshByTitle.set(title, free);
    return free;
  }

  #withFreeId(row: Row): Row {
    const id = textOf(row.fields, "id");
    if (id === undefined) return row;
    const entry = this.#byId.get(id);
    const other = this.#freshById.get(id);
    const owner = entry ? `"${textAt(entry, "title")}"` : other && nameOf(other);
    if (owner === undefined) return row;
    this.notes.leaveOut(row.place, `id: "${id}" is that of another paper, ${owner}`);
    return { ...row, fields: { ...row.fields, id: undefined } };
  }
}

function titleOf(row: Row): string | undefined {
  return keyOf(textOf(row.fields, "title"));
}

function keyOf(title: string | undefined): string | undefined {
  return title === undefined ? undefined : titleKey(title);
}
