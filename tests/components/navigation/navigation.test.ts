import assert from "node:assert/strict";
import { test } from "node:test";
import { navigation } from "../../../src/components/navigation/navigation.ts";
import { readSite } from "../../../src/site/read.ts";
import { BEFORE } from "../../reading.ts";
import { ROOT } from "../../site.ts";
import { viewOf } from "../../view.ts";

test("a narrow line shows the schedule first, and the page that one is on before it", () => {
  const { workshop } = readSite({ site: ROOT, now: BEFORE });
  assert.ok(workshop);
  const { words } = viewOf({});
  const shownAt = (address: string, step: number) =>
    navigation(workshop, words, address)
      .entries.filter(({ from = 1 }) => from <= step)
      .map(({ label }) => label);
  assert.ok(shownAt("/", 1).includes("Schedule") && !shownAt("/", 1).includes("Overview"));
  assert.ok(shownAt("/", 1).length >= 2 && shownAt("/", 1).length <= 4, shownAt("/", 1).join());
  assert.ok(shownAt("/committee/", 1).includes("Committee"));
  const { entries, wholeFrom } = navigation(workshop, words, "/");
  assert.equal(shownAt("/", 5).length, entries.length, "all have room in a window of 1920 pixels");
  assert.equal(wholeFrom, Math.max(...entries.map(({ from = 1 }) => from)));
});

test("a short line has room everywhere, and needs no list of all sections", () => {
  const { workshop, words } = viewOf({});
  assert.equal(navigation(workshop, words, "/").wholeFrom, undefined);
});
