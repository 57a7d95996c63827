import * as z from "zod";
import {
  dateOrTbd,
  deadlineZone,
  isoDate,
  labelledLink,
  link,
  mapping,
  markdown,
  oneOrMany,
  path,
  text,
  timeOfDay,
} from "./fields.ts";

const dateSchema = mapping(
  {
    title: text.describe("What is due or happens").meta({ examples: ["Paper submission"] }),
    date: dateOrTbd.describe("The date, or tbd").meta({ examples: ["2019-03-01"] }),
    time: timeOfDay
      .optional()
      .describe("The time; without it none is printed and it is over at 23:59")
      .meta({ examples: ["23:59"] }),
    timezone: deadlineZone
      .optional()
      .describe("Its time zone; default AoE")
      .meta({ examples: ["AoE"] }),
    url: link
      .optional()
      .describe("Where to submit or register")
      .meta({ examples: ["https://example.org/submit"] }),
    call: text
      .optional()
      .describe("The page of content/ that it belongs to")
      .meta({ examples: ["call-for-papers"] }),
    was: oneOrMany("a date or a list of dates", isoDate)
      .optional()
      .describe("The date before an extension")
      .meta({ examples: ["2019-02-22"] }),
  },
  "a date (a mapping with title and date)",
);

/** `data/dates.yaml`: the important dates. */
export const datesSchema = z.array(dateSchema, "a list of dates");
export type DateDocument = z.output<typeof dateSchema>;

const sponsorSchema = mapping(
  {
    name: text.describe("The sponsor's name").meta({ examples: ["Example Foundation"] }),
    url: link
      .optional()
      .describe("Its page")
      .meta({ examples: ["https://example.org/"] }),
    logo: path
      .optional()
      .describe("A picture: an address or a file under public/")
      .meta({ examples: ["logos/example.svg"] }),
    logo_dark: path
      .optional()
      .describe("The same logo for a dark ground; without it the logo stands on a light plate there")
      .meta({ examples: ["logos/example-white.svg"] }),
    level: text
      .optional()
      .describe("The level; sponsors of one level stand together")
      .meta({ examples: ["Gold"] }),
  },
  "a sponsor (a mapping with name)",
);

/** `data/sponsors.yaml`: the sponsors. */
export const sponsorsSchema = z.array(sponsorSchema, "a list of sponsors");
export type SponsorDocument = z.output<typeof sponsorSchema>;

const newsSchema = mapping(
  {
    date: isoDate.describe("The date of the news").meta({ examples: ["2019-03-29"] }),
    text: markdown.describe("The news (Markdown)").meta({ examples: ["The list of papers is out."] }),
    url: link
      .optional()
      .describe("Where to read more")
      .meta({ examples: ["/papers/"] }),
  },
  "a piece of news (a mapping with date and text)",
);

/** `data/news.yaml`: the news. */
export const newsFileSchema = z.array(newsSchema, "a list of news");
export type NewsDocument = z.output<typeof newsSchema>;

const editionSchema = mapping(
  {
    title: text.describe("The edition's title").meta({ examples: ["Debug ML 2018"] }),
    date: text
      .optional()
      .describe("When it took place")
      .meta({ examples: ["2018-05-04"] }),
    place: text
      .optional()
      .describe("Where it took place")
      .meta({ examples: ["Vancouver"] }),
    url: link
      .optional()
      .describe("Its page")
      .meta({ examples: ["https://example.org/2018/"] }),
    proceedings: z
      .union([link, labelledLink.transform(({ url }) => url)], "a link")
      .optional()
      .describe("Its proceedings")
      .meta({ examples: ["https://example.org/2018/proceedings/"] }),
  },
  "an edition (a mapping with title)",
);

/** `data/editions.yaml`: past editions. */
export const editionsSchema = z.array(editionSchema, "a list of editions");
export type EditionDocument = z.output<typeof editionSchema>;
