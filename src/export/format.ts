/**
 * The format of `lectern export json`: one zod schema for the types, the JSON Schema published beside this file, and
 * the descriptions. Changes only add to it; a breaking change raises the version.
 */
import * as z from "zod";
import { ROLES } from "../model/workshop.ts";
import { PAPER_KINDS } from "../schema/papers.ts";
import { ITEM_TYPES, MODES } from "../schema/schedule.ts";
import { PAPER_SIZES, STAGES } from "../schema/workshop.ts";

const says = <T extends z.ZodType>(schema: T, description: string): T => schema.describe(description);
const list = <T extends z.ZodType>(element: T, description: string) => z.array(element).describe(description);

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const slug = z.string().regex(/^\S+$/);
const address = z.string().regex(/^\S+$/);

const richText = z
  .strictObject({
    source: says(z.string(), "As the data writes it: in titles with $…$, elsewhere Markdown"),
    plain: says(z.string(), "Without markup, for searching and sorting"),
    html: says(z.string(), "As HTML, mathematics as MathML"),
  })
  .meta({ id: "text", description: "A text that may hold mathematics or Markdown" });

const link = z
  .strictObject({ label: says(z.string(), "The words to show"), url: says(address, "Where it leads") })
  .meta({ id: "link" });

const onlineAccess = z
  .strictObject({
    url: says(address.optional(), "The stream or the meeting"),
    chat: says(address.optional(), "Where questions are asked"),
    note: says(richText.optional(), "What to know before"),
  })
  .meta({ id: "online", description: "Where to follow from afar" });

const participant = z
  .strictObject({
    person: says(slug, "The slug of a person"),
    remote: says(z.boolean(), "Whether the person takes part from afar"),
  })
  .meta({ id: "participant" });

const origin = z.enum(["stated", "derived", "assumed"]).meta({
  id: "origin",
  description: "Written in the data, reckoned from its neighbours, or assumed for want of both",
});

const interval = {
  start: says(instant, "When it starts"),
  end: says(instant, "When it ends"),
  startOrigin: says(origin, "Where the start comes from"),
  endOrigin: says(origin, "Where the end comes from"),
};

const place = {
  room: says(z.string().optional(), "The room; without room and track it concerns everybody"),
  track: says(z.string().optional(), "The track"),
};

const workshop = z.strictObject({
  name: says(z.string(), "The full name"),
  short: says(z.string(), "The name for tight places"),
  slug: says(slug, "The short name for addresses"),
  tagline: says(z.string().optional(), "One line below the name"),
  host: says(
    z.strictObject({ name: z.string(), url: address.optional() }).optional(),
    "The conference that it belongs to",
  ),
  start: says(day.optional(), "The first day; missing while it is open"),
  end: says(day.optional(), "The last day"),
  month: says(
    z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .optional(),
    "The month, where only that is known",
  ),
  when: says(z.string().optional(), "The date in words, while it is open"),
  timezone: says(z.string(), "The IANA zone of the place; every instant is in it, but those of dates"),
  clock: says(z.union([z.literal(12), z.literal(24)]), "How times are shown"),
  language: says(z.string(), "The language of the interface, a BCP 47 tag"),
  url: says(address.optional(), "Where the site lives, with a final slash"),
  venue: says(
    z
      .strictObject({
        name: z.string().optional(),
        room: z.string().optional(),
        address: z.string().optional(),
        city: z.string().optional(),
        country: z.string().optional(),
        countryCode: says(z.string().optional(), "ISO 3166-1 alpha-2, where the country is understood"),
        map: address.optional(),
      })
      .optional(),
    "Where it takes place",
  ),
  rooms: list(
    z.strictObject({
      name: says(z.string(), "The name, as items say it"),
      short: says(z.string().optional(), "A code for tight places"),
      floor: says(z.string().optional(), "The floor, as a number or in words"),
      directions: says(z.string().optional(), "How to get there"),
      capacity: says(z.number().int().optional(), "How many people it holds"),
    }),
    "The rooms that the data describes, in the order of the data",
  ),
  online: says(onlineAccess.optional(), "A stream or a meeting for the whole event"),
  contact: says(
    z.strictObject({ email: z.string().optional(), links: z.array(link) }).optional(),
    "How to reach the organizers",
  ),
  actions: list(
    link.extend({
      until: says(slug.optional(), "The slug of the date after which it goes away"),
      isOver: says(z.boolean(), "Whether that date is over"),
    }),
    "The buttons of the home page",
  ),
  proceedings: says(link.optional(), "Where the proceedings are"),
  hero: says(
    z.strictObject({ image: address, alt: z.string(), credit: z.string().optional() }).optional(),
    "The picture at the head of the home page",
  ),
  accent: says(z.string(), "The colour that the site is made from, as CSS writes it"),
  paper: says(z.enum(PAPER_SIZES), "The paper of printed sheets"),
  sections: list(z.string(), "The sections of the home page, in their order"),
  stage: says(z.enum(STAGES), "Where in its year the workshop is"),
  notice: says(
    z.strictObject({ text: richText, from: instant.optional(), until: instant.optional() }).optional(),
    "The bar above every page",
  ),
  updated: says(day, "The date of the data"),
});

const person = z
  .strictObject({
    slug: says(slug, "Unique among people; references say this"),
    name: says(z.string(), "The name as it is printed"),
    sort: says(z.string().optional(), "Under which name the person is listed, where the data says it"),
    affiliation: says(z.string().optional(), "Where the person works"),
    url: says(address.optional(), "The person's own page"),
    photo: says(address.optional(), "A picture"),
    bio: says(richText.optional(), "A few sentences"),
    nativeName: says(z.string().optional(), "The name in the person's own script, if the name is in another"),
    pronunciation: says(z.string().optional(), "How to say the name"),
    pronouns: says(z.string().optional(), "Pronouns"),
    role: says(z.string().optional(), "What the person does here, in words"),
    orcid: says(z.string().optional(), "The ORCID iD, bare"),
    links: list(link, "More links"),
    roles: list(
      z.enum(ROLES),
      "In which parts of the data the person is found: member stands for people.yaml, scheduled for the schedule",
    ),
    address: says(address.optional(), "The person's page on the site"),
    items: list(slug, "Items in which the person speaks, moderates or sits on the panel"),
    chairs: list(slug, "Sessions that the person chairs"),
    papers: list(slug, "Papers of the person"),
    talk: says(
      z.strictObject({ title: richText.optional(), abstract: richText.optional() }).optional(),
      "A talk that has no time yet",
    ),
  })
  .meta({ id: "person" });

const group = z
  .strictObject({
    title: says(z.string().optional(), "The heading; none for a list without groups"),
    people: list(slug, "Slugs of people"),
  })
  .meta({ id: "group" });

const dayOfProgramme = z
  .strictObject({
    date: says(day, "The day"),
    title: says(z.string().optional(), "What it is called"),
    note: says(richText.optional(), "A sentence or two"),
    start: says(instant.optional(), "The first start"),
    end: says(instant.optional(), "The last end"),
    tentative: says(z.boolean(), "Whether it may still change"),
    video: says(address.optional(), "The recording of the day"),
    online: says(onlineAccess.optional(), "Where to follow it remotely"),
    address: says(address, "Its place on the site"),
    entries: list(
      z.union([
        z.strictObject({ session: says(slug, "The slug of a session") }),
        z.strictObject({ item: says(slug, "The slug of an item outside sessions") }),
      ]),
      "Its sessions and single items, in order of time",
    ),
  })
  .meta({ id: "day" });

const session = z
  .strictObject({
    slug: says(slug, "Unique among sessions"),
    title: says(richText.optional(), "The title"),
    day: says(day, "The day it belongs to"),
    ...interval,
    ...place,
    chairs: list(participant, "Who chairs it"),
    online: says(onlineAccess.optional(), "Where to follow it remotely"),
    video: says(address.optional(), "The recording"),
    address: says(address, "Its place on the site"),
    items: list(slug, "Its items, in order of time"),
  })
  .meta({ id: "session" });

const item = z
  .strictObject({
    slug: says(slug, "Unique among items"),
    types: list(z.enum(ITEM_TYPES), "What it is; the first is the main one"),
    label: says(z.string().optional(), "The type in other words"),
    title: says(richText.optional(), "The title"),
    toBeAnnounced: says(z.boolean(), "Whether a missing title is still to come"),
    day: says(day, "The day it belongs to; past midnight, the day before"),
    session: says(slug.optional(), "The session it belongs to"),
    timed: says(z.boolean(), "Whether it has a time of its own; if not, start and end are those of its session"),
    ...interval,
    ...place,
    speakers: list(participant, "Who speaks"),
    moderators: list(participant, "Who moderates"),
    panelists: list(participant, "Who sits on the panel"),
    chairs: list(participant, "Who chairs it"),
    abstract: says(richText.optional(), "The abstract"),
    paper: says(slug.optional(), "The paper that it presents"),
    papers: list(slug, "The papers shown in it"),
    slides: says(address.optional(), "The slides"),
    video: says(address.optional(), "The recording"),
    links: list(link, "More links"),
    awards: list(z.string(), "What it won"),
    online: says(onlineAccess.optional(), "Where to follow it remotely"),
    mode: says(z.enum(MODES).optional(), "How it can be attended"),
    cancelled: says(z.boolean(), "Whether it does not take place"),
    changed: says(z.string().optional(), "What has changed"),
    language: says(z.string().optional(), "The language of its text, where it is not the site's"),
    address: says(address, "Its page, or its place in the schedule"),
  })
  .meta({ id: "item" });

const licence = z
  .strictObject({
    name: says(z.string(), "In the usual form, if it is a well-known one"),
    url: says(z.string().optional(), "Where its text is, if known"),
  })
  .meta({ id: "licence" });

const volume = z
  .strictObject({
    title: says(z.string(), "The title"),
    short: says(z.string().optional(), "A short name"),
    editors: list(slug, "Slugs of people, in their order"),
    publisher: says(z.string().optional(), "Who publishes it"),
    series: says(z.string().optional(), "The series"),
    number: says(z.string().optional(), "Its number in the series"),
    isbn: says(z.string().optional(), "The ISBN"),
    issn: says(z.string().optional(), "The ISSN of the series"),
    doiPrefix: says(z.string().optional(), "What the DOIs of its papers begin with"),
    licence: says(licence.optional(), "The licence of papers that state none of their own"),
    year: says(z.string().optional(), "The year of publication"),
    sections: list(
      z.strictObject({
        title: says(z.string().optional(), "The heading; none for papers outside sections"),
        papers: list(slug, "Slugs of papers, in their order"),
      }),
      "Its sections, in their order",
    ),
  })
  .meta({ id: "volume" });

const paper = z
  .strictObject({
    slug: says(slug, "Unique among papers"),
    title: says(richText, "The title"),
    authors: list(slug, "Slugs of people, in their order"),
    presenters: list(slug, "Slugs of people"),
    kinds: list(z.enum(PAPER_KINDS), "What it is; the first is the main one"),
    label: says(z.string().optional(), "The kind in other words"),
    group: says(z.string().optional(), "The heading it stands under"),
    pdf: says(address.optional(), "The paper itself"),
    url: says(address.optional(), "Its page elsewhere"),
    abstract: says(richText.optional(), "The abstract"),
    code: says(address.optional(), "Its code"),
    data: says(address.optional(), "Its data"),
    slides: says(address.optional(), "The slides"),
    poster: says(address.optional(), "The poster"),
    video: says(address.optional(), "The recording"),
    awards: list(z.string(), "What it won"),
    hasTalk: says(z.boolean(), "Whether it is also given as a talk"),
    talks: list(slug, "The items that present it"),
    board: says(z.string().optional(), "The number of its poster board"),
    sessions: list(slug, "The items, such as poster sessions, in which it is shown"),
    keywords: list(z.string(), "Keywords"),
    doi: says(z.string().optional(), "The DOI, bare"),
    isArchival: says(z.boolean(), "Whether it belongs to the proceedings"),
    pages: says(z.strictObject({ first: z.string(), last: z.string() }).optional(), "Its pages in the volume"),
    section: says(z.string().optional(), "The section of the volume that it stands in; without one, its group"),
    shortTitle: says(richText.optional(), "A title for running heads"),
    licence: says(licence.optional(), "Its licence: its own, else that of the volume"),
    supplement: says(address.optional(), "Supplementary material"),
    address: says(address, "Its page, or its place in the list"),
  })
  .meta({ id: "paper" });

const importantDate = z
  .strictObject({
    slug: says(slug, "Unique among dates"),
    title: says(richText, "What is due or happens"),
    at: says(instant.optional(), "When; missing where it is to be determined"),
    timezone: says(z.string().optional(), "The zone of its instants; UTC-12 is anywhere on Earth"),
    hasTime: says(z.boolean(), "Whether a time of day was given; if not, it is over when its day is"),
    was: list(day, "The dates before an extension"),
    over: says(instant.optional(), "The last instant at which it is not over"),
    isOver: says(z.boolean(), "Whether it is over"),
    url: says(address.optional(), "Where to submit or register"),
    call: says(slug.optional(), "The page it belongs to"),
  })
  .meta({ id: "date" });

const page = z
  .strictObject({
    slug: says(slug, "Unique among pages"),
    title: says(richText, "The title"),
    description: says(z.string().optional(), "One sentence about it"),
    nav: says(z.number().int().optional(), "Its place in the navigation"),
    isCall: says(z.boolean(), "Whether it is a call"),
    deadline: says(slug.optional(), "The slug of a date"),
    dates: list(slug, "The dates that belong to it"),
    aliases: list(z.string(), "Old addresses that lead to it"),
    markdown: says(z.string(), "The text as it was written, without front matter"),
    html: says(z.string(), "The text as HTML, with headings from h2 down"),
    address: says(address, "Its address"),
  })
  .meta({ id: "page" });

const sponsor = z.strictObject({
  name: says(z.string(), "The name"),
  url: says(address.optional(), "The sponsor's page"),
  logo: says(address.optional(), "The logo"),
  logoDark: says(address.optional(), "The logo for a dark ground"),
});

const groups = z.strictObject({
  speakers: list(group, "The invited speakers"),
  organizers: list(group, "The organizers"),
  committee: list(group, "The programme committee"),
  people: list(group, "Further groups"),
});

/** The whole file. */
export const exportSchema = z
  .strictObject({
    format: says(z.literal("lectern"), "Says what this file is"),
    version: says(z.literal(1), "The version of this format; additions do not raise it"),
    generator: says(z.strictObject({ name: z.string(), version: z.string() }), "The program that wrote the file"),
    now: says(instant, "The instant that isOver and stage refer to"),
    workshop: says(workshop, "The workshop itself"),
    people: list(person, "Everybody, by name"),
    groups: says(groups, "People as the pages list them"),
    days: list(dayOfProgramme, "The days of the programme"),
    sessions: list(session, "The sessions of all days"),
    items: list(item, "The items of all days, those of sessions too"),
    papers: list(paper, "The papers, posters and demos"),
    volume: says(volume.optional(), "The volume of the proceedings; none where the data only links to them"),
    dates: list(importantDate, "The important dates"),
    pages: list(page, "The pages of content/, the overview with the slug index"),
    sponsors: list(
      z.strictObject({ level: says(z.string().optional(), "The level"), sponsors: list(sponsor, "Who gives") }),
      "The sponsors, by level",
    ),
    news: list(
      z.strictObject({ date: says(day, "The date"), text: richText, url: address.optional() }),
      "The news, the latest first",
    ),
    editions: list(
      z.strictObject({
        title: says(z.string(), "What it was called"),
        date: says(z.string().optional(), "When it took place: a date, or words"),
        place: says(z.string().optional(), "Where it took place"),
        url: says(address.optional(), "Its page"),
        proceedings: says(address.optional(), "Its proceedings"),
      }),
      "Past editions",
    ),
  })
  .meta({
    title: "A workshop, as lectern export json writes it",
    description:
      "References are slugs. Addresses are absolute where the site knows its own, else those of the site start with a slash. Instants are ISO 8601 with an offset.",
  });

/** A whole workshop as plain data. */
export type Export = z.output<typeof exportSchema>;

/** The path of the format's JSON Schema in the package; `npm run docs` writes it. */
export const EXPORT_JSON_SCHEMA = "src/export/workshop.schema.json";

/** The JSON Schema of the format, draft 2020-12. */
export function exportJsonSchema(): object {
  return z.toJSONSchema(exportSchema, { target: "draft-2020-12" });
}
