/** A site of any size, the same for the same numbers, for tests and measurements of large workshops. */
import { writeFiles } from "./site.ts";

export interface SyntheticSite {
  readonly days: number;
  readonly rooms: number;
  /** Parallel talks, spread evenly over days and rooms; keynotes and breaks come on top. */
  readonly talks: number;
  /** Posters, each with a board. */
  readonly papers: number;
  /** Of a talk (default: 30). */
  readonly minutes?: number;
  /** Who give the talks in turn (default: somebody else gives each). */
  readonly speakers?: number;
}

/** A talk as the site says it, in plain words for whoever makes the same site in another way. */
export interface SyntheticTalk {
  readonly title: string;
  readonly speaker: { readonly name: string; readonly affiliation: string };
  readonly date: string;
  /** As `10:30`. */
  readonly start: string;
  readonly end: string;
  readonly room: string;
  readonly abstract: string;
}

const TOPICS = ["Learning", "Reasoning", "Verification", "Compilers", "Networks", "Proofs", "Graphs", "Languages"];
const WAYS = ["Scalable", "Robust", "Certified", "Interactive", "Sparse", "Incremental", "Approximate"];
const AIMS = [
  "under Distribution Shift",
  "for the Working Scientist",
  "without Labels",
  "at the Scale of a City",
  "in Practice",
];
const GIVEN = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Frances", "Tony", "Radia", "Leslie", "Margaret"];
const FAMILY = ["Hartmann", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Silva", "Novak", "Castellanos", "Ivanova"];
const PLACES = [
  "University of Lund",
  "ETH Zürich",
  "Universidade de Lisboa",
  "Kyoto University",
  "Makerere University",
];

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? "";
const digits = (index: number, width: number): string => String(index).padStart(width, "0");

/** The title of the nth talk, from 0; no title is a part of another. */
export const talkTitle = (index: number): string =>
  `T${digits(index, 4)} ${pick(WAYS, index)} ${pick(TOPICS, index * 3 + 1)} ${pick(AIMS, index * 7)}`;

/** The title of the nth poster, from 0. */
export const paperTitle = (index: number): string =>
  `P${digits(index, 4)} Towards ${pick(WAYS, index * 5)} ${pick(TOPICS, index)} ${pick(AIMS, index)}`;

// With a number, so that every name is somebody's own.
const nameOf = (index: number): string =>
  `${pick(GIVEN, index)} ${pick(FAMILY, Math.floor(index / GIVEN.length))} ${digits(index, 3)}`;

const person = (index: number): string => `${nameOf(index)} (${pick(PLACES, index)})`;

const sentence = (index: number): string =>
  `We study ${pick(TOPICS, index).toLowerCase()} ${pick(AIMS, index + 2)} and report what ${pick(WAYS, index).toLowerCase()} methods cost.`;

const dateOf = (day: number): string =>
  new Date(Date.UTC(2030, 5, 3 + day)).toISOString().slice(0, "2030-06-03".length);

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${digits(minutes % 60, 2)}`;

/** When talks start, as minutes of the day: from 10:30 to 12:30 and from 14:00 to 16:30. */
function slotsOf(minutes: number): number[] {
  const between = (from: number, to: number) =>
    Array.from({ length: Math.floor((to - from) / minutes) }, (_, slot) => from + slot * minutes);
  return [...between(630, 750), ...between(840, 990)];
}

/** How many days it takes so many talks of so many minutes in so many rooms. */
export const daysFor = (talks: number, rooms: number, minutes: number): number =>
  Math.ceil(talks / (rooms * slotsOf(minutes).length));

/** The parallel talks, day by day and slot by slot. */
export function syntheticTalks({ days, rooms, talks, minutes = 30, speakers = talks }: SyntheticSite): SyntheticTalk[] {
  const slots = slotsOf(minutes);
  const perDay = Math.ceil(talks / days);
  return Array.from({ length: talks }, (_, index) => {
    const place = index % perDay;
    const start = slots[Math.floor(place / rooms)];
    if (start === undefined) throw new Error("so many talks do not fit so few rooms and days");
    const speaker = index % speakers;
    return {
      title: talkTitle(index),
      speaker: { name: nameOf(speaker), affiliation: pick(PLACES, speaker) },
      date: dateOf(Math.floor(index / perDay)),
      start: clock(start),
      end: clock(start + minutes),
      room: `Room ${digits((place % rooms) + 1, 2)}`,
      abstract: `${sentence(index)} ${sentence(index + 1)} ${sentence(index + 3)}`,
    };
  });
}

/** Writes the site and gives its folder, which is gone when the test process ends unless one is given. */
export function writeSyntheticSite(size: SyntheticSite, folder?: string): string {
  const days = Array.from({ length: size.days }, (_, day) => dateOf(day));
  const talks = syntheticTalks(size);
  const files = {
    "data/workshop.yaml": [
      "name: Synthetic Workshop on Everything",
      `start: ${days[0]}`,
      `end: ${days.at(-1)}`,
      "timezone: Europe/Lisbon",
      "url: https://example.org/synthetic/",
      "venue: {name: Centro de Congressos, city: Lisbon, country: PT}",
      "updated: 2030-05-01",
      "",
    ].join("\n"),
    "data/schedule.yaml": days.map((date, day) => scheduleOf(date, day, talks, size.papers > 0)).join(""),
    "data/papers.yaml": Array.from({ length: size.papers }, (_, index) => paperOf(index)).join(""),
  };
  return folder === undefined ? writeFiles(files) : writeFiles(files, folder);
}

function scheduleOf(date: string, day: number, talks: readonly SyntheticTalk[], hasPosters: boolean): string {
  const lines = [
    `- date: ${date}`,
    "  items:",
    "    - {time: 8:30-9:00, type: registration, title: Registration}",
    `    - {time: 9:00-10:00, type: keynote, title: "K${digits(day, 4)} Keynote of the Day", speakers: ${person(900 + day)}}`,
    "    - {time: 10:00-10:30, type: break, title: Coffee break}",
    "    - {time: 12:30-14:00, type: lunch, title: Lunch}",
    ...talks
      .filter((talk) => talk.date === date)
      .map(
        ({ title, speaker, start, end, room, abstract }) =>
          `    - {time: ${start}-${end}, type: contributed talk, room: ${room}, title: "${title}", speakers: ${speaker.name} (${speaker.affiliation}), abstract: "${abstract}"}`,
      ),
  ];
  if (hasPosters) lines.push("    - {time: 16:30-18:00, type: poster session, title: Posters, papers: all}");
  return `${sortedByTime(lines).join("\n")}\n`;
}

/** Items in order of time, as the data wants them; the two lines of the day's head first. */
function sortedByTime([date = "", items = "", ...rest]: readonly string[]): string[] {
  const minutes = (line: string) => {
    const [, hour = "0", minute = "0"] = /time: "?(\d+):(\d+)/.exec(line) ?? [];
    return Number(hour) * 60 + Number(minute);
  };
  return [date, items, ...rest.sort((a, b) => minutes(a) - minutes(b))];
}

function paperOf(index: number): string {
  const board = `${String.fromCharCode(65 + Math.floor(index / 50))}${(index % 50) + 1}`;
  return [
    `- title: "${paperTitle(index)}"`,
    `  authors: [${person(1000 + index)}, ${person(1500 + index)}]`,
    `  board: ${board}`,
    `  abstract: "${sentence(index)}"`,
    "",
  ].join("\n");
}
