import * as z from "zod";
import { accept } from "./accept.ts";
import {
  colour,
  dateTime,
  email,
  field,
  focus,
  instant,
  isoDate,
  languageTag,
  link,
  links,
  mapping,
  markdown,
  oneOf,
  oneOrMany,
  online,
  path,
  reference,
  roughDate,
  seats,
  text,
  timeZone,
  webAddress,
  yesNo,
} from "./fields.ts";
import { proceedings } from "./publication.ts";
import { USUAL_ZONES } from "./zones.ts";

/** The stages of a workshop's year, in order. */
export const STAGES = ["announce", "call", "programme", "live", "archive"] as const;

/** Paper sizes for printing the programme. */
export const PAPER_SIZES = ["a4", "letter"] as const;

/** The home page sections that Lectern provides, in their usual order. */
export const SECTIONS = [
  "overview",
  "news",
  "dates",
  "speakers",
  "schedule",
  "papers",
  "posters",
  "demos",
  "calls",
  "venue",
  "organizers",
  "people",
  "contact",
  "sponsors",
  "editions",
  "committee",
] as const;

const host = mapping(
  {
    name: field(text, "The conference's name with its year", "ICLR 2019"),
    url: field(link.optional(), "The conference's page; the name links to it", "https://iclr.cc/"),
  },
  "a mapping with name and url",
);

const hero = z.union(
  [
    path.transform((image) => ({ image, alt: undefined, credit: undefined, focus: undefined })),
    mapping(
      {
        image: field(path, "A picture under public/, wide rather than tall", "new-orleans.jpg"),
        alt: field(
          text.optional(),
          "What it shows, for people who cannot see it; leave it out for a purely decorative picture",
          "The river front of New Orleans at dusk",
        ),
        credit: field(text.optional(), "Who made it, shown on it", "Photo: Jane Roe, CC BY 4.0"),
        focus: field(
          focus.optional(),
          "What must stay in view where the picture is cropped: how far it is from the left and from the top",
          "60% 30%",
        ),
      },
      "a mapping with image, alt, credit and focus",
    ),
  ],
  "a picture, or a mapping with image, alt, credit and focus",
);

const venue = mapping(
  {
    name: field(text.optional(), "The building", "Ernest N. Morial Convention Center"),
    room: field(text.optional(), "The room of the whole event", "R03"),
    address: field(text.optional(), "Street and number", "900 Convention Center Blvd"),
    city: field(text.optional(), "The city, shown below the name of the workshop", "New Orleans"),
    country: field(text.optional(), "The country, as a name or as two letters (ISO 3166)", "US"),
    map: field(link.optional(), "A link to a map", "https://www.openstreetmap.org/way/1"),
  },
  "a mapping with name, room, address, city, country, map",
);

const room = mapping(
  {
    name: field(reference, "The room's name, as room: in the schedule says it", "Grote Zaal"),
    short: field(text.optional(), "A code for tight places", "GZ"),
    floor: field(text.optional(), "The floor, as a number or in words", 2, "ground floor"),
    directions: field(
      text.optional(),
      "How to get there, shown on the screen in the foyer; it may begin with an arrow",
      "left of the stairs",
      "← left of the bar",
    ),
    capacity: field(seats.optional(), "How many people it holds", 200),
  },
  "a room (a mapping with name, short, floor, directions and capacity)",
);

const contact = mapping(
  {
    email: field(email.optional(), "The address for questions; shown as a mail link", "organizers@example.org"),
    links: field(links.optional(), "Other ways to reach the organizers", [
      { label: "Mastodon", url: "https://example.social/@workshop" },
    ]),
  },
  "a mapping with email and links",
);

const action = mapping(
  {
    label: field(text, "The words on the button", "Register"),
    url: field(link, "Where the button leads", "https://example.org/register"),
    until: field(
      reference.optional(),
      "The title of a date in dates.yaml, after which the button disappears",
      "Early registration",
    ),
  },
  "an action (a mapping with label and url)",
);

const notice = mapping(
  {
    text: field(markdown, "What the bar says (Markdown)", "The room has changed to R05."),
    from: field(dateTime.optional(), "When the bar appears; without it, at once", "2019-05-05"),
    until: field(dateTime.optional(), "When the bar disappears; without it, never", "2019-05-06 18:00"),
  },
  "a mapping with text, from and until",
);

/** `data/workshop.yaml`, the only file that must exist. */
export const workshopSchema = mapping(
  {
    name: field(
      text,
      "The full name of the workshop: the heading of the home page",
      "Debugging Machine Learning Models",
    ),
    short: field(
      text.optional(),
      "A short name for tight places: the top of other pages, tab titles, calendars. Without it, the full name",
      "Debug ML",
    ),
    tagline: field(text.optional(), "One line below the name", "Finding what models get wrong"),
    hero: field(
      hero.optional(),
      "A picture for the top of the home page; the page looks finished without one",
      "new-orleans.jpg",
      { image: "new-orleans.jpg", alt: "The river front at dusk" },
    ),
    host: field(host.optional(), "The conference that the workshop belongs to, shown above the name", {
      name: "ICLR 2019",
      url: "https://iclr.cc/",
    }),
    start: field(roughDate, "The first day; until it is fixed, a month or tbd", "2019-05-06", "2019-05", "tbd"),
    end: field(isoDate.optional(), "The last day, if there are several", "2019-05-08"),
    when: field(text.optional(), "The date in words, until it is fixed", "early May 2019"),
    timezone: field(timeZone, "The time zone of the venue (IANA name), for all times in the schedule", ...USUAL_ZONES),
    clock: field(
      oneOf("12 or 24", ["12", "24"]).optional().meta({ default: 24 }),
      "How times are shown: 1:30 pm or 13:30. In the data, write either",
      12,
    ),
    language: field(
      languageTag.optional().meta({ default: "en" }),
      "The language of the interface and of dates: a BCP 47 tag",
      "de",
      "pt-BR",
    ),
    url: field(
      webAddress.optional(),
      "Where the site will live. Previews, the feed, the sitemap and QR codes need it",
      "https://example.org/debug-ml/",
    ),
    venue: field(venue.optional(), "Where the workshop takes place", {
      name: "Convention Center",
      city: "New Orleans",
    }),
    rooms: field(
      oneOrMany("a list of rooms", room).optional(),
      "The rooms in the order in which pages show them, with what helps to find them; rooms that are not listed come last",
      [
        { name: "Grote Zaal", short: "GZ", floor: 0, directions: "↑ straight on", capacity: 200 },
        { name: "Room 2.14", floor: 2 },
      ],
    ),
    online: field(online.optional(), "A stream or a meeting for the whole event", "https://example.org/stream", {
      url: "https://example.org/stream",
      note: "Log in with your registration.",
    }),
    contact: field(contact.optional(), "How to reach the organizers", { email: "organizers@example.org" }),
    actions: field(oneOrMany("a list of actions", action).optional(), "The buttons at the top of the home page", [
      { label: "Register", url: "https://example.org/register", until: "Early registration" },
    ]),
    proceedings: field(
      proceedings.optional(),
      "Where the proceedings are; or the volume itself, for its page, for citations and for exports",
      { label: "PMLR 97", url: "https://example.org/v97/" },
      { title: "Proceedings of the Workshop on Flip Points", publisher: "CEUR-WS.org", volume: "1234" },
    ),
    accent: field(
      colour.optional(),
      "The colour from which all colours of the site are derived, light and dark; put it in quotes, or YAML reads # as a comment",
      "#7a1fa2",
      "rebeccapurple",
    ),
    paper: field(
      oneOf(PAPER_SIZES.join(" or "), PAPER_SIZES).optional().meta({ default: "a4" }),
      "The paper size of the printed schedule",
      "letter",
    ),
    sections: field(
      oneOrMany("a list of sections", reference.meta({ examples: [...SECTIONS] })).optional(),
      "The sections of the home page, in order; any other word names a page in content/ to show there",
      ["overview", "speakers", "schedule", "papers", "organizers"],
    ),
    stage: field(
      oneOf("a stage", ["auto", ...STAGES])
        .optional()
        .meta({ default: "auto" }),
      "The stage of the workshop's year; auto follows the dates",
      "call",
    ),
    notice: field(notice.optional(), "A bar at the top of every page, for what everybody must know now", {
      text: "The room has changed to R05.",
      until: "2019-05-06 18:00",
    }),
    offline: field(
      yesNo.optional().meta({ default: "yes" }),
      "Whether the site opens offline after the first visit; no removes visitors' copies",
      "no",
    ),
    accept: field(
      accept.optional(),
      "Warnings that you accept, by code, each with your reason: `lectern check` lists them as accepted, and `--strict` passes",
      { "outside-dates": "excursion on the day after" },
    ),
    updated: field(
      instant.optional(),
      "The date of the data, shown on printed sheets; add a time so that calendars notice several changes in a day. Without it, the date of the last commit",
      "2019-05-01",
      "2019-05-01 12:30",
    ),
  },
  "a mapping with name, start and timezone",
);
