/**
 * Mathematics as a line of text: Temml's Presentation MathML (https://www.w3.org/TR/mathml-core/) written in Unicode.
 * Styled letters become plain (`𝒪` and `𝐰` read `O` and `w`), so that every font has them and search finds them.
 * Double-struck letters stay, as they are names of their own (`ℝ`).
 */
import { createRequire } from "node:module";
import type * as HtmlParser from "htmlparser2";

/** The parts of a node that are used here. */
interface Node {
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly children?: readonly Node[];
}

/** How tightly a piece of text binds, which decides where it needs brackets. */
const ATOM = 0;
const POWER = 1;
const PRODUCT = 2;
const QUOTIENT = 3;
const SUM = 4;

/** A text and how tightly it binds. */
interface Piece {
  readonly text: string;
  readonly bind: number;
}

type Role =
  | "operand"
  /** A word of several letters: a variable after it is set apart. */
  | "name"
  /** The name of a function, such as `log`. */
  | "function"
  /** `∑` and the like. */
  | "large"
  | "relation"
  | "binary"
  | "separator"
  | "slash"
  | "open"
  | "close"
  /** A space that the author wrote. */
  | "space"
  /** What the typesetter puts after a function's name; nothing at the end. */
  | "apply";

interface Token extends Piece {
  readonly role: Role;
  /** An italic letter: a variable. */
  readonly isVariable?: boolean;
  /** A letter of a word in its own typeface, as both in `\mathsf{NP}`. */
  readonly isOfWord?: boolean;
  /** Ends in a root, power or index without brackets, which a following letter would seem to belong to. */
  readonly isOpen?: boolean;
}

const require = createRequire(import.meta.url);

/**
 * A formula as text: `O(√n)`, `1/2`, `x ≤ y`, `ℝᵈ⁺¹`, and `x^(2k)` where Unicode has no such power. Spaces at its ends
 * were written by the author.
 * @param mathml as Temml writes it
 */
export function mathText(mathml: string): string {
  // Loaded with the first formula, like Temml.
  const parser = require("htmlparser2") as typeof HtmlParser;
  const tree = parser.parseDocument(mathml, { xmlMode: true }) as unknown as Node;
  const tokens = tokensOf(tree, false);
  const { text } = written(tokens, false);
  const before = tokens[0]?.role === "space" ? " " : "";
  const after = tokens.length > 1 && tokens.at(-1)?.role === "space" ? " " : "";
  return `${before}${text}${after}`.normalize("NFC");
}

/* Characters. */

/** Letters among symbols that differ from plain ones only in style; double-struck letters are excluded. */
const DRESSED = /[\u{1D400}-\u{1D537}\u{1D56C}-\u{1D7D7}\u{1D7E2}-\u{1D7FF}ℬℰℱℋℐℒℳℛℯℊℴℭℌℨℎϵϕϑϖϱϰ]/gu;

/** Signs that few fonts have → their usual forms. */
const USUAL = alphabet("∗⋅∣⌀", "*·|∅");

/** Temml's output for `\textsc`. */
const SMALL_CAPITALS = alphabet("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz");

function undressed(text: string): string {
  return text
    .replace(DRESSED, (letter) => letter.normalize("NFKC"))
    .replace(/\P{ASCII}/gu, (sign) => USUAL.get(sign) ?? SMALL_CAPITALS.get(sign) ?? sign)
    .replace(/[\u2061-\u2064]|\p{Variation_Selector}/gu, "")
    .replace(/\s+/g, " ")
    .normalize("NFC");
}

/** Signs between two operands that are not relations. */
const BINARY = /^[+\-−±∓×÷·*∘•∙∖∧∨∩∪⊎⊓⊔⊕-⊙⊞-⊡⋆⋄⋉-⋎⋒⋓†‡⨯⨿≀⊲⊳]$/u;

/** Arrows and relations. */
const RELATION = /^[=<>:\u2190-\u21FF\u27F5-\u27FF\u2900-\u297F∈-∍∝∣-∦∴-∻∼-⊍⊏-⊒⊢⊣⊦-⊿⋐⋑⋔-⋭⟂⊥⩽⩾⪅-⫌≔]+$/u;

const LARGE = /^[∏-∑∫-∳⋀-⋃⨀-⨝]$/u;
const OPENING = /^[([{⟨⌈⌊⟦⟮]$/;
const CLOSING = /^[)\]}⟩⌉⌋⟧⟯]$/;
const CLOSES: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Characters that Unicode has as superscripts. */
const POWERS = alphabet(
  "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′*†‡",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′*†‡",
);

/** Characters that Unicode has as subscripts. */
const INDICES = alphabet("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

function alphabet(letters: string, small: string): ReadonlyMap<string, string> {
  const forms = [...small];
  return new Map([...letters].map((letter, index) => [letter, forms[index] ?? ""]));
}

/** Marks that are raised by themselves. */
const MARKS = /^[′″‴*†‡°]+$/;

/** Temml's accents → combining characters. */
const ACCENTS: Readonly<Record<string, string>> = {
  "^": "\u0302",
  ˆ: "\u0302",
  "‾": "\u0304",
  "¯": "\u0304",
  "~": "\u0303",
  "˜": "\u0303",
  "→": "\u20D7",
  "←": "\u20D6",
  "˙": "\u0307",
  "¨": "\u0308",
  "⃛": "\u20DB",
  "˚": "\u030A",
  ˇ: "\u030C",
  "˘": "\u0306",
  "´": "\u0301",
  "`": "\u0300",
};

const BRACES = /^[⏞⏟⏠⏡⎴⎵]$/;

/* The tree as a row of tokens. */

const token = (role: Role, text: string, bind = ATOM): Token => ({ role, text, bind });
const isElement = ({ name }: Node): boolean => name !== undefined;
const elements = (node: Node): readonly Node[] => (node.children ?? []).filter(isElement);
const pieceOf = (node: Node | undefined, tight: boolean): Piece => written(node ? tokensOf(node, tight) : [], tight);

function rawText({ data, children = [] }: Node): string {
  return data ?? children.map(rawText).join("");
}

/** Whether a space has a width: `0.1667em`, not `0pt`. */
const hasExtent = (width: string | undefined): boolean => Number.parseFloat(width ?? "0") > 0;

/** @param tight inside a power or index, where signs have no spaces around them */
function tokensOf(node: Node, tight: boolean): Token[] {
  const { name, attribs = {} } = node;
  switch (name) {
    case undefined:
    case "math":
    case "mrow":
    case "mstyle":
    case "mpadded":
    case "semantics":
      return row(elements(node), tight);
    case "mi":
      return identifier(node);
    case "mn":
      return [token("operand", undressed(rawText(node)))];
    case "mtext":
      return text(node);
    case "mspace":
      return hasExtent(attribs.width) || attribs.linebreak !== undefined ? [token("space", " ")] : [];
    case "mo":
      return operator(node, tight);
    case "mfrac":
      return [fraction(node, tight)];
    case "msqrt":
      return [root(written(row(elements(node), tight), tight), "√")];
    case "mroot":
      return [anyRoot(node, tight)];
    case "msub":
    case "msup":
    case "msubsup":
    case "munder":
    case "mover":
    case "munderover":
      return scripted(node, tight);
    case "mmultiscripts":
      return [multiscripts(node, tight)];
    case "menclose":
      return [enclosed(node, tight)];
    case "mtable":
      return [token("operand", table(node), SUM)];
    case "annotation":
    case "mphantom":
    case "none":
    case "mprescripts":
      return [];
    default:
      return row(elements(node), tight);
  }
}

function row(nodes: readonly Node[], tight: boolean): Token[] {
  const tokens = nodes.flatMap((node, index) => {
    const own = tokensOf(node, tight);
    if (isApplication(nodes[index - 1]) && own[0]?.role === "space") return [token("apply", " ")];
    const last = own.at(-1);
    if (isApplication(nodes[index + 1]) && last?.role === "name") own[own.length - 1] = { ...last, role: "function" };
    return own;
  });
  return withClosedCases(withBinomials(tokens));
}

/** The invisible sign between a function and its argument. */
const isApplication = (node: Node | undefined): boolean => node?.name === "mo" && rawText(node) === "\u2061";

function identifier(node: Node): Token[] {
  const raw = rawText(node);
  const text = undressed(raw);
  if (text === "") return [];
  if (text === "/") return [token("slash", text)];
  if (/\p{L}\P{M}*\p{L}/u.test(text)) return [token("name", text)];
  const isVariable = node.attribs?.mathvariant !== "normal" && /^\p{L}/u.test(text);
  return [{ ...token("operand", text), isVariable, isOfWord: isVariable && raw !== text }];
}

function text(node: Node): Token[] {
  const text = undressed(rawText(node));
  if (text.trim() === "") return text === "" ? [] : [token("space", " ")];
  // The author wrote the spaces at the ends.
  const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const space = [token("space", " ")];
  const words = token("operand", inner, /\s/.test(inner) ? QUOTIENT : ATOM);
  return [...(before ? space : []), words, ...(after ? space : [])];
}

function operator(node: Node, tight: boolean): Token[] {
  const { attribs = {} } = node;
  if (elements(node).length > 0) return [token("name", written(row(elements(node), tight), tight).text)];
  const text = undressed(rawText(node));
  if (attribs.fence === "true" || OPENING.test(text) || CLOSING.test(text)) {
    const opens = attribs.form === "prefix" || (attribs.form !== "postfix" && OPENING.test(text));
    return [token(opens ? "open" : "close", text)];
  }
  if (text === "") return [];
  return [token(roleOf(text, attribs), text)];
}

function roleOf(text: string, attribs: Readonly<Record<string, string>>): Role {
  const before = hasExtent(attribs.lspace);
  const after = hasExtent(attribs.rspace);
  if (attribs.separator === "true" || (after && !before && /^[,;:]$/.test(text))) return "separator";
  if (text === "/") return "slash";
  if (text === "mod") return "binary";
  if (/\p{L}{2}/u.test(text)) return "name";
  if (LARGE.test(text)) return "large";
  if (BINARY.test(text)) return "binary";
  if (RELATION.test(text) || (before && after)) return "relation";
  return "operand";
}

/** A binomial coefficient, `C(n, k)`: Temml sets it as a fraction without a line, in parentheses. */
function withBinomials(tokens: readonly Token[]): Token[] {
  return tokens.map((one, index) => {
    const isBinomial = one.role === "open" && one.text === "(" && tokens[index + 1]?.bind === STACK;
    return isBinomial && tokens[index + 2]?.text === ")" ? { ...one, text: "C(" } : one;
  });
}

/** Two things stacked without a line between them: `n, k`. */
const STACK = SUM + 1;

/** Closes a brace that has an empty counterpart, as in `cases`: in a line of text nothing else marks the end. */
function withClosedCases(tokens: readonly Token[]): Token[] {
  return tokens.map((one, index) => {
    if (one.role !== "close" || one.text !== "") return one;
    const opening = tokens.slice(0, index).findLast(({ role }) => role === "open");
    return { ...one, text: CLOSES[opening?.text ?? ""] ?? "" };
  });
}

/* Fractions and roots. */

function fraction(node: Node, tight: boolean): Token {
  const [above, below] = elements(node);
  const numerator = pieceOf(above, tight);
  const denominator = pieceOf(below, tight);
  const { linethickness } = node.attribs ?? {};
  if (linethickness !== undefined && !hasExtent(linethickness))
    return token("operand", `${numerator.text},${tight ? "" : " "}${denominator.text}`, STACK);
  // `dx` and `∂x` read as one unit, whatever the numerator.
  const isOne = denominator.bind <= POWER || /^[d∂Δ]\p{L}$/u.test(denominator.text);
  const top = numerator.bind <= PRODUCT ? numerator.text : bracketed(numerator.text);
  return token("operand", `${top}/${isOne ? denominator.text : bracketed(denominator.text)}`, QUOTIENT);
}

const bracketed = (text: string): string => `(${text})`;

function root({ text, bind }: Piece, sign: string): Token {
  const isBare = bind === ATOM;
  return { ...token("operand", sign + (isBare ? text : bracketed(text)), POWER), isOpen: isBare && !/^\(/.test(text) };
}

const ROOTS: Readonly<Record<string, string>> = { "2": "√", "3": "∛", "4": "∜" };

/** Roots without a sign of their own become powers: `n^(1/k)`. */
function anyRoot(node: Node, tight: boolean): Token {
  const [inner, degree] = elements(node).map((child) => pieceOf(child, tight));
  if (!inner || !degree) return token("operand", "");
  const sign = ROOTS[degree.text];
  if (sign) return root(inner, sign);
  const base = inner.bind === ATOM ? inner.text : bracketed(inner.text);
  const below = degree.bind <= POWER ? degree.text : bracketed(degree.text);
  return token("operand", `${base}^(1/${below})`, POWER);
}

/* Powers, indices and accents. */

function scripted(node: Node, tight: boolean): Token[] {
  const children = elements(node);
  const both = node.name === "msubsup" || node.name === "munderover";
  const isOver = node.name === "msup" || node.name === "mover";
  // Temml may put the space after a function's name beside the name.
  const bases = children.slice(0, both ? -2 : -1);
  const [first, second] = children.slice(both ? -2 : -1);
  const base = row(bases, tight);
  const [sub, sup] = isOver ? [undefined, first] : [first, second];
  const accent = both ? undefined : rawText(first as Node);
  if (accent !== undefined && first?.name === "mo" && /^m(?:over|under)$/.test(node.name ?? "")) {
    if (BRACES.test(accent)) return base;
    const mark = isOver ? ACCENTS[accent] : undefined;
    if (mark !== undefined) return [accented(written(base, tight), mark)];
  }
  const core = base.filter(({ role }) => role !== "apply");
  const scripts = { sub: sub && pieceOf(sub, true), sup: sup && pieceOf(sup, true) };
  const one = withScripts(core, scripts, tight);
  return core.length < base.length ? [one, token("apply", " ")] : [one];
}

interface Scripts {
  readonly sub: Piece | undefined;
  readonly sup: Piece | undefined;
}

function withScripts(base: readonly Token[], { sub, sup }: Scripts, tight: boolean): Token {
  const { text, bind } = written(base, tight);
  const core = bind === ATOM ? text : bracketed(text);
  const [only] = base;
  const role = base.length === 1 && only && only.role !== "close" && only.role !== "space" ? only.role : "operand";
  const isPower = sup !== undefined && sup.text !== "" && !MARKS.test(markOf(sup.text));
  const scripts = scriptText(sub, sup);
  return {
    ...token(role, core + scripts, isPower ? POWER : ATOM),
    isVariable: base.length === 1 && only?.isVariable === true,
    isOpen: /[_^][^()]*$/.test(scripts),
  };
}

/** `90^∘` is 90 degrees; consecutive primes are one sign. */
const markOf = (text: string): string => text.replace(/^∘$/, "°").replace(/^′′′$/, "‴").replace(/^′′$/, "″");

function scriptText(sub: Piece | undefined, sup: Piece | undefined): string {
  const index = sub && small(sub.text, INDICES);
  const mark = markOf(sup?.text ?? "");
  const linearIndex = linear("_", sub);
  if (MARKS.test(mark)) return index === undefined ? mark + linearIndex : index + mark;
  const power = sup && isUnclear(sup.text) ? undefined : sup && small(sup.text, POWERS);
  const isSmall = (!sub || index !== undefined) && (!sup || power !== undefined);
  return isSmall ? `${index ?? ""}${power ?? ""}` : linearIndex + linear("^", sup);
}

/** `²ᵏ` looks like a square followed by something else. */
const isUnclear = (power: string): boolean => /\d\p{L}/u.test(power);

/** A text in superscript or subscript characters; undefined if one of them does not exist. */
function small(text: string, letters: ReadonlyMap<string, string>): string | undefined {
  const forms = [...text].map((letter) => letters.get(letter));
  return forms.includes(undefined) ? undefined : forms.join("");
}

/** `^(2k)`, `_∞` */
function linear(sign: string, piece: Piece | undefined): string {
  if (!piece || piece.text === "") return "";
  const { text, bind } = piece;
  const isOne = /^\P{M}\p{M}*$/u.test(text) || (bind === ATOM && /^\(.*\)$/.test(text));
  return sign + (isOne ? text : bracketed(text));
}

/** An accent goes on a single letter, else on the bracket around several; a bar goes over each letter. */
function accented({ text, bind }: Piece, mark: string): Token {
  if (/^\P{M}\p{M}*$/u.test(text)) return token("operand", text + mark);
  if (mark === "\u0304") return token("operand", over(text, "\u0305"), bind);
  return token("operand", bracketed(text) + mark);
}

const over = (text: string, mark: string): string => text.replace(/[^\s\p{M}]\p{M}*/gu, `$&${mark}`);

function enclosed(node: Node, tight: boolean): Token {
  const notation = node.attribs?.notation ?? "";
  const piece = written(row(elements(node), tight), tight);
  if (notation === "top") return accented(piece, "\u0304");
  if (notation === "bottom") return token("operand", over(piece.text, "\u0332"), piece.bind);
  if (notation.includes("strike")) return token("operand", over(piece.text, "\u0338"), piece.bind);
  return token("operand", piece.text, piece.bind);
}

function multiscripts(node: Node, tight: boolean): Token {
  const [base, ...rest] = elements(node);
  const at = rest.findIndex(({ name }) => name === "mprescripts");
  const scriptsOf = ([sub, sup]: readonly Node[]): Scripts => ({ sub: pieceOf(sub, true), sup: pieceOf(sup, true) });
  const before = scriptsOf(at < 0 ? [] : rest.slice(at + 1));
  const whole = withScripts(base ? tokensOf(base, tight) : [], scriptsOf(at < 0 ? rest : rest.slice(0, at)), tight);
  // A nuclide's mass number stands above its atomic number.
  return { ...whole, text: scriptText(undefined, before.sup) + scriptText(before.sub, undefined) + whole.text };
}

/** The rows of a matrix or of cases: `1, 0; 0, 1`. Aligned equations simply follow each other. */
function table(node: Node): string {
  const rows = elements(node).map((line) => {
    const cells = elements(line);
    const isAligned = cells[0]?.attribs?.class?.includes("tml-right") === true;
    return cells
      .map((cell) => pieceOf(cell, false).text)
      .filter((cell) => cell !== "")
      .join(isAligned ? " " : ", ");
  });
  return rows.filter((line) => line !== "").join("; ");
}

/* Tokens as text. */

const STANDS_APART: ReadonlySet<Role> = new Set(["relation", "binary"]);
const BEGINS: ReadonlySet<Role> = new Set(["operand", "name", "function", "large", "open"]);
const ENDS: ReadonlySet<Role> = new Set(["operand", "name", "function", "close"]);

/** Writes a row of tokens. */
function written(tokens: readonly Token[], tight: boolean): Piece {
  const solid = settled(tokens);
  let result = "";
  solid.forEach((one, index) => {
    const next = solid[index + 1];
    const own = wantsBrackets(solid, index) ? bracketed(one.text) : one.text;
    result += own + (next && isSpaced(one, next, tight) ? " " : "");
  });
  return { text: result.replace(/ +/g, " ").trim(), bind: bindOf(solid) };
}

/** Drops spaces at the ends; a sign that is not between two operands attaches to the one beside it. */
function settled(tokens: readonly Token[]): readonly Token[] {
  const isSolid = ({ role }: Token) => role !== "space" && role !== "apply";
  const first = tokens.findIndex(isSolid);
  const solid = first < 0 ? [] : tokens.slice(first, tokens.findLastIndex(isSolid) + 1);
  let before: Token | undefined;
  return solid.map((one, index) => {
    let next = index + 1;
    while (solid[next]?.role === "space") next += 1;
    const own = isSolid(one) ? placed(one, before, solid[next]) : one;
    if (isSolid(one)) before = own;
    return own;
  });
}

/** A token's role given its neighbours, ignoring spaces. */
function placed(one: Token, before: Token | undefined, after: Token | undefined): Token {
  const isRatio = one.text === ":" && /\d$/.test(before?.text ?? "") && /^\d/.test(after?.text ?? "");
  if (isRatio) return { ...one, role: "slash" };
  if (one.role !== "binary") return one;
  const isBetween = before && ENDS.has(before.role) && after && after.role !== "close" && after.role !== "separator";
  return isBetween ? one : { ...one, role: "operand", bind: PRODUCT };
}

const hasLetter = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether a fraction next to a factor needs brackets: `(1/2)n`. */
function wantsBrackets(tokens: readonly Token[], index: number): boolean {
  const one = tokens[index];
  if (one?.bind !== QUOTIENT || one.role !== "operand" || !one.text.includes("/")) return false;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  const isFactor = ({ role, text }: Token) =>
    role === "slash" || (role === "operand" && /^[\p{L}\p{N}√∛∜]/u.test(text));
  return (
    (before !== undefined && (before.role === "close" || isFactor(before))) ||
    (after !== undefined && (after.role === "open" || after.role === "name" || isFactor(after)))
  );
}

function isSpaced(one: Token, next: Token, tight: boolean): boolean {
  if (one.role === "open" || next.role === "close" || next.role === "separator") return false;
  if (one.role === "space" || next.role === "space" || one.role === "apply" || next.role === "apply") return true;
  if (one.role === "separator") return !tight;
  if (STANDS_APART.has(one.role) || STANDS_APART.has(next.role)) {
    // Consecutive signs are one, as in `:=`.
    if (one.role === "relation" && next.role === "relation") return false;
    return !tight;
  }
  if (one.role === "large" && BEGINS.has(next.role)) return true;
  if (next.role === "large" && ENDS.has(one.role)) return true;
  if (next.role === "function") return ENDS.has(one.role);
  if (one.role === "name" && next.isVariable) return true;
  if (next.role === "open") return /^[√∛∜]/.test(one.text) && one.isOpen === true;
  return one.isOpen === true && BEGINS.has(next.role) && hasLetter(next.text);
}

/** How tightly a row binds. */
function bindOf(tokens: readonly Token[]): number {
  const [only] = tokens;
  if (tokens.length === 0) return ATOM;
  if (tokens.length === 1 && only) return only.bind;
  const depths = depthsOf(tokens);
  const isOuter = (_: Token, index: number) => depths[index] === 0;
  const isEnclosed = depths.slice(1, -1).every((depth) => depth > 0);
  if (only?.role === "open" && isEnclosed && tokens.at(-1)?.role === "close") return ATOM;
  if (tokens.every(({ isOfWord }) => isOfWord) || isBetweenBars(tokens)) return ATOM;
  if (isCall(tokens, depths)) return POWER;
  const outer = tokens.filter(isOuter);
  const has = (...roles: Role[]) => outer.some(({ role }) => roles.includes(role));
  if (has("relation", "binary", "separator") || outer.some(({ bind }) => bind >= SUM)) return SUM;
  return has("slash", "large", "space", "apply") ? QUOTIENT : PRODUCT;
}

/** The bracket depth at each token; a bracket itself counts as outside its pair. */
function depthsOf(tokens: readonly Token[]): readonly number[] {
  let depth = 0;
  return tokens.map(({ role }) => {
    if (role === "close") depth = Math.max(0, depth - 1);
    const own = depth;
    if (role === "open") depth += 1;
    return own;
  });
}

/** `g(x)` and `log(n + 1)`, but not `n(n + 1)`, which is more likely a product. */
function isCall(tokens: readonly Token[], depths: readonly number[]): boolean {
  const [name, opening] = tokens;
  if (opening?.role !== "open" || tokens.at(-1)?.role !== "close" || !name) return false;
  if (!depths.slice(2, -1).every((depth) => depth > 0)) return false;
  if (name.role === "name" || name.role === "function") return true;
  return name.isVariable === true && !tokens.slice(2, -1).some(({ role }) => role === "binary");
}

/** `|A|`, `‖x‖₂` */
function isBetweenBars(tokens: readonly Token[]): boolean {
  const bars = tokens.flatMap(({ text }, index) => (/^[|‖]/.test(text) ? [index] : []));
  return bars.length === 2 && bars[0] === 0 && bars[1] === tokens.length - 1;
}
