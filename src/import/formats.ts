/** Which formats are known, and how to recognise them. */
import { ImportMistake } from "./input.ts";

/** What can be imported. */
export const KINDS = ["papers", "programme", "committee"] as const;
export type Kind = (typeof KINDS)[number];

/** The formats of each kind, with a description. */
const FORMATS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  papers: {
    openreview: "notes of OpenReview's API (JSON), or the CSV of its chairs' page",
    hotcrp: "CSV of HotCRP",
    cmt: "the submissions of CMT, saved as CSV",
    easychair: "submission.csv of EasyChair",
    bibtex: "BibTeX",
    csv: "any CSV file; --map says which column is which",
  },
  programme: {
    frab: "schedule.json of pretalx or frab",
    sessionize: 'JSON of Sessionize ("All data")',
    jekyll: "the folder of a site with jekyll-theme-conference",
    csv: "any CSV file; --map says which column is which",
  },
  committee: {
    lines: "one member a line, or any paste from a page",
    csv: "a table with a row of headings, as CSV or with tabs",
  },
};

/**
 * Checks that a format belongs to its kind.
 * @throws ImportMistake that lists the known formats
 */
export function checkFormat(kind: Kind, format: string): void {
  if (format in FORMATS[kind]) return;
  throw new ImportMistake(`--format ${format}: formats of ${kind} are ${Object.keys(FORMATS[kind]).join(", ")}`, true);
}

/** What a file's content looks like. */
export function looksLike(text: string): "json" | "bibtex" | "xml" | "table" {
  if (/^\s*[{[]/.test(text)) return "json";
  if (/^[ \t]*@\s*[a-z]+\s*[{(]/im.test(text)) return "bibtex";
  return /^\s*<[?!a-z]/i.test(text) ? "xml" : "table";
}

/** The error for a file in no known format. */
export function unknownFormat(kind: Kind, name: string): ImportMistake {
  const known = Object.entries(FORMATS[kind]).map(([format, what]) => `  ${format.padEnd(12)}${what}`);
  return new ImportMistake(`${name}: what is in it is not known as ${kind}; known are\n${known.join("\n")}`);
}
