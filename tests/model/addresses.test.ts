import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../reading.ts";

const schedule = "- {date: 2019-05-06, items: [{time: 9:00-10:00, type: keynote, title: One, speakers: Ann}]}\n";
const page = (aliases: string) => `---\ntitle: Call\naliases: ${aliases}\n---\nSend papers.\n`;

function claims(files: Readonly<Record<string, string>>): (readonly [string, string, string | undefined])[] {
  const { diagnostics } = read({ "data/schedule.yaml": schedule, ...files });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ file, message, hint }) => [file, message, hint] as const);
}

test("names that differ only in capitals are one, as they are on the disks of Windows and macOS", () => {
  const why = "names that differ only in capitals are one on many disks";
  assert.deepEqual(claims({ "public/Schedule/Index.HTML": "" }), [
    [
      "public/Schedule/Index.HTML",
      "public/Schedule/Index.HTML would be published at /Schedule/, which the schedule already uses",
      `${why}: rename the file`,
    ],
  ]);
  assert.deepEqual(claims({ "content/cfp.md": page("/CFP/") }), [
    [
      "content/cfp.md",
      "content/cfp.md would be published at /CFP/, which content/cfp.md already uses",
      `${why}: choose another alias`,
    ],
  ]);
  assert.deepEqual(
    claims({ "public/Assets/a.css": "" }).map(([, message]) => message),
    ["public/Assets/a.css would be published at /Assets/a.css, which Lectern itself already uses"],
  );
});

test("an alias that leads to a file which is taken is refused, however it is written", () => {
  const refused = (aliases: string) => claims({ "content/cfp.md": page(aliases) }).map(([, message]) => message);
  const taken = (address: string, owner: string) =>
    `content/cfp.md would be published at ${address}, which ${owner} already uses`;
  assert.deepEqual(refused("/index.html"), [taken("/index.html", "a page that every site has")]);
  assert.deepEqual(refused("/cfp/index.html"), [taken("/cfp/index.html", "content/cfp.md")]);
  assert.deepEqual(refused("/cfp//"), [taken("/cfp//", "content/cfp.md")]);
  assert.deepEqual(refused("[/v1.0, /v1.0/]"), [taken("/v1.0/", "content/cfp.md")]);
});

test("a link may lead to an alias, as it is written there", () => {
  const linked = (link: string) =>
    claims({
      "content/cfp.md": page("[/cfp.php, /Old, /v1.0]"),
      "content/more.md": `---\ntitle: More\n---\n[a](${link})\n`,
    });
  for (const link of ["/cfp.php", "/Old", "/Old/", "/v1.0", "/cfp/"]) assert.deepEqual(linked(link), [], link);
  assert.deepEqual(
    linked("/old").map(([file]) => file),
    ["content/more.md"],
  );
});

test("an alias may have capitals of its own", () => {
  assert.deepEqual(claims({ "content/call.md": page("[/CFP/, /Call.html]") }), []);
});
