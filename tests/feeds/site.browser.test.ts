import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { imageSize } from "image-size";
import { drawPreview, previewOf } from "../../src/feeds/preview.ts";
import { feedsOf } from "../../src/model/feeds.ts";
import { launch, serveFolder } from "../browser/browser.ts";
import { pagesOf } from "../pages/crawl.ts";
import { buildFixture, writeFiles } from "../site.ts";
import { fixture, HOSTILE, hostileSite, workshopOf } from "./hostile.ts";

const parse = (xml: string) => {
  const problems: string[] = [];
  const onError = (level: string, message: string) => problems.push(`${level}: ${message}`);
  const document = new DOMParser({ onError }).parseFromString(xml, "text/xml");
  assert.deepEqual(problems, []);
  return document;
};

const texts = (xml: string, name: string) => [...parse(xml).getElementsByTagName(name)].map((one) => one.textContent);

/** The structured data of a page. */
function dataOf(html: string): Record<string, unknown>[] {
  return [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, json = ""]) =>
    JSON.parse(json),
  );
}

for (const name of ["reference", "awkward", "empty"]) {
  test(`the ${name} site has every file for machines that its model promises`, async () => {
    const { output } = await buildFixture(name, { now: "2021-01-01T00:00:00Z", pathPrefix: "/" }).then(
      ({ folder }) => ({ output: folder }),
    );
    const workshop = workshopOf(path.resolve(name === "reference" ? "." : `tests/fixtures/${name}`));
    for (const { address } of feedsOf(workshop)) assert.ok(existsSync(path.join(output, address)), address);
  });
}

for (const name of ["reference", "awkward"]) {
  test(`the sitemap of the ${name} site has the pages that may be indexed, all with the date of the data`, async () => {
    const { workshop, read, output } = await fixture(name);
    const indexed = [...pagesOf(output)].filter(([, html]) => !/<meta name="robots" content="noindex">/.test(html));
    const base = (workshop.url ?? "").replace(/\/$/, "");
    assert.deepEqual(texts(read("sitemap.xml"), "loc").sort(), indexed.map(([address]) => base + address).sort());
    assert.deepEqual([...new Set(texts(read("sitemap.xml"), "lastmod"))], [workshop.updated.toISODate()]);
    assert.ok(read("robots.txt").includes(`Sitemap: ${workshop.url}sitemap.xml`));
  });
}

test("the feed has the news and deadlines of the awkward site, the latest first, with absolute addresses", async () => {
  const { workshop, read } = await fixture("awkward");
  const xml = read("feed.xml");
  const dated = workshop.dates.filter(({ at }) => at !== undefined);
  const ids = texts(xml, "id").slice(1);
  assert.equal(new Set(ids).size, workshop.news.length + dated.length);
  const times = texts(xml, "updated")
    .slice(1)
    .map((text) => Date.parse(text ?? ""));
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
  );
  for (const content of texts(xml, "content")) assert.doesNotMatch(content ?? "", /(?:href|src)="[/#]/);
  assert.ok(texts(xml, "title").includes("Early <registration> & more: 1 March 2021, 17:00 (CET)"));
});

test("hostile text stays text in feed, manifest and structured data", async () => {
  const { read } = await buildFixture(hostileSite());
  assert.ok(texts(read("feed.xml"), "title").includes(HOSTILE));
  const manifest = JSON.parse(read("site.webmanifest")) as { name: string; start_url: string };
  assert.equal(manifest.name, HOSTILE);
  assert.equal(manifest.start_url, "/w/2021/");
  const [event] = dataOf(read("/talks/first/"));
  assert.equal(event?.name, HOSTILE);
  const [article] = dataOf(read("/papers/paper/"));
  assert.equal(article?.headline, HOSTILE);
});

test("a page says what it is about in the words of schema.org", async () => {
  const { workshop, read } = await fixture("awkward");
  const [event] = dataOf(read("/schedule/"));
  assert.equal(event?.["@type"], "Event");
  assert.equal(event?.startDate, "2021-03-27T08:30:00+01:00");
  assert.equal(event?.eventAttendanceMode, "https://schema.org/MixedEventAttendanceMode");
  const parts = event?.subEvent as { name: string; startDate: string }[];
  const expected = workshop.items.filter((item) => item.timed && item.family !== "break");
  assert.deepEqual(
    parts.map(({ startDate }) => Date.parse(startDate)),
    expected.map(({ start }) => start.toMillis()),
  );
  const gone = workshop.items.find((item) => item.cancelled && item.page);
  const [cancelled] = dataOf(read(gone?.page ?? ""));
  assert.equal(cancelled?.eventStatus, "https://schema.org/EventCancelled");
  const online = workshop.items.find((item) => item.mode === "online");
  const [talk] = dataOf(read(online?.page ?? ""));
  assert.deepEqual(talk?.location, { "@type": "VirtualLocation", url: "https://example.org/room4" });
  for (const [address, html] of pagesOf((await fixture("awkward")).output)) {
    for (const data of dataOf(html)) assert.ok(!JSON.stringify(data).includes("null"), address);
  }
});

test("without url: nothing says an absolute address of this site", async () => {
  const { folder, read } = await buildFixture(hostileSite(""));
  for (const name of ["feed.xml", "sitemap.xml", "schedule.json"])
    assert.ok(!existsSync(path.join(folder, name)), name);
  assert.doesNotMatch(read("robots.txt"), /Sitemap/);
  for (const [, html] of pagesOf(folder)) assert.doesNotMatch(html, /og:image|webcal:|undefined/);
  assert.ok(existsSync(path.join(folder, "schedule.ics")) && existsSync(path.join(folder, "schedule.xml")));
  assert.doesNotMatch(read("schedule.xml"), /<url|undefined/);
});

test("pictures have the size that pages and manifest say", async () => {
  const { read, output } = await fixture("awkward");
  const size = (file: string) => imageSize(readFileSync(path.join(output, file)));
  const html = read("/");
  const preview = /og:image" content="https:\/\/example\.org\/awkward\/(assets\/preview-[^"]+)"/.exec(html)?.[1];
  assert.ok(preview);
  const { width, height, type } = size(preview);
  assert.deepEqual([width, height, type], [1200, 630, "png"]);
  assert.match(html, /og:image:width" content="1200"/);
  const { icons } = JSON.parse(read("site.webmanifest")) as {
    icons: { src: string; sizes: string; purpose: string }[];
  };
  assert.deepEqual(
    icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`),
    ["192x192 any", "512x512 any", "512x512 maskable"],
  );
  for (const icon of icons) assert.equal(`${size(icon.src).width}x${size(icon.src).height}`, icon.sizes);
  assert.equal(size("apple-touch-icon.png").width, 180);
});

test("the manifest has the page's light background and the accent", async () => {
  const { read } = await fixture("awkward");
  const { background_color, theme_color } = JSON.parse(read("site.webmanifest")) as Record<string, string>;
  const accent = /^accent: "?(#\w+)/m.exec(readFileSync("tests/fixtures/awkward/data/workshop.yaml", "utf8"))?.[1];
  assert.deepEqual([background_color, theme_color], ["#ffffff", accent]);
});

test("a site may bring its own robots.txt", async () => {
  const site = writeFiles({ "public/robots.txt": "User-agent: *\nDisallow: /drafts/\n" }, hostileSite());
  const { read } = await buildFixture(site);
  assert.match(read("robots.txt"), /drafts/);
});

test("two builds of the same site give the same files for machines", async () => {
  const site = hostileSite();
  const [one, two] = await Promise.all([
    buildFixture(site, { now: "2021-01-01T00:00:00Z" }),
    buildFixture(site, { now: "2021-01-01T00:00:00.000Z" }),
  ]);
  assert.notEqual(one.folder, two.folder);
  const files = readdirSync(one.folder, { encoding: "utf8", recursive: true }).filter((file) => /\.\w+$/.test(file));
  for (const file of files) {
    assert.deepEqual(readFileSync(path.join(one.folder, file)), readFileSync(path.join(two.folder, file)), file);
  }
});

test("the browser finds nothing against the policy in structured data, manifest and icons", async () => {
  const { output } = await fixture("awkward");
  const server = await serveFolder(output);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective));
    });
    for (const address of ["", "schedule/", "talks/clocks/", "papers/influence/"]) {
      await page.goto(server.url + address);
      const json = await page.locator('script[type="application/ld+json"]').textContent();
      assert.equal((JSON.parse(json ?? "") as Record<string, unknown>)["@context"], "https://schema.org");
    }
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await server.close();
  }
});

test("a name of any length is drawn, as far as a picture can hold it", () => {
  const long = "Long words ".repeat(40_000);
  const workshop = workshopOf(
    writeFiles({
      "data/workshop.yaml": `name: ${long}\nstart: 2030-05-06\ntimezone: UTC\nurl: https://example.org/\n`,
    }),
  );
  const picture = drawPreview(previewOf(workshop));
  assert.deepEqual([...picture.subarray(1, 4)], [...Buffer.from("PNG")]);
});
