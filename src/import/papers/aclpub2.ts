/**
 * `papers.yml` of the ACL's toolkit for proceedings, aclpub2: its own form, and that of its export from OpenReview. Keys:
 * https://github.com/rycolab/aclpub2 (README, "papers.yml"). Titles and abstracts are TeX.
 */

import path from "node:path";
import { link, orcid as orcidField } from "../../schema/fields.ts";
import type { Format, ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";
import { fullName } from "../people/names.ts";
import { treeAt } from "../programme/beside.ts";
import { isUnknown } from "../programme/person.ts";
import type { Fields, Person, Row } from "../row.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { acceptedOnly, type Decided, kindIn } from "./decisions.ts";
import { paperRow } from "./paper.ts";

/** The papers of an aclpub2 folder. */
export const aclpub2Papers: Format<Row, ReadContext> = {
  name: "aclpub2",
  isUnmistakable: true,
  about: "papers.yml of aclpub2, the ACL's toolkit for proceedings",
  recognise: (content) =>
    (content.form === "yaml" || content.form === "json") && papersIn(content.tree).length > 0
      ? "papers.yml of aclpub2"
      : undefined,
  read(content, context) {
    if (!("tree" in content)) return [];
    const { tree } = content;
    const forms = formsIn(path.dirname(content.file));
    const papers = papersIn(tree).flatMap((paper) => submissionOf(paper, tree.placeOf(paper), forms, context) ?? []);
    return acceptedOnly(papers, context, "accepted").flatMap(
      ({ place, ...fields }) => paperRow(fields, place, context, { isTex: true }) ?? [],
    );
  },
};

/**
 * How papers are presented by the programme beside the file, by their ids: as posters in a poster session, else as talks
 * where they have a time of their own. A programme that cannot be read says nothing here; its own import says why.
 */
function formsIn(folder: string): ReadonlyMap<string, "oral" | "poster"> {
  const forms = new Map<string, "oral" | "poster">();
  const visit = (part: unknown): void => {
    if (!isObject(part)) return;
    const isShow = /poster/i.test(`${stringOf(part.type)} ${stringOf(part.title)}`);
    for (const paper of listOf(part.papers)) {
      const id = stringOf(isObject(paper) ? paper.id : paper) ?? "";
      if (isShow) forms.set(id, "poster");
      else if (isObject(paper) && stringOf(paper.start_time) !== undefined && !forms.has(id)) forms.set(id, "oral");
    }
    for (const inner of listOf(part.subsessions)) visit(inner);
  };
  try {
    for (const session of listOf(treeAt(folder, "program.yml")?.value)) visit(session);
  } catch (error) {
    if (!(error instanceof ImportMistake)) throw error;
  }
  return forms;
}

/** The mappings with a title, if authors are mappings with a last name in any of them. */
function papersIn({ value }: Tree): readonly TreeObject[] {
  const papers = listOf(value)
    .filter(isObject)
    .filter((one) => "title" in one || "authors" in one);
  return papers.some(({ authors }) => listOf(authors).some((one) => isObject(one) && "last_name" in one)) ? papers : [];
}

function submissionOf(
  paper: TreeObject,
  place: string,
  forms: ReadonlyMap<string, "oral" | "poster">,
  { notes }: ReadContext,
): Decided<Fields & { readonly place: string }> | undefined {
  const said = (key: string) => wordsOf(paper[key]);
  const title = said("title");
  if (title === undefined) {
    notes.skip(place, "without a title");
    return undefined;
  }
  const attributes = objectOf(paper.attributes);
  const isArchival = !/^(?:no|false|n|off)$/i.test(said("archival") ?? "yes");
  const form = wordsOf(attributes.presentation_type);
  const length = wordsOf(attributes.paper_type);
  const kind = kindIn(form, length);
  const inProgramme = form === undefined && kind === undefined ? forms.get(said("id") ?? "") : undefined;
  if (inProgramme === "oral") notes.guess(place, "the kind oral, as program.yml has a talk about the paper");
  const value = {
    id: said("id")?.replace(/[^\p{L}\p{N}._-]+/gu, "-"),
    title,
    authors: listOf(paper.authors).flatMap((author) => authorIn(author, place, notes) ?? []),
    kind: kind ?? inProgramme,
    abstract: said("abstract"),
    pdf: isArchival ? said("file") : undefined,
    ...(isArchival ? {} : { archival: "no" }),
    ...attachmentsIn(paper.attachments, place, notes),
    place,
  };
  if (length !== undefined && kindIn(length) === undefined)
    notes.leaveOut(place, `the paper type "${length}", for which papers have no field`);
  return { value, place, name: `"${title}"`, decision: said("decision") };
}

/** Exporters write `None` and `N/A` where they have nothing. */
function wordsOf(part: unknown): string | undefined {
  const text = stringOf(part);
  return text === undefined || /^(?:none|null|n\/a)$/i.test(text) ? undefined : text;
}

function authorIn(part: unknown, place: string, notes: ReadContext["notes"]): Person | undefined {
  const author = objectOf(part);
  const said = (key: string) => wordsOf(author[key]);
  const given = [said("first_name"), said("middle_name")].filter((name) => name !== undefined).join(" ");
  const name = fullName(given, said("last_name")) || said("name") || stringOf(part);
  if (name === undefined) return undefined;
  // The toolkit's own example has a slip in this key, which others copied.
  const institution = said("institution") ?? said("instituion") ?? said("affiliation");
  const affiliation = institution !== undefined && isUnknown(institution) ? undefined : institution;
  const url = valid(said("homepage"), link);
  const orcid = valid(/\d{4}-\d{4}-\d{4}-\d{3}[\dXx]/.exec(said("orcid") ?? "")?.[0], orcidField);
  if (said("homepage") !== undefined && url === undefined)
    notes.leaveOut(place, `the home page of ${name}, "${said("homepage")}", which is no address`);
  if (said("orcid") !== undefined && orcid === undefined)
    notes.leaveOut(place, `the ORCID of ${name}, "${said("orcid")}", which is none`);
  return {
    name,
    ...(affiliation === undefined ? {} : { affiliation }),
    ...(url === undefined ? {} : { url }),
    ...(orcid === undefined ? {} : { orcid }),
  };
}

function valid(text: string | undefined, schema: typeof link | typeof orcidField): string | undefined {
  const result = text === undefined ? undefined : schema.safeParse(text);
  return result?.success ? String(result.data) : undefined;
}

/** Where the types of attachments belong; forms for the publisher are no one else's. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  software: "supplement",
  dataset: "supplement",
  data: "supplement",
  note: "supplement",
  notes: "supplement",
  attachment: "supplement",
  supplementary: "supplement",
  poster: "poster",
  presentation: "slides",
  slides: "slides",
};

/** The files of a paper, one of each sort. */
function attachmentsIn(part: unknown, place: string, notes: ReadContext["notes"]): Fields {
  const files: Record<string, string> = {};
  for (const attachment of listOf(part)) {
    const type = wordsOf(objectOf(attachment).type)?.toLowerCase() ?? "attachment";
    const file = wordsOf(objectOf(attachment).file);
    const field = ATTACHMENTS[type];
    if (file === undefined) continue;
    if (field === undefined || field in files) notes.leaveOut(place, `an attachment of type ${type}`);
    else files[field] = /^https?:/i.test(file) ? file : `attachments/${file.replace(/^attachments\//, "")}`;
  }
  return files;
}
