import assert from "node:assert/strict";
import { test } from "node:test";
import { metadataFilters } from "../../../src/components/head/metadata.ts";
import { viewOf } from "../../view.ts";

const WORKSHOP = "name: Rooms\nstart: 2019-05-06\ntimezone: Europe/Berlin\n";
const schedule = `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, title: One, room: A & B}
    - {time: 9:00-9:30, title: Two, room: C}
`;

test("one subscribes to a calendar by the name of one's program; each link holds the file's address", () => {
  const view = viewOf({
    "data/workshop.yaml": `${WORKSHOP}url: https://example.org/w/\n`,
    "data/schedule.yaml": schedule,
  });
  const [whole, room] = metadataFilters(view).calendars(view.workshop);
  assert.deepEqual(
    whole?.programs.map(({ label }) => label),
    ["Apple", "Google", "Outlook"],
  );
  const [apple = "", google = "", outlook = ""] = room?.programs.map((program) => program.url) ?? [];
  const file = `https://example.org/w${room?.file}`;
  assert.equal(apple, file.replace("https:", "webcal:"));
  assert.equal(new URL(google).searchParams.get("cid"), apple);
  assert.equal(new URL(outlook).searchParams.get("url"), file);
  assert.match(new URL(outlook).searchParams.get("name") ?? "", /A & B$/);
});

test("a site that does not know its address offers files alone", () => {
  const view = viewOf({ "data/workshop.yaml": WORKSHOP, "data/schedule.yaml": schedule });
  assert.ok(
    metadataFilters(view)
      .calendars(view.workshop)
      .every(({ programs }) => programs.length === 0),
  );
});
