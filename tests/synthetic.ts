/** A site of any size, the same for the same numbers, for tests and measurements of large workshops. */
import { writeFiles } from "./site.ts";

export interface SyntheticSite {
  readonly days: number;
  readonly rooms: number;
  /** Parallel talks, spread evenly over days and rooms; keynotes and breaks come on top. */
  readonly talks: number;
  /** Posters, each with a board. */
  readonly papers: number;
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

// Two families a person, so that every name is somebody's own.
const person = (index: number): string =>
  `${pick(GIVEN, index)} ${pick(FAMILY, Math.floor(index / GIVEN.length))} ${digits(index, 3)} (${pick(PLACES, index)})`;

const sentence = (index: number): string =>
  `We study ${pick(TOPICS, index).toLowerCase()} ${pick(AIMS, index + 2)} and report what ${pick(WAYS, index).toLowerCase()} methods cost.`;

/** The starts of the half-hour slots of a day, lunch left out. */
const SLOTS = ["10:30", "11:00", "11:30", "12:00", "14:00", "14:30", "15:00", "15:30", "16:00"];

/** Writes the site and gives its folder, which is gone when the test process ends unless one is given. */
export function writeSyntheticSite(size: SyntheticSite, folder?: string): string {
  const days = Array.from({ length: size.days }, (_, day) => `2030-06-${digits(day + 3, 2)}`);
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
    "data/schedule.yaml": days.map((date, day) => scheduleOf(date, day, size)).join(""),
    "data/papers.yaml": Array.from({ length: size.papers }, (_, index) => paperOf(index)).join(""),
  };
  return folder === undefined ? writeFiles(files) : writeFiles(files, folder);
}

function scheduleOf(date: string, day: number, { days, rooms, talks, papers }: SyntheticSite): string {
  const lines = [
    `- date: ${date}`,
    "  items:",
    "    - {time: 8:30-9:00, type: registration, title: Registration}",
    `    - {time: 9:00-10:00, type: keynote, title: "K${digits(day, 4)} Keynote of the Day", speakers: ${person(900 + day)}}`,
    "    - {time: 10:00-10:30, type: break, title: Coffee break}",
    "    - {time: 12:30-14:00, type: lunch, title: Lunch}",
  ];
  const perDay = Math.ceil(talks / days);
  for (let index = day * perDay; index < Math.min((day + 1) * perDay, talks); index += 1) {
    const place = index - day * perDay;
    const start = SLOTS[Math.floor(place / rooms)];
    if (start === undefined) throw new Error("so many talks do not fit so few rooms and days");
    const room = `Room ${digits((place % rooms) + 1, 2)}`;
    const abstract = `${sentence(index)} ${sentence(index + 1)} ${sentence(index + 3)}`;
    lines.push(
      `    - {time: "${start}", duration: 30 min, type: contributed talk, room: ${room}, title: "${talkTitle(index)}", speakers: ${person(index)}, abstract: "${abstract}"}`,
    );
  }
  if (papers > 0) lines.push("    - {time: 16:30-18:00, type: poster session, title: Posters, papers: all}");
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
