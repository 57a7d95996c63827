/** How those who run the day reach each other. It stands beside the workshop, never in it: nothing of it is published. */
import type { Report } from "../load/diagnostics.ts";
import type { Places } from "../load/places.ts";
import type { ContactDocument } from "../schema/contacts.ts";
import { nameKey } from "../schema/name.ts";
import { closest, nearlySameName } from "../schema/suggest.ts";
import { withoutUndefined } from "./context.ts";
import type { Person, Workshop } from "./workshop.ts";

export interface Contact {
  readonly name: string;
  /** Undefined for somebody who is only here to help. */
  readonly person?: Person;
  readonly phone?: string;
  readonly email?: string;
  /** What the chair should know. */
  readonly note?: string;
  /** What the person does during sessions. */
  readonly task?: string;
  /** The rooms of that task; empty for all. */
  readonly rooms: readonly string[];
}

/** Resolves names and rooms, and reports those that the workshop does not know. */
export function buildContacts(
  documents: readonly ContactDocument[],
  workshop: Workshop,
  places: Places,
  report: Report,
): readonly Contact[] {
  const seen = new Map<string, ContactDocument>();
  return documents.map((document) => {
    const { name, phone, email, note, task, room: rooms = [] } = document;
    const person = personCalled(document, workshop, places, report);
    const key = [person?.slug ?? nameKey(name), task ?? "", ...rooms].join("\0");
    const before = seen.get(key);
    if (before !== undefined) {
      const { source, start } = places.of(before, "name");
      const line = source.text.slice(0, start).split("\n").length;
      report.add("duplicate-person", places.of(document, "name"), { name, place: `first on line ${line}` }, MERGE);
    }
    seen.set(key, document);
    if (phone === undefined && email === undefined)
      report.add("unreachable-contact", places.of(document, "name"), { name });
    checkRooms(document, workshop, places, report);
    return { name: person?.name ?? name, rooms, ...withoutUndefined({ person, phone, email, note, task }) };
  });
}

const MERGE = "write everything about the person in one entry";

/** The person of a contact. Anybody may have a task; without one, a stranger is probably a slip. */
function personCalled(
  document: ContactDocument,
  { people }: Workshop,
  places: Places,
  report: Report,
): Person | undefined {
  const { name, task } = document;
  const known = people.find(({ slug }) => slug === name);
  if (known !== undefined) return known;
  const found = people.filter((person) => nameKey(person.name) === nameKey(name));
  const place = places.of(document, "name");
  if (found.length > 1) {
    const matches = found.map(({ slug }) => slug).join(" and ");
    report.add("ambiguous-reference", place, { value: name, matches }, `write one of these in place of the name`);
  } else if (found.length === 0 && task === undefined) {
    const near =
      people.find((person) => nearlySameName(person.name, name))?.name ??
      closest(
        name,
        people.map((person) => person.name),
        1 / 4,
      );
    report.add("unknown-contact", place, { name }, near && `did you mean "${near}"?`);
  }
  return found.length === 1 ? found[0] : undefined;
}

function checkRooms(document: ContactDocument, { rooms, venue }: Workshop, places: Places, report: Report): void {
  const known = [...rooms.map(({ name }) => name), ...(venue?.room === undefined ? [] : [venue.room])];
  document.room?.forEach((name, index) => {
    if (known.includes(name)) return;
    const near = closest(name, known);
    const hint = near
      ? `did you mean "${near}"?`
      : known.length > 0
        ? `rooms are ${known.join(", ")}`
        : "no item of the schedule names a room";
    report.add("contact-room", places.of(document.room ?? document, index), { name }, hint);
  });
}
