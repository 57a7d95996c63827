/** Papers in templates. */

import { doiAddress, paperAddress } from "../../feeds/site.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Item, Link, Paper, Section } from "../../model/workshop.ts";
import type { PaperKind } from "../../schema/papers.ts";
import { parseUrl } from "../../schema/url.ts";
import { excerpt } from "../head/head.ts";
import { isHomeWith } from "../home.ts";
import { link } from "../link/links.ts";
import { names } from "../people/people.ts";
import { bind, type Functions, type View } from "../view.ts";

/** The chips of a paper. */
export function paperLinks(view: View, paper: Paper): Link[] {
  const { words } = view;
  return [
    ...link(words, "pdf", paper.pdf),
    ...link(words, isOpenReview(paper.url) ? "openreview" : "page", paper.url),
    ...link(words, "code", paper.code),
    ...link(words, "data", paper.data),
    ...link(words, "supplement", paper.supplement),
    ...link(words, "slides", paper.slides),
    ...link(words, "poster", paper.poster),
    ...link(words, "video", paper.video),
    ...link(words, "doi", paper.doi && doiAddress(paper.doi)),
  ];
}

/** The paper itself and what belongs to it, for the contents of a volume. */
export function fileLinks({ words }: View, { pdf, supplement, doi }: Paper): Link[] {
  return [
    ...link(words, "pdf", pdf),
    ...link(words, "supplement", supplement),
    ...link(words, "doi", doi && doiAddress(doi)),
  ];
}

/** Whether an address is a paper's page on OpenReview, which readers look for by that name. */
export function isOpenReview(url: string | undefined): boolean {
  return url !== undefined && /^(?:www\.)?openreview\.net$/.test(parseUrl(url)?.hostname ?? "");
}

/** The kinds of a paper in words: "Oral · Poster"; or its own label, if any. */
export function paperKind(view: View, paper: Paper): string {
  const { words } = view;
  return paper.label ?? paper.kinds.map((kind) => words.t(`kinds.${kind}`)).join(words.t("dot"));
}

/** Whether a poster or demo is also a talk; an oral is one anyway. */
export function isAlsoTalk(paper: Paper): boolean {
  return paper.hasTalk && !paper.kinds.some((kind) => kind === "oral" || kind === "talk" || kind === "spotlight");
}

/** "21 posters" if the list is of one kind with a word of its own, else "33 papers". */
export function paperCount(view: View, papers: readonly Paper[], anchor: string): string {
  const { words } = view;
  const key = `counts.${anchor}`;
  return words.t(words.has(`${key}.other`) ? key : "counts.papers", { count: papers.length });
}

/** What stands above the title of a paper in a list. */
export interface PaperBadges {
  readonly kind?: string;
  readonly isAlsoTalk: boolean;
  /** The talk, if it is in the schedule. */
  readonly talk?: Item;
}

/**
 * The badges of a paper; undefined if none.
 * @param showKind whether the list has papers of several kinds
 */
export function paperBadges(view: View, paper: Paper, showKind: boolean): PaperBadges | undefined {
  const hasKind = showKind || paper.label !== undefined;
  const isTalk = isAlsoTalk(paper);
  if (!hasKind && !isTalk && paper.awards.length === 0) return undefined;
  const [talk] = isTalk ? paper.talks : [];
  return { isAlsoTalk: isTalk, ...(hasKind && { kind: paperKind(view, paper) }), ...(talk && { talk }) };
}

/**
 * Whether a paper carries its fragment in a list: that of the papers' page, or the first section of the home page that
 * lists it, for `papers` and `posters` can both be there.
 */
export function hasFragment(view: View, paper: Paper, section: Section | undefined): boolean {
  if (section === undefined) return true;
  const first = view.workshop.sections.find((other) => other.kind === "papers" && other.list.papers.includes(paper));
  return first === section;
}

/** Whether the papers of a section of the home page are of several kinds, so that each has to say its own. */
export function saysKinds(section: Section): boolean {
  return section.kind === "papers" && new Set(section.list.papers.map(({ kinds }) => kinds.join())).size > 1;
}

/** The section of all papers. */
const ALL = "papers";

/** The page of a list of papers: the papers' page, or the list's part of it. */
export function listAddress({ anchor }: { readonly anchor: string }): string {
  return anchor === ALL ? ADDRESSES.papers : `${ADDRESSES.papers}#${anchor}`;
}

/** How many papers are of a kind, whether as their first or not; all of them if no kind is given. */
export function ofKind(papers: readonly Paper[], kind: PaperKind | "" | undefined): number {
  return papers.filter((paper) => !kind || paper.kinds.includes(kind)).length;
}

/** The place of a list of papers: its section if on the home page, else on the papers' page. */
export function inPapers(view: View, list: { readonly anchor: string }): string {
  return `${isHomeWith(view, list.anchor) ? "" : ADDRESSES.papers}#${list.anchor}`;
}

/** What previews say about a paper: its abstract, else its title and authors. */
export function describePaper(view: View, paper: Paper): string {
  if (paper.abstract !== undefined) return excerpt(paper.abstract.line);
  return [paper.title.plain, names(view, paper.authors), view.workshop.name].filter(Boolean).join(". ");
}

/** Where a paper is presented: its talks, then its poster sessions. */
export function shownIn({ talks, sessions }: Paper): Item[] {
  return [...talks, ...sessions];
}

/** How much room the name of a board takes: `short` for a number or the like, `long` for words. */
export function boardLength(board: string): "short" | "long" {
  return board.length <= 4 ? "short" : "long";
}

/** Filters about papers. */
export const paperFilters = (view: View): Functions => ({
  boardLength,
  listAddress,
  ofKind,
  paperAddress,
  saysKinds,
  shownIn,
  ...bind(view, { describePaper, fileLinks, hasFragment, inPapers, paperCount, paperKind, paperLinks, paperBadges }),
});
