import assert from "node:assert/strict";
import { test } from "node:test";
import { buildFixture, writeFiles } from "../../site.ts";

const SITE = writeFiles({
  "data/workshop.yaml":
    "name: Workshop on Zones\nstart: 2030-10-26\nend: 2030-10-28\ntimezone: Europe/Berlin\nurl: https://example.org/w/\nupdated: 2030-04-01\n",
  "data/schedule.yaml":
    "- date: 2030-10-26\n  items:\n    - {time: 22:00-23:00, type: oral, title: Late, speakers: A B}\n- date: 2030-10-28\n  items:\n    - {time: 10:00-10:30, type: oral, title: Monday, speakers: A B}\n    - {time: 11:00-11:30, type: oral, title: Later, speakers: C D}\n",
});

test("a page whose times lie on both sides of a change of the clock names both, with the day", async () => {
  const { read } = await buildFixture(SITE, { now: "2030-05-01T12:00:00Z" });
  for (const page of ["/", "/schedule/", "/my/", "/speakers/", "/speakers/a-b/"])
    assert.match(read(page), /Berlin time \(CEST, from 27 October CET\)/, page);
  assert.match(read("/talks/late/"), /Berlin time \(CEST\)/);
  assert.match(read("/talks/monday/"), /Berlin time \(CET\)/);
  assert.match(read("/speakers/c-d/"), /Berlin time \(CET\)/);
});
