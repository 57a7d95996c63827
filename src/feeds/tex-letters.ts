/** Letters and signs of Unicode as commands of LaTeX, for those who take nothing but ASCII. */
import { ACCENTS, SIGNS } from "../model/tex.ts";

/** Signs that TeX writes without a command, or in a formula. */
const OTHERS: Readonly<Record<string, string>> = {
  "\u00A0": "~",
  "\u2009": "\\,",
  "\u202F": "\\,",
  "\u2010": "-",
  "\u2011": "-",
  "–": "--",
  "—": "---",
  "‘": "`",
  "’": "'",
  "“": "``",
  "”": "''",
  "„": "\\quotedblbase{}",
  "«": "\\guillemotleft{}",
  "»": "\\guillemotright{}",
  "¡": "!`",
  "¿": "?`",
  "•": "\\textbullet{}",
};

const GREEK = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"];
const GREEK_TOO = ["nu", "xi", "", "pi", "rho", "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"];

/** Signs that are commands of mathematics. */
const MATHEMATICS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...GREEK, ...GREEK_TOO].map((name, at) => [String.fromCodePoint(0x3b1 + at), name && `\\${name}`]),
  ),
  ...Object.fromEntries(
    ["Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega"].map((name, at) => [
      [..."ΓΔΘΛΞΠΣΦΨΩ"][at] ?? "",
      `\\${name}`,
    ]),
  ),
  ο: "o",
  µ: "\\mu",
  "−": "-",
  "×": "\\times",
  "±": "\\pm",
  "·": "\\cdot",
  "≤": "\\leq",
  "≥": "\\geq",
  "≠": "\\neq",
  "≈": "\\approx",
  "≪": "\\ll",
  "≫": "\\gg",
  "→": "\\rightarrow",
  "←": "\\leftarrow",
  "↔": "\\leftrightarrow",
  "⇒": "\\Rightarrow",
  "∈": "\\in",
  "∞": "\\infty",
  "∑": "\\sum",
  "√": "\\surd",
  "∀": "\\forall",
  "∃": "\\exists",
  "∪": "\\cup",
  "∩": "\\cap",
  "⊆": "\\subseteq",
  ℓ: "\\ell",
  ℝ: "\\mathbb{R}",
  ℕ: "\\mathbb{N}",
  ℤ: "\\mathbb{Z}",
  "²": "^2",
  "³": "^3",
};

const inverted = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).map(([command, sign]) => [sign, command]));

const COMMANDS = inverted(SIGNS);
const MARKS: ReadonlyMap<string, string> = new Map([...inverted(ACCENTS), ["\u0326", "textcommabelow"]]);
/** Accents below a letter, which keeps its dot. */
const BELOW: ReadonlySet<string> = new Set(["c", "d", "k", "b", "textcommabelow"]);

/**
 * A text of TeX in ASCII. A character for which no command is known stays.
 * @param unknown takes the characters that stay
 */
export function asciiTex(tex: string, unknown: (character: string) => void): string {
  let isFormula = false;
  // With their marks, which stand after a letter in Unicode and before it in TeX.
  return tex.normalize("NFC").replace(/\\[\s\S]|\$|[^\p{ASCII}]\p{M}*|\p{ASCII}\p{M}+/gu, (piece) => {
    if (piece === "$") isFormula = !isFormula;
    if (/^\p{ASCII}+$/u.test(piece)) return piece;
    const written = letter(piece, isFormula);
    if (written === undefined) unknown(piece);
    return written ?? piece;
  });
}

function letter(piece: string, isFormula: boolean): string | undefined {
  const sign = MATHEMATICS[piece];
  if (sign) return isFormula ? `${sign} ` : `$${sign}$`;
  const other = OTHERS[piece];
  if (other !== undefined) return other;
  const command = COMMANDS.get(piece);
  if (command !== undefined) return `{\\${command}}`;
  return accented(piece.normalize("NFD"));
}

/** `\'{e}`, `\'{\"{u}}`; undefined if one of the marks, or the letter, has no command. */
function accented(decomposed: string): string | undefined {
  const [base = "", ...marks] = decomposed;
  const command = COMMANDS.get(base);
  const letters = base.codePointAt(0) ?? 0;
  const start = letters < 128 ? base : command === undefined ? undefined : `\\${command}`;
  if (start === undefined || marks.length === 0) return undefined;
  let written = start;
  for (const mark of marks) {
    const accent = MARKS.get(mark);
    if (accent === undefined) return undefined;
    // Without its dot, which would stand below the accent.
    if (!BELOW.has(accent) && (written === "i" || written === "j")) written = `\\${written}`;
    written = `\\${accent}{${written}}`;
  }
  return written;
}
