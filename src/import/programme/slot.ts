/** When items take place: instants of other systems in the workshop's zone. */
import { DateTime } from "luxon";
import type { Slot } from "../row.ts";
import type { ProgrammeContext } from "./item.ts";

type Zones = Pick<ProgrammeContext, "zone" | "fileZone">;

/**
 * The slot between two instants as exports write them, with an offset or in the local time of the file's zone.
 * @returns undefined if the start is not an instant
 */
export function slotBetween(start: string | undefined, end: string | undefined, zones: Zones): Slot | undefined {
  return slotOf(instant(start, zones.fileZone), instant(end, zones.fileZone), zones);
}

/** @returns undefined without a start; an end before the start is none */
export function slotOf(start: DateTime | undefined, end: DateTime | undefined, { zone }: Zones): Slot | undefined {
  const from = start?.setZone(zone);
  if (!from?.isValid) return undefined;
  const minutes = end ? Math.round(end.diff(from, "minutes").minutes) : 0;
  const begins = from.hour * 60 + from.minute;
  return { date: from.toISODate(), start: begins, end: minutes > 0 ? begins + minutes : undefined };
}

/**
 * The slot of times on a date, both in the file's zone.
 * @param start minutes after midnight, over 1440 after the next midnight
 */
export function slotOn(date: string, start: number, end: number | undefined, zones: Zones): Slot | undefined {
  const ends = end !== undefined && end < start ? end + 1440 : end;
  if (zones.zone === zones.fileZone && start < 1440) return { date, start, end: ends === start ? undefined : ends };
  const at = (minutes: number) => {
    const day = DateTime.fromISO(date, { zone: zones.fileZone }).plus({ days: Math.floor(minutes / 1440) });
    return day.set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 });
  };
  return slotOf(at(start), ends === undefined ? undefined : at(ends), zones);
}

/** ISO 8601, also with a space in the place of the T, or with an offset after a space. */
function instant(text: string | undefined, zone: string): DateTime<true> | undefined {
  const iso = text
    ?.trim()
    .replace(/^(\d{4}-\d\d-\d\d) +(?=\d)/, "$1T")
    .replace(/ (?=(?:[+-]\d\d:?\d\d|Z)$)/, "");
  // Without an offset it is local time; luxon then applies the given zone.
  const time = iso === undefined || !/T\d/.test(iso) ? undefined : DateTime.fromISO(iso, { zone });
  return time?.isValid ? time : undefined;
}
