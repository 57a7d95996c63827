import assert from "node:assert/strict";
import { test } from "node:test";
import { hasHead, sessionName } from "../../../src/components/programme/days.ts";
import {
  hasByline,
  hasEnd,
  isQuiet,
  itemPage,
  modeName,
  ownChairs,
  placeName,
  rowHead,
} from "../../../src/components/programme/items.ts";
import { itemOf, viewOf } from "../../view.ts";

const view = viewOf({
  "data/schedule.yaml": `
- date: 2019-05-06
  end: 18:30
  items:
    - {time: 9:00-9:30, title: Opening, type: remarks, chair: Ada Lovelace}
    - {time: 9:30-10:00, title: In a room, type: talk, room: 7, speakers: Ada Lovelace, mode: online}
    - {time: 9:30-10:00, title: In a track, type: talk, track: Theory}
    - {time: 10:00-10:30, type: break}
    - title: Placed
      room: Aula
      chair: Alan Turing
      items:
        - {time: 11:00-11:30, title: In it, type: talk}
    - title: Everywhere
      items:
        - {time: 12:00-12:30, title: Elsewhere, type: talk, room: Attic}
`,
});
const item = (title: string) => itemOf(view.workshop, title);

test("a place is the room, else the track, and nothing for what is for everyone", () => {
  assert.equal(placeName(view, item("In a room")), "Room 7");
  assert.equal(placeName(view, item("In a track")), "Theory");
  assert.equal(placeName(view, item("Opening")), undefined);
});

test("above a title stand what it is and where, or nothing at all", () => {
  assert.deepEqual(rowHead(view, item("In a room")), { kind: "Talk", room: "7" });
  assert.deepEqual(rowHead(view, item("In a track")), { kind: "Talk", track: "Theory" });
  assert.deepEqual(rowHead(view, item("In it")), { kind: "Talk" });
  assert.deepEqual(rowHead(view, item("Opening")), {});
});

test("only a break that nobody gives and that shows no papers is quiet", () => {
  const pause = view.workshop.items.find(({ family }) => family === "break");
  assert.ok(pause);
  assert.equal(isQuiet(pause), true);
  assert.equal(isQuiet(item("Opening")), false);
});

test("the chairs of an item are its own, those of a session stand in its head", () => {
  assert.deepEqual(
    ownChairs(item("Opening")).map(({ person }) => person.name),
    ["Ada Lovelace"],
  );
  assert.deepEqual(ownChairs(item("In it")), []);
});

test("who gives an item, how, and when it ends are said where they are known", () => {
  assert.equal(hasByline(item("In a room")), true);
  assert.equal(hasByline(item("Opening")), false);
  assert.equal(modeName(view, item("In a room")), "Online");
  assert.equal(modeName(view, item("Opening")), undefined);
  assert.equal(hasEnd(item("Opening")), true);
});

test("a link to an item leads to its page, else to its place on the page one is on", () => {
  assert.equal(itemPage(view, item("In a room")), item("In a room").page ?? "");
  assert.equal(itemPage(view, { ...item("Opening"), page: undefined as never }), "#item-opening");
});

test("a session has a head where it has a title or somebody leads it", () => {
  const { session } = item("In it");
  assert.ok(session);
  assert.equal(hasHead(session), true);
  const { title, ...untitled } = session;
  assert.equal(hasHead(untitled), true);
  assert.equal(hasHead({ ...untitled, chairs: [] }), false);
  assert.equal(sessionName(view, session), "Placed");
  assert.equal(sessionName(view, untitled), "Session");
});
