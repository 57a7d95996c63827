/**
 * A programme as lists within lists, in YAML or JSON: days with rooms or events, sessions with talks or papers. Which is
 * which is told from their keys, as every site has its own.
 */
import { columnKey } from "../csv.ts";
import type { ItemRow, Person, SessionRow, Slot } from "../row.ts";
import type { TextOptions } from "../text.ts";
import { countAsRead, isObject, listOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { looseKey } from "./beside.ts";
import {
  type Around,
  type Clock,
  type Field,
  ItemReader,
  NAMES,
  onTwelveHours,
  type Said,
  type Timed,
} from "./fields.ts";
import { inLanguage, type ProgrammeContext, sessionRow } from "./item.ts";
import { isUnknown, personCalled } from "./person.ts";
import { tidied } from "./tidied.ts";

/** What another file says of an item. */
export interface About {
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  readonly people?: Readonly<Partial<Record<Field, readonly Person[]>>>;
  readonly links?: readonly { readonly label: string | undefined; readonly url: string | undefined }[];
}

/** What a format knows beside the outline itself. */
export interface Beside {
  /** How titles and abstracts are written. */
  readonly text?: TextOptions;
  /** What another file says of an item, by its name or id; undefined if there is none. */
  readonly about?: (name: string, place: string) => About | undefined;
  /** The reason why an item that only names another file's is left out, if that file lacks it. */
  readonly lacking?: string;
  /** The papers of the site that a poster session shows, by their ids; undefined if it lacks one of them. */
  readonly posters?: (ids: readonly string[]) => readonly string[] | undefined;
}

/** What a paper within an item says: when it is, which is when the item is. */
const TIMED = ["id", "start_time", "end_time"];

/** Keys of the lists within a day, room or session. */
const CHILDREN = [
  "days",
  "rooms",
  "sessions",
  "subsessions",
  "blocks",
  "slots",
  "events",
  "activities",
  "talks",
  "items",
  "papers",
  "presentations",
  "subtopics",
  "contributions",
  "entries",
  "schedule",
  "program",
  "programme",
  "agenda",
];
const TITLE_ALONE: readonly string[] = ["name", "description"];

/** The rows of an outline. */
export function outlineItems(tree: Tree, context: ProgrammeContext, beside: Beside = {}): readonly ItemRow[] {
  const outline = new Outline(tree, context, beside);
  outline.walk(tree.value, { date: outline.reader.onlyDay() });
  return tidied(onTwelveHours(outline.rows, outline.reader), context.notes);
}

/** Whether a tree is an outline of a programme: something in it has a time and a title. Reads no key. */
export function isOutline(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) return value.slice(0, 20).some((one) => isOutline(one, depth));
  if (!isObject(value) || depth > 6) return false;
  const keys = Object.keys(value).map(columnKey);
  const has = (field: Field) => keys.some((key) => (NAMES[field] as readonly string[]).includes(key));
  if (has("start") && (has("title") || has("speakers"))) return true;
  const lists = entriesOf(value).filter(
    ([key, one]) => CHILDREN.includes(columnKey(key)) || (depth === 0 && isObject(one)),
  );
  return lists.some(([, one]) => isOutline(one, depth + 1));
}

/** Entries, without counting as read what the caller does not use. */
function entriesOf(value: TreeObject): readonly (readonly [string, unknown])[] {
  return Object.entries(Object.getOwnPropertyDescriptors(value)).map(([key, { value: one }]) => [key, one] as const);
}

class Outline {
  readonly rows: Timed[] = [];
  readonly reader: ItemReader;

  private readonly tree: Tree;
  private readonly context: ProgrammeContext;
  private readonly beside: Beside;

  constructor(tree: Tree, context: ProgrammeContext, beside: Beside) {
    this.tree = tree;
    this.context = context;
    this.beside = beside;
    this.reader = new ItemReader(context, beside.text);
  }

  walk(value: unknown, around: Around): void {
    if (Array.isArray(value)) for (const one of value) this.#part(one, around);
    else if (isObject(value)) {
      if (isEntry(value) || this.#lists(value).length > 0) this.#part(value, around);
      // Sessions by their names: `z1A: {start_time: …}`.
      else for (const key of Object.keys(value)) if (isOutline(descendant(value, key))) this.walk(value[key], around);
    }
  }

  #part(part: unknown, around: Around): void {
    if (!isObject(part)) return;
    const lists = this.#lists(part);
    const inside = around.session !== undefined;
    if (lists.length === 0 || this.#isOnePaper(part)) this.#item(part, around);
    else if (!inside && isContainer(part, lists)) {
      const within = this.#containing(part, around);
      for (const [key, list] of lists) {
        if (columnKey(key) === "rooms") for (const room of list.filter(isObject)) this.#room(room, within);
        else this.walk(list, within);
      }
    } else this.#session(part, lists, around);
  }

  /** The lists of mappings, or of ids, in a part. */
  #lists(part: TreeObject): readonly (readonly [string, readonly unknown[]])[] {
    return entriesOf(part).flatMap(([key]) => {
      const name = columnKey(key);
      if (!CHILDREN.includes(name)) return [];
      const list = listOf(descendant(part, key));
      const hasIds = name === "papers" && this.beside.about !== undefined;
      if (list.length === 0 || !(list.some(isObject) || hasIds)) return [];
      return [[key, part[key] as readonly unknown[]] as const];
    });
  }

  /** A day, or whatever only holds others. */
  #containing(part: TreeObject, around: Around): Around {
    const said = this.#said(part);
    const words = [said.text("date"), ...["title", "name", "abbr"].map((key) => stringOf(ownOf(part, key)))];
    const date = words.map((text) => (text === undefined ? undefined : this.reader.words.dateIn(text))).find(Boolean);
    const within = { ...around, ...(date === undefined ? {} : { date }) };
    const found = isEntry(part) ? this.reader.slotOf(said, within) : undefined;
    return found && "slot" in found ? { ...within, slot: found.slot } : within;
  }

  #room(room: TreeObject, around: Around): void {
    const name = stringOf(room.name) ?? stringOf(room.title);
    const within = { ...around, ...(name === undefined ? {} : { room: name }) };
    for (const [, list] of this.#lists(room)) this.walk(list, within);
  }

  #item(part: TreeObject, around: Around): void {
    const said = this.#said(part, true);
    const { notes } = this.context;
    const isBare = said.text("title") === undefined && said.text("id") !== undefined;
    if (isBare && this.beside.lacking !== undefined) {
      notes.skip(said.place, this.beside.lacking, `"${said.text("id")}"`);
      return;
    }
    // Of a talk that holds its paper.
    countAsRead(
      this.#lists(part).flatMap(([, list]) => list),
      ...TIMED,
    );
    const found = this.reader.slotOf(said, around);
    const { session } = around;
    if ("wrong" in found) {
      const isUntimed = session !== undefined && said.text("start") === undefined;
      if (around.slot && said.text("start") === undefined) this.#add(said, around.slot, around, false);
      else if (!isUntimed)
        notes.skip(said.place, found.wrong, found.name ?? (said.text("title") && `"${said.text("title")}"`));
      else this.#add(said, { date: session.date, start: session.start, end: session.end }, around, true);
      return;
    }
    this.#add(said, found.slot, around, false, found.clock);
  }

  #add(said: Said, slot: Slot, around: Around, isUntimed: boolean, clock?: Clock): void {
    const row = this.reader.item(said, slot, around, isUntimed);
    if (row) this.rows.push({ row, clock });
  }

  /**
   * A session. Of one that holds sessions, those with items are sessions of their own, called after both; if there is only
   * one, and nothing is said of it, everything is in the outer.
   */
  #session(part: TreeObject, lists: readonly (readonly [string, readonly unknown[]])[], around: Around): void {
    const said = this.#said(part);
    if (this.#posters(part, around)) return;
    const children = lists.flatMap(([, list]) => list).map((child) => (isObject(child) ? child : this.#bare(child)));
    const slot = this.#slotOfSession(said, children, around);
    const areItems = children.every((child) => this.#lists(child).length === 0 || this.#isItem(child));
    const holding = areItems
      ? []
      : children.filter((child) => this.#lists(child).length > 0 && !this.#isOnePaper(child));
    const [only] = holding;
    if (!slot) {
      this.context.notes.skip(said.place, "a session without a time", said.text("title") && `"${said.text("title")}"`);
      return;
    }
    const title = said.text("title");
    const titleWith = (inner: string | undefined) =>
      [title, inner].filter((one) => one !== undefined && one !== "").join(": ");
    const own = (from: Said, name: string, at: Slot): SessionRow => {
      const { place } = from;
      const chair = this.reader.people(from, "chair") ?? this.reader.people(said, "chair");
      const fields = {
        title: name === "" ? undefined : name,
        room: from.text("room") ?? said.text("room") ?? around.room,
        track: from.text("track") ?? said.text("track") ?? around.track,
        ...(chair ? { chair } : {}),
        video: from.text("video"),
      };
      return sessionRow(
        { place, slot: at, fields, ...(this.beside.text ? { text: this.beside.text } : {}) },
        this.context,
      );
    };
    const inner = only && this.#said(only);
    const isOneThing = inner !== undefined && children.length === 1;
    const isNamed = inner?.text("title") !== undefined || inner?.text("chair") !== undefined;
    if (holding.length === 0 || (holding.length === 1 && (isOneThing || !isNamed))) {
      const session = own(
        inner && isOneThing ? inner : said,
        isOneThing ? titleWith(inner.text("title")) : (title ?? ""),
        slot,
      );
      const within = { ...around, date: slot.date, session };
      for (const child of children) {
        if (child !== only) {
          if (!this.#posters(child, within)) this.#item(child, within);
        } else if (!this.#posters(child, within))
          for (const [, list] of this.#lists(child))
            for (const one of list) this.#item(isObject(one) ? one : this.#bare(one), within);
      }
      return;
    }
    for (const child of children) {
      const inner = this.#said(child);
      const at = this.reader.slotOf(inner, { ...around, date: slot.date });
      if (this.#posters(child, { ...around, date: slot.date })) continue;
      if (!holding.includes(child))
        this.#item(child, { ...around, date: slot.date, room: inner.text("room") ?? said.text("room") ?? around.room });
      else {
        const grand = this.#lists(child).flatMap(([, list]) => list);
        const session = own(inner, titleWith(inner.text("title")), "wrong" in at ? slot : at.slot);
        for (const one of grand)
          this.#item(isObject(one) ? one : this.#bare(one), { ...around, date: session.date, session });
      }
    }
  }

  /** Whether a part that holds papers is one item all the same. */
  #isItem(part: TreeObject): boolean {
    return this.#isOnePaper(part) || this.#shownBy(part) !== undefined;
  }

  /** Whether a part holds one paper and is called as that is: the talk about it. */
  #isOnePaper(part: TreeObject): boolean {
    const listed = this.#lists(part).flatMap(([, list]) => list);
    const [id, ...others] = listed.map((one) => stringOf(isObject(one) ? descendant(one, "id") : one));
    const title = stringOf(descendant(part, "title"));
    if (id === undefined || title === undefined || others.length > 0) return false;
    const own = this.beside.about?.(id, this.tree.placeOf(part))?.fields.title;
    return own !== undefined && looseKey(own) === looseKey(title);
  }

  /** The papers of the site that a poster session shows; undefined for any other part. */
  #shownBy(part: TreeObject): readonly string[] | undefined {
    const said = this.#said(part);
    const listed = this.#lists(part).flatMap(([, list]) => list);
    const ids = listed.flatMap((one) => stringOf(isObject(one) ? descendant(one, "id") : one) ?? []);
    const isShow = ids.length > 0 && /poster/i.test(`${said.text("type")} ${said.text("title")}`);
    return isShow && ids.length === listed.length ? this.beside.posters?.(ids) : undefined;
  }

  /** A poster session whose papers the site has is one item that shows them. */
  #posters(part: TreeObject, around: Around): boolean {
    const said = this.#said(part);
    const listed = this.#lists(part).flatMap(([, list]) => list);
    const papers = this.#shownBy(part);
    const found = papers && this.reader.slotOf(said, around);
    if (!found || "wrong" in found) return false;
    countAsRead(listed, ...TIMED);
    this.#add({ ...said, papers }, found.slot, around, false, found.clock);
    return true;
  }

  /** A session's own time, else that of its first item. */
  #slotOfSession(said: Said, children: readonly TreeObject[], around: Around): Slot | undefined {
    const found = this.reader.slotOf(said, around);
    if ("slot" in found) return found.slot;
    for (const child of children) {
      const own = this.reader.slotOf(this.#said(child), around);
      if ("slot" in own) return { ...own.slot, end: undefined };
    }
    return undefined;
  }

  /** An id in the place of a mapping. */
  #bare(id: unknown): TreeObject {
    return { id: stringOf(id) ?? "" };
  }

  #said(part: TreeObject, isItem = false): Said {
    const place = this.tree.placeOf(part);
    const keys = keysOf(part);
    const raw = (field: Field) => fieldValue(part, keys, field);
    const name = inLanguage(raw("title"), this.context) ?? inLanguage(raw("id"), this.context) ?? "";
    // Frames and sessions are in no other file.
    const more = isItem ? this.beside.about?.(name, place) : undefined;
    return {
      place,
      text: (field) => {
        // The number of a paper is no name of its talk.
        if (field === "id" && more !== undefined && this.beside.lacking !== undefined) return undefined;
        const text = inLanguage(raw(field), this.context) ?? namesIn(raw(field)) ?? more?.fields[field];
        // YAML writes null as a tilde.
        const isNothing = text === undefined || text === "~" || text === "null";
        return isNothing || (field !== "title" && isUnknown(text)) ? undefined : text;
      },
      people: (field) => peopleIn(raw(field), place, this.context) ?? more?.people?.[field],
      links: [...linksIn(part), ...(more?.links ?? [])],
    };
  }
}

/** The own value of a key, without counting it as read. */
function descendant(part: TreeObject, key: string): unknown {
  return Object.getOwnPropertyDescriptor(part, key)?.value;
}

/** The value of a key in whatever case. */
function ownOf(part: TreeObject, key: string): unknown {
  const own = Object.keys(part).find((one) => one.toLowerCase() === key);
  return own === undefined ? undefined : part[own];
}

function isEntry(part: TreeObject): boolean {
  return keysOf(part).some(([key]) => (NAMES.start as readonly string[]).includes(key));
}

/** Whether a part with lists is a day or a frame, and no session. */
function isContainer(part: TreeObject, lists: readonly (readonly [string, readonly unknown[]])[]): boolean {
  if (
    lists.some(([key]) =>
      ["days", "rooms", "sessions", "blocks", "slots", "schedule", "program", "programme", "agenda"].includes(
        columnKey(key),
      ),
    )
  )
    return true;
  const keys = keysOf(part).map(([key]) => key);
  if (isEntry(part)) return lists.every(([key]) => columnKey(key) === "activities");
  return (
    (NAMES.date as readonly string[]).some((name) => keys.includes(name)) ||
    lists.some(([key]) => ["events", "activities", "items", "entries"].includes(columnKey(key)))
  );
}

/** The keys of a mapping as headings are compared, with how they are written. */
function keysOf(part: TreeObject): readonly (readonly [string, string])[] {
  return Object.keys(part).map((key) => [columnKey(key), key] as const);
}

function fieldValue(part: TreeObject, keys: readonly (readonly [string, string])[], field: Field): unknown {
  const candidates = (NAMES[field] as readonly string[]).filter((name) => !isTaken(field, name, keys));
  for (const candidate of candidates) {
    const found = keys.find(([key]) => key === candidate)?.[1];
    if (found === undefined) continue;
    const value = descendant(part, found);
    if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    if (field === "title" && typeof value === "object" && !("en" in (value as object))) continue;
    return part[found];
  }
  return undefined;
}

/** `name` is the title where nothing else is, else who speaks; so is a description. */
function isTaken(field: Field, name: string, keys: readonly (readonly [string, string])[]): boolean {
  const has = (names: readonly string[]) => keys.some(([key]) => names.includes(key));
  const titles = (NAMES.title as readonly string[]).filter((one) => !TITLE_ALONE.includes(one));
  if (field === "speakers" && name === "name") return !has(titles);
  if (field === "title" && name === "name") return has(titles);
  if (field === "title" && name === "description") return has([...titles, "name"]);
  return false;
}

/** People as mappings, or as a list of names; undefined if it is one text. */
function peopleIn(value: unknown, place: string, context: ProgrammeContext): readonly Person[] | undefined {
  if (isObject(value)) return personIn(value, place, context) ?? undefined;
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((one) =>
    isObject(one) ? (personIn(one, place, context) ?? []) : personNamed(one, place, context),
  );
}

function personNamed(value: unknown, place: string, { notes }: ProgrammeContext): readonly Person[] {
  const name = stringOf(value);
  const person = name === undefined ? undefined : personCalled(name, place, notes, {});
  return person ? [person] : [];
}

function personIn(part: TreeObject, place: string, { notes }: ProgrammeContext): readonly Person[] | undefined {
  const keys = keysOf(part);
  const first = (names: readonly string[]) => {
    const found = names.map((name) => keys.find(([key]) => key === name)?.[1]).find((key) => key !== undefined);
    return found === undefined ? undefined : stringOf(part[found]);
  };
  const parts = [first(["first name", "firstname", "given"]), first(["last name", "lastname", "surname", "family"])];
  const name = first(["name", "fullname", "full name", "speaker", "public name"]) ?? parts.filter(Boolean).join(" ");
  if (name === "") return undefined;
  const affiliation = first([...NAMES.affiliation, "title"]);
  const person = personCalled(name, place, notes, { affiliation });
  return person && [person];
}

/** A list of texts, for tags and categories. */
function namesIn(value: unknown): string | undefined {
  const texts = listOf(value).flatMap((one) => stringOf(one) ?? []);
  return texts.length === 0 ? undefined : texts.join("; ");
}

function linksIn(part: TreeObject): NonNullable<Said["links"]> {
  const own = Object.keys(part).find((key) => columnKey(key) === "links");
  return listOf(own === undefined ? undefined : part[own])
    .filter(isObject)
    .map((link) => ({
      label: stringOf(link.name) ?? stringOf(link.title) ?? stringOf(link.label),
      url: stringOf(link.url) ?? stringOf(link.absolute_url) ?? stringOf(link.href),
    }));
}
