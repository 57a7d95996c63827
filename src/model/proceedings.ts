/** The volume in which papers are published: what workshop.yaml says of it, and its papers in order. */
import { decoded } from "../load/source.ts";
import type { ProceedingsDocument } from "../schema/publication.ts";
import { LINK_KEYS, pageNumber } from "../schema/publication.ts";
import { type Context, hostLabel, withoutUndefined } from "./context.ts";
import { editionOf } from "./identity.ts";
import { licenceOf } from "./licence.ts";
import type { UnfinishedPaper } from "./papers.ts";
import { differencesOf, type PdfDifference, type PdfReading, type PdfReadings } from "./pdf.ts";
import { addList, type People } from "./people.ts";
import type { Link, Paper, Volume, VolumeSection, When } from "./workshop.ts";

/** workshop.yaml, as far as it is about proceedings. */
type WithProceedings = { readonly proceedings?: ProceedingsDocument | undefined };

/** Whether `proceedings:` describes a volume, and does not just link to one. */
export function describesVolume({ proceedings = {} }: WithProceedings): boolean {
  return Object.keys(proceedings).some((key) => !LINK_KEYS.has(key));
}

/** Where the proceedings are elsewhere. Reports a link that has words but no address. */
export function linkToProceedings(document: WithProceedings, context: Context): Link | undefined {
  const said = document.proceedings;
  if (said === undefined) return undefined;
  if (said.url === undefined) {
    if (said.label !== undefined || !describesVolume(document)) reportMissing(document, "url", "a link", context);
    return undefined;
  }
  const url = context.link(document, "proceedings", said.url) ?? said.url;
  return { label: said.label ?? hostLabel(said.url), url };
}

function reportMissing(document: WithProceedings, key: string, what: string, context: Context): void {
  context.report.add("missing-key", context.at(document, "proceedings"), { key }, `add "${key}:" with ${what}`);
}

/** What a volume is made of, besides `proceedings:`. */
interface Surroundings {
  readonly when: When;
  readonly people: People;
  readonly papers: readonly UnfinishedPaper[];
  /** undefined: not read. */
  readonly pdfs: PdfReadings | undefined;
}

/**
 * The volume, unless `proceedings:` is only a link. Gives papers the volume's licence where they have none of their own,
 * and reports what contradicts it.
 */
export function buildVolume(
  document: WithProceedings,
  { when, people, papers, pdfs }: Surroundings,
  context: Context,
): Volume | undefined {
  const said = document.proceedings;
  if (said === undefined || !describesVolume(document)) return undefined;
  const editors = addList(said.editors ?? [], "editor", people, context);
  if (said.title === undefined) return void reportMissing(document, "title", "the title of the volume", context);
  const sections = sectionsOf(papers.filter(({ isArchival }) => isArchival));
  const inOrder = sections.flatMap((section) => section.papers);
  const licence = said.licence === undefined ? undefined : licenceOf(said.licence);
  if (licence !== undefined) for (const paper of inOrder) paper.licence ??= licence;
  const pdfOf = ({ pdf }: UnfinishedPaper) => (pdf?.startsWith("/") ? pdfs?.get(decoded(pdf.slice(1))) : undefined);
  number(inOrder, pdfOf);
  checkPages(inOrder, context);
  if (pdfs !== undefined) for (const paper of inOrder) checkPdf(paper, pdfOf(paper), context);
  if (said.doi_prefix !== undefined) checkPrefix(said.doi_prefix, inOrder, context);
  return {
    title: said.title,
    editors,
    sections,
    papers: inOrder,
    ...withoutUndefined({
      short: said.short,
      publisher: said.publisher,
      series: said.series,
      number: said.volume,
      isbn: said.isbn,
      issn: said.issn,
      doiPrefix: said.doi_prefix,
      licence,
      year: said.year ?? editionOf(when, []),
    }),
  };
}

interface UnfinishedSection extends VolumeSection {
  readonly papers: readonly UnfinishedPaper[];
}

/** Papers by section; those outside sections come first. */
function sectionsOf(papers: readonly UnfinishedPaper[]): readonly UnfinishedSection[] {
  const last = Number.POSITIVE_INFINITY;
  const order = ({ document }: UnfinishedPaper) => document.order ?? last;
  const sorted = papers.toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
  const loose = sorted.filter(({ section }) => section === undefined);
  const titles = [...new Set(sorted.flatMap(({ section }) => section ?? []))];
  return [
    ...(loose.length > 0 ? [{ papers: loose }] : []),
    ...titles.map((title) => ({ title, papers: sorted.filter(({ section }) => section === title) })),
  ];
}

type PdfOf = (paper: UnfinishedPaper) => PdfReading | undefined;

/**
 * Gives papers without stated pages those that follow from the lengths of their files, from page 1 on. After a paper of
 * unknown length nothing is known until pages are stated again.
 */
function number(papers: readonly UnfinishedPaper[], pdfOf: PdfOf): void {
  let next: number | undefined = 1;
  for (const paper of papers) {
    const pdf = pdfOf(paper);
    if (paper.pages === undefined && typeof pdf === "object" && next !== undefined)
      paper.pages = { first: String(next), last: String(next + pdf.pageCount - 1) };
    const last: ReturnType<typeof pageNumber> = paper.pages && pageNumber(paper.pages.last);
    next = last?.prefix === "" ? last.number + 1 : undefined;
  }
}

/** Reports a file that cannot be read, or whose first page or length differs from what the data says. */
function checkPdf(paper: UnfinishedPaper, pdf: PdfReading | undefined, context: Context): void {
  const { document, pages } = paper;
  if (pdf === undefined) return;
  const file = `public${decoded(paper.pdf ?? "")}`;
  if (typeof pdf === "string")
    return void context.report.add("bad-pdf", context.at(document, "pdf"), { file, reason: pdf });
  for (const difference of differencesOf(pdf, paper.title.source, paper.authors)) {
    const { field, says, hint } = describe(difference, document.authors === undefined ? "title" : "authors");
    context.report.add("pdf-differs", context.at(document, field), { file, difference: says }, hint);
  }
  const [first, last] = [document.pages && pageNumber(document.pages.first), pages && pageNumber(pages.last)];
  if (!pages || !first || !last || first.prefix !== last.prefix) return;
  const stated = last.number - first.number + 1;
  if (stated === pdf.pageCount) return;
  const params = { pages: written(pages), stated, file, count: pdf.pageCount };
  context.report.add("page-count", context.at(document, "pages"), params);
}

/** A difference in words, the field it is about, and what to do. */
function describe(difference: PdfDifference, authors: "authors" | "title") {
  const eitherWay = "correct whichever is wrong";
  switch (difference.kind) {
    case "no text":
      return { field: "pdf", says: "has no text that could be compared", hint: "a scan cannot be searched either" };
    case "other paper":
      return {
        field: "pdf",
        says: `has neither the title nor the authors of this paper; in large letters it says "${difference.begins}"`,
        hint: "is it the file of another paper, or one without names for review?",
      };
    case "title":
      return {
        field: "title",
        says: `does not have this title; in large letters it says "${difference.begins}"`,
        hint: eitherWay,
      };
    case "authors": {
      const says = `does not name ${difference.missing.map((name) => `"${name}"`).join(" and ")}`;
      return {
        field: authors,
        says: difference.near === undefined ? says : `${says}; it has "${difference.near}"`,
        hint: eitherWay,
      };
    }
    case "order":
      return { field: authors, says: "names the authors in another order", hint: eitherWay };
  }
}

const written = ({ first, last }: NonNullable<Paper["pages"]>) => (first === last ? first : `${first}-${last}`);

/** Reports pages that do not come after those of the papers before them in the volume. */
function checkPages(papers: readonly UnfinishedPaper[], context: Context): void {
  let before: UnfinishedPaper | undefined;
  for (const paper of papers) {
    if (paper.pages === undefined) continue;
    const [end, start] = [before?.pages && pageNumber(before.pages.last), pageNumber(paper.pages.first)];
    if (before?.pages && end && start && end.prefix === start.prefix && start.number <= end.number)
      context.report.add("pages-order", context.at(paper.document, "pages"), {
        pages: written(paper.pages),
        other: before.title.plain,
        before: written(before.pages),
        place: context.placeText(before.document, "pages"),
      });
    before = paper;
  }
}

/** Reports DOIs that do not begin as all of the volume do. */
function checkPrefix(prefix: string, papers: readonly UnfinishedPaper[], context: Context): void {
  for (const { doi, document } of papers)
    if (doi !== undefined && !doi.startsWith(`${prefix}/`))
      context.report.add("doi-prefix", context.at(document, "doi"), { doi, prefix });
}
