import * as z from "zod";
import {
  dateOrTbd,
  deadlineTime,
  deadlineZone,
  field,
  isoDate,
  labelledLink,
  link,
  mapping,
  markdown,
  oneOrMany,
  path,
  reference,
  text,
  title,
} from "./fields.ts";
import { USUAL_ZONES } from "./zones.ts";

const dateSchema = mapping(
  {
    title: field(title, "What is due or happens", "Paper submission"),
    date: field(dateOrTbd, "The day; tbd is shown as to be determined", "2019-03-01", "tbd"),
    time: field(
      deadlineTime.optional(),
      "The time of day; without it, none is shown, and the date passes at the end of the day",
      "23:59",
    ),
    timezone: field(
      deadlineZone.optional().meta({ default: "AoE" }),
      "The time zone of the date; AoE means anywhere on Earth",
      "AoE",
      ...USUAL_ZONES,
    ),
    url: field(link.optional(), "Where to submit or register; the title links to it", "https://example.org/submit"),
    call: field(
      reference.optional(),
      "The page in content/ that the date belongs to: its file name without .md; the page shows the date",
      "call-for-papers",
    ),
    was: field(
      oneOrMany("a date or a list of dates", isoDate).optional(),
      "The date, or dates, before it was moved in either direction; shown struck through",
      "2019-02-22",
      ["2019-02-15", "2019-02-22"],
    ),
  },
  "a date (a mapping with title and date)",
);

/** `data/dates.yaml`: the important dates. */
export const datesSchema = z.array(dateSchema, "a list of dates");
export type DateDocument = z.output<typeof dateSchema>;

const sponsorSchema = mapping(
  {
    name: field(text, "The sponsor's name, shown if there is no logo", "Example Foundation"),
    url: field(link.optional(), "The sponsor's page; name and logo link to it", "https://example.org/"),
    logo: field(path.optional(), "The logo: a file under public/", "logos/example.svg"),
    logo_dark: field(
      path.optional(),
      "The logo for the dark scheme; without it, a drawing of one colour is shown there in white, and any other logo on a light plate",
      "logos/example-white.svg",
    ),
    level: field(text.optional(), "The level, under which its sponsors are shown together", "Gold"),
  },
  "a sponsor (a mapping with name)",
);

/** `data/sponsors.yaml`: the sponsors. */
export const sponsorsSchema = z.array(sponsorSchema, "a list of sponsors");
export type SponsorDocument = z.output<typeof sponsorSchema>;

const newsSchema = mapping(
  {
    date: field(isoDate, "The date of the news; the latest comes first", "2019-03-29"),
    text: field(markdown, "The news, in a sentence or two (Markdown)", "The list of papers is out."),
    url: field(link.optional(), "Where to read more", "/papers/"),
  },
  "a piece of news (a mapping with date and text)",
);

/** `data/news.yaml`: the news. */
export const newsFileSchema = z.array(newsSchema, "a list of news");
export type NewsDocument = z.output<typeof newsSchema>;

const editionSchema = mapping(
  {
    title: field(title, "What the edition was called", "Debug ML 2018"),
    date: field(text.optional(), "When it took place: a day, or words to show as they are", "2018-05-04", "2014"),
    place: field(text.optional(), "Where it took place", "Vancouver"),
    url: field(link.optional(), "Its page, to which the title links", "https://example.org/2018/"),
    proceedings: field(
      z.union([link, labelledLink.transform(({ url }) => url)], "a link").optional(),
      "Where its proceedings are",
      "https://example.org/2018/proceedings/",
    ),
  },
  "an edition (a mapping with title)",
);

/** `data/editions.yaml`: past editions. */
export const editionsSchema = z.array(editionSchema, "a list of editions");
export type EditionDocument = z.output<typeof editionSchema>;
