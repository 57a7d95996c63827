import assert from "node:assert/strict";
import { test } from "node:test";
import { boardHead, boardList, labelSessions } from "../../../src/pages/print/posters.ts";
import { viewOf } from "../../view.ts";

const SESSION = (day: string, at: string) =>
  `- date: ${day}\n  items:\n    - {time: ${at}, title: Posters ${day}, type: poster session, room: Foyer, id: p${day}}\n`;

const view = (papers: string, ...days: string[]) =>
  viewOf({ "data/papers.yaml": papers, "data/schedule.yaml": days.join("") });

const shown = (papers: string, ...days: string[]) => {
  const { sessions, groups } = boardList(view(papers, ...days));
  return {
    sessions,
    groups: groups.map((group) => [
      group.title,
      ...group.sessions,
      ...group.boards.map(({ paper, kind, sessions }) =>
        [paper.title.plain, kind, ...sessions].filter(Boolean).join(" | "),
      ),
    ]),
  };
};

const POSTERS =
  "- {title: A, authors: Ada, kind: poster, board: 2, session: p2019-05-06}\n- {title: B, authors: Bo, kind: poster, board: 1, session: p2019-05-06}\n";
const DEMO = "- {title: C, authors: Cy, kind: demo, board: 3, session: p2019-05-06}\n";
const MONDAY = SESSION("2019-05-06", "9:00-10:00");

test("papers of one kind in one session are one list by board, and its head says when and where", () => {
  assert.deepEqual(shown(POSTERS, MONDAY), {
    sessions: ["Monday 6 May 2019, 09:00 – 10:00, Foyer"],
    groups: [[undefined, "B", "A"]],
  });
  const one = view(POSTERS, MONDAY);
  const { title, facts } = boardHead(one, boardList(one));
  assert.deepEqual([title, ...facts], ["Posters", "Monday 6 May 2019, 09:00 – 10:00", "Foyer"]);
});

test("kinds that follow one another have a heading each, with their boards", () => {
  assert.deepEqual(shown(POSTERS + DEMO, MONDAY).groups, [
    ["Posters 1–2", "B", "A"],
    ["Demos 3", "C"],
  ]);
});

test("kinds that alternate stand with each paper", () => {
  const alternating = POSTERS.replace("board: 2", "board: 4") + DEMO;
  assert.deepEqual(shown(alternating, MONDAY).groups, [[undefined, "B | Poster", "C | Demo", "A | Poster"]]);
});

test("sessions that follow one another stand with their group, those that alternate with each paper", () => {
  const days = [MONDAY, SESSION("2019-05-07", "9:00-10:00")];
  const own = (...numbers: number[]) =>
    numbers
      .map(
        (day, index) =>
          `- {title: T${index}, authors: Ada, kind: poster, board: ${index}, session: p2019-05-0${day}}\n`,
      )
      .join("");
  assert.deepEqual(shown(own(6, 6, 7), ...days).groups, [
    ["Posters 0–1", "Monday 6 May 2019, 09:00 – 10:00, Foyer", "T0", "T1"],
    ["Posters 2", "Tuesday 7 May 2019, 09:00 – 10:00, Foyer", "T2"],
  ]);
  assert.deepEqual(
    shown(own(6, 7, 6), ...days)
      .groups.flat()
      .map((text) => text?.slice(0, 17)),
    [undefined, "T0 | Monday 6 May", "T1 | Tuesday 7 Ma", "T2 | Monday 6 May"],
  );
});

test("a label says the day of its session only where there are several", () => {
  const said = (...days: string[]) => {
    const one = view(POSTERS, ...days);
    return one.workshop.papers[0] && labelSessions(one, one.workshop.papers[0]);
  };
  assert.deepEqual(said(MONDAY), ["09:00 – 10:00, Foyer"]);
  assert.deepEqual(said(MONDAY, "- date: 2019-05-07\n  items: [{time: 9:00-10:00, title: T}]\n"), [
    "Mon 6 May, 09:00 – 10:00, Foyer",
  ]);
});
