/**
 * Papers from OpenReview's API: `{"notes": [...]}` or the list alone, from API 1 (`content.title`) or 2
 * (`content.title.value`). Fields: https://docs.openreview.net/reference/api-v2/entities/note; `venueid` of withdrawn
 * and rejected papers: https://docs.openreview.net/how-to-guides/data-retrieval-and-modification.
 */
import { acceptedOnly, type Decided, kindIn } from "./decisions.ts";
import { type Input, mistake } from "./input.ts";
import { isObject, type JsonObject, listOf, objectOf, readJson, stringOf } from "./json.ts";
import { type PaperContext, paperRow } from "./papers.ts";
import type { Fields, Row } from "./row.ts";

const HOST = "https://openreview.net";

/** The accepted papers in a file of notes. */
export function papersOfOpenReview(input: Input, context: PaperContext): readonly Row[] {
  const { value, placeOf } = readJson(input);
  const notes = Array.isArray(value) ? value : objectOf(value).notes;
  if (!Array.isArray(notes)) throw mistake(input.name, 1, 'no "notes" of OpenReview are in this file');
  const submissions = notes.filter(isObject).flatMap((note) => submissionOf(note, placeOf(note), context) ?? []);
  return acceptedOnly(submissions, context.notes).flatMap(
    ({ fields, place }) => paperRow(fields, place, context) ?? [],
  );
}

function submissionOf(
  note: JsonObject,
  place: string,
  { notes }: PaperContext,
): Decided<{ readonly fields: Fields; readonly place: string }> | undefined {
  const content = objectOf(note.content);
  const said = (name: string) => stringOf(plain(content[name]));
  const title = said("title");
  const isReply = note.replyto !== undefined && note.replyto !== null && note.replyto !== note.id;
  if (isReply || title === undefined) {
    notes.skip(place, isReply ? "a reply to a submission, such as a review" : "a note without a title");
    return undefined;
  }
  const decision = decisionIn(note, said);
  const forum = stringOf(note.forum) ?? stringOf(note.id);
  const fields: Fields = {
    id: stringOf(note.number),
    title,
    authors: texts(content.authors).map((name) => ({ name })),
    kind: kindIn(decision, said("venue")),
    abstract: said("abstract"),
    keywords: texts(content.keywords),
    pdf: pdfOf(said("pdf"), forum),
    url: forum && `${HOST}/forum?id=${forum}`,
    code: said("code"),
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

function pdfOf(pdf: string | undefined, forum: string | undefined): string | undefined {
  if (pdf === undefined || /^https?:/i.test(pdf)) return pdf;
  return forum && `${HOST}/pdf?id=${forum}`;
}

/** Deleted, withdrawn and the like if the note says so; else its venue, or the decision among its replies. */
function decisionIn(note: JsonObject, said: (name: string) => string | undefined): string | undefined {
  if (typeof note.ddate === "number") return "deleted";
  const marks = [said("venueid"), stringOf(note.invitation), ...listOf(note.invitations).map(stringOf)].join(" ");
  const [mark] = /(?:Withdrawn|Desk_Rejected|Rejected)_Submission/.exec(marks) ?? [];
  if (mark !== undefined) return mark.replaceAll("_", " ");
  const decision = said("decision") ?? decisionAmongReplies(note);
  if (decision !== undefined) return decision;
  const venue = said("venue");
  // The venue says "Submitted to …" for undecided papers and, later, for rejected ones.
  return venue === undefined || /^submitted to/i.test(venue) ? venue : `accepted: ${venue}`;
}

function decisionAmongReplies({ details }: JsonObject): string | undefined {
  const replies = objectOf(details).directReplies ?? objectOf(details).replies;
  for (const reply of listOf(replies)) {
    const decision = stringOf(plain(objectOf(objectOf(reply).content).decision));
    if (decision !== undefined) return decision;
  }
  return undefined;
}
