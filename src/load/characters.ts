/**
 * Characters that are invisible, or that look like YAML's own: what word processors, PDF files and chat programs leave
 * in pasted text.
 */
import MarkdownIt from "markdown-it";
import { endOfLine, lineStart } from "./source.ts";

/** Unicode names of characters that people paste without noticing. */
const NAMES: Readonly<Record<string, string>> = {
  "\u00A0": "NO-BREAK SPACE",
  "\u00AD": "SOFT HYPHEN",
  "\u034F": "COMBINING GRAPHEME JOINER",
  "\u061C": "ARABIC LETTER MARK",
  "\u115F": "HANGUL CHOSEONG FILLER",
  "\u1160": "HANGUL JUNGSEONG FILLER",
  "\u1680": "OGHAM SPACE MARK",
  "\u180E": "MONGOLIAN VOWEL SEPARATOR",
  "\u2000": "EN QUAD",
  "\u2001": "EM QUAD",
  "\u2002": "EN SPACE",
  "\u2003": "EM SPACE",
  "\u2004": "THREE-PER-EM SPACE",
  "\u2005": "FOUR-PER-EM SPACE",
  "\u2006": "SIX-PER-EM SPACE",
  "\u2007": "FIGURE SPACE",
  "\u2008": "PUNCTUATION SPACE",
  "\u2009": "THIN SPACE",
  "\u200A": "HAIR SPACE",
  "\u200B": "ZERO WIDTH SPACE",
  "\u200C": "ZERO WIDTH NON-JOINER",
  "\u200D": "ZERO WIDTH JOINER",
  "\u200E": "LEFT-TO-RIGHT MARK",
  "\u200F": "RIGHT-TO-LEFT MARK",
  "\u2010": "HYPHEN",
  "\u2011": "NON-BREAKING HYPHEN",
  "\u2012": "FIGURE DASH",
  "\u2013": "EN DASH",
  "\u2014": "EM DASH",
  "\u2015": "HORIZONTAL BAR",
  "\u2022": "BULLET",
  "\u2023": "TRIANGULAR BULLET",
  "\u2028": "LINE SEPARATOR",
  "\u2029": "PARAGRAPH SEPARATOR",
  "\u202A": "LEFT-TO-RIGHT EMBEDDING",
  "\u202B": "RIGHT-TO-LEFT EMBEDDING",
  "\u202C": "POP DIRECTIONAL FORMATTING",
  "\u202D": "LEFT-TO-RIGHT OVERRIDE",
  "\u202E": "RIGHT-TO-LEFT OVERRIDE",
  "\u202F": "NARROW NO-BREAK SPACE",
  "\u2043": "HYPHEN BULLET",
  "\u205F": "MEDIUM MATHEMATICAL SPACE",
  "\u2060": "WORD JOINER",
  "\u2061": "FUNCTION APPLICATION",
  "\u2062": "INVISIBLE TIMES",
  "\u2063": "INVISIBLE SEPARATOR",
  "\u2064": "INVISIBLE PLUS",
  "\u2066": "LEFT-TO-RIGHT ISOLATE",
  "\u2067": "RIGHT-TO-LEFT ISOLATE",
  "\u2068": "FIRST STRONG ISOLATE",
  "\u2069": "POP DIRECTIONAL ISOLATE",
  "\u206A": "INHIBIT SYMMETRIC SWAPPING",
  "\u2212": "MINUS SIGN",
  "\u2236": "RATIO",
  "\u3000": "IDEOGRAPHIC SPACE",
  "\u3164": "HANGUL FILLER",
  "\uA789": "MODIFIER LETTER COLON",
  "\uFE13": "PRESENTATION FORM FOR VERTICAL COLON",
  "\uFE55": "SMALL COLON",
  "\uFE63": "SMALL HYPHEN-MINUS",
  "\uFEFF": "ZERO WIDTH NO-BREAK SPACE",
  "\uFF0D": "FULLWIDTH HYPHEN-MINUS",
  "\uFF1A": "FULLWIDTH COLON",
  "\uFFA0": "HALFWIDTH HANGUL FILLER",
  "\uFFF9": "INTERLINEAR ANNOTATION ANCHOR",
  "\uFFFA": "INTERLINEAR ANNOTATION SEPARATOR",
  "\uFFFB": "INTERLINEAR ANNOTATION TERMINATOR",
  "\uFFFC": "OBJECT REPLACEMENT CHARACTER",
};

/** The name of a character in messages: `U+200B ZERO WIDTH SPACE`, or only its number if it has no name here. */
export function nameOf(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const name = NAMES[character];
  return name === undefined ? `U+${number}` : `U+${number} ${name}`;
}

/** A character that the organizers should know about. */
export interface Oddity {
  readonly start: number;
  readonly code: "bidi-control" | "invisible-character" | "lost-character";
  readonly character: string;
}

/**
 * Embeddings, overrides and isolates of the Unicode Bidirectional Algorithm (UAX #9, 2), which can disguise a text;
 * invisible characters; and the replacement character. U+2061 to U+2064 come with copied formulas.
 */
const UNSEEN =
  /\u034F|[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFD]/g;
const TURN = /[\u202A-\u202E\u2066-\u2069]/;

/** Letters that never join: after one of them, a joiner has no effect. */
const NEVER_JOINS =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** What a joiner may follow: a letter of a joining script, or part of an emoji. */
const MAY_JOIN = /\uFE0F|[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Finds every character that changes the direction, is invisible or replaces a lost one, except those that spelling
 * requires.
 */
export function oddities(text: string): Oddity[] {
  const found: Oddity[] = [];
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (character === "\uFFFD") found.push({ start: index, code: "lost-character", character });
    else if (TURN.test(character)) found.push({ start: index, code: "bidi-control", character });
    else if (!isSpelling(text, index, character)) found.push({ start: index, code: "invisible-character", character });
  }
  return found;
}

function isSpelling(text: string, index: number, character: string): boolean {
  if (character === "\uFEFF") return index === 0;
  if (character === "\u200C" || character === "\u200D") {
    const before = /.$/su.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? "";
    return MAY_JOIN.test(before) && !NEVER_JOINS.test(before);
  }
  if (character === "\u200E" || character === "\u200F" || character === "\u061C") {
    return RIGHT_TO_LEFT.test(text.slice(lineStart(text, index), endOfLine(text, index)));
  }
  return false;
}

/** Windows-1252 from 0x80 to 0x9F, with C1 controls in its gaps, as browsers decode it (WHATWG Encoding). */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const BYTES = new Map([...WINDOWS].map((character, index) => [character, 0x80 + index]));

/** UTF-8 of two to four bytes, decoded so. Each byte matches in one place only, so long texts take one pass. */
const NEXT = `[\u00A0-\u00BF${WINDOWS}]`;
const GARBLED = new RegExp(`(?:[\u00C2-\u00DF]${NEXT}|[\u00E0-\u00EF]${NEXT}{2}|[\u00F0-\u00F4]${NEXT}{3})+`, "g");
/** Characters that never follow a letter in real text, unlike quotation marks, footnotes and degree signs. */
const NEVER_FOLLOWS = /[\u0080-\u009F€ƒˆ‰ŠŒŽ˜šœžŸ¢£¤¥¦¨¬¯±´µ¸¼½¾]/;
const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** A wrongly decoded stretch, extended to whole words: as it stands, and as it was probably meant. */
export interface Garbled {
  readonly start: number;
  readonly text: string;
  readonly meant: string;
}

/**
 * Finds UTF-8 that was decoded as Windows-1252: `MÃ¼ller`, `Donâ€™t`, `Ð˜Ð²Ð°Ð½`. An accented letter before a quotation
 * mark or another sign, as in `«CAFÉ»`, is left alone.
 */
export function garbledIn(text: string): Garbled[] {
  const found: Garbled[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(GARBLED)) {
    if (index < end || !isGarbled(run, text[index - 1] ?? "", text[index + run.length] ?? "")) continue;
    const before = WORD_BEFORE.exec(text.slice(Math.max(end, index - 40), index))?.[0] ?? "";
    const after = WORD_AFTER.exec(text.slice(index + run.length, index + run.length + 40))?.[0] ?? "";
    const word = before + run + after;
    end = index + run.length + after.length;
    found.push({
      start: index - before.length,
      text: word,
      meant: word.replace(GARBLED, (part) => decoded(part) ?? part),
    });
  }
  return found;
}

const WORD_BEFORE = /[\p{L}\p{M}\p{N}]*$/u;
const WORD_AFTER = new RegExp(`^(?:[\\p{L}\\p{M}\\p{N}]|(?<=[\u00C2-\u00F4]${NEXT}{0,2})${NEXT})*`, "u");

function isGarbled(run: string, before: string, after: string): boolean {
  const meant = decoded(run);
  if (meant === undefined || /\p{Cn}/u.test(meant)) return false;
  const isLatin = /^(?:[\u00C2-\u00C5].)+$/.test(run);
  if (isLatin && /^\p{Ll}|^\P{L}?\p{Ll}$/u.test(before + after)) return true;
  if (run.length === 2) {
    const isSign = run[0] === "Â" && /[©®°§²³¹]/.test(run) && !/\p{L}/u.test(before);
    return isSign || (isLatin && NEVER_FOLLOWS.test(run) && /\p{L}/u.test(before + after));
  }
  return NEVER_FOLLOWS.test(run) || (run[0] === "â" && !/\p{L}/u.test(before));
}

function decoded(run: string): string | undefined {
  try {
    return UTF_8.decode(Uint8Array.from(run, (character) => BYTES.get(character) ?? character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

const SPACE = "\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000";
const DASH = "\\u2010-\\u2015\\u2022\\u2023\\u2043\\u2212\\uFE63\\uFF0D";
const COLON = "\\u2236\\uA789\\uFE13\\uFE55\\uFF1A";
const KEY = "[A-Za-z_][\\w-]*";

/** Lines with a look-alike where YAML needs the plain character; the first group ends before it. */
const FORMS: readonly (readonly [form: RegExp, meant: string, written: string])[] = [
  [new RegExp(`^([ \\t]*)([${SPACE}])`), "a space", " "],
  [new RegExp(`^([ \\t]*)([${DASH}])(?=[ \\t${SPACE}])`), "a hyphen", "-"],
  [new RegExp(`^([ \\t]*-)([${SPACE}])`), "a space", " "],
  [new RegExp(`^([ \\t]*(?:- +)*${KEY}[ \\t]*)([${COLON}])[ \\t${SPACE}]*`), "a colon and a space", ": "],
  [new RegExp(`^([ \\t]*(?:- +)*${KEY}:)([${SPACE}])`), "a space", " "],
];

/** A character that looks like the one YAML needs in its place. */
export interface Lookalike {
  readonly start: number;
  readonly character: string;
  /** "a space" */
  readonly meant: string;
  /** The line with all its look-alikes replaced. */
  readonly line: string;
}

/** Finds a look-alike of a YAML space, dash or colon in the line of an offset. */
export function lookalikeAt(text: string, offset: number): Lookalike | undefined {
  const start = lineStart(text, offset);
  const line = text.slice(start, endOfLine(text, offset));
  for (const [form, meant] of FORMS) {
    const found = form.exec(line);
    if (found === null) continue;
    const [, before = "", character = ""] = found;
    return { start: start + before.length, character, meant, line: mended(line) };
  }
  return undefined;
}

function mended(line: string): string {
  for (const [form, , written] of FORMS) {
    if (form.test(line)) return mended(line.replace(form, `$1${written}`));
  }
  return line.trimEnd();
}

/** A conflict marker that git writes where it cannot merge two versions. */
const CONFLICT = /^(?:<{7}|\|{7}|>{7})(?: .*)?$/m;
/** The marker between two versions, if it is all that is left. In a page it counts only if it underlines nothing. */
const LEFT = /^={7}[ \t]*$/m;
const LEFT_IN_PAGE = /(?<=(?:^|\n|\r)[ \t]*(?:\r\n|\n|\r))={7}[ \t]*$/m;

/** The first conflict marker in a text, and how to describe it. */
export interface Conflict {
  readonly start: number;
  readonly end: number;
  readonly where: "starts here" | "left this line";
}

/**
 * Finds the conflict markers of a failed merge.
 * @param kind of the text; undefined if a line of equals signs may mean something in it
 */
export function conflictIn(text: string, kind?: "yaml" | "page"): Conflict | undefined {
  const whole = CONFLICT.exec(text);
  const left = kind === undefined ? null : (kind === "yaml" ? LEFT : LEFT_IN_PAGE).exec(text);
  const found = whole ?? left;
  if (found === null) return undefined;
  const where = whole ? "starts here" : "left this line";
  return { start: found.index, end: found.index + found[0].trimEnd().length, where };
}

/** `{{ … }}` and `{% … %}` on one line, the tags of Nunjucks, Jinja and Liquid. */
const TEMPLATE_TAG = /\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}/g;

const FORMULA = /\$[^$\n]+\$/g;

/** Template tags with their offsets, except where Markdown shows them as code. */
export function templateTags(text: string): readonly { readonly start: number; readonly tag: string }[] {
  if (!/\{[{%]/.test(text)) return [];
  const prose = withoutCodeSpans(withoutBlocks(text)).replace(FORMULA, blank);
  return [...prose.matchAll(TEMPLATE_TAG)].map(({ 0: tag, index }) => ({ start: index, tag }));
}

/** Replaces a text with spaces, so that what follows keeps its offset. */
const blank = (text: string): string => " ".repeat(text.length);

const markdown = new MarkdownIt("commonmark");

/** Markdown with its code blocks, fenced or indented, blanked; every line keeps its place. */
export function withoutBlocks(text: string): string {
  const isCode = new Set<number>();
  for (const { type, map } of markdown.parse(text, {})) {
    if ((type !== "fence" && type !== "code_block") || map === null) continue;
    for (let line = map[0]; line < map[1]; line++) isCode.add(line);
  }
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.map((line, index) => (isCode.has(index) ? line.replace(/[^\r\n]/g, " ") : line)).join("");
}

/** Blanks code between two equally long runs of backticks (CommonMark 0.31, 6.1). */
function withoutCodeSpans(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: run, index }) => ({ length: run.length, index }));
  const next = new Array<number | undefined>(runs.length);
  const seen = new Map<number, number>();
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.length ?? 0;
    next[at] = seen.get(length);
    seen.set(length, at);
  }
  let prose = "";
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const close = next[at];
    const [open, end] = [runs[at], close === undefined ? undefined : runs[close]];
    if (close === undefined || !open || !end) continue;
    prose += text.slice(from, open.index) + " ".repeat(end.index + end.length - open.index);
    from = end.index + end.length;
    at = close;
  }
  return prose + text.slice(from);
}
