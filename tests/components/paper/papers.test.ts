import assert from "node:assert/strict";
import { test } from "node:test";
import { hasFragment, listAddress, ofKind, paperBadges, saysKinds } from "../../../src/components/paper/papers.ts";
import { viewOf } from "../../view.ts";

const view = viewOf({
  "data/papers.yaml": `
- {title: Plain, authors: Ada Lovelace, kind: poster}
- {title: Labelled, authors: Ada Lovelace, kind: poster, label: Extended abstract}
- {title: Also a talk, authors: Ada Lovelace, kind: poster, talk: true}
- {title: Scheduled, authors: Ada Lovelace, kind: demo}
- {title: An oral, authors: Ada Lovelace, kind: oral}
`,
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, type: talk, paper: Scheduled}
`,
});
const paper = (title: string) => {
  const found = view.workshop.papers.find((one) => one.title.plain === title);
  assert.ok(found);
  return found;
};

test("a paper of a list of its kind has no mark unless something is to be said", () => {
  assert.equal(paperBadges(view, paper("Plain"), false), undefined);
  assert.deepEqual(paperBadges(view, paper("Plain"), true), { isAlsoTalk: false, kind: "Poster" });
  assert.deepEqual(paperBadges(view, paper("Labelled"), false), { isAlsoTalk: false, kind: "Extended abstract" });
});

test("a poster or demo that is also a talk says so, and where where that is known", () => {
  assert.deepEqual(paperBadges(view, paper("Also a talk"), false), { isAlsoTalk: true });
  const marks = paperBadges(view, paper("Scheduled"), false);
  assert.equal(marks?.isAlsoTalk, true);
  assert.equal(marks?.talk, view.workshop.items[0]);
  assert.equal(paperBadges(view, paper("An oral"), false), undefined);
});

test("the first section of the home page that lists a paper carries its fragment, and so does the papers' page", () => {
  const sections = view.workshop.sections.filter(({ kind }) => kind === "papers");
  const [first] = sections.filter((one) => one.kind === "papers" && one.list.papers.includes(paper("Plain")));
  assert.equal(hasFragment(view, paper("Plain"), first), true);
  assert.equal(hasFragment(view, paper("Plain"), { kind: "overview", anchor: "overview" }), false);
  assert.equal(hasFragment(view, paper("Plain"), undefined), true);
});

test("the list of all papers has the page to itself, others a part of it", () => {
  assert.equal(listAddress({ anchor: "papers" }), "/papers/");
  assert.equal(listAddress({ anchor: "demos" }), "/papers/#demos");
});

test("where all papers are of one kind, none says it", () => {
  const section = (papers: readonly { kinds: string[] }[]) =>
    ({ kind: "papers", anchor: "papers", list: { anchor: "papers", papers, groups: [] } }) as never;
  assert.equal(saysKinds(section([{ kinds: ["poster"] }, { kinds: ["poster"] }])), false);
  assert.equal(saysKinds(section([{ kinds: ["poster"] }, { kinds: ["demo"] }])), true);
  assert.equal(saysKinds({ kind: "overview", anchor: "overview" }), false);
});

test("papers are counted by kind, or all of them", () => {
  assert.equal(ofKind(view.workshop.papers, "poster"), 3);
  assert.equal(ofKind(view.workshop.papers, ""), 5);
});
