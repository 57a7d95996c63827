/** What the navigation of every page holds: the sections of the home page, then the pages of content/ listed in it. */
import type { Words } from "../../locales/words.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Section, Workshop } from "../../model/workshop.ts";
import { listAddress } from "../paper/papers.ts";

export interface NavigationEntry {
  readonly label: string;
  /** An address of this site; on the home page a fragment. */
  readonly url: string;
  /** Whether it is the current page. */
  readonly current: boolean;
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

/** The entries for a page at an address of this site. */
export function navigation(workshop: Workshop, words: Words, address: string): NavigationEntry[] {
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
      return { label, url: isHome ? url.slice(1) : url, current: isCurrent(section, address) };
    }),
    ...pages.map((page) => ({ label: page.title.plain, url: page.page, current: page.page === address })),
  ];
}

function isCurrent(section: Section, address: string): boolean {
  if (section.kind === "page") return section.page.page === address;
  if (section.kind === "papers") return address === ADDRESSES.papers && section.anchor === "papers";
  return PAGES[section.kind] === address;
}
