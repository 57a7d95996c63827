import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { buildFixture } from "../site.ts";
import { launch, serveFolder } from "./browser.ts";

test("no page asks for anything that the headers forbid, and the search works under them", async () => {
  const { folder } = await buildFixture("reference", { now: "2019-05-06T15:30:00Z", pathPrefix: "/" });
  const server = await serveFolder(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage({ serviceWorkers: "allow" });
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || /Content.Security/i.test(message.text())) problems.push(message.text());
    });
    page.on("pageerror", ({ message }) => problems.push(message));
    const pages = readdirSync(folder, { encoding: "utf8", recursive: true }).filter((file) =>
      /^(?:[^/]*\/){0,2}index\.html$/.test(file),
    );
    assert.ok(pages.includes("index.html") && pages.includes("search/index.html"));
    // One of each kind will do of talks, papers and speakers.
    const kinds = new Map(pages.map((file) => [/^(?:talks|papers|speakers)\//.exec(file)?.[0] ?? file, file]));
    for (const file of kinds.values()) {
      const response = await page.goto(server.url + file.replace(/index\.html$/, ""));
      assert.match(response?.headers()["content-security-policy"] ?? "", /frame-ancestors 'self'/);
      assert.equal(response?.headers()["x-content-type-options"], "nosniff");
    }
    await page.goto(`${server.url}search/?q=Bastani`);
    await page.locator(".result").first().waitFor();
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
