import type { PaperDocument, PaperKind } from "../schema/papers.ts";
import { closest } from "../schema/suggest.ts";
import { type Context, given } from "./context.ts";
import { addList, isToBeAnnounced, type People } from "./people.ts";
import { titleKey } from "./references.ts";
import { assignSlugs, slugify } from "./slug.ts";
import type { Item, Paper, PaperList } from "./workshop.ts";

/** A paper while the model is built: talks and sessions come with the schedule. */
export type PaperDraft = { -readonly [K in keyof Paper]: Paper[K] } & {
  talks: Item[];
  sessions: Item[];
  readonly document: PaperDocument;
};

/** The papers with their people; their talks are found when the schedule is read. */
export class Papers {
  readonly drafts: readonly PaperDraft[];
  readonly #byKey = new Map<string, PaperDraft[]>();
  readonly #context: Context;

  constructor(documents: readonly PaperDocument[], people: People, context: Context) {
    this.#context = context;
    this.drafts = documents.map((document) => buildPaper(document, people, context));
    for (const draft of this.drafts) {
      this.#index(titleKey(draft.document.title), draft);
      if (draft.document.id !== undefined) this.#index(`id:${draft.document.id}`, draft);
    }
    this.#reportTwins();
    this.#assignAddresses();
  }

  #index(key: string, draft: PaperDraft): void {
    this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), draft]);
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
      this.drafts.map(({ document, title, authors, kinds }) => ({
        id: document.id,
        base: slugify(title.words) || "paper",
        suffixes: [slugify(authors[0]?.name ?? ""), slugify(kinds[0] ?? "")],
      })),
      () => {},
    );
    this.drafts.forEach((draft, index) => {
      draft.slug = slugs[index] ?? "";
      draft.anchor = `paper-${draft.slug}`;
    });
  }

  /** The paper of exactly this title, or undefined when there is none or several. */
  byTitle(title: string): PaperDraft | undefined {
    const found = this.#byKey.get(titleKey(title)) ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  /** Reports a title that is nearly a paper's, and so not it. */
  suggest(value: object, field: string, title: string): void {
    if (isToBeAnnounced(title)) return;
    const near = closest(
      title,
      this.drafts.map(({ document }) => document.title),
      1 / 6,
    );
    const draft = this.drafts.find(({ document }) => document.title === near);
    if (!draft) return;
    const place = this.#context.placeText(draft.document, "title");
    this.#context.report.add("nearly-paper", this.#context.at(value, field), {}, `did you mean "${near}" (${place})?`);
  }

  /** The paper that a field refers to by id or title; anything else is reported. */
  find(value: object, field: string | number, reference: string): PaperDraft | undefined {
    if (this.#context.documents.data.papers.state === "broken") return undefined;
    const found = this.#byKey.get(`id:${reference}`) ?? this.#byKey.get(titleKey(reference)) ?? [];
    if (found.length === 1) return found[0];
    const place = this.#context.at(value, field);
    if (found.length > 1) {
      const matches = found
        .map(({ document }) => `"${document.title}" (${this.#context.placeText(document, "title")})`)
        .join(" and ");
      this.#context.report.add("ambiguous-reference", place, { value: reference, matches });
      return undefined;
    }
    const near = closest(
      reference,
      this.drafts.flatMap(({ document }) => [document.title, ...(document.id ? [document.id] : [])]),
    );
    const hint = near ? `did you mean "${near}"?` : "write the id or the title of a paper in data/papers.yaml";
    this.#context.report.add("unknown-paper", place, { value: reference }, hint);
    return undefined;
  }

  /** Settles what depends on the schedule: marks, and whether there is more to say than title and authors. */
  finish(): readonly Paper[] {
    for (const draft of this.drafts) {
      draft.hasTalk = draft.document.talk ?? draft.talks.length > 0;
      if (hasMore(draft)) draft.page = `/papers/${draft.slug}/`;
    }
    return this.drafts;
  }
}

function buildPaper(document: PaperDocument, people: People, context: Context): PaperDraft {
  const authors = addList(document.authors ?? [], "author", people, context);
  const presenters = addList(document.presenter ?? [], "author", people, context);
  const draft: PaperDraft = {
    slug: "",
    anchor: "",
    title: context.text(document, "title", document.title),
    titleSource: document.title,
    authors,
    presenters,
    kinds: document.kind ?? ["poster"],
    awards: document.award ?? [],
    hasTalk: document.talk ?? false,
    talks: [],
    sessions: [],
    keywords: (document.keywords ?? []).flatMap((keyword) =>
      document.keywords?.length === 1 ? keyword.split(/\s*[,;]\s*/) : keyword,
    ),
    document,
    ...given({
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
    }),
  };
  for (const author of authors) author.papers.push(draft);
  return draft;
}

function hasMore({
  pdf,
  url,
  abstract,
  code,
  data,
  slides,
  poster,
  video,
  board,
  doi,
  awards,
  keywords,
  talks,
  sessions,
}: PaperDraft): boolean {
  const said = [pdf, url, abstract, code, data, slides, poster, video, board, doi].some((value) => value !== undefined);
  return said || awards.length + keywords.length + talks.length + sessions.length > 0;
}

/** Where a kind's papers are listed on the home page, and the word for it in `sections`. */
export const KIND_SECTIONS: Readonly<Record<PaperKind, string>> = {
  poster: "posters",
  demo: "demos",
  oral: "orals",
  spotlight: "spotlights",
  talk: "talks",
  "shared task": "shared-tasks",
  "non-archival": "non-archival",
};

/** One list a kind, in the order in which the kinds first appear; a paper of several kinds is listed under its first. */
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

/** Papers under the headings that `group` gives them; those without a group come first. */
export function listOf(papers: readonly Paper[], anchor: string, kind?: PaperKind): PaperList {
  const titles = new Set(papers.map(({ group }) => group).filter((title) => title !== undefined));
  const isLoose = papers.some(({ group }) => group === undefined);
  const groups = [...(isLoose ? [undefined] : []), ...titles].map((title) => ({
    ...(title === undefined ? {} : { title }),
    papers: papers.filter(({ group }) => group === title),
  }));
  return { anchor, papers, groups, ...(kind === undefined ? {} : { kind }) };
}
