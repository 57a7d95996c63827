/**
 * What `lectern export json` wrote (src/export/format.ts), read back: papers, programme, people and the workshop itself.
 * Texts come from their `source`, so nothing of their form is lost.
 */
import { DateTime } from "luxon";
import type { Export } from "../export/format.ts";
import type { Content } from "./content.ts";
import type { Format, ReadContext } from "./formats.ts";
import type { PersonRow } from "./people/file.ts";
import type { ProgrammeContext } from "./programme/item.ts";
import type { Fields, FieldValue, ItemRow, Person, Row, SessionRow, Slot } from "./row.ts";
import type { SiteFile } from "./site/sources.ts";
import { isObject, listOf, objectOf, type Tree } from "./tree.ts";

type Of<List extends "papers" | "people" | "items" | "sessions"> = Export[List][number];

/** What such an export is, in words. */
export const LECTERN = "an export of Lectern";

/** Whether a content is such an export. */
export function isLectern(content: Content): content is Content & { readonly tree: Tree } {
  return content.form === "json" && objectOf(content.tree.value).format === "lectern";
}

const recognise = (content: Content) => (isLectern(content) ? LECTERN : undefined);
const about = "the file of lectern export json";

/** The lists of an export; a file that somebody changed may lack any. */
function listIn<List extends "papers" | "people" | "items" | "sessions">(
  content: Content,
  list: List,
): readonly Of<List>[] {
  if (!isLectern(content)) return [];
  return listOf(objectOf(content.tree.value)[list]).filter(isObject) as unknown as readonly Of<List>[];
}

/** Its papers. */
export const lecternPapers: Format<Row, ReadContext> = {
  name: "lectern",
  about,
  recognise,
  read(content) {
    const people = peopleIn(content);
    return listIn(content, "papers").map((paper) => ({
      place: placeOf(content, paper),
      fields: defined({
        title: paper.title?.source,
        authors: named(paper.authors, people),
        presenter: named(paper.presenters, people),
        kind: paper.kinds,
        ...textsOf(paper, [
          "label",
          "group",
          "pdf",
          "url",
          "code",
          "data",
          "slides",
          "poster",
          "video",
          "board",
          "doi",
        ]),
        id: paper.slug,
        abstract: paper.abstract?.source,
        award: paper.awards,
        keywords: paper.keywords,
        archival: paper.isArchival === false && !listOf(paper.kinds).includes("non-archival") ? "no" : undefined,
        section: paper.section === paper.group ? undefined : paper.section,
        pages: paper.pages && `${paper.pages.first}-${paper.pages.last}`,
        short_title: paper.shortTitle?.source,
        licence: paper.licence?.name,
        supplement: paper.supplement,
      }),
    }));
  },
};

/** Its programme. Ends that Lectern assumed are left open, as they were. */
export const lecternProgramme: Format<ItemRow, ProgrammeContext> = {
  name: "lectern",
  about,
  recognise,
  read(content, { zone, notes }) {
    const people = peopleIn(content);
    const sessions = new Map(
      listIn(content, "sessions").flatMap((session) => {
        const slot = slotOf(session, zone);
        const fields = defined({
          title: session.title?.source,
          chair: participants(session.chairs, people),
          ...textsOf(session, ["room", "track", "video"]),
        });
        return slot ? [[session.slug, { place: placeOf(content, session), ...slot, fields } satisfies SessionRow]] : [];
      }),
    );
    return listIn(content, "items").flatMap((item): ItemRow[] => {
      const place = placeOf(content, item);
      const slot = slotOf(item, zone);
      if (!slot) {
        notes.skip(place, "without a time", item.title && `"${item.title.plain}"`);
        return [];
      }
      const session = item.session === undefined ? undefined : sessions.get(item.session);
      const inherited = (key: "room" | "track") => (session?.fields[key] === item[key] ? undefined : item[key]);
      const isGiven = listOf(item.speakers).length > 0 || item.abstract !== undefined;
      const fields = defined({
        type: item.types,
        ...textsOf(item, ["label", "slides", "video", "changed", "language", "mode", "paper"]),
        room: inherited("room"),
        track: inherited("track"),
        chair: participants(item.chairs, people),
        speakers: participants(item.speakers, people),
        moderator: participants(item.moderators, people),
        panelists: participants(item.panelists, people),
        title: item.title?.source,
        abstract: item.abstract?.source,
        papers: item.papers,
        links: item.links,
        award: item.awards,
        cancelled: item.cancelled === true ? "yes" : undefined,
        id: isGiven ? item.slug : undefined,
      });
      return [{ place, ...slot, fields, ...(session ? { session, isUntimed: item.timed === false } : {}) }];
    });
  },
};

/** The people of one of its groups. */
export const lecternPeople: Format<PersonRow, ReadContext> = {
  name: "lectern",
  about,
  recognise,
  read(content, { options: { to = "committee" } }) {
    const people = peopleIn(content);
    return groupsIn(content, to).flatMap(({ title, people: slugs }) =>
      listOf(slugs).flatMap((slug): PersonRow[] => {
        const person = people.get(String(slug));
        if (!person) return [];
        const own = defined({
          ...textsOf(person, ["affiliation", "role", "url"]),
          bio: person.bio?.source,
          native_name: person.nativeName,
          ...textsOf(person, ["orcid", "pronunciation", "pronouns", "sort"]),
          links: person.links,
        });
        const row = { place: placeOf(content, person), person: { name: person.name, ...own } };
        return [title === undefined ? row : { ...row, group: title }];
      }),
    );
  },
};

/** Its groups of people; those of data/people.yaml are asked for by their titles. */
function groupsIn(content: Content, to: string): Export["groups"]["people"] {
  const groups = isLectern(content)
    ? (objectOf(objectOf(content.tree.value).groups) as unknown as Export["groups"])
    : undefined;
  if (to === "speakers" || to === "organizers" || to === "committee") return groups?.[to] ?? [];
  return groups?.people?.filter(({ title }) => title === to) ?? [];
}

/** What is imported of an export, in the order in which one part needs another. */
export function filesOfLectern(content: Content): readonly SiteFile[] {
  if (!isLectern(content)) return [];
  const { file } = content;
  const others = (objectOf(objectOf(content.tree.value).groups).people ?? []) as Export["groups"]["people"];
  const targets = ["speakers", "organizers", "committee", ...others.flatMap(({ title }) => title ?? [])];
  const groups = targets.filter((to) => groupsIn(content, to).length > 0);
  return [
    { kind: "settings", file, to: undefined },
    ...groups.map((to) => ({ kind: "people" as const, file, to })),
    { kind: "papers", file, to: undefined },
    { kind: "programme", file, to: undefined },
  ];
}

function peopleIn(content: Content): ReadonlyMap<string, Of<"people">> {
  return new Map(listIn(content, "people").map((person) => [person.slug, person]));
}

function named(slugs: readonly string[], people: ReadonlyMap<string, Of<"people">>): readonly Person[] {
  return listOf(slugs).flatMap((slug) => {
    const person = people.get(String(slug));
    if (!person) return [];
    const { name, affiliation } = person;
    return [affiliation === undefined ? { name } : { name, affiliation }];
  });
}

function participants(
  list: readonly { readonly person: string }[],
  people: ReadonlyMap<string, Of<"people">>,
): readonly Person[] {
  return named(
    listOf(list).map((one) => String(objectOf(one).person)),
    people,
  );
}

/** Wall-clock times of the day that an item belongs to, in the workshop's zone; after midnight they go on over 1440. */
function slotOf(
  { day, start, end, endOrigin }: Pick<Of<"items">, "day" | "start" | "end" | "endOrigin">,
  zone: string,
): Slot | undefined {
  const from = DateTime.fromISO(String(start), { zone });
  const midnight = DateTime.fromISO(String(day), { zone: "utc" });
  if (!from.isValid || !midnight.isValid) return undefined;
  const minutes = (time: DateTime) => {
    const days = time.setZone("utc", { keepLocalTime: true }).startOf("day").diff(midnight, "days").days;
    return days * 1440 + time.hour * 60 + time.minute;
  };
  const until = endOrigin === "assumed" ? undefined : DateTime.fromISO(String(end), { zone });
  return { date: String(day), start: minutes(from), end: until?.isValid ? minutes(until) : undefined };
}

function placeOf(content: Content, part: object): string {
  return isLectern(content) ? content.tree.placeOf(part) : content.name;
}

/** The keys of a part that hold text, as they stand. */
function textsOf<Key extends string>(part: Readonly<Partial<Record<Key, unknown>>>, keys: readonly Key[]): Fields {
  return Object.fromEntries(keys.flatMap((key) => (typeof part[key] === "string" ? [[key, part[key]]] : [])));
}

function defined(fields: Readonly<Record<string, FieldValue | undefined>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.length > 0));
}
