import assert from "node:assert/strict";
import { test } from "node:test";
import { buildFixture, writeFiles } from "../../site.ts";

test("a talk's page says where its recording is and how long, and the programme says neither", async () => {
  const { read } = await buildFixture(
    writeFiles({
      "data/workshop.yaml": "name: V\nstart: 2030-06-10\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
      "data/schedule.yaml": `
- date: 2030-06-10
  items:
    - {time: 9:00-10:00, type: keynote, title: Long, speakers: A, video: https://www.video.example/1, video_length: 1 h 5 min}
    - {time: 10:00-11:00, type: keynote, title: Unknown, speakers: B, video: https://video.example/2}
`,
    }),
    { now: "2030-07-01T00:00:00Z", pathPrefix: "/" },
  );
  const chip = (html: string) => /<a class="chip" href="https:[^>]*><span dir="auto">([^<]*)/.exec(html)?.[1];
  assert.equal(chip(read("/talks/long/")), "Video\u00a0· 65 mins\u00a0· video.example");
  assert.equal(chip(read("/talks/unknown/")), "Video\u00a0· video.example");
  assert.equal(chip(read("/schedule/")), "Video");
});

test("what is cancelled or changed says so wherever it is named", async () => {
  const { read } = await buildFixture(
    writeFiles({
      "data/workshop.yaml":
        "name: V\nstart: 2030-06-10\nend: 2030-06-11\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
      "data/speakers.yaml": "- {name: Ann Off, affiliation: X}\n- {name: Bob Moved, affiliation: Y}\n",
      "data/papers.yaml":
        "- {title: Off, authors: Ann Off, abstract: Words.}\n- {title: Moved, authors: Bob Moved, abstract: Words.}\n",
      "data/schedule.yaml": `
- date: 2030-06-10
  items:
    - {time: 9:00-10:00, type: keynote, title: Off, speakers: Ann Off, cancelled: yes}
    - {time: 10:00-11:00, type: keynote, title: Moved, speakers: Bob Moved, changed: now in room 2}
- date: 2030-06-11
  items: [{time: 9:00-10:00, type: remarks, title: Closing}]
`,
    }),
    { now: "2030-06-01T00:00:00Z", pathPrefix: "/" },
  );
  for (const page of [
    "/schedule/",
    "/talks/off/",
    "/speakers/",
    "/speakers/ann-off/",
    "/papers/off/",
    "/schedule/print/",
  ])
    assert.match(read(page), /Cancelled/, page);
  for (const page of [
    "/",
    "/schedule/",
    "/talks/moved/",
    "/speakers/",
    "/speakers/bob-moved/",
    "/papers/moved/",
    "/schedule/print/",
  ])
    assert.match(read(page), /now in room 2/, page);
});

test("a title that is the name of its kind is not said twice", async () => {
  const { read } = await buildFixture(
    writeFiles({
      "data/workshop.yaml": "name: V\nstart: 2030-06-10\ntimezone: Europe/Berlin\n",
      "data/schedule.yaml": `
- date: 2030-06-10
  items:
    - {time: 9:00-10:00, type: discussion, title: discussion}
    - {time: 10:00-11:00, type: discussion, title: In groups}
`,
    }),
    { now: "2030-07-01T00:00:00Z", pathPrefix: "/" },
  );
  const said = [...read("/schedule/").matchAll(/<(?:span|h\d) class="row__(?:type|title)[^>]*>([^<]*)/g)];
  assert.deepEqual(
    said.map(([, text]) => text),
    ["discussion", "In groups", "Discussion"],
  );
});
