import * as z from "zod";
import {
  duration,
  field,
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
  reference,
  scheduledPersonMapping,
  text,
  timeOfDay,
  timeSpan,
  title,
  yesNo,
} from "./fields.ts";

/** What an item of the schedule can be. */
export const ITEM_TYPES = [
  "talk",
  "invited talk",
  "keynote",
  "contributed talk",
  "oral",
  "spotlight",
  "lightning talk",
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
  "workshop",
  "birds of a feather",
  "awards",
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

/** Words that tell the type of an item, the most telling first. */
const TYPE_WORDS: readonly (readonly [RegExp, ItemType])[] = [
  [/keynote|plenary talk/, "keynote"],
  [/invited/, "invited talk"],
  [/lightning|\bflash|\bblitz|\bpitch/, "lightning talks"],
  [/poster/, "poster session"],
  [/\bdemos?\b|demonstration/, "demo session"],
  [/\bpanel/, "panel"],
  [/tutorial|workshop|hands.?on/, "tutorial"],
  [/\boral/, "oral"],
  [/spotlight/, "spotlight"],
  [/contributed|paper/, "contributed talk"],
  [/regist?ration|check.?in/, "registration"],
  [/\blunch|mittagessen|déjeuner|almuerzo/, "lunch"],
  [/dinner|banquet|breakfast|supper|abendessen/, "meal"],
  [/reception|social|party|drinks|cocktail|excursion|networking|mixer|happy hour|barbecue|\bbbq\b/, "social"],
  [/breakout/, "breakout"],
  [/coffee|break|pause|\btea\b|refreshments/, "break"],
  [/opening|closing|welcome|remarks|wrap.?up|farewell|introduction|\bintro\b/, "remarks"],
  [/\bawards?\b|\bprizes?\b/, "awards"],
  [/discussion|round.?table|q ?(?:&|and) ?a\b|town hall|business meeting/, "discussion"],
  [/\bbof\b|birds of a feather/, "birds of a feather"],
  [/lecture/, "lecture"],
  [/hackathon|exercises?/, "lab"],
  [/sponsor/, "sponsor talk"],
];

/** The type that a text means in other words: `coffee break`, `Panel Discussion`. */
export function typeCalled(text: string): ItemType | undefined {
  const words = text
    .toLowerCase()
    .replace(/[-_\s]+/g, " ")
    .trim();
  return ITEM_TYPES.find((type) => type === words) ?? TYPE_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

/** What to write for a type in other words; an item of an unknown kind is still shown under its own name. */
function typeHint(value: string, near: string | undefined): string {
  const type =
    typeCalled(value) ??
    near ??
    (/\b(?:talk|presentation|seminar|speech|vortrag)s?\b/i.test(value) ? "talk" : undefined);
  if (type === undefined) return `for a word of your own: type: other, label: ${value}`;
  const isSame = type === near || type.startsWith(value.toLowerCase().replace(/s$/, ""));
  const types = type === "meal" ? '"meal" or "social"' : `"${type}"`;
  return `did you mean ${types}?${isSame ? "" : ` label: ${value} shows it in your words`}`;
}

/** The message by which the loader recognizes an item that contains items. */
export const NO_ITEMS = "no items of its own";

/** One item of a day or a session. */
export const itemSchema = mapping(
  {
    time: field(
      timeSpan.optional(),
      "When it starts, or when it starts and ends. An item without an end ends where the next one starts",
      "9:50",
      "12:30-2:00 pm",
    ),
    end: field(timeOfDay.optional(), "When it ends", "10:30"),
    duration: field(duration.optional(), "How long it lasts, instead of an end", "25 min"),
    type: field(
      oneOrMany("a type or a list of types", oneOf("a type", ITEM_TYPES, typeHint)).optional(),
      "What it is, shown beside the title and by its colour. Of several, the first is the main one",
      "invited talk",
      ["poster session", "break"],
    ),
    label: field(text.optional(), "Other words for the type", "Invited opinion piece"),
    title: field(title.optional(), "The title. A talk without one, or with TBA, is to be announced", "On Flip Points"),
    speakers: field(
      scheduledPeople.optional(),
      "Who speaks; a name alone is looked up in the other files. Without it, the presenter of the paper does",
      "Aleksander Madry",
      ["Cynthia Rudin", { name: "Simon Kornblith", affiliation: "Google" }],
    ),
    moderator: field(scheduledPeople.optional(), "Who moderates a panel or a discussion", "Himabindu Lakkaraju"),
    panelists: field(scheduledPeople.optional(), "Who sits on the panel", "Cynthia Rudin and Suchi Saria"),
    chair: field(scheduledPeople.optional(), "Who chairs it", "Julius Adebayo"),
    room: field(
      text.optional(),
      "The room. Items in different rooms run side by side; one without a room concerns everybody",
      "R03",
    ),
    track: field(text.optional(), "The track. Items in different tracks run side by side", "Theory"),
    abstract: field(
      markdown.optional(),
      "What it is about (Markdown, with mathematics)",
      "We show that $k$ flips are enough.",
    ),
    paper: field(
      reference.optional(),
      "The id or title of the paper presented; not needed if the titles are the same",
      "flip-points",
    ),
    papers: field(
      oneOrMany("all, a kind, or a list of papers", reference).optional(),
      "The papers shown in a poster session: all, a kind (posters, demos), a label, or single papers by id or title. A paper whose own session is another one is shown there",
      "posters",
      ["demos", "flip-points"],
    ),
    slides: field(path.optional(), "The slides: a file under public/, or an address", "slides/madry.pdf"),
    video: field(link.optional(), "The recording", "https://example.org/video/1"),
    video_length: field(
      duration.optional(),
      "How long the recording is, shown beside its link on the talk's page",
      "25 min",
    ),
    links: field(links.optional(), "More links, with or without your own words", {
      label: "Notes",
      url: "https://example.org/notes",
    }),
    questions: field(
      oneOrMany("a question or a list of questions", text).optional(),
      "What the chair may ask if nobody else does: printed on the chair's run sheet, never on the site",
      "Would it survive leap seconds?",
    ),
    question_time: field(
      duration.optional(),
      "How much of its time is for questions, at the end; only the chair's run sheet says so",
      "5 min",
    ),
    award: field(
      oneOrMany("an award or a list of awards", text).optional(),
      "What it won, shown beside the title",
      "Best Demo Award",
    ),
    online: field(online.optional(), "Where to follow it remotely", "https://example.org/meeting"),
    mode: field(
      oneOf("in person, online or hybrid", MODES).optional(),
      "How it can be attended, shown beside the title",
      "hybrid",
    ),
    cancelled: field(
      yesNo.optional(),
      "Whether it is cancelled; it stays in the programme, struck through, and calendars are told",
      "yes",
    ),
    changed: field(text.optional(), "What has changed, in a few words, shown below the title", "moved from 10:00"),
    id: field(
      id.optional(),
      "Keeps the address of its page when the title changes; other files may refer to it",
      "madry",
    ),
    language: field(languageTag.optional(), "The language of its title and abstract, if it is not the site's", "fr"),
    // Sessions do not nest; naming the key here keeps a session from being read as an item with an unknown key.
    items: z.never(NO_ITEMS).optional(),
  },
  "an item (a mapping with time and title)",
).meta({ id: "item" });

const sessionSchema = mapping(
  {
    title: field(title.optional(), "The session's title", "Session 1: Robustness"),
    chairs: field(scheduledPeople.optional(), "The same as chair", "Julius Adebayo and Sarah Tan"),
    chair: field(scheduledPeople.optional(), "Who chairs the session; a name alone is looked up", "Julius Adebayo"),
    time: field(
      timeSpan.optional(),
      "When it starts, or when it starts and ends; needed only if its items have no times",
      "10:00-10:50",
    ),
    end: field(timeOfDay.optional(), "When it ends", "10:50"),
    each: field(duration.optional(), "How long each item without a time lasts; they follow one another", "25 min"),
    question_time: field(
      duration.optional(),
      "How much of each item's time is for questions, at its end; only the chair's run sheet says so",
      "5 min",
    ),
    room: field(text.optional(), "The room of all its items", "R03"),
    track: field(text.optional(), "The track of all its items", "Theory"),
    online: field(online.optional(), "Where to follow it remotely", "https://example.org/meeting"),
    video: field(link.optional(), "The recording of the whole session", "https://example.org/video/1"),
    id: field(id.optional(), "Keeps its address when the title changes; papers may refer to it", "session-1"),
    items: field(z.array(itemSchema, "a list of items"), "What happens in it, one after the other", [
      { time: "10:00", type: "invited talk", speakers: "Aleksander Madry", title: "On Flip Points" },
    ]),
  },
  "a session (a mapping with items)",
);

const daySchema = mapping(
  {
    date: field(isoDate, "The day", "2019-05-06"),
    title: field(title.optional(), "What the day is called, shown beside the date", "Tutorials"),
    note: field(markdown.optional(), "A sentence or two below the date (Markdown)", "Bring a laptop."),
    end: field(timeOfDay.optional(), "When the day ends, and with it every item that has no end yet", "18:30"),
    tentative: field(yesNo.optional(), "Whether the programme of the day may still change; the page says so", "yes"),
    video: field(link.optional(), "The recording of the whole day", "https://example.org/video/1"),
    online: field(online.optional(), "Where to follow the day remotely", "https://example.org/meeting"),
    items: field(
      z.array(z.union([itemSchema, sessionSchema], "an item or a session"), "a list of items").optional(),
      "What happens on the day: items, and sessions that hold items",
      [{ time: "9:50", type: "remarks", title: "Opening remarks" }],
    ),
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
