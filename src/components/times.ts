/** Instants, zones and deadlines in templates. */
import { DateTime } from "luxon";
import { iso } from "../locales/dates.ts";
import type { ImportantDate, Interval } from "../model/workshop.ts";
import type { View } from "./view.ts";

/**
 * The clock that the times of some items are on: "New Orleans (CDT)", "Berlin (CEST, from 27 October CET)" where it changes
 * between them, "Berlin time" where it does so more than once.
 */
export function zone(view: View, shown: readonly Interval[]): string {
  const { words, dates } = view;
  const { workshop } = view;
  const city = workshop.venue?.city ?? workshop.timezone.split("/").at(-1)?.replaceAll("_", " ") ?? workshop.timezone;
  const from = DateTime.min(...shown.map(({ start }) => start));
  const to = DateTime.max(...shown.map(({ end }) => end));
  const names = from && to && dates.zones(from as DateTime<true>, to as DateTime<true>);
  return names === undefined ? words.t("facts.zoneCity", { city }) : words.t("facts.zone", { city, zone: names });
}

/** The calendar date alone, for `datetime`. */
export function isoDate(at: DateTime<true>): string {
  return at.toISODate();
}

/** The name by which browsers know the zone of an instant: `America/Chicago`, `Etc/GMT+12` (whose sign is the other way). */
export function zoneId(at: DateTime<true>): string {
  if (at.zone.type !== "fixed") return at.zoneName;
  const hours = -at.offset / 60;
  return `Etc/GMT${hours < 0 ? "" : "+"}${hours}`;
}

/** An instant to the minute, for `data-built`. */
export function isoMinute(at: DateTime<true>): string {
  return iso(at.startOf("minute"));
}

/** Whether any of the dates is printed as Anywhere on Earth, which not every reader knows. */
export function hasAoe(dates: readonly ImportantDate[]): boolean {
  return dates.some((date) => date.anywhereOnEarth && date.hasTime && date.at !== undefined);
}
