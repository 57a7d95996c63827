import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutAddresses } from "../../src/site/email.ts";
import { launch, serveFolder } from "../browser/browser.ts";
import { pagesOf } from "../pages/crawl.ts";
import { buildFixture, writeFiles } from "../site.ts";

test("an address is written in references, what is none stays", () => {
  assert.equal(withoutAddresses("a@b.org"), "&#97;&#64;&#98;&#46;&#111;&#114;&#103;");
  assert.equal(withoutAddresses("<b>@home, 5 @ 3</b>"), "<b>@home, 5 @ 3</b>");
});

test("no page has an address in its source, and people read and use it as ever, without a script", async (t) => {
  const { folder } = await buildFixture(
    writeFiles({
      "data/workshop.yaml":
        "name: W\nstart: 2030-05-06\ntimezone: UTC\ncontact: {email: chairs@example.org}\nactions: {label: Write, url: 'mailto:desk@example.org'}\n",
      "content/call.md": "---\ntitle: Call\nnav: 1\n---\n\nTo [us](mailto:call@example.org), or call@example.org.\n",
    }),
    { pathPrefix: "/" },
  );
  for (const [address, html] of pagesOf(folder)) assert.doesNotMatch(html, /\w@\w/, address);
  const [server, browser] = await Promise.all([serveFolder(folder), launch()]);
  t.after(() => Promise.all([server.close(), browser.close()]));
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(server.url);
  const contact = page.locator("#contact a");
  assert.equal(await contact.textContent(), "chairs@example.org");
  assert.equal(await contact.getAttribute("href"), "mailto:chairs@example.org");
  assert.equal(await page.locator("a:has-text('Write')").first().getAttribute("href"), "mailto:desk@example.org");
  await page.goto(`${server.url}call/`);
  assert.equal(await page.locator("main a").first().getAttribute("href"), "mailto:call@example.org");
  assert.match((await page.locator("main").textContent()) ?? "", /or call@example\.org\./);
});
