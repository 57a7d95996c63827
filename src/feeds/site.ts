/** Shared by all feeds: a workshop's words, its absolute addresses, the names of its events. */

import { iso } from "../locales/dates.ts";
import { localizationOf } from "../locales/localization.ts";
import type { Words } from "../locales/words.ts";
import { memoize } from "../model/memoize.ts";
import { ADDRESSES } from "../model/routes.ts";
import type { Item, Paper, Participation, Volume, Workshop } from "../model/workshop.ts";
import { VERSION } from "../package.ts";
import { parseUrl } from "../schema/url.ts";

/** Name and version of this program, for the generator fields of files. */
export const GENERATOR = { name: "Lectern", version: VERSION };

/**
 * An absolute address in ASCII (RFC 3986), as feeds require; undefined for an address on this site without `url:`, and
 * for anything that is not an address.
 */
export function absolute(workshop: Workshop, address: string): string | undefined {
  const { url } = workshop;
  const isHere = address.startsWith("/") && !address.startsWith("//");
  if (!isHere) return parseUrl(address)?.href;
  if (url === undefined) return undefined;
  return PLAIN.test(address) ? folderOf(workshop) + address.slice(1) : new URL(address.slice(1), url).href;
}

/**
 * The address of a DOI. Characters not allowed in a path are percent-encoded (RFC 3986, 3.3; DOI Handbook, 3.5
 * "Encoding issues"): in `10.1002/(SICI)1097-4571(1998)49:8<693::AID>3.0.CO;2-O` the angle brackets.
 */
export function doiAddress(doi: string): string {
  // An unpaired surrogate cannot be encoded.
  const encoded = doi.replace(/[^\w\-.~!$&'()*+,;=:@/\p{Cs}]/gu, encodeURIComponent);
  return `https://doi.org/${encoded}`;
}

/** Addresses that joining leaves unchanged, as nearly all on a site are; parsing them as URLs is slow. */
const PLAIN = /^\/(?:[\w-]+\/)*[\w-]+(?:\/|\.\w+|(?:\/?#[\w-]+))?$/;

/** The root of a site's addresses. */
const folderOf = memoize(({ url }: Workshop) => (url === undefined ? "" : new URL(url).href));

/** The address of an item: its page, else its place in the schedule. */
export function itemAddress(item: Item): string {
  return item.page ?? `${item.day.schedule}#${item.anchor}`;
}

/** The address of a paper: its page, else its place in the list. */
export function paperAddress(paper: Paper): string {
  return paper.page ?? `${ADDRESSES.papers}#${paper.anchor}`;
}

/** The volume that a paper is in, if it is in one and that is described. */
export function volumeOf({ volume }: Workshop, { isArchival }: Paper): Volume | undefined {
  return isArchival ? volume : undefined;
}

/** The instant of the data in ISO 8601; a date alone if no time is known. */
export function dateOfData({ updated }: Workshop): string {
  return updated.equals(updated.startOf("day")) ? updated.toISODate() : iso(updated);
}

/** The title of an item as plain text, or its substitute. */
export function titleOf(workshop: Workshop, item: Item): string {
  const { words } = localizationOf(workshop);
  if (item.title !== undefined) return item.title.plain;
  return item.toBeAnnounced ? words.t("toBeAnnounced") : kindsOf(workshop, item).join(words.t("dot"));
}

/** The types of an item in words, or its label, if any. */
export function kindsOf(workshop: Workshop, item: Item): string[] {
  const { words } = localizationOf(workshop);
  return item.label !== undefined ? [item.label] : item.types.map((type) => words.t(`types.${type}`));
}

/** "Room R03" for a bare number; a name that says what it is stays unchanged ("Aula Magna", "West 211-214"). */
export function roomName(words: Words, room: string): string {
  const isNumber = /\d/.test(room) && !/\p{L}{4}/u.test(room);
  return isNumber ? words.t("facts.room", { room }) : room;
}

/** Where an item takes place, in one line that a map can find; undefined if unknown. */
export function locationOf(workshop: Workshop, item: Item): string | undefined {
  const { words } = localizationOf(workshop);
  const { venue } = workshop;
  const room = item.room ?? (item.mode === "online" ? words.t("schedule.online") : venue?.room);
  const isElsewhere = item.mode === "online";
  const building = isElsewhere ? [] : [venue?.name, venue?.address, venue?.city, venue?.country];
  const parts = [room && roomName(words, room), ...building].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** A person as a programme names them: "Cynthia Rudin (Duke University, remote)". */
export function nameOf(workshop: Workshop, { person, remote }: Participation): string {
  const { words } = localizationOf(workshop);
  const facts = [person.affiliation, remote && words.t("schedule.remote")].filter(Boolean);
  if (facts.length === 0) return person.name;
  return person.name + words.t("list.within", { affiliation: facts.join(words.t("list.names")) });
}

/** People in one line; separated by semicolons if anybody has a remark, which would otherwise seem to apply to all. */
export function namesOf(workshop: Workshop, people: readonly Participation[]): string {
  const { words } = localizationOf(workshop);
  const isLong = people.some(({ person, remote }) => remote || person.affiliation !== undefined);
  return people.map((one) => nameOf(workshop, one)).join(words.t(isLong ? "list.people" : "list.names"));
}

/** Everybody who speaks in any way, each once: speakers, moderators, panelists. */
export function participantsOf(item: Item): Participation[] {
  const seen = new Set<string>();
  return [...item.speakers, ...item.moderators, ...item.panelists].filter(({ person }) => {
    const isNew = !seen.has(person.slug);
    seen.add(person.slug);
    return isNew;
  });
}

/** Normalises text: line feeds only, and no control characters, which neither XML nor calendars may contain. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed.
  return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");
}
