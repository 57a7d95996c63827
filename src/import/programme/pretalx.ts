/**
 * Talks from pretalx's API (https://docs.pretalx.org/api/resources/submissions/): submissions with their slots, or slots with
 * their submissions, and with what `?expand=` adds. Texts are Markdown, in one language or several.
 */
import path from "node:path";
import type { Content } from "../content.ts";
import type { Format } from "../formats.ts";
import type { ItemRow, Person } from "../row.ts";
import { markdownText } from "../text.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { treeAt } from "./beside.ts";
import { inLanguage, itemRow, linkTo, notePhotos, type ProgrammeContext } from "./item.ts";
import { affiliationAnswered, personCalled } from "./person.ts";
import { slotBetween } from "./slot.ts";
import { tidied } from "./tidied.ts";

const TEXT = { isMarkdown: true };

/** Submissions, talks or slots of pretalx's API. */
export const pretalxApi: Format<ItemRow, ProgrammeContext> = {
  name: "pretalx-api",
  isUnmistakable: true,
  about: "JSON of pretalx's API (submissions, talks or slots)",
  recognise(content) {
    const keys = keysIn(content);
    if (
      keys.includes("code") &&
      keys.includes("title") &&
      keys.includes("speakers") &&
      (keys.includes("state") || keys.includes("submission_type"))
    )
      return "submissions of pretalx's API";
    return keys.includes("submission") && keys.includes("start") && keys.includes("room")
      ? "slots of pretalx's API"
      : undefined;
  },
  read: (content, context) => (content.form === "json" ? itemsIn(content.tree, content, context) : []),
};

function keysIn(content: Content): readonly string[] {
  if (content.form !== "json") return [];
  const { value } = content.tree;
  const list = Array.isArray(value) ? value : Object.getOwnPropertyDescriptor(objectOf(value), "results")?.value;
  const [first] = listOf(list);
  return isObject(first) ? Object.keys(first) : [];
}

function itemsIn(tree: Tree, { name, file }: Content, context: ProgrammeContext): readonly ItemRow[] {
  const list = Array.isArray(tree.value) ? tree.value : listOf(objectOf(tree.value).results);
  const speakers = speakersBeside(path.dirname(file), name);
  const photos = new Set<string>();
  const rows = list.filter(isObject).flatMap((one) => {
    const submission = isObject(one.submission) ? one.submission : one;
    const slots = submission === one ? slotsOf(one) : [one];
    return slots.flatMap((slot) => rowOf(submission, slot, tree.placeOf(one), { speakers, photos }, context) ?? []);
  });
  notePhotos([...photos], `${name}:1`, context.notes);
  return tidied(rows, context.notes);
}

/** The speakers of a file beside this one: without `?expand=speakers`, submissions name them by code. */
function speakersBeside(folder: string, name: string): ReadonlyMap<string, TreeObject> {
  const tree = name === "speakers.json" ? undefined : treeAt(folder, "speakers.json");
  const list = Array.isArray(tree?.value) ? tree.value : listOf(objectOf(tree?.value).results);
  return new Map(list.filter(isObject).map((person) => [stringOf(person.code) ?? "", person] as const));
}

/** One that is not scheduled yet has none, which is one without a start here. */
function slotsOf(submission: TreeObject): readonly TreeObject[] {
  const slots = [...listOf(submission.slots), submission.slot].filter(isObject);
  return slots.length > 0 ? [...new Map(slots.map((slot) => [stringOf(slot.start), slot] as const)).values()] : [{}];
}

function rowOf(
  submission: TreeObject,
  when: TreeObject,
  place: string,
  { speakers: known, photos }: { readonly speakers: ReadonlyMap<string, TreeObject>; readonly photos: Set<string> },
  context: ProgrammeContext,
): ItemRow | undefined {
  const { notes } = context;
  const title = inLanguage(submission.title, context) ?? inLanguage(when.description, context);
  const name = title && `"${title}"`;
  const state = stringOf(submission.state);
  if (state !== undefined && !/^(?:accepted|confirmed)$/.test(state)) {
    notes.passOver(place, state === "submitted" ? "without a decision" : state, name);
    return undefined;
  }
  const slot = slotBetween(stringOf(when.start), stringOf(when.end), context);
  if (!slot || title === undefined) {
    notes.skip(place, slot ? "without a title" : "without a time", name);
    return undefined;
  }
  const length = Number(stringOf(submission.duration) ?? Number.NaN);
  const speakers = listOf(submission.speakers).flatMap((one) => {
    const person = isObject(one) ? one : known.get(stringOf(one) ?? "");
    return person ? (personOf(person, place, photos, context) ?? []) : [];
  });
  if (speakers.length < listOf(submission.speakers).length)
    notes.leaveOut(
      place,
      "speakers whom the file names by code; save it with ?expand=speakers, or speakers.json beside it",
    );
  const links = listOf(submission.resources)
    .filter(isObject)
    .flatMap((one) => linkTo(stringOf(one.resource), inLanguage(one.description, context), place, notes) ?? []);
  const abstract = [inLanguage(submission.abstract, context), inLanguage(submission.description, context)];
  const fields = {
    id: stringOf(submission.code),
    title,
    room: inLanguage(objectOf(when.room).name ?? when.room, context),
    track: nameOf(submission.track, context),
    abstract: abstract.filter((text) => text !== undefined).join("\n\n") || undefined,
    language: stringOf(submission.content_locale),
    links: links.length > 0 ? links : undefined,
  };
  const ends = slot.end === undefined && length > 0 ? { ...slot, end: slot.start + length } : slot;
  const type = nameOf(submission.submission_type, context);
  const tags = listOf(submission.tags).flatMap((tag) => inLanguage(isObject(tag) ? tag.tag : tag, context) ?? []);
  return itemRow({ place, slot: ends, type, fields, speakers, tags, text: TEXT }, context);
}

/** A name, unless it is a number that stands for one. */
function nameOf(value: unknown, context: ProgrammeContext): string | undefined {
  return typeof value === "number"
    ? undefined
    : inLanguage(isObject(value) && isObject(value.name) ? value.name : value, context);
}

function personOf(
  person: TreeObject,
  place: string,
  photos: Set<string>,
  { notes }: ProgrammeContext,
): Person | undefined {
  const name = stringOf(person.name);
  if (name === undefined) return undefined;
  if (stringOf(person.avatar) ?? stringOf(person.avatar_url)) photos.add(name);
  const bio = stringOf(person.biography);
  return personCalled(name, place, notes, {
    affiliation: affiliationAnswered(listOf(person.answers)),
    bio: bio && markdownText(bio, place, notes, TEXT),
  });
}
