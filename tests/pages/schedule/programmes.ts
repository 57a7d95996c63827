/** Programmes at random: whatever organizers may write that is no error, in odd combinations. */
import fc from "fast-check";

type Entry = Record<string, unknown>;

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"];

/** The day before the clocks go forward or back in Europe, before they do in none of the zones. */
const FIRST_DAYS = ["2030-03-30", "2030-10-26", "2030-05-06"];

/** Equal but for a case, an accent, a dot, or what stands in brackets; and words that are used for something else. */
const PLACES = [
  "Room 1",
  "Room 1a",
  "Room 1.",
  "Room 10",
  "Room 2 (ground floor)",
  "Room 2 (first floor)",
  "Aula",
  "Aulá",
  "Plenary",
  "Everyone",
  "会议室",
  "<b>R & D</b>",
];

const TYPES = [
  "talk",
  "keynote",
  "panel",
  "poster session",
  "break",
  "lunch",
  "social",
  "registration",
  "other",
  "remarks",
];

const often = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const clock = (minutes: number): string =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Minutes; many that are equal or touch, some that do not fit any other. */
const start = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 14, max: 40 }).map((half) => half * 30) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);
const length = fc.constantFrom(undefined, undefined, 1, 20, 30, 30, 60, 90, 240, 700);

const placesOf = (names: readonly string[], hasRooms: boolean, hasTracks: boolean) => {
  const name = fc.constantFrom(...names);
  return fc.record({ ...(hasRooms && { room: often(name) }), ...(hasTracks && { track: often(name) }) });
};

const about = fc.record({
  type: fc.oneof(fc.constantFrom(...TYPES), fc.constant(undefined)),
  title: often(fc.constantFrom("One", "Two", "Three <i>", "TBA", "Coffee")),
  speakers: seldom(fc.constantFrom("Ada Lovelace", "Grace Hopper and Alan Turing")),
  label: seldom(fc.constantFrom("Talk", "Meetup")),
  cancelled: seldom(fc.constant(true)),
  papers: seldom(fc.constant("all")),
});

const timed = fc.tuple(start, length, fc.boolean()).map(([from, minutes, isLength]) => ({
  from,
  fields:
    minutes === undefined
      ? { time: clock(from) }
      : isLength
        ? { time: clock(from), duration: `${minutes} min` }
        : { time: `${clock(from)}-${clock(from + minutes)}` },
}));

function entriesOf(place: fc.Arbitrary<Entry>): fc.Arbitrary<{ from: number; entry: Entry }> {
  const item = fc
    .record({ about, place, timed })
    .map(({ about, place, timed: { from, fields } }) => ({ from, entry: { ...about, ...place, ...fields } }));
  const part = fc
    .record({ about, place: seldom(place), gap: fc.constantFrom(undefined, undefined, 0, 15, 30), length })
    .map(({ about, place, gap, length }) => ({ gap, length, entry: { ...about, ...place } }));
  const session = fc
    .record({
      timed,
      place,
      title: often(fc.constantFrom("Session", "Session 2", "Coffee")),
      chair: seldom(fc.constant("Emmy Noether")),
      each: seldom(fc.constantFrom("1 min", "20 min", "2 h")),
      parts: fc.array(part, { maxLength: 4 }),
    })
    .map(({ timed: { from, fields }, place, title, chair, each, parts }) => {
      let at = from;
      const { duration, ...times } = fields as Entry;
      const items = parts.map(({ gap, length, entry }) => {
        if (gap === undefined) return entry;
        at += gap;
        return { ...entry, time: clock(at), ...(length !== undefined && { duration: `${length} min` }) };
      });
      return { from, entry: { ...times, ...place, title, chair, each, items } };
    });
  return fc.oneof({ weight: 3, arbitrary: item }, { weight: 1, arbitrary: session });
}

/** The files of a site; some of them have errors. */
export const programmes: fc.Arbitrary<Record<string, string>> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    first: fc.constantFrom(...FIRST_DAYS),
    places: fc.shuffledSubarray(PLACES, { minLength: 1 }),
    kind: fc.constantFrom("rooms", "tracks", "both"),
    isListed: fc.boolean(),
  })
  .chain(({ zone, first, places, kind, isListed }) => {
    const place = placesOf(places, kind !== "tracks", kind !== "rooms") as fc.Arbitrary<Entry>;
    const day = fc.record({ entries: fc.array(entriesOf(place), { maxLength: 9 }), end: seldom(fc.constant("23:00")) });
    return fc.array(day, { minLength: 1, maxLength: 4 }).map((days) => {
      const dates = days.map((_, index) => new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10));
      const schedule = days.map(({ entries, end }, index) => ({
        date: dates[index],
        end,
        items: entries.toSorted((a, b) => a.from - b.from).map(({ entry }) => entry),
      }));
      return {
        "data/workshop.yaml": JSON.stringify({
          name: "W",
          start: first,
          end: dates.at(-1),
          timezone: zone,
          ...(isListed && kind !== "tracks" && { rooms: places.map((name) => ({ name })) }),
        }),
        "data/papers.yaml": JSON.stringify([{ title: "A paper", authors: "Ada Lovelace", kind: "poster" }]),
        "data/schedule.yaml": JSON.stringify(schedule, undefined, 1),
      };
    });
  });
