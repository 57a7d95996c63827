/** What the page of many papers shows: one list in brief, with what narrows it and orders to choose from. */
import type { DateTime } from "luxon";
import { beginning, type Facet, type FacetOption } from "../../components/facets/facets.ts";
import { paperKind, shownIn } from "../../components/paper/papers.ts";
import { plainTitle } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import { freeSlug, slugify } from "../../model/slug.ts";
import type { Item, Paper, Session, Workshop } from "../../model/workshop.ts";
import type { PaperKind } from "../../schema/papers.ts";
import { wordsOf } from "../search/words.ts";

/** Fewer papers are listed with their abstracts, a section per kind. */
const MANY = 60;

/** A list of many papers. */
export interface PaperIndex {
  /** In the first of {@link orders}. */
  readonly rows: readonly PaperRow[];
  readonly facets: readonly PaperFacet[];
  /** How readers may sort it. */
  readonly orders: readonly Order[];
  readonly hasBoards: boolean;
  /** The items whose times it shows. */
  readonly items: readonly (Item | Session)[];
}

export const PAPER_FACETS = ["kind", "session", "group", "keyword"] as const;

type PaperFacet = Facet<(typeof PAPER_FACETS)[number]>;
type PaperOption = FacetOption & { readonly count: number };

/** Orders of the list; `listed` is that of the data. */
export const ORDERS = ["board", "listed", "session", "title"] as const;
export type Order = (typeof ORDERS)[number];

export interface PaperRow {
  readonly paper: Paper;
  /** Undefined if it is the most common one. */
  readonly kind?: string;
  /** When it is shown, if not all are at the same times. */
  readonly times: readonly DateTime<true>[];
  /** `kind-poster session-item-posters keyword-repair` */
  readonly facets: string;
  /** Its place in each of the orders: `0 17 3`. */
  readonly ranks: string;
  /** Parts of its authors as the language lists them: names, and what joins them. */
  readonly authors: readonly { readonly isName: boolean; readonly text: string }[];
}

/** Undefined for a few papers. */
export function paperIndex(view: View): PaperIndex | undefined {
  const { papers } = view.workshop;
  if (!hasManyPapers(view.workshop)) return undefined;
  const places = placesOf(papers);
  const facets = [kinds(view), sessions(view, places), groups(view), keywords(view)];
  const orders = ordersOf(papers, places);
  const ranks = orders.map((order) => ranksIn(order, view, places));
  const timesOf = (paper: Paper) =>
    placesOf([paper])
      .filter(isTimed)
      .map(({ start }) => start);
  const isAlike = new Set(papers.map((paper) => timesOf(paper).join())).size === 1;
  const common = mostCommon(papers.map((paper) => paperKind(view, paper)));
  const list = new Intl.ListFormat(view.dates.locale, { type: "conjunction" });
  const rows = papers.map((paper): PaperRow => {
    const kind = paperKind(view, paper);
    return {
      paper,
      ...(kind !== common && { kind }),
      times: isAlike || places.length === 1 ? [] : timesOf(paper),
      facets: facets.flatMap(({ name, of }) => (of.get(paper) ?? []).map((value) => `${name}-${value}`)).join(" "),
      ranks: ranks.map((rank) => rank.get(paper)).join(" "),
      authors: list
        .formatToParts(paper.authors.map(({ name }) => name))
        .map(({ type, value }) => ({ isName: type === "element", text: value })),
    };
  });
  const [first] = ranks;
  return {
    rows: rows.sort((a, b) => (first?.get(a.paper) ?? 0) - (first?.get(b.paper) ?? 0)),
    facets: facets
      .filter(({ options }) => options.length > 1)
      .map(({ of, ...facet }) => ({ ...facet, ...beginning(facet.options, "first") })),
    orders,
    hasBoards: orders.includes("board"),
    items: places.length > 1 ? places.filter(isTimed) : [],
  };
}

/** Whether they are too many for a quiet page. */
export function hasManyPapers({ papers }: Workshop): boolean {
  return papers.length > MANY;
}

/** A facet with the values of each paper. */
type Found = Pick<PaperFacet, "name" | "label"> & {
  readonly options: readonly PaperOption[];
  readonly of: ReadonlyMap<Paper, readonly string[]>;
};

/** Where papers are shown, by time: poster sessions, and for talks their session; nothing cancelled. */
function placesOf(papers: readonly Paper[]): (Item | Session)[] {
  const items = papers.flatMap(shownIn).filter(({ cancelled }) => !cancelled);
  const places = new Set(items.map((item) => placeOf(item)));
  return [...places].sort((a, b) => a.start.toMillis() - b.start.toMillis());
}

function placeOf(item: Item): Item | Session {
  const isShared = item.papers.length > 0;
  return isShared || item.session?.title === undefined ? item : item.session;
}

const isTimed = (place: Item | Session): boolean => !("timed" in place) || place.timed;

/** Makes a facet of what papers have; values that several things share become one. */
function facet<Thing>(
  name: PaperFacet["name"],
  { workshop, words }: View,
  thingsOf: (paper: Paper) => readonly Thing[],
  option: (thing: Thing) => FacetOption,
): Found {
  const counts = new Map<string, PaperOption>();
  const of = new Map<Paper, readonly string[]>();
  for (const paper of workshop.papers) {
    const options = new Map(thingsOf(paper).map((thing) => [option(thing).value, option(thing)]));
    of.set(paper, [...options.keys()]);
    for (const [value, found] of options)
      counts.set(value, { ...found, ...counts.get(value), count: (counts.get(value)?.count ?? 0) + 1 });
  }
  return { name, label: words.t(`filter.${name}`), options: [...counts.values()], of };
}

function kinds(view: View): Found {
  const { words, workshop } = view;
  const anchors = new Map(workshop.paperLists.map(({ kind, anchor }) => [kind, anchor]));
  const named = (paper: Paper): readonly { readonly kind: PaperKind | undefined; readonly label: string }[] =>
    paper.label === undefined
      ? paper.kinds.map((kind) => ({ kind, label: words.t(`kinds.${kind}`) }))
      : [{ kind: undefined, label: paper.label }];
  return facet("kind", view, named, ({ kind, label }) => {
    const anchor = kind && anchors.get(kind);
    return { value: slugify(kind ?? label) || "other", label, ...(anchor !== undefined && { anchor }) };
  });
}

/** Sessions at one time are told apart by their titles. */
function sessions(view: View, places: readonly (Item | Session)[]): Found {
  const starts = places.map(({ start }) => start.toMillis());
  const option = (place: Item | Session) => {
    const isOnly = starts.filter((start) => start === place.start.toMillis()).length === 1;
    const title = "items" in place ? place.title?.plain : plainTitle(view, place);
    return {
      value: place.anchor,
      ...(isTimed(place) && { at: place.start }),
      ...((!isOnly || !isTimed(place)) && title !== undefined && { label: title }),
    };
  };
  const found = facet("session", view, (paper) => placesOf([paper]), option);
  const order = new Map(places.map(({ anchor }, index) => [anchor, index]));
  return { ...found, options: found.options.toSorted((a, b) => (order.get(a.value) ?? 0) - (order.get(b.value) ?? 0)) };
}

function groups(view: View): Found {
  return facet(
    "group",
    view,
    ({ group }) => (group === undefined ? [] : [group]),
    (label) => ({ value: slugify(label) || label, label }),
  );
}

/** More keywords than this are found by typing them only. */
const MOST_KEYWORDS = 300;

/** Keywords that several papers have, the most frequent first; spelt alike as the search reads them. */
function keywords(view: View): Found {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  const slugOf = (keyword: string) => {
    const key = wordsOf(keyword).join(" ");
    const slug = slugs.get(key) ?? freeSlug(slugify(keyword) || "keyword", taken);
    slugs.set(key, slug);
    taken.add(slug);
    return slug;
  };
  const option = (label: string) => ({ value: slugOf(label), label });
  const found = facet("keyword", view, (paper) => paper.keywords, option);
  const { compare } = new Intl.Collator(view.dates.locale);
  const options = found.options
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count || compare(a.label ?? "", b.label ?? ""))
    .slice(0, MOST_KEYWORDS);
  const offered = new Set(options.map(({ value }) => value));
  const of = [...found.of].map(([paper, values]) => [paper, values.filter((value) => offered.has(value))] as const);
  return { ...found, options, of: new Map(of) };
}

function ordersOf(papers: readonly Paper[], places: readonly (Item | Session)[]): Order[] {
  const hasBoards = papers.some(({ board }) => board !== undefined);
  return [hasBoards ? "board" : "listed", ...(places.length > 1 ? (["session"] as const) : []), "title"];
}

/** The place of each paper in an order. What it does not tell apart is by session, board and then as in the data. */
function ranksIn(order: Order, { workshop, dates }: View, places: readonly (Item | Session)[]): Map<Paper, number> {
  const { compare } = new Intl.Collator(dates.locale, { numeric: true, ignorePunctuation: true });
  const placed = new Map(places.map((place, index) => [place, index]));
  const firstOf = ([first]: readonly (Item | Session)[]) => (first && placed.get(first)) ?? places.length;
  const first = new Map(workshop.papers.map((paper) => [paper, firstOf(placesOf([paper]))]));
  const bySession = (a: Paper, b: Paper) => (first.get(a) ?? 0) - (first.get(b) ?? 0);
  const byBoard = (a: Paper, b: Paper) =>
    a.board === undefined || b.board === undefined
      ? Number(a.board === undefined) - Number(b.board === undefined)
      : compare(a.board, b.board);
  const comparisons = {
    board: [byBoard, bySession],
    listed: [],
    session: [bySession, byBoard],
    title: [(a: Paper, b: Paper) => compare(a.title.line, b.title.line)],
  }[order];
  // Sorting is stable.
  const sorted = workshop.papers.toSorted((a, b) => {
    for (const comparison of comparisons) {
      const result = comparison(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
  return new Map(sorted.map((paper, rank) => [paper, rank]));
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0];
}
