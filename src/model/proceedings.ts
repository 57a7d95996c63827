/** The volume in which papers are published: what workshop.yaml says of it, and its papers in order. */
import type { ProceedingsDocument } from "../schema/publication.ts";
import { LINK_KEYS, pageNumber } from "../schema/publication.ts";
import { type Context, hostLabel, withoutUndefined } from "./context.ts";
import { licenceOf } from "./licence.ts";
import type { UnfinishedPaper } from "./papers.ts";
import { addList, type People } from "./people.ts";
import type { Link, Paper, Volume, VolumeSection, When } from "./workshop.ts";

/** workshop.yaml, as far as it is about proceedings. */
type WithProceedings = { readonly proceedings?: ProceedingsDocument | undefined };

/** Whether `proceedings:` describes a volume, and does not just link to one. */
const isVolume = (said: ProceedingsDocument): boolean => Object.keys(said).some((key) => !LINK_KEYS.has(key));

/** Where the proceedings are elsewhere. Reports a link that has words but no address. */
export function linkToProceedings(document: WithProceedings, context: Context): Link | undefined {
  const said = document.proceedings;
  if (said === undefined) return undefined;
  if (said.url === undefined) {
    if (said.label !== undefined || !isVolume(said)) reportMissing(document, "url", "a link", context);
    return undefined;
  }
  const url = context.link(document, "proceedings", said.url) ?? said.url;
  return { label: said.label ?? hostLabel(said.url), url };
}

function reportMissing(document: WithProceedings, key: string, what: string, context: Context): void {
  context.report.add("missing-key", context.at(document, "proceedings"), { key }, `add "${key}:" with ${what}`);
}

/**
 * The volume, unless `proceedings:` is only a link. Gives papers the volume's licence where they have none of their own,
 * and reports what contradicts it.
 */
export function buildVolume(
  document: WithProceedings,
  when: When,
  people: People,
  papers: readonly UnfinishedPaper[],
  context: Context,
): Volume | undefined {
  const said = document.proceedings;
  if (said === undefined || !isVolume(said)) return undefined;
  const editors = addList(said.editors ?? [], "editor", people, context);
  if (said.title === undefined) return void reportMissing(document, "title", "the title of the volume", context);
  const sections = sectionsOf(papers.filter(({ isArchival }) => isArchival));
  const inOrder = sections.flatMap((section) => section.papers);
  const licence = said.licence === undefined ? undefined : licenceOf(said.licence);
  if (licence !== undefined) for (const paper of inOrder) paper.licence ??= licence;
  checkPages(inOrder, context);
  if (said.doi_prefix !== undefined) checkPrefix(said.doi_prefix, inOrder, context);
  const start = when.known === "day" ? when.start : when.known === "month" ? when.month : undefined;
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
      year: said.year ?? start?.toFormat("yyyy"),
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
