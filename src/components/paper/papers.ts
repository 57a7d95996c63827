/** Papers in templates. */
import { doiAddress } from "../../feeds/site.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Link, Paper, Section } from "../../model/workshop.ts";
import type { PaperKind } from "../../schema/papers.ts";
import { excerpt } from "../head/head.ts";
import { isHomeWith } from "../home.ts";
import { link } from "../links.ts";
import { names } from "../people/people.ts";
import type { View } from "../view.ts";

/** The chips of a paper. */
export function paperLinks(view: View, paper: Paper): Link[] {
  const { words } = view;
  return [
    ...link(words, "pdf", paper.pdf),
    ...link(words, isOpenReview(paper.url) ? "openreview" : "page", paper.url),
    ...link(words, "code", paper.code),
    ...link(words, "data", paper.data),
    ...link(words, "slides", paper.slides),
    ...link(words, "poster", paper.poster),
    ...link(words, "video", paper.video),
    ...link(words, "doi", paper.doi && doiAddress(paper.doi)),
  ];
}

/** Whether an address is a paper's page on OpenReview, which readers look for by that name. */
export function isOpenReview(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && /^(?:www\.)?openreview\.net$/.test(new URL(url).hostname);
}

/** The kinds of a paper in words: "Oral · Poster"; its own label instead, where it has one. */
export function paperKind(view: View, paper: Paper): string {
  const { words } = view;
  return paper.label ?? paper.kinds.map((kind) => words.t(`kinds.${kind}`)).join(words.t("dot"));
}

/** Whether a poster or demo is also a talk; an oral is one anyway. */
export function isAlsoTalk(paper: Paper): boolean {
  return paper.hasTalk && !paper.kinds.some((kind) => kind === "oral" || kind === "talk" || kind === "spotlight");
}

/** "21 posters" where the list is of one kind that has a word, else "33 papers". */
export function paperCount(view: View, papers: readonly Paper[], anchor: string): string {
  const { words } = view;
  const key = `counts.${anchor}`;
  return words.t(words.has(`${key}.other`) ? key : "counts.papers", { count: papers.length });
}

/**
 * Whether a section of the home page is the first that lists a paper. `papers` and `posters` can both be on the page, and
 * only the first may carry the paper's fragment.
 */
export function listsFirst(view: View, section: Section, paper: Paper): boolean {
  const first = view.workshop.sections.find((other) => other.kind === "papers" && other.list.papers.includes(paper));
  return first === section;
}

/** How many papers are of a kind, be it their first or not. */
export function ofKind(papers: readonly Paper[], kind: PaperKind | undefined): number {
  return papers.filter((paper) => kind === undefined || paper.kinds.includes(kind)).length;
}

/** Papers with an award; undefined where there are none. */
export function awarded(papers: readonly Paper[]): readonly Paper[] | undefined {
  const won = papers.filter((paper) => paper.awards.length > 0);
  return won.length === 0 ? undefined : won;
}

/** The place of a list of papers: its section of the home page while on it, else on the papers' page. */
export function inPapers(view: View, list: { readonly anchor: string }): string {
  return `${isHomeWith(view, list.anchor) ? "" : ADDRESSES.papers}#${list.anchor}`;
}

/** What previews say of a paper: its abstract, else its title and authors. */
export function describePaper(view: View, paper: Paper): string {
  if (paper.abstract !== undefined) return excerpt(paper.abstract.line);
  return [paper.title.plain, names(view, paper.authors), view.workshop.name].filter(Boolean).join(". ");
}

/** How much room the name of a board takes: a number or so, or words. */
export function boardLength(board: string): "short" | "long" {
  return board.length <= 4 ? "short" : "long";
}
