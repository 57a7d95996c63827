import * as z from "zod";
import {
  duration,
  id,
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
  peopleOf,
  scheduledPersonMapping,
  text,
  timeOfDay,
  timeSpan,
  yesNo,
} from "./fields.ts";

/** What an item of the schedule can be. */
export const ITEM_TYPES = [
  "invited talk",
  "keynote",
  "contributed talk",
  "oral",
  "spotlight",
  "lightning talks",
  "position paper",
  "opinion",
  "tutorial",
  "lecture",
  "lab",
  "panel",
  "discussion",
  "breakout",
  "poster session",
  "demo session",
  "sponsor talk",
  "remarks",
  "registration",
  "break",
  "meal",
  "lunch",
  "social",
  "other",
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** How an item can be attended. */
export const MODES = ["in person", "online", "hybrid"] as const;

const scheduledPeople = peopleOf(scheduledPersonMapping);

/** What the loader finds where an item holds items. */
export const NO_ITEMS = "no items of its own";

/** One item of a day or a session. */
export const itemSchema = mapping(
  {
    time: timeSpan
      .optional()
      .describe("The start, or start and end")
      .meta({ examples: ["9:50", "12:30-2:00 pm"] }),
    end: timeOfDay
      .optional()
      .describe("The end")
      .meta({ examples: ["10:30"] }),
    duration: duration
      .optional()
      .describe("The length, in place of an end")
      .meta({ examples: ["25 min"] }),
    type: oneOrMany("a type or a list of types", oneOf("a type", ITEM_TYPES))
      .optional()
      .describe("What it is; the first is the main one")
      .meta({ examples: ["invited talk", ["poster session", "break"]] }),
    label: text
      .optional()
      .describe("Says the type in other words")
      .meta({ examples: ["Invited opinion piece"] }),
    title: text
      .optional()
      .describe("The title; missing or TBA for a talk to be announced")
      .meta({ examples: ["Flip points"] }),
    speakers: scheduledPeople
      .optional()
      .describe("Who speaks")
      .meta({ examples: ["Aleksander Madry"] }),
    moderator: scheduledPeople
      .optional()
      .describe("Who moderates")
      .meta({ examples: ["Himabindu Lakkaraju"] }),
    panelists: scheduledPeople
      .optional()
      .describe("Who sits on the panel")
      .meta({ examples: ["Cynthia Rudin and Suchi Saria"] }),
    chair: scheduledPeople
      .optional()
      .describe("Who chairs")
      .meta({ examples: ["Julius Adebayo"] }),
    room: text
      .optional()
      .describe("The room, where items run in parallel")
      .meta({ examples: ["R03"] }),
    track: text
      .optional()
      .describe("The track, where items run in parallel")
      .meta({ examples: ["Theory"] }),
    abstract: markdown
      .optional()
      .describe("The abstract (Markdown)")
      .meta({ examples: ["We show that …"] }),
    paper: text
      .optional()
      .describe("The id or title of a paper")
      .meta({ examples: ["flip-points"] }),
    papers: oneOrMany("all, or a list of papers", text)
      .optional()
      .describe("The ids or titles of papers, or all")
      .meta({ examples: ["all", ["flip-points", "mast"]] }),
    slides: path
      .optional()
      .describe("An address or a file under public/")
      .meta({ examples: ["slides/madry.pdf"] }),
    video: link
      .optional()
      .describe("The recording")
      .meta({ examples: ["https://example.org/video/1"] }),
    video_length: duration
      .optional()
      .describe("How long the recording is, as the talk's page says beside its link")
      .meta({ examples: ["25 min"] }),
    links: links
      .optional()
      .describe("More links")
      .meta({ examples: [{ label: "Notes", url: "https://example.org/notes" }] }),
    award: oneOrMany("an award or a list of awards", text)
      .optional()
      .describe("What it won")
      .meta({ examples: ["Best Demo Award"] }),
    online: online
      .optional()
      .describe("Where to follow it from afar")
      .meta({ examples: ["https://example.org/meeting"] }),
    mode: oneOf("in person, online or hybrid", MODES)
      .optional()
      .describe("How to attend")
      .meta({ examples: ["hybrid"] }),
    cancelled: yesNo
      .optional()
      .describe("Whether it will not take place")
      .meta({ examples: ["yes"] }),
    changed: text
      .optional()
      .describe("What has changed, in a few words")
      .meta({ examples: ["moved from 10:00"] }),
    id: id
      .optional()
      .describe("Keeps its address when the title changes")
      .meta({ examples: ["madry"] }),
    language: languageTag
      .optional()
      .describe("The language of its text, where it is not the site's")
      .meta({ examples: ["fr"] }),
    // Sessions do not nest; the key is named here so that a session is never taken for an item with a foreign key.
    items: z.never(NO_ITEMS).optional(),
  },
  "an item (a mapping with time and title)",
);

const sessionSchema = mapping(
  {
    title: text
      .optional()
      .describe("The session's title")
      .meta({ examples: ["Session 1: Robustness"] }),
    chairs: scheduledPeople
      .optional()
      .describe("The same as chair")
      .meta({ examples: ["Julius Adebayo and Sarah Tan"] }),
    chair: scheduledPeople
      .optional()
      .describe("Who chairs it")
      .meta({ examples: ["Julius Adebayo"] }),
    time: timeSpan
      .optional()
      .describe("Its start, or start and end")
      .meta({ examples: ["10:00-10:50"] }),
    end: timeOfDay
      .optional()
      .describe("Its end")
      .meta({ examples: ["10:50"] }),
    each: duration
      .optional()
      .describe("The length of every item that has no time")
      .meta({ examples: ["25 min"] }),
    room: text
      .optional()
      .describe("The room of its items")
      .meta({ examples: ["R03"] }),
    track: text
      .optional()
      .describe("The track of its items")
      .meta({ examples: ["Theory"] }),
    online: online
      .optional()
      .describe("Where to follow it from afar")
      .meta({ examples: ["https://example.org/meeting"] }),
    video: link
      .optional()
      .describe("The recording of the session")
      .meta({ examples: ["https://example.org/video/1"] }),
    id: id
      .optional()
      .describe("Keeps its address when the title changes")
      .meta({ examples: ["session-1"] }),
    items: z.array(itemSchema, "a list of items").describe("What happens in it"),
  },
  "a session (a mapping with items)",
);

const daySchema = mapping(
  {
    date: isoDate.describe("The date").meta({ examples: ["2019-05-06"] }),
    title: text
      .optional()
      .describe("The day's title")
      .meta({ examples: ["Tutorials"] }),
    note: markdown
      .optional()
      .describe("A note below its title (Markdown)")
      .meta({ examples: ["Bring a laptop."] }),
    end: timeOfDay
      .optional()
      .describe("Ends every item that is still open then")
      .meta({ examples: ["18:30"] }),
    tentative: yesNo
      .optional()
      .describe("Whether it may still change")
      .meta({ examples: ["yes"] }),
    video: link
      .optional()
      .describe("The recording of the day")
      .meta({ examples: ["https://example.org/video/1"] }),
    online: online
      .optional()
      .describe("Where to follow it from afar")
      .meta({ examples: ["https://example.org/meeting"] }),
    items: z
      .array(z.union([itemSchema, sessionSchema], "an item or a session"), "a list of items")
      .optional()
      .describe("What happens on it: items and sessions"),
  },
  "a day (a mapping with date and items)",
);

/** `data/schedule.yaml`: a list of days. */
export const scheduleSchema = z.array(daySchema, "a list of days");

export type ItemDocument = Omit<z.output<typeof itemSchema>, "items">;
export type SessionDocument = z.output<typeof sessionSchema>;
export type DayDocument = Omit<z.output<typeof daySchema>, "items"> & {
  items?: (ItemDocument | SessionDocument)[] | undefined;
};
