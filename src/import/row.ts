/** What every importer returns: rows with the fields of the data format, and notes on what it left out. */

export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

/** A person as exports describe one. */
export interface Person {
  readonly name: string;
  readonly affiliation?: string;
  readonly url?: string;
  /** Markdown. */
  readonly bio?: string;
  readonly orcid?: string;
  readonly links?: readonly LabelledLink[];
}

export type FieldValue = string | readonly string[] | readonly Person[] | readonly LabelledLink[];

/** Fields by their names in the data format. */
export type Fields = Readonly<Record<string, FieldValue | undefined>>;

/** One paper or person in a file. */
export interface Row {
  /** Where it stands, for messages: `papers.csv:12`. */
  readonly place: string;
  readonly fields: Fields;
}

export interface ItemRow extends Row {
  /** As 2030-05-06, in the workshop's zone. */
  readonly date: string;
  /** Minutes after midnight of that date. */
  readonly start: number;
  /** Likewise, over 1440 if it ends after midnight; undefined if the file does not say. */
  readonly end: number | undefined;
}

/** Something about a row that the organizers should know. */
export interface Note {
  readonly place: string;
  /** A skipped row, a value left out, or a value that may be wrong. */
  readonly kind: "skipped" | "left out" | "guessed";
  readonly what: string;
}

/** Collects what the organizers should know. */
export class Notes {
  readonly #all: Note[] = [];

  /** In line order. */
  get all(): readonly Note[] {
    return [...this.#all].sort((a, b) => (fileOf(a) === fileOf(b) ? lineOf(a) - lineOf(b) : 0));
  }

  /** Notes a row that is not in the result. */
  skip(place: string, what: string): void {
    this.#all.push({ place, kind: "skipped", what });
  }

  /** Notes a value that is not in the result. */
  leaveOut(place: string, what: string): void {
    this.#all.push({ place, kind: "left out", what });
  }

  /** Notes something in the result that may be wrong. */
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

/** The text of a field; undefined if it is missing or not text. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}

/** A row's title or name in quotes, for messages. */
export function nameOf(row: Row): string {
  return `"${textOf(row.fields, "title") ?? textOf(row.fields, "name") ?? ""}"`;
}
