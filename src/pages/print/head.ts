/** What stands at the top of a printed sheet. */
import { dayName } from "../../components/programme/days.ts";
import { shortPlace } from "../../components/venue.ts";
import type { View } from "../../components/view.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Day } from "../../model/workshop.ts";

/** The head of a sheet, as all print forms have it. */
export interface SheetHead {
  /** What the sheet is about: a day, a room, a list. */
  readonly title: string;
  /** What that belongs to, such as the workshop. */
  readonly about?: string;
  /** Where and when, a fact a line; the first is the most important. */
  readonly facts: readonly string[];
  /** Drawn to scale, if the sheet is about one. */
  readonly day?: Day;
  /** Whether the title has the whole width, the facts one line below it, and the drawing the next. */
  readonly isWide?: true;
  /** Where its QR code leads, and the key of the words that say so. */
  readonly leads: { readonly to: string; readonly says: string };
}

/** To the schedule. */
export const SCHEDULE: SheetHead["leads"] = { to: ADDRESSES.schedule, says: "print.scan" };

/**
 * The head of a sheet about a day. The only day of a workshop has the name of the workshop as its title, and the date
 * as its first fact.
 */
export function dayHead(view: View, day: Day): SheetHead {
  const { workshop, words, dates } = view;
  const { venue, host, days } = workshop;
  const place = venue && shortPlace(view, venue);
  const hours = day.span && dates.hours(day.span);
  const tentative = day.tentative ? words.t("schedule.tentative") : undefined;
  const name = dayName(view, day);
  const known = (facts: readonly (string | undefined)[]) => facts.filter((fact) => fact !== undefined && fact !== "");
  const same = { day, leads: SCHEDULE };
  if (days.length === 1) {
    const when = known([dates.long(day.midnight), hours]).join(words.t("list.affiliation"));
    const facts = known([when, name, tentative, place, host?.name]) as string[];
    return { ...same, title: workshop.name, facts, isWide: true };
  }
  const facts = known([name ?? place, name && place, known([hours, tentative]).join(words.t("dot")), host?.name]);
  return { ...same, title: dayTitle(view, day), about: nameAndYear(view, day), facts: facts as string[] };
}

/** The date of a day without its year, which stands beside the name of the workshop. */
export function dayTitle({ dates }: View, { midnight }: Day): string {
  return dates.namedDay(midnight);
}

/** The name of the workshop, and the year of a day if the name does not say it. */
export function nameAndYear({ workshop, words, dates }: View, { midnight }: Day): string {
  const year = dates.year(midnight);
  return workshop.name.includes(year) ? workshop.name : [workshop.name, year].join(words.t("dot"));
}
