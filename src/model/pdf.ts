/** What the PDF file of a paper says of itself, and whether that is what the data says. */
import { nameParts } from "../schema/name.ts";
import { partsOf, shortened } from "./text.ts";
import type { Person } from "./workshop.ts";

/** A line of text on a page. */
export interface PdfLine {
  readonly text: string;
  /** The height of its letters, in points. */
  readonly size: number;
}

/** What was read from a PDF file. */
export interface PdfFacts {
  readonly pageCount: number;
  /** Fonts that it uses and does not contain, by name; undefined if that cannot be told. */
  readonly missingFonts?: readonly string[];
  /** The text of the first page in the order of the file; none for a scan. */
  readonly firstPage: readonly PdfLine[];
}

/** The facts of a file, or why it cannot be read: "is not a PDF file". */
export type PdfReading = PdfFacts | string;

/** The PDF files of papers, by their paths below `public/`. */
export type PdfReadings = ReadonlyMap<string, PdfReading>;

/** How the first page differs from what the data says of the paper. */
export type PdfDifference =
  | { readonly kind: "no text" }
  /** Neither title nor authors are there: perhaps it is the file of another paper. */
  | { readonly kind: "other paper"; readonly begins: string }
  | { readonly kind: "title"; readonly begins: string }
  | { readonly kind: "authors"; readonly missing: readonly string[]; readonly near?: string }
  | { readonly kind: "order" };

/** A page with fewer letters than this is a picture with at most a stamp on it. */
const FEW_LETTERS = 20;

/**
 * Compares the first page of a PDF file with a paper: whether the title is there, and each author, in order. Case,
 * accents, ligatures, hyphens, line breaks, digits and signs at names, and formulas do not count.
 * @param titleSource the title as written, with formulas as TeX
 */
export function differencesOf(
  { firstPage }: PdfFacts,
  titleSource: string,
  authors: readonly Person[],
): readonly PdfDifference[] {
  const text = firstPage.map((line) => line.text).join("\n");
  const letters = lettersOf(text);
  if (letters.length < FEW_LETTERS) return [{ kind: "no text" }];
  const hasTitle = holdsTitle(firstPage, titleSource);
  const places = authors.map((author) => placeOf(author, letters));
  const missing = authors.filter((_, index) => places[index] === undefined);
  const begins = largestOf(firstPage);
  if (!hasTitle && missing.length === authors.length) return [{ kind: "other paper", begins }];
  const near = missing.map((author) => lineNaming(author, firstPage)).find((line) => line !== undefined);
  const found = places.filter((place) => place !== undefined);
  const isInOrder = found.every((place, index) => index === 0 || place > (found[index - 1] ?? 0));
  return [
    ...(hasTitle ? [] : [{ kind: "title" as const, begins }]),
    ...(missing.length === 0
      ? []
      : [
          {
            kind: "authors" as const,
            missing: missing.map(({ name }) => name),
            ...(near === undefined ? {} : { near }),
          },
        ]),
    ...(missing.length === 0 && !isInOrder ? [{ kind: "order" as const }] : []),
  ];
}

/** Letters that Unicode does not take apart, as capitals and some fonts spell them. */
const SPELT: Readonly<Record<string, string>> = {
  ß: "ss",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  "&": "and",
};

/** Without case, accents and ligatures. */
const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[ßıæœøłđ&]/g, (letter) => SPELT[letter] ?? letter);

/** Letters alone. */
const lettersOf = (text: string): string => folded(text).replace(/[^\p{L}]+/gu, "");
/** Letters and digits. */
const signsOf = (text: string): string => folded(text).replace(/[^\p{L}\p{Nd}]+/gu, "");

/** A shorter title may be words of any sentence. */
const SHORT_TITLE = 16;

/**
 * Whether a page has the text of a title; between formulas, which every program extracts in its own way, in order. A
 * short one begins a line.
 */
function holdsTitle(lines: readonly PdfLine[], titleSource: string): boolean {
  const pieces = partsOf(titleSource).flatMap(({ text, formula }) => (formula === undefined ? signsOf(text) : []));
  const isShort = pieces.join("").length < SHORT_TITLE;
  const holds = (page: string): boolean => {
    let at = 0;
    return pieces.every((piece, index) => {
      const found = page.indexOf(piece, at);
      at = found + piece.length;
      return found === 0 || (found > 0 && (index > 0 || !isShort));
    });
  };
  const signs = lines.map(({ text }) => signsOf(text));
  return isShort ? signs.some((_, index) => holds(signs.slice(index).join(""))) : holds(signs.join(""));
}

/** Where a page first names a person, in whatever order and script their name is known. */
function placeOf({ name, sort, nativeName }: Person, letters: string): number | undefined {
  const { given, particle, family, suffix } = nameParts(name, sort);
  const forms = [name, `${given} ${particle} ${family} ${suffix}`, `${particle} ${family} ${given}`, nativeName ?? ""];
  const places = forms.map(lettersOf).flatMap((form) => (form === "" ? [] : letters.indexOf(form)));
  const found = places.filter((place) => place >= 0);
  // A name in emoji or digits cannot be looked for.
  if (places.length === 0) return 0;
  return found.length === 0 ? undefined : Math.min(...found);
}

/** The line with a person's family name. */
function lineNaming({ name, sort }: Person, lines: readonly PdfLine[]): string | undefined {
  const family = lettersOf(nameParts(name, sort).family);
  return family.length < 2 ? undefined : oneLine(lines.find(({ text }) => lettersOf(text).includes(family))?.text);
}

/** The lines in the largest letters, which are usually the title. */
function largestOf(lines: readonly PdfLine[]): string {
  const worded = lines.filter(({ text }) => lettersOf(text).length > 2);
  const largest = Math.max(...worded.map(({ size }) => size));
  const start = worded.findIndex(({ size }) => size >= largest * 0.98);
  const end = worded.findIndex(({ size }, index) => index > start && size < largest * 0.98);
  const title = worded.slice(start, end < 0 ? undefined : end).map(({ text }) => text.trim());
  return oneLine(title.join(" ").replace(/(\p{L})- (?=\p{Ll})/gu, "$1")) ?? "";
}

/** Room for a title in a message. */
const MOST = 120;

function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line === undefined ? undefined : shortened(line, MOST);
}
