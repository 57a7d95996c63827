/** Where imported people go. */

import { nameKey } from "../../schema/name.ts";
import { ImportMistake } from "../input.ts";
import type { Notes } from "../row.ts";
import type { PeopleFile, PersonRow } from "./file.ts";

/** A data file, and the group in it, if one is meant. */
export interface Target {
  readonly file: PeopleFile;
  readonly group: string | undefined;
}

/**
 * The file and group that `--to` names: one of the files of people, or the title of a group in data/people.yaml.
 * @throws ImportMistake if nothing is said
 */
export function groupOf(to: string | undefined): Target {
  const name = to?.trim() ?? "";
  if (name === "") {
    const examples = '--to committee, --to organizers, --to speakers, or another group such as --to "Area chairs"';
    throw new ImportMistake(`people go to a group; say which: ${examples}`, true);
  }
  const word = name.toLowerCase().replace(/^organisers$/, "organizers");
  if (word === "committee" || word === "organizers" || word === "speakers") return { file: word, group: undefined };
  return { file: "people", group: name };
}

/** All people in the group that the command line names, in place of those of the file. */
export function inOneGroup(rows: readonly PersonRow[], group: string, notes: Notes): readonly PersonRow[] {
  const own = new Set(
    rows.flatMap((row) => (row.group === undefined || row.group === group ? [] : [`"${row.group}"`])),
  );
  notes.notRead("headings", [...own]);
  const first = new Map<string, PersonRow>();
  for (const row of rows) {
    const key = nameKey(row.person.name);
    if (first.has(key)) notes.passOver(row.place, "listed twice", `"${row.person.name}"`);
    else first.set(key, { ...row, group });
  }
  return [...first.values()];
}
