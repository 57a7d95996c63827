/** What all feeds ask of a workshop: its words, its absolute addresses, the names of its events. */
import { iso } from "../locales/dates.ts";
import { localizationOf } from "../locales/localization.ts";
import type { Words } from "../locales/words.ts";
import { memoize } from "../model/memoize.ts";
import { ADDRESSES } from "../model/routes.ts";
import type { Item, Paper, Participation, Workshop } from "../model/workshop.ts";
import { VERSION } from "../package.ts";

/** Name and version of this program, as files name what made them. */
export const GENERATOR = { name: "Lectern", version: VERSION };

/**
 * An absolute address in ASCII (RFC 3986), as feeds need it; undefined for an address of this site where `url:` is not
 * said, and for what is no address.
 */
export function absolute(workshop: Workshop, address: string): string | undefined {
  const { url } = workshop;
  const isHere = address.startsWith("/") && !address.startsWith("//");
  if (!isHere) return URL.canParse(address) ? new URL(address).href : undefined;
  if (url === undefined) return undefined;
  return PLAIN.test(address) ? folderOf(workshop) + address.slice(1) : new URL(address.slice(1), url).href;
}

/**
 * Where a DOI leads. What a path may not hold is written in per cent (RFC 3986, 3.3; DOI Handbook, 3.5 "Encoding
 * issues"): of `10.1002/(SICI)1097-4571(1998)49:8<693::AID>3.0.CO;2-O` the angle brackets.
 */
export function doiAddress(doi: string): string {
  // A half of a character has no bytes that could be written.
  const encoded = doi.replace(/[^\w\-.~!$&'()*+,;=:@/\p{Cs}]/gu, encodeURIComponent);
  return `https://doi.org/${encoded}`;
}

/** Addresses that joining leaves as they are, as nearly all of a site are; reading them as URLs takes its time. */
const PLAIN = /^\/(?:[\w-]+\/)*[\w-]+(?:\/|\.\w+|(?:\/?#[\w-]+))?$/;

/** Where the addresses of a site begin. */
const folderOf = memoize(({ url }: Workshop) => (url === undefined ? "" : new URL(url).href));

/** The address of an item: its page, else its place in the schedule. */
export function itemAddress(item: Item): string {
  return item.page ?? `${item.day.schedule}#${item.anchor}`;
}

/** The address of a paper: its page, else its place in the list. */
export function paperAddress(paper: Paper): string {
  return paper.page ?? `${ADDRESSES.papers}#${paper.anchor}`;
}

/** The instant of the data, as ISO 8601 writes it; a date alone where no time is known. */
export function dateOfData({ updated }: Workshop): string {
  return updated.equals(updated.startOf("day")) ? updated.toISODate() : iso(updated);
}

/** The title of an item as plain text, or what stands in its place. */
export function titleOf(workshop: Workshop, item: Item): string {
  const { words } = localizationOf(workshop);
  if (item.title !== undefined) return item.title.plain;
  return item.toBeAnnounced ? words.t("toBeAnnounced") : kindsOf(workshop, item).join(words.t("dot"));
}

/** The types of an item in words; its label instead, where it has one. */
export function kindsOf(workshop: Workshop, item: Item): string[] {
  const { words } = localizationOf(workshop);
  return item.label !== undefined ? [item.label] : item.types.map((type) => words.t(`types.${type}`));
}

/** "Room R03" for a bare number, the name as it is where it says itself what it is ("Aula Magna", "West 211-214"). */
export function roomName(words: Words, room: string): string {
  const isNumber = /\d/.test(room) && !/\p{L}{4}/u.test(room);
  return isNumber ? words.t("facts.room", { room }) : room;
}

/** Where an item takes place, in one line that a map finds; undefined where nothing is known. */
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

/** People in one line: with semicolons as soon as something is said of one of them, which would else be taken to be said of all. */
export function namesOf(workshop: Workshop, people: readonly Participation[]): string {
  const { words } = localizationOf(workshop);
  const isLong = people.some(({ person, remote }) => remote || person.affiliation !== undefined);
  return people.map((one) => nameOf(workshop, one)).join(words.t(isLong ? "list.people" : "list.names"));
}

/** Those who speak in any way, each once: speakers, moderators, panelists. */
export function participantsOf(item: Item): Participation[] {
  const seen = new Set<string>();
  return [...item.speakers, ...item.moderators, ...item.panelists].filter(({ person }) => {
    const isNew = !seen.has(person.slug);
    seen.add(person.slug);
    return isNew;
  });
}

/** Text in one form everywhere: line feeds only, no control characters, which neither XML nor a calendar may hold. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be removed.
  return text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");
}
