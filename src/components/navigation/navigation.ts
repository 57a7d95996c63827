/** What the navigation of every page holds: the sections of the home page, then the pages of content/ listed in it. */
import type { Words } from "../../locales/words.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Section, Workshop } from "../../model/workshop.ts";
import { listAddress } from "../paper/papers.ts";
import { emWidth } from "../type.ts";

/**
 * The windows that the line is laid out for, from a phone on: what a list of links has of their width, in rem, beside the
 * disclosure of all of them and the tools. `navigation.css` has the same steps.
 */
const STEPS = [15.75, 31, 42, 51, 76];

/** Up to this step, the line is as wide as the page. */
const OF_PAGE = 4;

/** The size of the links, a little more for wide fonts, and the space between them, in rem. */
const TYPE = { size: 0.9375 * 1.05, gap: 1.5 };

/** Which entries a narrow line shows first, after that of the page itself. */
const FIRST: readonly Section["kind"][] = ["schedule", "speakers", "papers", "calls", "dates"];
const LAST: readonly Section["kind"][] = ["overview"];

export interface NavigationEntry {
  readonly label: string;
  /** An address of this site; on the home page a fragment. */
  readonly url: string;
  /** Whether it is the current page. */
  readonly current: boolean;
  /** The step from which the line shows it, if not always; one more than there are if it never has room. */
  readonly from?: number;
}

export interface Navigation {
  readonly entries: readonly NavigationEntry[];
  /** The step from which the line shows all of them, if not always. */
  readonly wholeFrom?: number;
  /** Whether it goes beyond the page to show them. */
  readonly isLong: boolean;
}

/** Sections with a page of their own, which the navigation of a large workshop links instead. */
const PAGES: Partial<Record<Section["kind"], string>> = {
  schedule: ADDRESSES.schedule,
  speakers: ADDRESSES.speakers,
  papers: ADDRESSES.papers,
  committee: ADDRESSES.committee,
};

function label(section: Section, words: Words): string {
  if (section.kind === "page") return section.page.title.plain;
  const key = `sections.${section.anchor}`;
  return words.has(key) ? words.t(key) : section.anchor;
}

function target(section: Section, workshop: Workshop): string {
  const page = PAGES[section.kind];
  // The lists of all kinds of papers share a page, so each section's address is its fragment there.
  if (workshop.isLarge && page !== undefined && section.kind !== "papers") return page;
  if (workshop.isLarge && section.kind === "papers") return listAddress(section);
  return `${ADDRESSES.home}#${section.anchor}`;
}

/** The line for a page at an address of this site. */
export function navigation(workshop: Workshop, words: Words, address: string): Navigation {
  const links = linksOf(workshop, words, address);
  const froms = stepsOf(links);
  const wholeFrom = Math.max(1, ...froms);
  return {
    entries: links.map(({ label, url, current }, index) => ({ label, url, current, ...after(froms[index], "from") })),
    ...after(wholeFrom, "wholeFrom"),
    isLong: wholeFrom > OF_PAGE,
  };
}

/** A step, unless it is the first. */
function after<Key extends string>(step: number | undefined, key: Key): Partial<Record<Key, number>> {
  return step === undefined || step === 1 ? {} : ({ [key]: step } as Record<Key, number>);
}

/** The step from which each link has room, when those that matter more have theirs. */
function stepsOf(links: readonly RankedLink[]): number[] {
  const width = ({ label }: RankedLink) => emWidth(label) * TYPE.size + TYPE.gap;
  const byRank = [...links.entries()].sort(([at, a], [other, b]) => a.rank - b.rank || at - other);
  const froms = links.map(() => STEPS.length + 1);
  let used = 0;
  for (const [at, link] of byRank) {
    used += width(link);
    const step = STEPS.findIndex((room) => used <= room + TYPE.gap);
    if (step < 0) break;
    froms[at] = step + 1;
  }
  return froms;
}

interface RankedLink extends Omit<NavigationEntry, "from"> {
  readonly rank: number;
}

function rankOf({ kind }: Section): number {
  if (LAST.includes(kind)) return FIRST.length + 1;
  const rank = FIRST.indexOf(kind);
  return rank < 0 ? FIRST.length : rank;
}

function linksOf(workshop: Workshop, words: Words, address: string): RankedLink[] {
  const isHome = address === ADDRESSES.home;
  const sections = workshop.sections.map((section) => ({ label: label(section, words), section }));
  const shown = new Set(workshop.sections.flatMap((section) => (section.kind === "page" ? [section.page.slug] : [])));
  const callsShown = workshop.sections.some((section) => section.kind === "calls");
  const pages = workshop.pages.filter(
    (page) => page.nav !== undefined && !shown.has(page.slug) && !(page.isCall && callsShown),
  );
  return [
    ...sections.map(({ label, section }) => {
      const url = isHome ? `${ADDRESSES.home}#${section.anchor}` : target(section, workshop);
      const current = isCurrent(section, address);
      return { label, url: isHome ? url.slice(1) : url, current, rank: current ? -1 : rankOf(section) };
    }),
    ...pages.map((page) => {
      const current = page.page === address;
      return { label: page.title.plain, url: page.page, current, rank: current ? -1 : FIRST.length };
    }),
  ];
}

function isCurrent(section: Section, address: string): boolean {
  if (section.kind === "page") return section.page.page === address;
  if (section.kind === "papers") return address === ADDRESSES.papers && section.anchor === "papers";
  return PAGES[section.kind] === address;
}
