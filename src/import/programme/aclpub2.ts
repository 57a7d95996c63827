/**
 * A programme from the input of aclpub2 (https://github.com/rycolab/aclpub2, README, `program.yml`): sessions with
 * subsessions and papers by id. `papers.yml` and `invited_talks.yml` beside it say what the papers and talks are; their
 * texts are TeX.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Content } from "../content.ts";
import type { Format } from "../formats.ts";
import { readInput } from "../input.ts";
import type { ItemRow, Person } from "../row.ts";
import { markdownText, plainText } from "../text.ts";
import { isObject, listOf, stringOf, type Tree, type TreeObject, unreadKeys } from "../tree.ts";
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
  const invited = invitedTalks(folder, context);
  const byId = new Map(
    listOf(papers?.value)
      .filter(isObject)
      .map((paper) => [stringOf(paper.id) ?? "", paper] as const),
  );
  let isNoted = false;
  const aboutPaper = (paper: TreeObject, place: string): About => {
    const title = stringOf(paper.title) ?? "";
    // The site says who wrote its papers.
    const isKnown = known.has(looseKey(plainText(title, place, context.notes, TEX)));
    if (!isKnown && !isNoted)
      context.notes.guess(
        place,
        "authors speak, as data/papers.yaml does not have the papers; import them first, and it says who does",
      );
    isNoted ||= !isKnown;
    return {
      fields: { title, type: isKnown ? "" : "talk" },
      ...(isKnown ? {} : { people: authorsOf(paper, place, context) }),
    };
  };
  return outlineItems(tree, context, {
    text: TEX,
    lacking: papers ? "a paper that papers.yml does not have" : "a paper of papers.yml, which is not beside the file",
    about: (name, place) => {
      const paper = byId.get(name);
      return paper ? aboutPaper(paper, place) : invited.get(looseKey(plainText(name, place, context.notes, TEX)));
    },
    posters: (ids) => {
      const references = ids.map((id) =>
        known.get(looseKey(plainText(stringOf(byId.get(id)?.title) ?? "", "", context.notes, TEX))),
      );
      return references.every((one) => one !== undefined) ? references : undefined;
    },
  });
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

/** The talks of invited_talks.yml, by title. One with two speakers stands there twice. */
function invitedTalks(folder: string, context: ProgrammeContext): ReadonlyMap<string, About> {
  const tree = treeAt(folder, "invited_talks.yml");
  const talks = new Map<string, About>();
  for (const talk of listOf(tree?.value).filter(isObject)) {
    const place = tree?.placeOf(talk) ?? "";
    const title = stringOf(talk.title);
    const name = stringOf(talk.speaker_name);
    if (title === undefined) continue;
    const key = looseKey(plainText(title, place, context.notes, TEX));
    const text = (file: string | undefined) => texAt(folder, file, place, context);
    const institution = stringOf(talk.institution);
    const bio = text(stringOf(talk.bio_file));
    const people =
      name === undefined
        ? []
        : [
            personCalled(plainText(name, place, context.notes, TEX), place, context.notes, {
              affiliation: institution && plainText(institution, place, context.notes, TEX),
              bio: bio && markdownText(bio, place, context.notes, TEX),
            }),
          ];
    const before = talks.get(key);
    const abstract = text(stringOf(talk.abstract_file)) ?? before?.fields.abstract;
    talks.set(key, {
      fields: { type: "invited talk", ...(abstract === undefined ? {} : { abstract }) },
      people: [...(before?.people ?? []), ...people.filter((one) => one !== undefined)],
    });
  }
  return talks;
}

function texAt(
  folder: string,
  name: string | undefined,
  place: string,
  { notes }: ProgrammeContext,
): string | undefined {
  if (name === undefined) return undefined;
  const file = path.join(folder, "invited_talks", path.basename(name));
  if (existsSync(file)) return readInput(file).text;
  notes.leaveOut(place, `${name}, which is not in invited_talks/`);
  return undefined;
}
