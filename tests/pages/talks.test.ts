import assert from "node:assert/strict";
import { test } from "node:test";
import { buildFixture, writeFiles } from "../site.ts";

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
