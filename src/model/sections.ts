import type { PaperKind } from "../schema/papers.ts";
import { closest } from "../schema/suggest.ts";
import { SECTIONS } from "../schema/workshop.ts";
import type { UnfinishedPage } from "./content.ts";
import type { Context } from "./context.ts";
import { sectionsAt } from "./headline.ts";
import { KIND_SECTIONS, kindOf, listOf } from "./papers.ts";
import { ADDRESSES } from "./routes.ts";
import type { WorkshopDocument } from "./settings.ts";
import type { PaperList, Section, Workshop } from "./workshop.ts";

type Plain = Exclude<Section["kind"], "page" | "papers">;
type Content = Omit<Workshop, "sections">;

/** Whether a section has something to show. */
const HAS: Readonly<Record<Plain, (workshop: Content) => boolean>> = {
  overview: ({ overview }) => overview !== undefined,
  news: ({ news }) => news.length > 0,
  dates: ({ dates }) => dates.length > 0,
  speakers: ({ speakers }) => speakers.length > 0,
  schedule: ({ items }) => items.length > 0,
  calls: ({ calls }) => calls.length > 0,
  venue: ({ venue, online }) =>
    venue !== undefined || [online?.url, online?.chat, online?.note].some((said) => said !== undefined),
  organizers: ({ organizers }) => organizers.length > 0,
  people: ({ members }) => members.length > 0,
  contact: ({ contact }) => contact !== undefined,
  sponsors: ({ sponsors }) => sponsors.length > 0,
  editions: ({ editions }) => editions.length > 0,
  committee: ({ committee }) => committee.length > 0,
};

/** The sections of the home page in order; reports words that name none. */
export function buildSections(
  document: WorkshopDocument,
  workshop: Content,
  pages: readonly UnfinishedPage[],
  context: Context,
): readonly Section[] {
  const linked = new Set(
    context.localLinks.flatMap(({ url }) => (url.startsWith(`${ADDRESSES.home}#`) ? [url.slice(2)] : [])),
  );
  const words = document.sections ?? sectionsAt(workshop, linked);
  const kinds = words.flatMap((word) => kindOf(word) ?? []);
  const sections: Section[] = [];
  words.forEach((word, index) => {
    const report = () => reportUnknown(document, index, word, pages, context);
    const section = sectionOf(word, kinds, workshop, pages, report);
    if (section && !sections.some(({ anchor }) => anchor === section.anchor)) sections.push(section);
  });
  return sections;
}

function sectionOf(
  word: string,
  kinds: readonly PaperKind[],
  workshop: Content,
  pages: readonly UnfinishedPage[],
  reportUnknownWord: () => void,
): Section | undefined {
  const name = word.toLowerCase();
  const kind = kindOf(word);
  if (name === "papers") return papersSection(listRest(workshop, kinds));
  if (kind) return papersSection(workshop.paperLists.find((list) => list.kind === kind));
  if (name in HAS) return HAS[name as Plain](workshop) ? { kind: name as Plain, anchor: name } : undefined;
  const page = pages.find(({ slug, document }) => slug === name || document.name === word);
  if (!page) return void reportUnknownWord();
  return { kind: "page", anchor: page.anchor, page };
}

function papersSection(list: PaperList | undefined): Section | undefined {
  return list && list.papers.length > 0 ? { kind: "papers", anchor: list.anchor, list } : undefined;
}

/** `papers` means all papers except the kinds that have a section of their own. */
function listRest({ papers, paperLists }: Content, kinds: readonly PaperKind[]): PaperList | undefined {
  const rest = paperLists.filter(({ kind }) => kind === undefined || !kinds.includes(kind));
  const [only] = rest;
  if (rest.length === 1 && only) return { ...only, anchor: "papers" };
  const shown = new Set(rest.flatMap((list) => list.papers));
  return listOf(
    papers.filter((paper) => shown.has(paper)),
    "papers",
  );
}

function reportUnknown(
  document: WorkshopDocument,
  index: number,
  word: string,
  pages: readonly UnfinishedPage[],
  context: Context,
): void {
  if (context.documents.contentBroken || !document.sections) return;
  const known = [...SECTIONS, ...Object.values(KIND_SECTIONS), ...pages.map(({ slug }) => slug)];
  const near = closest(word, known);
  const hint = near
    ? `did you mean "${near}"?`
    : `sections are ${SECTIONS.join(", ")}, and the names of pages of content/`;
  context.report.add("unknown-section", context.at(document.sections, index), { value: word }, hint);
}
