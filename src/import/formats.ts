/** Which formats are known: each tells its files by their content, says what they are, and reads them. */
import { type Content, FORM_NAMES } from "./content.ts";
import type { ColumnOptions } from "./csv.ts";
import { ImportMistake } from "./input.ts";
import type { Kind } from "./kinds.ts";
import type { Notes } from "./row.ts";

/** What the command line says beside the file. */
export interface ReadOptions extends ColumnOptions {
  /** The date of a programme whose file says none: 2030-05-06. */
  readonly date?: string;
  /** The time zone in which a file without offsets writes its times; else the workshop's. */
  readonly zone?: string;
  /** The sheet of a spreadsheet, by its name or its number from 1. */
  readonly sheet?: string;
  /** Where people go: a file of people, or the title of a group. */
  readonly to?: string;
  /** Take all submissions of a file that says of none that it was accepted. */
  readonly all: boolean;
}

/** What every reader is given. */
export interface ReadContext {
  /** The folder of the site. */
  readonly site: string;
  readonly options: ReadOptions;
  readonly notes: Notes;
}

/** A format of one kind of content. */
export interface Format<R, C extends ReadContext> {
  /** For `--format`. */
  readonly name: string;
  /** Whether it reads tables, for which `--map`, `--without` and `--sheet` are. */
  readonly isOfTables?: true;
  /** What it is and where people find it, for lists of formats. */
  readonly about: string;
  /**
   * What a content is, in words with the version where it shows: `schedule.json of pretalx 2024.1`; undefined if it is not
   * of this format. With `--map`, a list of lines is a table.
   */
  readonly recognise: (content: Content, options: ReadOptions) => string | undefined;
  /** Whether what it recognises is nothing else, so that no other kind of import may take it for its own. */
  readonly isUnmistakable?: true;
  /**
   * Its rows; what does not become one is noted.
   * @throws ImportMistake for content that cannot be of this format
   */
  readonly read: (content: Content, context: C) => readonly R[] | Promise<readonly R[]>;
}

/** A content with the format that reads it, and what it is in words. */
export interface Recognised<R, C extends ReadContext> {
  readonly format: Format<R, C>;
  readonly what: string;
}

/**
 * The format of a content.
 * @param formats in the order in which they are asked
 * @param chosen the name from `--format`
 * @throws ImportMistake if there is no such format; undefined is returned if none recognises the content
 */
export function formatOf<R, C extends ReadContext>(
  content: Content,
  formats: readonly Format<R, C>[],
  chosen: string | undefined,
  options: ReadOptions,
): Recognised<R, C> | undefined {
  for (const format of formats) {
    if (chosen !== undefined && format.name !== chosen) continue;
    const what = format.recognise(content, options);
    if (what !== undefined) return { format, what };
  }
  if (chosen === undefined) return undefined;
  const names = formats.map(({ name }) => name);
  if (!names.includes(chosen)) {
    throw new ImportMistake(`--format ${chosen}: formats are ${names.join(", ")}`, true);
  }
  const found = FORM_NAMES[content.form];
  throw new ImportMistake(`--format ${chosen}: ${content.name} is ${found}, and not ${aboutOf(formats, chosen)}`);
}

/**
 * Refuses options of the command line that a format has no use for, rather than reading as if they were not there.
 * @param what the content in words
 * @throws ImportMistake for one that is for tables, if the format reads none
 */
export function assertOptionsUsed(
  { name }: Content,
  what: string,
  { isOfTables }: Pick<Format<unknown, never>, "isOfTables">,
  { map, without, sheet }: ReadOptions,
): void {
  if (isOfTables) return;
  const given = [map.size > 0 && "--map", without.length > 0 && "--without", sheet !== undefined && "--sheet"];
  const [option] = given.filter((one) => one !== false);
  if (option !== undefined) throw new ImportMistake(`${option} is for tables, and ${name} is ${what}`, true);
}

function aboutOf<R, C extends ReadContext>(formats: readonly Format<R, C>[], name: string): string {
  return formats.find((format) => format.name === name)?.about ?? name;
}

/**
 * The error for a content that no format of a kind reads.
 * @param other what it is instead, if another kind's format knows it
 */
export function unknownContent(
  { name, form }: Content,
  noun: string,
  formats: readonly { readonly name: string; readonly about: string }[],
  other: { readonly kind: Kind; readonly what: string } | undefined,
): ImportMistake {
  if (other) {
    return new ImportMistake(`${name} is ${other.what}: give it to "lectern import ${other.kind}"`);
  }
  const width = Math.max(...formats.map((format) => format.name.length)) + 2;
  const known = formats.map((format) => `  ${format.name.padEnd(width)}${format.about}`);
  return new ImportMistake(
    `${name} is ${FORM_NAMES[form]} without ${noun} in a form that is known; known are\n${known.join("\n")}`,
    form === "folder",
  );
}
