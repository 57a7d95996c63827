/** TeX as found in BibTeX files, abstracts and names: locates it, and converts it to plain text or Markdown. */
import { formulaAt, typeset } from "./math.ts";

/** The result of converting a text with TeX in it. */
export interface Untexed {
  readonly text: string;
  /** Unknown commands, of which only the argument is kept. */
  readonly unknown: readonly string[];
}

export interface TexOptions {
  /** Convert all TeX syntax: braces, `~`, dashes and quotes; else only commands. */
  readonly all: boolean;
  /** Turn emphasis into Markdown instead of dropping it. */
  readonly markdown: boolean;
}

/** Unicode combining marks for TeX accents. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '"': "\u0308",
  "'": "\u0301",
  "`": "\u0300",
  "^": "\u0302",
  "~": "\u0303",
  "=": "\u0304",
  ".": "\u0307",
  c: "\u0327",
  v: "\u030C",
  u: "\u0306",
  H: "\u030B",
  r: "\u030A",
  k: "\u0328",
  d: "\u0323",
  b: "\u0331",
};

/** Accents that are read: `\h` needs the encoding T5, so that it is not written. */
const READ_ACCENTS: Readonly<Record<string, string>> = { ...ACCENTS, h: "\u0309" };

/** Commands that stand for letters and symbols. */
export const SIGNS: Readonly<Record<string, string>> = {
  ss: "ß",
  o: "ø",
  O: "Ø",
  l: "ł",
  L: "Ł",
  ae: "æ",
  AE: "Æ",
  oe: "œ",
  OE: "Œ",
  aa: "å",
  AA: "Å",
  i: "ı",
  j: "ȷ",
  dh: "ð",
  DH: "Ð",
  th: "þ",
  TH: "Þ",
  dj: "đ",
  DJ: "Đ",
  ng: "ŋ",
  S: "§",
  P: "¶",
  ldots: "…",
  dots: "…",
  textellipsis: "…",
  textendash: "–",
  textemdash: "—",
  textquoteright: "’",
  textquoteleft: "‘",
  textquotedblleft: "“",
  textquotedblright: "”",
  textquotesingle: "'",
  textregistered: "®",
  texttrademark: "™",
  copyright: "©",
  pounds: "£",
  euro: "€",
  texteuro: "€",
  textasciitilde: "~",
  textasciigrave: "`",
  textbackslash: "\\",
  textbullet: "•",
  textperiodcentered: "·",
  guillemotleft: "«",
  guillemotright: "»",
  textasciicircum: "^",
  textunderscore: "_",
  textdegree: "°",
  textdollar: "\\$",
  textless: "<",
  textgreater: ">",
  textbar: "|",
  LaTeX: "LaTeX",
  TeX: "TeX",
  BibTeX: "BibTeX",
  quad: " ",
  qquad: " ",
  newline: "\n",
  par: "\n\n",
  item: "\n- ",
  noindent: "",
  centering: "",
  small: "",
  em: "",
  it: "",
  bf: "",
  sc: "",
  rm: "",
  tt: "",
  sl: "",
};

/** Commands that format their argument, with the equivalent Markdown marks. */
const STYLES: Readonly<Record<string, string>> = {
  emph: "*",
  textit: "*",
  textsl: "*",
  textbf: "**",
  texttt: "`",
  verb: "`",
  textsc: "",
  textrm: "",
  textsf: "",
  textup: "",
  textnormal: "",
  text: "",
  mbox: "",
  hbox: "",
  underline: "",
  url: "",
  path: "",
};

/** Converts TeX commands; with `all`, also its other syntax. */
export function untex(text: string, options: TexOptions): Untexed {
  const reader = new TexReader(text, options);
  const read = reader.read();
  return { text: read.normalize("NFC"), unknown: [...new Set(reader.unknown)] };
}

/** What stands before a backslash in a path of Windows: `C:\temp`. */
const PATH = /(?<!\p{L})[A-Za-z]:(?:\\[\w.-]{1,40}){0,9}$/u;

/** Groups within groups deeper than this are nobody's text; their braces stay. */
const DEEPEST = 100;

class TexReader {
  readonly unknown: string[] = [];
  #at = 0;
  #depth = 0;

  private readonly text: string;
  private readonly options: TexOptions;

  constructor(text: string, options: TexOptions) {
    this.text = text;
    this.options = options;
  }

  /** Reads to the end, or to the brace that closes a group. */
  read(insideGroup = false): string {
    let result = "";
    this.#depth += 1;
    while (this.#at < this.text.length) {
      if (insideGroup && this.text[this.#at] === "}") break;
      result += this.#depth > DEEPEST ? (this.text[this.#at++] ?? "") : this.#piece();
    }
    this.#depth -= 1;
    return result;
  }

  #piece(): string {
    const { text, options } = this;
    const character = text[this.#at] ?? "";
    if (character === "$") return this.#formula();
    if (character === "\\") return this.#command();
    if (options.all && character === "{") return this.#group();
    this.#at++;
    if (!options.all) return character;
    if (character === "}") return "";
    if (character === "~") return " ";
    return this.#ligature(character);
  }

  #ligature(character: string): string {
    const [run = character] = /^(?:---?|``|'')/.exec(this.text.slice(this.#at - 1, this.#at + 2)) ?? [];
    this.#at += run.length - 1;
    return { "--": "–", "---": "—", "``": "“", "''": "”" }[run] ?? run;
  }

  #formula(): string {
    const start = this.#at;
    const formula = formulaAt(this.text, start);
    this.#at = formula?.end ?? start + 1;
    return this.text.slice(start, this.#at);
  }

  #group(): string {
    this.#at++;
    const inside = this.read(true);
    this.#at++;
    return inside;
  }

  #command(): string {
    const [whole = "\\", word, sign] = /^\\(?:([a-zA-Z]+)\*?|([\s\S]))?/.exec(this.text.slice(this.#at)) ?? [];
    const display = sign === "[" ? "]" : sign === "(" ? ")" : undefined;
    if (display !== undefined) return this.#bracketed(display);
    this.#at += whole.length;
    if (sign !== undefined) return this.#signCommand(sign);
    if (word === undefined) return whole;
    return this.#wordCommand(word);
  }

  /** `\(x\)` and `\[x\]` are mathematics as well. */
  #bracketed(close: string): string {
    const end = this.text.indexOf(`\\${close}`, this.#at);
    const inside = this.text.slice(this.#at + 2, end < 0 ? undefined : end).trim();
    this.#at = end < 0 ? this.text.length : end + 2;
    return close === "]" ? `$$${inside}$$` : `$${inside}$`;
  }

  #signCommand(sign: string): string {
    if (sign in ACCENTS) return this.#accent(sign) ?? (this.options.all ? "" : `\\${sign}`);
    if (sign === "$") return "\\$";
    if (sign === "\\") return " ";
    if (/[&%#_{}]/.test(sign)) return sign;
    if (/[ ,;:!\n]/.test(sign)) return " ";
    if (/[-/]/.test(sign)) return "";
    // Not a command in TeX, but it may be one in Markdown.
    return this.options.all ? sign : `\\${sign}`;
  }

  /** The letter under an accent: bare, in braces or with another accent; undefined if there is none. */
  #accent(accent: string): string | undefined {
    const start = this.#at;
    const space = /^\s*/.exec(this.text.slice(start))?.[0] ?? "";
    this.#at += space.length;
    const next = this.text[this.#at] ?? "";
    const letter = /^\p{L}/u.exec(this.text.slice(this.#at))?.[0];
    const base = next === "{" ? this.#group() : next === "\\" ? this.#command() : letter;
    if (letter !== undefined) this.#at += letter.length;
    const written = base?.trim().replace("ı", "i").replace("ȷ", "j").normalize("NFD");
    if (written === "") return "";
    if (written !== undefined && /^\p{L}\p{M}*$/u.test(written)) return withAccent(written, READ_ACCENTS[accent] ?? "");
    this.#at = start;
    return undefined;
  }

  #wordCommand(word: string): string {
    const before = this.text.slice(0, this.text.lastIndexOf("\\", this.#at - 1));
    const accented = word.length === 1 && word in READ_ACCENTS ? this.#accent(word) : undefined;
    if (accented !== undefined) return accented;
    if (word in SIGNS) return this.#signWord(SIGNS[word] ?? "");
    const argument = this.#argument();
    if (word === "begin" || word === "end") return "\n\n";
    if (word in STYLES) return this.#styled(STYLES[word] ?? "", argument ?? "");
    if (word === "href") return this.#link(argument ?? "", this.#argument() ?? "");
    if (!this.options.all && argument === undefined && PATH.test(before.slice(-200))) return `\\${word}`;
    return this.#unknownWord(word, argument);
  }

  /** A space or empty braces end a command. */
  #signWord(sign: string): string {
    const rest = /^(?:\{\}|\s+(?=\S))/.exec(this.text.slice(this.#at));
    if (rest) this.#at += rest[0].length;
    return sign;
  }

  #argument(): string | undefined {
    const opening = /^\s*(?:\[[^\]]*\]\s*)?\{/.exec(this.text.slice(this.#at));
    if (!opening) return undefined;
    this.#at += opening[0].length;
    const inside = this.read(true);
    this.#at++;
    return inside;
  }

  #styled(mark: string, argument: string): string {
    return this.options.markdown && argument.trim() !== "" ? `${mark}${argument.trim()}${mark}` : argument;
  }

  #link(url: string, words: string): string {
    return this.options.markdown ? `[${words}](${url})` : words;
  }

  #unknownWord(word: string, argument: string | undefined): string {
    if (!this.options.all && word.length === 1) return `\\${word}${argument === undefined ? "" : `{${argument}}`}`;
    this.unknown.push(`\\${word}`);
    if (/^(?:[cC]ite\w*|ref|label|footnote\w*|thanks)$/.test(word)) return "";
    if (argument !== undefined) return argument;
    return isMathematics(word) ? `$\\${word}$` : word;
  }
}

/**
 * A letter with one more accent. `\^{\'e}` is meant as the letter ế, which Unicode composes the other way round.
 * @param letter decomposed
 */
function withAccent(letter: string, mark: string): string {
  const [above, below] = [`${letter}${mark}`, `${letter[0]}${mark}${letter.slice(1)}`].map((one) =>
    one.normalize("NFC"),
  );
  return (below?.length ?? 0) < (above?.length ?? 0) ? (below ?? "") : (above ?? "");
}

/** Whether a command is valid between dollars, as `\alpha` is. */
function isMathematics(word: string): boolean {
  try {
    typeset({ tex: `\\${word}`, display: false, end: 0 });
    return true;
  } catch {
    return false;
  }
}

/** TeX in a text that is shown uninterpreted. */
export interface TexPiece {
  readonly fragment: string;
  /** What to write instead, if known. */
  readonly instead?: string;
}

/** Stands for a formula in a text that is searched for TeX. */
export const FORMULA = "\uFFFC";
/** Stands for code, or for text meant literally. */
export const LITERAL = "\uFFFF";

/** How many pieces of a text are reported at once. */
const MOST_PIECES = 50;

/** Where a piece may begin. Lookahead is bounded, so that long texts take linear time. */
const PIECES = new RegExp(
  [
    /(?<command>(?<!(?<!\p{L})[A-Za-z]:(?:\\[\w.-]{1,40}){0,9})\\[a-zA-Z]+\*?)/u,
    /(?<accent>\\["'`^~=.](?=\s?[{\\]|\p{L}))/u,
    /(?<sign>\\[&%#_{},;:!()[\]\\ -])/u,
    /(?<quotes>``[^`\n]{1,300}?(?:''|")|(?<![`\w])`[^`'\s][^`'\n]{0,300}'(?![\w'])|(?<!`)``(?!`))/u,
    /(?<group>\{[^{}\n]{1,120}\})/u,
    /(?<tie>(?<=[\p{L}\p{N}.,)\]}\uFFFC])~(?=[\p{L}\p{N}\\({\uFFFC]))/u,
    /(?<dash>(?<!-)---(?!-)|(?<=[\p{L}\p{N}\uFFFC])--(?=[\p{L}\p{N}\uFFFC]))/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gu",
);

const ADDRESS = /\b(?:https?:\/\/|mailto:|www\.)[^\s}]+/gi;

/**
 * The TeX that a text contains outside of formulas, each piece once.
 * @param text with {@link FORMULA} in place of each of `formulas`
 * @param markdown whether emphasis can be written there
 */
export function texIn(text: string, formulas: readonly string[], markdown: boolean): readonly TexPiece[] {
  if (!/[\\`{~]|--/.test(text)) return [];
  const prose = text.replace(ADDRESS, (address) => LITERAL.repeat(address.length));
  const pieces = new Map<string, TexPiece>();
  let end = 0;
  let formulasBefore = 0;
  let counted = 0;
  for (const match of prose.matchAll(PIECES)) {
    if (match.index < end || pieces.size >= MOST_PIECES) continue;
    const span = extentOf(prose, match);
    if (!span) continue;
    const [from, to] = span;
    end = to;
    for (; counted < from; counted++) if (prose[counted] === FORMULA) formulasBefore++;
    let number = formulasBefore;
    const whole = text.slice(from, to).replaceAll(FORMULA, () => formulas[number++] ?? "");
    // Point at the command alone; what follows may be long.
    const fragment = match.groups?.command && !isAccentLetter(match[0]) ? match[0].replace(/\*$/, "") : whole;
    if (!pieces.has(fragment)) pieces.set(fragment, piece(fragment, whole, markdown));
  }
  return [...pieces.values()];
}

const isAccentLetter = (command: string): boolean => command.length === 2 && (command[1] ?? "") in ACCENTS;

/** Start and end of a piece; undefined for a lookalike. */
function extentOf(text: string, { 0: found, index, groups = {} }: RegExpMatchArray): [number, number] | undefined {
  const at = index ?? 0;
  const end = at + found.length;
  if (groups.command) return commandExtent(text, at, end);
  if (groups.accent) return [at, argumentEnd(text, end) ?? end + 1];
  if (groups.group) return isProtected(text, at, end) ? [at, end] : undefined;
  if (groups.tie || groups.dash) return wordsAround(text, at, end);
  return [at, end];
}

/** A one-letter command is an accent or a symbol; otherwise it is not TeX. */
function commandExtent(text: string, at: number, end: number): [number, number] | undefined {
  const word = text.slice(at + 1, end).replace(/\*$/, "");
  const stop = argumentEnd(text, end);
  if (word.length > 1) return [at, stop ?? end];
  if (word in ACCENTS) {
    if (stop !== undefined) return [at, stop];
    const letter = /^ \p{L}(?!\p{L})| \p{L}/u.exec(text.slice(end, end + 3))?.[0];
    return letter === undefined || text[end] !== " " ? undefined : [at, end + letter.length];
  }
  return word in SIGNS ? [at, end] : undefined;
}

/** The end of braces or a command that follow immediately; undefined if none do. */
function argumentEnd(text: string, at: number): number | undefined {
  const command = /^\s?\\[a-zA-Z]+/.exec(text.slice(at, at + 40))?.[0];
  if (command) return at + command.length;
  const open = /^\s?\{/.exec(text.slice(at, at + 2))?.[0];
  if (open === undefined) return undefined;
  let depth = 0;
  for (let end = at + open.length - 1; end < Math.min(text.length, at + 500); end++) {
    if (text[end] === "{") depth++;
    else if (text[end] === "}") depth--;
    if (depth === 0) return end + 1;
  }
  return undefined;
}

/** `{BERT}`, which keeps capitals in BibTeX, or a lone formula; not the braces of code, a set or a template. */
function isProtected(text: string, at: number, end: number): boolean {
  if (text[at - 1] === "{" || text[end] === "}") return false;
  const inside = text.slice(at + 1, end - 1);
  return inside === FORMULA || (/^[\p{L}\p{M}\p{N}\s.:'’+/&\uFFFC-]+$/u.test(inside) && /\p{Lu}/u.test(inside));
}

/** `5~ms` and `1--10` with the words they join; undefined for a span of numbers, as in `10~20`. */
function wordsAround(text: string, at: number, end: number): [number, number] | undefined {
  const before = /[^\s\uFFFF]*$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? "";
  const after = (/^[^\s\uFFFF]*/.exec(text.slice(end, end + 40))?.[0] ?? "").replace(/[.,;:!?)\]]+$/, "");
  if (text[at] === "~" && /\d/.test(before) && /\d/.test(after)) return undefined;
  if (text[at] === "~" && /[/@]/.test(before)) return undefined;
  return [at - before.length, end + after.length];
}

function piece(fragment: string, whole: string, markdown: boolean): TexPiece {
  const instead = insteadOf(whole, markdown);
  return instead === undefined || instead === whole ? { fragment } : { fragment, instead };
}

function insteadOf(whole: string, markdown: boolean): string | undefined {
  const [, name, address] = /^\\(url|path|href)\{([^{}]*)\}$/.exec(whole) ?? [];
  if (name !== undefined) return name === "href" ? undefined : address;
  const single = /^`([^`]*)'$/.exec(whole)?.[1];
  if (single !== undefined) return `‘${single}’`;
  if (/^\\[()[\]]$|^``$/.test(whole)) return undefined;
  const { text, unknown } = untex(whole.replace(/^(``[^`]*)"$/, "$1''"), { all: true, markdown });
  if (text !== "" && text.trim() === "") return "a space";
  return text === "" || (unknown.length > 0 && !text.startsWith("$")) ? undefined : text;
}

/** Whether a backslash in Markdown begins TeX rather than an escape. */
export function isTexInMarkdown(text: string, at: number): boolean {
  const sign = text[at + 1] ?? "";
  const before = text[at - 1] ?? "";
  const after = text.slice(at + 2, at + 8);
  if (sign === "(") return before !== "]";
  if (sign === "," || sign === ";") return true;
  if (sign === "-") return /\p{L}/u.test(before) && /^\p{L}/u.test(after);
  if (sign === "\\") return /^(?:\s|\[|$)/.test(after);
  return sign in ACCENTS && !/\w/.test(sign) && isAccent(text, at, sign, before, after);
}

function isAccent(text: string, at: number, sign: string, before: string, after: string): boolean {
  if (/^\s?\{\s?[\p{L}\\]/u.test(after) || /^\\[a-zA-Z"'`^~=.]/.test(after)) return true;
  const letter = /^\p{L}/u.exec(after)?.[0];
  // Letters that do not take this accent.
  if (letter === undefined || `${letter}${ACCENTS[sign]}`.normalize("NFC").length > 1) return false;
  const isInWord = /\p{L}/u.test(before);
  if (sign === "'" && isInWord && /^(?:s|re|ve|ll|d|m|n|t)(?![\p{L}\\])/u.test(after)) return false;
  if (sign === "^") return !/[\p{N})\]]/u.test(before);
  if (sign === "." || sign === "=") return isInWord || (sign === "." && /^[IZz]/.test(after));
  if (sign === "~") return isInWord || /^n/i.test(after);
  return isInWord || !isQuotation(text, at, sign);
}

/** Whether the sign recurs where a quotation would end: `\"so\"`. */
function isQuotation(text: string, at: number, sign: string): boolean {
  const next = text.indexOf(`\\${sign}`, at + 2);
  return next >= 0 && /[^\s(]/.test(text[next - 1] ?? " ") && !/^[\p{L}{\\]/u.test(text.slice(next + 2, next + 4));
}

/** Whether backticks open a TeX quotation rather than code: ``` ``so'' and ``so'' ```. */
export function opensTexQuotation(text: string, at: number): boolean {
  const run = /^`+/.exec(text.slice(at, at + 4))?.[0].length ?? 0;
  if (run === 0 || run > 2 || /[^\s(["“—–-]/.test(text[at - 1] ?? " ") || /^\s?$/.test(text[at + run] ?? ""))
    return false;
  const next = text.indexOf("`", at + run);
  const inside = text.slice(at + run, next < 0 ? undefined : next);
  const closes = run === 2 ? /''/.test(inside) : /[^\s']'(?![\w'])/.test(inside);
  // Code ends after a word; another quotation begins before one.
  return closes && (next < 0 || (/\s|\(/.test(text[next - 1] ?? "") && /^`+[^\s`]/.test(text.slice(next, next + 4))));
}
