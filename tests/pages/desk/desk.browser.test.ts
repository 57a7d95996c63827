import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { readInput } from "../../../src/import/input.ts";
import { readRegistrations } from "../../../src/import/people/registrations.ts";
import { BADGE_SIZES } from "../../../src/model/routes.ts";
import { layoutOf } from "../../../src/pages/desk/badges.ts";
import { loadSite } from "../../../src/site/build.ts";
import { deskFiles, deskOf, readContacts } from "../../../src/site/desk.ts";
import { serveMemory } from "../../../src/site/serve/folder-server.ts";
import { type FolderServer, launch } from "../../browser/browser.ts";
import { lectern } from "../../cli/lectern.ts";
import { ROOT, temporaryFolder, writeFiles } from "../../site.ts";
import { type PrintedPage, print, readPdf, squeeze } from "../print/pdf.ts";

const POINTS_PER_MM = 72 / 25.4;
const NOW = DateTime.fromISO("2025-06-10T12:00Z") as DateTime<true>;

const HOSTILE = [
  "<script>alert(1)</script>",
  "Maximiliana-Alexandrina-Wilhelmina von und zu Hohenlohe-Schillingsfürst-Waldenburg-Bartenstein Donaudampfschifffahrtsgesellschaftskapitänswitwe und Söhne zu Brackwater und Tarnholt an der Eider",
  "نسرين الوادي الأزرق",
  "江清澜",
  "Zoë 🦊 Fox",
  "W".repeat(60),
];

function listOf(names: readonly string[]): string {
  const file = path.join(temporaryFolder(), "list.csv");
  const rows = names.map(
    (name) => `"${name}",${'"An institute with a long name, a comma and <b>signs</b>"'},she/her,Press`,
  );
  writeFileSync(file, `Name,Affiliation,Pronouns,Role\n${rows.join("\n")}\n`);
  return file;
}

/** Serves the forms of a site as `lectern pdf` does. */
async function serve(site: string, paper: "a4" | "letter", names?: readonly string[]): Promise<FolderServer> {
  const { loaded } = await loadSite({ site, output: site, now: NOW, strict: false, serving: false, pathPrefix: "/" });
  assert.ok(loaded);
  const { contacts } = readContacts(site, loaded.workshop);
  const registrations = names && readRegistrations(readInput(listOf(names))).registrations;
  return serveMemory(await deskFiles(loaded, deskOf(loaded.workshop, contacts, { paper, registrations })));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where something is painted on each page: paths by their extent and text by its line, in millimetres. */
async function paintedOn(bytes: Buffer): Promise<{ width: number; height: number; boxes: Box[] }[]> {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: { width: number; height: number; boxes: Box[] }[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { fnArray, argsArray } = await page.getOperatorList();
    const boxes: Box[] = [];
    const stack: number[][] = [];
    let matrix = [1, 0, 0, 1, 0, 0];
    fnArray.forEach((code, index) => {
      const args = argsArray[index] as never[];
      if (code === OPS.save) stack.push(matrix);
      else if (code === OPS.restore) matrix = stack.pop() ?? [1, 0, 0, 1, 0, 0];
      else if (code === OPS.transform) matrix = times(matrix, args as unknown as number[]);
      else if (code === OPS.constructPath) {
        const isPainted = (args[0] as unknown) !== OPS.endPath;
        const extent = args[2] as unknown as ArrayLike<number> | null;
        if (isPainted && extent) boxes.push(boxOf(matrix, extent, height));
      }
    });
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      const size = Math.hypot(c, d);
      boxes.push(
        inMillimetres({
          left: x,
          right: x + item.width,
          top: height - y - size * 0.8,
          bottom: height - y + size * 0.2,
        }),
      );
    }
    pages.push({ width: width / POINTS_PER_MM, height: height / POINTS_PER_MM, boxes });
  }
  await document.destroy();
  return pages;
}

function times(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[],
  [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: number[],
) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function boxOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[], extent: ArrayLike<number>, height: number): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(extent);
  const xs = [x0, x1].flatMap((x) => [y0, y1].map((y) => a * x + c * y + e));
  const ys = [x0, x1].flatMap((x) => [y0, y1].map((y) => b * x + d * y + f));
  const [top, bottom] = [height - Math.max(...ys), height - Math.min(...ys)];
  return inMillimetres({ left: Math.min(...xs), right: Math.max(...xs), top, bottom });
}

function inMillimetres(box: Box): Box {
  return Object.fromEntries(
    Object.entries(box).map(([key, value]) => [key, (value as number) / POINTS_PER_MM]),
  ) as unknown as Box;
}

/** What pdf.js expects and Node 20 lacks; without it, it would ignore half a page. */
const BUFFER = ArrayBuffer.prototype as { transferToFixedLength?: () => ArrayBuffer };

describe("badges on paper", () => {
  let browser: Browser;
  const isMissing = BUFFER.transferToFixedLength === undefined;
  before(async () => {
    if (isMissing)
      BUFFER.transferToFixedLength = function (this: ArrayBuffer) {
        return this.slice(0);
      };
    browser = await launch();
  });
  after(async () => {
    if (isMissing) delete BUFFER.transferToFixedLength;
    await browser?.close();
  });

  for (const paper of ["a4", "letter"] as const)
    for (const size of BADGE_SIZES)
      test(`of size ${size} lie on ${paper} where the marks say, with nothing within 3 mm of a cut`, async () => {
        const site = path.join(ROOT, "tests/fixtures/event");
        const server = await serve(site, paper, HOSTILE);
        try {
          const page = await browser.newPage();
          await page.goto(`${server.url}schedule/print/badges/${size}/`);
          assert.equal(await page.locator("main script").count(), 0);
          const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
          await page.close();
          const layout = layoutOf(size, paper);
          const { cuts, badge, left, top, columns, rows } = layout;
          const painted = await paintedOn(bytes);
          const texts = (await readPdf(bytes)).flatMap((one) => one.texts);
          const count = columns * rows;
          const names = await (async () => {
            const again = await browser.newPage();
            await again.goto(`${server.url}schedule/print/badges/${size}/`);
            const found = await again.locator(".badge__first").allTextContents();
            await again.close();
            return found;
          })();
          assert.ok(HOSTILE.every((name) => names.includes(name)));
          assert.equal(painted.length, Math.ceil(names.length / count), "sheets");
          assert.deepEqual(
            texts.filter((text) => text.size < 7.99).map(({ text }) => text),
            [],
            "text below 8 pt",
          );
          const isOn = (at: number, lines: readonly number[]) => lines.some((line) => Math.abs(line - at) < 0.15);
          for (const { width, height, boxes } of painted) {
            assert.ok(Math.abs(width - layout.width) < 0.4 && Math.abs(height - layout.height) < 0.4);
            const marks = boxes.filter(
              (box) =>
                (box.right - box.left < 0.3 && isOn((box.left + box.right) / 2, cuts.x)) ||
                (box.bottom - box.top < 0.3 && isOn((box.top + box.bottom) / 2, cuts.y)),
            );
            const ends = (lines: readonly number[], at: "left" | "top", across: "left" | "top") =>
              lines.map((line) => marks.filter((box) => isOn(box[at] + 0.1, [line]) && box[across] < 0.2).length);
            assert.deepEqual(
              [...ends(cuts.x, "left", "top"), ...ends(cuts.y, "top", "left")],
              [...cuts.x, ...cuts.y].map(() => 1),
              "a mark begins at the edge of the sheet on every cut",
            );
            for (const box of boxes) {
              // The white of the sheet itself.
              const isSheet = box.right - box.left > width - 1 && box.bottom - box.top > height - 1;
              if (marks.includes(box) || isSheet) continue;
              const column = Math.floor(((box.left + box.right) / 2 - left) / badge.width);
              const row = Math.floor(((box.top + box.bottom) / 2 - top) / badge.height);
              const room = {
                left: left + column * badge.width + 3,
                right: left + (column + 1) * badge.width - 3,
                top: top + row * badge.height + 3,
                bottom: top + (row + 1) * badge.height - 3,
              };
              const isInside =
                column >= 0 &&
                column < columns &&
                row >= 0 &&
                row < rows &&
                box.left > room.left &&
                box.right < room.right &&
                box.top > room.top &&
                box.bottom < room.bottom;
              assert.ok(isInside, `${JSON.stringify(box)} is not within ${JSON.stringify(room)}`);
            }
          }
        } finally {
          await server.close();
        }
      });

  test("have each name at the largest step at which it fits, whole and without a broken word", async () => {
    const server = await serve(path.join(ROOT, "tests/fixtures/event"), "a4", [
      "Bo Ek",
      "Amaka Okonjo-Reinhardt",
      ...HOSTILE,
    ]);
    try {
      const page = await browser.newPage();
      await page.goto(`${server.url}schedule/print/badges/a6/`);
      const wrong = await page.locator(".badge__names").evaluateAll((rooms) =>
        rooms.flatMap((room) => {
          const name = room.firstElementChild as HTMLElement;
          const isOver = name.offsetHeight > room.clientHeight + 1 || name.scrollWidth > room.clientWidth + 1;
          return isOver ? [name.textContent] : [];
        }),
      );
      assert.deepEqual(wrong, []);
      const steps = await page
        .locator(".badge__name")
        .evaluateAll((names) => Object.fromEntries(names.map((name) => [name.textContent?.trim(), name.className])));
      assert.match(steps["Bo Ek"] ?? "", /step-0$/);
      assert.doesNotMatch(steps["Amaka Okonjo-Reinhardt"] ?? "", /tight/);
      assert.match(steps["W".repeat(60)] ?? "", /tight/);
      await page.close();
    } finally {
      await server.close();
    }
  });
});

describe("run sheets on paper", () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const [paper, format] of [
    ["a4", "A4"],
    ["letter", "Letter"],
  ] as const)
    test(`are as many sheets of ${format} as promised, each with its head and foot, nothing under 8 pt`, async () => {
      const server = await serve(path.join(ROOT, "tests/fixtures/event"), paper);
      try {
        const url = `${server.url}schedule/print/run-sheets/`;
        const page = await browser.newPage();
        await page.goto(url);
        const promised = await page.locator(".run").count();
        const talks = await page.locator(".run__entry .run__talk").allTextContents();
        await page.close();
        const pages = await print(browser, url, format);
        assert.equal(pages.length, promised);
        assert.ok(promised > 20);
        const texts = pages.map((one) => squeeze(one.texts.map(({ text }) => text).join("")));
        for (const text of texts) assert.match(text, /Forthechaironly.*Asof.*\d+of\d+$/);
        for (const { texts: all, width } of pages)
          assert.deepEqual(
            all
              .filter(({ size, x, width: length }) => size < 7.99 || x < 27 || x + length > width - 27)
              .map(({ text }) => text),
            [],
          );
        const printed = texts.join("");
        for (const talk of talks.filter((one) => /^[\w .,:?-]+$/.test(one)))
          assert.ok(printed.includes(squeeze(talk)), talk);
      } finally {
        await server.close();
      }
    });
});

describe("lectern pdf for those who run the day", () => {
  const site = writeFiles({
    "data/workshop.yaml": "name: Debug ML\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
    "data/schedule.yaml":
      "- date: 2030-05-06\n  end: 11:00\n  items:\n    - {time: 10:00, type: talk, title: Bugs, speakers: Ann Lee, questions: Why?}\n",
    "private/contacts.yaml": "- {name: Ann Lee, phone: 555 0142}\n",
  });

  test("prints run sheets with telephone numbers, and the same bytes again", async () => {
    const [one, two] = [path.join(temporaryFolder(), "one.pdf"), path.join(temporaryFolder(), "two.pdf")];
    for (const file of [one, two]) {
      const args = ["pdf", "--site", site, "--form", "run-sheets", "--output", file, "--now", "2030-05-01"];
      const { status, stdout, stderr } = await lectern(args);
      assert.deepEqual([status, stdout, stderr], [0, `Printed ${file}\n`, ""]);
    }
    const [first, second] = [readFileSync(one), readFileSync(two)];
    assert.ok(first.equals(second));
    const text = squeeze(
      (await readPdf(first)).flatMap((page: PrintedPage) => page.texts.map(({ text }) => text)).join(""),
    );
    assert.match(text, /AnnLee.*5550142|5550142.*AnnLee/);
  });

  test("prints badges from a list, says what it did not understand, and leaves nothing of it behind", async () => {
    const list = path.join(temporaryFolder(), "secret-list.csv");
    writeFileSync(list, "Name,Shirt,Role\nZdenka Morrowind,L,VIP\nAnn Lee,M,\n");
    const output = path.join(temporaryFolder(), "badges.pdf");
    // Its own: other tests make folders in the common one meanwhile.
    const scratch = temporaryFolder();
    const env = { TMPDIR: scratch, TEMP: scratch, TMP: scratch };
    const args = [
      "pdf",
      "--site",
      site,
      "--form",
      "badges",
      "--badge",
      "card",
      "--registrations",
      list,
      "--output",
      output,
    ];
    const { status, stdout, stderr } = await lectern([...args, "--now", "2030-05-01"], { env });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^2 badges: 2 on the list, 1 of them of the programme\n/);
    assert.match(stdout, /secret-list\.csv:1:6 left out: the column "Shirt"/);
    assert.match(stdout, /secret-list\.csv:2:20 guessed: the role "VIP"/);
    assert.deepEqual(readdirSync(scratch), []);
    assert.deepEqual(readdirSync(site).sort(), ["data", "private"]);
  });

  test("refuses bad lists, bad contacts and options that do not go together, in sentences", async () => {
    const bad = path.join(temporaryFolder(), "bad.csv");
    const pdf = (...args: string[]) =>
      lectern(["pdf", "--site", site, "--output", path.join(temporaryFolder(), "x.pdf"), ...args]);
    for (const [content, said] of [
      ["Mail\nx@example.org\n", /^lectern: bad\.csv:1: no column has names/],
      [Buffer.from("Name\nJos\xe9\n", "latin1"), /^lectern: bad\.csv:2:4: .*UTF-8/],
      ['Name\n"Bo\n', /^lectern: bad\.csv:2: a quote starts here/],
    ] as const) {
      writeFileSync(bad, content);
      const { status, stderr } = await pdf("--form", "badges", "--registrations", bad);
      assert.equal(status, 1);
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    for (const args of [
      ["--registrations", bad],
      ["--badge", "a7", "--form", "run-sheets"],
      ["--all", "--form", "badges"],
      ["--form", "badges", "--registrations", "nowhere.csv"],
      ["--form", "badge"],
    ])
      assert.equal((await pdf(...args)).status, 2, args.join(" "));
    const other = writeFiles({
      "data/workshop.yaml": "name: Debug ML\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
      "data/schedule.yaml": "- date: 2030-05-06\n  end: 11:00\n  items: [{time: 10:00, title: A, speakers: Ann Lee}]\n",
      "private/contacts.yaml": "- {name: Ann Lee, phone: ask}\n",
    });
    const { status, stderr } = await lectern(["pdf", "--site", other, "--form", "run-sheets"], {
      cwd: temporaryFolder(),
    });
    assert.equal(status, 1);
    assert.match(stderr, /private\/contacts\.yaml:1:26 error bad-phone/);
  });
});
