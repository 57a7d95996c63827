/** Merges imported people into `data/committee.yaml` or `data/speakers.yaml`. */
import { appended, type DataFile, edited, withFirstEntries } from "../../edit/data-file.ts";
import { added } from "../../edit/mapping.ts";
import { type Edit, lineEnd, lineStart } from "../../edit/splice.ts";
import { yamlText } from "../../edit/yaml-text.ts";
import { blockEntry, inline, type Value } from "../../edit/yaml-writer.ts";
import { Report } from "../../load/diagnostics.ts";
import { plainValue } from "../../load/shape.ts";
import type { ListNode, TextNode, YamlNode } from "../../load/yaml-node.ts";
import { nameKey } from "../../schema/name.ts";
import { type NamedInText, splitPeople } from "../../schema/people-text.ts";
import { fold } from "../../schema/suggest.ts";
import { ImportMistake } from "../input.ts";
import { type Change, entryEdits, type Merged, readForMerge, textAt } from "../merge.ts";
import type { Fields, Notes, Person } from "../row.ts";
import { oneLine } from "../text.ts";
import { personMap, personValue } from "../values.ts";
import { inGroups } from "./regroup.ts";
import { isGeneralTitle, TITLE_OF_OTHERS } from "./titles.ts";

/** A person with their place in the import. */
export interface PersonRow {
  readonly place: string;
  readonly person: Person;
  /** The title of the group to which the person belongs, if the file or the command line says one. */
  readonly group?: string;
}

export type PeopleFile = "committee" | "organizers" | "speakers" | "people";

const COMMENTS: Readonly<Record<PeopleFile, string>> = {
  committee: "The programme committee, one member a line: Name (Affiliation).",
  organizers: "The organizers.",
  speakers: "The speakers. The schedule names them by name alone.",
  people: "Further groups of people.",
};

/** A list of people in the file. */
interface Group {
  /** Undefined for a file that is one list. */
  readonly title: string | undefined;
  readonly node: YamlNode;
}

/** An entry of the file, a text or a mapping, and where it stands. */
interface Known {
  readonly name: string;
  readonly node: YamlNode;
  readonly group: Group;
}

/**
 * The file with the people merged: known people updated, new ones at the end, each in the group of the import. A file that
 * was one list gets groups if the import has some.
 */
export function mergePeople(which: PeopleFile, text: string, given: readonly PersonRow[], notes: Notes): Merged {
  const name = `data/${which}.yaml`;
  const rows = withoutGeneralTitle(which, groupsIn(readForMerge(name, text), name), given, notes);
  const ready = readyForNew(which, text, rows, notes);
  const file = readForMerge(name, ready);
  const groups = groupsIn(file, name);
  const known = byName(groups);
  const edits: Edit[] = [];
  const changed: Change[] = [];
  const fresh: PersonRow[] = [];
  let same = 0;
  for (const row of rows) {
    const entry = entryFor(row, known);
    const renewal = entry && renewPerson(file, entry, row, notes);
    if (!renewal) fresh.push(row);
    else if (renewal.changed.length === 0) same++;
    else changed.push({ name: `"${row.person.name}"`, fields: renewal.changed });
    edits.push(...(renewal?.edits ?? []));
  }
  noteElsewhere(rows, known, name, notes);
  const after = withFresh(which, file, edits, fresh, notes);
  return { file: name, before: text, after, added: fresh.length, changed, same };
}

/** The names listed in the file, normalised for comparison. */
export function namesIn(which: PeopleFile, text: string): ReadonlySet<string> {
  const name = `data/${which}.yaml`;
  return new Set(
    groupsIn(readForMerge(name, text), name)
      .flatMap(knownIn)
      .map((known) => known.name),
  );
}

/** One heading that says no more than the file does makes no group. */
function withoutGeneralTitle(
  which: PeopleFile,
  groups: readonly Group[],
  rows: readonly PersonRow[],
  notes: Notes,
): readonly PersonRow[] {
  const [title, ...others] = new Set(rows.map(({ group }) => group));
  if (title === undefined || others.length > 0 || !isGeneralTitle(title, which)) return rows;
  if (groups.some((group) => isSameTitle(group.title, title))) return rows;
  notes.notRead("headings", [`"${title}"`]);
  return rows.map(({ group: _, ...row }) => row);
}

function isSameTitle(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && fold(one) === fold(other);
}

/** The lists in a file: one, or one per group. */
function groupsIn({ root }: DataFile, name: string): readonly Group[] {
  if (root === undefined) return [];
  const groups: readonly Group[] =
    root.kind === "mapping"
      ? root.entries.map(({ key, value }) => ({ title: key.value, node: value }))
      : [{ title: undefined, node: root }];
  if (groups.some(({ title, node }) => title === undefined && node.kind !== "list")) {
    throw new ImportMistake(`${name} has people who are not in a list; write them one a line, as - Name (Affiliation)`);
  }
  return groups;
}

function knownIn(group: Group): readonly Known[] {
  const { node } = group;
  const nodes = node.kind === "list" ? node.items : [node];
  return nodes.flatMap((one): Known[] => {
    if (one.kind === "mapping") return [{ name: nameKey(textAt(one, "name") ?? ""), node: one, group }];
    const found = one.kind === "text" ? splitPeople(one.value.trim(), node.kind !== "list") : [];
    if (typeof found === "string") return [];
    return found.map(({ name }) => ({ name: nameKey(name), node: one, group }));
  });
}

function byName(groups: readonly Group[]): ReadonlyMap<string, readonly Known[]> {
  const known = new Map<string, Known[]>();
  for (const one of groups.flatMap(knownIn)) {
    const own = known.get(one.name);
    if (own) own.push(one);
    else known.set(one.name, [one]);
  }
  return known;
}

/** The entry of a person: in the group of the import, if the person is there, or else wherever it is. */
function entryFor({ person, group }: PersonRow, known: ReadonlyMap<string, readonly Known[]>): Known | undefined {
  const own = known.get(nameKey(person.name)) ?? [];
  return own.find((one) => isSameTitle(one.group.title, group)) ?? own[0];
}

/** Whoever is there stays in the present group. */
function noteElsewhere(
  rows: readonly PersonRow[],
  known: ReadonlyMap<string, readonly Known[]>,
  file: string,
  notes: Notes,
): void {
  const moves = new Map<string, PersonRow[]>();
  for (const row of rows) {
    const title = entryFor(row, known)?.group.title;
    if (title === undefined || row.group === undefined || isSameTitle(title, row.group)) continue;
    const what = `under "${title}" in ${file}, though the import says "${row.group}"`;
    moves.set(what, [...(moves.get(what) ?? []), row]);
  }
  for (const [what, [first, ...others]] of moves) {
    if (!first) continue;
    const who = `"${first.person.name}"${others.length === 0 ? " stays" : ` and ${others.length} more stay`}`;
    notes.lookAt(first.place, `${who} ${what}`);
  }
}

/** The text in a form that can take the new people: groups if the import has some, and lists in groups. */
function readyForNew(which: PeopleFile, text: string, rows: readonly PersonRow[], notes: Notes): string {
  const name = `data/${which}.yaml`;
  const file = readForMerge(name, text);
  if (file.root?.kind === "list" && rows.some(({ group }) => group !== undefined)) {
    const titles = new Map([...rows].reverse().map(({ person, group }) => [nameKey(person.name), group]));
    const grouped = inGroups(file, file.root, (node) => titleOfEntry(node, titles), TITLE_OF_OTHERS[which]);
    if (grouped === undefined) return text;
    notes.guess(
      "",
      `${name} was one list; its people now stand under ${grouped.titles.map((one) => `"${one}"`).join(", ")}`,
    );
    return grouped.text;
  }
  const known = byName(groupsIn(file, name));
  const fresh = rows.filter((row) => entryFor(row, known) === undefined);
  const edits = (file.root?.kind === "mapping" ? file.root.entries : []).flatMap(({ key, value }) => {
    const takesNew = fresh.some(({ group }) => isSameTitle(group, key.value));
    return takesNew && value.kind !== "list" ? asList(file, value, key) : [];
  });
  return edits.length === 0 ? text : edited(text, edits);
}

/** The group of all people of an entry. */
function titleOfEntry(node: YamlNode, titles: ReadonlyMap<string, string | undefined>): string | undefined {
  return knownIn({
    title: undefined,
    node: { kind: "list", flow: false, items: [node], start: node.start, end: node.end },
  })
    .map(({ name }) => titles.get(name))
    .find((title) => title !== undefined);
}

/** `A, B and C`, or one mapping, as a list with one entry a line. */
function asList(file: DataFile, value: YamlNode, key: TextNode): readonly Edit[] {
  const { text } = file;
  const indent = " ".repeat(key.start - lineStart(text, key.start));
  const found = value.kind === "text" && value.value.trim() !== "" ? splitPeople(value.value.trim(), true) : [];
  if (typeof found === "string") return [];
  const plain = value.kind === "text" ? undefined : plainValue(value, file.source, new Report());
  const values: readonly Value[] =
    plain === undefined
      ? found.map(({ name, affiliation }) =>
          affiliation === null ? `${name} ()` : personValue(affiliation ? { name, affiliation } : { name }),
        )
      : [plain as Value];
  if (values.length === 0) return [{ start: key.end, end: Math.max(key.end, value.end), text: ": []" }];
  const lines = values.map((one) => blockEntry(one, `${indent}  `)).join("");
  // A comment beside the value stays beside the key.
  const end = lineEnd(text, value.end);
  return [{ start: key.end, end, text: `:${text.slice(value.end, end).trimEnd()}\n${lines}`.trimEnd() }];
}

/** The text with all edits, and the new people in their groups. */
function withFresh(
  which: PeopleFile,
  { text, root }: DataFile,
  edits: readonly Edit[],
  fresh: readonly PersonRow[],
  notes: Notes,
): string {
  const entryOfRow = ({ person }: PersonRow) => (which === "speakers" ? personMap(person) : personValue(person));
  const groups =
    root?.kind === "mapping" ? root.entries.map(({ key, value }) => ({ title: key.value, node: value })) : [];
  const lists = root?.kind === "list" ? [root] : groups.flatMap(({ node }) => (node.kind === "list" ? [node] : []));
  const last = lists.at(-1);
  const loose = fresh.filter(({ group }) => group === undefined || root?.kind === "list");
  if (lists.length > 1) noteGroup(loose, `data/${which}.yaml`, notes);
  const titled = fresh.filter(({ group }) => group !== undefined && root?.kind !== "list");
  const titles = [...new Set(titled.map(({ group = "" }) => fold(group)))];
  const all: Edit[] = [...edits];
  if (last) all.push(...appended(text, last, loose.map(entryOfRow)));
  const sections: (readonly [string, readonly Value[]])[] = [];
  if (!last && loose.length > 0 && (titled.length > 0 || groups.length > 0))
    sections.push([TITLE_OF_OTHERS[which], loose.map(entryOfRow)]);
  for (const title of titles) {
    const rows = titled.filter(({ group = "" }) => fold(group) === title);
    const list = groups.find((group) => isSameTitle(group.title, title))?.node;
    if (list?.kind === "list") all.push(...appended(text, list, rows.map(entryOfRow)));
    else sections.push([rows[0]?.group ?? "", rows.map(entryOfRow)]);
  }
  if (root === undefined && sections.length === 0) {
    return loose.length === 0 ? text : withFirstEntries(text, loose.map(entryOfRow), COMMENTS[which]);
  }
  if (root?.kind === "mapping" && root.flow) return edited(text, [...all, ...added(text, root, sections)]);
  return withSections(edited(text, all), sections, COMMENTS[which]);
}

/** Groups at the end of a file. */
function withSections(
  text: string,
  sections: readonly (readonly [string, readonly Value[]])[],
  comment: string,
): string {
  if (sections.length === 0) return text;
  const lines = sections.map(
    ([title, values]) => `${yamlText(title)}:\n${values.map((value) => blockEntry(value, "  ")).join("")}`,
  );
  const before = text.trim() === "" ? `# ${comment}\n` : `${text.trimEnd()}\n`;
  return edited(text, [{ start: 0, end: text.length, text: before + lines.join("") }]);
}

function noteGroup([first, ...others]: readonly PersonRow[], name: string, notes: Notes): void {
  if (!first) return;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  notes.guess(first.place, `"${first.person.name}"${more} went into the last group of ${name}`);
}

interface Renewal {
  readonly edits: readonly Edit[];
  readonly changed: readonly string[];
}

function renewPerson(file: DataFile, { node, group }: Known, { person, place }: PersonRow, notes: Notes): Renewal {
  if (node.kind === "mapping") {
    const { name: _, affiliation, ...more } = person;
    const hasNone = saysNone(file.text, node);
    const fields: Fields = { affiliation: hasNone ? undefined : affiliation, ...more };
    return entryEdits(file, node, fields, place, notes);
  }
  return node.kind === "text"
    ? renewText(file, node, group.node, { person, place }, notes)
    : { edits: [], changed: [] };
}

/** `affiliation: ""` means deliberately none. */
function saysNone(text: string, node: YamlNode): boolean {
  if (node.kind !== "mapping") return false;
  const value = node.entries.find(({ key }) => key.value === "affiliation")?.value;
  return value?.kind === "text" && value.value.trim() === "" && /["']/.test(text.slice(value.start, value.end));
}

/** Updates the affiliation in `Name (Affiliation)`; becomes a mapping if there is more to say. */
function renewText(file: DataFile, node: TextNode, list: YamlNode, row: PersonRow, notes: Notes): Renewal {
  const found = splitPeople(node.value.trim(), list.kind !== "list");
  const [now] = found;
  if (typeof found === "string" || now === undefined || typeof now === "string") return { edits: [], changed: [] };
  if (found.length > 1 || list.kind !== "list") {
    if (saysNothingNew(found, row.person)) return { edits: [], changed: [] };
    notes.leaveOut(
      row.place,
      `"${row.person.name}" shares a line of ${file.source.file} with others, which stays as it is`,
    );
    return { edits: [], changed: [] };
  }
  const person = { ...row.person, name: now.name, ...affiliationOf(now.affiliation, row.person.affiliation) };
  const then = personValue(person);
  const isSame =
    then === personValue(now.affiliation ? { name: now.name, affiliation: now.affiliation } : { name: now.name });
  if (isSame || (now.affiliation === null && typeof then === "string")) return { edits: [], changed: [] };
  const changed = Object.keys(person).filter((key) => key !== "name");
  return { edits: [inPlace(file.text, node, list, then)], changed };
}

function saysNothingNew(found: readonly NamedInText[], { name, affiliation, ...more }: Person): boolean {
  const now = found.find((one) => nameKey(one.name) === nameKey(name));
  const isSame =
    affiliation === undefined || now?.affiliation === null || oneLine(now?.affiliation ?? "") === oneLine(affiliation);
  return isSame && Object.keys(more).length === 0;
}

/** The import's affiliation wins, unless there is deliberately none; without one, the present affiliation stays. */
function affiliationOf(now: string | null | undefined, then: string | undefined): { affiliation?: string } {
  if (now === null) return {};
  const affiliation = then === undefined || (now && oneLine(now) === oneLine(then)) ? now : then;
  return affiliation ? { affiliation } : {};
}

/** A mapping takes several lines; a comment beside the text stays on the first. */
function inPlace(text: string, node: TextNode, list: ListNode, value: Value): Edit {
  if (list.flow) return { start: node.start, end: node.end, text: inline(value) };
  if (typeof value === "string")
    return { start: node.start, end: node.end, text: blockEntry(value, "").slice(2).trimEnd() };
  const column = node.start - lineStart(text, node.start);
  const lines = blockEntry(value, " ".repeat(column - 2));
  const [first = "", ...others] = lines.slice(column).trimEnd().split("\n");
  const rest = text.slice(node.end, lineEnd(text, node.end));
  return { start: node.start, end: node.end + rest.length, text: [`${first}${rest}`, ...others].join("\n") };
}
