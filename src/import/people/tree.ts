/**
 * People in YAML and JSON: lists of mappings, mappings from roles to lists, and groups within groups, as aclpub2
 * (https://github.com/rycolab/aclpub2#readme), Mini-Conf, Sessionize's speakers and the `_data` of Jekyll and Hugo have
 * them.
 */
import type { Content } from "../content.ts";
import type { Format, ReadContext } from "../formats.ts";
import { Notes, type Person } from "../row.ts";
import { isMappedRecords } from "../sheets.ts";
import { oneLine, plainText } from "../text.ts";
import { isObject, listOf, readYaml, stringOf, type Tree, type TreeObject } from "../tree.ts";
import { type Candidate, rowsOf } from "./candidates.ts";
import { detailsOf } from "./details.ts";
import type { PersonRow } from "./file.ts";
import { peopleInText } from "./line.ts";
import { person, wholeName, withoutContact } from "./names.ts";
import { isGroupTitle, titleOf } from "./titles.ts";

/** Keys without case and signs, best first. */
const KEYS = {
  name: [
    // A query of Wikidata has the number of an entity in `person`, and its name in `personLabel`.
    ...["name", "fullname", "displayname", "publicname", "personlabel", "person", "member", "speaker", "reviewer"],
    "speakername",
  ],
  first: ["firstname", "givenname", "given", "forename", "first"],
  middle: ["middlename", "middle"],
  last: ["lastname", "familyname", "family", "surname", "last"],
  affiliation: [
    ...["affiliation", "affiliations", "aff", "affil", "institution", "instituion", "institute", "organization"],
    ...[
      "organisation",
      "org",
      "university",
      "company",
      "employer",
      "employerlabel",
      "designationorg",
      "location",
      "tagline",
    ],
  ],
  url: ["url", "homepage", "website", "webpage", "web", "link", "page", "site", "href", "homepageurl", "websiteurl"],
  orcid: ["orcid", "orcidid"],
  bio: ["bio", "biography", "shortbio", "about"],
  role: ["role", "position", "function"],
  photo: ["photo", "image", "im", "img", "picture", "avatar", "thumbnail", "profilepicture"],
} as const;

/** Keys below which people stand. */
const HOLDERS = new Set(
  (
    "entries members people persons committee committees subcommittees subcommittee groups subgroups list organizers " +
    "organisers speakers chairs reviewers team board data items users advisors volunteers panelists"
  ).split(" "),
);

/** Of these, the ones that say nothing of their people. */
const GENERAL = new Set(
  (
    "entries members people persons committee committees subcommittees groups subgroups list team data items users comites " +
    "organizers organisers speakers"
  ).split(" "),
);

/** Keys for the title of a group, best first. */
const TITLES = [
  "role",
  "rolename",
  "title",
  "group",
  "area",
  "heading",
  "section",
  "category",
  "label",
  "name",
  "track",
];

/** Keys of talks, papers and sessions, which have people without being groups of them. */
const OF_OTHERS = new Set(
  (
    "authors papers paper talks sessions start starttime timestart startsat begin end endtime timeend endsat time times duration " +
    "slots events days pdf doi"
  ).split(" "),
);

/** Keys of conferences and rooms, which have a name and a place without being people. */
const OF_PLACES: ReadonlySet<string> = new Set(["submissiontype", "roomnumber", "capacity"]);

/** What a walk through a tree finds. */
interface Found {
  readonly people: Candidate[];
  /** The keys of mappings with people, without case and signs. */
  readonly keys: Set<string>;
}

interface Walk extends ReadContext {
  readonly tree: Tree;
  readonly found: Found;
  readonly depth: number;
}

/** Deeper lists are not of people. */
const DEEPEST = 12;

/** People in YAML or JSON, also in the front matter of a page. */
export const peopleTree: Format<PersonRow, ReadContext> = {
  name: "tree",
  about: "YAML or JSON with people: lists of mappings with a name, also in groups",
  recognise(content, options) {
    const tree = treeOf(content);
    if (!tree || isMappedRecords(content, options)) return undefined;
    const { people, keys } = peopleIn(tree, { site: "", options, notes: new Notes() });
    return people.length === 0 ? undefined : describe(keys, content);
  },
  read(content, context) {
    const tree = treeOf(content);
    if (!tree) return [];
    return rowsOf(peopleIn(tree, context).people, context.notes);
  },
};

function treeOf(content: Content): Tree | undefined {
  if ("tree" in content) return content.tree;
  return "frontMatter" in content && content.frontMatter !== undefined && /:/.test(content.frontMatter)
    ? frontMatterOf(content.name, content.frontMatter)
    : undefined;
}

/** Lines of a page are counted from the dashes above its front matter. */
function frontMatterOf(name: string, text: string): Tree | undefined {
  try {
    return readYaml(name, `\n${text}`);
  } catch {
    return undefined;
  }
}

function describe(keys: ReadonlySet<string>, { form }: Content): string {
  const has = (...all: readonly string[]) => all.every((key) => keys.has(key));
  const written = form === "json" ? "JSON" : form === "yaml" ? "YAML" : "a page with front matter";
  if (has("tagline", "fullname")) return "JSON with the speakers of Sessionize";
  if (has("biography", "code")) return "JSON with the speakers of pretalx";
  if (has("firstname", "lastname") && (has("role", "entries") || has("role", "members"))) {
    return `${written} with a committee of aclpub2`;
  }
  if (has("aff") || has("uid")) return `${written} with people of Mini-Conf`;
  return `${written} with people`;
}

function peopleIn(tree: Tree, context: ReadContext): Found {
  const found: Found = { people: [], keys: new Set() };
  walk(tree.value, undefined, { ...context, tree, found, depth: 0 });
  return found;
}

/** @returns the number of people found */
function walk(part: unknown, group: string | undefined, above: Walk): number {
  const before = above.found.people.length;
  if (above.depth > DEEPEST) return 0;
  const all = { ...above, depth: above.depth + 1 };
  if (Array.isArray(part)) {
    for (const item of part) {
      if (typeof item === "string") addText(item, part, group, all);
      else if (isObject(item)) walkItem(item, group, all);
    }
  } else if (isObject(part)) walkMapping(part, group, all);
  return all.found.people.length - before;
}

/** A mapping in a list: a person, or a group. */
function walkItem(item: TreeObject, group: string | undefined, all: Walk): void {
  const keys = keysOf(item);
  const holders = [...keys].filter(([key]) => HOLDERS.has(key));
  const isOther = [...keys.keys()].some((key) => OF_OTHERS.has(key));
  if (isOther && !has(keys, "first") && !(has(keys, "name") && has(keys, "affiliation"))) return;
  if (isPlace(keys)) return;
  const holder = holders.find(([, own]) => isObject(peek(item, own)) || Array.isArray(peek(item, own)));
  if (holder) {
    const titled = TITLES.map((key) => keys.get(key) ?? "").find((own) => stringOf(peek(item, own)) !== undefined);
    for (const key of keys.keys()) all.found.keys.add(key);
    walk(item[holder[1]], within(group, stringOf(item[titled ?? ""])), all);
    return;
  }
  if (!isPerson(keys)) {
    if (all.found.people.length > 0) all.notes.skip(all.tree.placeOf(item), "without a name");
    return;
  }
  addPerson(item, keys, group, all);
}

/** A mapping that is no entry of a list: of the whole file, or from roles to their people. */
function walkMapping(part: TreeObject, group: string | undefined, all: Walk): void {
  const keys = keysOf(part);
  const years = [...keys.keys()].filter((key) => /^(?:19|20)\d\d$/.test(key)).sort();
  if (years.length > 0 && years.length === keys.size) {
    const newest = years.at(-1) ?? "";
    walk(part[newest], group, all);
    return;
  }
  if (isListOfPeople([part]) && ![...keys.keys()].some((key) => HOLDERS.has(key))) {
    addPerson(part, keys, group, all);
    return;
  }
  const known = [...keys].filter(([key]) => HOLDERS.has(key));
  const others = [...keys].filter(([key]) => !HOLDERS.has(key) && !OF_OTHERS.has(key));
  const isSure = known.some(([, own]) => isListOfPeople(peek(part, own)));
  const wanted = isSure
    ? others.filter(([key, own]) => isOfRole([key, own]) || isListOfPeople(peek(part, own)))
    : others;
  walkKeys(
    part,
    [...keys].filter((key) => [...known, ...wanted].some(([one]) => one === key[0])),
    group,
    all,
  );
}

/** Whether a value is a list of mappings that say more of people than a name, as those of rooms do not. */
function isListOfPeople(value: unknown): boolean {
  const [first] = listOf(value);
  if (!isObject(first)) return false;
  const keys = keysOf(first);
  const fields = ["first", "affiliation", "url", "orcid", "bio", "role", "photo"] as const;
  return (
    isPerson(keys) &&
    !isPlace(keys) &&
    fields.some((field) => has(keys, field)) &&
    ![...keys.keys()].some((key) => OF_OTHERS.has(key))
  );
}

/** Whether a mapping is of a conference or a room. */
function isPlace(keys: ReadonlyMap<string, string>): boolean {
  return !has(keys, "first") && [...keys.keys()].some((key) => OF_PLACES.has(key));
}

const isOfRole = ([, key]: readonly [string, string]): boolean => isGroupTitle(titleOf(key));

/** Below several keys with people, each key is the title of its people. */
function walkKeys(
  part: TreeObject,
  keys: readonly (readonly [string, string])[],
  group: string | undefined,
  all: Walk,
): number {
  const { people } = all.found;
  const start = people.length;
  const holding: { key: string; from: number; to: number }[] = [];
  for (const [key, own] of keys) {
    const from = people.length;
    const value = peek(part, own);
    if (typeof value === "string" && isOfRole([key, own])) addText(value, part, titleOf(own), all);
    else if (isObject(value) && isPerson(keysOf(value)) && !isOfRole([key, own])) walk(value, group, all);
    else walk(value, GENERAL.has(key) ? group : within(group, titleOf(own)), all);
    // Only now the key counts as read.
    if (people.length > from && part[own] !== undefined) holding.push({ key: own, from, to: people.length });
  }
  if (holding.length > 1) {
    for (const { key, from, to } of holding) {
      for (let at = from; at < to; at++) {
        const one = people[at];
        if (one && one.group === undefined) people[at] = { ...one, group: titleOf(key) };
      }
    }
  }
  return people.length - start;
}

/** A group within a group: of titles that say something, both are kept. */
function within(outer: string | undefined, inner: string | undefined): string | undefined {
  if (inner === undefined || inner.trim() === "") return outer;
  const title = oneLine(inner);
  if (GENERAL.has(folded(title))) return outer ?? title;
  return outer === undefined || GENERAL.has(folded(outer)) ? title : `${outer} – ${title}`;
}

function addText(text: string, holder: object, group: string | undefined, all: Walk): void {
  const place = all.tree.placeOf(holder);
  for (const one of peopleInText(text, place, all))
    all.found.people.push(group === undefined ? one : { ...one, group });
}

function addPerson(item: TreeObject, keys: ReadonlyMap<string, string>, group: string | undefined, all: Walk): void {
  const { notes, site, tree, found } = all;
  const place = tree.placeOf(item);
  for (const key of keys.keys()) found.keys.add(key);
  const text = (field: keyof typeof KEYS) => textsAt(item, keys, field)[0];
  const parts = { first: join(text("first"), text("middle")), last: text("last") };
  const name = plainText(withoutContact(wholeName(text("name"), parts)), place, notes);
  const affiliations = affiliationAt(item, keys);
  const affiliation = plainText(withoutContact(affiliations ?? ""), place, notes);
  if (textsAt(item, keys, "photo").some((photo) => photo !== "")) {
    notes.leaveOut(place, "a photograph; put a copy into public/ and name it with photo:");
  }
  const title = stringOf(item[titleKey(item, keys) ?? ""]);
  const role = text("role") ?? title;
  const details = { urls: textsAt(item, keys, "url"), orcid: text("orcid"), bio: text("bio") };
  found.people.push({
    place,
    person: { ...person(name, affiliation), ...detailsOf(details, place, site, notes), ...linksOf(item, keys) },
    ...(group === undefined ? {} : { group }),
    ...(role === undefined ? {} : { role: plainText(role, place, notes) }),
  });
}

/** `title` is what somebody does here only where it says so; else it is that of a talk, or an academic one. */
function titleKey(item: TreeObject, keys: ReadonlyMap<string, string>): string | undefined {
  const own = keys.get("title");
  if (own === undefined || has(keys, "role")) return undefined;
  const text = peek(item, own);
  return typeof text === "string" && isGroupTitle(text) ? own : undefined;
}

function affiliationAt(item: TreeObject, keys: ReadonlyMap<string, string>): string | undefined {
  for (const key of KEYS.affiliation) {
    const own = keys.get(key);
    if (own === undefined) continue;
    const value = item[own];
    const text = Array.isArray(value) ? value.flatMap((one) => stringOf(one) ?? []).join(", ") : stringOf(value);
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}

/** Links with words of their own: `links: [{title: Blog, url: …}]`. */
function linksOf(item: TreeObject, keys: ReadonlyMap<string, string>): Pick<Person, "links"> {
  const own = keys.get("links");
  if (own === undefined) return {};
  const links = listOf(item[own]).flatMap((link) => {
    if (!isObject(link)) return [];
    const [label, url] = [
      stringOf(link.title) ?? stringOf(link.name) ?? stringOf(link.label),
      stringOf(link.url) ?? stringOf(link.absolute_url),
    ];
    return label && url && /^https?:\/\/[^\s@]+$/.test(url) ? [{ label, url }] : [];
  });
  return links.length === 0 ? {} : { links };
}

/** The texts of a field under any of its keys. The keys count as read: `name` beside `first_name` says it again. */
function textsAt(item: TreeObject, keys: ReadonlyMap<string, string>, field: keyof typeof KEYS): readonly string[] {
  return KEYS[field].flatMap((key) => stringOf(item[keys.get(key) ?? ""]) ?? []);
}

/** A value, without its key counting as read. */
function peek(part: TreeObject, key: string): unknown {
  return Object.getOwnPropertyDescriptor(part, key)?.value;
}

/** The keys of a mapping, without case and signs; looking at them reads no value. */
function keysOf(part: TreeObject): ReadonlyMap<string, string> {
  return new Map(Object.keys(part).map((key) => [folded(key), key]));
}

function folded(key: string): string {
  return key
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function has(keys: ReadonlyMap<string, string>, field: keyof typeof KEYS): boolean {
  return KEYS[field].some((key) => keys.has(key));
}

function isPerson(keys: ReadonlyMap<string, string>): boolean {
  return has(keys, "name") || has(keys, "last") || has(keys, "first");
}

function join(first: string | undefined, middle: string | undefined): string | undefined {
  return middle === undefined ? first : [first, middle].filter(Boolean).join(" ");
}
