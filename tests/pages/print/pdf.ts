import type { Browser, Page } from "playwright-core";
import { getDocumentProxy } from "unpdf";

/** A run of text on a printed page; lengths in points, from the top left corner. */
export interface PrintedText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
}

/** Prints an address as the browser's print dialogue would, and reads the sheets. */
export async function print(
  browser: Browser,
  url: string,
  format: "A4" | "Letter",
  options: { landscape?: boolean; css?: string } = {},
): Promise<PrintedPage[]> {
  // A style of the test's own is nothing that the page's Content-Security-Policy knows of.
  const page = printing.get(browser) ?? (await browser.newPage({ bypassCSP: true }));
  printing.set(browser, page);
  await page.goto(url);
  if (options.css !== undefined) await page.addStyleTag({ content: options.css });
  return readPdf(await page.pdf({ format, landscape: options.landscape ?? false, preferCSSPageSize: true }));
}

/** The page of each browser in which all is printed; it is closed with the browser. */
const printing = new WeakMap<Browser, Page>();

/** Reads the sheets of a PDF file. */
export async function readPdf(bytes: Buffer): Promise<PrintedPage[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x, y: height - y, width: item.width, size: Math.hypot(c, d) }];
    });
    pages.push({ width, height, texts });
  }
  await document.destroy();
  return pages;
}

/** The text of sheets without any white space, so that line breaks and ligature gaps do not matter. */
export function squeezed(pages: readonly PrintedPage[]): string {
  return squeeze(pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(""));
}

/** A text without white space, in one Unicode form. */
export function squeeze(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}
