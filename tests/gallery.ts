/**
 * The pictures of README and docs/gallery.md: screens side by side, and sheets side by side, as small WebP files. They are
 * the same for the same fonts: sites have a fixed instant, and so has the browser's clock. See CONTRIBUTING.md.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { DateTime } from "luxon";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { fileOf } from "../src/model/routes.ts";
import { type LoadedSite, loadSite, renderPage } from "../src/site/build.ts";
import { deskFiles, deskOf, isDeskPage } from "../src/site/desk.ts";
import { printPages } from "../src/site/pdf/pdf.ts";
import { launch, serveFolder } from "./browser/browser.ts";
import { ROOT, temporaryFolder } from "./site.ts";
import { writeSyntheticSite } from "./synthetic.ts";

const DOCS = path.join(ROOT, "docs");
const PHONE = { width: 360, height: 740, scale: 1.5 };
const DESKTOP = { width: 1280, height: 800, scale: 1 };

/** What stands side by side in a picture. */
interface Shot {
  readonly address: string;
  /** The instant of the browser's clock (default: that of the build). */
  readonly at?: string;
  readonly scheme?: "light" | "dark";
}

interface Showcase {
  readonly name: string;
  readonly site: string;
  /** The instant of the build. */
  readonly now: string;
  readonly phone: readonly Shot[];
  readonly desktop: readonly Shot[];
  /** Addresses of print forms, those of the desk too. */
  readonly paper: readonly string[];
  /** How large its pictures are, beside the others. */
  readonly scale?: number;
}

function showcases(): Showcase[] {
  return [
    {
      name: "reference",
      site: ROOT,
      now: "2019-05-01T12:00:00Z",
      phone: [{ address: "/" }, { address: "/schedule/" }, { address: "/papers/", scheme: "dark" }],
      desktop: [{ address: "/" }, { address: "/schedule/" }],
      paper: ["/schedule/print/", "/schedule/print/rooms/r03/", "/schedule/print/booklet/"],
    },
    {
      name: "event",
      site: path.join(ROOT, "tests/fixtures/event"),
      now: "2025-09-01T12:00:00Z",
      phone: [
        { address: "/" },
        { address: "/schedule/", at: "2025-09-18T11:20:00+02:00" },
        { address: "/speakers/", scheme: "dark" },
      ],
      desktop: [{ address: "/" }, { address: "/schedule/" }],
      paper: ["/schedule/print/", "/schedule/print/rooms/grote-zaal/", "/schedule/print/badges/a6/"],
    },
    {
      name: "large",
      site: writeSyntheticSite({ days: 4, rooms: 12, talks: 600, minutes: 20, papers: 200 }),
      now: "2030-05-15T12:00:00Z",
      phone: [{ address: "/" }, { address: "/schedule/2030-06-04/" }, { address: "/papers/" }],
      desktop: [{ address: "/" }, { address: "/schedule/2030-06-04/" }],
      paper: ["/schedule/print/", "/schedule/print/rooms/room-01/"],
      scale: 0.75,
    },
    {
      name: "arabic",
      site: path.join(ROOT, "tests/fixtures/arabic"),
      now: "2027-03-01T12:00:00Z",
      phone: [{ address: "/" }, { address: "/schedule/" }, { address: "/speakers/", scheme: "dark" }],
      desktop: [{ address: "/" }, { address: "/schedule/" }],
      paper: ["/schedule/print/", "/schedule/print/rooms/lqaa-lkbr/"],
    },
  ];
}

/** Takes all pictures of the docs and says how large they are. Needs Poppler's `pdftoppm`. */
export async function takeGallery(): Promise<void> {
  const folder = path.join(DOCS, "gallery");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const browser = await launch();
  try {
    for (const showcase of showcases()) await takeShowcase(browser, showcase, folder);
  } finally {
    await browser.close();
  }
  const files = [...readdirSync(folder).map((name) => path.join(folder, name)), path.join(DOCS, "opening.webp")];
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(`${files.length} pictures of ${Math.round(bytes / 1000)} kB in docs/`);
}

async function takeShowcase(browser: Browser, showcase: Showcase, folder: string): Promise<void> {
  const { name, site, now, phone, desktop, paper, scale = 1 } = showcase;
  const instant = DateTime.fromISO(now, { zone: "utc" }) as DateTime<true>;
  const output = temporaryFolder();
  const options = { site, output, now: instant, pathPrefix: "/", strict: false, serving: false };
  const { loaded } = await loadSite(options);
  if (loaded === undefined) throw new Error(`${site} has errors`);
  const addresses = new Set([...phone, ...desktop].map(({ address }) => address).concat(paper));
  for (const address of addresses)
    if (!isDeskPage(fileOf(address).slice(1)) && !(await renderPage(loaded, address)))
      throw new Error(`${name} has no ${address}`);
  const server = await serveFolder(output);
  const screen = ({ address, at = now, scheme = "light" }: Shot, size: typeof PHONE) =>
    takeScreen(browser, server.url + address.slice(1), { ...size, at, scheme });
  try {
    const file = (medium: string) => path.join(folder, `${name}-${medium}.webp`);
    const desktops = await inTurn(desktop, (shot) => screen(shot, DESKTOP));
    const sheets = await takeSheets(loaded, paper);
    await writeRow(file("phone"), await inTurn(phone, (shot) => screen(shot, PHONE)), 1000 * scale);
    await writeRow(file("desktop"), desktops, 640 * scale);
    await writeRow(file("paper"), sheets, 900 * scale);
    const [home] = desktops;
    const [glance] = sheets;
    if (name === "reference" && home && glance)
      await writeRow(path.join(DOCS, "opening.webp"), [home, glance], DESKTOP.height);
    console.log(`${name}: ${addresses.size} pages and forms`);
  } finally {
    await server.close();
  }
}

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly at: string;
  readonly scheme: "light" | "dark";
}

/** The first window of a page, as PNG. */
async function takeScreen(browser: Browser, url: string, screen: Screen): Promise<Buffer> {
  const { width, height, scale, at, scheme } = screen;
  const viewport = { width, height };
  const page = await browser.newPage({ viewport, deviceScaleFactor: scale, colorScheme: scheme });
  try {
    await page.clock.setFixedTime(at);
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    return await page.screenshot({ animations: "disabled" });
  } finally {
    await page.close();
  }
}

/** The first sheet of each form, as PNG, printed as `lectern pdf` does. */
async function takeSheets(loaded: LoadedSite, addresses: readonly string[]): Promise<Buffer[]> {
  const { workshop, target } = loaded;
  const { folder, pathPrefix } = target;
  const options = { pathPrefix, paper: workshop.paper, date: workshop.updated };
  const desk = await deskFiles(loaded, deskOf(workshop, []));
  const sheets = new Map<string, Buffer>();
  const keep = (address: string, pdf: Buffer) => void sheets.set(address, pdf);
  const isDesk = (address: string) => isDeskPage(fileOf(address).slice(1));
  await printPages(
    addresses.filter((address) => !isDesk(address)),
    { ...options, folder },
    keep,
  );
  await printPages(addresses.filter(isDesk), { ...options, folder: desk }, keep);
  return inTurn(addresses, async (address) => rasterise(sheets.get(address) ?? Buffer.of()));
}

async function rasterise(pdf: Buffer): Promise<Buffer> {
  const folder = temporaryFolder();
  const sheet = path.join(folder, "sheet");
  writeFileSync(`${sheet}.pdf`, pdf);
  await promisify(execFile)("pdftoppm", ["-r", "120", "-l", "1", "-singlefile", "-png", `${sheet}.pdf`, sheet]);
  return readFileSync(`${sheet}.png`);
}

/** A line round each picture, which both a white and a dark page around it need. */
const EDGE = { width: 2, colour: "#c4c7cb" };
const GAP = 32;

/** Pictures side by side, all of one height, on nothing. */
async function writeRow(file: string, pictures: readonly Buffer[], height: number): Promise<void> {
  const inner = Math.round(height) - 2 * EDGE.width;
  const framed = await inTurn(pictures, (picture) =>
    sharp(picture)
      .resize({ height: inner })
      .flatten({ background: "#fff" })
      .extend({
        top: EDGE.width,
        bottom: EDGE.width,
        left: EDGE.width,
        right: EDGE.width,
        background: EDGE.colour,
      })
      .png()
      .toBuffer({ resolveWithObject: true }),
  );
  let left = 0;
  const placed = framed.map(({ data, info }) => {
    const place = { input: data, top: 0, left };
    left += info.width + GAP;
    return place;
  });
  await sharp({ create: { width: left - GAP, height: Math.round(height), channels: 4, background: "#0000" } })
    .composite(placed)
    .webp({ quality: 74, effort: 6 })
    .toFile(file);
}

/** One after the other, in order. */
async function inTurn<T, R>(list: readonly T[], take: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of list) results.push(await take(one));
  return results;
}
