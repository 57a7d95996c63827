/** What a page tells search engines and previews. */
import { examplePages } from "../../model/examples.ts";
import { shortened } from "../../model/text.ts";
import { onOneLine, place } from "../venue.ts";
import { bind, type Functions, type View } from "../view.ts";

/** The sentence that search engines and link previews show for a page: its own, else the workshop's. */
export function pageDescription(view: View, own: string | undefined): string {
  return own || describe(view);
}

/** The one sentence about the workshop. */
function describe(view: View): string {
  const { workshop, dates } = view;
  const facts = onOneLine(view, [dates.when(workshop), workshop.venue && place(view, workshop.venue)]);
  return workshop.overview?.description ?? workshop.tagline ?? [workshop.name, facts].filter(Boolean).join(": ");
}

/** The first words of a text. */
export const excerpt = (text: string): string => shortened(text, 160);

/**
 * Search engines and tabs show about this much of a title; slightly less, for validators that count `&amp;` as five.
 */
export const TITLE_LENGTH = 66;

/**
 * The title of a page for tabs and search engines: its own, then the workshop's if there is room; a longer one is cut
 * between words. The home page has no title of its own.
 */
export function pageTitle(view: View, title: string | undefined): string {
  const { name, short } = view.workshop;
  const own = title ?? name;
  const choices = title === undefined ? [name] : [name, short].map((site) => `${title} · ${site}`).concat(title);
  return choices.find((text) => text.length <= TITLE_LENGTH) ?? shortened(own, TITLE_LENGTH);
}

/** The length of a title, so that the largest type fits: `short`, `medium` or `long`. */
export function titleLength(text: string): "short" | "medium" | "long" {
  return text.length <= 40 ? "short" : text.length <= 70 ? "medium" : "long";
}

/** Filters about titles and descriptions. */
export const headFilters = (view: View): Functions => ({
  titleLength,
  ...bind(view, { pageDescription, pageTitle }),
  /** Whether the page at an address still holds examples of a new site. */
  holdsExample: (address: string) => examplePages(view.workshop).has(address),
});
