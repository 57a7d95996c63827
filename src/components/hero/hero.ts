/** What the hero says. */

import { headlineOf } from "../../model/headline.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { ImportantDate, Interval, Workshop } from "../../model/workshop.ts";
import { paperCount } from "../paper/papers.ts";
import { inSchedule } from "../programme/items.ts";
import type { View } from "../view.ts";

/** A button below the name. */
export interface Button {
  readonly url: string;
  readonly label: string;
  /** Whether its label is the organizers' own, in any language. */
  readonly isOwn: boolean;
  /** Whether it belongs to the archive stage. */
  readonly isOfArchive: boolean;
  readonly until?: ImportantDate;
}

/** The actions whose time is not over, then those of the workshop's stage. */
export function buttons(view: View): Button[] {
  const { workshop, words } = view;
  const { stream, recordings, papers } = headlineOf(workshop);
  const [day] = workshop.days;
  const own = workshop.actions.filter(({ isOver }) => !isOver);
  const archive = (label: string, url: string): Button => ({ label, url, isOwn: false, isOfArchive: true });
  return [
    ...own.map((action) => ({ ...action, isOwn: true, isOfArchive: false })),
    ...(stream === undefined
      ? []
      : [{ label: words.t("facts.stream"), url: stream, isOwn: false, isOfArchive: false }]),
    ...(recordings === 0 || day === undefined
      ? []
      : [archive(words.t("headline.recordings", { count: recordings }), inSchedule(view, day))]),
    ...(papers === 0 ? [] : [archive(paperCount(view, workshop.papers, "papers"), ADDRESSES.papers)]),
  ];
}

/** The hours of a one-day workshop; undefined for any other, whose days have their own. */
export function onlyHours({ days: [day, ...others] }: Workshop): Interval | undefined {
  return others.length === 0 ? day?.span : undefined;
}

/** Whether the programme is drawn there: the timelines of a long one would be a blur. */
export function drawsDays({ items, scheduleShows }: Workshop): boolean {
  return items.length > 0 && scheduleShows !== "what is for everyone";
}

/** Filters of the hero. */
export const heroFilters = { drawsDays, headline: headlineOf, onlyHours };
