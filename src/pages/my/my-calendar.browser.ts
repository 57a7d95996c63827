/** The reader's own calendar, made from the events of `/schedule.ics`. */

const EVENT = /^BEGIN:VEVENT\r\n[\s\S]*?^END:VEVENT\r\n/gm;

/**
 * Keeps only the events of some items in a calendar (RFC 5545), byte for byte but for their reminders.
 * @param fragments the items', as `item-<slug>`; the UID of an event begins with the slug
 * @param reminder minutes before an event at which calendars remind of it; undefined for none
 */
export function myCalendar(calendar: string, fragments: readonly string[], reminder?: number): string {
  const slugs = new Set(fragments.map((fragment) => fragment.replace(/^item-/, "")));
  return calendar.replace(EVENT, (event) => {
    const uid = propertyOf("UID", event);
    if (!slugs.has(uid.slice(0, uid.indexOf("@")))) return "";
    if (reminder === undefined || propertyOf("STATUS", event) === "CANCELLED") return event;
    return event.replace(/END:VEVENT\r\n$/, (end) => alarm(propertyOf("SUMMARY", event), reminder) + end);
  });
}

/** A property of an event, as it is written; empty if there is none. */
function propertyOf(name: string, event: string): string {
  // Long lines are folded (RFC 5545, 3.1).
  return new RegExp(`^${name}(?:;[^:]*)?:(.*)$`, "m").exec(event.replace(/\r\n[ \t]/g, ""))?.[1]?.trimEnd() ?? "";
}

/** Characters per line at which no line is longer than 75 octets, however many each takes. */
const CHARACTERS = 18;

/** A reminder that shows the title of its event (RFC 5545, 3.6.6). @param title escaped as in the calendar */
function alarm(title: string, minutes: number): string {
  const parts = Array.from(`DESCRIPTION:${title}`).reduce<string[]>((lines, character, index) => {
    if (index % CHARACTERS === 0) lines.push(character);
    else lines.push((lines.pop() ?? "") + character);
    return lines;
  }, []);
  const lines = ["BEGIN:VALARM", "ACTION:DISPLAY", parts.join("\r\n "), `TRIGGER:-PT${minutes}M`, "END:VALARM"];
  return lines.map((line) => `${line}\r\n`).join("");
}
