/**
 * The outline of a printed page. Chromium makes its entries from what it draws: the words of a line in visual order,
 * which is reversed in Arabic, nothing between two lines, and twice what is drawn twice.
 */
import type { Page } from "playwright-core";

/** The text of every heading that a page shows when printed, in order; formulas as the text that they carry. */
export async function headingsOf(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ media: "print" });
  // Name no function in here: tsx would wrap it in a helper that the page lacks. The page has scripts disabled and
  // calls none back.
  const texts = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((headings) =>
    headings
      .filter((heading) => heading.getClientRects().length > 0)
      .map((heading) => {
        const walker = document.createTreeWalker(heading, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        let text = "";
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { parentElement } = node;
          if (parentElement?.closest("[alttext]") || !parentElement?.checkVisibility()) continue;
          if (!(node instanceof Element)) text += node.textContent;
          else if (node.localName === "br") text += " ";
          else if (node.checkVisibility()) text += node.getAttribute("alttext") ?? "";
        }
        return text;
      }),
  );
  return texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text !== "");
}

/**
 * Gives the entries of a PDF file's outline their titles, in document order, as an incremental update (ISO 32000-1,
 * 7.5.6): existing bytes keep their place. A file with another number of outline entries is unchanged.
 * @param pdf as Chromium writes it: a cross-reference table, and the outline objects in plain text
 */
export function withTitles(pdf: Buffer, titles: readonly string[]): Buffer {
  const file = pdf.toString("latin1");
  const table = tableOf(file);
  const entries = table === undefined ? [] : entriesOf(file, table);
  if (table === undefined || entries.length !== titles.length || titles.length === 0) return pdf;
  let added = "";
  let references = "";
  entries.forEach(({ number, text }, index) => {
    references += `${number} 1\n${String(pdf.length + added.length).padStart(10, "0")} 00000 n \n`;
    added += `${text.replace(TITLE, `/Title ${textString(titles[index] ?? "")}`)}\n`;
  });
  const trailer = table.trailer.replace(/>>\s*$/, `\n/Prev ${table.start}>>`);
  const end = `xref\n${references}trailer\n${trailer}\nstartxref\n${pdf.length + added.length}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(added + end, "latin1")]);
}

/** A string in hexadecimal digits, or in parentheses, with inner ones escaped. */
const TITLE = /\/Title\s*(?:<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\()])*\))/;

/** UTF-16 text with its byte order mark (ISO 32000-1, 7.9.2.2). */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

interface Table {
  /** Where the table begins. */
  readonly start: number;
  /** Where each object begins, by its number. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: string;
}

function tableOf(file: string): Table | undefined {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)?.[1] ?? Number.NaN);
  const [, first, , lines = "", trailer] =
    /^xref\s+(\d+) (\d+)\s+([\d nf\s]*)trailer\s+(<<[\s\S]*?>>)\s*startxref/.exec(file.slice(start)) ?? [];
  if (first === undefined || trailer === undefined) return undefined;
  const offsets = new Map(
    [...lines.matchAll(/(\d{10}) \d{5} ([nf])/g)].map(([, offset], index) => [Number(first) + index, Number(offset)]),
  );
  return { start, offsets, trailer };
}

interface OutlineEntry {
  readonly number: number;
  /** The whole object. */
  readonly text: string;
}

/** The entries of the outline, each before its children. */
function entriesOf(file: string, { offsets, trailer }: Table): readonly OutlineEntry[] {
  const objectOf = (number: number | undefined): string | undefined => {
    const offset = number === undefined ? undefined : offsets.get(number);
    return offset === undefined ? undefined : file.slice(offset, file.indexOf("endobj", offset) + "endobj".length);
  };
  const referred = (text: string | undefined, key: string): number | undefined => {
    const found = text === undefined ? undefined : new RegExp(`/${key} (\\d+) 0 R`).exec(text.replace(TITLE, ""))?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const entries: OutlineEntry[] = [];
  const walk = (first: number | undefined): void => {
    for (let number = first; number !== undefined; ) {
      const text = objectOf(number);
      if (text === undefined || entries.length > offsets.size) return;
      entries.push({ number, text });
      walk(referred(text, "First"));
      number = referred(text, "Next");
    }
  };
  walk(referred(objectOf(referred(objectOf(referred(trailer, "Root")), "Outlines")), "First"));
  return entries;
}
