import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { wcagContrast } from "culori";
import { createScreenPalette, SCREEN } from "../../../src/design/palette.ts";
import { pagesOf } from "../../../src/model/routes.ts";
import { screenDays, screenRooms, wayTo } from "../../../src/pages/now/now.ts";
import { read } from "../../reading.ts";
import { buildFixture } from "../../site.ts";
import { viewOf } from "../../view.ts";
import { COAST, ONE_HALL } from "./programmes.ts";

describe("what the screen knows", () => {
  test("of rooms is their name, floor and way, in the order of workshop.yaml, after what is for everyone", () => {
    assert.deepEqual(screenRooms(viewOf(COAST)), [
      { key: "", name: "Everyone" },
      { key: "grote-zaal", name: "Grote Zaal", arrow: "↑", way: "Floor 0\u00a0· straight on" },
      { key: "kustzaal", name: "Kustzaal", arrow: "←", way: "left of the bar" },
      { key: "room-2-14", name: "Room 2.14", way: "Floor 2" },
      { key: "werkplaats", name: "Werkplaats", arrow: "→", way: "across the yard" },
    ]);
  });

  test("of a workshop in one hall is the room of the venue", () => {
    assert.deepEqual(screenRooms(viewOf(ONE_HALL)), [{ key: "", name: "Room R03" }]);
  });

  test("of the way is nothing where nothing is said, and words for a floor as they are", () => {
    const view = viewOf(COAST);
    assert.deepEqual(wayTo(view, undefined), {});
    assert.deepEqual(wayTo(view, { name: "A", floor: "ground floor" }), { way: "ground floor" });
    assert.deepEqual(wayTo(view, { name: "A", floor: "-1" }), { way: "Floor -1" });
    assert.deepEqual(wayTo(view, { name: "A", directions: "→" }), { arrow: "→" });
  });

  test("of items without times of their own is their session", () => {
    const [day] = screenDays(viewOf(ONE_HALL));
    assert.deepEqual(
      day?.entries.map(({ name, people, of }) => [of.start.toFormat("H:mm"), name, people]),
      [
        ["9:00", "Opening", ""],
        ["9:30", "On ℓ₂ norms", "Ann Lee"],
        ["10:30", "Coffee", ""],
        ["11:00", "Short talks", "Chaired by Bo Ek"],
        ["13:00", "What next?", "Ann Lee and Bo Ek"],
      ],
    );
  });

  test("of what goes on for hours is that it does, and it is not drawn over the rest of the day", () => {
    const [day] = screenDays(viewOf(COAST));
    const beside = day?.entries.filter(({ isAside }) => isAside).map(({ name }) => name);
    assert.deepEqual(beside, ["Registration desk"]);
    assert.ok(!day?.timeline?.blocks.some(({ item }) => item.title?.plain === "Registration desk"));
  });

  test("of a room for everyone that is also a room of talks is one row", () => {
    const view = viewOf({ ...COAST, "data/workshop.yaml": `${COAST["data/workshop.yaml"]}venue: {room: Kustzaal}\n` });
    assert.deepEqual(
      screenRooms(view).map(({ key }) => key),
      ["grote-zaal", "kustzaal", "room-2-14", "werkplaats"],
    );
    assert.equal(screenDays(view)[0]?.entries.find(({ name }) => name === "Keynote")?.room, "kustzaal");
  });

  test("of a track with the slug of a room is another row", () => {
    const view = viewOf({
      "data/schedule.yaml":
        "- date: 2019-05-06\n  items:\n    - {time: 9:00-9:30, title: A, room: Theory}\n    - {time: 9:00-9:30, title: B, track: Theory}\n",
    });
    assert.deepEqual(
      screenRooms(view).map(({ key, name }) => [key, name]),
      [
        ["theory", "Theory"],
        ["track-theory", "Theory"],
      ],
    );
  });
});

test("there is a screen if there is a schedule, neither listed nor to be found", async () => {
  const { workshop: without } = read({});
  assert.ok(without && !pagesOf(without).some(({ kind }) => kind === "now"));
  const { read: page } = await buildFixture("awkward", { now: "2019-05-10T12:00:00Z", pathPrefix: "/" });
  assert.match(page("/now/"), /<meta name="robots" content="noindex">/);
  assert.doesNotMatch(page("/sitemap.xml"), /\/now\//);
  assert.match(page("/sw.js"), /"now\/":/);
  assert.match(page("/schedule/print/"), /href="\/now\/">/);
  assert.match(page("/schedule/print/"), /href="\/now\/\?room=saal-a">/);
});

test("a page of the site at the address of the screen is an error", () => {
  const { diagnostics } = read({ ...ONE_HALL, "content/now.md": "---\ntitle: Now\n---\nWhat is new.\n" });
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file),
    ["content/now.md"],
  );
});

test("the head of the screen is the accent, with text that can be read on it, and its rule can be seen", () => {
  for (const accent of ["#ffd000", "#0b4fb8", "#000000", "#ffffff", "#808080", "rebeccapurple", "#1a0033"]) {
    const { field = "", on: text = "", "screen-rule": rule = "" } = createScreenPalette(accent);
    assert.ok(wcagContrast(text, field) >= 4.5, accent);
    assert.ok(wcagContrast(rule, SCREEN) >= 3, accent);
  }
});
