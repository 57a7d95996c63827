/** What the sections of the home page show. */
import { bind, type Functions, type View } from "../../components/view.ts";
import type { ContentPage, Day, Item, PaperList, PersonGroup, Workshop } from "../../model/workshop.ts";

/** The calls without a section of their own besides that of the calls. */
export function callsInSection({ calls, sections }: Workshop): ContentPage[] {
  const own = new Set(sections.flatMap((section) => (section.kind === "page" ? [section.page.slug] : [])));
  return calls.filter(({ slug }) => !own.has(slug));
}

/** The highlights of a day: invited talks, keynotes and panels; undefined if it has none. */
export function highlights(day: Day): readonly Item[] | undefined {
  const items = day.items.filter(
    (item) => (item.family === "invited" || item.family === "panel") && item.title !== undefined && !item.cancelled,
  );
  return items.length === 0 ? undefined : items.slice(0, 8);
}

/** With more people or papers than this, the home page shows less about each. */
const CROWD = 12;

/** Whether a group is shown as names in columns instead of cards. */
export function isCrowd({ people }: PersonGroup): boolean {
  return people.length > CROWD;
}

/** Whether the section of a list only names its awards and links to the rest. */
export function isSummarized({ workshop }: View, { papers }: PaperList): boolean {
  return workshop.isLarge && papers.length > CROWD;
}

/** Whether the margin of a list links to the page of all papers. */
export function leadsToAll({ workshop }: View, { anchor }: { readonly anchor: string }): boolean {
  return workshop.isLarge || anchor === "papers";
}

/** Filters of the home page. */
export const homeFilters = (view: View): Functions => ({
  callsInSection,
  highlights,
  isCrowd,
  ...bind(view, { isSummarized, leadsToAll }),
});
