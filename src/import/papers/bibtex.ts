/**
 * Papers in a BibTeX file, as written by reference managers, DBLP and the ACL Anthology. Fields:
 * https://www.bibtex.com/format/; uses LaTeX Workshop's parser.
 */
import { bibtexParser } from "latex-utensils";
import { createSource, positionAt } from "../../load/source.ts";
import type { Format, ReadContext } from "../formats.ts";
import { type Input, mistake } from "../input.ts";
import { readBibtexPeople } from "../people/names.ts";
import type { Fields, Row } from "../row.ts";
import { paperRow, readKeywords } from "./paper.ts";

/** An entry, from its `@` to the next. */
interface Chunk {
  readonly text: string;
  readonly line: number;
}

/** A BibTeX file. */
export const bibtex: Format<Row, ReadContext> = {
  name: "bibtex",
  about: "BibTeX, such as DBLP's or the ACL Anthology's",
  recognise: ({ form }) => (form === "bibtex" ? "BibTeX" : undefined),
  read: (content, context) => (content.form === "bibtex" ? papersIn(content, context) : []),
};

/** The papers of a file; notes entries that are not papers, such as proceedings. */
function papersIn(input: Input, context: ReadContext): readonly Row[] {
  const abbreviations = new Map<string, string>(MONTHS);
  return chunksOf(input.text).flatMap((chunk) => {
    const place = `${input.name}:${chunk.line}`;
    const entry = parseChunk(chunk, input.name);
    if (entry === undefined) return [];
    if (bibtexParser.isStringEntry(entry)) {
      abbreviations.set(entry.abbreviation.toLowerCase(), textOf(entry.value, abbreviations));
      return [];
    }
    if (!bibtexParser.isEntry(entry)) return [];
    return paperOf(entry, abbreviations, place, context) ?? [];
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

function parseChunk({ text, line }: Chunk, name: string): bibtexParser.Entry | bibtexParser.StringEntry | undefined {
  try {
    const [entry] = bibtexParser.parse(text).content;
    return entry as bibtexParser.Entry | bibtexParser.StringEntry | undefined;
  } catch (error) {
    if (!(error instanceof Error && error.name === "SyntaxError")) throw error;
    throw mistake(name, line, "the entry that starts here is not BibTeX; is a brace or a comma missing in it?");
  }
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

function paperOf(
  entry: bibtexParser.Entry,
  abbreviations: ReadonlyMap<string, string>,
  place: string,
  context: ReadContext,
): Row | undefined {
  const said = new Map(entry.content.map(({ name, value }) => [name.toLowerCase(), textOf(value, abbreviations)]));
  const type = entry.entryType.toLowerCase();
  if (type === "proceedings" || type === "book") {
    context.notes.passOver(place, `a volume (@${type})`, entry.internalKey ?? "");
    return undefined;
  }
  const doi = said.get("doi");
  const raw: Fields = {
    title: said.get("title"),
    authors: readBibtexPeople(said.get("author") ?? "", place, context.notes),
    id: entry.internalKey?.replace(/[^\p{L}\p{N}._-]+/gu, "-"),
    pdf: said.get("pdf"),
    url: addressIn(said.get("url")),
    abstract: said.get("abstract"),
    code: addressIn(said.get("code")),
    keywords: readKeywords(said.get("keywords")),
    doi: doi && unescaped(doi),
  };
  return paperRow(raw, place, context, { isTex: true });
}

/** Addresses with `\url{…}` and escaped characters, as some tools write them. */
function addressIn(text: string | undefined): string | undefined {
  return text && unescaped(/\\url\{([^}]*)\}/.exec(text)?.[1] ?? text);
}

function unescaped(text: string): string {
  return text.replace(/\\([_&%#~])/g, "$1").replace(/[{}]/g, "");
}
