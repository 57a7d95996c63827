/** The files that a site may have in `data/`, with the purpose and the schema of each. */
import { contactsSchema } from "./contacts.ts";
import { datesSchema, editionsSchema, newsFileSchema, sponsorsSchema } from "./lists.ts";
import { papersSchema } from "./papers.ts";
import { peopleSchema, speakersSchema } from "./people.ts";
import { scheduleSchema } from "./schedule.ts";
import { workshopSchema } from "./workshop.ts";

/** The schemas, by file name without `.yaml`. */
export const DATA_SCHEMAS = {
  workshop: workshopSchema,
  speakers: speakersSchema,
  organizers: peopleSchema,
  committee: peopleSchema,
  people: peopleSchema,
  schedule: scheduleSchema,
  papers: papersSchema,
  dates: datesSchema,
  sponsors: sponsorsSchema,
  news: newsFileSchema,
  editions: editionsSchema,
} as const;

/**
 * The schemas of the files in `private/`, which only the forms for those who run the day read, and nothing publishes; by
 * file name without `.yaml`.
 */
export const PRIVATE_SCHEMAS = { contacts: contactsSchema } as const;

/** The name of a file in `private/`, without `.yaml`. */
export type PrivateFile = keyof typeof PRIVATE_SCHEMAS;

/** What each of them holds, in words for organizers. */
export const ABOUT_PRIVATE: Readonly<Record<PrivateFile, string>> = {
  contacts: "How those who run the day reach each other. Only run sheets show it; it is never published.",
};

/** The name of a file in `data/`, without `.yaml`. */
export type DataFile = keyof typeof DATA_SCHEMAS;

export const DATA_FILES = Object.keys(DATA_SCHEMAS) as DataFile[];

/** The files that hold a list of people, or groups of them. */
export const FILES_OF_PEOPLE: ReadonlySet<DataFile> = new Set(
  DATA_FILES.filter((file) => [peopleSchema, speakersSchema].some((schema) => schema === DATA_SCHEMAS[file])),
);

/** What each file holds, in words for organizers. */
export const ABOUT: Readonly<Record<DataFile, string>> = {
  workshop: "The workshop itself: name, date, place, contact, look. The only file that must exist.",
  speakers: "The invited speakers, in the order of the page.",
  organizers: "The organizers, in the order of the page.",
  committee: "The programme committee.",
  people: "Further groups of people, such as area chairs or student volunteers.",
  schedule: "The programme, day by day.",
  papers: "The accepted papers, posters and demos.",
  dates: "The important dates.",
  sponsors: "The sponsors, by level.",
  news: "The news.",
  editions: "Past editions.",
};
