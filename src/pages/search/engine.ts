/**
 * The search itself: the same when the index is made and in the browser. MiniSearch keeps the words and ranks what has
 * one of them; a question finds what has all of them, in any field of either index.
 */
import MiniSearch, { type AsPlainObject } from "minisearch";
import { type AskedWord, askedWords, cutAtWords, singular, wordsOf } from "./words.ts";

/** What a result shows, and what results are narrowed by. */
export interface Entry {
  /** From the site's root, without the path prefix. */
  readonly url: string;
  readonly title: string;
  /** In words: what it is and what must not be missed. */
  readonly kind: string;
  readonly people?: string;
  readonly when?: string;
  /** Room or board. */
  readonly where?: string;
  /** One each of {@link NARROWED}: a word of the interface or the data. */
  readonly facets: Partial<Readonly<Record<Narrowed, string>>>;
}

/** By what results can be narrowed, in the order of the page. */
export const NARROWED = ["kind", "day", "track"] as const;
export type Narrowed = (typeof NARROWED)[number];

/** By what an entry is found, besides its long text. */
export interface Findable {
  readonly title: string;
  /** The names of its people. */
  readonly names: string;
  /** Room, board, track and session. */
  readonly place: string;
  /** Affiliations, days, keywords. */
  readonly rest: string;
}

/**
 * An index as it is published: what MiniSearch writes, in half the bytes and a third of them compressed. Entries are
 * numbered from 0.
 */
export interface Terms {
  /** The words of each field of each entry; 0 for none. */
  readonly lengths: readonly (readonly number[])[];
  /** The same on average, by field. */
  readonly averages: readonly number[];
  /** Each word with the fields that have it, and for each field the entries. */
  readonly terms: readonly (readonly [
    term: string,
    ...fields: (readonly [field: number, entries: readonly Step[]])[],
  ])[];
}

/** How far an entry is from the one before; and how often it has the word, if that is not once. */
type Step = number | readonly [gap: number, times: number];

/** The published index, and the one of long texts that comes after it; entries are known by their place in the list. */
export interface IndexFile {
  readonly entries: readonly Entry[];
  readonly index: Terms;
}
export interface TextsFile {
  /** An empty text for entries without one. */
  readonly texts: readonly string[];
  readonly index: Terms;
}

/** How much a field counts: people before texts that mention them, titles before abstracts. */
const WEIGHT: Readonly<Record<keyof Findable | "text", number>> = { title: 6, names: 4, place: 3, rest: 1, text: 0.3 };

type Fields = readonly (keyof typeof WEIGHT)[];
const FIELDS: Fields = ["title", "names", "place", "rest"];
const TEXT: Fields = ["text"];

/**
 * Which fields are looked up together. A word counts more in a short title than in a long one, but all items of a room are
 * alike.
 */
const LOOKUPS = [
  { fields: ["title", "names", "text"] },
  // Without regard to length, with the defaults of MiniSearch for the rest.
  { fields: ["place", "rest"], bm25: { k: 1.2, b: 0, d: 0.5 } },
] as const;

const optionsOf = (fields: Fields) => ({
  fields: [...fields],
  tokenize: (text: string) => text.split("\n"),
  processTerm: (term: string) => term.split(" "),
  searchOptions: {
    boost: Object.fromEntries(fields.map((field) => [field, WEIGHT[field]])),
    tokenize: (term: string) => [term],
    processTerm: (term: string) => term,
  },
});

/** The forms of a word separated by spaces, words by line feeds, as {@link optionsOf} takes them apart. */
const toTerms = (text: string): string =>
  wordsOf(text)
    .map((forms) => forms.join(" "))
    .join("\n");

/** An index of some texts, by their places in the list. */
function makeIndex<Name extends keyof typeof WEIGHT>(
  documents: readonly Readonly<Record<Name, string>>[],
  fields: readonly Name[],
): Terms {
  const index = new MiniSearch<object>(optionsOf(fields));
  documents.forEach((document, id) => {
    const terms = fields.map((field) => [field, toTerms(document[field])] as const).filter(([, text]) => text !== "");
    // An entry without terms is added too, to keep the numbers.
    index.add({ id, ...Object.fromEntries(terms) });
  });
  return packed(index.toJSON());
}

function packed({ documentCount, fieldLength, averageFieldLength, index }: AsPlainObject): Terms {
  return {
    lengths: Array.from({ length: documentCount }, (_, id) =>
      Array.from(fieldLength[id] ?? [], (length) => length ?? 0),
    ),
    averages: averageFieldLength,
    terms: index
      .map(([term, fields]) => {
        const byField = Object.entries(fields).map(([field, times]) => [Number(field), stepsOf(times)] as const);
        return [term, ...byField] as const;
      })
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

function stepsOf(times: Readonly<Record<string, number>>): Step[] {
  let before = -1;
  return Object.entries(times).map(([id, often]) => {
    const gap = Number(id) - before;
    before = Number(id);
    return often === 1 ? gap : [gap, often];
  });
}

function unpacked({ lengths, averages, terms }: Terms, fields: Fields): AsPlainObject {
  return {
    documentCount: lengths.length,
    nextId: lengths.length,
    documentIds: Object.fromEntries(lengths.map((_, id) => [id, id])),
    fieldIds: Object.fromEntries(fields.map((field, id) => [field, id])),
    fieldLength: Object.fromEntries(lengths.map((length, id) => [id, [...length]])),
    averageFieldLength: [...averages],
    storedFields: {},
    dirtCount: 0,
    index: terms.map(([term, ...byField]) => [
      term,
      Object.fromEntries(byField.map(([field, steps]) => [field, timesOf(steps)])),
    ]),
    serializationVersion: 2,
  };
}

function timesOf(steps: readonly Step[]): Record<string, number> {
  let id = -1;
  const times: Record<string, number> = {};
  for (const step of steps) {
    const [gap, often] = typeof step === "number" ? [step, 1] : step;
    id += gap;
    times[id] = often;
  }
  return times;
}

const loadIndex = (terms: Terms, fields: Fields): MiniSearch<object> =>
  MiniSearch.loadJS<object>(unpacked(terms, fields), optionsOf(fields));

/** The index of titles, people, places and days. */
export const indexEntries = (documents: readonly Findable[]): Terms =>
  makeIndex(documents, FIELDS as readonly (keyof Findable)[]);

/** The index of long texts. */
export const indexTexts = (texts: readonly string[]): Terms =>
  makeIndex(
    texts.map((text) => ({ text })),
    ["text"],
  );

/** What a question finds. */
export interface Outcome {
  /** Places of entries in the list, the best first. */
  readonly hits: readonly number[];
  /** The words of the index that were found. */
  readonly terms: ReadonlySet<string>;
  /** Another question that finds something, where this one does not and a word is nearly one of the index. */
  readonly meant?: string;
}

/** The entries that have one word, with what they are worth, and the words of the index that it matched. */
interface Matches {
  readonly scores: Map<number, number>;
  readonly terms: Set<string>;
}

/** What other words are worth, of what the very word is. */
const LESS = { weights: { prefix: 0.4, fuzzy: 0.3 } };

/** A loaded index, which finds more once it has the texts. */
export class SearchIndex {
  readonly #entries: readonly Entry[];
  readonly #indexes: MiniSearch<object>[];
  #texts: readonly string[] = [];

  constructor({ entries, index }: IndexFile) {
    this.#entries = entries;
    this.#indexes = [loadIndex(index, FIELDS)];
  }

  addTexts({ texts, index }: TextsFile): void {
    this.#texts = texts;
    this.#indexes.push(loadIndex(index, TEXT));
  }

  get hasTexts(): boolean {
    return this.#indexes.length > 1;
  }

  entry(place: number): Entry {
    return this.#entries[place] as Entry;
  }

  text(place: number): string {
    return this.#texts[place] ?? "";
  }

  /**
   * Finds what has all words of a question.
   * @param mayHaveSlips whether a word that nothing has is taken for another; not before all texts are here
   */
  search(question: string, { mayHaveSlips = true } = {}): Outcome {
    const asked = askedWords(question);
    if (asked.length === 0) return { hits: [], terms: new Set() };
    const exactly = asked.map((word) => this.#exactly(word));
    if (!mayHaveSlips) return { hits: inAll(exactly), terms: termsOf(exactly) };
    const found = exactly.map((matches, place) =>
      matches.scores.size > 0 ? matches : this.#withSlip(asked[place] as AskedWord),
    );
    const hits = inAll(found);
    if (hits.length > 0) return { hits, terms: termsOf(found) };
    // Each word is somewhere, but not together: perhaps one of them is another word by a slip.
    const widely = found.map((matches, place) => together([matches, this.#withSlip(asked[place] as AskedWord)]));
    const wider = inAll(widely);
    if (wider.length > 0) return { hits: wider, terms: termsOf(widely) };
    const meant = this.#meant(question, asked, found);
    return { hits: [], terms: new Set(), ...(meant !== undefined && { meant }) };
  }

  #exactly({ term, isBeginning }: AskedWord): Matches {
    // One letter begins too much to say anything, but may stand for a name: `J Smith`.
    const found = /^\p{Script=Latin}$/u.test(term)
      ? together([this.#look(term, false), weighed(this.#look(term, isBeginning), 0.01)])
      : this.#look(term, isBeginning);
    // `networks` finds `network`.
    const single = singular(term);
    return single === undefined ? found : together([found, weighed(this.#look(single, false), 0.5)]);
  }

  /** One letter too many, too few, or wrong, or two of them swapped. */
  #withSlip({ term, mayHaveSlip }: AskedWord): Matches {
    if (!mayHaveSlip) return { scores: new Map(), terms: new Set() };
    const swapped = [...term].slice(1).map((_, place) => this.#look(swap(term, place), false));
    return together([this.#look(term, false, 1), ...swapped.map((matches) => weighed(matches, 0.5))]);
  }

  /** Looks a word up in all indexes. */
  #look(term: string, isBeginning: boolean, fuzzy: number | false = false): Matches {
    const scores = new Map<number, number>();
    const terms = new Set<string>();
    for (const [place, index] of this.#indexes.entries()) {
      // One Latin letter begins words of every text.
      const prefix = isBeginning && (place === 0 || !/^\p{Script=Latin}$/u.test(term));
      for (const lookup of place === 0 ? LOOKUPS : LOOKUPS.slice(0, 1)) {
        const results = index.search(term, { ...lookup, fields: [...lookup.fields], ...LESS, prefix, fuzzy });
        for (const { id, score, terms: matched } of results) {
          scores.set(id, (scores.get(id) ?? 0) + score);
          for (const one of matched) terms.add(one);
        }
      }
    }
    return { scores, terms };
  }

  /** The question with each word that nothing has replaced by the nearest one. */
  #meant(question: string, asked: readonly AskedWord[], found: readonly Matches[]): string | undefined {
    let meant = question;
    for (const [place, word] of asked.entries()) {
      if ((found[place] as Matches).scores.size > 0) continue;
      const nearest = this.#nearest(word);
      if (nearest === undefined) return undefined;
      const typed = cutAtWords(meant).find((piece) => wordsOf(piece)[0]?.[0] === word.term);
      if (typed === undefined) return undefined;
      meant = meant.replace(typed, () => nearest);
    }
    return meant !== question && this.search(meant).hits.length > 0 ? meant : undefined;
  }

  /** The most similar word of the index, as somebody wrote it. */
  #nearest({ term, mayHaveSlip }: AskedWord): string | undefined {
    if (!mayHaveSlip) return undefined;
    const most = term.length >= 6 ? 3 : 2;
    for (let slips = 2; slips <= most; slips++) {
      const near = this.#written(this.#look(term, false, slips));
      if (near !== undefined) return near;
    }
    // Where it begins like one, it has gone wrong afterwards.
    for (let length = term.length - 1; length >= SHORTEST_BEGINNING; length--) {
      const near = this.#written(this.#look(term.slice(0, length), true));
      if (near !== undefined) return near;
    }
    return undefined;
  }

  #written({ scores, terms }: Matches): string | undefined {
    for (const place of inOrder(scores)) {
      const { title, people = "" } = this.entry(place);
      const words = cutAtWords(`${title} ${people} ${this.text(place)}`);
      const word = words.find((piece) => wordsOf(piece).some((forms) => forms.some((form) => terms.has(form))));
      if (word !== undefined) return word;
    }
    return undefined;
  }
}

/** Letters. */
const SHORTEST_BEGINNING = 4;

function swap(word: string, place: number): string {
  const letters = [...word];
  return [...letters.slice(0, place), letters[place + 1], letters[place], ...letters.slice(place + 2)].join("");
}

const weighed = ({ scores, terms }: Matches, weight: number): Matches => ({
  scores: new Map([...scores].map(([id, score]) => [id, score * weight])),
  terms,
});

/** What one of several ways of matching a word finds, each entry as the best of them values it. */
function together(ways: readonly Matches[]): Matches {
  const scores = new Map<number, number>();
  for (const way of ways) for (const [id, score] of way.scores) scores.set(id, Math.max(score, scores.get(id) ?? 0));
  return { scores, terms: termsOf(ways) };
}

function termsOf(all: readonly Matches[]): Set<string> {
  return new Set(all.flatMap(({ terms }) => [...terms]));
}

/** The entries that have every word, the best first. */
function inAll([first, ...others]: readonly Matches[]): number[] {
  const sums = new Map<number, number>();
  for (const [id, score] of first?.scores ?? []) {
    const scores = others.map((other) => other.scores.get(id));
    if (scores.every((one) => one !== undefined))
      sums.set(
        id,
        scores.reduce<number>((sum, one) => sum + (one ?? 0), score),
      );
  }
  return inOrder(sums);
}

/** The best first, equals as in the list. */
const inOrder = (scores: ReadonlyMap<number, number>): number[] =>
  [...scores].sort(([a, one], [b, other]) => other - one || a - b).map(([id]) => id);
