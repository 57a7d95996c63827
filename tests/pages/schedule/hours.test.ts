import assert from "node:assert/strict";
import { test } from "node:test";
import { type HourEntry, hours, readsByTime, sessionKind } from "../../../src/pages/schedule/hours.ts";
import { itemOf, viewOf } from "../../view.ts";

const view = viewOf({
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 8:30-9:00, type: registration}
    - {time: 9:00-10:00, type: keynote, title: Opening, speakers: Ada Lovelace}
    - {time: 10:00-10:30, type: break, title: Coffee}
    - title: Second session
      room: Beta
      time: "10:30"
      each: 30 min
      items:
        - {type: talk, title: B one, speakers: B One}
        - {type: talk, title: B two, speakers: B Two}
    - title: First session
      room: Alpha
      track: Theory
      time: "10:30"
      each: 30 min
      items:
        - {type: spotlight, title: A one, speakers: A One}
        - {type: spotlight, title: A two, speakers: A Two}
        - {type: spotlight, title: A three, speakers: A Three}
    - {time: "10:30-12:00", type: tutorial, title: Hands on, room: Gamma, track: Practice}
    - title: Listed
      room: Gamma
      time: 12:00-13:00
      items:
        - {type: talk, title: Without a time}
    - {time: "12:00-13:00", type: lunch}
    - {time: "14:00-14:15", type: talk, title: C one, room: Gamma, track: Practice, speakers: C One}
    - {time: "14:15-14:30", type: talk, title: C again, room: Gamma, track: Practice, speakers: C Again}
    - {time: "14:30", type: talk, title: C two, room: Gamma, track: Theory, speakers: C Two}
    - {time: "14:30-15:30", type: talk, title: C three, room: Alpha, speakers: C Three}
- date: 2019-05-07
  items:
    - {time: 9:00-9:30, type: talk, title: Alone, room: Alpha, speakers: A Lone}
`,
});
const [day, second] = view.workshop.days;
assert.ok(day && second);
const list = hours(view, day);
const clock = (hour: { at: { toFormat(form: string): string } }) => hour.at.toFormat("HH:mm");
const nameOf = (entry: HourEntry) => (entry.item ?? entry.session)?.title?.plain ?? entry.item?.types[0];
const at = (time: string) => list.find((hour) => clock(hour) === time);
const entry = (title: string) =>
  list.flatMap(({ entries }) => entries).find(({ item }) => item?.title?.plain === title);

test("a day of several rooms is listed by time, that of one room as it is", () => {
  assert.equal(readsByTime(day), true);
  assert.equal(readsByTime(second), false);
});

test("what begins together stands together, in the order of the rooms, breaks last", () => {
  const order = day.roomsOrTracks.filter(({ kind }) => kind !== "plenary").map(({ name }) => name);
  const halfPastTen = at("10:30")?.entries.map((one) => one.place?.name);
  assert.deepEqual(halfPastTen, order);
  assert.deepEqual(at("12:00")?.entries.map(nameOf), ["Listed", "lunch"]);
  const times = list.map(clock);
  assert.deepEqual(times, [...new Set(times)].sort());
});

test("nothing is lost, and nothing stands twice", () => {
  const shown = list.flatMap(({ entries }) =>
    entries.flatMap((one) => (one.session ? one.listed.map(({ item }) => item.anchor) : [one.item?.anchor])),
  );
  assert.deepEqual(shown.sort(), day.items.map(({ anchor }) => anchor).sort());
});

test("a session's head stands where the session begins, once; one that lists items without times is a row of its own", () => {
  const heads = list.flatMap(({ entries }) => entries.flatMap((one) => one.session ?? one.opens ?? []));
  assert.deepEqual(heads.map(({ title }) => title?.plain).sort(), ["First session", "Listed", "Second session"]);
  assert.equal(
    entry("A one")?.item && (entry("A one") as { opens?: { title?: { plain: string } } }).opens?.title?.plain,
    "First session",
  );
});

test("a break, and what is for everyone and given by nobody, is one line that says its time", () => {
  const lines = list.filter(({ hasHead }) => !hasHead).map(clock);
  assert.deepEqual(lines, ["08:30", "10:00"]);
  assert.equal(at("09:00")?.hasHead, true);
});

test("the head says when most end; what ends at another time says so itself", () => {
  assert.equal(at("10:30")?.end?.toFormat("HH:mm"), "11:00");
  assert.equal(entry("Hands on")?.showsEnd, true);
  assert.equal(entry("A one")?.showsEnd, false);
});

test("if an end is not known, the head claims none, and what ends at a known time says so", () => {
  assert.equal(at("14:30")?.end, undefined);
  assert.equal(entry("C three")?.showsEnd, true);
});

test("the kind is said where it is not the common one, for a session once", () => {
  const kindOf = (title: string) => (entry(title) as { kind?: string } | undefined)?.kind;
  assert.equal(kindOf("Hands on"), "Tutorial");
  assert.equal(kindOf("C one"), undefined);
  assert.equal(kindOf("A two"), undefined);
  const { session } = itemOf(view.workshop, "A one");
  assert.ok(session);
  assert.equal(sessionKind(view, session), "Spotlight");
});

test("a track is named where it begins in a room, unless the head of the session names it", () => {
  const trackOf = (title: string) => (entry(title) as { track?: string } | undefined)?.track;
  assert.equal(trackOf("Hands on"), "Practice");
  // Something of no track came between.
  assert.equal(trackOf("C one"), "Practice");
  assert.equal(trackOf("C again"), undefined);
  assert.equal(trackOf("C two"), "Theory");
  assert.equal(trackOf("A one"), undefined);
});
