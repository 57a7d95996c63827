import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzz } from "./fuzz.ts";

test("whatever happens to a line of the data, there are pages or diagnostics that point into the files", async () => {
  const { failing, diagnostics, sound, built } = await fuzz(2019, 60, 20);
  assert.deepEqual(
    failing.map(({ seed, number, file, why }) => `seed ${seed}, case ${number}, ${file}: ${why}`),
    [],
  );
  assert.ok(diagnostics > 50 && sound > 15 && built > 0);
});
