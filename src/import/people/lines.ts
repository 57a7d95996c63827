/**
 * A list of people as lines: pasted from anywhere, or out of a page or TeX. Headings become groups; names and affiliations
 * may stand on one line, on lines in turn, or in columns.
 */
import { namesInstitution } from "../../schema/institution.ts";
import { columnKey, type TableRow } from "../csv.ts";
import type { ReadContext } from "../formats.ts";
import { Notes } from "../row.ts";
import { oneLine, plainText } from "../text.ts";
import type { Candidate } from "./candidates.ts";
import type { Block, Line, PageTable } from "./document.ts";
import { isInvertedList, isNameLike, type ListStyle, quoted, readLine } from "./line.ts";
import { person, withoutContact } from "./names.ts";
import { COLUMNS, hasNames, peopleOfTable, titleIn } from "./table.ts";
import { isGroupTitle, tidyTitle } from "./titles.ts";

/** Lines below a heading. */
interface Section {
  readonly title: string | undefined;
  /** Whether its people are wanted: the heading, or one above it, names a group, or the page has no such heading. */
  readonly isOfPeople: boolean;
  readonly place: string;
  readonly blocks: Block[];
}

/** The lines of a pasted text. A line of dashes makes the one above it a heading. */
export function linesOfText(name: string, text: string): readonly Line[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index): readonly Line[] => {
    if (line.trim() === "" || isUnderline(line)) return [];
    const before = lines[index - 1] ?? "";
    const isUnderlined = isUnderline(lines[index + 1] ?? "") && /\p{L}/u.test(line);
    const kind = isUnderlined ? "heading" : /^\s*(?:[-*•·‣▪]|\(?\d{1,3}[.)])\s/.test(line) ? "item" : "text";
    const gap = index === 0 || before.trim() === "";
    const place = `${name}:${index + 1}`;
    return [
      {
        place,
        text: line.replace(/\u00A0/g, " ").trimEnd(),
        links: [],
        kind,
        gap,
        ...(isUnderlined ? { level: 1 } : {}),
      },
    ];
  });
}

function isUnderline(line: string): boolean {
  return /^\s*([-=_~*#])\1{2,}\s*$/.test(line);
}

/**
 * The people in blocks of lines and tables.
 * @param isPage whether parts of it that are not lists of people are to be expected
 */
export function peopleInBlocks(
  blocks: readonly Block[],
  isPage: boolean,
  isTex: boolean,
  context: ReadContext,
): readonly Candidate[] {
  const own = withTopics(withoutMenus(blocks, context), context);
  const sections = sectionsOf(withKinds(own), isPage, context);
  const texts = own.flatMap((block) => ("grid" in block ? [] : [block.text]));
  const style: ListStyle = { isInverted: isInvertedList(texts), isTex, isPage };
  const empty: string[] = [];
  const programmes = new Set(sections.filter((one) => areProgramme(one.blocks)));
  noteLines(
    [...programmes].flatMap((one) => one.blocks),
    "of a programme",
    context,
  );
  const lists = sections.filter((one) => !programmes.has(one));
  const wanted = new Set(lists.filter((one) => one.isOfPeople || areMostlyPeople(one.blocks, style, context)));
  const outside = lists.flatMap((section) => (wanted.has(section) ? [] : section.blocks));
  noteLines(outside, "outside the lists of people", context);
  const tables = outside.flatMap((block) => ("grid" in block ? [block.grid.rows[0]?.place ?? block.grid.name] : []));
  context.notes.notRead("tables", tables);
  const people = sections.flatMap((section) => {
    if (!wanted.has(section)) return [];
    const found = peopleInSection(section.blocks, style, context);
    if (found.length === 0 && section.title !== undefined) empty.push(`"${section.title}" (${section.place})`);
    return found.map((one) =>
      section.title === undefined || one.group !== undefined ? one : { ...one, group: section.title },
    );
  });
  context.notes.notRead("headings", empty);
  return people;
}

/** A line that begins with a time of the day, also one of a range: `10.00--10.15 Opening`. */
const TIMED = /^[^\p{L}\p{N}]*(?:[01]?\d|2[0-4])(?:[.:]|\s?[hH])[0-5]\d(?!\d|[.:]\d)/u;

/** Whether lines are a programme, whose people are no list: some of them, and not few, begin with a time. */
export function areProgramme(blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap((block) =>
    "grid" in block ? block.grid.rows.map(({ cells }) => cells.find((cell) => cell !== "") ?? "") : [block.text],
  );
  const timed = lines.filter((line) => TIMED.test(line)).length;
  return timed > 2 && timed * 10 >= lines.length;
}

/** Whether most of what stands below a heading that names no group is people with affiliations all the same. */
function areMostlyPeople(blocks: readonly Block[], style: ListStyle, context: ReadContext): boolean {
  const quiet = { ...context, notes: new Notes() };
  const found = blocks.filter((block) => {
    if ("grid" in block) return hasNames(block.grid);
    const read = readLine(block, style, quiet);
    return typeof read !== "string" && read.every(({ person: { affiliation } }) => affiliation !== undefined);
  });
  return found.length > 0 && found.length * 3 >= blocks.length * 2;
}

/** Separators between name and affiliation on one line. */
const PARTED = /[\t,(（|]| {3,}| (?:[–—]|--?) /u;

/**
 * In a paste, a line alone above people with affiliations is a topic, such as "Natural language processing": if it cannot
 * be a name, or if every part of the list has such a line.
 */
function withTopics(blocks: readonly Block[], { notes }: ReadContext): readonly Block[] {
  const lines = blocks.flatMap((block) => ("grid" in block ? [] : [block]));
  if (lines.length < blocks.length || lines.some(({ kind, box }) => kind !== "text" || box !== undefined))
    return blocks;
  const isTopic = (line: Line, index: number) => {
    const next = lines[index + 1];
    const leads = line.gap && next?.gap === false && PARTED.test(next.text);
    return leads && !PARTED.test(line.text) && !/[:：]/.test(line.text) && !isGroupTitle(tidyTitle(line.text));
  };
  const topics = new Set(lines.filter(isTopic));
  const others = lines.filter((line) => !topics.has(line) && !isGroupTitle(tidyTitle(line.text)));
  const areParted = others.filter(({ text }) => PARTED.test(text)).length * 5 >= others.length * 4;
  const isEach = topics.size > 1 && others.every(({ gap, text }) => !gap && PARTED.test(text));
  return lines.map((line) => {
    const text = line.text.trim();
    const isSure = isEach || !isNameLike(text) || !/\s/.test(text);
    if (!topics.has(line) || !areParted || !isSure || text.length > 60 || /[.!?]$/.test(text)) return line;
    notes.guess(line.place, `"${text}" was read as a heading`);
    return { ...line, kind: "heading" as const, level: 7 };
  });
}

/** Menus lead to other pages of the site. */
function withoutMenus(blocks: readonly Block[], context: ReadContext): readonly Block[] {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    if ("grid" in block || block.kind !== "item" || block.box === undefined) continue;
    counts.set(block.box, (counts.get(block.box) ?? 0) + (block.isMenu ? 1 : -1));
  }
  const isOfMenu = (block: Block) =>
    !("grid" in block) && (block.isMenu || (block.kind === "item" && (counts.get(block.box ?? -1) ?? 0) > 0));
  noteLines(blocks.filter(isOfMenu), "of links to other pages", context);
  return blocks.filter((block) => !isOfMenu(block));
}

/** Lines of a page that are no part of a list of people, and so do not count as rows that were not understood. */
function noteLines(blocks: readonly Block[], where: string, { notes }: ReadContext): void {
  const lines = blocks.flatMap((block) => ("grid" in block ? [] : [block]));
  const [first] = lines;
  if (!first) return;
  const count = lines.length === 1 ? "1 line" : `${lines.length} lines`;
  notes.notRead("parts", [`${count} ${where}, from ${quoted(first.text)} (${first.place})`]);
}

/** Lines that are headings by what they say or by what follows them. */
function withKinds(blocks: readonly Block[]): readonly Block[] {
  const names = levelOfNames(blocks);
  return blocks.map((block, index) => {
    if ("grid" in block) return block;
    if (names !== undefined && levelOf(block) === names && isNameLike(block.text))
      return { ...block, kind: "strong" as const };
    const text = tidyTitle(block.text);
    if (isGroupTitle(text)) return { ...block, kind: "heading" as const, level: block.level ?? 7 };
    if (/[:：]\s*$/.test(block.text) && !/[,(]/.test(text))
      return { ...block, kind: "heading" as const, level: block.level ?? 7 };
    if (block.kind === "strong" || block.kind === "heading") {
      return isAboveAffiliation(block, blocks[index + 1])
        ? { ...block, kind: "strong" as const }
        : headingOrPerson(block, blocks[index + 1]);
    }
    return block;
  });
}

/** The level of a heading; 0 for bold lines, undefined for all others. */
function levelOf(block: Block | undefined): number | undefined {
  if (block === undefined || "grid" in block) return undefined;
  return block.kind === "heading" ? block.level : block.kind === "strong" ? 0 : undefined;
}

/** The level of headings that are names, each above one or two lines about the person. */
function levelOfNames(blocks: readonly Block[]): number | undefined {
  const levels = new Map<number, { names: number; others: number }>();
  for (const [index, block] of blocks.entries()) {
    const level = levelOf(block);
    if (level === undefined || "grid" in block || isGroupTitle(tidyTitle(block.text))) continue;
    const below = blocks.slice(index + 1, index + 5);
    const end = below.findIndex((one) => "grid" in one || levelOf(one) !== undefined);
    const count = end < 0 ? below.length : end;
    const [first] = below;
    const isPerson =
      isNameLike(block.text) &&
      count > 0 &&
      count < 4 &&
      first !== undefined &&
      !("grid" in first) &&
      !/[(（]/.test(first.text) &&
      first.kind !== "item";
    const found = levels.get(level) ?? { names: 0, others: 0 };
    levels.set(level, isPerson ? { ...found, names: found.names + 1 } : { ...found, others: found.others + 1 });
  }
  return [...levels].find(([, { names, others }]) => names > 2 && names > others * 2)?.[0];
}

/** `Ada Lovelace` in bold, above `University of London`. */
function isAboveAffiliation({ text, kind }: Line, next: Block | undefined): boolean {
  if (!isNameLike(text) || next === undefined || "grid" in next || next.kind === "heading" || next.kind === "strong")
    return false;
  const [first = ""] = next.text.split(/[,(]/);
  return next.kind === "text" && (namesInstitution(first) || (kind === "strong" && !isNameLike(first)));
}

/** A bold line is a person, if it can be one and no people follow it. */
function headingOrPerson(block: Line, next: Block | undefined): Line {
  const leads = next !== undefined && ("grid" in next || (next.kind !== "heading" && next.kind !== "strong"));
  if (block.kind === "strong" && isNameLike(tidyTitle(block.text)) && !leads) return { ...block, kind: "text" };
  return { ...block, kind: "heading", level: block.level ?? 7 };
}

/** A heading with the one above it. */
interface Heading {
  readonly level: number;
  readonly own: string;
  readonly place: string;
  readonly isGroup: boolean;
  readonly parent: Heading | undefined;
}

function sectionsOf(blocks: readonly Block[], isPage: boolean, context: ReadContext): readonly Section[] {
  const headings = headingsOf(blocks, context);
  const all = [...headings.values()];
  const isSelective = isPage && all.some(({ isGroup }) => isGroup);
  // Beside "Area chairs", "Important dates" is no list of people; below it, "Vision" is one.
  const ofGroups = new Set(all.flatMap(({ isGroup, parent }) => (isGroup && parent ? [parent] : [])));
  const isWanted = ({ isGroup, parent }: Heading): boolean =>
    isGroup || !isSelective || (parent !== undefined && !ofGroups.has(parent) && isWanted(parent));
  const titleOfSection = ({ isGroup, parent, own }: Heading): string => {
    const above = parent && titleOfSection(parent);
    return isGroup || above === undefined || !isGroupTitle(above.split(" – ", 1)[0] ?? "") ? own : `${above} – ${own}`;
  };
  const sections: Section[] = [{ title: undefined, isOfPeople: !isSelective, place: "", blocks: [] }];
  for (const block of blocks) {
    const heading = headings.get(block);
    if (!heading) sections.at(-1)?.blocks.push(block);
    else
      sections.push({
        title: titleOfSection(heading),
        isOfPeople: isWanted(heading),
        place: heading.place,
        blocks: [],
      });
  }
  return sections.filter(({ blocks: own, title }) => own.length > 0 || title !== undefined);
}

function headingsOf(blocks: readonly Block[], { notes }: ReadContext): ReadonlyMap<Block, Heading> {
  const found = new Map<Block, Heading>();
  const above: Heading[] = [];
  for (const block of blocks) {
    if ("grid" in block || block.kind !== "heading") continue;
    const level = block.level ?? 7;
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const own = tidyTitle(plainText(block.text, block.place, notes, { isTex: /\\/.test(block.text) }));
    const heading = { level, own, place: block.place, isGroup: isGroupTitle(own), parent: above.at(-1) };
    above.push(heading);
    found.set(block, heading);
  }
  return found;
}

function peopleInSection(blocks: readonly Block[], style: ListStyle, context: ReadContext): readonly Candidate[] {
  const found: Candidate[] = [];
  let lines: Line[] = [];
  const end = () => {
    found.push(...peopleInLines(lines, style, context));
    lines = [];
  };
  for (const block of blocks) {
    if (!("grid" in block)) {
      if (!isRowOfHeadings(block, context)) lines.push(block);
      continue;
    }
    end();
    found.push(...peopleInPageTable(block, style, context));
  }
  end();
  return found;
}

/** `Name ⇥ Affiliation` above a paste from a spreadsheet. */
function isRowOfHeadings({ text, place }: Line, { notes }: ReadContext): boolean {
  const cells = text.split("\t").map(columnKey);
  const isOne = cells.length > 1 && cells.every((cell) => COLUMNS.has(cell));
  if (isOne) notes.notRead("headings", [`"${oneLine(text)}" (${place})`]);
  return isOne;
}

function peopleInPageTable({ grid, links }: PageTable, style: ListStyle, context: ReadContext): readonly Candidate[] {
  const table = peopleOfTable(grid, context, (row) => links.get(row) ?? []);
  if (table) return table;
  const titled = grid.rows.findIndex((row) => titleIn(row) !== undefined);
  if (titled >= 0) return peopleBelowTitles(grid.rows, links, style, context);
  return peopleInRows(grid.rows, links, style, context);
}

type LinksOfRows = PageTable["links"];

/** Rows with a title alone part the table in groups. */
function peopleBelowTitles(
  rows: readonly TableRow[],
  links: LinksOfRows,
  style: ListStyle,
  context: ReadContext,
): readonly Candidate[] {
  const parts: { title: string | undefined; rows: TableRow[] }[] = [{ title: undefined, rows: [] }];
  for (const row of rows) {
    const title = titleIn(row);
    if (title === undefined) parts.at(-1)?.rows.push(row);
    else parts.push({ title, rows: [] });
  }
  return parts.flatMap(({ title, rows: own }) => {
    const found = peopleInRows(own, links, style, context);
    return title === undefined ? found : found.map((one) => (one.group === undefined ? { ...one, group: title } : one));
  });
}

function peopleInRows(
  rows: readonly TableRow[],
  links: LinksOfRows,
  style: ListStyle,
  context: ReadContext,
): readonly Candidate[] {
  const lines = rows.map((row): Line => {
    const { place, cells } = row;
    return {
      place,
      text: cells.filter((cell) => cell !== "").join("\t"),
      links: links.get(row) ?? [],
      kind: "item",
      gap: false,
    };
  });
  return peopleInLines(lines, style, context);
}

function peopleInLines(lines: readonly Line[], style: ListStyle, context: ReadContext): readonly Candidate[] {
  const cards = cardsOf(lines);
  const isPaste = lines.every(({ box }) => box === undefined);
  if ((!cards || isPaste) && areInTurn(lines)) return pairs(lines, context);
  if (cards) return cards.flatMap((card) => peopleOnCard(card, style, context));
  const found: Candidate[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.kind === "strong") {
      const card = [line];
      while (card.length < 4 && lines[at + 1]?.kind === "text" && (card.length === 1 || lines[at + 1]?.gap === false)) {
        card.push(lines[++at] as Line);
      }
      found.push(...peopleOnCard(card, style, context));
    } else found.push(...peopleOn(line, style, context));
  }
  return found;
}

function peopleOn(line: Line, style: ListStyle, context: ReadContext): readonly Candidate[] {
  const read = readLine(line, style, context);
  if (typeof read !== "string") return read;
  if (read === "without a name") context.notes.skip(line.place, read);
  else context.notes.skip(line.place, read, quoted(line.text));
  return [];
}

/** Whether every second line is the affiliation of the person before it. */
function areInTurn(lines: readonly Line[]): boolean {
  if (lines.length < 2 || lines.length % 2 === 1 || lines.some(({ kind }) => kind === "strong")) return false;
  const names = lines.filter((_, index) => index % 2 === 0);
  const places = lines.filter((_, index) => index % 2 === 1);
  if (names.some(({ text }) => PARTED.test(bare(text)) || namesInstitution(text))) return false;
  return places.filter(({ text }) => namesInstitution(text)).length * 2 >= places.length;
}

function pairs(lines: readonly Line[], context: ReadContext): readonly Candidate[] {
  const [first] = lines;
  if (first) context.notes.guess(first.place, "every second line was read as the affiliation of the name before it");
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return index % 2 === 1 || !next ? [] : peopleOnCard([line, next], {}, context);
  });
}

function bare(text: string): string {
  return withoutContact(text)
    .replace(/^\s*(?:[-*•·‣▪]|\(?\d{1,3}[.)])\s+/u, "")
    .replace(/[,;]\s*$/, "")
    .trim();
}

/** Paragraphs that each begin with a name alone, and have an affiliation on the lines below it. */
function cardsOf(lines: readonly Line[]): readonly (readonly Line[])[] | undefined {
  const cards: Line[][] = [];
  let box: number | undefined;
  for (const line of lines) {
    const isNew = line.box === undefined ? line.gap : line.gap && line.box !== box;
    if (isNew || cards.length === 0) cards.push([line]);
    else cards.at(-1)?.push(line);
    box = line.box;
  }
  const areSome = cards.length > 1 && cards.every((card) => card.length > 1 && card.length < 6);
  const isCard = ([first, second]: readonly Line[]) => {
    const [name, place] = [bare(first?.text ?? ""), bare(second?.text ?? "")];
    return (
      !PARTED.test(name) &&
      isNameLike(name) &&
      (place === "" || PARTED.test(place) || !isNameLike(place) || namesInstitution(place))
    );
  };
  return areSome && cards.filter(isCard).length * 3 >= cards.length * 2 ? cards : undefined;
}

/** A name on the first line, the affiliation on the others. */
function peopleOnCard(card: readonly Line[], style: ListStyle, context: ReadContext): readonly Candidate[] {
  const [first, ...others] = card;
  if (first === undefined) return [];
  if (others.length === 0) return peopleOn(first, style, context);
  const links = card.flatMap((line) => [...line.links, ...(line.text.match(/https?:\/\/\S+/g) ?? [])]);
  const [one, ...more] = peopleOn({ ...first, links }, style, context);
  if (one === undefined || more.length > 0) return one === undefined ? [] : [one, ...more];
  const rest = others
    .map(({ text, place }) => plainText(bare(text).replace(/(?:https?:\/\/|www\.)\S+/g, " "), place, context.notes))
    .filter((text) => text !== "");
  const role = rest.find((text) => isGroupTitle(text)) ?? one.role;
  const told = rest.filter((text) => !isGroupTitle(text)).join(", ");
  const affiliation = [one.person.affiliation, told].filter((text) => text !== undefined && text !== "").join(", ");
  return [
    {
      ...one,
      person: { ...one.person, ...person(one.person.name, affiliation) },
      ...(role === undefined ? {} : { role }),
    },
  ];
}
