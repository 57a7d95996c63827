import assert from "node:assert/strict";
import { test } from "node:test";
import { printForms } from "../../../src/model/routes.ts";
import { abstractParts, bookletContents, dayParts, peopleIndex } from "../../../src/pages/print/booklet.ts";
import { chairsKey, formTitle, hasBoards } from "../../../src/pages/print/print.ts";
import { viewOf } from "../../view.ts";

const view = viewOf({
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, title: One, type: talk, room: 7, speakers: Grace Hopper, abstract: What it says}
    - {time: 9:15-10:00, title: Two, type: talk, room: 8, speakers: Ada Lovelace}
    - {time: "10:00", type: break}
    - {time: 10:30-11:00, title: Three, type: talk, room: 7, speakers: Grace Hopper}
`,
  "data/papers.yaml":
    "- {title: A, authors: Ada Lovelace, kind: poster}\n- {title: B, authors: Ada Lovelace, kind: poster, board: 2}\n",
  "data/committee.yaml": "- Alan Turing\n",
});

test("the contents of the booklet name each part that is there, in its order", () => {
  assert.deepEqual(
    bookletContents(view).map(({ id, level }) => `${level} ${id}`),
    ["1 programme-2019-05-06", "2 abstracts-2019-05-06-1", "1 posters", "1 index", "1 committee"],
  );
});

test("the abstracts of a day are in parts between its breaks, called after their hours", () => {
  const [day] = view.workshop.days;
  assert.ok(day);
  assert.deepEqual(
    abstractParts(view, day).map(({ title, groups }) => [title, groups.map(({ id }) => id)]),
    [["Abstracts 09:00 – 09:30", [`about-${day.items[0]?.anchor}`]]],
  );
});

test("what overlaps in several rooms stands side by side, all else over the whole width", () => {
  const [day] = view.workshop.days;
  assert.ok(day);
  assert.deepEqual(
    dayParts(day).map(({ slots, isParallel }) => [slots.length, isParallel]),
    [
      [2, true],
      [1, false],
      [1, false],
    ],
  );
});

test("the index has everybody once, by family name, with each place: the abstract, else the line; the board of a poster", () => {
  const [one, two, , three] = view.workshop.items;
  const [first, second] = view.workshop.papers;
  assert.deepEqual(
    peopleIndex(view).map(({ person, mentions }) => [person.name, mentions.map(({ id, text }) => `${text} ${id}`)]),
    [
      ["Grace Hopper", [`09:00 about-${one?.anchor}`, `10:30 ${three?.anchor}`]],
      ["Ada Lovelace", [`09:15 ${two?.anchor}`, `2 ${second?.anchor}`, `Poster ${first?.anchor}`]],
    ],
  );
});

test("a door sign is called after its room", () => {
  const titles = printForms(view.workshop).map((form) => formTitle(view, form));
  assert.ok(titles.some((title) => title.includes("Room 7")));
});

test("one chair and several have a word each", () => {
  assert.equal(chairsKey(["Ada"]), "print.chair");
  assert.equal(chairsKey(["Ada", "Alan"]), "print.chairs");
});

test("a list has boards if its first paper has one, as those that have come first", () => {
  const [a, b] = view.workshop.papers;
  assert.ok(a && b);
  assert.equal(hasBoards([b, a]), true);
  assert.equal(hasBoards([a]), false);
  assert.equal(hasBoards([]), false);
});
