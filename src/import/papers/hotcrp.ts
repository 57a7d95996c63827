/**
 * Submissions of HotCRP as JSON: its search page's Download, and its API's `paper` and `papers`. Fields:
 * https://hotcrp.com/devel/api/#tag/Submissions and etc/pages/p_api in https://github.com/kohler/hotcrp; before version 3, an
 * author has `first` and `last`.
 */
import type { Format, ReadContext } from "../formats.ts";
import { fullName, person } from "../people/names.ts";
import type { Fields, Person, Row } from "../row.ts";
import { isObject, listOf, objectOf, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { acceptedOnly, type Decided, decisionOf, kindIn } from "./decisions.ts";
import { paperRow } from "./paper.ts";

/** HotCRP's JSON. */
export const hotcrpJson: Format<Row, ReadContext> = {
  name: "hotcrp",
  isUnmistakable: true,
  about: "the JSON that HotCRP exports, with abstracts (search page, Download, JSON)",
  recognise: (content) =>
    content.form === "json" && submissionsIn(content.tree).length > 0 ? "submissions of HotCRP (JSON)" : undefined,
  read(content, context) {
    if (content.form !== "json") return [];
    const { tree } = content;
    const submissions = submissionsIn(tree).flatMap((one) => submissionOf(one, tree.placeOf(one), context) ?? []);
    return acceptedOnly(submissions, context, "submissions").flatMap(
      ({ place, ...fields }) => paperRow(fields, place, context) ?? [],
    );
  },
};

/** A list of submissions, one of them, or either in the envelope of the API. */
function submissionsIn({ value }: Tree): readonly TreeObject[] {
  const { papers, paper } = isObject(value) && !("pid" in value) ? value : {};
  const all = Array.isArray(value)
    ? value
    : isObject(papers) || papers === undefined
      ? [paper ?? value]
      : listOf(papers);
  return all.filter(isObject).filter((one) => "pid" in one && "title" in one);
}

function submissionOf(
  submission: TreeObject,
  place: string,
  { notes }: ReadContext,
): Decided<Fields & { readonly place: string }> | undefined {
  const title = stringOf(submission.title);
  if (title === undefined) {
    notes.skip(place, "without a title");
    return undefined;
  }
  const said = [stringOf(submission.decision), stringOf(submission.status)];
  if (submission.withdrawn === true || submission.withdrawn === "true") said.unshift("withdrawn");
  const decision =
    said.find((one) => decisionOf(one) === "withdrawn") ??
    said.find((one) => decisionOf(one) !== "open") ??
    said.find((one) => one !== undefined);
  const value = {
    id: stringOf(submission.pid),
    title,
    authors: listOf(submission.authors).flatMap((author) => authorIn(author) ?? []),
    kind: kindIn(decision),
    abstract: stringOf(submission.abstract),
    keywords: topicsIn(submission.topics),
    place,
  };
  return { value, place, name: `"${title}"`, decision };
}

function authorIn(part: unknown): Person | undefined {
  const author = objectOf(part);
  const first = stringOf(author.given_name) ?? stringOf(author.first) ?? stringOf(author.firstName);
  const last = stringOf(author.family_name) ?? stringOf(author.last) ?? stringOf(author.lastName);
  const name = fullName(first, last) || stringOf(author.name);
  return name === undefined ? undefined : person(name, stringOf(author.affiliation));
}

/** A list of topics, or a mapping from topic to whether it is one. */
function topicsIn(topics: unknown): readonly string[] {
  if (Array.isArray(topics)) return topics.flatMap((topic) => stringOf(topic) ?? []);
  const named = objectOf(topics);
  return Object.keys(named).filter((topic) => named[topic] === true || named[topic] === "true");
}
