/** Merges imported papers into `data/papers.yaml`. */
import { appended, type DataFile, edited, withFirstEntries } from "../../edit/data-file.ts";
import { type Edit, entryOf } from "../../edit/splice.ts";
import type { ValueMap } from "../../edit/yaml-writer.ts";
import { Report } from "../../load/diagnostics.ts";
import { plainValue } from "../../load/shape.ts";
import type { ListNode, MappingNode } from "../../load/yaml-node.ts";
import { sameTitle } from "../../model/references.ts";
import { fold } from "../../schema/suggest.ts";
import { ImportMistake } from "../input.ts";
import { type Change, entryEdits, type Merged, readForMerge, textAt } from "../merge.ts";
import { type Notes, nameOf, type Person, type Row, textOf } from "../row.ts";
import { written } from "../values.ts";

const FILE = "data/papers.yaml";
const COMMENT = "The accepted papers. An entry without kind is a poster.";

/** The file with the papers merged: known papers updated, new ones at the end. */
export function mergePapers(text: string, rows: readonly Row[], notes: Notes): Merged {
  const file = readForMerge(FILE, text);
  const list = listIn(file);
  const known = new Known(file, list, notes);
  const edits: Edit[] = [];
  const changed: Change[] = [];
  const fresh: Row[] = [];
  let same = 0;
  for (const row of rows) {
    const entry = known.find(row);
    if (entry === undefined) {
      if (known.isNew(row, fresh)) fresh.push(known.withFreeId(row, fresh));
      continue;
    }
    // An import never changes an address: the id stays, or the title determines it.
    const renewal = entryEdits(file, entry, { ...row.fields, id: undefined }, row.place, notes);
    edits.push(...renewal.edits);
    if (renewal.changed.length > 0) changed.push({ name: nameOf(row), fields: renewal.changed });
    else same++;
  }
  const values = fresh.map(entryValue);
  const after = list
    ? edited(text, [...edits, ...appended(text, list, values)])
    : values.length === 0
      ? text
      : withFirstEntries(text, values, COMMENT);
  return { file: FILE, before: text, after, added: fresh.length, changed, same };
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

/** The papers in the file; each matches at most one row. */
class Known {
  readonly #entries: readonly MappingNode[];
  readonly #taken = new Set<MappingNode>();

  private readonly file: DataFile;
  private readonly notes: Notes;

  constructor(file: DataFile, list: ListNode | undefined, notes: Notes) {
    this.file = file;
    this.notes = notes;
    this.#entries = (list?.items ?? []).filter((item) => item.kind === "mapping");
  }

  /** The entry with the row's id, else with its title. */
  find(row: Row): MappingNode | undefined {
    const free = this.#entries.filter((entry) => !this.#taken.has(entry));
    const found = this.#byId(row, free) ?? this.#byTitle(row, free);
    if (found) this.#taken.add(found);
    return found;
  }

  #byId(row: Row, free: readonly MappingNode[]): MappingNode | undefined {
    const id = textOf(row.fields, "id");
    const found = id === undefined ? undefined : free.find((entry) => textAt(entry, "id") === id);
    // Two systems may use the same paper numbers.
    return found && (hasTitle(found, row) || this.#sharesAuthor(found, row)) ? found : undefined;
  }

  #byTitle(row: Row, free: readonly MappingNode[]): MappingNode | undefined {
    const found = free.filter((entry) => hasTitle(entry, row));
    return found.find((entry) => this.#sharesAuthor(entry, row)) ?? found[0];
  }

  #sharesAuthor(entry: MappingNode, { fields }: Row): boolean {
    const authors = entryOf(entry, "authors")?.value;
    if (!authors) return false;
    const said = fold(JSON.stringify(plainValue(authors, this.file.source, new Report())));
    return ((fields.authors ?? []) as readonly Person[]).some(({ name }) => said.includes(fold(name)));
  }

  /** Whether an unmatched row is a paper of its own; notes duplicates within the import. */
  isNew(row: Row, fresh: readonly Row[]): boolean {
    const twin = fresh.find((other) => sameTitle(textOf(other.fields, "title"), textOf(row.fields, "title")));
    const taken = [...this.#taken].some((entry) => hasTitle(entry, row) && textAt(entry, "id") === undefined);
    const isTold = twin?.fields.id !== undefined && row.fields.id !== undefined;
    if (taken || (twin && !isTold)) {
      this.notes.passOver(row.place, "with the title of another paper in the file", nameOf(row));
      return false;
    }
    if (twin) this.notes.guess(row.place, `${nameOf(row)} has the title of another paper (${twin.place})`);
    return true;
  }

  /** The row, without its id if another paper has it. */
  withFreeId(row: Row, fresh: readonly Row[]): Row {
    const id = textOf(row.fields, "id");
    if (id === undefined) return row;
    const entry = this.#entries.find((one) => textAt(one, "id") === id);
    const other = fresh.find(({ fields }) => fields.id === id);
    const owner = entry ? `"${textAt(entry, "title")}"` : other && nameOf(other);
    if (owner === undefined) return row;
    this.notes.leaveOut(row.place, `id: "${id}" is that of another paper, ${owner}`);
    return { ...row, fields: { ...row.fields, id: undefined } };
  }
}

function hasTitle(entry: MappingNode, row: Row): boolean {
  return sameTitle(textAt(entry, "title"), textOf(row.fields, "title"));
}
