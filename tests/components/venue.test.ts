import assert from "node:assert/strict";
import { test } from "node:test";
import { addressLines, place, shortPlace } from "../../src/components/venue.ts";
import { viewOf } from "../view.ts";

const venue = { name: "De Loods", room: "2.14", city: "Vlissingen", country: "Netherlands" };

test("a place has the commas of its language", () => {
  const arabic = viewOf({ "data/workshop.yaml": "name: W\nlanguage: ar\nstart: 2030-05-06\ntimezone: UTC\n" });
  assert.equal(place(arabic, { ...venue, room: "لوتس" }), "لوتس، De Loods، Vlissingen");
  const chinese = viewOf({ "data/workshop.yaml": "name: W\nlanguage: zh\nstart: 2030-05-06\ntimezone: UTC\n" });
  assert.equal(shortPlace(chinese, { ...venue, room: "大厅" }), "大厅，Vlissingen");
  assert.equal(addressLines(chinese, venue).at(-1), "Vlissingen，Netherlands");
});
