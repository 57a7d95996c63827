import assert from "node:assert/strict";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { FAILSAFE_SCHEMA, load } from "js-yaml";
import { DateTime } from "luxon";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { readSite } from "../../src/site/read.ts";
import { pagesOf } from "../pages/crawl.ts";
import { type BuiltSite, buildFixture, ROOT, temporaryFolder, writeFiles } from "../site.ts";
import { type FolderServer, launch, serveFolder } from "./browser.ts";

const NOW = DateTime.fromISO("2021-03-01T00:00:00Z") as DateTime<true>;

type Value = string | readonly Value[] | { readonly [key: string]: Value };

/** What runs if a text is taken for anything else; without parentheses and commas, which mean something in names. */
const payload = (place: number): string =>
  `"'><script>ran\`${place}\`</script><img src=x onerror=ran\`${place}\`><svg/onload=ran\`${place}\`>]]>--></script></title>{{ 7777 * 7 }}{% raw %}<%= 7777 * 7 %>\${7777 * 7}\u200b`;

/** Markdown has doors of its own. */
const MARKDOWN = `
<script>ran\`md\`</script> <b onmouseover=ran\`md\`>raw</b> &lt;script&gt;ran\`md\`&lt;/script&gt;

![x](/pictures/x.png" onerror="ran\`md\`) [x](https://example.org/"onmouseover="ran\`md\`) <https://example.org/"onx="ran\`md\`>

## "><img src=x onerror=ran\`md\`> {{ 7777 * 7 }} {#x" onload="ran\`md\`}

\`</code><script>ran\`\` $<script>ran\`md\`</script>$

\`\`\`"><script>ran\`md\`</script>
</pre><script>ran\`md\`</script>
\`\`\`

| <img src=x onerror=ran\`md\`> | b |
| --- | --- |
| {% raw %} | <style>@import "x"</style> |
`;

/** The data of the awkward workshop, which uses nearly everything that there is. */
function awkward(): Map<string, Value> {
  const folder = path.join(ROOT, "tests/fixtures/awkward/data");
  return new Map(
    readdirSync(folder).map((name) => [
      `data/${name}`,
      load(readFileSync(path.join(folder, name), "utf8"), { schema: FAILSAFE_SCHEMA }) as Value,
    ]),
  );
}

function textsIn(value: Value): string[] {
  if (typeof value === "string") return [value];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(textsIn);
}

function changed(value: Value, by: (text: string) => string): Value {
  if (typeof value === "string") return by(value);
  if (Array.isArray(value)) return value.map((one) => changed(one, by));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, by)]));
}

const PAGE = (text: string) =>
  `---\ntitle: ${JSON.stringify(`Call ${text}`)}\nnav: 1\ndescription: ${JSON.stringify(text)}\n---\n\n${text}\n${MARKDOWN}`;

function filesOf(data: ReadonlyMap<string, Value>, text: string): Record<string, string> {
  const content = path.join(ROOT, "tests/fixtures/awkward/content");
  return {
    ...Object.fromEntries(
      readdirSync(content).map((name) => [`content/${name}`, readFileSync(path.join(content, name), "utf8")]),
    ),
    ...Object.fromEntries([...data].map(([file, value]) => [file, JSON.stringify(value, null, 1)])),
    "content/strange.md": PAGE(text),
  };
}

interface Hostile {
  readonly site: string;
  readonly taken: number;
  readonly refused: readonly string[];
}

/**
 * Puts a payload into every text that takes one: into all places with the same text at once, as they may refer to each
 * other; several texts at a time, and one by one where one of them is refused.
 */
function hostileSite(): Hostile {
  const site = temporaryFolder();
  cpSync(path.join(ROOT, "tests/fixtures/awkward/public"), path.join(site, "public"), { recursive: true });
  let data = awkward();
  const refused: string[] = [];
  const texts = [...new Set([...data.values()].flatMap(textsIn))].filter((text) => text.trim() !== "");
  function attempt(places: readonly number[]): void {
    const hostile = new Map(places.map((place) => [texts[place], `${texts[place]} ${payload(place)}`]));
    const tried = new Map([...data].map(([file, value]) => [file, changed(value, (one) => hostile.get(one) ?? one)]));
    writeFiles(filesOf(tried, "text"), site);
    const { diagnostics } = readSite({ site, now: NOW });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    for (const { file, line, column, message } of errors)
      assert.ok(file !== "" && line > 0 && column > 0 && message !== "", message);
    if (errors.length === 0) data = tried;
    else if (places.length > 1) for (const place of places) attempt([place]);
    else refused.push(texts[places[0] ?? 0] ?? "");
  }
  for (let place = 0; place < texts.length; place += 8)
    attempt(texts.slice(place, place + 8).map((_, index) => place + index));
  writeFiles(filesOf(data, payload(9999)), site);
  return { site, taken: texts.length - refused.length, refused };
}

describe("text of strangers in every field", () => {
  let site: BuiltSite;
  let server: FolderServer;
  let browser: Browser;
  let context: BrowserContext;
  const hostile = hostileSite();
  before(async () => {
    site = await buildFixture(hostile.site, { now: NOW.toISO(), pathPrefix: "/" });
    server = await serveFolder(site.folder);
    browser = await launch();
    // Without the policy, so that it is not what keeps the text from running.
    context = await browser.newContext({ bypassCSP: true });
    await context.addInitScript("globalThis.ran = (place) => { (globalThis.all ??= []).push(String(place)); };");
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const ranOn = (page: Page) => page.evaluate("globalThis.all ?? []");

  test("is taken by all fields that hold words, and refused with a place by the others", () => {
    assert.ok(hostile.taken > 60, `${hostile.taken} texts; refused: ${hostile.refused.join(" | ")}`);
    // What is refused has a form of its own: dates, times, addresses, paths, words of a list.
    const words = hostile.refused.filter((text) => /^[A-Z][a-z]+ [a-z]+ [a-z]+/.test(text) && !/\d/.test(text));
    assert.deepEqual(words, []);
  });

  test("runs on no page, and is nothing but text there", async () => {
    const page = await context.newPage();
    const found: string[] = [];
    for (const [address, html] of pagesOf(site.folder)) {
      assert.doesNotMatch(html, /<script>ran/, address);
      // An old address leads on at once.
      if (html.includes('http-equiv="refresh"')) continue;
      await page.goto(new URL(address.replace(/^\//, ""), server.url).href);
      const ran = await ranOn(page);
      const foreign = await page.evaluate(`[...document.querySelectorAll("*")].flatMap((element) => [
        ...[...element.attributes].filter(({ name }) => /^on/.test(name)).map(({ name }) => element.localName + " " + name),
        ...(element.matches("script:not([src]):not([type='application/ld+json']), iframe, object, embed, base, img[src='x']") ? [element.localName] : []),
        ...["href", "src", "action"].filter((name) => /^\\s*(?:javascript|data|vbscript):/i.test(element.getAttribute(name) ?? "")),
      ])`);
      const text = (await page.evaluate("document.body.innerText")) as string;
      if ((ran as string[]).length > 0 || (foreign as string[]).length > 0) found.push(`${address}: ${ran} ${foreign}`);
      if (/54439/.test(text)) found.push(`${address}: a template ran`);
    }
    assert.deepEqual(found, []);
    assert.match(site.read("/schedule/"), /&lt;script&gt;ran`/);
  });

  test("runs neither in what was searched for nor in the reader's own programme", async () => {
    const page = await context.newPage();
    await page.goto(`${server.url}search/?q=script`);
    await page.locator(".search__results li, .results li, main li").first().waitFor();
    assert.deepEqual(await ranOn(page), []);
    await page.goto(`${server.url}schedule/`);
    for (const star of await page.locator("main .star").all()) if (await star.isVisible()) await star.click();
    await page.goto(`${server.url}my/`);
    await page.locator(".my li").first().waitFor();
    assert.deepEqual(await ranOn(page), []);
    await page.goto(`${server.url}my/#stars=item-${encodeURIComponent(payload(1))}`);
    await page.reload();
    assert.deepEqual(await ranOn(page), []);
  });
});
