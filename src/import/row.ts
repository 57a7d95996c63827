/** What every importer returns: rows with the fields of the data format, and notes on what it left out or was not sure of. */

export interface LabelledLink {
  readonly label: string;
  readonly url: string;
}

/** A person as exports describe one. */
export interface Person {
  readonly name: string;
  readonly affiliation?: string;
  /** What the person does here. */
  readonly role?: string;
  readonly url?: string;
  /** Markdown. */
  readonly bio?: string;
  readonly orcid?: string;
  readonly native_name?: string;
  readonly pronunciation?: string;
  readonly pronouns?: string;
  /** What the person is listed by. */
  readonly sort?: string;
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

/** When something takes place, in the workshop's zone. */
export interface Slot {
  /** As 2030-05-06. */
  readonly date: string;
  /** Minutes after midnight of that date. */
  readonly start: number;
  /** Likewise, over 1440 if it ends after midnight; undefined if the file does not say. */
  readonly end: number | undefined;
}

/** A session of a programme. Its items share this object. */
export interface SessionRow extends Row, Slot {}

export interface ItemRow extends Row, Slot {
  readonly session?: SessionRow;
  /** The file gives it no time of its own: it starts and ends with its session. */
  readonly isUntimed?: boolean;
}

/** Something that the organizers should know. */
export interface Note {
  readonly place: string;
  /**
   * A row that is not in the result, because it is not wanted (refused papers, copies) or is not understood; a value left
   * out; a value that may be wrong; a text that was repaired; what nothing asks for, such as further columns; or examples that gave way.
   */
  readonly kind: "passed over" | "skipped" | "left out" | "guessed" | "look at" | "not read" | "gave way";
  readonly what: string;
  /** Whose row it is, in quotes; with it, notes of one kind and text are one line. */
  readonly name?: string;
}

/** Collects what the organizers should know. */
export class Notes {
  readonly #all: Note[] = [];

  /** In line order. */
  get all(): readonly Note[] {
    return [...this.#all].sort((a, b) => (fileOf(a) === fileOf(b) ? lineOf(a) - lineOf(b) : 0));
  }

  /**
   * Notes a row that is not in the result as it is not understood, or lacks what it needs. Where most rows are, the import
   * fails.
   * @param what the reason, in the same words for all such rows
   * @param name whose row it is
   */
  skip(place: string, what: string, name?: string): void {
    this.#add(place, "skipped", what, name);
  }

  /**
   * Notes a row that is understood and not in the result: a refused paper, a copy of another.
   * @param what the reason, in the same words for all such rows
   */
  passOver(place: string, what: string, name?: string): void {
    this.#add(place, "passed over", what, name);
  }

  /** Notes a value that is not in the result. */
  leaveOut(place: string, what: string): void {
    this.#add(place, "left out", what);
  }

  /** Notes something in the result that may be wrong. */
  guess(place: string, what: string): void {
    this.#add(place, "guessed", what);
  }

  /** Notes a text that could not stand as it was, and stands now in another form. */
  lookAt(place: string, what: string): void {
    this.#add(place, "look at", what);
  }

  /**
   * Notes parts of the file that nothing asked for.
   * @param what what they are: columns, keys, sheets
   * @param names what the file calls them
   */
  notRead(what: string, names: readonly string[]): void {
    if (names.length > 0) this.#add("", "not read", `${what} not read: ${names.join(", ")}`);
  }

  /** Notes what an import removed from a data file. */
  giveWay(what: string): void {
    this.#add("", "gave way", what);
  }

  #add(place: string, kind: Note["kind"], what: string, name?: string): void {
    this.#all.push({ place, kind, what, ...(name === undefined ? {} : { name }) });
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
