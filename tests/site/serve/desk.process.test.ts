import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { SMALL, smallSite } from "../../cli/lectern.ts";
import { endServing, Serving } from "./serving.ts";

after(() => endServing());

test("lectern serve alone shows the forms for those who run the day, made of the files as they are and kept nowhere", async () => {
  const site = smallSite({
    "data/workshop.yaml": `${SMALL}url: https://example.org/2030/\n`,
    "data/schedule.yaml":
      "- date: 2030-05-06\n  items: [{time: 9:00-10:00, type: talk, title: Bugs, speakers: Ann Lee, questions: Why?}]\n",
    "private/contacts.yaml": "- {name: Ann Lee, phone: 555 0142}\n",
  });
  const serving = new Serving(site);
  const url = await serving.address();
  const get = async (address: string) => {
    const response = await fetch(url + address);
    return { status: response.status, kept: response.headers.get("cache-control"), text: await response.text() };
  };

  const list = await get("schedule/print/");
  for (const form of ["run-sheets", "badges/a6", "badges/a7", "badges/card"])
    assert.ok(list.text.includes(`href="/2030/schedule/print/${form}/"`), form);

  const sheets = await get("schedule/print/run-sheets/");
  assert.deepEqual([sheets.status, sheets.kept], [200, "no-store"]);
  assert.match(sheets.text, /555 0142/);
  assert.match(sheets.text, /Why\?/);
  const [, style = ""] = /href="\/2030\/(assets\/desk-\w+\.css)"/.exec(sheets.text) ?? [];
  assert.match((await get(style)).text, /\.run\b/);
  assert.match((await get("schedule/print/badges/card/")).text, /badge--card/);
  assert.equal((await get("schedule/print/badges/a5/")).status, 404);
  assert.equal((await get("private/contacts.yaml")).status, 404);

  writeFileSync(path.join(site, "private/contacts.yaml"), "- {name: Ann Lee, phone: ask <b>Bo</b>}\n");
  const wrong = await get("schedule/print/run-sheets/");
  assert.match(wrong.text, /private\/contacts\.yaml:1:26 error bad-phone: &quot;ask &lt;b&gt;Bo/);
  assert.doesNotMatch(wrong.text, /class="run"/);
  assert.equal((await get("schedule/")).status, 200);

  for (const name of readdirSync(serving.temporary, { encoding: "utf8", recursive: true })) {
    assert.doesNotMatch(name, /run-sheets|badges|desk-/);
    if (/\.(?:html|css|js|json)$/.test(name))
      assert.doesNotMatch(readFileSync(path.join(serving.temporary, name), "utf8"), /555 0142|Why\?/);
  }
  await serving.end();
});
