/**
 * A programme from Sessionize's API, which gives all data (https://sessionize.com/playbook/api, `…/view/All`): sessions
 * refer to their speakers, rooms and categories by number.
 */
import type { Format } from "../formats.ts";
import type { ItemRow, LabelledLink, Person } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { itemRow, notePhotos, type ProgrammeContext, slotBetween, tidied } from "./item.ts";

/** What the numbers in a file stand for. */
interface Registers {
  readonly rooms: ReadonlyMap<string, string>;
  readonly speakers: ReadonlyMap<string, Person>;
  /** The title of the category, and the name of its item. */
  readonly categories: ReadonlyMap<string, { readonly of: string; readonly name: string }>;
}

/** All data of an event, as one file. */
export const sessionizeAll: Format<ItemRow, ProgrammeContext> = {
  name: "sessionize",
  about: 'JSON of Sessionize (the view "All")',
  recognise: (content) =>
    content.form === "json" && isSessionize(content.tree) ? "all data of Sessionize" : undefined,
  read: (content, context) => (content.form === "json" ? itemsIn(content.tree, content.name, context) : []),
};

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

/** Whether a file is in this format. */
function isSessionize({ value }: Tree): boolean {
  const { sessions, speakers } = objectOf(value);
  return Array.isArray(sessions) && Array.isArray(speakers);
}

function sessionRow(
  session: TreeObject,
  place: string,
  { rooms, speakers, categories }: Registers,
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
  const chosen = listOf(session.categoryItems).flatMap((id) => categories.get(String(id)) ?? []);
  const category = (pattern: RegExp) => chosen.find(({ of }) => pattern.test(of))?.name;
  const who = listOf(session.speakers).flatMap((one) => speakers.get(String(isObject(one) ? one.id : one)) ?? []);
  const isForAll = session.isPlenumSession === true || session.isServiceSession === true;
  const fields = {
    id: session.isServiceSession === true ? undefined : stringOf(session.id),
    title,
    room: isForAll ? undefined : rooms.get(String(session.roomId)),
    track: category(/track/i),
    abstract: stringOf(session.description),
    video: stringOf(session.recordingUrl),
    online: stringOf(session.liveUrl),
  };
  return itemRow({ place, slot, type: category(/format|type/i), fields, speakers: who }, context);
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
      .map((speaker) => [String(speaker.id), speakerOf(speaker, placeOf(speaker), questions, context)]),
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
  context: ProgrammeContext,
): Person {
  const { notes } = context;
  const bio = stringOf(speaker.bio);
  const affiliation = affiliationOf(speaker, place, questions, context);
  const [first, ...links] = listOf(speaker.links).filter(isObject).flatMap(linkOf);
  return {
    name: plainText(nameOf(speaker), place, notes),
    ...(affiliation === undefined ? {} : { affiliation }),
    ...(first === undefined ? {} : { url: first.url }),
    ...(bio === undefined ? {} : { bio: markdownText(bio, place, notes) }),
    ...(links.length === 0 ? {} : { links }),
  };
}

function linkOf({ title, url }: TreeObject): readonly LabelledLink[] {
  const address = stringOf(url);
  return address && /^https?:\/\//i.test(address) ? [{ label: stringOf(title) ?? address, url: address }] : [];
}

/** The answer to a question about the affiliation, else what follows "at" in the tag line. */
function affiliationOf(
  speaker: TreeObject,
  place: string,
  questions: ReadonlyMap<string, string>,
  { notes }: ProgrammeContext,
): string | undefined {
  for (const answer of listOf(speaker.questionAnswers).filter(isObject)) {
    const question = questions.get(String(answer.questionId)) ?? stringOf(answer.question) ?? "";
    const text = stringOf(answer.answerValue) ?? stringOf(answer.answer);
    if (text && /affiliation|compan|organi[sz]ation|institut|universit|employer/i.test(question)) {
      return plainText(text, place, notes);
    }
  }
  const tagLine = stringOf(speaker.tagLine);
  const [, employer] = /(?:\bat|@) ?(.+)$/i.exec(tagLine ?? "") ?? [];
  if (employer) notes.guess(place, `the affiliation of ${nameOf(speaker)} is "${employer}", from "${tagLine}"`);
  else if (tagLine) notes.leaveOut(place, `the tag line of ${nameOf(speaker)}: "${tagLine}"`);
  return employer && plainText(employer, place, notes);
}
