/** What an import says about the file: what it is, what came in, and everything that did not. */
import type { Content } from "./content.ts";
import type { Read } from "./import.ts";
import { ImportMistake, NothingInIt } from "./input.ts";
import type { Merged } from "./merge.ts";
import { previewOf } from "./preview.ts";
import type { Note, Row } from "./row.ts";

/** So many rows of one reason are named; of more, the first. */
const NAMED = 5;
const NAMED_OF_MORE = 3;

const SINGULARS: Readonly<Record<string, string>> = {
  papers: "paper",
  items: "item",
  people: "person",
  settings: "setting",
};

/** `1 person`, `2 people`. */
function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? (SINGULARS[noun] ?? noun) : noun}`;
}

/** The rows of a file that are not in the result, by reason. */
interface Reason {
  readonly what: string;
  readonly notes: readonly Note[];
}

type AnyRead = Read<Pick<Row, "place">>;

/**
 * Fails if nothing of a file came in, or less than half of it was understood.
 * @throws ImportMistake with the counts, and what to do
 */
export function assertUnderstood({ what, noun, rows, context }: AnyRead, { name }: Content): void {
  const all = context.notes.all;
  const skipped = all.filter(({ kind }) => kind === "skipped").length;
  const passed = all.filter(({ kind }) => kind === "passed over").length;
  const held = rows.length + skipped + passed;
  const reasons = reasonLines(all);
  const is = `${name} is ${what}`;
  if (held === 0) throw new NothingInIt(`${is}: there are no ${noun} in it`);
  if (rows.length > 0 && skipped * 2 <= held) return;
  const head =
    rows.length === 0
      ? held === 1
        ? `${is}: its only ${SINGULARS[noun] ?? noun} cannot be taken`
        : `${is}: none of its ${held} ${noun} can be taken`
      : `${is}: only ${rows.length} of ${held} ${noun} ${rows.length === 1 ? "was" : "were"} understood, so none was taken`;
  throw new ImportMistake([head, ...reasons, ...linesOf(all, "not read", "")].join("\n"));
}

/** What is said of one file, in lines. */
export interface Account {
  /** The name of the file. */
  readonly name: string;
  /** What it is, what was taken, and its first rows. */
  readonly head: readonly string[];
  /** What was left out and why, and what to look at. */
  readonly notes: readonly string[];
}

/** What is to be said of a file that was read and merged. */
export function accountOf({ what, noun, rows, context }: AnyRead, merged: Merged, { name }: Content): Account {
  const all = context.notes.all;
  const out = all.filter(({ kind }) => kind === "skipped" || kind === "passed over").length;
  const count = merged.added + merged.changed.length + merged.same;
  const held = count + out;
  const taken = out > 0 ? `${count} taken` : held === 1 ? "taken" : "all taken";
  return {
    name,
    head: [`${name} is ${what}: ${counted(held, noun)}, ${taken}`, ...previewOf(rows)],
    notes: [
      ...linesOf(all, "gave way", ""),
      ...reasonLines(all),
      ...linesOf(all, "not read", ""),
      ...linesOf(all, "left out", "left out: "),
      ...linesOf(all, "guessed", "guessed: "),
      ...linesOf(all, "look at", "to look at: "),
    ],
  };
}

/** `  497 left out: rejected: "A" (papers.csv:2), …`, one line a reason, the most frequent first. */
function reasonLines(all: readonly Note[]): readonly string[] {
  const out = all.filter(({ kind }) => kind === "skipped" || kind === "passed over");
  const reasons = new Map<string, Note[]>();
  for (const note of out) {
    const notes = reasons.get(note.what);
    if (notes) notes.push(note);
    else reasons.set(note.what, [note]);
  }
  const sorted: Reason[] = [...reasons].map(([what, notes]) => ({ what, notes }));
  sorted.sort((a, b) => b.notes.length - a.notes.length);
  if (sorted.length === 0) return [];
  const counts = sorted.map(({ what, notes }) => `${notes.length} ${what}`).join(", ");
  return [`  ${out.length} left out: ${counts}`, ...sorted.map(({ what, notes }) => `    ${what}: ${namesOf(notes)}`)];
}

function namesOf(notes: readonly Note[]): string {
  const shown = notes.length > NAMED ? notes.slice(0, NAMED_OF_MORE) : notes;
  const names = shown.map(({ name, place }) => (name === undefined ? place : `${name} (${place})`)).join(", ");
  return shown.length < notes.length ? `${names} and ${notes.length - shown.length} more` : names;
}

/** Notes of one kind; the same words about several places are one line. */
function linesOf(all: readonly Note[], kind: Note["kind"], label: string): readonly string[] {
  const found = new Map<string, string[]>();
  for (const { what, place } of all.filter((note) => note.kind === kind)) {
    const places = found.get(what) ?? [];
    if (place !== "") places.push(place);
    found.set(what, places);
  }
  return [...found].map(([what, places]) => {
    const [first] = places;
    const where =
      first === undefined
        ? ""
        : places.length === 1
          ? `${first} `
          : `${first} and ${places.length - 1} more ${places.length > 2 ? "places" : "place"} `;
    return `  ${where}${label}${what}`;
  });
}
