/**
 * Structured data for search engines: schema.org as JSON-LD (https://schema.org/Event,
 * https://developers.google.com/search/docs/appearance/structured-data/event). Only facts from the data: no offers, no
 * earlier dates, no invented addresses.
 */

import { iso } from "../locales/dates.ts";
import { localizationOf } from "../locales/localization.ts";
import { ofEdition } from "../model/identity.ts";
import { memoize } from "../model/memoize.ts";
import { ADDRESSES, proceedingsPage } from "../model/routes.ts";
import type { Item, Paper, Person, Volume, Workshop } from "../model/workshop.ts";
import { publishedOn } from "./bibliography.ts";
import { previewOf } from "./preview.ts";
import { absolute, doiAddress, itemAddress, participantsOf, roomName, titleOf, volumeOf } from "./site.ts";

type Fields = Readonly<Record<string, unknown>>;

const CONTEXT = "https://schema.org";

/** Drops missing fields, so that nothing says `null`. */
function present(fields: Fields): Fields {
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) given[name] = value;
  }
  return given;
}

/**
 * JSON for inside a `<script>`: without `<`, nothing in it can end the element or begin a comment; without `&`, XML
 * parsers read the same.
 */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The workshop as an event; with its items on the pages that list them. */
export function workshopData(workshop: Workshop, options: { readonly items: boolean }): Fields {
  return {
    "@context": CONTEXT,
    ...event(workshop),
    ...(options.items ? present({ subEvent: subEvents(workshop) }) : {}),
  };
}

/** Identifies the workshop across pages and editions. */
function idOf(workshop: Workshop): string | undefined {
  return absolute(workshop, `${ADDRESSES.home}#${ofEdition(workshop, "event")}`);
}

function event(workshop: Workshop): Fields {
  const { host, tagline, overview } = workshop;
  return present({
    "@type": "Event",
    "@id": idOf(workshop),
    name: workshop.name,
    description: overview?.description ?? tagline,
    url: absolute(workshop, ADDRESSES.home),
    ...datesOf(workshop),
    eventStatus: `${CONTEXT}/EventScheduled`,
    eventAttendanceMode: attendance(accessTo(workshop, undefined)),
    location: places(workshop, undefined),
    image: absolute(workshop, previewOf(workshop).address),
    inLanguage: workshop.language,
    organizer: organizersOf(workshop).map((one) => person(workshop, one)),
    performer: performers(workshop).map(named),
    superEvent: host && present({ "@type": "Event", name: host.name, url: host.url && absolute(workshop, host.url) }),
  });
}

function datesOf(workshop: Workshop): Fields {
  const { when } = workshop;
  if (when.known === "month") return { startDate: when.month.toFormat("yyyy-LL") };
  if (when.known !== "day") return {};
  return { startDate: startOf(workshop) ?? when.start.toISODate(), endDate: endOf(workshop) ?? when.end.toISODate() };
}

/** The first start of the programme, if it is timed on the workshop's first day. */
function startOf({ days, when }: Workshop): string | undefined {
  const start = days[0]?.span?.start;
  return when.known === "day" && start?.hasSame(when.start, "day") ? iso(start) : undefined;
}

/** The last end on the workshop's last day, if known. */
function endOf({ days, when }: Workshop): string | undefined {
  const day = days.at(-1);
  const end = day?.span?.end;
  if (when.known !== "day" || day?.date !== when.end.toISODate() || end === undefined) return undefined;
  const isKnown = day.items.some((item) => item.endOrigin !== "assumed" && item.end.equals(end));
  return isKnown ? iso(end) : undefined;
}

/** Placeholder people in a new site's examples organize nothing. */
function organizersOf({ organizers }: Workshop): readonly Person[] {
  return organizers.flatMap(({ people }) => people).filter(({ isExample }) => !isExample);
}

/** Each speaker once: the invited ones, once there is a programme only those in it; if none, everybody in it. */
function performers({ items, speakers }: Workshop): readonly Person[] {
  const voices = items.flatMap((item) => (item.cancelled ? [] : participantsOf(item).map(({ person }) => person)));
  const invited = speakers.filter(({ isExample }) => !isExample);
  const speaking = new Set(voices.filter(({ isExample }) => !isExample));
  if (speaking.size === 0) return invited;
  return invited.length > 0 ? invited.filter((one) => speaking.has(one)) : [...speaking].slice(0, MANY);
}

/** How people can take part. */
interface Access {
  readonly onSite: boolean;
  /** The address of the stream, if known. */
  readonly stream: string | undefined;
  /** Whether there is, or was, a stream. */
  readonly wasStreamed: boolean;
  readonly online: boolean;
}

function accessTo({ venue, online }: Workshop, item: Item | undefined): Access {
  const { mode } = item ?? {};
  const stream = mode === "in person" ? undefined : (item?.online?.url ?? online?.url);
  const wasStreamed = mode !== "in person" && (item?.online ?? online)?.hasStream === true;
  const hasPlace = venue !== undefined || item?.room !== undefined;
  return {
    onSite: mode === undefined ? hasPlace : mode !== "online",
    online: mode === undefined ? wasStreamed : mode !== "in person",
    stream,
    wasStreamed,
  };
}

function attendance({ onSite, online }: Access): string | undefined {
  if (onSite && online) return `${CONTEXT}/MixedEventAttendanceMode`;
  if (online) return `${CONTEXT}/OnlineEventAttendanceMode`;
  return onSite ? `${CONTEXT}/OfflineEventAttendanceMode` : undefined;
}

/** The venue, the stream, or both; an item with its own room is in that room of the venue. */
function places(workshop: Workshop, item: Item | undefined): unknown {
  const { onSite, wasStreamed, stream } = accessTo(workshop, item);
  const virtual = stream && { "@type": "VirtualLocation", url: absolute(workshop, stream) };
  const all = [onSite ? placeOf(workshop, item?.room ?? workshop.venue?.room) : undefined, virtual].filter(Boolean);
  // Once an online event is over, the site is all that is left of the place.
  if (all.length === 0 && wasStreamed && workshop.url !== undefined)
    return { "@type": "VirtualLocation", url: absolute(workshop, ADDRESSES.home) };
  return all.length > 1 ? all : all[0];
}

/** The venue, or a room in it with the same address: readers look for the address on the place itself. */
function placeOf(workshop: Workshop, room: string | undefined): Fields | undefined {
  const building = buildingOf(workshop);
  if (room === undefined) return building;
  const { words } = localizationOf(workshop);
  return present({
    "@type": "Place",
    name: roomName(words, room),
    address: building?.address,
    hasMap: building?.hasMap,
    containedInPlace: building?.name && { "@type": "Place", name: building.name },
  });
}

/** Undefined if nothing is known about it. */
const buildingOf = memoize((workshop: Workshop): Fields | undefined => {
  const { venue } = workshop;
  const address = present({
    "@type": "PostalAddress",
    streetAddress: venue?.address,
    addressLocality: venue?.city,
    addressCountry: venue?.countryCode,
  });
  const building = present({
    "@type": "Place",
    name: venue?.name ?? venue?.city,
    address: Object.keys(address).length > 1 ? address : undefined,
    hasMap: venue?.map && absolute(workshop, venue.map),
  });
  return Object.keys(building).length > 1 ? building : undefined;
});

/** Beyond this, a page would carry all items twice; those with their own pages name the event there. */
const MANY = 200;

/** Items as parts of the event, in brief: their own pages say the rest. */
function subEvents(workshop: Workshop): Fields[] {
  const timed = workshop.items.filter((item) => item.timed && item.family !== "break");
  const here = timed.length > MANY ? timed.filter((item) => item.page === undefined) : timed;
  return here.map((item) => brief(workshop, item));
}

function brief(workshop: Workshop, item: Item): Fields {
  return present({
    "@type": "Event",
    name: titleOf(workshop, item),
    startDate: iso(item.start),
    endDate: item.endOrigin === "assumed" ? undefined : iso(item.end),
    url: absolute(workshop, itemAddress(item)),
    eventStatus: item.cancelled ? `${CONTEXT}/EventCancelled` : undefined,
    location: places(workshop, item),
    performer: participantsOf(item).map((one) => named(one.person)),
  });
}

/** An item on its own page. */
export function itemData(workshop: Workshop, item: Item): Fields {
  const { eventStatus: _, ...facts } = brief(workshop, item);
  return present({
    "@context": CONTEXT,
    ...facts,
    description: (item.abstract ?? item.paper?.abstract)?.plain,
    eventStatus: `${CONTEXT}/${item.cancelled ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: attendance(accessTo(workshop, item)),
    image: absolute(workshop, previewOf(workshop).address),
    inLanguage: item.language ?? workshop.language,
    organizer: organizersOf(workshop).map((one) => namely(workshop, one)),
    performer: participantsOf(item).map((one) => person(workshop, one.person)),
    recordedIn: item.video && { "@type": "CreativeWork", url: absolute(workshop, item.video) },
    superEvent: wholeOf(workshop),
  });
}

/** The event that items on their own pages belong to. */
const wholeOf = memoize(
  (workshop: Workshop): Fields =>
    present({
      "@type": "Event",
      name: workshop.name,
      "@id": idOf(workshop),
      url: absolute(workshop, ADDRESSES.home),
      ...datesOf(workshop),
      location: places(workshop, undefined),
    }),
);

/** A person by name alone, for pages that name many; the person's own page has the rest. */
const named = ({ name }: Person): Fields => ({ "@type": "Person", name });

/** A person in brief. */
function namely(workshop: Workshop, one: Person): Fields {
  return present({ "@type": "Person", name: one.name, url: one.page && absolute(workshop, one.page) });
}

function person(workshop: Workshop, one: Person): Fields {
  const same = [one.orcid && `https://orcid.org/${one.orcid}`, one.url, ...one.links.map(({ url }) => url)];
  return present({
    "@type": "Person",
    name: one.name,
    url: one.page && absolute(workshop, one.page),
    affiliation: one.affiliation ? { "@type": "Organization", name: one.affiliation } : undefined,
    sameAs: same.flatMap((url) => (url?.startsWith("http") ? [absolute(workshop, url)] : [])),
  });
}

/** A speaker on their own page. */
export function personData(workshop: Workshop, one: Person): Fields {
  return present({
    "@context": CONTEXT,
    ...person(workshop, one),
    description: one.bio?.plain,
    image: one.photo && absolute(workshop, one.photo),
  });
}

/** A paper on its own page. */
export function paperData(workshop: Workshop, paper: Paper): Fields {
  const volume = volumeOf(workshop, paper);
  return present({
    "@context": CONTEXT,
    "@type": "ScholarlyArticle",
    headline: paper.title.plain,
    name: paper.title.plain,
    author: paper.authors.map((one) => person(workshop, one)),
    abstract: paper.abstract?.plain,
    keywords: paper.keywords,
    award: paper.awards,
    datePublished: publishedOn(workshop, volume),
    ...(paper.isArchival ? pagesOfPaper(paper) : {}),
    license: paper.licence && (paper.licence.url ?? paper.licence.name),
    url: paper.page && absolute(workshop, paper.page),
    sameAs: paper.doi && doiAddress(paper.doi),
    encoding: paper.pdf &&
      absolute(workshop, paper.pdf) && {
        "@type": "MediaObject",
        encodingFormat: "application/pdf",
        contentUrl: absolute(workshop, paper.pdf),
      },
    isPartOf: volume
      ? volumeInBrief(workshop, volume)
      : { "@type": "PublicationVolume", name: workshop.proceedings?.label ?? workshop.name },
  });
}

/** https://schema.org/Article knows first and last page by their names. */
const pagesOfPaper = ({ pages }: Paper): Fields => ({ pageStart: pages?.first, pageEnd: pages?.last });

/** A volume is a book in a series with numbers: https://schema.org/Book, https://schema.org/PublicationVolume. */
function volumeInBrief(workshop: Workshop, volume: Volume): Fields {
  const page = proceedingsPage(workshop);
  const url = page && absolute(workshop, page);
  return present({
    "@type": ["Book", "PublicationVolume"],
    "@id": url && `${url}#volume`,
    name: volume.title,
    isbn: volume.isbn,
    volumeNumber: volume.number,
    url,
  });
}

/** The volume on its own page. */
export function volumeData(workshop: Workshop, volume: Volume): Fields {
  const { series, issn, publisher, licence } = volume;
  return present({
    "@context": CONTEXT,
    ...volumeInBrief(workshop, volume),
    alternateName: volume.short,
    editor: volume.editors.map((one) => person(workshop, one)),
    publisher: publisher && { "@type": "Organization", name: publisher },
    datePublished: publishedOn(workshop, volume),
    license: licence && (licence.url ?? licence.name),
    sameAs: workshop.proceedings && absolute(workshop, workshop.proceedings.url),
    isPartOf: series || issn ? present({ "@type": "BookSeries", name: series, issn }) : undefined,
    hasPart: volume.papers.map((paper) =>
      present({
        "@type": "ScholarlyArticle",
        headline: paper.title.plain,
        author: paper.authors.map(named),
        ...pagesOfPaper(paper),
        url: paper.page && absolute(workshop, paper.page),
        sameAs: paper.doi && doiAddress(paper.doi),
      }),
    ),
  });
}
