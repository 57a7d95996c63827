/** People as a file lists them, before it is clear whether what is said of their roles makes groups. */
import { nameKey } from "../../schema/name.ts";
import { isToBeAnnounced } from "../../schema/people-text.ts";
import { fold } from "../../schema/suggest.ts";
import type { Notes, Person } from "../row.ts";
import type { PersonRow } from "./file.ts";
import { isGroupTitle, isJob, titleOf } from "./titles.ts";

/** Somebody in a file, with the words for the role, if it says any. */
export interface Candidate extends PersonRow {
  readonly role?: string;
}

/** Whom lists name while nobody is known yet. */
const NOBODY =
  /^(?:n\.? ?n\.?|n\/a|name (?:tb[acd])|various|unknown|nobody|xyz|name|first(?:name)? last(?:name)?|your name|vacant|\{\{.*\}\}|-+|\?+)$/i;

/** What some databases call somebody: `Q42` of Wikidata, `user1017`. */
const RECORD = /^\p{L}+[-_]?\d+$/u;

/**
 * Each person of each group once, with the role as a group where several share one, or else beside the name. Whoever is
 * named twice, nobody, or not at all is noted.
 */
export function rowsOf(candidates: readonly Candidate[], notes: Notes): readonly PersonRow[] {
  const named = candidates.filter(({ place, person }) => {
    const bare = person.name.replace(/\([^()]*\)/g, "").trim();
    if (isToBeAnnounced(bare) || NOBODY.test(bare)) notes.passOver(place, "to be announced", `"${person.name}"`);
    else if (!/\p{L}/u.test(bare)) notes.skip(place, "without a name");
    else if (RECORD.test(bare)) notes.skip(place, "with the number of a record in place of a name", `"${person.name}"`);
    else return true;
    return false;
  });
  return eachOnce(withRoles(named, notes), notes);
}

function withRoles(people: readonly Candidate[], notes: Notes): readonly PersonRow[] {
  const jobs = people.filter(({ role }) => role !== undefined && isJob(role));
  notes.notRead("positions", [...new Set(jobs.map(({ role }) => `"${role}"`))].slice(0, 5));
  const counts = new Map<string, number>();
  const roled = people.filter(({ role, group }) => role !== undefined && group === undefined && !isJob(role));
  for (const { role = "" } of roled) counts.set(fold(role), (counts.get(fold(role)) ?? 0) + 1);
  const shared = roled.filter(({ role = "" }) => (counts.get(fold(role)) ?? 0) > 1 || isPlural(role));
  const areGroups = shared.length * 2 > roled.length;
  return people.map(({ role, ...row }): PersonRow => {
    if (role === undefined || isJob(role)) return row;
    if (areGroups && row.group === undefined) return { ...row, group: titleOf(role) };
    return { ...row, person: { ...row.person, role } };
  });
}

/** `Program Chairs`, or the words by which systems call whole groups. */
function isPlural(role: string): boolean {
  return /s$/i.test(role) || (isGroupTitle(role) && titleOf(role) !== role && !/^\p{Lu}/u.test(role));
}

/** Where somebody is named several times in a group, all that is said comes together. */
function eachOnce(rows: readonly PersonRow[], notes: Notes): readonly PersonRow[] {
  const first = new Map<string, PersonRow>();
  for (const row of rows) {
    const key = `${fold(row.group ?? "")}\0${nameKey(row.person.name)}`;
    const before = first.get(key);
    if (before) notes.passOver(row.place, "listed twice", `"${row.person.name}"`);
    first.set(key, before ? { ...before, person: together(before.person, row.person) } : row);
  }
  return [...first.values()];
}

function together(one: Person, other: Person): Person {
  return { ...other, ...one };
}
