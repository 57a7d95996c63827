/** Merges rows of an import into the entries of a data file. */
import { type DataFile, readDataFile } from "../edit/data-file.ts";
import { added, isAlias, replaced } from "../edit/mapping.ts";
import { type Edit, entryOf } from "../edit/splice.ts";
import type { Value } from "../edit/yaml-writer.ts";
import type { MappingNode } from "../load/yaml-node.ts";
import { renewed } from "./differences.ts";
import { ImportMistake } from "./input.ts";
import type { Fields, Notes } from "./row.ts";
import { written } from "./values.ts";

/** An entry that the import changes. */
export interface Change {
  readonly name: string;
  /** The fields whose values change. */
  readonly fields: readonly string[];
}

/** A data file after the import. */
export interface Merged {
  /** From the site folder, with forward slashes. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly added: number;
  readonly changed: readonly Change[];
  /** The number of entries that the import names but need not change. */
  readonly same: number;
}

/**
 * Reads the data file that the rows go into.
 * @throws ImportMistake if it is not YAML, as nothing can be found in it then
 */
export function readForMerge(file: string, text: string): DataFile {
  const read = readDataFile(file, text);
  if (read) return read;
  throw new ImportMistake(`${file} has mistakes; "lectern check" shows them, and they have to be mended first`);
}

/** The edits that bring an entry in line with a row, and the fields they change. */
export function entryEdits(
  file: DataFile,
  mapping: MappingNode,
  fields: Fields,
  place: string,
  notes: Notes,
): { readonly edits: readonly Edit[]; readonly changed: readonly string[] } {
  const edits: Edit[] = [];
  const missing: [string, Value][] = [];
  const changed: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const entry = entryOf(mapping, name);
    const now = entry && renewed(name, entry.value, file.source, value);
    if (entry && now === undefined) continue;
    if (entry && isAlias(entry)) {
      notes.leaveOut(place, `${name}: ${file.source.file} has an alias there, which has to be changed by hand`);
      continue;
    }
    changed.push(name);
    if (entry && now !== undefined) edits.push(replaced(file.text, mapping, entry, now));
    else missing.push([name, written(name, value)]);
  }
  return { edits: [...edits, ...added(file.text, mapping, missing)], changed };
}

/** The text of a key in a mapping, if any. */
export function textAt(mapping: MappingNode, key: string): string | undefined {
  const value = entryOf(mapping, key)?.value;
  return value?.kind === "text" && value.value.trim() !== "" ? value.value.trim() : undefined;
}
