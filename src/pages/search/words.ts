/**
 * How the search reads words, the same for indexing and for queries: letters missing from other languages' keyboards
 * (`ł`, `ß`, `ø`), Greek letters as symbols, and scripts without spaces between words. The engine itself folds what
 * Unicode decomposes (`é`, `ş`).
 */

/** Letters → how people type them without the key; queries use the first. */
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

/** Characters of scripts without spaces between words, each with its marks. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu;

const RUN = new RegExp(`((?:${UNSPACED.source})+)`, "u");

/** Languages whose texts and queries the engine segments itself. */
const PARTED: ReadonlySet<string> = new Set(["ja", "th", "zh"]);

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const spelled = (word: string, which: 0 | -1): string =>
  withoutMarks(word.replace(/\P{ASCII}/gu, (letter) => LETTERS[letter]?.at(which) ?? letter));
const nameOf = (letter: string): string => GREEK[letter.charCodeAt(0) - 0x3b1] ?? letter;

/** The forms a word is indexed by, that of queries first; `Müller`: `muller`, `mueller`. */
function formsOf(word: string): string[] {
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
  const characters = run.match(UNSPACED) ?? [];
  return characters.map((character, index) => character + (characters[index + 1] ?? ""));
}

interface Part {
  readonly text: string;
  /** Whether its script has no spaces. */
  readonly isRun: boolean;
}

/** A word split into stretches of scripts with and without spaces. */
function partsOf(word: string, language: string): readonly Part[] {
  if (PARTED.has(language.split("-")[0] ?? "")) return [{ text: word, isRun: false }];
  return word.split(RUN).flatMap((text, index) => (text === "" ? [] : [{ text, isRun: index % 2 === 1 }]));
}

/**
 * The words by which a text is to be found besides its own, each once.
 * @param language BCP 47 tag of the index
 */
export function otherWords(text: string, language: string): string {
  const found = new Set<string>();
  for (const word of new Set(text.match(WORD))) {
    for (const part of partsOf(word, language)) {
      const known = withoutMarks(part.text.toLowerCase());
      const isWhole = part.text === word;
      for (const form of part.isRun ? pairsOf(part.text) : formsOf(part.text))
        if (form !== known || !isWhole) found.add(form);
    }
  }
  return [...found].join(" ");
}

/** A query in the words of an index with {@link otherWords}. */
export function askedWords(question: string, language: string): string {
  const asked = question.replace(WORD, (word) =>
    partsOf(word, language)
      .flatMap(({ text, isRun }) => {
        if (!isRun) return formsOf(text)[0] === withoutMarks(text.toLowerCase()) ? text : (formsOf(text)[0] ?? text);
        const pairs = pairsOf(text);
        return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
      })
      .join(" "),
  );
  // The engine joins hyphenated parts, but knows only the parts.
  return asked === question ? question : asked.replace(/\p{Pd}/gu, " ");
}

/** Tells whether a stretch of text has a word of a query, as {@link askedWords} writes it. */
export function whatIsAsked(asked: string, language: string): (stretch: string) => boolean {
  const wanted = asked.match(WORD)?.map((word) => withoutMarks(word.toLowerCase())) ?? [];
  const isWanted = (form: string) => wanted.some((one) => form.startsWith(one));
  return (stretch) =>
    (stretch.match(WORD) ?? []).some((word) =>
      partsOf(word, language).some(({ text, isRun }) => (isRun ? pairsOf(text) : formsOf(text)).some(isWanted)),
    );
}
