import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../reading.ts";

test("a day that stands three times is told where it stood first", () => {
  const day = "- {date: 2019-05-06, items: [{time: 9:00-9:30, type: break}]}\n";
  const { diagnostics } = read({ "data/schedule.yaml": day.repeat(3) });
  const said = diagnostics.filter(({ code }) => code === "duplicate-day").map(({ message }) => message);
  assert.equal(said.length, 2);
  for (const message of said) assert.match(message, /first on line 1/);
});
