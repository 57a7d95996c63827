import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { commentedOut, yamlText } from "../edit/yaml-text.ts";
import { withSlashes } from "../load/files.ts";
import { slugify } from "../model/slug.ts";
import { packageFile } from "../package.ts";
import type { Answers } from "./answers.ts";

/** The files of a site that is to be written, by their paths from its folder, with forward slashes. */
export type SiteFiles = Map<string, string | Buffer>;

/** The site that every new one starts as. */
const FOLDER = packageFile("starter");

/** What the starter does not ask its organizers. */
export interface Surroundings {
  /** The date that the first news bears, as 2030-05-06. */
  readonly today: string;
  /** What package.json says of Lectern: a range of versions or a file. */
  readonly lectern: string;
}

/** The files of a new site: those of the starter, with the answers in the places that wait for them. */
export function starterFiles(answers: Answers, { today, lectern }: Surroundings): SiteFiles {
  const isDay = answers.start.length === "2030-05-06".length;
  const values = {
    ...answers,
    today,
    lectern,
    slug: slugify(answers.name) || "workshop",
    day: isDay ? answers.start : undefined,
  };
  const files: SiteFiles = new Map();
  for (const name of readdirSync(FOLDER, { encoding: "utf8", recursive: true }).sort()) {
    const entry = withSlashes(name);
    const file = publishedName(entry);
    const text = readText(path.join(FOLDER, name));
    if (text !== undefined) files.set(file, filled(text, values, file.startsWith("data/") ? yamlText : (raw) => raw));
  }
  // A programme without a day to put it on waits as a comment.
  const schedule = files.get("data/schedule.yaml");
  if (!isDay && typeof schedule === "string") files.set("data/schedule.yaml", commentedOut(schedule));
  return files;
}

/** npm keeps hidden files such as .gitignore to itself, so that in the package an underscore stands for the dot. */
function publishedName(entry: string): string {
  return entry.replace(/^_/, ".");
}

/** Undefined for a folder. */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EISDIR") return undefined;
    throw error;
  }
}

/** Where the remarks beside the lines of the starter's data begin. */
const COMMENT_COLUMN = 39;

const PLACEHOLDER = /\{\{(\w+)(?:\|([^}]*))?\}\}/g;

/** Puts values for `{{name}}`; a line whose `{{name|example}}` has no value shows the example, as a comment. */
function filled(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  write: (value: string) => string,
): string {
  return text.replace(/^.*$/gm, (line) => {
    let isOpen = false;
    const replaced = line.replace(PLACEHOLDER, (_, name: string, example = "") => {
      const value = values[name];
      isOpen ||= value === undefined;
      return value === undefined ? example : write(value);
    });
    const aligned = replaced === line ? line : withCommentAt(replaced, COMMENT_COLUMN - (isOpen ? "# ".length : 0));
    return isOpen ? commentedOut(aligned) : aligned;
  });
}

/** The line with the remark at its end in its column again. */
function withCommentAt(line: string, column: number): string {
  const [, code, comment] = /^(.*?) +(# .*)$/.exec(line) ?? [];
  return code === undefined || comment === undefined ? line : `${code.padEnd(column - 1)} ${comment}`;
}
