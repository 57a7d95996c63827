import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, describe, test } from "node:test";
import { DateTime } from "luxon";
import { getDocumentProxy } from "unpdf";
import { withTitles } from "../../../src/site/pdf/outline.ts";
import { printPages, settle } from "../../../src/site/pdf/pdf.ts";
import { lecternProcess, SMALL, smallSite } from "../../cli/lectern.ts";
import { ROOT, temporaryFolder, writeFiles } from "../../site.ts";

const NOW = ["--now", "2019-05-10"];
const SCHEDULE = "- date: 2030-05-06\n  end: 11:00\n  items:\n    - {time: 10:00, title: A talk, speakers: A B}\n";
const DATE = DateTime.fromISO("2019-05-01T00:00:00Z", { zone: "utc" }) as DateTime<true>;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

function open(file: string): Promise<PdfDocument> {
  return getDocumentProxy(new Uint8Array(readFileSync(file)));
}

/** Width and height of each page in points. */
async function sheets(file: string): Promise<number[][]> {
  const document = await open(file);
  const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1));
  return (await Promise.all(pages)).map((page) => {
    const { width, height } = page.getViewport({ scale: 1 });
    return [Math.round(width), Math.round(height)];
  });
}

async function textOf(document: PdfDocument, number: number): Promise<string> {
  const { items } = await (await document.getPage(number)).getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

describe("lectern pdf", () => {
  const folder = path.join(temporaryFolder(), "printed");
  const file = path.join(folder, "schedule.pdf");
  before(() => {
    const { status, stderr } = lecternProcess(["pdf", "--site", ROOT, "--all", "--output", folder, ...NOW]);
    assert.deepEqual([status, stderr], [0, ""]);
  });

  test("writes the schedule on the paper of the workshop, with title, language, tags, outline and date", async () => {
    assert.deepEqual(await sheets(file), [[596, 843]]);
    const document = await open(file);
    const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
    assert.match(String(info.Title), /Debugging Machine Learning Models/);
    assert.equal(info.Language, "en");
    assert.match(String(info.CreationDate), /^D:20190501/);
    assert.equal((await document.getMarkInfo())?.Marked, true);
    const tree = await (await document.getPage(1)).getStructTree();
    assert.match(JSON.stringify(tree), /"role":"H1"/);
    const outline = await document.getOutline();
    assert.match(outline[0]?.title ?? "", /Debugging Machine\s*Learning Models/);
    // Where lines break depends on the fonts of the machine.
    assert.match(await textOf(document, 1), /A New Perspective on Adversarial\s+Perturbations/);
  });

  test("writes the same bytes again, alone too", () => {
    const again = path.join(temporaryFolder(), "programme.pdf");
    const { status, stdout, stderr } = lecternProcess(["pdf", "--site", ROOT, "--output", again, ...NOW]);
    assert.deepEqual([status, stdout, stderr], [0, `Printed ${again}\n`, ""]);
    assert.ok(readFileSync(again).equals(readFileSync(file)));
  });

  test("takes another paper when told", async () => {
    const site = smallSite({ "data/schedule.yaml": SCHEDULE });
    const letter = path.join(temporaryFolder(), "letter.pdf");
    assert.equal(lecternProcess(["pdf", "--site", site, "--paper", "letter", "--output", letter]).status, 0);
    assert.deepEqual(await sheets(letter), [[612, 792]]);
  });

  test("--all writes every form into a folder, and the booklet's contents name the pages", async () => {
    const files = readdirSync(folder, { encoding: "utf8", recursive: true }).filter((name) => name.endsWith(".pdf"));
    assert.deepEqual(files.sort(), [
      "booklet.pdf",
      "foyer.pdf",
      "large.pdf",
      "posters.pdf",
      "rooms/r03.pdf",
      "schedule.pdf",
    ]);
    const document = await open(path.join(folder, "booklet.pdf"));
    const contents = await textOf(document, 1);
    for (const heading of ["Programme committee", "Sponsors", "Venue"]) {
      const page = Number(new RegExp(`${heading}\\s*(\\d+)`).exec(contents)?.[1]);
      assert.ok(page >= 1 && page <= document.numPages, `the contents name the page of ${heading}`);
      if (page > 1) assert.match(await textOf(document, page), new RegExp(heading));
    }
  });
});

test("pages turn their paper and choose the sheet of labels themselves", async () => {
  // The server sends what a host would, so a style has to be a file.
  const html =
    '<!DOCTYPE html><html lang="en"><head><title>T</title><link rel="stylesheet" href="page.css"></head><body><h1>T</h1><p class="w">W</p></body></html>';
  const folder = writeFiles({
    "turned/index.html": html,
    "turned/page.css": "@page { size: landscape }",
    "mixed/index.html": html,
    "mixed/page.css": "@page wide { size: landscape } .w { page: wide }",
    "label/index.html": html,
    "label/page.css": "@page { size: 148mm 105mm } .w { display: none }",
  });
  const printed = temporaryFolder();
  const names = ["turned", "mixed", "label"];
  const fileOf = (name: string) => path.join(printed, `${name}.pdf`);
  await printPages(
    names.map((name) => `/${name}/`),
    { folder, pathPrefix: "/", paper: "letter", date: DATE },
    (address, bytes) => writeFileSync(fileOf(address.replaceAll("/", "")), bytes),
  );
  const found = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await sheets(fileOf(name))] as const)),
  );
  assert.deepEqual(found, {
    turned: [[792, 612]],
    mixed: [
      [612, 792],
      [792, 612],
    ],
    label: [[420, 298]],
  });
});

/** The titles of an outline, each before those below it. */
async function outlineOf(file: string): Promise<string[]> {
  const document = await open(file);
  const titles = (entries: Awaited<ReturnType<typeof document.getOutline>>): string[] =>
    (entries ?? []).flatMap(({ title, items }) => [title, ...titles(items)]);
  return titles(await document.getOutline());
}

test("the outline has the text of the headings: Arabic in the order in which it is read, a space where a line breaks, formulas as text", async () => {
  const html = `<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>T</title><link rel="stylesheet" href="page.css"></head><body>
    <h1>ورشة تصحيح نماذج التعلم الآلي 2030</h1>
    <h2 dir="ltr">Debugging Machine<br>Learning Models</h2>
    <h2 class="narrow" dir="ltr">Failing Loudly (again): An Empirical Study of Methods\\ for Shift</h2>
    <h3 dir="ltr">On <math alttext="x²"><msup><mi>x</mi><mn>2</mn></msup></math> and <bdi>الجلسة الأولى</bdi></h3>
    <h3 dir="ltr">Session</h3>
    <h3 dir="ltr" class="not">Not on paper</h3>
    <h2 dir="ltr"><span class="not">Hidden </span>Venue</h2>
    </body></html>`;
  const folder = writeFiles({ "index.html": html, "page.css": ".narrow { inline-size: 8em } .not { display: none }" });
  const file = path.join(temporaryFolder(), "outline.pdf");
  await printPages(["/"], { folder, pathPrefix: "/", paper: "a4", date: DATE }, (_, bytes) =>
    writeFileSync(file, bytes),
  );
  assert.deepEqual(await outlineOf(file), [
    "ورشة تصحيح نماذج التعلم الآلي 2030",
    "Debugging Machine Learning Models",
    "Failing Loudly (again): An Empirical Study of Methods\\ for Shift",
    "On x² and الجلسة الأولى",
    "Session",
    "Venue",
  ]);
});

test("the outline of every printed form of the awkward site is that of its headings", async () => {
  const site = path.join(ROOT, "tests/fixtures/awkward");
  const output = temporaryFolder();
  const { status, stderr } = lecternProcess([
    "build",
    "--pdf",
    "--site",
    site,
    "--output",
    path.join(output, "o"),
    ...NOW,
  ]);
  assert.equal(status, 0, stderr);
  const files = readdirSync(output, { encoding: "utf8", recursive: true }).filter((name) => name.endsWith(".pdf"));
  assert.ok(files.length >= 4);
  for (const name of files.filter((one) => /print\/|schedule\.pdf$/.test(one))) {
    const titles = await outlineOf(path.join(output, name));
    const page = name.endsWith("o/schedule.pdf")
      ? "o/schedule/print/index.html"
      : name.replace(/\.pdf$/, "/index.html");
    const headings = [...readFileSync(path.join(output, page), "utf8").matchAll(/<h([1-6])\b[^>]*>(.*?)<\/h\1>/gs)];
    const expected = headings.map(([, , html = ""]) => {
      const text = html.replace(/<math alttext="([^"]*)".*?<\/math>/gs, "$1").replace(/<[^>]*>/g, "");
      return characters(text).replace(/\s+/g, " ").trim();
    });
    assert.deepEqual(titles, expected, name);
  }
});

/** The characters that our pages write as references. */
function characters(html: string): string {
  const meant: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => meant[name] ?? "");
}

test("a file whose outline has another number of entries, or none that can be read, stays as it is", () => {
  for (const text of ["%PDF-1.4\n", "not a PDF file", ""]) {
    const pdf = Buffer.from(text);
    assert.ok(withTitles(pdf, ["One"]).equals(pdf));
  }
});

test("two prints that differ in their dates and the browser's numbers of elements become one file, place for place", () => {
  const printed = (date: string, ...nodes: string[]) =>
    Buffer.from(`/CreationDate (D:${date}+00'00')\n/ModDate (D:${date}+00'00')\n${nodes.join("\n")}\u00ff`, "latin1");
  const one = printed("20300506101500", "/ID (node00000034)", "/Headers [(node00000034) (node00000035)]");
  const two = printed("20310102030405", "/ID (node00000117)", "/Headers [(node00000117) (node00000118)]");
  assert.equal(settle(one, DATE).toString("latin1"), settle(two, DATE).toString("latin1"));
  assert.equal(settle(one, DATE).length, one.length);
  const expected = printed("20190501000000", "/ID (node00000001)", "/Headers [(node00000001) (node00000002)]");
  assert.ok(settle(one, DATE).equals(expected));
});

test("build --pdf puts the files into the site and links them, under the path prefix", () => {
  const site = smallSite({ "data/schedule.yaml": SCHEDULE });
  const output = path.join(site, "out");
  const { status, stderr } = lecternProcess([
    "build",
    "--pdf",
    "--site",
    site,
    "--output",
    output,
    "--path-prefix",
    "/w/",
  ]);
  assert.equal(status, 0, stderr);
  const schedule = readFileSync(path.join(output, "schedule/index.html"), "utf8");
  const forms = readFileSync(path.join(output, "schedule/print/index.html"), "utf8");
  const links = [...`${schedule}${forms}`.matchAll(/href="\/w(\/schedule[^"]*\.pdf)"/g)].map(
    ([, address = ""]) => address,
  );
  assert.deepEqual([...new Set(links)].sort(), [
    "/schedule.pdf",
    "/schedule/print/booklet.pdf",
    "/schedule/print/foyer.pdf",
    "/schedule/print/large.pdf",
  ]);
  for (const link of links) assert.equal(readFileSync(path.join(output, link), "latin1").slice(0, 5), "%PDF-", link);
  assert.ok(schedule.includes("/w/schedule.pdf"));
});

test("a site built without --pdf links no PDF files of its own", () => {
  const site = smallSite({ "data/schedule.yaml": SCHEDULE });
  assert.equal(lecternProcess(["build", "--site", site]).status, 0);
  assert.doesNotMatch(readFileSync(path.join(site, "_site/schedule/index.html"), "utf8"), /\.pdf/);
});

describe("without a browser", () => {
  const env = { PATH: "", LECTERN_BROWSER: "", CHROME_PATH: "", PLAYWRIGHT_BROWSERS_PATH: temporaryFolder() };

  for (const command of [["pdf"], ["build", "--pdf"]]) {
    test(`${command.join(" ")} says what to install and writes nothing`, { skip: process.platform !== "linux" }, () => {
      const site = smallSite({ "data/schedule.yaml": SCHEDULE });
      const { status, stdout, stderr } = lecternProcess([...command, "--site", site], { cwd: site, env });
      assert.deepEqual([status, stdout], [1, ""]);
      assert.match(
        stderr,
        /lectern: printing PDF files needs a browser, and none was found; install Chromium or Chrome/,
      );
      assert.equal(existsSync(path.join(site, "schedule.pdf")) || existsSync(path.join(site, "_site")), false);
    });
  }
});

test("a site without a schedule has nothing to print", () => {
  const { status, stderr } = lecternProcess(["pdf", "--site", writeFiles({ "data/workshop.yaml": SMALL })]);
  assert.equal(status, 1);
  assert.match(stderr, /there is nothing to print: the site has no schedule/);
});
