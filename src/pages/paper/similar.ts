/** Papers that resemble each other, by the words of their titles, keywords and abstracts. */
import { memoize } from "../../model/memoize.ts";
import type { Paper, Workshop } from "../../model/workshop.ts";
import { singular, wordsOf } from "../search/words.ts";

/** Among fewer papers, readers see for themselves. */
const FEWEST = 10;
/** Similar papers named on a page. */
const NAMED = 3;
/** Words by which a paper is compared: the weightiest, so that long abstracts take no longer than short ones. */
const COMPARED = 32;
/** Documents that have a word by which they are still compared. */
const COMMON = 120;
/** How often a word counts in each part. */
const WEIGHT = { title: 3, keywords: 2, abstract: 1 };

/** The papers most similar to one, the most similar first; none where few are to choose from or nothing is alike. */
export function similarPapers(workshop: Workshop, paper: Paper): readonly Paper[] {
  return similarIn(workshop).get(paper) ?? [];
}

const similarIn = memoize(({ papers }: Workshop): ReadonlyMap<Paper, readonly Paper[]> => {
  if (papers.length < FEWEST) return new Map();
  const nearest = nearestOf(papers.map(wordCounts), NAMED, (index) => isShown(papers[index] as Paper));
  return new Map(papers.map((paper, index) => [paper, (nearest[index] ?? []).map((other) => papers[other] as Paper)]));
});

/** Whether a paper is not only where everything is cancelled. */
function isShown({ talks, sessions }: Paper): boolean {
  const items = [...talks, ...sessions];
  return items.length === 0 || items.some(({ cancelled }) => !cancelled);
}

function wordCounts({ title, keywords, abstract }: Paper): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const [form = ""] of wordsOf(text)) {
      const word = singular(form) ?? form;
      counts.set(word, (counts.get(word) ?? 0) + weight);
    }
  };
  count(title.line, WEIGHT.title);
  count(keywords.join("\n"), WEIGHT.keywords);
  count(abstract?.line ?? "", WEIGHT.abstract);
  return counts;
}

/**
 * For each document those nearest to it by the cosine of their weighted words (TF-IDF: a word weighs more, the fewer
 * documents have it), equally near ones in order.
 * @param documents how often each has each word
 * @param mayBeNamed whether a document may be among the nearest
 */
export function nearestOf(
  documents: readonly ReadonlyMap<string, number>[],
  count: number,
  mayBeNamed: (index: number) => boolean = () => true,
): number[][] {
  const having = new Map<string, number>();
  for (const words of documents) for (const word of words.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  // A word that a quarter of all documents have says little; one that hundreds have takes long.
  const most = Math.max(FEWEST / 2, Math.min(documents.length / 4, COMMON));
  const vectors = documents.map((words) => unitVector(words, having, documents.length, most));
  const byWord = new Map<string, { readonly indices: number[]; readonly weights: number[] }>();
  vectors.forEach((vector, index) => {
    for (const [word, weight] of mayBeNamed(index) ? vector : []) {
      const { indices, weights } = byWord.get(word) ?? { indices: [], weights: [] };
      indices.push(index);
      weights.push(weight);
      byWord.set(word, { indices, weights });
    }
  });
  const nearness = new Float64Array(documents.length);
  return vectors.map((vector, own) => {
    nearness.fill(0);
    for (const [word, weight] of vector) {
      const { indices = [], weights = [] } = byWord.get(word) ?? {};
      indices.forEach((index, place) => {
        nearness[index] = (nearness[index] ?? 0) + weight * (weights[place] ?? 0);
      });
    }
    nearness[own] = 0;
    return largest(nearness, count);
  });
}

/** The places of the largest positive numbers, the largest first, equal ones in order. */
function largest(numbers: Float64Array, count: number): number[] {
  const places: number[] = [];
  numbers.forEach((number, place) => {
    if (number <= (numbers[places[count - 1] ?? -1] ?? 0)) return;
    const before = places.findIndex((other) => (numbers[other] ?? 0) < number);
    places.splice(before < 0 ? places.length : before, 0, place);
    places.length = Math.min(places.length, count);
  });
  return places;
}

/** The weightiest words of a document, of length 1 together. */
function unitVector(
  words: ReadonlyMap<string, number>,
  having: ReadonlyMap<string, number>,
  documents: number,
  most: number,
): (readonly [word: string, weight: number])[] {
  const weighed = [...words].flatMap(([word, times]) => {
    const others = having.get(word) ?? 1;
    // What nobody else has makes nothing alike.
    return others < 2 || others > most ? [] : [[word, (1 + Math.log(times)) * Math.log(documents / others)] as const];
  });
  const kept = weighed.sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, COMPARED);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  return kept.map(([word, weight]) => [word, weight / length]);
}
