/** The reader's own calendar, made from the events of `/schedule.ics`. */

const EVENT = /^BEGIN:VEVENT\r\n[\s\S]*?^END:VEVENT\r\n/gm;

/**
 * Keeps only the events of some items in a calendar (RFC 5545), byte for byte.
 * @param fragments the items', as `item-<slug>`; the UID of an event begins with the slug
 */
export function myCalendar(calendar: string, fragments: readonly string[]): string {
  const slugs = new Set(fragments.map((fragment) => fragment.replace(/^item-/, "")));
  return calendar.replace(EVENT, (event) => {
    // Long lines are folded (RFC 5545, 3.1).
    const [, uid = ""] = /^UID:(.*)$/m.exec(event.replace(/\r\n[ \t]/g, "")) ?? [];
    return slugs.has(uid.slice(0, uid.indexOf("@"))) ? event : "";
  });
}
