import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pdf } from "../../src/cli/pdf.ts";
import { SMALLEST_SITE } from "../../src/schema/catalog.ts";
import { writeFiles } from "../site.ts";

test("forms for those who run the day are not printed into public/", async () => {
  const site = writeFiles(SMALLEST_SITE);
  for (const form of ["badges", "run-sheets"] as const)
    await assert.rejects(pdf({ site, form, output: path.join(site, "public/files/x.pdf") }), {
      message: /x\.pdf is in public\/, which is published; choose another place$/,
    });
});

test("no PDF takes the place of a list of registrations or another file", async () => {
  const site = writeFiles(SMALLEST_SITE);
  const registrations = path.join(site, "list.csv");
  writeFileSync(registrations, "Name\nBo Ek\n");
  for (const options of [{ form: "badges", registrations }, { form: "run-sheets" }, {}] as const)
    await assert.rejects(pdf({ site, output: registrations, ...options }), {
      message: /list\.csv is there already and is no PDF file; choose another name$/,
    });
  assert.equal(readFileSync(registrations, "utf8"), "Name\nBo Ek\n");
});
