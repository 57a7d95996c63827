/** Prints pages of a built site to PDF files, as a reader's browser would, but with page numbers in the contents. */
import type { DateTime } from "luxon";
import type { Browser, Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import type { Workshop } from "../../model/workshop.ts";
import type { InMemory } from "../desk.ts";
import { serveFolder, serveMemory } from "../serve/folder-server.ts";
import { launchBrowser } from "./browser.ts";
import { headingsOf, withTitles } from "./outline.ts";

export interface PrintOptions {
  /** A built site; or pages that stand in no folder. */
  readonly folder: string | InMemory;
  /** The path prefix it was built for, with a slash at both ends. */
  readonly pathPrefix: string;
  readonly paper: Workshop["paper"];
  /** The creation date of the files. */
  readonly date: DateTime<true>;
}

const FORMATS = { a4: "A4", letter: "Letter" } as const;

/**
 * Prints pages one after the other.
 * @param addresses of the pages, from the site's root
 * @param done takes the bytes of each
 */
export async function printPages(
  addresses: readonly string[],
  { folder, pathPrefix, paper, date }: PrintOptions,
  done: (address: string, pdf: Buffer) => void,
): Promise<void> {
  const browser = await launchBrowser();
  const server = await (typeof folder === "string" ? serveFolder(folder, pathPrefix) : serveMemory(folder, pathPrefix));
  try {
    for (const address of addresses) {
      const pdf = await printPage(browser, server.url + address.slice(1), paper);
      done(address, settle(pdf, date));
    }
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
}

async function printPage(browser: Browser, url: string, paper: Workshop["paper"]): Promise<Buffer> {
  // A script fits sheets. Nothing on print forms follows from the time of the day.
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "load" });
    const pdf = await toPdf(page, paper);
    const filled = (await page.locator("[data-folio]").count()) > 0 ? await withFolios(page, pdf, paper) : pdf;
    return withTitles(filled, await headingsOf(page));
  } finally {
    await context.close();
  }
}

/** The page's own `@page` rules turn the sheet or, for labels, choose its size; otherwise `paper` applies. */
function toPdf(page: Page, paper: Workshop["paper"]): Promise<Buffer> {
  return page.pdf({
    format: FORMATS[paper],
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
  });
}

/** Prints more often if numbers do not settle: each print moves fewer of them. */
const MOST_PRINTS = 4;

/**
 * Prints with page numbers, which today's browsers cannot write themselves: those of the first print fill the page, and
 * again until they are those of the print that shows them.
 */
async function withFolios(page: Page, first: Buffer, paper: Workshop["paper"]): Promise<Buffer> {
  let pdf = first;
  let shown = "";
  for (let print = 1; print < MOST_PRINTS; print++) {
    const pages = Object.fromEntries(await pagesOfTargets(pdf));
    if (JSON.stringify(pages) === shown) break;
    shown = JSON.stringify(pages);
    await writeFolios(page, pages);
    pdf = await toPdf(page, paper);
  }
  return pdf;
}

/**
 * Writes page numbers into what asks for them: `<span data-folio="id">`, the ids of one or more targets. `data-words`
 * holds what to say with `{page}` in it; links inside are to those targets and each has its number, every number once, in
 * order, with `data-join` between them. A target that is on no page keeps the words of its link.
 */
async function writeFolios(page: Page, pages: Readonly<Record<string, number>>): Promise<void> {
  // Name no function in here, see headingsOf().
  await page.locator("[data-folio]").evaluateAll((elements, numbers) => {
    for (const element of elements) {
      const { folio = "", words = "{page}", join = "" } = (element as HTMLElement).dataset;
      const links = [...element.querySelectorAll("a")];
      if (links.length === 0) {
        const number = numbers[folio];
        element.textContent = number === undefined ? "" : words.replace("{page}", String(number));
        continue;
      }
      links.sort(
        (a, b) => (numbers[a.hash.slice(1)] ?? Number.MAX_VALUE) - (numbers[b.hash.slice(1)] ?? Number.MAX_VALUE),
      );
      const seen = new Set<string | null>();
      element.textContent = "";
      for (const link of links) {
        const number = numbers[link.hash.slice(1)];
        if (number !== undefined) link.textContent = String(number);
        // A hidden link still makes its target known to the next print.
        link.hidden = seen.has(link.textContent);
        if (!link.hidden && seen.size > 0) element.append(join);
        seen.add(link.textContent);
        element.append(link);
      }
    }
  }, pages);
}

/** The page number, from 1, of every link target in the document, by its id. */
async function pagesOfTargets(pdf: Buffer): Promise<Map<string, number>> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  try {
    const pages = new Map<string, number>();
    for (const [name, target] of Object.entries(await document.getDestinations())) {
      const [page] = (target ?? []) as [Parameters<typeof document.getPageIndex>[0]?];
      if (page) pages.set(name, 1 + (await document.getPageIndex(page)));
    }
    return pages;
  } finally {
    await document.destroy();
  }
}

/**
 * Makes two prints of the same page identical: they differ in dates and in the numbers that the browser gave to
 * elements. Everything keeps its length, because a PDF file stores byte offsets.
 */
export function settle(pdf: Buffer, date: DateTime<true>): Buffer {
  const text = pdf.toString("latin1");
  const stamp = date.toUTC().toFormat("yyyyMMddHHmmss");
  const names = [...new Set(text.match(NODE_NAME))].sort();
  const renamed = new Map(names.map((name, index) => [name, `(node${String(index + 1).padStart(8, "0")})`]));
  return Buffer.from(
    text
      .replace(/(?<=\/(?:CreationDate|ModDate) ?\(D:)\d{14}(?=[-+Z])/g, stamp)
      .replace(NODE_NAME, (name) => renamed.get(name) ?? name),
    "latin1",
  );
}

/** How Chromium's tagged PDF names table header cells. */
const NODE_NAME = /\(node\d{8}\)/g;
