/**
 * Papers from OpenReview's API: `{"notes": [...]}` or the list alone, from API 1 (`content.title`) or 2
 * (`content.title.value`). Fields: https://docs.openreview.net/reference/api-v2/entities/note; `venueid` of withdrawn
 * and rejected papers: https://docs.openreview.net/how-to-guides/data-retrieval-and-modification.
 */

import type { Format, ReadContext } from "../formats.ts";
import type { Fields, Person, Row } from "../row.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { acceptedOnly, type Decided, kindIn } from "./decisions.ts";
import { paperRow } from "./paper.ts";
import { decisionInVenue } from "./table.ts";

const HOST = "https://openreview.net";

/** Notes of OpenReview's API. */
export const openreviewNotes: Format<Row, ReadContext> = {
  name: "openreview",
  isUnmistakable: true,
  about: "notes of OpenReview's API (JSON or JSON Lines)",
  recognise(content) {
    if (content.form !== "json") return undefined;
    const [first] = notesIn(content.tree);
    if (first === undefined) return undefined;
    return isObject(objectOf(first.content).title) ? "notes of OpenReview's API 2" : "notes of OpenReview's API 1";
  },
  read(content, context) {
    if (content.form !== "json") return [];
    const { tree } = content;
    const submissions = notesIn(tree).flatMap((note) => submissionOf(note, tree.placeOf(note), context) ?? []);
    return acceptedOnly(submissions, context, "submissions").flatMap(
      ({ fields, place }) => paperRow(fields, place, context) ?? [],
    );
  },
};

/** The notes of a file: mappings with a mapping called content. */
function notesIn({ value }: Tree): readonly TreeObject[] {
  const notes = Array.isArray(value) ? value : listOf(objectOf(value).notes);
  return notes.filter(isObject).filter(({ content }) => isObject(content));
}

function submissionOf(
  note: TreeObject,
  place: string,
  { notes }: ReadContext,
): Decided<{ readonly fields: Fields; readonly place: string }> | undefined {
  const content = objectOf(note.content);
  const said = (name: string) => stringOf(plain(content[name]));
  const title = said("title");
  const id = stringOf(note.id);
  const forum = stringOf(note.forum) ?? id;
  const isReply = note.replyto !== undefined && note.replyto !== null && note.replyto !== id;
  if (isReply || title === undefined) {
    if (isReply) notes.passOver(place, "a reply to a submission, such as a review");
    else notes.skip(place, "a note without a title");
    return undefined;
  }
  const decision = decisionIn(note, said);
  const fields: Fields = {
    id: stringOf(note.number),
    title,
    authors: listOf(plain(content.authors)).flatMap((author) => authorIn(author) ?? []),
    kind: kindIn(decision, said("venue")),
    abstract: said("abstract"),
    keywords: texts(content.keywords),
    pdf: fileIn("pdf", said("pdf"), forum),
    url: forum && `${HOST}/forum?id=${forum}`,
    code: said("code"),
    video: said("video"),
    supplement: fileIn("supplementary_material", said("supplementary_material"), forum),
  };
  return { value: { fields, place }, place, name: `"${title}"`, decision };
}

/** API 2 wraps every value. */
function plain(value: unknown): unknown {
  return isObject(value) && "value" in value ? value.value : value;
}

function texts(value: unknown): readonly string[] {
  return listOf(plain(value)).flatMap((one) => stringOf(one) ?? []);
}

/** A name, or a profile with institutions, as venues of 2025 and later have them. */
function authorIn(author: unknown): Person | undefined {
  const name = stringOf(author) ?? stringOf(objectOf(author).fullname) ?? stringOf(objectOf(author).name);
  const institutions = isObject(author) ? listOf(author.institutions) : [];
  const affiliation = institutions.flatMap((one) => stringOf(objectOf(one).name) ?? stringOf(one) ?? []).join(" and ");
  return name === undefined ? undefined : { name, ...(affiliation === "" ? {} : { affiliation }) };
}

/** A file of a submission: an address, or a path of OpenReview. */
function fileIn(field: string, file: string | undefined, forum: string | undefined): string | undefined {
  if (file === undefined || /^https?:/i.test(file)) return file;
  if (forum === undefined) return undefined;
  return field === "pdf" ? `${HOST}/pdf?id=${forum}` : `${HOST}/attachment?id=${forum}&name=${field}`;
}

/** Deleted, withdrawn and the like if the note says so; else the decision, its venue, or the decision among its replies. */
function decisionIn(note: TreeObject, said: (name: string) => string | undefined): string | undefined {
  if (typeof note.ddate === "number") return "deleted";
  const marks = [said("venueid"), stringOf(note.invitation), ...listOf(note.invitations).map(stringOf)].join(" ");
  const [mark] = /(?:Withdrawn|Desk_Rejected|Rejected)_Submission/.exec(marks) ?? [];
  if (mark !== undefined) return mark.replaceAll("_", " ");
  return said("decision") ?? decisionAmongReplies(note) ?? decisionInVenue(said("venue"));
}

function decisionAmongReplies({ details }: TreeObject): string | undefined {
  const replies = objectOf(details).directReplies ?? objectOf(details).replies;
  for (const reply of listOf(replies)) {
    const decision = stringOf(plain(objectOf(objectOf(reply).content).decision));
    if (decision !== undefined) return decision;
  }
  return undefined;
}
