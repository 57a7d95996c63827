/**
 * A programme from Sessionize's API (https://sessionize.com/playbook/api). In the view "All", sessions refer to their
 * speakers, rooms and categories by number; in "Sessions" and "GridSmart" they hold names. Texts are plain.
 */
import type { Content } from "../content.ts";
import type { Format } from "../formats.ts";
import type { ItemRow, Person } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { itemRow, linkTo, notePhotos, type ProgrammeContext } from "./item.ts";
import { affiliationAnswered, affiliationIn, personCalled } from "./person.ts";
import { slotBetween } from "./slot.ts";
import { tidied } from "./tidied.ts";

/** How Sessionize's texts are written. */
const TEXT = { isMarkdown: true };

/** What the numbers in a file stand for. */
interface Registers {
  readonly rooms: ReadonlyMap<string, string>;
  readonly speakers: ReadonlyMap<string, Person>;
  /** The title of the category, and the name of its item. */
  readonly categories: ReadonlyMap<string, Category>;
}

interface Category {
  readonly of: string;
  readonly name: string;
}

/** All data of an event, as one file. */
export const sessionizeAll: Format<ItemRow, ProgrammeContext> = {
  name: "sessionize",
  about: 'JSON of Sessionize (the view "All")',
  recognise: (content) => (content.form === "json" && isAll(content.tree) ? "all data of Sessionize" : undefined),
  read: (content, context) => (content.form === "json" ? itemsIn(content.tree, content.name, context) : []),
};

/** The views for schedules, which say of speakers only their names. */
export const sessionizeViews: Format<ItemRow, ProgrammeContext> = {
  name: "sessionize-view",
  about: 'JSON of Sessionize (the views "GridSmart" and "Sessions")',
  recognise(content) {
    const view = viewOf(content);
    return view && `the view "${view}" of Sessionize`;
  },
  read(content, context) {
    if (content.form !== "json") return [];
    const { placeOf } = content.tree;
    const groups = listOf(content.tree.value).filter(isObject);
    const sessions = groups.flatMap((group) =>
      "rooms" in group
        ? listOf(group.rooms).flatMap((room) => listOf(objectOf(room).sessions))
        : listOf(group.sessions),
    );
    context.notes.leaveOut(`${content.name}:1`, 'biographies: only the view "All" has them');
    const seen = new Set<string>();
    const registers: Registers = { rooms: new Map(), speakers: new Map(), categories: new Map() };
    const rows = sessions.filter(isObject).flatMap((session) => {
      // What is for everyone stands in each room.
      const id = stringOf(session.id);
      if (id !== undefined && seen.has(id)) return [];
      seen.add(id ?? "");
      return sessionRow(session, placeOf(session), registers, context) ?? [];
    });
    return tidied(rows, context.notes);
  },
};

function viewOf(content: Content): string | undefined {
  if (content.form !== "json") return undefined;
  const [first] = listOf(content.tree.value);
  const keys = isObject(first) ? Object.keys(first) : [];
  if (keys.includes("groupName") && keys.includes("sessions")) return "Sessions";
  return keys.includes("rooms") && keys.includes("timeSlots") ? "GridSmart" : undefined;
}

/** The scheduled sessions in a file. */
function itemsIn(json: Tree, name: string, context: ProgrammeContext): readonly ItemRow[] {
  const file = objectOf(json.value);
  const registers: Registers = {
    rooms: namesById(file.rooms),
    categories: categoriesById(file.categories),
    speakers: speakersById(file, json, context),
  };
  const photos = listOf(file.speakers).filter((speaker) => stringOf(objectOf(speaker).profilePicture));
  notePhotos(
    photos.map((speaker) => nameOf(objectOf(speaker))),
    `${name}:1`,
    context.notes,
  );
  const items = listOf(file.sessions)
    .filter(isObject)
    .flatMap((session) => sessionRow(session, json.placeOf(session), registers, context) ?? []);
  return tidied(items, context.notes);
}

function isAll({ value }: Tree): boolean {
  const { sessions, speakers } = objectOf(value);
  return Array.isArray(sessions) && Array.isArray(speakers);
}

function sessionRow(
  session: TreeObject,
  place: string,
  registers: Registers,
  context: ProgrammeContext,
): ItemRow | undefined {
  const title = stringOf(session.title) ?? "";
  const slot = slotBetween(stringOf(session.startsAt), stringOf(session.endsAt), context);
  const status = stringOf(session.status);
  const isRefused = /declin|reject|withdraw|cancel|nominat|wait/i.test(status ?? "");
  if (!slot || isRefused || title === "") {
    if (isRefused) context.notes.passOver(place, `"${status}"`, `"${title}"`);
    else context.notes.skip(place, title === "" ? "without a title" : "without a time", title && `"${title}"`);
    return undefined;
  }
  const chosen = categoriesOf(session, registers);
  const category = (pattern: RegExp) => chosen.find(({ of }) => pattern.test(of))?.name;
  const isForAll = session.isPlenumSession === true;
  const fields = {
    id: session.isServiceSession === true ? undefined : stringOf(session.id),
    title,
    room: isForAll ? undefined : (registers.rooms.get(String(session.roomId)) ?? stringOf(session.room)),
    track: isForAll ? undefined : category(/track/i),
    abstract: stringOf(session.description),
    video: stringOf(session.recordingUrl),
    online: stringOf(session.liveUrl),
    language: languageOf(category(/language/i)),
  };
  const others = chosen.filter(({ of }) => !/track|format|type|language/i.test(of)).map(({ name }) => name);
  return itemRow(
    {
      place,
      slot,
      type: category(/format|type/i),
      fields,
      speakers: speakersOf(session, place, registers, context),
      tags: others,
      text: TEXT,
    },
    context,
  );
}

function categoriesOf(session: TreeObject, { categories }: Registers): readonly Category[] {
  if (!Array.isArray(session.categories)) {
    return listOf(session.categoryItems).flatMap((id) => categories.get(String(id)) ?? []);
  }
  return session.categories.filter(isObject).flatMap(({ name, categoryItems }) =>
    listOf(categoryItems)
      .filter(isObject)
      .map((item) => ({ of: stringOf(name) ?? "", name: stringOf(item.name) ?? "" })),
  );
}

/** "English" as a tag of the format: en. */
function languageOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const codes = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh", "ko", "ru", "tr", "sv", "da", "fi", "cs"];
  const key = name.toLowerCase().trim();
  return codes.find((code) => {
    const names = ["en", code].map((shown) =>
      new Intl.DisplayNames(shown, { type: "language" }).of(code)?.toLowerCase(),
    );
    return code === key || names.includes(key);
  });
}

function speakersOf(
  session: TreeObject,
  place: string,
  { speakers }: Registers,
  { notes }: ProgrammeContext,
): readonly Person[] {
  return listOf(session.speakers).flatMap((one) => {
    const known = speakers.get(String(isObject(one) ? one.id : one));
    const name = isObject(one) ? stringOf(one.name) : undefined;
    const person = known ?? (name === undefined ? undefined : personCalled(name, place, notes, {}));
    return person ? [person] : [];
  });
}

function namesById(list: unknown): ReadonlyMap<string, string> {
  const named = listOf(list).filter(isObject);
  return new Map(named.map(({ id, name }) => [String(id), stringOf(name) ?? ""]));
}

function categoriesById(list: unknown): Registers["categories"] {
  return new Map(
    listOf(list)
      .filter(isObject)
      .flatMap(({ title, items }) =>
        [...namesById(items)].map(([id, name]) => [id, { of: stringOf(title) ?? "", name }] as const),
      ),
  );
}

function speakersById(file: TreeObject, { placeOf }: Tree, context: ProgrammeContext): ReadonlyMap<string, Person> {
  const questions = new Map(
    listOf(file.questions)
      .filter(isObject)
      .map(({ id, question }) => [String(id), stringOf(question) ?? ""]),
  );
  return new Map(
    listOf(file.speakers)
      .filter(isObject)
      .flatMap((speaker) => {
        const person = speakerOf(speaker, placeOf(speaker), questions, context);
        return person ? [[String(speaker.id), person] as const] : [];
      }),
  );
}

function nameOf(speaker: TreeObject): string {
  const parts = [speaker.firstName, speaker.lastName].flatMap((part) => stringOf(part) ?? []);
  return stringOf(speaker.fullName) ?? parts.join(" ");
}

function speakerOf(
  speaker: TreeObject,
  place: string,
  questions: ReadonlyMap<string, string>,
  { notes }: ProgrammeContext,
): Person | undefined {
  const name = nameOf(speaker);
  const answered = affiliationAnswered(listOf(speaker.questionAnswers), questions);
  const tagLine = stringOf(speaker.tagLine);
  const guessed = answered === undefined && tagLine !== undefined ? affiliationIn(tagLine) : undefined;
  if (guessed !== undefined)
    notes.guess(
      place,
      `the affiliation of ${name} is "${guessed}", from "${plainText(tagLine ?? "", place, notes, TEXT)}"`,
    );
  // Nothing of the line gets lost: where it names no affiliation, the biography begins with it.
  const lines = [guessed === undefined ? tagLine : undefined, stringOf(speaker.bio)].filter(
    (line) => line !== undefined,
  );
  const [first, ...links] = listOf(speaker.links)
    .filter(isObject)
    .flatMap(({ title, url }) => linkTo(stringOf(url), stringOf(title), place, notes) ?? []);
  return personCalled(name, place, notes, {
    affiliation: answered ?? guessed,
    url: first?.url,
    bio: lines.length === 0 ? undefined : markdownText(lines.join("\n\n"), place, notes, TEXT),
    links,
  });
}
