/** People as portraits. */
import { memoize } from "../../model/memoize.ts";
import type { Item, Person, PersonGroup, Workshop } from "../../model/workshop.ts";
import { kindLabel } from "../programme/items.ts";
import { bind, type Functions, type View } from "../view.ts";

/** Somebody with a part in the programme. */
export interface Portrait {
  readonly person: Person;
  /** The first of the talks, which stands beside the name. */
  readonly talk?: Item;
  /** What it is, where the others of the list are something else. */
  readonly kind?: string;
  readonly more: readonly Item[];
}

/** The talks that a portrait names: no panels, and nothing without a title. What takes place comes before what does not. */
export function announcedTalks({ items }: Person): Item[] {
  const named = items.filter(({ family, title }) => family !== "panel" && title !== undefined);
  return [...named.filter(({ cancelled }) => !cancelled), ...named.filter(({ cancelled }) => cancelled)];
}

/** People with what they give. The kind of most of them is not said. */
export function portraitsOf(view: View, people: readonly Person[]): Portrait[] {
  const portraits = people.map((person) => {
    const [talk, ...more] = announcedTalks(person);
    return { person, more, ...(talk && { talk, kind: kindLabel(view, talk) }) };
  });
  const said = portraits.flatMap(({ kind }) => kind ?? []);
  const isCommon = (kind: string) => said.filter((one) => one === kind).length * 2 > said.length;
  return portraits.map(({ kind, ...portrait }) => ({ ...portrait, ...(kind && !isCommon(kind) && { kind }) }));
}

/** Whether the event has no photograph of anybody: the name is the picture then. */
export const hasNoPhotos = memoize(({ people }: Workshop): boolean => people.every(({ photo }) => photo === undefined));

/** Whether somebody of a group has a photograph. */
export function hasPhoto({ people }: PersonGroup): boolean {
  return people.some(({ photo }) => photo !== undefined);
}

/** Characters that are as wide as two Latin letters. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** How much room the longest word of a name takes, for tiles in which it is never broken: a step of type. */
export function nameStep(name: string): "short" | "medium" | "long" {
  const words = name.split(/[\s-]+/u).map((word) => [...word].length + (word.match(WIDE)?.length ?? 0));
  const longest = Math.max(...words);
  if (longest <= 10) return "short";
  return longest <= 14 ? "medium" : "long";
}

/** Filters about portraits. */
export const portraitFilters = (view: View): Functions => ({
  announcedTalks,
  hasNoPhotos,
  hasPhoto,
  nameStep,
  ...bind(view, { portraitsOf }),
});
