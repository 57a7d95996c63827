/**
 * Citations: BibTeX, RIS and the `citation_…` tags of Google Scholar. Written by hand in some forty lines: the
 * available libraries need a newer Node or include parsers for every bibliographic format.
 */
import { isExamplePaper } from "../model/examples.ts";
import { proceedingsPage } from "../model/routes.ts";
import type { Paper, Person, Volume, Workshop } from "../model/workshop.ts";
import { type NameParts, nameParts } from "../schema/name.ts";
import { absolute, clean, volumeOf } from "./site.ts";
import { braced, oneLine, texAddress, texNames, texText, texTitle } from "./tex.ts";

/** A publication with the fields that all three formats need. */
interface Citation {
  readonly key: string;
  readonly title: string;
  readonly authors: readonly NameParts[];
  /** The volume, else the workshop with its host. */
  readonly book: string;
  /** The volume that it is in, if that is described. */
  readonly volume: Volume | undefined;
  readonly pages: Paper["pages"];
  /** ISO date of the workshop's first day, its month (`2019-05`), or the year of a volume; undefined if undecided. */
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

/** The date of the workshop as far as it is known, in ISO 8601. */
function dateOf({ when }: Workshop): string | undefined {
  if (when.known === "day") return when.start.toISODate();
  return when.known === "month" ? when.month.toFormat("yyyy-LL") : undefined;
}

/** The date of publication, in ISO 8601 as far as it is known: of a volume that appears in another year, only that. */
export function publishedOn(workshop: Workshop, volume: Volume | undefined): string | undefined {
  const date = dateOf(workshop);
  return volume?.year === undefined || date?.startsWith(volume.year) ? date : volume.year;
}

function placeOf({ venue }: Workshop): string | undefined {
  const parts = [venue?.city, venue?.country].flatMap((part) => (part ? oneLine(part) : []));
  return parts.join(", ") || undefined;
}

/** A citation key. Uses the thing's own address, so that nothing else can change the key. */
function keyOf(workshop: Workshop, slug?: string): string {
  const year = dateOf(workshop)?.slice(0, 4);
  return [workshop.slug, workshop.slug.includes(year ?? "-") ? undefined : year, slug].filter(Boolean).join("-");
}

const partsOfNames = (people: readonly Person[]): readonly NameParts[] =>
  people.map(({ name, sort }) => nameParts(oneLine(name), sort));

function citationOf(workshop: Workshop, paper: Paper): Citation {
  const target = (address: string | undefined) => (address === undefined ? undefined : absolute(workshop, address));
  const volume = volumeOf(workshop, paper);
  return {
    key: keyOf(workshop, paper.slug),
    title: oneLine(paper.title.plain),
    authors: partsOfNames(paper.authors),
    book: oneLine(volume?.title ?? [workshop.name, workshop.host?.name].filter(Boolean).join(", ")),
    volume,
    pages: paper.isArchival ? paper.pages : undefined,
    date: publishedOn(workshop, volume),
    place: placeOf(workshop),
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
  const { volume, pages } = citation;
  return bibtexEntry(citation.isArchival ? "inproceedings" : "misc", citation.key, [
    ["title", braced(`{${texTitle(paper.title.source)}}`)],
    ["shorttitle", paper.shortTitle && braced(`{${texTitle(paper.shortTitle.source)}}`)],
    ["author", citation.authors.length > 0 ? braced(texNames(citation.authors)) : undefined],
    [citation.isArchival ? "booktitle" : "howpublished", braced(texText(citation.book))],
    ...bibtexOfVolume(volume),
    ["pages", pages && braced(pages.first === pages.last ? pages.first : `${pages.first}--${pages.last}`)],
    ...bibtexOfDate(citation.date),
    ["address", citation.place && braced(texText(citation.place))],
    ["doi", citation.doi && braced(texAddress(citation.doi))],
    ["url", citation.page && braced(texAddress(citation.page))],
    ["keywords", citation.keywords.length > 0 ? braced(texText(citation.keywords.join(", "))) : undefined],
  ]);
}

/** The BibTeX entry of a volume. */
export function bibtexOfProceedings(workshop: Workshop, volume: Volume): string {
  const date = publishedOn(workshop, volume);
  const place = placeOf(workshop);
  const where = workshop.proceedings?.url ?? proceedingsPage(workshop);
  const address = where && absolute(workshop, where);
  return bibtexEntry("proceedings", keyOf(workshop), [
    ["title", braced(`{${texText(volume.title)}}`)],
    ...bibtexOfVolume(volume),
    ...bibtexOfDate(date),
    ["address", place && braced(texText(place))],
    ["url", address && braced(texAddress(address))],
  ]);
}

type BibtexField = readonly [name: string, value: string | undefined];

/** What a volume and each of its papers say alike. */
function bibtexOfVolume(volume: Volume | undefined): readonly BibtexField[] {
  const text = (value: string | undefined) => value && braced(texText(value));
  return [
    ["editor", volume && volume.editors.length > 0 ? braced(texNames(partsOfNames(volume.editors))) : undefined],
    ["series", text(volume?.series)],
    ["volume", text(volume?.number)],
    ["publisher", text(volume?.publisher)],
    ["isbn", text(volume?.isbn)],
    ["issn", text(volume?.issn)],
  ];
}

function bibtexOfDate(date: string | undefined): readonly BibtexField[] {
  return [
    ["year", date && braced(date.slice(0, 4))],
    ["month", MONTHS[Number(date?.slice(5, 7)) - 1]],
  ];
}

function bibtexEntry(type: string, key: string, fields: readonly BibtexField[]): string {
  const lines = fields.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${name} = ${value}`);
  return `@${type}{${key},\n${lines.join(",\n")}\n}\n`;
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
  const { volume, pages } = citation;
  const lines: [string, string | undefined][] = [
    ["TY", citation.isArchival ? "CPAPER" : "UNPB"],
    ["ID", citation.key],
    ["TI", citation.title],
    ...citation.authors.map((name): [string, string] => ["AU", risName(name)]),
    ["T2", citation.book],
    ...partsOfNames(volume?.editors ?? []).map((name): [string, string] => ["ED", risName(name)]),
    ["T3", volume?.series && oneLine(volume.series)],
    ["VL", volume?.number && oneLine(volume.number)],
    ["PB", volume?.publisher && oneLine(volume.publisher)],
    ["SN", volume?.isbn ?? volume?.issn],
    ["SP", pages?.first],
    ["EP", pages?.last],
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
    ["volume", citation.volume?.number && oneLine(citation.volume.number)],
    ["firstpage", citation.pages?.first],
    ["lastpage", citation.pages?.last],
    ["isbn", citation.volume?.isbn],
    ["issn", citation.volume?.issn],
    ["publisher", citation.volume?.publisher && oneLine(citation.volume.publisher)],
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
