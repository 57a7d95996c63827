/** Turns a workshop into plain data: everything the model knows, with references instead of cycles. */

import type { DateTime } from "luxon";
import { absolute, GENERATOR, itemAddress, paperAddress } from "../feeds/site.ts";
import { iso } from "../locales/dates.ts";
import { withoutUndefined } from "../model/context.ts";
import { ADDRESSES } from "../model/routes.ts";
import type {
  ContentPage,
  Day,
  ImportantDate,
  Interval,
  Item,
  Link,
  OnlineAccess,
  Paper,
  Participation,
  Person,
  PersonGroup,
  Session,
  Text,
  Volume,
  Workshop,
} from "../model/workshop.ts";
import type { Export } from "./format.ts";

/** An element of one of the export's lists. */
type Part<List extends "people" | "days" | "sessions" | "items" | "papers" | "dates" | "pages"> = Export[List][number];

const slugOf = ({ slug }: { readonly slug: string }): string => slug;
const dateOf = (at: DateTime<true>): string => at.toISODate();

/** The whole workshop. */
export function exportWorkshop(workshop: Workshop): Export {
  const exporter = new Exporter(workshop);
  return {
    format: "lectern",
    version: 1,
    generator: GENERATOR,
    now: iso(workshop.now),
    workshop: exporter.settings(),
    people: workshop.people.map((person) => exporter.person(person)),
    groups: {
      speakers: workshop.speakerGroups.map(groupOf),
      organizers: workshop.organizers.map(groupOf),
      committee: workshop.committee.map(groupOf),
      people: workshop.members.map(groupOf),
    },
    days: workshop.days.map((day) => exporter.day(day)),
    sessions: workshop.days.flatMap(({ slots }) =>
      slots.flatMap(({ session }) => (session === undefined ? [] : [exporter.session(session)])),
    ),
    items: workshop.items.map((item) => exporter.item(item)),
    papers: workshop.papers.map((paper) => exporter.paper(paper)),
    dates: workshop.dates.map((date) => exporter.date(date)),
    pages: [
      ...(workshop.overview ? [exporter.overview(workshop.overview)] : []),
      ...workshop.pages.map((page) => exporter.page(page)),
    ],
    sponsors: workshop.sponsors.map((level) => exporter.sponsors(level)),
    news: workshop.news.map(({ date, text, url }) => ({
      date: dateOf(date),
      text: exporter.text(text),
      ...withoutUndefined({ url: exporter.address(url) }),
    })),
    ...withoutUndefined({ volume: workshop.volume && volumeOf(workshop.volume) }),
    editions: workshop.editions.map(({ title, date, dateText, place, url, proceedings }) => ({
      title,
      ...withoutUndefined({
        date: date === undefined ? dateText : dateOf(date),
        place,
        url: exporter.address(url),
        proceedings: exporter.address(proceedings),
      }),
    })),
  };
}

function groupOf({ title, people }: PersonGroup): Export["groups"]["speakers"][number] {
  return { people: people.map(slugOf), ...withoutUndefined({ title }) };
}

function volumeOf({ papers: _, editors, sections, ...facts }: Volume): NonNullable<Export["volume"]> {
  return {
    ...facts,
    editors: editors.map(slugOf),
    sections: sections.map(({ title, papers }) => ({ papers: papers.map(slugOf), ...withoutUndefined({ title }) })),
  };
}

function participantsOf(participations: readonly Participation[]): { person: string; remote: boolean }[] {
  return participations.map(({ person, remote }) => ({ person: person.slug, remote }));
}

function intervalOf({ start, end, startOrigin, endOrigin }: Interval) {
  return { start: iso(start), end: iso(end), startOrigin, endOrigin };
}

/** A link or picture on this site, in HTML of the model. */
const LOCAL = /(<(?:a|img)\b[^>]*?\s(?:href|src)=")(\/(?!\/)[^"]*)/g;

/** Exports the parts of one workshop, which share its address. */
class Exporter {
  readonly #workshop: Workshop;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  /** Made absolute if the site's address is known. */
  address<Address extends string | undefined>(address: Address): Address {
    if (address === undefined || !address.startsWith("/")) return address;
    return (absolute(this.#workshop, address) ?? address) as Address;
  }

  html(html: string): string {
    return html.replace(LOCAL, (_, before: string, address: string) => `${before}${this.address(address)}`);
  }

  text<T extends Text | undefined>(text: T): T {
    return (text && { source: text.source, plain: text.plain, html: this.html(text.html) }) as T;
  }

  links(links: readonly Link[]): Link[] {
    return links.map(({ label, url }) => ({ label, url: this.address(url) }));
  }

  online(online: OnlineAccess | undefined): Export["workshop"]["online"] {
    const { url, chat, note } = online ?? {};
    if (url === undefined && chat === undefined && note === undefined) return undefined;
    return withoutUndefined({ url: this.address(url), chat: this.address(chat), note: this.text(note) });
  }

  settings(): Export["workshop"] {
    const { name, short, slug, timezone, clock, language, accent, paper, stage, ...rest } = this.#workshop;
    const { when, tagline, url, host, venue, contact, proceedings, hero, notice } = rest;
    const isDay = when.known === "day";
    return {
      ...{ name, short, slug, timezone, clock, language, accent, paper, stage },
      actions: rest.actions.map((action) => ({
        label: action.label,
        url: this.address(action.url),
        isOver: action.isOver,
        ...withoutUndefined({ until: action.until?.slug }),
      })),
      rooms: [...rest.listedRooms],
      sections: rest.sections.map(({ anchor }) => anchor),
      updated: dateOf(rest.updated),
      ...withoutUndefined({
        start: isDay ? dateOf(when.start) : undefined,
        end: isDay ? dateOf(when.end) : undefined,
        month: when.known === "month" ? when.month.toFormat("yyyy-MM") : undefined,
        when: when.words,
        tagline,
        url,
        host: host && { name: host.name, ...withoutUndefined({ url: this.address(host.url) }) },
        venue: venue && { ...venue, ...withoutUndefined({ map: this.address(venue.map) }) },
        online: this.online(rest.online),
        contact: contact && { links: this.links(contact.links), ...withoutUndefined({ email: contact.email }) },
        proceedings: proceedings && { label: proceedings.label, url: this.address(proceedings.url) },
        hero: hero && { ...hero, image: this.address(hero.image) },
        notice: notice && {
          text: this.text(notice.text),
          ...withoutUndefined({ from: notice.from && iso(notice.from), until: notice.until && iso(notice.until) }),
        },
      }),
    };
  }

  person(person: Person): Part<"people"> {
    const { slug, name, nativeName, pronunciation, sort, affiliation, pronouns, role, orcid, talk } = person;
    return {
      slug,
      name,
      links: this.links(person.links),
      roles: [...person.roles],
      items: person.items.map(slugOf),
      chairs: person.chairs.map(slugOf),
      papers: person.papers.map(slugOf),
      ...withoutUndefined({
        sort,
        affiliation,
        nativeName,
        pronunciation,
        pronouns,
        role,
        orcid,
        url: this.address(person.url),
        photo: this.address(person.photo),
        bio: this.text(person.bio),
        address: this.address(person.page),
        talk: talk && withoutUndefined({ title: this.text(talk.title), abstract: this.text(talk.abstract) }),
      }),
    };
  }

  day(day: Day): Part<"days"> {
    const { date, title, tentative, span } = day;
    return {
      date,
      tentative,
      address: this.address(`${day.schedule}#${day.anchor}`),
      entries: day.slots.map(({ session, item }) => (session ? { session: session.slug } : { item: item.slug })),
      ...withoutUndefined({
        title,
        note: this.text(day.note),
        start: span && iso(span.start),
        end: span && iso(span.end),
        video: this.address(day.video),
        online: this.online(day.online),
      }),
    };
  }

  session(session: Session): Part<"sessions"> {
    const { slug, room, track } = session;
    return {
      slug,
      day: session.day.date,
      ...intervalOf(session),
      chairs: participantsOf(session.chairs),
      items: session.items.map(slugOf),
      address: this.address(`${session.day.schedule}#${session.anchor}`),
      ...withoutUndefined({
        room,
        track,
        title: this.text(session.title),
        online: this.online(session.online),
        video: this.address(session.video),
      }),
    };
  }

  item(item: Item): Part<"items"> {
    const { slug, label, toBeAnnounced, timed, room, track, mode, cancelled, changed, language } = item;
    return {
      ...{ slug, toBeAnnounced, timed, cancelled },
      types: [...item.types],
      day: item.day.date,
      ...intervalOf(item),
      speakers: participantsOf(item.speakers),
      moderators: participantsOf(item.moderators),
      panelists: participantsOf(item.panelists),
      chairs: participantsOf(item.chairs),
      papers: item.papers.map(slugOf),
      links: this.links(item.links),
      awards: [...item.awards],
      address: this.address(itemAddress(item)),
      ...withoutUndefined({
        ...{ label, room, track, mode, changed, language },
        session: item.session?.slug,
        title: this.text(item.title),
        abstract: this.text(item.abstract),
        paper: item.paper?.slug,
        slides: this.address(item.slides),
        video: this.address(item.video),
        online: this.online(item.online),
      }),
    };
  }

  paper(paper: Paper): Part<"papers"> {
    const { slug, label, group, hasTalk, board, doi, isArchival, pages, section, licence } = paper;
    return {
      ...{ slug, hasTalk, isArchival },
      title: this.text(paper.title),
      authors: paper.authors.map(slugOf),
      presenters: paper.presenters.map(slugOf),
      kinds: [...paper.kinds],
      awards: [...paper.awards],
      talks: paper.talks.map(slugOf),
      sessions: paper.sessions.map(slugOf),
      keywords: [...paper.keywords],
      address: this.address(paperAddress(paper)),
      ...withoutUndefined({
        ...{ label, group, board, doi, pages, section, licence },
        shortTitle: this.text(paper.shortTitle),
        supplement: this.address(paper.supplement),
        abstract: this.text(paper.abstract),
        pdf: this.address(paper.pdf),
        url: this.address(paper.url),
        code: this.address(paper.code),
        data: this.address(paper.data),
        slides: this.address(paper.slides),
        poster: this.address(paper.poster),
        video: this.address(paper.video),
      }),
    };
  }

  date(date: ImportantDate): Part<"dates"> {
    const { slug, at, over, hasTime, isOver } = date;
    return {
      ...{ slug, hasTime, isOver },
      title: this.text(date.title),
      was: date.was.map(dateOf),
      ...withoutUndefined({
        at: at && iso(at),
        timezone: at?.zoneName,
        over: over && iso(over),
        url: this.address(date.url),
        call: date.call?.slug,
      }),
    };
  }

  page(page: ContentPage): Part<"pages"> {
    const { slug, description, nav, isCall, markdown } = page;
    return {
      ...{ slug, isCall, markdown },
      title: this.text(page.title),
      dates: page.dates.map(slugOf),
      aliases: [...page.aliases],
      html: this.html(page.html),
      address: this.address(page.page),
      ...withoutUndefined({ description, nav, deadline: page.deadline?.slug }),
    };
  }

  /** The overview is part of the home page. */
  overview(page: ContentPage): Part<"pages"> {
    return { ...this.page(page), slug: "index", address: this.address(ADDRESSES.home) };
  }

  sponsors({ title, sponsors }: Workshop["sponsors"][number]): Export["sponsors"][number] {
    return {
      sponsors: sponsors.map(({ name, url, logo, logoDark }) => ({
        name,
        ...withoutUndefined({ url: this.address(url), logo: this.address(logo), logoDark: this.address(logoDark) }),
      })),
      ...withoutUndefined({ level: title }),
    };
  }
}
