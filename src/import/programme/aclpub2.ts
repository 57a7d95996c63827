/**
 * A programme from the input of aclpub2 (https://github.com/rycolab/aclpub2, README, `program.yml`): sessions with
 * subsessions and papers by id. `papers.yml` and `invited_talks.yml` beside it say what the papers and talks are; their
 * texts are TeX.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { typeCalled } from "../../schema/schedule.ts";
import type { Content } from "../content.ts";
import type { Format } from "../formats.ts";
import { readInput } from "../input.ts";
import type { ItemRow, Person } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { countAsRead, isObject, listOf, objectOf, stringOf, type Tree, type TreeObject, unreadKeys } from "../tree.ts";
import { looseKey, papersIn, treeAt } from "./beside.ts";
import type { ProgrammeContext } from "./item.ts";
import { type About, outlineItems } from "./outline.ts";
import { personCalled } from "./person.ts";

const PROGRAM = "program.yml";
const TEX = { isTex: true };

/** A folder of aclpub2, or its programme alone. */
export const aclpub2: Format<ItemRow, ProgrammeContext> = {
  name: "aclpub2",
  about: "the folder of proceedings made with aclpub2, or its program.yml",
  recognise(content) {
    if (content.form === "folder") return folderIn(content.file) === undefined ? undefined : "a folder of aclpub2";
    return content.form === "yaml" && isProgram(content.tree) ? "program.yml of aclpub2" : undefined;
  },
  read(content, context) {
    const folder = content.form === "folder" ? (folderIn(content.file) ?? "") : path.dirname(content.file);
    const tree = treeOf(content, folder);
    if (!tree) return [];
    const rows = itemsIn(tree, folder, context);
    if (content.form === "folder") context.notes.notRead("keys", unreadKeys(tree));
    return rows;
  },
};

function treeOf(content: Content, folder: string): Tree | undefined {
  return content.form === "yaml" ? content.tree : treeAt(folder, PROGRAM);
}

function folderIn(folder: string): string | undefined {
  const candidates = [folder, path.join(folder, "inputs")];
  return candidates.find((one) =>
    ["papers.yml", "conference_details.yml"].some(
      (name) => existsSync(path.join(one, name)) && existsSync(path.join(one, PROGRAM)),
    ),
  );
}

function isProgram({ value }: Tree): boolean {
  const sessions = listOf(value)
    .filter(isObject)
    .slice(0, 20)
    .map((one) => Object.keys(one));
  return (
    sessions.length > 0 &&
    sessions.every((keys) => keys.includes("title") && keys.includes("start_time")) &&
    sessions.some((keys) => keys.includes("end_time"))
  );
}

function itemsIn(tree: Tree, folder: string, context: ProgrammeContext): readonly ItemRow[] {
  const papers = treeAt(folder, "papers.yml");
  const known = papersIn(context.papers);
  const others = new Map([...invitedTalks(folder, context), ...panels(folder, context)]);
  const byId = new Map(
    listOf(papers?.value)
      .filter(isObject)
      .map((paper) => [stringOf(paper.id) ?? "", paper] as const),
  );
  const byTitle = new Map([...byId.values()].map((paper) => [looseKey(stringOf(paper.title) ?? ""), paper] as const));
  let isNoted = false;
  const aboutPaper = (paper: TreeObject, place: string): About => {
    const title = stringOf(paper.title) ?? "";
    const presentation = stringOf(objectOf(paper.attributes).presentation_type) ?? "";
    // The site says who wrote its papers.
    const isKnown = known.has(looseKey(plainText(title, place, context.notes, TEX)));
    if (!isKnown && !isNoted)
      context.notes.guess(
        place,
        "authors speak, as data/papers.yaml does not have the papers; import them first, and it says who does",
      );
    isNoted ||= !isKnown;
    return {
      fields: { title, type: typeCalled(presentation) ?? (isKnown ? "" : "talk") },
      ...(isKnown ? {} : { people: { speakers: authorsOf(paper, place, context) } }),
    };
  };
  const met = new Set<string>();
  const rows = outlineItems(tree, context, {
    text: TEX,
    lacking: papers ? "a paper that papers.yml does not have" : "a paper of papers.yml, which is not beside the file",
    about: (name, place) => {
      const paper = byId.get(name) ?? byTitle.get(looseKey(name));
      if (paper) return aboutPaper(paper, place);
      const key = looseKey(plainText(name, place, context.notes, TEX));
      met.add(key);
      return others.get(key);
    },
    posters: (ids) => {
      const references = ids.map((id) =>
        known.get(looseKey(plainText(stringOf(byId.get(id)?.title) ?? "", "", context.notes, TEX))),
      );
      return references.every((one) => one !== undefined) ? references : undefined;
    },
  });
  for (const [key, { place, title }] of others)
    if (!met.has(key)) context.notes.leaveOut(place, `"${title}", which is not in ${PROGRAM}`);
  return rows;
}

function authorsOf(paper: TreeObject, place: string, context: ProgrammeContext): readonly Person[] {
  return listOf(paper.authors)
    .filter(isObject)
    .flatMap((author) => personOf(author, place, context) ?? []);
}

function personOf(person: TreeObject, place: string, { notes }: ProgrammeContext): Person | undefined {
  const parts = [person.first_name, person.middle_name, person.last_name].flatMap((part) => stringOf(part) ?? []);
  const name = parts.length > 0 ? parts.join(" ") : stringOf(person.name);
  if (name === undefined) return undefined;
  const affiliation = stringOf(person.institution) ?? stringOf(person.instituion);
  const plain = (text: string) => plainText(text, place, notes, TEX);
  return personCalled(plain(name), place, notes, { affiliation: affiliation && plain(affiliation) });
}

/** What a file beside the programme says of an item in it. */
interface Other extends About {
  readonly place: string;
  readonly title: string;
}

/** The talks of invited_talks.yml, by title. One with two speakers stands there twice. */
function invitedTalks(folder: string, context: ProgrammeContext): ReadonlyMap<string, Other> {
  const tree = treeAt(folder, "invited_talks.yml");
  const talks = new Map<string, Other>();
  for (const talk of listOf(tree?.value).filter(isObject)) {
    const entry = new Entry(path.join(folder, "invited_talks"), tree?.placeOf(talk) ?? "", context);
    const title = entry.title(talk);
    if (title === undefined) continue;
    const key = looseKey(title);
    const before = talks.get(key);
    const abstract = entry.textAt(talk.abstract_file) ?? before?.fields.abstract;
    const speaker = { name: talk.speaker_name, institution: talk.institution, bio_file: talk.bio_file };
    talks.set(key, {
      place: entry.place,
      title,
      fields: { type: "invited talk", ...(abstract === undefined ? {} : { abstract }) },
      people: { speakers: [...(before?.people?.speakers ?? []), ...entry.people([speaker])] },
    });
  }
  noteUnread("invited_talks.yml", tree, context);
  return talks;
}

/** The panels of panels.yml, by title. */
function panels(folder: string, context: ProgrammeContext): ReadonlyMap<string, Other> {
  const tree = treeAt(folder, "panels.yml");
  const found = new Map<string, Other>();
  for (const panel of listOf(tree?.value).filter(isObject)) {
    const entry = new Entry(path.join(folder, "panels"), tree?.placeOf(panel) ?? "", context);
    const title = entry.title(panel);
    if (title === undefined) continue;
    const abstract = entry.textAt(panel.abstract_file);
    found.set(looseKey(title), {
      place: entry.place,
      title,
      fields: { type: "panel", ...(abstract === undefined ? {} : { abstract }) },
      people: { moderator: entry.people(panel.moderators), panelists: entry.people(panel.panelists) },
    });
  }
  noteUnread("panels.yml", tree, context);
  return found;
}

/** What nobody asked for; time and room are those of the programme. */
function noteUnread(name: string, tree: Tree | undefined, { notes }: ProgrammeContext): void {
  countAsRead(listOf(tree?.value), "date", "location");
  if (tree) notes.notRead(`keys of ${name}`, unreadKeys(tree));
}

/** What an entry of invited_talks.yml or panels.yml says, with the files that it names. */
class Entry {
  readonly place: string;
  private readonly folder: string;
  private readonly context: ProgrammeContext;

  /** @param folder where its texts are */
  constructor(folder: string, place: string, context: ProgrammeContext) {
    this.folder = folder;
    this.place = place;
    this.context = context;
  }

  title(entry: TreeObject): string | undefined {
    const title = stringOf(entry.title);
    return title === undefined ? undefined : this.#plain(title);
  }

  people(list: unknown): readonly Person[] {
    return listOf(list)
      .filter(isObject)
      .flatMap(({ name, institution, bio_file: file }) => {
        const affiliation = stringOf(institution);
        const bio = this.textAt(file);
        const person = stringOf(name) === undefined ? undefined : this.#plain(stringOf(name) ?? "");
        if (person === undefined) return [];
        const about = {
          affiliation: affiliation && this.#plain(affiliation),
          bio: bio && markdownText(bio, this.place, this.context.notes, TEX),
        };
        return personCalled(person, this.place, this.context.notes, about) ?? [];
      });
  }

  /** The text of a file, in TeX. */
  textAt(named: unknown): string | undefined {
    const name = stringOf(named);
    if (name === undefined) return undefined;
    const file = path.join(this.folder, path.basename(name));
    if (existsSync(file)) return readInput(file).text;
    this.context.notes.leaveOut(this.place, `${name}, which is not in ${path.basename(this.folder)}/`);
    return undefined;
  }

  #plain(text: string): string {
    return plainText(text, this.place, this.context.notes, TEX);
  }
}
