import { PAPER_KINDS, type PaperDocument, type PaperKind } from "../schema/papers.ts";
import { isToBeAnnounced } from "../schema/people-text.ts";
import { closest } from "../schema/suggest.ts";
import { type Context, withoutUndefined } from "./context.ts";
import { licenceOf } from "./licence.ts";
import { addList, type People } from "./people.ts";
import { titleKey } from "./references.ts";
import { addressIn } from "./routes.ts";
import { assignSlugs, slugify } from "./slug.ts";
import type { Item, Paper, PaperList, Volume } from "./workshop.ts";

/** A paper while the model is being built; talks and sessions are added with the schedule. */
export type UnfinishedPaper = { -readonly [K in keyof Paper]: Paper[K] } & {
  talks: Item[];
  sessions: Item[];
  readonly document: PaperDocument;
};

/** What an entry of `papers:` names. */
export interface Choice {
  readonly papers: readonly UnfinishedPaper[];
  /** What they are counted as: `papers`, `posters`, …; undefined for a single paper, which is named by its title. */
  readonly anchor?: string;
  /** The kinds whose lists it includes. */
  readonly kinds: readonly PaperKind[];
}

/** The papers with their people; their talks are found when the schedule is read. */
export class Papers {
  readonly unfinished: readonly UnfinishedPaper[];
  readonly #byKey = new Map<string, UnfinishedPaper[]>();
  readonly #context: Context;

  constructor(documents: readonly PaperDocument[], people: People, context: Context) {
    this.#context = context;
    this.unfinished = documents.map((document) => buildPaper(document, people, context));
    for (const unfinished of this.unfinished) {
      this.#index(titleKey(unfinished.document.title), unfinished);
      if (unfinished.document.id !== undefined) this.#index(`id:${unfinished.document.id}`, unfinished);
    }
    this.#reportTwins();
    this.#assignAddresses();
  }

  #index(key: string, unfinished: UnfinishedPaper): void {
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), unfinished]);
  }

  #reportTwins(): void {
    for (const [key, [first, ...others]] of this.#byKey) {
      for (const other of first ? others : []) {
        const place = `first on line ${this.#context.line(first?.document ?? other.document, "title")}`;
        if (key.startsWith("id:"))
          this.#context.report.add("duplicate-id", this.#context.at(other.document, "id"), {
            value: key.slice(3),
            place,
          });
        else if (!(first?.document.id && other.document.id))
          this.#context.report.add("duplicate-paper", this.#context.at(other.document, "title"), { place });
      }
    }
  }

  #assignAddresses(): void {
    const slugs = assignSlugs(
      this.unfinished.map(({ document, title, authors, kinds }) => ({
        id: document.id,
        base: slugify(title.words) || "paper",
        suffixes: [slugify(authors[0]?.name ?? ""), slugify(kinds[0] ?? "")],
      })),
      () => {},
    );
    this.unfinished.forEach((unfinished, index) => {
      unfinished.slug = slugs[index] ?? "";
      unfinished.anchor = `paper-${unfinished.slug}`;
    });
  }

  /** The paper with exactly this title; undefined if there is none or several. */
  byTitle(title: string): UnfinishedPaper | undefined {
    const found = this.#byKey.get(titleKey(title)) ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  /** Reports a title that nearly matches a paper's. */
  suggest(value: object, field: string, title: string): void {
    if (isToBeAnnounced(title)) return;
    const near = closest(
      title,
      this.unfinished.map(({ document }) => document.title),
      1 / 6,
    );
    const unfinished = this.unfinished.find(({ document }) => document.title === near);
    if (!unfinished) return;
    const place = this.#context.placeText(unfinished.document, "title");
    this.#context.report.add("nearly-paper", this.#context.at(value, field), {}, `did you mean "${near}" (${place})?`);
  }

  /**
   * The paper that a field refers to by id or title; anything else is reported.
   * @param orKind whether the field may also name a kind or label
   */
  find(value: object, field: string | number, reference: string, orKind = false): UnfinishedPaper | undefined {
    if (this.#context.documents.data.papers.state === "broken") return undefined;
    const found = this.#named(reference);
    if (found.length === 1) return found[0];
    const place = this.#context.at(value, field);
    if (found.length > 1) {
      const matches = found.map((one) => this.#described(one)).join(" and ");
      this.#context.report.add("ambiguous-reference", place, { value: reference, matches });
      return undefined;
    }
    const words = orKind ? ["all", ...this.#words()] : [];
    const near = closest(reference, [
      ...words,
      ...this.unfinished.flatMap(({ document }) => [document.title, ...(document.id ? [document.id] : [])]),
    ]);
    const parts = reference.split(/[,;&]|\sand\s/).map((part) => part.trim());
    const hint =
      orKind && parts.length > 1 && parts.every((part) => this.#group(part) || this.#named(part).length > 0)
        ? `write a list: [${parts.join(", ")}]`
        : near
          ? `did you mean "${near}"?`
          : `write the id or the title of a paper in data/papers.yaml${orKind ? `, or ${["all", ...this.#words()].join(", ")}` : ""}`;
    this.#context.report.add("unknown-paper", place, { value: reference }, hint);
    return undefined;
  }

  /**
   * Resolves an entry of `papers:`: all papers, a paper by id or title, or the papers of a kind or label. Reports a
   * word that fits both a paper and a kind, a kind without papers, and anything else.
   */
  choose(value: object, field: number, word: string): Choice | undefined {
    const { report, documents } = this.#context;
    if (documents.data.papers.state === "broken") return undefined;
    if (word.toLowerCase() === "all") return { papers: this.unfinished, anchor: "papers", kinds: PAPER_KINDS };
    const named = this.#named(word);
    const group = this.#group(word);
    if (named.length > 0 && group?.papers.some((paper) => paper !== named[0]))
      return this.#reportTwoMeanings(value, field, word, named);
    if (named.length === 0 && group) {
      if (group.papers.length === 0 && this.unfinished.length > 0)
        report.add("empty-kind", this.#context.at(value, field), { value: word });
      return group;
    }
    const paper = this.find(value, field, word, true);
    return paper && { papers: [paper], kinds: [] };
  }

  /** The words for the kinds and labels in use. */
  #words(): string[] {
    const kinds = this.unfinished.flatMap(({ kinds }) => kinds.map((kind) => KIND_SECTIONS[kind]));
    return [...new Set([...kinds, ...this.unfinished.flatMap(({ label }) => label ?? [])])];
  }

  #named(reference: string): readonly UnfinishedPaper[] {
    return this.#byKey.get(`id:${reference}`) ?? this.#byKey.get(titleKey(reference)) ?? [];
  }

  /** The papers of a kind or label. */
  #group(word: string): Choice | undefined {
    const kind = kindOf(word);
    const papers = this.unfinished.filter(
      ({ kinds, label }) => (kind && kinds.includes(kind)) || (label !== undefined && isSameWord(label, word)),
    );
    if (kind) return { papers, anchor: KIND_SECTIONS[kind], kinds: [kind] };
    return papers.length > 0 ? { papers, anchor: "papers", kinds: [] } : undefined;
  }

  #reportTwoMeanings(value: object, field: number, word: string, named: readonly UnfinishedPaper[]): undefined {
    const [paper] = named;
    const kind = kindOf(word);
    const isKind = kind !== undefined && kind !== word.toLowerCase() ? `, for the papers of that kind ${kind}` : "";
    const { id, title } = paper?.document ?? {};
    const other = [id, title].find((name) => name !== undefined && titleKey(name) !== titleKey(word));
    const matches = `${named.map((one) => this.#described(one)).join(" and ")} and all papers of that ${kind ? "kind" : "label"}`;
    this.#context.report.add(
      "ambiguous-reference",
      this.#context.at(value, field),
      { value: word, matches },
      `for the paper, ${other === undefined ? "give it an id and write that" : `write ${other}`}${isKind}`,
    );
  }

  #described({ document }: UnfinishedPaper): string {
    return `"${document.title}" (${this.#context.placeText(document, "title")})`;
  }

  /**
   * Sets what depends on the schedule: badges, and whether there is more to show than title and authors.
   * @param volume whose papers all have a page, as citations lead there
   */
  finish(volume: Volume | undefined): readonly Paper[] {
    const published = new Set(volume?.papers);
    for (const unfinished of this.unfinished) {
      unfinished.hasTalk = unfinished.document.talk ?? unfinished.talks.length > 0;
      if (published.has(unfinished) || hasMore(unfinished)) unfinished.page = addressIn("papers", unfinished.slug);
    }
    return this.unfinished;
  }
}

function buildPaper(document: PaperDocument, people: People, context: Context): UnfinishedPaper {
  const authors = addList(document.authors ?? [], "author", people, context);
  const presenters = addList(document.presenter ?? [], "author", people, context);
  const unfinished: UnfinishedPaper = {
    slug: "",
    anchor: "",
    title: context.text(document, "title", document.title),
    authors,
    presenters,
    kinds: document.kind ?? ["poster"],
    awards: document.award ?? [],
    isArchival: isArchival(document, context),
    hasTalk: document.talk ?? false,
    talks: [],
    sessions: [],
    isExample: context.holdsExample(document),
    keywords: (document.keywords ?? []).flatMap((keyword) =>
      document.keywords?.length === 1 ? keyword.split(/\s*[,;]\s*/) : keyword,
    ),
    document,
    ...withoutUndefined({
      label: document.label,
      group: document.group,
      pdf: context.file(document, "pdf", document.pdf),
      url: context.link(document, "url", document.url),
      abstract: context.markdown(document, "abstract", document.abstract),
      code: context.link(document, "code", document.code),
      data: context.link(document, "data", document.data),
      slides: context.file(document, "slides", document.slides),
      poster: context.file(document, "poster", document.poster),
      video: context.link(document, "video", document.video),
      board: document.board,
      doi: document.doi,
      pages: document.pages,
      section: document.section ?? document.group,
      shortTitle:
        document.short_title === undefined ? undefined : context.text(document, "short_title", document.short_title),
      licence: document.licence === undefined ? undefined : licenceOf(document.licence),
      supplement: context.file(document, "supplement", document.supplement),
    }),
  };
  for (const author of authors) author.papers.push(unfinished);
  return unfinished;
}

/** Whether it belongs to the proceedings. Reports a paper that says both. */
function isArchival(document: PaperDocument, context: Context): boolean {
  const isOfOtherKind = document.kind?.includes("non-archival") === true;
  if (document.archival === true && isOfOtherKind)
    context.report.add("archival-differs", context.at(document, "archival"));
  return document.archival ?? !isOfOtherKind;
}

/** What every list of papers shows, and what nobody sees. A field not named here gives the paper a page. */
const LISTED: ReadonlySet<string> = new Set<keyof UnfinishedPaper>([
  "slug",
  "anchor",
  "title",
  "authors",
  "presenters",
  "kinds",
  "label",
  "group",
  "section",
  "shortTitle",
  "isArchival",
  "hasTalk",
  "isExample",
  "document",
]);

function hasMore(paper: UnfinishedPaper): boolean {
  return Object.entries(paper).some(
    ([key, value]) => !LISTED.has(key) && (Array.isArray(value) ? value.length > 0 : value !== undefined),
  );
}

/** The section of the home page that lists a kind, and its word in `sections`. */
export const KIND_SECTIONS: Readonly<Record<PaperKind, string>> = {
  poster: "posters",
  demo: "demos",
  oral: "orals",
  spotlight: "spotlights",
  talk: "talks",
  "shared task": "shared-tasks",
  "non-archival": "non-archival",
};

/** `posters`, `poster`, `Shared tasks`, `shared-task` … */
export function kindOf(word: string): PaperKind | undefined {
  return PAPER_KINDS.find((kind) => [kind, KIND_SECTIONS[kind]].some((name) => isSameWord(name, word)));
}

/** Whether two words differ at most in case, hyphens and the plural. */
function isSameWord(one: string, other: string): boolean {
  const key = (word: string) => titleKey(word.replace(/[-_]/g, " ")).replace(/s$/, "");
  return key(one) === key(other);
}

/** One list per kind, in order of first appearance; a paper of several kinds is listed under its first. */
export function listPapers(papers: readonly Paper[]): readonly PaperList[] {
  const kinds = [...new Set(papers.map(({ kinds: [first] }) => first ?? "poster"))];
  return kinds.map((kind) =>
    listOf(
      papers.filter(({ kinds: [first] }) => first === kind),
      KIND_SECTIONS[kind],
      kind,
    ),
  );
}

/** Papers under their `group` headings; papers without a group come first. */
export function listOf(papers: readonly Paper[], anchor: string, kind?: PaperKind): PaperList {
  const titles = new Set(papers.map(({ group }) => group).filter((title) => title !== undefined));
  const isLoose = papers.some(({ group }) => group === undefined);
  const groups = [...(isLoose ? [undefined] : []), ...titles].map((title) => ({
    ...(title === undefined ? {} : { title }),
    papers: papers.filter(({ group }) => group === title),
  }));
  return { anchor, papers, groups, ...(kind === undefined ? {} : { kind }) };
}
