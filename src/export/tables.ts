/** The tables of `lectern export csv`: what organizers filter in a spreadsheet or merge into letters. */

import { absolute, itemAddress, paperAddress, participantsOf, titleOf } from "../feeds/site.ts";
import type { FileUrl, Item, Paper, Participation, Person, Session, Text, Workshop } from "../model/workshop.ts";
import { nameParts } from "../schema/name.ts";
import type { CsvTable } from "./csv.ts";

/** What can be had as a table. */
export const TABLES = ["talks", "people", "papers", "sessions"] as const;
export type TableName = (typeof TABLES)[number];

/** What a table of a workshop holds, by the headings of its columns. */
type Columns<Thing> = Readonly<Record<string, (thing: Thing) => string | undefined>>;

/**
 * A table of the workshop. Times are on the clock of the venue, addresses absolute; without `url:` in workshop.yaml, the
 * cells of addresses on this site are empty. Headings are those that `lectern import` reads.
 */
export function tableOf(workshop: Workshop, name: TableName): CsvTable {
  const cells = new Cells(workshop);
  switch (name) {
    case "talks":
      return table(
        workshop.items.filter(({ family }) => family !== "break"),
        cells.talk(),
      );
    case "people":
      return table(workshop.people, cells.person());
    case "papers":
      return table(workshop.papers, cells.paper());
    case "sessions":
      return table(
        workshop.days.flatMap(({ slots }) => slots.flatMap(({ session }) => session ?? [])),
        cells.session(),
      );
  }
}

function table<Thing>(things: readonly Thing[], columns: Columns<Thing>): CsvTable {
  const cells = Object.values(columns);
  return { columns: Object.keys(columns), rows: things.map((thing) => cells.map((cell) => cell(thing))) };
}

const lineOf = (text: Text | undefined): string | undefined => text?.line;
const list = (parts: readonly string[]): string => parts.join("; ");

/** Semicolons stand between people, as affiliations have commas. */
const people = (participations: readonly Participation[]): string =>
  persons(participations.map(({ person }) => person));

const persons = (all: readonly Person[]): string =>
  list(all.map(({ name, affiliation }) => (affiliation === undefined ? name : `${name} (${affiliation})`)));

/** Fills the cells of one workshop, which share its address. */
class Cells {
  readonly #workshop: Workshop;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  #link(address: FileUrl | undefined): string | undefined {
    return address === undefined ? undefined : absolute(this.#workshop, address);
  }

  #title(item: Item): string {
    return item.title?.line ?? titleOf(this.#workshop, item);
  }

  /** "A Talk (2019-05-06 10:00, R03)" */
  #appointment(item: Item): string {
    const start = startOf(item);
    const when = [item.day.date, start].filter(Boolean).join(" ");
    return `${this.#title(item)} (${[when, item.room].filter(Boolean).join(", ")})`;
  }

  talk(): Columns<Item> {
    return {
      id: ({ slug }) => slug,
      date: ({ day }) => day.date,
      start: startOf,
      end: (item) => (item.timed ? endOf(item) : undefined),
      room: ({ room }) => room,
      track: ({ track }) => track,
      session: ({ session }) => lineOf(session?.title),
      "session start": ({ session }) => session && clock(session.start),
      "session end": ({ session }) => session && endOf(session),
      type: ({ types, label }) => label ?? types.join(", "),
      title: (item) => this.#title(item),
      speakers: ({ speakers, authors }) => people(speakers.length > 0 ? speakers : authors),
      moderator: ({ moderators }) => people(moderators),
      panelists: ({ panelists }) => people(panelists),
      chair: ({ chairs, session }) => people(chairs.length > 0 ? chairs : (session?.chairs ?? [])),
      remote: (item) => list(participantsOf(item).flatMap(({ person, remote }) => (remote ? person.name : []))),
      paper: ({ paper }) => lineOf(paper?.title),
      mode: ({ mode }) => mode,
      cancelled: ({ cancelled }) => (cancelled ? "yes" : undefined),
      changed: ({ changed }) => changed,
      award: ({ awards }) => list(awards),
      language: ({ language }) => language,
      abstract: ({ abstract }) => lineOf(abstract),
      slides: ({ slides }) => this.#link(slides),
      video: ({ video }) => this.#link(video),
      online: ({ online }) => this.#link(online?.url),
      link: (item) => this.#link(itemAddress(item)),
    };
  }

  person(): Columns<Person> {
    return {
      id: ({ slug }) => slug,
      name: ({ name }) => name,
      "first name": ({ name, sort }) => nameParts(name, sort).given,
      "last name": ({ name, sort }) => lastName(name, sort),
      affiliation: ({ affiliation }) => affiliation,
      pronouns: ({ pronouns }) => pronouns,
      roles: ({ roles }) => list([...roles]),
      role: ({ role }) => role,
      talks: (person) => list(person.items.map((item) => this.#appointment(item))),
      chairs: ({ chairs }) => list(chairs.map(sessionName)),
      papers: ({ papers }) => list(papers.map(({ title }) => title.line)),
      orcid: ({ orcid }) => orcid,
      url: ({ url }) => this.#link(url),
      link: ({ page }) => this.#link(page),
    };
  }

  paper(): Columns<Paper> {
    return {
      id: ({ slug }) => slug,
      title: ({ title }) => title.line,
      authors: ({ authors }) => persons(authors),
      presenter: ({ presenters }) => persons(presenters),
      kind: ({ kinds }) => kinds.join(", "),
      label: ({ label }) => label,
      group: ({ group }) => group,
      board: ({ board }) => board,
      "poster sessions": ({ sessions }) => list(sessions.map((item) => this.#appointment(item))),
      talks: ({ talks }) => list(talks.map((item) => this.#appointment(item))),
      award: ({ awards }) => list(awards),
      keywords: ({ keywords }) => list(keywords),
      abstract: ({ abstract }) => lineOf(abstract),
      archival: ({ isArchival }) => (isArchival ? "yes" : "no"),
      section: ({ section }) => section,
      pages: ({ pages }) => pages && (pages.first === pages.last ? pages.first : `${pages.first}-${pages.last}`),
      licence: ({ licence }) => licence?.name,
      doi: ({ doi }) => doi,
      pdf: ({ pdf }) => this.#link(pdf),
      url: ({ url }) => this.#link(url),
      code: ({ code }) => this.#link(code),
      data: ({ data }) => this.#link(data),
      slides: ({ slides }) => this.#link(slides),
      poster: ({ poster }) => this.#link(poster),
      supplement: ({ supplement }) => this.#link(supplement),
      video: ({ video }) => this.#link(video),
      link: (paper) => this.#link(paperAddress(paper)),
    };
  }

  session(): Columns<Session> {
    return {
      id: ({ slug }) => slug,
      date: ({ day }) => day.date,
      start: ({ start }) => clock(start),
      end: endOf,
      room: ({ room }) => room,
      track: ({ track }) => track,
      title: ({ title }) => lineOf(title),
      chair: ({ chairs }) => people(chairs),
      talks: ({ items }) => list(items.filter(({ family }) => family !== "break").map((item) => this.#title(item))),
      video: ({ video }) => this.#link(video),
      online: ({ online }) => this.#link(online?.url),
      link: ({ day, anchor }) => this.#link(`${day.schedule}#${anchor}`),
    };
  }
}

const clock = (at: Item["start"]): string => at.toFormat("HH:mm");

/** Undefined for an item that is only listed in its session. */
const startOf = ({ timed, start }: Item): string | undefined => (timed ? clock(start) : undefined);

/** Undefined if nothing says when it ends. */
const endOf = ({ end, endOrigin }: Item | Session): string | undefined =>
  endOrigin === "assumed" ? undefined : clock(end);

/** "Posters (2019-05-06 10:00)"; a session without a title is known by its time. */
function sessionName({ title, day, start }: Session): string {
  const when = `${day.date} ${clock(start)}`;
  return title === undefined ? when : `${title.line} (${when})`;
}

function lastName(name: string, sort: string | undefined): string {
  const { particle, family, suffix } = nameParts(name, sort);
  return [particle, family, suffix].filter(Boolean).join(" ");
}
