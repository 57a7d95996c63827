/** Prints pages of a built site to PDF files, as a reader's browser would, but with page numbers in the contents. */
import type { DateTime } from "luxon";
import type { Browser, Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";
import type { Workshop } from "../../model/workshop.ts";
import { serveFolder } from "../serve/folder-server.ts";
import { launchBrowser } from "./browser.ts";
import { headingsOf, withTitles } from "./outline.ts";

export interface PrintOptions {
  /** A built site. */
  readonly folder: string;
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
  const server = await serveFolder(folder, pathPrefix);
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
    const filled = (await fillContents(page, pdf)) ? await toPdf(page, paper) : pdf;
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

/**
 * Writes page numbers into a table of contents (`<span class="toc__page" data-target="#id">`), which today's browsers
 * cannot do in CSS. The numbers have a column of their own, so page breaks stay where they are.
 * @returns whether there is one
 */
async function fillContents(page: Page, pdf: Buffer): Promise<boolean> {
  const entries = page.locator(".toc__page[data-target]");
  if ((await entries.count()) === 0) return false;
  const pages = Object.fromEntries(await pagesOfTargets(pdf));
  await entries.evaluateAll((elements, numbers) => {
    for (const element of elements) {
      const target = element.getAttribute("data-target")?.slice(1) ?? "";
      element.textContent = String(numbers[target] ?? "");
    }
  }, pages);
  return true;
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
