import assert from "node:assert/strict";
import { test } from "node:test";
import { countClashes } from "../../../src/pages/my/clashes.browser.ts";

test("three talks at one time are one clash", () => {
  assert.equal(
    countClashes([
      [0, 30],
      [0, 30],
      [0, 30],
    ]),
    1,
  );
});

test("what overlaps in a chain is one clash, what only touches is none", () => {
  assert.equal(
    countClashes([
      [0, 30],
      [20, 50],
      [40, 60],
      [60, 90],
    ]),
    1,
  );
  assert.equal(
    countClashes([
      [0, 30],
      [30, 60],
    ]),
    0,
  );
});

test("clashes at several times count each, in whatever order they come", () => {
  assert.equal(
    countClashes([
      [100, 130],
      [0, 90],
      [10, 20],
      [110, 120],
      [200, 210],
    ]),
    2,
  );
});
