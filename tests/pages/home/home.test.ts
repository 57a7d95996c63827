import assert from "node:assert/strict";
import { test } from "node:test";
import { callsInSection, highlights, isCrowd, isSummarized, leadsToAll } from "../../../src/pages/home/home.ts";
import { appearances } from "../../../src/pages/speaker/speaker.ts";
import { describeSpeakers, speakerParts } from "../../../src/pages/speakers/speakers.ts";
import { drawsDay, neighbours } from "../../../src/pages/talk/talk.ts";
import { itemOf, viewOf } from "../../view.ts";

const view = viewOf({
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, title: One, type: keynote, speakers: Ada Lovelace}
    - {time: 9:30-10:00, title: Two, type: talk, speakers: Alan Turing, room: A}
    - {time: 9:30-10:00, title: Beside, type: talk, speakers: Kurt Godel, room: B}
    - {time: 10:00-10:30, title: Three, type: talk, speakers: Alan Turing, room: A}
`,
  "data/speakers.yaml": "- {name: Ada Lovelace}\n",
});
const item = (title: string) => itemOf(view.workshop, title);

test("a crowd of people stands in columns, and a large workshop's crowd of papers on a page of its own", () => {
  const some = (count: number) => Array.from({ length: count }) as never[];
  assert.equal(isCrowd({ people: some(12) }), false);
  assert.equal(isCrowd({ people: some(13) }), true);
  const list = { anchor: "papers", papers: some(13), groups: [] };
  const small = { ...view, workshop: { ...view.workshop, isLarge: false } };
  const large = { ...view, workshop: { ...view.workshop, isLarge: true } };
  assert.deepEqual([isSummarized(small, list), isSummarized(large, list)], [false, true]);
  assert.deepEqual([leadsToAll(small, { anchor: "demos" }), leadsToAll(large, { anchor: "demos" })], [false, true]);
});

test("a day is looked forward to for what is invited", () => {
  assert.deepEqual(view.workshop.days.map(highlights), [[item("One")]]);
});

test("a call with a section of its own is not among the calls", () => {
  const call = { slug: "cfp" } as never;
  const sections = [{ kind: "page", anchor: "cfp", page: call }] as never;
  assert.deepEqual(callsInSection({ ...view.workshop, calls: [call] }), [call]);
  assert.deepEqual(callsInSection({ ...view.workshop, calls: [call], sections }), []);
});

test("speakers are those of the list, then the others, whose heading says so", () => {
  const parts = speakerParts(view).map(({ title, people }) => [title, people.map(({ name }) => name)]);
  assert.deepEqual(parts, [
    [undefined, ["Ada Lovelace"]],
    ["Also speaking", ["Kurt Godel", "Alan Turing"]],
  ]);
  assert.match(describeSpeakers(view), /Ada Lovelace/);
});

test("beside a talk stand those that somebody in its room hears before and after", () => {
  assert.deepEqual(neighbours(item("Two")), { previous: item("One"), next: item("Three") });
  assert.equal(drawsDay(item("Two")), true);
  assert.equal(drawsDay({ ...item("Two"), day: { ...item("Two").day, items: Array(41).fill(item("Two")) } }), false);
  const [ada] = view.workshop.speakers;
  assert.deepEqual(ada && appearances(ada), [item("One")]);
});
