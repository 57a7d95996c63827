/** TeX as BibTeX files and abstracts have it → plain text or Markdown; mathematics between dollars stays. */
import { formulaAt, typeset } from "../model/math.ts";

/** What became of a text with TeX in it. */
export interface Untexed {
  readonly text: string;
  /** Commands that are not known here, so that only their argument is left. */
  readonly unknown: readonly string[];
}

export interface TexOptions {
  /** All of TeX's signs count: braces, `~`, dashes and quotes; else only commands. */
  readonly all: boolean;
  /** Emphasis becomes Markdown rather than nothing. */
  readonly markdown: boolean;
}

/** Unicode's combining marks for TeX's accents. */
const ACCENTS: Readonly<Record<string, string>> = {
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

/** Commands that stand for letters and signs. */
const SIGNS: Readonly<Record<string, string>> = {
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
  textasciicircum: "^",
  textunderscore: "_",
  textdegree: "°",
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

/** Commands whose argument is set in another way, with the marks that say so in Markdown. */
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

/** Replaces TeX's commands; with `all`, its other signs as well. */
export function untex(text: string, options: TexOptions): Untexed {
  const reader = new TexReader(text, options);
  const read = reader.read();
  return { text: read.normalize("NFC"), unknown: [...new Set(reader.unknown)] };
}

class TexReader {
  readonly unknown: string[] = [];
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly options: TexOptions,
  ) {}

  /** Reads to the end, or to the brace that closes a group. */
  read(insideGroup = false): string {
    let result = "";
    while (this.#at < this.text.length) {
      if (insideGroup && this.text[this.#at] === "}") break;
      result += this.#piece();
    }
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
    // What is no command in TeX may be one in Markdown.
    return this.options.all ? sign : `\\${sign}`;
  }

  /** The letter that an accent stands on, bare or in braces; undefined where there is none. */
  #accent(accent: string): string | undefined {
    const letter = /^\s*(?:\{\s*\\([ij])\s*\}|\\([ij])(?![a-zA-Z])|\{(\p{L})\}|\{\}|(\p{L}))/u;
    const match = letter.exec(this.text.slice(this.#at));
    if (!match) return undefined;
    this.#at += match[0].length;
    const base = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    return `${base}${base === "" ? "" : ACCENTS[accent]}`.normalize("NFC");
  }

  #wordCommand(word: string): string {
    const accented = word.length === 1 && word in ACCENTS ? this.#accent(word) : undefined;
    if (accented !== undefined) return accented;
    if (word in SIGNS) return this.#signWord(SIGNS[word] ?? "");
    const argument = this.#argument();
    if (word in STYLES) return this.#styled(STYLES[word] ?? "", argument ?? "");
    if (word === "href") return this.#link(argument ?? "", this.#argument() ?? "");
    return this.#unknownWord(word, argument);
  }

  /** A space after a command ends it, and so do empty braces. */
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

/** Whether a command means something between dollars, as `\alpha` does. */
function isMathematics(word: string): boolean {
  try {
    typeset({ tex: `\\${word}`, display: false, end: 0 });
    return true;
  } catch {
    return false;
  }
}
