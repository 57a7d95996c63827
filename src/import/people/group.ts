/** Where imported people go. */
import { ImportMistake } from "../input.ts";
import type { PeopleFile } from "./file.ts";

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
