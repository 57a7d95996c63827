/** What of a text a question finds, with words read as the search reads them. */
import { type AskedWord, askedWords, cutAtWords, singular, wordsOf } from "../search/words.ts";

/** The words of a text, each in all its forms. */
export type Words = readonly (readonly string[])[];

const isAsked = (form: string, { term, isBeginning }: AskedWord): boolean =>
  (isBeginning ? form.startsWith(term) : form === term) || form === singular(term);

const isFound = (words: Words, asked: AskedWord): boolean =>
  words.some((forms) => forms.some((form) => isAsked(form, asked)));

/** Whether a text has every word of a question. */
export function hasAll(words: Words, asked: readonly AskedWord[]): boolean {
  return asked.every((word) => isFound(words, word));
}

/** Whether a text has any word of a question. */
export function hasAny(words: Words, asked: readonly AskedWord[]): boolean {
  return asked.some((word) => isFound(words, word));
}

/** The same for a text that is compared once. */
export function isFoundIn(text: string, question: string): boolean {
  return hasAll(wordsOf(text), askedWords(question));
}

/** A part of a text. */
export interface Part {
  readonly text: string;
  readonly isFound: boolean;
}

/** A text cut where what was found begins and ends: of a word only the letters that were asked for. */
export function cutAtFound(text: string, asked: readonly AskedWord[]): Part[] {
  const parts: Part[] = [];
  const add = (piece: string, isFound: boolean) => {
    const last = parts.at(-1);
    if (last?.isFound === isFound) parts[parts.length - 1] = { text: last.text + piece, isFound };
    else if (piece !== "") parts.push({ text: piece, isFound });
  };
  cutAtWords(text).forEach((piece, index) => {
    const letters = lettersOf(piece);
    const found = index % 2 === 1 ? foundLetters(letters, asked) : new Set<number>();
    letters.forEach((letter, place) => {
      add(letter, found.has(place));
    });
  });
  return parts;
}

/** Letters with the marks that combine with them. */
const lettersOf = (text: string): string[] => text.match(/.\p{M}*/gsu) ?? [];

/** Which letters of a word were asked for. */
function foundLetters(letters: readonly string[], asked: readonly AskedWord[]): ReadonlySet<number> {
  const found = new Set<number>();
  const addUpTo = (from: number, to: number) => {
    for (let place = from; place < to; place++) found.add(place);
  };
  const formsAt = (from: number, to: number) => wordsOf(letters.slice(from, to).join(""))[0] ?? [];
  // Scripts without spaces give a run several words.
  const isRun = wordsOf(letters.join("")).length > 1;
  for (const word of asked) {
    for (let from = 0; from < (isRun ? letters.length : 1); from++) {
      const to = isRun ? Math.min(from + 2, letters.length) : letters.length;
      if (!formsAt(from, to).some((form) => isAsked(form, word))) continue;
      // `ß` is two letters to who types: the fewest that hold them all.
      let end = from + 1;
      while (end < to && !formsAt(from, end).some((form) => form.startsWith(word.term))) end++;
      addUpTo(from, end);
    }
  }
  return found;
}
