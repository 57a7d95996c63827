import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../reading.ts";

const examplesIn = (files: Readonly<Record<string, string>>) =>
  read(files)
    .diagnostics.filter(({ code }) => code === "example-text")
    .map(({ file, line, message }) => `${file}:${line} ${message}`);

test("what is left of the example of a new site is said once, with how much there is", () => {
  assert.deepEqual(
    examplesIn({
      "data/committee.yaml": "- Ada Lovelace\n- Chris Example (Example College)\n",
      "data/organizers.yaml": "- name: Erika Example\r\n  affiliation: Example University\r\n",
    }),
    ["data/organizers.yaml:1 this line and 2 others are still example text from a new site"],
  );
});

test("what somebody wrote is no example, whatever it is called, and drafts may wait", () => {
  assert.deepEqual(
    examplesIn({
      "data/committee.yaml": "# - Chris Example (Example College)\n- Chris Example (University of Example)\n",
      "content/faq.md": "---\ntitle: Questions\ndraft: yes\n---\n## A?\n\nExample answer.\n",
    }),
    [],
  );
});
