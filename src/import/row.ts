/** What every importer gives, whatever it read: rows with the fields of the data format, and notes on what it left. */

/** A link with its words. */
export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

/** A person as exports know one. */
export interface Person {
  readonly name: string;
  readonly affiliation?: string;
  readonly url?: string;
  /** Markdown. */
  readonly bio?: string;
  readonly orcid?: string;
  readonly links?: readonly LabelledLink[];
}

/** The value of a field: a text, several, people, or links. */
export type FieldValue = string | readonly string[] | readonly Person[] | readonly LabelledLink[];

/** Fields by the names that the data format gives them. */
export type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** One paper or one person of a file. */
export interface Row {
  /** Where it stands, as messages name it: `papers.csv:12`. */
  readonly place: string;
  readonly fields: Fields;
}

/** One item of a programme. */
export interface ItemRow extends Row {
  /** As 2030-05-06, in the time zone of the workshop. */
  readonly date: string;
  /** Minutes after midnight of that date. */
  readonly start: number;
  /** Likewise, over 1440 where it ends after midnight; undefined where the file does not say. */
  readonly end: number | undefined;
}

/** Something about a row that the organizers should know. */
export interface Note {
  readonly place: string;
  /** A row that was not taken, a value that was not, or one that may have been taken wrongly. */
  readonly kind: "skipped" | "left out" | "guessed";
  readonly what: string;
}

/** Collects what the organizers should know. */
export class Notes {
  readonly #all: Note[] = [];

  /** In the order of the lines. */
  get all(): readonly Note[] {
    return [...this.#all].sort((a, b) => (fileOf(a) === fileOf(b) ? lineOf(a) - lineOf(b) : 0));
  }

  /** A row that is not in the result. */
  skip(place: string, what: string): void {
    this.#all.push({ place, kind: "skipped", what });
  }

  /** A value that is not in the result. */
  leaveOut(place: string, what: string): void {
    this.#all.push({ place, kind: "left out", what });
  }

  /** Something that is in the result and may be wrong. */
  guess(place: string, what: string): void {
    this.#all.push({ place, kind: "guessed", what });
  }
}

function fileOf({ place }: Note): string {
  return place.replace(/:\d+$/, "");
}

function lineOf({ place }: Note): number {
  return Number(/\d+$/.exec(place)?.[0] ?? 0);
}

/** The text of a field; undefined where it is missing or no text. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}

/** What a message calls a row: its title or name, in quotes. */
export function nameOf(row: Row): string {
  return `"${textOf(row.fields, "title") ?? textOf(row.fields, "name") ?? ""}"`;
}
