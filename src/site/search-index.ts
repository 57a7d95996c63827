/** What the search of a site finds: an index of titles, people, places and days, and one of the long texts. */
import { floorName } from "../components/venue.ts";
import { itemAddress, kindsOf, paperAddress, participantsOf, roomName, titleOf } from "../feeds/site.ts";
import { localizationOf } from "../locales/localization.ts";
import type { Words } from "../locales/words.ts";
import { memoize } from "../model/memoize.ts";
import { ADDRESSES, proceedingsPage } from "../model/routes.ts";
import type { ContentPage, Day, Item, Paper, Person, RoomOrTrack, Workshop } from "../model/workshop.ts";
import { roomAddress } from "../pages/schedule/facets.ts";
import {
  type Entry,
  type Findable,
  type IndexFile,
  indexEntries,
  indexTexts,
  type TextsFile,
} from "../pages/search/engine.ts";
import { assetAddress } from "./assets.ts";

export interface SearchRecord {
  /** What a result shows. */
  readonly entry: Entry;
  /** What finds it. */
  readonly findable: Findable;
  /** A text that finds it too; results show words of it. */
  readonly text: string;
}

/** The days, the rooms, the programme, the papers, the people with a page, the pages of content/, the committee and the volume. */
export const searchRecords = memoize((workshop: Workshop): readonly SearchRecord[] => {
  const { days, rooms, items, papers, people, pages, overview } = workshop;
  const { words } = localizationOf(workshop);
  return [
    // One day needs no search.
    ...(days.length > 1 ? days.map((day) => dayRecord(workshop, day)) : []),
    ...rooms.flatMap((room) => roomRecord(workshop, room)),
    // A plain break is not worth finding.
    ...items.filter((item) => item.family !== "break" || item.abstract).map((item) => itemRecord(workshop, item)),
    ...papers.map((paper) => paperRecord(workshop, paper)),
    ...people.flatMap((person) => (person.page === undefined ? [] : [personRecord(words, person, person.page)])),
    ...(overview ? [pageRecord(words, overview, ADDRESSES.home, words.t("sections.overview"))] : []),
    ...pages.map((page) => pageRecord(words, page, page.page, words.t("search.page"))),
    ...committeeRecord(workshop),
    ...proceedingsRecord(workshop),
  ];
});

function dayRecord(workshop: Workshop, day: Day): SearchRecord {
  const { words, dates } = localizationOf(workshop);
  const title = dates.long(day.midnight);
  return record(words, {
    url: day.page ?? `${day.schedule}#${day.anchor}`,
    title,
    kinds: [words.t("filter.day")],
    ...named("people", day.title),
    facets: { day: dates.short(day.midnight) },
    rest: [day.date, day.title],
    text: day.note?.line,
  });
}

/** What takes place in a room: the schedule, filtered. */
function roomRecord(workshop: Workshop, room: RoomOrTrack): SearchRecord[] {
  const url = roomAddress(workshop, room);
  if (url === undefined) return [];
  const view = { workshop, ...localizationOf(workshop), address: ADDRESSES.search };
  const kind = view.words.t("filter.room");
  return [
    record(view.words, {
      url,
      title: roomName(view.words, room.name),
      kinds: [kind],
      ...named(
        "where",
        floorName(
          view,
          workshop.listedRooms.find(({ name }) => name === room.name),
        ),
      ),
      facets: { kind },
      text: undefined,
    }),
  ];
}

function itemRecord(workshop: Workshop, item: Item): SearchRecord {
  const { words, dates } = localizationOf(workshop);
  const people = participantsOf(item).map(({ person }) => person);
  const authors = item.authors.map(({ person }) => person);
  const chairs = [...item.chairs, ...(item.session?.chairs ?? [])].map(({ person }) => person);
  const kinds = kindsOf(workshop, item);
  const { track, session } = item;
  return record(words, {
    url: itemAddress(item),
    title: titleOf(workshop, item),
    alerts: alertsOf(workshop, item),
    kinds,
    ...named(
      "people",
      people.length > 0 || authors.length === 0
        ? names(people)
        : words.t("schedule.authors", { people: names(authors) }),
    ),
    ...(item.timed && { when: momentOf(workshop, item) }),
    ...named("where", item.room && roomName(words, item.room)),
    facets: { ...named("kind", kinds[0]), day: dates.short(item.day.midnight), ...named("track", track) },
    names: [...people, ...authors],
    place: [item.room && roomName(words, item.room), track, session?.title?.plain],
    rest: [
      ...[...people, ...authors].map(({ affiliation }) => affiliation),
      ...chairs.map(fullName),
      ...daysOf(workshop, item.day),
      ...item.awards,
    ],
    text: item.abstract?.line ?? item.paper?.abstract?.line,
  });
}

/** `Mon 6 May, 9:50 am` */
function momentOf(workshop: Workshop, { start }: Item): string {
  const { words, dates } = localizationOf(workshop);
  return words.t("moment", { date: dates.short(start), time: dates.clock(start) });
}

/** How people write a day. */
function daysOf(workshop: Workshop, day: Day): (string | undefined)[] {
  return [localizationOf(workshop).dates.long(day.midnight), day.date, day.title];
}

/** What readers must not miss about an item. */
function alertsOf(workshop: Workshop, { cancelled, changed }: Item): string[] {
  const { words } = localizationOf(workshop);
  return [
    ...(cancelled ? [words.t("schedule.cancelled")] : []),
    ...(changed === undefined ? [] : [words.t("schedule.changedTo", { note: changed })]),
  ];
}

function paperRecord(workshop: Workshop, paper: Paper): SearchRecord {
  const { words, dates } = localizationOf(workshop);
  const board = paper.board === undefined ? undefined : words.t("badges.board", { board: paper.board });
  const [session] = paper.sessions;
  const room = session?.room && roomName(words, session.room);
  return record(words, {
    url: paperAddress(paper),
    title: paper.title.plain,
    kinds: [
      words.t("papers.paper"),
      ...(paper.label === undefined ? paper.kinds.map((kind) => words.t(`kinds.${kind}`)) : [paper.label]),
    ],
    ...named("people", names(paper.authors)),
    ...(session?.timed && { when: momentOf(workshop, session) }),
    ...named("where", [room, board].filter(Boolean).join(words.t("dot"))),
    facets: {
      kind: words.t("papers.paper"),
      ...(session && { day: dates.short(session.day.midnight) }),
      ...named("track", session?.track),
    },
    names: paper.authors,
    place: [board, room, paper.group],
    rest: [
      ...paper.authors.map(({ affiliation }) => affiliation),
      ...(session ? daysOf(workshop, session.day) : []),
      ...paper.keywords,
      ...paper.awards,
    ],
    text: paper.abstract?.line,
  });
}

function personRecord(words: Words, person: Person, page: string): SearchRecord {
  const kind = words.t("search.person");
  return record(words, {
    url: page,
    title: person.name,
    kinds: [kind],
    ...named("people", person.affiliation),
    facets: { kind },
    // Not what they give: that is found itself, and names them.
    rest: [person.affiliation],
    text: person.bio?.line,
  });
}

function pageRecord(words: Words, page: ContentPage, url: string, kind: string): SearchRecord {
  return record(words, { url, title: page.title.plain, kinds: [kind], facets: { kind }, text: page.line });
}

/** One record for all members: none has a page of their own. */
function committeeRecord(workshop: Workshop): SearchRecord[] {
  const members = workshop.committee.flatMap(({ people }) => people);
  if (members.length === 0) return [];
  const { words } = localizationOf(workshop);
  const kind = words.t("sections.people");
  return [
    record(words, {
      url: ADDRESSES.committee,
      title: words.t("titles.committee"),
      kinds: [kind],
      facets: { kind },
      names: members,
      rest: members.map(({ affiliation }) => affiliation),
      text: members.map((member) => `${fullName(member)}.`).join(" "),
    }),
  ];
}

/** The volume; its papers are found themselves. */
function proceedingsRecord(workshop: Workshop): SearchRecord[] {
  const { volume } = workshop;
  const url = proceedingsPage(workshop);
  if (volume === undefined || url === undefined) return [];
  const { words } = localizationOf(workshop);
  const kind = words.t("links.proceedings");
  const { short, series, number, publisher, isbn, issn } = volume;
  return [
    record(words, {
      url,
      title: volume.title,
      kinds: [kind],
      ...named("people", names(volume.editors)),
      facets: { kind: words.t("search.page") },
      names: volume.editors,
      rest: [short, series, number, publisher, isbn, issn],
      text: undefined,
    }),
  ];
}

interface Parts extends Omit<Entry, "kind"> {
  readonly kinds: readonly string[];
  readonly alerts?: readonly string[];
  readonly names?: readonly Person[];
  readonly place?: readonly (string | undefined)[];
  readonly rest?: readonly (string | undefined)[];
  readonly text: string | undefined;
}

function record(
  words: Words,
  { kinds, alerts = [], names: people = [], place = [], rest = [], text = "", ...shown }: Parts,
): SearchRecord {
  const joined = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join("\n");
  return {
    entry: { ...shown, kind: [...alerts, ...kinds].join(words.t("dot")) },
    findable: {
      title: shown.title,
      names: names(people),
      place: joined(place),
      rest: joined([...kinds, ...alerts, ...rest]),
    },
    text,
  };
}

const fullName = ({ name, affiliation }: Person): string => [name, affiliation].filter(Boolean).join(", ");
const names = (people: readonly Person[]): string => people.map(({ name }) => name).join(", ");
const named = <Key extends string>(key: Key, value: string | undefined): { [K in Key]?: string } =>
  (value ? { [key]: value } : {}) as { [K in Key]?: string };

/** A file of the index. */
export interface SearchFile {
  /** From the site's root, see {@link assetAddress}. */
  readonly path: string;
  readonly text: string;
}

export interface SearchFiles {
  readonly index: SearchFile;
  readonly texts: SearchFile;
  /** Whether the texts are too much to be loaded before somebody wants them. */
  readonly isLarge: boolean;
}

/** Items and papers of a programme whose texts still come by themselves. */
const LARGE = 1500;

/** The files of the search. The first is enough for titles, people, places and days. */
export const searchFiles = memoize((workshop: Workshop): SearchFiles => {
  const records = searchRecords(workshop);
  const texts = records.map(({ text }) => text);
  const index: IndexFile = {
    entries: records.map(({ entry }) => entry),
    index: indexEntries(records.map(({ findable }) => findable)),
  };
  return {
    index: file("search.json", index),
    texts: file("search-texts.json", { texts, index: indexTexts(texts) } satisfies TextsFile),
    isLarge: workshop.items.length + workshop.papers.length > LARGE,
  };
});

function file(name: string, content: object): SearchFile {
  const text = JSON.stringify(content);
  return { path: assetAddress(name, text), text };
}
