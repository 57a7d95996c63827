import type { PersonEntry } from "../schema/fields.ts";
import { isAffiliation } from "../schema/institution.ts";
import { byFamilyName, initialsOf, nameKey } from "../schema/name.ts";
import { oddPerson } from "../schema/odd-person.ts";
import { isToBeAnnounced, splitPeople } from "../schema/people-text.ts";
import { nearlySameName } from "../schema/suggest.ts";
import { type Context, withoutUndefined } from "./context.ts";
import { isAbbreviated, otherForms } from "./other-forms.ts";
import { addressIn } from "./routes.ts";
import { assignSlugs, slugify } from "./slug.ts";
import { checkSpellings, looseKey, type Use } from "./spellings.ts";
import type { Item, Link, Paper, Person, PersonGroup, Role, Session, Text } from "./workshop.ts";

/** A person while the model is being built; afterwards only read as `Person`. */
export type UnfinishedPerson = {
  -readonly [K in keyof Person]: Person[K] extends ReadonlySet<infer E> ? Set<E> : Person[K];
} & { items: Item[]; chairs: Session[]; papers: Paper[]; links: Link[] };

interface Known {
  readonly unfinished: UnfinishedPerson;
  id?: string;
  /** The entry that gave the affiliation; `null` means deliberately none. */
  affiliation?: { readonly text: string | null; readonly entry: PersonEntry };
  /** Where the person was first met, for messages. */
  readonly first: PersonEntry;
  /** Whether the name was already reported as containing more than a name. */
  readonly isOdd: boolean;
  /** Whether some place gives more than a bare name in the schedule. */
  listed: boolean;
}

/** Compares affiliations regardless of spacing and Unicode form. */
function textKey(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ");
}

/** Everybody who is named anywhere, each once. Add entries in order of trust. */
export class People {
  readonly #records: Known[] = [];
  readonly #byName = new Map<string, Known[]>();
  readonly #byId = new Map<string, Known>();
  readonly #context: Context;
  /** Set to false if a file that may list people is broken: a name can then not be called unknown. */
  lookUpIsSafe = true;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Adds an entry to the person it names, creating the person if new. */
  add(entry: PersonEntry, role: Role): UnfinishedPerson | undefined {
    const isOdd = this.#reportOdd(entry);
    this.#reportGuess(entry);
    const known = this.#find(entry);
    if (known === "ambiguous") return undefined;
    const record = known ?? this.#create(entry, isOdd);
    if (known?.id !== undefined && known.id === entry.id) this.#reportSharedId(known, entry);
    if (entry.id !== undefined) {
      record.id = entry.id;
      this.#byId.set(entry.id, record);
    }
    if (!entry.bare || role !== "scheduled") record.listed = true;
    record.unfinished.roles.add(role);
    record.unfinished.isExample ||= this.#context.holdsExample(entry);
    this.#merge(record, entry);
    return record.unfinished;
  }

  /**
   * Looks up a bare name from the schedule. One that is close to a known name is an error; any other is a new person.
   */
  lookUp(entry: PersonEntry): UnfinishedPerson | undefined {
    if (this.#find(entry) === undefined && this.lookUpIsSafe && this.#reportNear(entry)) return undefined;
    return this.add(entry, "scheduled");
  }

  /** Reports text in a name or affiliation that does not belong there. @returns whether there was any */
  #reportOdd(entry: PersonEntry): boolean {
    const odd = oddPerson(entry);
    if (odd) this.#context.report.add(odd.code, this.#context.at(entry, "name"), odd.params, odd.hint);
    return odd !== undefined;
  }

  /** Shows how names were split if the text is ambiguous. */
  #reportGuess(entry: PersonEntry): void {
    const { report } = this.#context;
    if (entry.guess) {
      const { text, names } = entry.guess;
      const read = names.map((name) => `"${name}"`).join(" and ");
      report.add("name-order", this.#context.at(entry), { text, names: read });
    } else if (entry.span === undefined && entry.name.includes(",")) {
      // A mapping states the name explicitly, so keep it.
      const read = splitPeople(entry.name, false);
      const [only] = typeof read === "string" ? [] : read;
      if (!only?.doubtful || read.length > 1) return;
      const params = { text: entry.name, names: "one name that has a comma in it" };
      report.add("name-order", this.#context.at(entry, "name"), params, `write ${only.name}`);
    }
  }

  /** One id under two names is one person, perhaps split in two by a typo. */
  #reportSharedId({ unfinished, first }: Known, entry: PersonEntry): void {
    if (nameKey(entry.name) === nameKey(unfinished.name) || nearlySameName(entry.name, unfinished.name)) return;
    const params = { name: entry.name, other: unfinished.name, place: this.#context.placeText(first) };
    this.#context.report.add("shared-id", this.#context.at(entry, "id"), params);
  }

  /** @returns whether the name is a typo for a listed one */
  #reportNear(entry: PersonEntry): boolean {
    const near =
      this.#records.find(({ unfinished, id }) => id === undefined && nearlySameName(entry.name, unfinished.name)) ??
      this.#records.find(({ unfinished }) => nearlySameName(entry.name, unfinished.name));
    if (!near) return false;
    const place = this.#context.placeText(near.first);
    const params = { name: entry.name, other: near.unfinished.name, place };
    if (!near.listed) {
      this.#context.report.add("similar-person", this.#context.at(entry, "name"), params);
      return false;
    }
    const hint = `did you mean "${near.unfinished.name}" (${place})? if this is somebody else, add their affiliation: ${entry.name} (Affiliation)`;
    this.#context.report.add("unknown-person", this.#context.at(entry, "name"), params, hint);
    return true;
  }

  #find(entry: PersonEntry): Known | "ambiguous" | undefined {
    if (entry.id !== undefined) {
      const named = this.#byName.get(nameKey(entry.name)) ?? [];
      return (
        this.#byId.get(entry.id) ??
        named.find((record) => record.id === undefined && named.length === 1 && !this.#willSplit(record, entry))
      );
    }
    const byId = this.#byId.get(entry.name);
    if (byId) return byId;
    const named = this.#byName.get(nameKey(entry.name)) ?? [];
    if (named.length <= 1) return named[0];
    const fitting = named.filter((record) => entry.affiliation && record.affiliation?.text === entry.affiliation);
    if (fitting.length === 1) return fitting[0];
    this.#reportAmbiguous(entry, named);
    return "ambiguous";
  }

  /** An `id` on a name that is known with another affiliation tells two people apart. */
  #willSplit(record: Known, entry: PersonEntry): boolean {
    return Boolean(entry.affiliation && record.affiliation?.text && entry.affiliation !== record.affiliation.text);
  }

  #reportAmbiguous(entry: PersonEntry, named: readonly Known[]): void {
    const matches = named.map(
      ({ id, first }) => `${id ? `"${id}"` : "one without id"} (${this.#context.placeText(first)})`,
    );
    const ids = named.flatMap(({ id }) => id ?? []);
    const params = { value: entry.name, matches: matches.join(" and ") };
    this.#context.report.add(
      "ambiguous-reference",
      this.#context.at(entry, "name"),
      params,
      `write the id: ${ids.join(" or ")}`,
    );
  }

  #create(entry: PersonEntry, isOdd: boolean): Known {
    if (!isOdd && entry.bare && isAffiliation(entry.name)) {
      this.#context.report.add("person-affiliation", this.#context.at(entry, "name"), { name: entry.name });
    }
    const unfinished: UnfinishedPerson = {
      slug: "",
      name: entry.name.normalize("NFC"),
      links: [],
      roles: new Set<Role>(),
      initials: initialsOf(entry.name),
      items: [],
      chairs: [],
      papers: [],
      isExample: false,
    };
    const record: Known = { unfinished, first: entry, isOdd, listed: false };
    this.#records.push(record);
    const key = nameKey(entry.name);
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), record]);
    return record;
  }

  /** Known values stay; a conflicting affiliation is worth a look. */
  #merge(record: Known, entry: PersonEntry): void {
    const { unfinished } = record;
    const context = this.#context;
    if (entry.affiliation !== undefined) {
      const before = record.affiliation;
      if (before === undefined) {
        record.affiliation = { text: entry.affiliation, entry };
        if (entry.affiliation !== null) unfinished.affiliation = entry.affiliation;
      } else if (
        before.text !== null &&
        entry.affiliation !== null &&
        textKey(before.text) !== textKey(entry.affiliation)
      ) {
        this.#reportDisagreement(record, entry, before.text, entry.affiliation);
      }
    }
    if (entry.bare) return;
    const bio: Text | undefined = unfinished.bio ? undefined : context.markdown(entry, "bio", entry.bio);
    Object.assign(
      unfinished,
      withoutUndefined({
        url: unfinished.url ?? context.link(entry, "url", entry.url),
        photo: unfinished.photo ?? context.picture(entry, "photo", entry.photo, "photo"),
        bio: unfinished.bio ?? bio,
        nativeName: unfinished.nativeName ?? entry.native_name,
        pronunciation: unfinished.pronunciation ?? entry.pronunciation,
        pronouns: unfinished.pronouns ?? entry.pronouns,
        role: unfinished.role ?? entry.role,
        orcid: unfinished.orcid ?? entry.orcid,
        sort: unfinished.sort ?? entry.sort,
      }),
    );
    const known = new Set(unfinished.links.map(({ url }) => url));
    unfinished.links.push(...context.links(entry, entry.links).filter(({ url }) => !known.has(url)));
    this.#addTalk(unfinished, entry);
  }

  #addTalk(unfinished: UnfinishedPerson, { talk }: PersonEntry): void {
    if (!talk || unfinished.talk) return;
    const isUntitled = talk.title === undefined || isToBeAnnounced(talk.title);
    unfinished.talk = withoutUndefined({
      title: isUntitled ? undefined : this.#context.text(talk, "title", talk.title ?? ""),
      abstract: this.#context.markdown(talk, "abstract", talk.abstract),
    });
  }

  #reportDisagreement(
    { unfinished, first, affiliation }: Known,
    entry: PersonEntry,
    shown: string,
    other: string,
  ): void {
    const params = {
      name: unfinished.name,
      affiliation: other,
      other: shown,
      place: this.#context.placeText(affiliation?.entry ?? first),
      shown,
    };
    this.#context.report.add("affiliation-differs", this.#context.at(entry, "affiliation"), params);
  }

  /** Reports people who are probably somebody else under another form of the name. */
  checkForms(): void {
    if (!this.lookUpIsSafe) return;
    const records = this.#records.filter(({ isOdd }) => !isOdd);
    const people = records.map((record) => ({ name: record.unfinished.name, sort: record.unfinished.sort, record }));
    for (const [a, b] of otherForms(people)) this.#reportForm(a.record, b.record);
  }

  /**
   * People who are only authors may share this much of a name; someone with their own affiliation or id is not
   * questioned.
   */
  #reportForm(a: Known, b: Known): void {
    const isFirstShorter = isAbbreviated(a.unfinished.name) && !isAbbreviated(b.unfinished.name);
    const pairs = isFirstShorter ? [[a, b] as const, [b, a] as const] : [[b, a] as const, [a, b] as const];
    const [form, of] = pairs.find(([one, other]) => isOpen(one, other)) ?? [];
    if (!form || !of || [a, b].every(({ unfinished: { roles } }) => roles.size === 1 && roles.has("author"))) return;
    // Names that occur only in the schedule were compared when they were looked up.
    if (!a.listed && !b.listed && nearlySameName(a.unfinished.name, b.unfinished.name)) return;
    const params = { name: form.unfinished.name, other: of.unfinished.name, place: this.#context.placeText(of.first) };
    this.#context.report.add("other-form", this.#context.at(form.first, "name"), params);
  }

  /** Reports affiliations that are probably the same, spelt in two ways. */
  checkAffiliations(): void {
    const uses = this.#records.flatMap(({ affiliation }): Use[] =>
      affiliation?.text ? [{ name: affiliation.text, place: this.#context.at(affiliation.entry, "affiliation") }] : [],
    );
    checkSpellings("affiliations", uses, this.#context);
  }

  /**
   * Reports people in speakers.yaml who have no part in the schedule. A cancelled talk counts, as it shows what became
   * of theirs. Says nothing while at least as many talks have no speaker yet: those may be theirs.
   */
  checkSpeakers(items: readonly Item[]): void {
    const mayStillSpeak = new Set(items.flatMap(({ authors }) => authors.map(({ person }) => person)));
    const silent = this.#records.filter(
      ({ unfinished }) =>
        unfinished.roles.has("speaker") && unfinished.items.length === 0 && !mayStillSpeak.has(unfinished),
    );
    const open = items.filter((item) => item.toBeAnnounced && item.speakers.length + item.authors.length === 0);
    if (items.length === 0 || silent.length <= open.length) return;
    for (const { unfinished, first } of silent) {
      this.#context.report.add("silent-speaker", this.#context.at(first, "name"), { name: unfinished.name });
    }
  }

  /** Gives everybody a slug, and speakers a page. @returns everybody, by family name */
  finish(): readonly UnfinishedPerson[] {
    const slugs = assignSlugs(
      this.#records.map(({ unfinished, id }) => ({
        id,
        base: slugify(unfinished.name) || "person",
        suffixes: [slugify(unfinished.affiliation ?? "")],
      })),
      () => {},
    );
    this.#records.forEach(({ unfinished }, index) => {
      unfinished.slug = slugs[index] ?? "";
      const speaks =
        unfinished.roles.has("speaker") ||
        unfinished.items.some(({ speakers }) => speakers.some(({ person }) => person === unfinished));
      if (speaks) unfinished.page = addressIn("speakers", unfinished.slug);
      if (unfinished.items.some((item) => item.title !== undefined)) delete unfinished.talk;
    });
    return this.#records.map(({ unfinished }) => unfinished).sort(byFamilyName(this.#context.language));
  }
}

/** Whether nothing shows that they are different people. */
function isOpen({ id, affiliation }: Known, other: Known): boolean {
  const own = affiliation?.text;
  return id === undefined && (!own || looseKey(own) === looseKey(other.affiliation?.text ?? ""));
}

type PeopleFile = readonly PersonEntry[] | Readonly<Record<string, readonly PersonEntry[]>>;

/** A people file as groups; a plain list is one group without title. */
function groupsOf(file: PeopleFile): readonly { readonly title?: string; readonly entries: readonly PersonEntry[] }[] {
  if (Array.isArray(file)) return [{ entries: file }];
  return Object.entries(file as Record<string, readonly PersonEntry[]>).map(([title, entries]) => ({ title, entries }));
}

/** Adds the people of one file, and reports a person who is named twice in a group. */
export function addGroups(file: PeopleFile, role: Role, people: People, context: Context): readonly PersonGroup[] {
  return groupsOf(file).map(({ title, entries }) => {
    const members = addList(entries, role, people, context);
    return { ...(title === undefined ? {} : { title }), people: members };
  });
}

/** Adds a list of people, keeping each once. */
export function addList(
  entries: readonly PersonEntry[],
  role: Role,
  people: People,
  context: Context,
): readonly UnfinishedPerson[] {
  const first = new Map<UnfinishedPerson, PersonEntry>();
  for (const entry of entries) {
    const person = people.add(entry, role);
    if (!person) continue;
    const before = first.get(person);
    if (before)
      context.report.add("duplicate-person", context.at(entry, "name"), {
        name: entry.name,
        place: `first on line ${context.line(before, "name")}`,
      });
    else first.set(person, entry);
  }
  return [...first.keys()];
}
