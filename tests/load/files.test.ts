import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import { test } from "node:test";
import { withSlashes } from "../../src/load/files.ts";

test("paths of Windows are written with forward slashes", () => {
  const below = win32.relative("C:\\Sites\\Mine", "C:\\Sites\\Mine\\data\\schedule.yaml");
  assert.equal(withSlashes(below, win32.sep), "data/schedule.yaml");
  assert.equal(withSlashes("public\\a\\b c.pdf", win32.sep), "public/a/b c.pdf");
});

test("elsewhere a backslash is a part of a name", () => {
  assert.equal(withSlashes("public/a\\b.pdf", posix.sep), "public/a\\b.pdf");
});
