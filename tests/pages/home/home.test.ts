import assert from "node:assert/strict";
import { test } from "node:test";
import { digest } from "../../../src/pages/home/digest.ts";
import {
  callsByState,
  firstPapers,
  firstSpeakers,
  isCrowd,
  leadsToAll,
  namesCommittee,
} from "../../../src/pages/home/home.ts";
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

const some = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `P${index}`, awards: [] })) as never[];
const small = { ...view, workshop: { ...view.workshop, isLarge: false } };
const large = { ...view, workshop: { ...view.workshop, isLarge: true } };

test("a crowd of people is run on", () => {
  assert.equal(isCrowd({ people: some(12) }), false);
  assert.equal(isCrowd({ people: some(13) }), true);
});

test("of a large event's many papers twelve are on the home page, those with an award first; of a small one's all", () => {
  const papers = some(13) as { awards: string[] }[];
  papers[12]?.awards.push("Best Paper");
  const list = { anchor: "papers", papers, groups: [{ title: "A group", papers }] } as never;
  const section = { kind: "papers", anchor: "papers", list } as const;
  assert.deepEqual(firstPapers(small, section), { groups: [{ title: "A group", papers }] });
  const shown = firstPapers(large, section);
  assert.equal(shown.all, 13);
  assert.deepEqual(shown.groups, [{ papers: [papers[12], ...papers.slice(0, 11)] }]);
  const demos = { kind: "papers", anchor: "demos", list } as const;
  assert.deepEqual(
    [leadsToAll(small, section), leadsToAll(small, demos), leadsToAll(large, demos)],
    [true, false, true],
  );
});

test("of a large event's many speakers eight are on the home page, which counts all; of a small one's all", () => {
  const [one, two] = [some(5), some(6)];
  const speakers = {
    speakers: [...one, ...two],
    speakerGroups: [
      { title: "One", people: one },
      { title: "Two", people: two },
    ],
  };
  const people = [{ page: "/speakers/p0/" }] as never[];
  const of = (base: typeof view) => ({
    ...base,
    workshop: { ...base.workshop, ...speakers, otherSpeakers: some(70), people },
  });
  assert.deepEqual(firstSpeakers(of(small)), { groups: speakers.speakerGroups });
  assert.deepEqual(firstSpeakers(of(large)), {
    groups: [
      { title: "One", people: one },
      { title: "Two", people: two.slice(0, 3) },
    ],
    all: 81,
  });
});

test("a committee of hundreds is named on its own page, unless the workshop is small", () => {
  const of = (base: typeof view, count: number) => ({
    ...base,
    workshop: { ...base.workshop, committee: [{ people: some(count) }] },
  });
  assert.deepEqual(
    [namesCommittee(of(small, 200)), namesCommittee(of(large, 48)), namesCommittee(of(large, 49))],
    [true, true, false],
  );
});

test("a day in brief names what is for everyone and the sessions side by side, and counts talks side by side", () => {
  const [day] = view.workshop.days;
  assert.ok(day);
  assert.deepEqual(
    digest(view, day).map(({ at, item, counted }) => [at.start.toFormat("H:mm"), item?.title?.plain ?? counted]),
    [
      ["9:00", "One"],
      ["9:30", "Two"],
      ["9:30", "Beside"],
      ["10:00", "Three"],
    ],
  );
  const room = (title: string, letter: string) =>
    `    - {title: ${title}, room: ${letter}, time: "9:00", each: 20 min, items: [{type: talk, title: ${title} first, speakers: ${letter} ${title}}]}`;
  const sessions = ["One", "Two", "Three", "Four", "Five", "Six"].map((title, index) =>
    room(title, "ABCDEF"[index] ?? ""),
  );
  const rowsWith = (lines: readonly string[]) => {
    const made = viewOf({ "data/schedule.yaml": `- date: 2019-05-06\n  items:\n${lines.join("\n")}\n` });
    const [only] = made.workshop.days;
    return only ? digest(made, only).map((row) => row.counted ?? row.sessions?.map(({ title }) => title?.plain)) : [];
  };
  assert.deepEqual(rowsWith(sessions), [["One", "Two", "Three", "Four", "Five", "Six"]]);
  assert.deepEqual(rowsWith([...sessions, room("Seven", "G")]), ["7 sessions\u00a0· 7 rooms"]);
});

test("calls that are over fold, and one with a section of its own is not among them", () => {
  const open = { slug: "demos" } as never;
  const over = { slug: "cfp", deadline: { isOver: true } } as never;
  const sections = [{ kind: "page", anchor: "cfp", page: over }] as never;
  assert.deepEqual(callsByState({ ...view.workshop, calls: [open, over] }), { open: [open], over: [over] });
  assert.deepEqual(callsByState({ ...view.workshop, calls: [open, over], sections }), { open: [open], over: [] });
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
