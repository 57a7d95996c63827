import assert from "node:assert/strict";
import { test } from "node:test";
import { printForms } from "../../../src/model/routes.ts";
import { bookletContents } from "../../../src/pages/print/booklet.ts";
import { chairsKey, formTitle, hasBoards } from "../../../src/pages/print/print.ts";
import { viewOf } from "../../view.ts";

const view = viewOf({
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, title: One, type: talk, room: 7}
`,
  "data/papers.yaml":
    "- {title: A, authors: Ada Lovelace, kind: poster}\n- {title: B, authors: Ada Lovelace, kind: poster, board: 2}\n",
  "data/committee.yaml": "- Alan Turing\n",
});

test("the contents of the booklet name each part that is there, in its order", () => {
  assert.deepEqual(
    bookletContents(view).map(({ id, level }) => `${level} ${id}`),
    ["1 programme", "2 programme-2019-05-06", "1 posters", "1 committee"],
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
