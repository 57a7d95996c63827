import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { SMALL } from "../cli/lectern.ts";
import { buildFixture, ROOT, writeFiles } from "../site.ts";
import { launch, serveFolder } from "./browser.ts";

/** The files that docs/overriding.md shows, by their names. */
function worked(): Record<string, string> {
  const page = readFileSync(path.join(ROOT, "docs/overriding.md"), "utf8");
  const blocks = page.matchAll(/^`([\w./-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, name = "", text = ""]) => [name, text]));
}

test("the style and the template of docs/overriding.md are on every page, under the policy and a path", async () => {
  const files = worked();
  assert.deepEqual(Object.keys(files).sort(), [
    "public/site.css",
    "templates/components/footer/footer.njk",
    "templates/components/head/site-head.njk",
  ]);
  const schedule = "- date: 2030-05-06\n  end: 10:00\n  items:\n    - {time: 9:00, type: remarks, title: Opening}\n";
  const site = writeFiles({ ...files, "data/workshop.yaml": SMALL, "data/schedule.yaml": schedule });
  const { folder, diagnostics } = await buildFixture(site, { pathPrefix: "/2030/" });
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity !== "notice"),
    [],
  );
  const server = await serveFolder(folder, "/2030/");
  const browser = await launch();
  try {
    const page = await browser.newPage({ serviceWorkers: "allow" });
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    for (const address of ["", "schedule/"]) {
      await page.goto(server.url + address);
      const footer = page.locator("footer");
      assert.match(await footer.innerText(), /With thanks to the Department of Examples/);
      const look = await footer.evaluate((element) => {
        const { borderBlockStartStyle, borderBlockStartWidth } = getComputedStyle(element);
        return [borderBlockStartStyle, borderBlockStartWidth];
      });
      assert.deepEqual(look, ["double", "4px"]);
      const serif = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--serif"));
      assert.match(serif, /^Palatino/);
    }
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
