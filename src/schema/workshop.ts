import * as z from "zod";
import {
  colour,
  dateTime,
  email,
  isoDate,
  labelledLink,
  languageTag,
  link,
  links,
  mapping,
  markdown,
  oneOf,
  oneOrMany,
  online,
  path,
  roughDate,
  text,
  timeZone,
  webAddress,
  yesNo,
} from "./fields.ts";

/** The stages of a workshop's year, in their order. */
export const STAGES = ["announce", "call", "programme", "live", "archive"] as const;

/** The sections of the home page that Lectern makes, in their usual order. */
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
    name: text.describe("The conference that the workshop belongs to").meta({ examples: ["ICLR 2019"] }),
    url: link
      .optional()
      .describe("Its page")
      .meta({ examples: ["https://iclr.cc/"] }),
  },
  "a mapping with name and url",
);

const hero = z.union(
  [
    path.transform((image) => ({ image, alt: undefined, credit: undefined })),
    mapping(
      {
        image: path.describe("A picture under public/, wide rather than tall").meta({ examples: ["new-orleans.jpg"] }),
        alt: text
          .optional()
          .describe("What it shows, for people who do not see it; none for one that only decorates")
          .meta({ examples: ["The river front of New Orleans at dusk"] }),
        credit: text
          .optional()
          .describe("Who made it, printed on it")
          .meta({ examples: ["Photo: Jane Roe, CC BY 4.0"] }),
      },
      "a mapping with image, alt and credit",
    ),
  ],
  "a picture, or a mapping with image, alt and credit",
);

const venue = mapping(
  {
    name: text
      .optional()
      .describe("The building")
      .meta({ examples: ["Ernest N. Morial Convention Center"] }),
    room: text
      .optional()
      .describe("The room, shown for the whole event")
      .meta({ examples: ["R03"] }),
    address: text
      .optional()
      .describe("Street and number")
      .meta({ examples: ["900 Convention Center Blvd"] }),
    city: text
      .optional()
      .describe("The city")
      .meta({ examples: ["New Orleans"] }),
    country: text
      .optional()
      .describe("The country, as a name or an ISO 3166 code")
      .meta({ examples: ["US"] }),
    map: link
      .optional()
      .describe("A link to a map")
      .meta({ examples: ["https://www.openstreetmap.org/way/1"] }),
  },
  "a mapping with name, room, address, city, country, map",
);

const contact = mapping(
  {
    email: email
      .optional()
      .describe("Where questions go")
      .meta({ examples: ["organizers@example.org"] }),
    links: links
      .optional()
      .describe("Other ways to reach the organizers")
      .meta({ examples: [[{ label: "Mastodon", url: "https://example.social/@workshop" }]] }),
  },
  "a mapping with email and links",
);

const action = mapping(
  {
    label: text.describe("The words on the button").meta({ examples: ["Register"] }),
    url: link.describe("Where it leads").meta({ examples: ["https://example.org/register"] }),
    until: text
      .optional()
      .describe("The title of a date in dates.yaml after which the button goes away")
      .meta({ examples: ["Early registration"] }),
  },
  "a mapping with label and url",
);

const notice = mapping(
  {
    text: markdown.describe("What the bar above every page says").meta({ examples: ["The room has changed to R05."] }),
    from: dateTime
      .optional()
      .describe("When it appears")
      .meta({ examples: ["2019-05-05"] }),
    until: dateTime
      .optional()
      .describe("When it goes away")
      .meta({ examples: ["2019-05-06 18:00"] }),
  },
  "a mapping with text, from and until",
);

/** `data/workshop.yaml`, the only file that must exist. */
export const workshopSchema = mapping(
  {
    name: text.describe("The full name of the workshop").meta({ examples: ["Debugging Machine Learning Models"] }),
    short: text
      .optional()
      .describe("For tight places; default: name")
      .meta({ examples: ["Debug ML"] }),
    tagline: text
      .optional()
      .describe("One line below the name")
      .meta({ examples: ["Finding what models get wrong"] }),
    hero: hero
      .optional()
      .describe("A picture for the head of the home page; the page looks finished without one")
      .meta({ examples: ["new-orleans.jpg"] }),
    host: host.optional().describe("The conference that the workshop belongs to"),
    start: roughDate.describe("The first day; a month or tbd while it is open").meta({ examples: ["2019-05-06"] }),
    end: isoDate
      .optional()
      .describe("The last day, where there are several")
      .meta({ examples: ["2019-05-08"] }),
    when: text
      .optional()
      .describe("Says the date in words while it is open")
      .meta({ examples: ["early May"] }),
    timezone: timeZone.describe("The venue's IANA time zone").meta({ examples: ["America/Chicago"] }),
    clock: oneOf("12 or 24", ["12", "24"])
      .optional()
      .describe("How times are shown; default 24")
      .meta({ examples: ["12"] }),
    language: languageTag
      .optional()
      .describe("The interface's language, BCP 47; default en")
      .meta({ examples: ["en"] }),
    url: webAddress
      .optional()
      .describe("Where the site will live")
      .meta({ examples: ["https://example.org/debug-ml/"] }),
    venue: venue.optional().describe("Where the workshop takes place"),
    online: online
      .optional()
      .describe("A stream or meeting for the whole event")
      .meta({ examples: [{ url: "https://example.org/stream" }] }),
    contact: contact.optional().describe("How to reach the organizers"),
    actions: oneOrMany("a list of actions", action)
      .optional()
      .describe("The buttons of the home page")
      .meta({ examples: [[{ label: "Register", url: "https://example.org/register" }]] }),
    proceedings: z
      .union([link.transform((url) => ({ url })), labelledLink], "a link, or a mapping with label and url")
      .optional()
      .describe("Where the proceedings are")
      .meta({ examples: [{ label: "PMLR 97", url: "https://example.org/v97/" }] }),
    accent: colour
      .optional()
      .describe("The colour that the site is made from")
      .meta({ examples: ["#7a1fa2"] }),
    paper: oneOf("a4 or letter", ["a4", "letter"])
      .optional()
      .describe("The paper of printed sheets; default a4")
      .meta({ examples: ["letter"] }),
    sections: oneOrMany("a list of sections", text)
      .optional()
      .describe("The order of the home page; another word names a page of content/")
      .meta({ examples: [["overview", "speakers", "schedule"]] }),
    stage: oneOf("a stage", ["auto", ...STAGES])
      .optional()
      .describe("Where in its year the workshop is; default auto, from the dates")
      .meta({ examples: ["call"] }),
    notice: notice.optional().describe("A bar above every page"),
    offline: yesNo
      .optional()
      .describe("Whether a visited site opens without a network; default yes, and no removes what visitors keep")
      .meta({ examples: ["no"] }),
    updated: isoDate
      .optional()
      .describe("The date of the data, as printed sheets say it")
      .meta({ examples: ["2019-05-01"] }),
  },
  "a mapping with name, start and timezone",
);
