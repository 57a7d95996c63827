/** Names that are probably one person's, written in two forms. */
import { nameParts } from "../schema/name.ts";
import { fold, nearlySameName } from "../schema/suggest.ts";

/**
 * Finds people under another form of a name: for `Ana Reis`, also `A. Reis`, `Ana M. Reis`, `Reis Ana`, `ana reis`, and
 * two swapped neighbouring letters. If three names match each other it is unclear who is meant, and none is returned.
 * Each pair is in list order. Takes linear time, except among people who share a family name.
 */
export function otherForms<T extends { readonly name: string; readonly sort?: string | undefined }>(
  people: readonly T[],
): readonly (readonly [T, T])[] {
  const fits = new Map<T, Set<T>>(people.map((person) => [person, new Set()]));
  const pair = (a: T, b: T) => {
    fits.get(a)?.add(b);
    fits.get(b)?.add(a);
  };
  for (const group of grouped(people, ({ name }) => lettersOf(name))) {
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1))
        if (isReordered(a.name, b.name) || nearlySameName(a.name, b.name)) pair(a, b);
  }
  const parted = people.flatMap((person) => partsOf(person) ?? []);
  for (const group of grouped(parted, ({ family, given }) => `${family}\0${given[0]?.[0]}`)) {
    for (const a of group) {
      if (!a.given.some(isInitial)) continue;
      for (const b of group) if (a !== b && isSameGiven(a.given, b.given)) pair(a.person, b.person);
    }
  }
  return people.flatMap((first): (readonly [T, T])[] => {
    const [second, ...more] = fits.get(first) ?? [];
    if (!second || more.length > 0 || fits.get(second)?.size !== 1) return [];
    fits.delete(second);
    return [[first, second]];
  });
}

/** Whether a name begins with an initial. */
export const isAbbreviated = (name: string): boolean => isInitial(wordsOf(name)[0] ?? "");

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The letters and digits of a name, sorted, which no swap changes. */
function lettersOf(name: string): string {
  return [...fold(name).replace(/[^\p{L}\p{N}]+/gu, "")].sort().join("");
}

const wordsOf = (name: string): readonly string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

function isReordered(a: string, b: string): boolean {
  return wordsOf(a).toSorted().join(" ") === wordsOf(b).toSorted().join(" ");
}

interface Parted<T> {
  readonly person: T;
  readonly family: string;
  readonly given: readonly string[];
}

function partsOf<T extends { readonly name: string; readonly sort?: string | undefined }>(
  person: T,
): Parted<T> | undefined {
  const { given, particle, family, suffix } = nameParts(person.name, person.sort);
  if (given === "") return undefined;
  return { person, family: fold(`${particle} ${family} ${suffix}`), given: wordsOf(given) };
}

const isInitial = (word: string): boolean => word.length === 1;

/** Whether first names agree, allowing for initials and omitted middle names. */
function isSameGiven(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const isSame = (word: string, other: string) =>
    word === other || (isInitial(word) && other.startsWith(word)) || (isInitial(other) && word.startsWith(other));
  return short.every((word, at) => isSame(word, long[at] ?? "")) && long.slice(short.length).every(isInitial);
}
