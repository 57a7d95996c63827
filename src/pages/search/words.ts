/**
 * How the search reads words, the same when the index is made and when somebody asks: letters with which keyboards of
 * other languages do not help (`ł`, `ß`, `ø`), Greek letters as symbols, and scripts without spaces between words.
 * The engine folds by itself what Unicode takes apart (`é`, `ş`).
 */

/** Letters → how they are typed where a keyboard has none; the first is what a question is asked with. */
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

/** More Greek letters in a row than a formula has are a word of that language. */
const GREEK_WORD = /[α-ω]{3}/u;

/** Characters of scripts that do not part words, each with its marks. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu;

const RUN = new RegExp(`((?:${UNSPACED.source})+)`, "u");

/** Languages whose texts and questions the engine parts into words by itself. */
const PARTED: ReadonlySet<string> = new Set(["ja", "th", "zh"]);

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");
const spelled = (word: string, which: 0 | -1): string =>
  withoutMarks(word.replace(/\P{ASCII}/gu, (letter) => LETTERS[letter]?.at(which) ?? letter));
const nameOf = (letter: string): string => GREEK[letter.charCodeAt(0) - 0x3b1] ?? letter;

/** What a word is looked for by, the form of questions first; `Müller`: `muller`, `mueller`. */
function formsOf(word: string): string[] {
  // Raised and lowered characters are what they stand for: `co2`.
  const plain = word.normalize("NFKC").toLowerCase();
  if (/[α-ω]/u.test(plain) && !GREEK_WORD.test(withoutMarks(plain)))
    return [plain.replace(/[α-ω]/gu, nameOf), ...[...plain.matchAll(/[α-ω]/gu)].map(([letter]) => nameOf(letter))];
  const forms = [spelled(plain, 0), spelled(plain, -1)];
  // Names are written like this by those whose keyboard has no such letter: `Soeren`.
  if (/^\p{Lu}/u.test(word)) forms.push(plain.replace(/(a)[ae]|([ou])e/g, "$1$2"));
  return forms;
}

/** Pairs of neighbours and the last by itself, so that each character begins one: `语言 言模 模型 型`. */
function pairsOf(run: string): string[] {
  const characters = run.match(UNSPACED) ?? [];
  return characters.map((character, index) => character + (characters[index + 1] ?? ""));
}

interface Part {
  readonly text: string;
  /** Of a script without spaces. */
  readonly isRun: boolean;
}

/** A word as stretches of scripts with spaces and without. */
function partsOf(word: string, language: string): readonly Part[] {
  if (PARTED.has(language.split("-")[0] ?? "")) return [{ text: word, isRun: false }];
  return word.split(RUN).flatMap((text, index) => (text === "" ? [] : [{ text, isRun: index % 2 === 1 }]));
}

/**
 * What a text is to be found by beside its own words, each once.
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

/** A question in the words that an index with {@link otherWords} knows. */
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
  // The engine joins what a hyphen parts, but knows the parts only.
  return asked === question ? question : asked.replace(/\p{Pd}/gu, " ");
}

/** Tells whether a stretch of text has a word that a question, as {@link askedWords} puts it, asks for. */
export function whatIsAsked(asked: string, language: string): (stretch: string) => boolean {
  const wanted = asked.match(WORD)?.map((word) => withoutMarks(word.toLowerCase())) ?? [];
  const isWanted = (form: string) => wanted.some((one) => form.startsWith(one));
  return (stretch) =>
    (stretch.match(WORD) ?? []).some((word) =>
      partsOf(word, language).some(({ text, isRun }) => (isRun ? pairsOf(text) : formsOf(text)).some(isWanted)),
    );
}
