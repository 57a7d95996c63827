/**
 * `npm run pictures [-- --site DIR] [words…]`: pictures of every kind of page at three widths, light and dark, and every
 * print form on A4 and Letter, into `pictures/`, with a page to look through them. Without `--site` (which may stand
 * several times) the reference and the awkward fixture are taken; words choose addresses that contain one of them.
 *
 * `npm run pictures -- --docs`: the pictures of README and docs/gallery.md instead.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs, promisify } from "node:util";
import type { Browser } from "playwright-core";
import { launch, serveFolder } from "./browser/browser.ts";
import { takeGallery } from "./gallery.ts";
import { pagesOf } from "./pages/crawl.ts";
import { buildFixture, ROOT } from "./site.ts";

const OUTPUT = path.join(ROOT, "pictures");
const WIDTHS = [360, 768, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const PAPERS = ["A4", "Letter"] as const;
/** After the reference's end, as the tests of the pages have it; a site of one's own is seen as of today. */
const NOW = "2019-05-10T12:00:00Z";
/** Pixels an inch of a rasterised sheet: enough to read 8 pt. */
const RESOLUTION = 96;

/** A picture that was taken: where it lies in the folder, and where it stands on the page that shows all. */
interface Picture {
  readonly file: string;
  readonly caption: string;
  readonly group: string;
}

interface Site {
  readonly name: string;
  readonly url: string;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { site: { type: "string", multiple: true }, docs: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.docs) {
    await takeGallery();
    return 0;
  }
  const sites = values.site?.map((folder) => path.resolve(process.env.INIT_CWD ?? ".", folder));
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT);
  const browser = await launch();
  try {
    const pictures: Picture[] = [];
    for (const [name, site] of nameSites(sites ?? ["reference", "awkward"]))
      pictures.push(...(await takeSite(browser, { name, site }, positionals)));
    if (pictures.length === 0) {
      console.error(`No page has an address like ${positionals.join(" or ")}.`);
      return 1;
    }
    writeFileSync(path.join(OUTPUT, "index.html"), contactSheet(pictures));
    const documents = pictures.filter(({ file }) => file.endsWith(".pdf")).length;
    console.log(
      `${pictures.length - documents} pictures, ${documents} PDF files; look through them in ${path.join("pictures", "index.html")}.`,
    );
    return 0;
  } finally {
    await browser.close();
  }
}

/** Sites by the folder of their pictures, which takes their last name; of two of one name the second is `<name>-2`. */
function nameSites(sites: readonly string[]): Map<string, string> {
  const named = new Map<string, string>();
  for (const site of sites) {
    const base = path.basename(site);
    let name = base;
    for (let number = 2; named.has(name); number++) name = `${base}-${number}`;
    named.set(name, site);
  }
  return named;
}

interface SiteToTake {
  readonly name: string;
  /** A fixture's name or a folder. */
  readonly site: string;
}

/** Builds a site and takes all its pictures. */
async function takeSite(browser: Browser, { name, site }: SiteToTake, words: readonly string[]): Promise<Picture[]> {
  const { folder } = await buildFixture(site, { pathPrefix: "/", ...(path.isAbsolute(site) ? {} : { now: NOW }) });
  const server = await serveFolder(folder);
  const shown: Site = { name, url: server.url };
  try {
    const isWanted = (address: string) => words.length === 0 || words.some((word) => address.includes(word));
    const addresses = kindsOf(folder).filter(isWanted);
    const forms = addresses.filter((address) => address.startsWith("/schedule/print/"));
    const screens = addresses.flatMap((address) =>
      WIDTHS.flatMap((width) => SCHEMES.map((scheme) => () => takeScreen(browser, shown, { address, width, scheme }))),
    );
    const sheets = forms.flatMap((address) => PAPERS.map((paper) => () => takeSheets(browser, shown, address, paper)));
    const pictures = (await inParallel([...screens, ...sheets])).flat();
    console.log(`${shown.name}: ${addresses.length} pages, ${forms.length} print forms, ${pictures.length} files`);
    return pictures;
  } finally {
    await server.close();
  }
}

/** One address of each kind of page: of those that belong to one thing each, the one that says the most. */
function kindsOf(folder: string): string[] {
  const kinds = new Map<string, { address: string; length: number }>();
  for (const [address, html] of pagesOf(folder)) {
    if (html.includes('http-equiv="refresh"')) continue;
    const kind = address.replace(/^(\/(?:talks|papers|speakers|schedule\/print\/rooms)\/)[^/]+\/$/, "$1*");
    if ((kinds.get(kind)?.length ?? 0) < html.length) kinds.set(kind, { address, length: html.length });
  }
  return [...kinds.values()].map(({ address }) => address).sort();
}

interface Screen {
  readonly address: string;
  readonly width: number;
  readonly scheme: (typeof SCHEMES)[number];
}

async function takeScreen(browser: Browser, site: Site, { address, width, scheme }: Screen): Promise<Picture[]> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
  try {
    await page.goto(site.url + address.slice(1), { waitUntil: "load" });
    const file = `${nameOf(site, address)}-${width}-${scheme}.png`;
    // Below the fold images are lazy, and a picture of the whole page would show gaps in their place.
    await page.evaluate(async () => {
      for (const image of document.images) image.loading = "eager";
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    });
    await page.screenshot({ path: path.join(OUTPUT, file), fullPage: true });
    return [{ file, caption: `${width} px, ${scheme}`, group: `${site.name} ${address}` }];
  } finally {
    await page.close();
  }
}

/** Prints a form as the browser's dialogue would, and draws its sheets where Poppler's `pdftoppm` is installed. */
async function takeSheets(
  browser: Browser,
  site: Site,
  address: string,
  paper: (typeof PAPERS)[number],
): Promise<Picture[]> {
  const page = await browser.newPage();
  const name = `${nameOf(site, address)}-${paper.toLowerCase()}`;
  try {
    await page.goto(site.url + address.slice(1), { waitUntil: "load" });
    await page.pdf({ path: path.join(OUTPUT, `${name}.pdf`), format: paper, preferCSSPageSize: true });
  } finally {
    await page.close();
  }
  const files = [`${name}.pdf`, ...(await rasterise(name))];
  return files.map((file) => ({ file, caption: path.basename(file), group: `${site.name} ${address} on ${paper}` }));
}

async function rasterise(name: string): Promise<string[]> {
  try {
    const target = path.join(OUTPUT, name);
    await promisify(execFile)("pdftoppm", ["-r", String(RESOLUTION), "-png", `${target}.pdf`, `${target}-sheet`]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    sayOnce("pdftoppm is not installed (Debian: poppler-utils), so print forms are there as PDF only.");
    return [];
  }
  const folder = path.dirname(name);
  return readdirSync(path.join(OUTPUT, folder))
    .filter((file) => file.startsWith(`${path.basename(name)}-sheet`))
    .sort()
    .map((file) => `${folder}/${file}`);
}

const said = new Set<string>();
function sayOnce(text: string): void {
  if (!said.has(text)) console.warn(text);
  said.add(text);
}

/** The path of a page's pictures below the folder, without width and ending: `reference/schedule-print`. */
function nameOf(site: Site, address: string): string {
  mkdirSync(path.join(OUTPUT, site.name), { recursive: true });
  const name = address
    .replace(/\.html$/, "")
    .split("/")
    .filter(Boolean)
    .join("-");
  return `${site.name}/${name === "" ? "home" : name}`;
}

/** Runs tasks, as many at a time as there are processors, at most four; results keep the order of the tasks. */
async function inParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const index = next++;
      const task = tasks[index];
      if (task !== undefined) results[index] = await task();
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  return results;
}

/** The page that shows all pictures, those of one page side by side. */
function contactSheet(pictures: readonly Picture[]): string {
  const groups = new Set(pictures.map(({ group }) => group));
  const sections = [...groups].map((group) => {
    const members = pictures.filter((picture) => picture.group === group);
    const figures = members.map(({ file, caption }) => {
      const shown = file.endsWith(".png") ? `<img src="${encodeURI(file)}" alt="" loading="lazy">` : "";
      return `<figure><a href="${encodeURI(file)}">${shown}<figcaption>${escapeHtml(caption)}</figcaption></a></figure>`;
    });
    return `<h2>${escapeHtml(group)}</h2>\n<div>${figures.join("\n")}</div>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Pictures</title>
<style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 2rem; background: #e8e8e8; color: #222 }
div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start }
figure { margin: 0 } img { display: block; max-height: 36rem; max-width: 30rem; box-shadow: 0 0 4px #888 }
</style>
<h1>Pictures</h1>
${sections.join("\n")}
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

process.exitCode = await main();
