/** Which column of a table of papers holds what, and which system wrote it. */
import { columnKey, columnsOf, removedColumns, type Table } from "../csv.ts";
import type { ReadOptions } from "../formats.ts";
import type { Notes } from "../row.ts";
import { OPINION } from "./decision-columns.ts";
import { PAPER_FIELDS } from "./paper.ts";

/** Possible headings, best first, of each field and of what decides on a paper. */
export const NAMES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(PAPER_FIELDS.map((field) => [field, [field]])),
  id: [
    "uid",
    "id",
    "#",
    "paper id",
    "number",
    "paper number",
    "submission id",
    "submission #",
    "submission number",
    "pid",
  ],
  title: ["title", "paper title", "papertitle", "submission title", "name of paper", "talk title", "poster title"],
  authors: [
    "authors and affil",
    "authors and affiliations",
    "authors with affiliations",
    "all authors and organizations",
    "authors",
    "author",
    "author s",
    "author list",
    "author names",
    "authornames",
    "list of authors",
  ],
  abstract: ["abstract", "summary"],
  keywords: ["keywords", "keyword", "author keywords", "topics"],
  kind: [
    "kind",
    "type",
    "presentation",
    "presentation type",
    "presentation format",
    "format",
    "paper type",
    "submission type",
    "category",
  ],
  pdf: [
    "pdf",
    "pdf url",
    "pdf link",
    "link to pdf",
    "pdf path",
    "paper pdf",
    "paper url",
    "paper link",
    "camera ready",
  ],
  url: ["url", "link", "forum", "site", "website", "openreview"],
  code: ["code", "code url", "code link", "github", "repository", "software"],
  data: ["data", "dataset", "data url"],
  video: ["video", "video link", "video url", "full video", "recording"],
  poster: ["poster", "poster pdf", "poster link", "poster url"],
  slides: ["slides", "slides pdf", "slides link", "slides url"],
  supplement: ["supplement", "supplementary material", "supplementary", "supp", "supplementary pdf"],
  short_title: ["short title", "running head", "running title"],
  licence: ["licence", "license"],
  pages: ["pages", "page range", "page numbers"],
  session: ["session", "sessions", "poster session"],
  board: ["board", "board number", "poster board", "poster number", "assigned board"],
  award: ["award", "awards"],
  doi: ["doi"],
  first: ["given name", "first", "first name", "author given name", "author first name"],
  last: ["family name", "last", "last name", "surname", "author family name", "author last name"],
  affiliation: [
    "affiliation",
    "affiliations",
    "author affiliation",
    "author affiliations",
    "institution",
    "institutions",
    "organization",
    "organisation",
    "aff",
  ],
  decision: [
    "decision",
    "final decision",
    "status",
    "acceptance status",
    "decision status",
    "outcome",
    "result",
    "acceptance",
    "paper status",
    "venueid",
    ...["statut", "entscheidung", "resultado", "décision", "decisión", "esito", "结果", "录用结果", "判定"],
  ],
  track: ["track", "track name"],
  deleted: ["deleted?", "deleted", "withdrawn", "withdrawn?"],
  contact: ["iscontact"],
  paper: ["paper"],
  venue: ["venue"],
};

/** A system, and how its tables of papers are known. */
interface System {
  readonly name: string;
  /** Whether it exports submissions, of which not all are accepted. */
  readonly hasSubmissions: boolean;
  /** Sets of headings, each of which identifies its tables. */
  readonly signs: readonly (readonly string[])[];
}

/** By the name of the format. The signs of those above are not those of others below. */
export const SYSTEMS: Readonly<Record<string, System>> = {
  easychair: {
    name: "EasyChair",
    hasSubmissions: true,
    signs: [
      ["#", "title", "form fields"],
      ["#", "title", "deleted?"],
      ["#", "title", "reviews sent"],
      ["#", "title", "authors", "decision", "notified"],
    ],
  },
  softconf: {
    name: "Softconf START",
    hasSubmissions: true,
    signs: [
      ["1 last name", "title"],
      ["submission id", "title", "acceptance status"],
    ],
  },
  cmt: { name: "CMT", hasSubmissions: true, signs: [["paper id", "paper title"]] },
  openreview: {
    name: "OpenReview",
    hasSubmissions: true,
    signs: [
      ["number", "forum", "title"],
      ["forum", "title", "venueid"],
      ["forum", "title", "authorids"],
    ],
  },
  hotcrp: {
    name: "HotCRP",
    hasSubmissions: true,
    signs: [
      ["paper", "title", "given name"],
      ["paper", "title", "first"],
      ["paper", "title", "iscontact"],
      ["id", "title", "decision", "authors"],
      ["id", "title", "status", "authors"],
    ],
  },
  miniconf: {
    name: "Mini-Conf",
    hasSubmissions: false,
    signs: [
      ["uid", "title", "authors"],
      ["uid", "paper title", "author names"],
    ],
  },
};

/** The system that exported a table, by its columns. */
export function systemOf(table: Table): string | undefined {
  const keys = new Set(table.columns.map(columnKey));
  const found = Object.entries(SYSTEMS).find(([, { signs }]) =>
    signs.some((sign) => sign.every((name) => keys.has(name))),
  );
  return found?.[0];
}

/** Where a heading says in more words what a column holds: `Title of your paper`, `Link to the PDF (optional)`. */
const GUESSES: Readonly<Record<string, { readonly is: RegExp; readonly not: RegExp }>> = {
  title: {
    is: /^(?:full |paper |final )?title\b|\btitle of\b|\b(?:paper|submission|work|article|contribution|manuscript|abstract|poster|talk)(?: s)? (?:\w+ )?title\b|^(?:titel|titre|titulo|titolo|題名|标题|论文标题|论文题目|タイトル)/u,
    not: /short|running|job|session|track|book|position|academic/,
  },
  authors: {
    is: /\bauthors?\b|^(?:autor|auteur|autores|verfasser|著者|作者)/u,
    not: /e ?mail|affil|institut|organi|corresponding|contact|number|count|first|primary|presenting|student|orcid|country|\bids?\b|response|comment|feedback|profile|consent|agree|bio/,
  },
  abstract: { is: /\babstract\b/, not: /title|\bids?\b|short|pdf|file|number|link/ },
  pdf: { is: /\bpdf\b|camera ready/, not: /name|page|check|ok|express|poster|slides|supp|date|submitted|request|size/ },
};

/** Headings that promise decisions in other words than {@link NAMES} has: `Selected?`, `PC decision`, `Final`, `In/Out`. */
const PROMISES =
  /^(?:(?:is |was )?(?:selected|chosen|approved|included|admitted|accepted)(?: (?:for|in|by) (?:the )?(?:workshop|program(?:me)?|conference|pc|chairs))?\??|final(?: (?:status|result|verdict|outcome|selection))?|results|verdict|selection|in ?out|in(?: the)? program(?:me)?\??|short ?list(?:ed)?\??)$|\b(?:decision|acceptance)s?$/;

/** Whether a heading says in more words than a field that its column holds it. */
export function saysInMoreWords(field: string, key: string): boolean {
  const guess = GUESSES[field];
  return guess?.is.test(key) === true && !guess.not.test(key);
}

/** The columns of a table by field, with what was guessed of them. */
export interface PaperColumns {
  /** Field to index. */
  readonly at: Map<string, number>;
  /** All columns whose headings promise a decision, best first. */
  readonly decisions: readonly number[];
  /** Those that the command line leaves out. */
  readonly removed: ReadonlySet<number>;
}

/**
 * Finds the columns of a table of papers.
 * @throws ImportMistake for an unknown field or column of the command line
 */
export function paperColumns(table: Table, options: ReadOptions, notes: Notes): PaperColumns {
  const at = new Map(columnsOf(table, NAMES, options));
  const removed = removedColumns(table, options);
  const isFree = (index: number) => !removed.has(index) && ![...at.values()].includes(index);
  const keys = table.columns.map(columnKey);
  for (const [field, { is, not }] of Object.entries(GUESSES)) {
    if (at.has(field) || (field === "authors" && at.has("last"))) continue;
    const index = keys.findIndex((key, one) => isFree(one) && is.test(key) && !not.test(key));
    if (index < 0) continue;
    at.set(field, index);
    notes.guess(
      table.header.place,
      `the column "${table.columns[index]}" has the ${field === "pdf" ? "PDF files" : field}`,
    );
  }
  placePaper(table, at);
  if (at.has("authors")) for (const field of ["first", "last", "contact"]) at.delete(field);
  const named = (NAMES.decision ?? []).flatMap((name) => {
    const index = keys.indexOf(columnKey(name));
    return index < 0 || removed.has(index) ? [] : [index];
  });
  const promised = keys.flatMap((key, index) =>
    PROMISES.test(key) && isFree(index) && !named.includes(index) && !OPINION.test(key) ? [index] : [],
  );
  const chosen = options.map.has("decision") ? at.get("decision") : undefined;
  at.delete("decision");
  return { at, decisions: chosen === undefined ? [...named, ...promised] : [chosen], removed };
}

/** A column called `paper` has numbers (HotCRP), or files (Mini-Conf). */
function placePaper(table: Table, at: Map<string, number>): void {
  const index = at.get("paper");
  at.delete("paper");
  if (index === undefined) return;
  const cells = table.rows.flatMap(({ cells }) => cells[index] || []);
  const files = cells.filter((cell) => /[/\\]|\.pdf$/i.test(cell)).length;
  const field = files * 2 > cells.length ? "pdf" : "id";
  if (!at.has(field)) at.set(field, index);
}
