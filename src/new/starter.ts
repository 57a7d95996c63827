import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { commentedOut, yamlText } from "../edit/yaml-text.ts";
import { withSlashes } from "../load/files.ts";
import { slugify } from "../model/slug.ts";
import { packageFile } from "../package.ts";
import type { Answers } from "./answers.ts";

/** The files of a new site by their paths in its folder, with forward slashes. */
export type SiteFiles = Map<string, string | Buffer>;

/** The files that every new site starts from. */
const FOLDER = packageFile("starter");

/** What the starter needs besides the organizers' answers. */
export interface Surroundings {
  /** The date of the first news, as 2030-05-06. */
  readonly today: string;
  /** The value for Lectern in package.json: a version range or a file. */
  readonly lectern: string;
}

/** The files of a new site: the starter's, with the answers in its placeholders. */
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
  // Without a day, the programme waits as a comment.
  const schedule = files.get("data/schedule.yaml");
  if (!isDay && typeof schedule === "string") files.set("data/schedule.yaml", commentedOut(schedule));
  return files;
}

/** npm does not pack hidden files such as .gitignore, so an underscore stands for the dot in the package. */
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

/** The column where the comments beside the starter's data begin. */
const COMMENT_COLUMN = 39;

const PLACEHOLDER = /\{\{(\w+)(?:\|([^}]*))?\}\}/g;

/** Fills in `{{name}}`; a line whose `{{name|example}}` has no value becomes a comment with the example. */
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

/** The line with its trailing comment moved back to its column. */
function withCommentAt(line: string, column: number): string {
  const [, code, comment] = /^(.*?) +(# .*)$/.exec(line) ?? [];
  return code === undefined || comment === undefined ? line : `${code.padEnd(column - 1)} ${comment}`;
}
