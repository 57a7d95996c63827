/** The formats of lists of people, in the order in which they are asked. */
import type { Content } from "../content.ts";
import type { Format, ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { lecternPeople } from "../lectern.ts";
import { Notes } from "../row.ts";
import { gridsOf } from "../sheets.ts";
import { type Candidate, rowsOf } from "./candidates.ts";
import { type Block, blocksOfHtml, blocksOfMarkdown } from "./document.ts";
import type { PersonRow } from "./file.ts";
import { areProgramme, linesOfText, peopleInBlocks } from "./lines.ts";
import { isOfOthers, peopleTable } from "./table.ts";
import { linesOfTex } from "./tex.ts";
import { peopleTree } from "./tree.ts";

const peoplePage: Format<PersonRow, ReadContext> = {
  name: "page",
  about: "a page in HTML or Markdown: lists, tables and lines below headings",
  recognise(content, options) {
    if (content.form === "markdown") return "a list of people (Markdown)";
    const isOne = isTemplate(content) || peopleOnPage(content, { site: "", options, notes: new Notes() }).length > 0;
    return content.form === "html" && isOne ? "a page with people (HTML)" : undefined;
  },
  read(content, context) {
    if (isTemplate(content)) {
      const advice = "give that file, such as one in _data/";
      throw new ImportMistake(`${content.name} is a template, which takes its people from another file; ${advice}`);
    }
    const people = peopleOnPage(content, context);
    if (people.length === 0) assertNoProgramme(content, blocksOf(content));
    return rowsOf(people, context.notes);
  },
};

function peopleOnPage(content: Content, context: ReadContext): readonly Candidate[] {
  return peopleInBlocks(blocksOf(content), true, false, context);
}

function blocksOf(content: Content): readonly Block[] {
  if (content.form === "html") return blocksOfHtml(content.name, content.text);
  return content.form === "markdown" ? blocksOfMarkdown(content.name, content.text) : [];
}

/** @throws ImportMistake for a list of times and titles, in which names are those of speakers */
function assertNoProgramme({ name }: Content, blocks: readonly Block[]): void {
  if (!areProgramme(blocks)) return;
  const advice = 'a table of it goes to "lectern import programme"';
  throw new ImportMistake(`${name} is a programme, with a time on every few lines, and no list of people; ${advice}`);
}

/** A page of Jekyll whose people stand elsewhere. */
function isTemplate(content: Content): boolean {
  return "text" in content && /\{%-?\s*for\s|\{\{\s*(?:site|page|item|member|person|o|speaker)\./.test(content.text);
}

const peopleTex: Format<PersonRow, ReadContext> = {
  name: "tex",
  about: "a list in TeX: \\item, lines that end in \\\\, sections as headings",
  recognise: ({ form }) => (form === "tex" ? "a list of people (TeX)" : undefined),
  read: (content, context) => {
    if (content.form !== "tex") return [];
    const lines = linesOfTex(content.name, content.text);
    assertNoProgramme(content, lines);
    return rowsOf(peopleInBlocks(lines, false, true, context), context.notes);
  },
};

/** People pasted from anywhere. */
const peopleLines: Format<PersonRow, ReadContext> = {
  name: "lines",
  about: "one person a line, or any paste from a page",
  recognise: ({ form }) => (form === "text" || form === "table" ? "a list of people" : undefined),
  read: (content, context) => {
    if (content.form !== "text" && content.form !== "table" && content.form !== "markdown") return [];
    if (content.form === "table" && gridsOf(content).some(isOfOthers)) {
      throw new ImportMistake(
        `${content.name} is a table without a column of people's names; papers go to "lectern import papers", a programme to "lectern import programme", and --map name=COLUMN says where names stand`,
      );
    }
    const lines = linesOfText(content.name, content.text);
    assertNoProgramme(content, lines);
    return rowsOf(peopleInBlocks(lines, false, false, context), context.notes);
  },
};

export const PEOPLE_FORMATS: readonly Format<PersonRow, ReadContext>[] = [
  lecternPeople,
  peopleTree,
  peopleTable,
  peoplePage,
  peopleTex,
  peopleLines,
];
