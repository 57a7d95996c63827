/** The reader's own calendar, made of the events of `/schedule.ics`. */

const EVENT = /^BEGIN:VEVENT\r\n[\s\S]*?^END:VEVENT\r\n/gm;

/**
 * Leaves in a calendar (RFC 5545) the events of some items, byte for byte as they are.
 * @param fragments the items', as `item-<slug>`; the UID of an event begins with the slug
 */
export function myCalendar(calendar: string, fragments: readonly string[]): string {
  const slugs = new Set(fragments.map((fragment) => fragment.replace(/^item-/, "")));
  return calendar.replace(EVENT, (event) => {
    // Long lines are folded (3.1).
    const [, uid = ""] = /^UID:(.*)$/m.exec(event.replace(/\r\n[ \t]/g, "")) ?? [];
    return slugs.has(uid.slice(0, uid.indexOf("@"))) ? event : "";
  });
}
