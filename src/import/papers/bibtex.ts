/**
 * Papers in a BibTeX file, as written by reference managers, DBLP, PMLR and the ACL Anthology. Fields:
 * https://www.bibtex.com/format/, of PMLR https://proceedings.mlr.press/spec.html, of arXiv
 * https://info.arxiv.org/help/hypertex/bibstyles/; uses LaTeX Workshop's parser.
 */
import { bibtexParser } from "latex-utensils";
import { createSource, positionAt } from "../../load/source.ts";
import type { Format, ReadContext } from "../formats.ts";
import type { Input } from "../input.ts";
import { readBibtexPeople } from "../people/names.ts";
import type { Fields, Notes, Row } from "../row.ts";
import { paperRow, readKeywords } from "./paper.ts";

/** What lies between an `@` that starts a line and the next. */
interface Chunk {
  readonly text: string;
  readonly line: number;
}

/** An entry that may be a paper. */
interface Entry {
  readonly type: string;
  readonly key: string;
  readonly place: string;
  /** The values by the names of their fields, in small letters. */
  readonly said: ReadonlyMap<string, string>;
}

/** A BibTeX file. */
export const bibtex: Format<Row, ReadContext> = {
  name: "bibtex",
  about: "BibTeX, such as DBLP's, PMLR's or the ACL Anthology's",
  recognise: (content) => (content.form === "bibtex" ? nameOf(content.text) : undefined),
  read: (content, context) => (content.form === "bibtex" ? papersIn(content, context) : []),
};

/** Who wrote a file, as far as its entries show it. */
function nameOf(text: string): string {
  if (/dblp computer science bibliography/.test(text)) return "BibTeX of DBLP";
  if (/aclanthology\.org\//.test(text)) return "BibTeX of the ACL Anthology";
  return /proceedings\.mlr\.press|^\s*conference_number\s*=/im.test(text) ? "BibTeX of PMLR" : "BibTeX";
}

/** The papers of a file; notes entries that are not papers, such as proceedings, and what no field of a paper holds. */
function papersIn(input: Input, context: ReadContext): readonly Row[] {
  const { notes } = context;
  const unread = new Map<string, number>();
  const rows = entriesIn(input, notes).flatMap((entry) => {
    if (VOLUMES.has(entry.type)) {
      notes.passOver(entry.place, `a volume (@${entry.type})`, entry.key);
      return [];
    }
    const watched = new Watched(entry.said);
    const row = paperOf(entry, watched, context);
    for (const name of watched.unread()) unread.set(name, (unread.get(name) ?? 0) + 1);
    return row ?? [];
  });
  notes.notRead(
    "fields",
    [...unread].map(([name, count]) => (count > 1 ? `${name} (${count} times)` : name)),
  );
  return rows;
}

/** Entries of these types hold papers and are none. */
const VOLUMES: ReadonlySet<string> = new Set([
  "proceedings",
  "book",
  "collection",
  "mvproceedings",
  "mvbook",
  "periodical",
]);

/** The fields of an entry, which remember whether they were asked for. */
class Watched {
  readonly #said: ReadonlyMap<string, string>;
  readonly #read = new Set<string>();

  constructor(said: ReadonlyMap<string, string>) {
    this.#said = said;
  }

  /** The first of some fields in which something stands. */
  get(...names: readonly string[]): string | undefined {
    for (const name of names) this.#read.add(name);
    return names.map((name) => this.#said.get(name)?.trim()).find((value) => value !== undefined && value !== "");
  }

  unread(): readonly string[] {
    return [...this.#said].filter(([name, value]) => value !== "" && !this.#read.has(name)).map(([name]) => name);
  }
}

function paperOf({ key, place }: Entry, said: Watched, context: ReadContext): Row | undefined {
  const doi = said.get("doi");
  const page = addressIn(said.get("url"));
  const pageIsPdf = page !== undefined && /\.pdf(?:[?#]|$)/i.test(page);
  const arxiv = arxivIn(said);
  const openreview = said.get("openreview");
  const raw: Fields = {
    title: said.get("title"),
    authors: readBibtexPeople(said.get("author") ?? "", place, context.notes),
    id: key.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[._-]+/, "") || undefined,
    pdf: addressIn(said.get("pdf")) ?? (pageIsPdf ? page : arxiv && `https://arxiv.org/pdf/${arxiv}`),
    url:
      (pageIsPdf ? undefined : page) ??
      (openreview && `https://openreview.net/forum?id=${openreview}`) ??
      (arxiv && `https://arxiv.org/abs/${arxiv}`),
    abstract: said.get("abstract"),
    code: addressIn(said.get("code", "software")),
    video: addressIn(said.get("video")),
    keywords: readKeywords(said.get("keywords")),
    doi: doi && unescaped(doi),
    pages: said.get("pages"),
    section: said.get("section"),
    supplement: addressIn(said.get("supplement", "supplementary", "supp")),
  };
  return paperRow(raw, place, context, { isTex: true });
}

/** The number of a paper at arXiv: `eprint` with `archiveprefix` (or `eprinttype`), or in a journal such as CoRR. */
function arxivIn(said: Watched): string | undefined {
  const archive = said.get("archiveprefix", "eprinttype");
  const eprint = said.get("eprint")?.replace(/^arxiv:/i, "");
  const isNumber = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/;
  if (eprint === undefined || (archive !== undefined && !/^arxiv$/i.test(archive))) return undefined;
  return isNumber.test(eprint) ? eprint : undefined;
}

/** The entries of a file. One that is no BibTeX is mended or noted, and does not keep the others out. */
function entriesIn(input: Input, notes: Notes): readonly Entry[] {
  const abbreviations = new Map<string, string>(MONTHS);
  return chunksOf(input.text).flatMap((chunk) => {
    const place = `${input.name}:${chunk.line}`;
    const parsed = parseChunk(chunk) ?? mended(chunk);
    if (parsed === undefined) {
      notes.skip(place, "not BibTeX; is a brace or a comma missing?", keyIn(chunk.text));
      return [];
    }
    if (parsed.isMended)
      notes.lookAt(place, "the entry has a brace or a quote too many or too few; its fields were read one by one");
    return parsed.entries.flatMap((entry) => {
      if (bibtexParser.isStringEntry(entry)) {
        abbreviations.set(entry.abbreviation.toLowerCase(), textOf(entry.value, abbreviations));
        return [];
      }
      if (!bibtexParser.isEntry(entry)) return [];
      const type = entry.entryType.toLowerCase();
      const said = new Map<string, string>();
      for (const { name, value } of entry.content) {
        // Of a field that stands twice, BibTeX takes the first.
        if (!said.has(name.toLowerCase())) said.set(name.toLowerCase(), textOf(value, abbreviations));
      }
      return { type, key: entry.internalKey ?? "", place, said };
    });
  });
}

/** Split where an `@` starts a line, so that an unclosed entry does not swallow the rest of the file. */
function chunksOf(text: string): readonly Chunk[] {
  const source = createSource("", text);
  const starts = [...text.matchAll(/^[ \t]*@(?=\s*[a-z]+\s*[{(])/gim)].map(({ index }) => index);
  return starts.map((start, index) => ({
    text: text.slice(start, starts[index + 1]),
    line: positionAt(source, start).line,
  }));
}

interface Parsed {
  readonly entries: readonly (bibtexParser.Entry | bibtexParser.StringEntry)[];
  readonly isMended: boolean;
}

/** Undefined for what is no BibTeX, or nested so deeply that nobody wrote it. */
function parseChunk({ text }: Chunk): Parsed | undefined {
  try {
    return { entries: bibtexParser.parse(text).content as Parsed["entries"], isMended: false };
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && error.name === "SyntaxError")) return undefined;
    throw error;
  }
}

/** `title = ` at the start of a line or after a comma; abstracts have `n = 5`. */
const FIELD =
  /(?:^|,|\n)\s*(abstract|address|annote|archiveprefix|author|bib(?:source|url)|booktitle|chapter|code|crossref|doi|edition|editor|eprint(?:type)?|file|howpublished|institution|is[bs]n|journal|key(?:words)?|language|month|note|number|openreview|organization|pages|pdf|primaryclass|publisher|school|section|series|software|supp(?:lement(?:ary)?)?|timestamp|title|type|url|video|volume|year)[ \t]*=[ \t]*/gi;

/** An entry whose braces do not match, with each field up to where the next begins and without the braces that are alone. */
function mended({ text, line }: Chunk): Parsed | undefined {
  const [head = "", type = "", key = ""] = /^\s*@\s*([a-z]+)\s*[{(]\s*([^\s,{}"=]+)\s*,/i.exec(text) ?? [];
  if (head === "") return undefined;
  const body = text.slice(head.length);
  const starts = [...body.matchAll(FIELD)];
  const fields = starts.map((start, index) => {
    const value = body.slice(start.index + start[0].length, starts[index + 1]?.index).trim();
    return `  ${start[1]} = {${bare(value)}},`;
  });
  const entry = parseChunk({ text: `@${type}{${key},\n${fields.join("\n")}\n}`, line });
  return fields.length > 0 && entry ? { ...entry, isMended: true } : undefined;
}

/** The text between a field's own delimiters, without braces that have no partner. */
function bare(value: string): string {
  const inner = value
    .replace(/[\s,]+$/, "")
    .replace(/^[{"]/, "")
    .replace(/(?<!\\)["}]$/, "");
  const alone = new Set<number>();
  const open: number[] = [];
  for (const { 0: sign, index } of inner.matchAll(/(?<!\\)[{}]/g)) {
    if (sign === "{") open.push(index);
    else if (open.pop() === undefined) alone.add(index);
  }
  for (const index of open) alone.add(index);
  return inner.replace(/[{}]/g, (sign, index: number) => (alone.has(index) ? "" : sign));
}

function keyIn(text: string): string {
  return /^\s*@\s*[a-z]+\s*[{(]\s*([^\s,{}"]*)/i.exec(text)?.[1] ?? "";
}

/** Abbreviations that every BibTeX style defines. */
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
  .concat(["November", "December"])
  .map((month) => [month.slice(0, 3).toLowerCase(), month] as const);

function textOf(value: bibtexParser.FieldValue, abbreviations: ReadonlyMap<string, string>): string {
  if (value.kind === "concat") return value.content.map((part) => textOf(part, abbreviations)).join("");
  if (value.kind === "abbreviation") return abbreviations.get(value.content.toLowerCase()) ?? value.content;
  return value.content;
}

/** Addresses with `\url{…}` and escaped characters, as some tools write them. */
function addressIn(text: string | undefined): string | undefined {
  return text && unescaped(/\\url\{([^}]*)\}/.exec(text)?.[1] ?? text);
}

function unescaped(text: string): string {
  return text.replace(/\\([_&%#~])/g, "$1").replace(/[{}]/g, "");
}
