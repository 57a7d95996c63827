/** What is where on the home page. */
import { ADDRESSES } from "../model/routes.ts";
import type { Action, ContentPage, Workshop } from "../model/workshop.ts";
import type { View } from "./view.ts";

/** Whether the page being printed is the home page and has a section. */
export function isHomeWith(view: View, anchor: string): boolean {
  return view.address === ADDRESSES.home && view.workshop.sections.some((section) => section.anchor === anchor);
}

/** Whether a call is shown on the home page by a section of its own, beside that of the calls. */
export function isElsewhere(view: View, call: ContentPage): boolean {
  return view.workshop.sections.some((section) => section.kind === "page" && section.page.slug === call.slug);
}

/** Actions whose time is not over; undefined where there are none, so that a template can ask for the list by itself. */
export function openActions(workshop: Workshop): readonly Action[] | undefined {
  const open = workshop.actions.filter((action) => !action.isOver);
  return open.length === 0 ? undefined : open;
}
