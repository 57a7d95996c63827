/**
 * Citations: BibTeX, RIS and the `citation_…` tags of Google Scholar. Written by hand in some forty lines: the
 * available libraries need a newer Node or include parsers for every bibliographic format.
 */
import { isExamplePaper } from "../model/examples.ts";
import type { Paper, Workshop } from "../model/workshop.ts";
import { type NameParts, nameParts } from "../schema/name.ts";
import { absolute, clean } from "./site.ts";
import { braced, oneLine, texAddress, texNames, texText, texTitle } from "./tex.ts";

/** A publication with the fields that all three formats need. */
interface Citation {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly NameParts[];
  readonly book: string;
  /** ISO date of the workshop's first day, or its month: `2019-05`; undefined if undecided. */
  readonly date: string | undefined;
  readonly place: string | undefined;
  readonly doi: string | undefined;
  readonly page: string | undefined;
  readonly pdf: string | undefined;
  readonly abstract: string | undefined;
  readonly keywords: readonly string[];
  /** False if its authors wish to keep it out of the proceedings. */
  readonly isArchival: boolean;
}

function citationOf(workshop: Workshop, paper: Paper): Citation {
  const { when, venue } = workshop;
  const target = (address: string | undefined) => (address === undefined ? undefined : absolute(workshop, address));
  const date =
    when.known === "day" ? when.start.toISODate() : when.known === "month" ? when.month.toFormat("yyyy-LL") : undefined;
  const year = date?.slice(0, 4);
  return {
    // Uses the paper's own address, so that no other paper can change the key.
    key: [workshop.slug, workshop.slug.includes(year ?? "-") ? undefined : year, paper.slug].filter(Boolean).join("-"),
    title: oneLine(paper.title.plain),
    authors: paper.authors.map(({ name, sort }) => nameParts(oneLine(name), sort)),
    book: oneLine([workshop.name, workshop.host?.name].filter(Boolean).join(", ")),
    date,
    place:
      [venue?.city, venue?.country]
        .filter(Boolean)
        .map((part) => oneLine(part ?? ""))
        .join(", ") || undefined,
    doi: paper.doi,
    page: target(paper.page) ?? target(paper.url),
    pdf: target(paper.pdf),
    abstract: paper.abstract && clean(paper.abstract.plain),
    keywords: paper.keywords.map(oneLine),
    isArchival: paper.isArchival,
  };
}

/** `Last, First, Suffix`, as RIS readers split names at commas; a name without parts stays as it is. */
function risName({ given, particle, family, suffix }: NameParts): string {
  return [[particle, family].filter(Boolean).join(" "), given, suffix].filter(Boolean).join(", ");
}

/** In spoken order, for readers that split a name at its last space or at a comma. */
function plainName({ given, particle, family, suffix, familyFirst }: NameParts): string {
  const parts = familyFirst ? [particle, family, given, suffix] : [given, particle, family, suffix];
  return parts.filter(Boolean).join(" ");
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The BibTeX entry of a paper. */
export function bibtexOf(workshop: Workshop, paper: Paper): string {
  const citation = citationOf(workshop, paper);
  const month = MONTHS[Number(citation.date?.slice(5, 7)) - 1];
  const fields: [string, string | undefined][] = [
    ["title", braced(`{${texTitle(paper.title.source)}}`)],
    ["author", citation.authors.length > 0 ? braced(texNames(citation.authors)) : undefined],
    [citation.isArchival ? "booktitle" : "howpublished", braced(texText(citation.book))],
    ["year", citation.date && braced(citation.date.slice(0, 4))],
    ["month", month],
    ["address", citation.place && braced(texText(citation.place))],
    ["doi", citation.doi && braced(texAddress(citation.doi))],
    ["url", citation.page && braced(texAddress(citation.page))],
    ["keywords", citation.keywords.length > 0 ? braced(texText(citation.keywords.join(", "))) : undefined],
  ];
  const lines = fields.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = ${value}`);
  return `@${citation.isArchival ? "inproceedings" : "misc"}{${citation.key},\n${lines.join(",\n")}\n}\n`;
}

/** `papers.bib` */
export function bibtexFile(workshop: Workshop): string {
  return foundPapers(workshop)
    .map((paper) => bibtexOf(workshop, paper))
    .join("\n");
}

/**
 * `papers.ris`: two letters, two spaces, hyphen, space; CRLF line ends.
 * Rules: https://en.wikipedia.org/wiki/RIS_(file_format), after Research Information Systems' specification.
 */
export function risFile(workshop: Workshop): string {
  return foundPapers(workshop)
    .map((paper) => risEntry(citationOf(workshop, paper)))
    .join("\r\n");
}

function risEntry(citation: Citation): string {
  const lines: [string, string | undefined][] = [
    ["TY", citation.isArchival ? "CPAPER" : "UNPB"],
    ["ID", citation.key],
    ["TI", citation.title],
    ...citation.authors.map((name): [string, string] => ["AU", risName(name)]),
    ["T2", citation.book],
    ["PY", citation.date?.slice(0, 4)],
    ["DA", citation.date?.replaceAll("-", "/")],
    ["CY", citation.place],
    ["DO", citation.doi],
    ["UR", citation.page],
    ["L1", citation.pdf],
    ...citation.keywords.map((word): [string, string] => ["KW", word]),
    ["AB", citation.abstract && risLines(citation.abstract)],
    ["ER", ""],
  ];
  return lines.map(([tag, value]) => (value === undefined ? "" : `${tag}  - ${value}\r\n`)).join("");
}

/**
 * Text of several lines: a line without a tag continues the field before it. A line that looks like a tag is indented.
 * Empty lines are dropped, as readers take them for the end of a record.
 */
function risLines(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, at) => (at > 0 && /^[A-Z][A-Z0-9] {1,2}-/.test(line) ? ` ${line}` : line)).join("\r\n");
}

/** A tag in a page's head. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/**
 * Google Scholar's tags for the page of a paper: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. It
 * requires title, an author and a date; without these there are no tags.
 */
export function citationTags(workshop: Workshop, paper: Paper): MetaTag[] {
  const citation = citationOf(workshop, paper);
  if (citation.authors.length === 0 || citation.date === undefined) return [];
  const tags: [string, string | undefined][] = [
    ["title", citation.title],
    // Without degrees, as its rules demand.
    ...paper.authors.flatMap(({ affiliation }, at): [string, string | undefined][] => [
      ["author", citation.authors[at] && plainName(citation.authors[at])],
      ["author_institution", affiliation && oneLine(affiliation)],
    ]),
    ["publication_date", citation.date.replaceAll("-", "/")],
    ["conference_title", citation.book],
    ["doi", citation.doi],
    ["pdf_url", citation.pdf],
    ["abstract_html_url", citation.page],
    ["keywords", citation.keywords.length > 0 ? citation.keywords.join("; ") : undefined],
  ];
  return tags.flatMap(([name, content]) => (content === undefined ? [] : [{ name: `citation_${name}`, content }]));
}

/** Papers to be collected from these files must be real. */
function foundPapers({ papers }: Workshop): readonly Paper[] {
  return papers.filter((paper) => !isExamplePaper(paper));
}
