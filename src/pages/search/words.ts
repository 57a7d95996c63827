/**
 * How the search reads words, the same for the index and for a question: letters missing from other languages'
 * keyboards (`ł`, `ß`, `ø`), signs of formulas, and scripts that do not space their words.
 */

/** Letters → how people type them without the key; questions use the first. */
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  ä: ["a", "ae"],
  å: ["a", "aa"],
  æ: ["ae"],
  đ: ["d", "dj"],
  ð: ["d", "dh"],
  ħ: ["h"],
  ı: ["i"],
  ĸ: ["k"],
  ł: ["l"],
  ŋ: ["n", "ng"],
  ö: ["o", "oe"],
  ø: ["o", "oe"],
  œ: ["oe"],
  ß: ["ss"],
  ŧ: ["t"],
  þ: ["th"],
  ü: ["u", "ue"],
};

const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(
    " ",
  );

/** Three Greek letters in a row are more than a formula has: a Greek word. */
const GREEK_WORD = /[α-ω]{3}/u;

/** Signs → their names, as people and TeX say them; questions use the first. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "∞": ["infinity", "infty"],
  "∇": ["nabla", "gradient"],
  "∂": ["partial"],
  "∑": ["sum"],
  "∏": ["product", "prod"],
  "∫": ["integral", "int"],
  "√": ["sqrt", "root"],
  "∀": ["forall"],
  "∃": ["exists"],
  "∅": ["emptyset"],
  "∈": ["in"],
  "≤": ["leq"],
  "≥": ["geq"],
  "≠": ["neq"],
  "≈": ["approx"],
  "±": ["pm"],
  "×": ["times"],
  "⊕": ["oplus"],
  "⊗": ["otimes", "tensor"],
};

/** Characters of scripts that do not space their words, or, as Korean, join others to them; each with its marks. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu;

const RUN = new RegExp(`((?:${UNSPACED.source})+)`, "u");

/** `C++` and `C#` are words; so is a sign that has a name. */
const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}]+(?:\\+\\+|#)?|[${Object.keys(SIGNS).join("")}]`, "gu");

/** `x^2`, `x^{2}` and `H_2O`, as people type `x²` and `H₂O`. */
const RAISED = /([\p{L}\p{N}])(?:\^(?=[\p{L}\p{N}])|_(?=\d|\p{L}(?![\p{L}\p{N}]))|[\^_]\{([\p{L}\p{N}]+)\})/gu;

const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const spelled = (word: string, which: 0 | -1): string =>
  withoutMarks(word.replace(/\P{ASCII}/gu, (letter) => LETTERS[letter]?.at(which) ?? letter));
const nameOf = (letter: string): string => GREEK[letter.charCodeAt(0) - 0x3b1] ?? letter;

/** The forms of a word in a script with spaces, that of questions first; `Müller`: `muller`, `mueller`. */
function formsOf(word: string): readonly string[] {
  const names = SIGNS[word];
  if (names) return names;
  // Superscripts and subscripts become plain characters: `co2`.
  const plain = word.normalize("NFKC").toLowerCase();
  if (/[α-ω]/u.test(plain) && !GREEK_WORD.test(withoutMarks(plain)))
    return [plain.replace(/[α-ω]/gu, nameOf), ...[...plain.matchAll(/[α-ω]/gu)].map(([letter]) => nameOf(letter))];
  const forms = [spelled(plain, 0), spelled(plain, -1)];
  // How people spell names without the key for the letter: `Soeren`.
  if (/^\p{Lu}/u.test(word)) forms.push(plain.replace(/(a)[ae]|([ou])e/g, "$1$2"));
  return forms;
}

/** Pairs of neighbours and the last character alone, so that each begins one: `语言 言模 模型 型`. */
function pairsOf(run: string): string[] {
  const characters = run.normalize("NFKC").match(UNSPACED) ?? [];
  return characters.map((character, index) => withoutMarks(character + (characters[index + 1] ?? "")));
}

interface Part {
  readonly text: string;
  /** Whether its script has no spaces. */
  readonly isRun: boolean;
}

/** A text's words, split into stretches of scripts with and without spaces. */
function partsOf(text: string): Part[] {
  // Otherwise an accent that is a character of its own would keep the letter from being recognised.
  const words = text.normalize("NFC").replace(RAISED, "$1$2").match(WORD) ?? [];
  return words.flatMap((word) =>
    word.split(RUN).flatMap((part, index) => (part === "" ? [] : [{ text: part, isRun: index % 2 === 1 }])),
  );
}

/** The words by which a text is found, each in all its forms: `[["muller", "mueller"], ["语言"], ["言"]]`. */
export function wordsOf(text: string): readonly (readonly string[])[] {
  return partsOf(text).flatMap((part) =>
    part.isRun ? pairsOf(part.text).map((pair) => [pair]) : [[...new Set(formsOf(part.text))]],
  );
}

/** A word of a question, in the form of an index of {@link wordsOf}. */
export interface AskedWord {
  readonly term: string;
  /** Whether it may go on: not a number, nor a pair within a run. */
  readonly isBeginning: boolean;
  /** Whether a slip can be told from another word. */
  readonly mayHaveSlip: boolean;
}

/** The words of a question, each once. */
export function askedWords(question: string): readonly AskedWord[] {
  const asked = partsOf(question).flatMap(({ text, isRun }): AskedWord[] => {
    if (!isRun) {
      const term = formsOf(text)[0] ?? text;
      const isNumber = /^\p{N}+$/u.test(term);
      return [{ term, isBeginning: !isNumber, mayHaveSlip: !/\p{N}/u.test(term) && term.length >= SLIP_FROM }];
    }
    const pairs = pairsOf(text);
    const whole = pairs.length > 1 ? pairs.slice(0, -1) : pairs;
    return whole.map((term) => ({ term, isBeginning: pairs.length === 1, mayHaveSlip: false }));
  });
  return [...new Map(asked.map((word) => [word.term, word])).values()];
}

/** A word without the plural of many languages: `networks` is `network`; undefined if it has none. */
export function singular(word: string): string | undefined {
  return /^\p{Script=Latin}{4,}s$/u.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : undefined;
}

/** Letters; of a shorter word, most slips are other words. */
const SLIP_FROM = 4;

/** A text cut at its words, which have odd places. */
export function cutAtWords(text: string): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    pieces.push(text.slice(end, index), word);
    end = index + word.length;
  }
  return [...pieces, text.slice(end)];
}
