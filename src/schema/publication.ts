/** What a published volume and the papers in it need: identifiers with their check digits, pages, and the volume. */
import * as z from "zod";
import { bareDoi, field, form, link, mapping, people, reads, refuse, text, title } from "./fields.ts";

/** The pages of a paper, as printed on them: `1` and `12`; both are the same for a paper of one page. */
export interface Pages {
  readonly first: string;
  readonly last: string;
}

/** A page number: `12`, `S12`, `3:12` (the page of an article), `iv`. */
const PAGE = "(?:[A-Za-z]{0,3}\\d{1,6}(?::\\d{1,4})?|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})";
const RANGE = `${PAGE}(?:\\s*(?:-{1,3}|[\u2010-\u2015\u2212])\\s*${PAGE})?`;

/** A page number as a number, after what stands before it; undefined for roman numerals. */
export function pageNumber(page: string): { readonly prefix: string; readonly number: number } | undefined {
  const [, prefix = "", digits] = /^(.*?)(\d+)$/.exec(page) ?? [];
  return digits === undefined ? undefined : { prefix, number: Number(digits) };
}

/** `1-12`, with any dash, also BibTeX's `--`; `7` for a paper of one page. */
export const pageRange = reads(
  "pages such as 1-12",
  (value, ctx): Pages => {
    const bare = value.replace(/^pp?\.?\s*(?=\d)/i, "");
    if (!new RegExp(`^${RANGE}$`).test(bare)) {
      const hint = "write the first and the last page, such as 1-12, or 7 for a single page";
      return refuse(ctx, value, { code: "bad-pages", params: { value, wrong: "are no pages" }, hint });
    }
    if (bare !== value)
      return refuse(ctx, value, { code: "bad-pages", params: { value, wrong: "are no pages" }, hint: `write ${bare}` });
    const [first = "", last = first] = bare.split(/[\s\-\u2010-\u2015\u2212]+/);
    const [from, to] = [pageNumber(first), pageNumber(last)];
    if (from === undefined || to === undefined || to.number >= from.number) return { first, last };
    const [head, tail] = [String(from.number), String(to.number)];
    const meant = head.slice(0, head.length - tail.length) + tail;
    const hint =
      tail.length < head.length && Number(meant) >= from.number
        ? `write ${first}-${to.prefix || from.prefix}${meant}`
        : "write the first page before the last";
    return refuse(ctx, value, { code: "bad-pages", params: { value, wrong: "end before they begin" }, hint });
  },
  { ...form(RANGE), type: ["string", "integer"] },
);

/** The check digit of an ISBN-10 or ISSN: weights that fall to 2, modulo 11 (ISO 2108, ISO 3297). */
function modulo11(digits: string): string {
  let total = 0;
  for (const [index, digit] of [...digits].entries()) total += Number(digit) * (digits.length + 1 - index);
  const check = (11 - (total % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

/** The check digit of an ISBN-13: weights 1 and 3 in turn, modulo 10 (ISO 2108). */
function modulo10(digits: string): string {
  let total = 0;
  for (const [index, digit] of [...digits].entries()) total += Number(digit) * (index % 2 === 0 ? 1 : 3);
  return String((10 - (total % 10)) % 10);
}

const ISBN = "(?:97[89][- ]?)?\\d(?:[- ]?\\d){8}[- ]?[\\dXx]";

/** An ISBN of 10 or 13 digits, with its check digit; hyphens stay where they were written. */
export const isbn = reads(
  "an ISBN such as 978-3-16-148410-0",
  (value, ctx) => {
    const written = value.replace(/^isbn(?:-1[03])?:?\s*/i, "").replace(/[\s\u2010-\u2015]+/g, "-");
    const compact = written.replaceAll("-", "").toUpperCase();
    const body = compact.slice(0, -1);
    const isLong = /^97[89]\d{10}$/.test(compact);
    if (!isLong && !/^\d{9}[\dX]$/.test(compact))
      return refuse(ctx, value, { code: "bad-isbn", params: { value }, hint: "write it as 978-3-16-148410-0" });
    const check = isLong ? modulo10(body) : modulo11(body);
    return compact.endsWith(check) ? written.toUpperCase() : refuse(ctx, value, wrongDigit("bad-isbn", value, check));
  },
  { ...form(`(?:[Ii][Ss][Bb][Nn]\\S*\\s*)?${ISBN}`), type: ["string", "integer"] },
);

/** An ISSN with its check digit: `1613-0073`. */
export const issn = reads(
  "an ISSN such as 1613-0073",
  (value, ctx) => {
    const compact = value
      .replace(/^e?-?issn(?:-l)?:?\s*/i, "")
      .replace(/[\s\-\u2010-\u2015]/g, "")
      .toUpperCase();
    if (!/^\d{7}[\dX]$/.test(compact))
      return refuse(ctx, value, { code: "bad-issn", params: { value }, hint: "write it as 1613-0073" });
    const check = modulo11(compact.slice(0, 7));
    if (!compact.endsWith(check)) return refuse(ctx, value, wrongDigit("bad-issn", value, check));
    return `${compact.slice(0, 4)}-${compact.slice(4)}`;
  },
  { ...form("(?:\\S*[Ss]{2}[Nn]\\S*\\s*)?\\d{4}[- ]?\\d{3}[\\dXx]"), type: ["string", "integer"] },
);

function wrongDigit(code: "bad-isbn" | "bad-issn", value: string, check: string) {
  const hint = `a digit is wrong, or two are swapped: after those before it, the last one would be ${check}`;
  return { code, params: { value }, hint };
}

/** What all DOIs of a publisher begin with: `10.` and the number of the registrant (ISO 26324). */
export const doiPrefix = reads(
  "a DOI prefix such as 10.1145",
  (value, ctx) => {
    const bare = bareDoi(value).replace(/\/$/, "");
    if (/^10\.\d{4,9}(?:\.\d+)*$/.test(bare)) return bare;
    const [prefix] = /^10\.\d{4,9}(?:\.\d+)*(?=\/)/.exec(bare) ?? [];
    const hint = prefix === undefined ? "write it as 10.1145" : `write ${prefix}; what follows it belongs to one paper`;
    return refuse(ctx, value, { code: "bad-doi-prefix", params: { value }, hint });
  },
  // Editors see a number in it.
  { type: ["string", "number"], pattern: "^\\s*\\S*10\\.\\d{4,9}(?:\\.\\d+)*/?\\s*$" },
);

/** A year, kept as text. */
export const year = reads(
  "a year such as 2019",
  (value, ctx) =>
    /^\d{4}$/.test(value)
      ? value
      : refuse(ctx, value, {
          code: "bad-date",
          params: { value },
          hint: "write the year in four digits, such as 2019",
        }),
  { type: ["string", "integer"], pattern: "^\\s*\\d{4}\\s*$" },
);

/** The keys of `proceedings:` that only say where they are; any other makes it a volume. */
export const LINK_KEYS: ReadonlySet<string> = new Set(["label", "url"]);

const volume = mapping(
  {
    label: field(text.optional(), "The words of the link to `url`; without them, its host", "PMLR 97"),
    url: field(link.optional(), "Where the volume is published elsewhere", "https://example.org/v97/"),
    title: field(
      title.optional(),
      "The title of the volume, as it is cited. With it the site has a page /proceedings/; any key below needs it",
      "Proceedings of the ICLR 2019 Workshop on Debugging Machine Learning Models",
    ),
    short: field(text.optional(), "A short name of the volume, for tight places", "Debug ML 2019"),
    editors: field(
      people.optional(),
      "Who edited the volume, in order. Organizers are not taken for editors: without this key, none are named",
      "Ada Lovelace, Alan Turing and Grace Hopper",
    ),
    publisher: field(text.optional(), "Who publishes it", "CEUR-WS.org"),
    series: field(text.optional(), "The series that it is part of", "Proceedings of Machine Learning Research"),
    volume: field(text.optional(), "Its number in the series", "97"),
    isbn: field(isbn.optional(), "Its ISBN, of 10 or 13 digits", "978-3-16-148410-0"),
    issn: field(issn.optional(), "The ISSN of the series", "1613-0073"),
    doi_prefix: field(
      doiPrefix.optional(),
      "What the DOIs of its papers begin with; one that begins otherwise draws a warning",
      "10.1145",
    ),
    licence: field(
      text.optional(),
      "The licence of its papers, but for those that state their own. Creative Commons licences are linked",
      "CC BY 4.0",
    ),
    year: field(year.optional(), "The year of publication; without it, that of the workshop", "2019"),
  },
  "a mapping with title, editors, publisher, series, volume and url",
);

/** `proceedings:` in workshop.yaml. */
export const proceedings = z.union(
  [link.transform((url): z.output<typeof volume> => ({ url })), volume],
  "a link, or a mapping with title, editors, publisher, series, volume and url",
);
export type ProceedingsDocument = z.output<typeof volume>;
