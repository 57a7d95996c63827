/** Lists in TeX as lines: entries, lines that end in a double backslash, paragraphs, headings, rows of tables. */
import type { Line } from "./document.ts";

const HEADING = /^\\(?:(?:sub)*section|(?:sub)?paragraph|chapter|part)\*?\s*(?:\[[^\]]*\])?\{/;
/** Commands with arguments that are of no matter here. */
const SETTINGS =
  /\\(?:documentclass|usepackage|setlength|newlength|newcommand|renewcommand|pagestyle|thispagestyle|addcontentsline|vspace|hspace|label|input|include|includegraphics|index|bibliography|bibliographystyle|begin|end|setcounter|addtocounter|color|enlargethispage)\*?(?:\s*\{\\?[^{}]*\}|\s*\[[^\]]*\])*(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g;
/** What ends a line. */
const BREAK =
  /\\\\\*?(?:\[[^\]]*\])?|\\item\b\s*(?:\[([^\]]*)\])?|\\(?:newline|par|newpage|linebreak|hline|toprule|midrule|bottomrule)\b/g;
/** A macro of somebody's own with the name and the rest in braces: `\contributor{Name}{Affiliation}`. */
const MACRO = /\\[a-zA-Z]+\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;
const OWN =
  /^\\(?:begin|end|(?:sub)*section|(?:sub)?paragraph|chapter|newcommand|renewcommand|setlength|addcontentsline|setcounter|def|href|textcolor|colorbox|hyperlink|fontsize|multicolumn|rule|parbox|raisebox)\b/;

/** The lines of a TeX file. Their text is still TeX, but for the commands around it. */
export function linesOfTex(name: string, text: string): readonly Line[] {
  const body = /\\begin\{document\}/.test(text) ? blanked(text, /^[\s\S]*?\\begin\{document\}/) : text;
  const bare = body
    .replace(/(?<!\\)%.*$/gm, "")
    // Addresses have these, and are left out as a whole.
    .replace(/\\([_#])/g, "$1")
    .replace(/\\(?:texttt|email|href\{mailto:[^{}]*\})\s*\{[^{}]*@[^{}]*\}/g, (whole) => whole.replace(/[^\n]+/g, ""))
    .replace(MACRO, (whole: string, first: string, rest: string) =>
      OWN.test(whole)
        ? whole
        : keepLines(
            whole,
            `\n\n${first} (${rest
              .replace(/\\\\\s*/g, " ")
              .replace(/\s+/g, " ")
              .trim()})\n\n`,
          ),
    )
    .replace(SETTINGS, (whole) => whole.replace(/[^\n]+/g, ""));
  return paragraphsOf(bare).flatMap(({ line, text: paragraph }) => linesOf(name, line, paragraph));
}

function blanked(text: string, part: RegExp): string {
  return text.replace(part, (whole) => whole.replace(/[^\n]+/g, ""));
}

/** Lines after it keep their numbers. */
function keepLines(whole: string, replacement: string): string {
  const missing = whole.split("\n").length - replacement.split("\n").length;
  return replacement + "\n".repeat(Math.max(0, missing));
}

interface Paragraph {
  readonly line: number;
  readonly text: string;
}

function paragraphsOf(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let start = 0;
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) found.push({ line: start, text: lines.join("\n") });
    lines = [];
  };
  for (const [index, line] of text.split("\n").entries()) {
    const isHeading = HEADING.test(line.trim());
    if (line.trim() === "" || isHeading) end();
    if (line.trim() === "") continue;
    if (lines.length === 0) start = index + 1;
    lines.push(line);
    if (isHeading) end();
  }
  end();
  return found;
}

function linesOf(name: string, line: number, paragraph: string): readonly Line[] {
  const heading = HEADING.exec(paragraph.trim());
  const [title, rest] = heading ? argumentOf(paragraph.trim(), heading[0].length) : ["", paragraph];
  const place = `${name}:${line}`;
  const own: readonly Line[] =
    title.trim() === ""
      ? []
      : [{ place, text: title, links: [], kind: "heading", level: /sub/.test(heading?.[0] ?? "") ? 2 : 1, gap: true }];
  let at = 0;
  const pieces: Paragraph[] = [];
  for (const found of rest.matchAll(BREAK)) {
    pieces.push({ line: line + rest.slice(0, at).split("\n").length - 1, text: rest.slice(at, found.index) });
    if (found[1] !== undefined) pieces.push({ line, text: found[1] });
    at = found.index + found[0].length;
  }
  pieces.push({ line: line + rest.slice(0, at).split("\n").length - 1, text: rest.slice(at) });
  const lines = pieces.flatMap((piece, index) => lineOf(name, piece, index === 0));
  return [...own, ...lines];
}

/** The text in braces that begins at an index, and what follows it. */
function argumentOf(text: string, from: number): readonly [string, string] {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{" && text[at - 1] !== "\\") depth++;
    if (text[at] === "}" && text[at - 1] !== "\\") depth--;
    if (depth === 0) return [text.slice(from, at), text.slice(at + 1)];
  }
  return [text.slice(from), ""];
}

const BOLD =
  /^\s*(?:\{\s*)?(?:\\(?:Large|LARGE|large|huge|Huge|centering|noindent|bf|bfseries)\b\s*)*(?:\\textbf\s*\{[^{}]*\}|\{?\\bf(?:series)?\b[^{}]*\}?)\s*:?\s*\}*\s*$/;

function lineOf(name: string, { line, text }: Paragraph, gap: boolean): readonly Line[] {
  const links = [...text.matchAll(/\\(?:href|url)\s*\{([^{}]*)\}/g)].map(([, url = ""]) =>
    url.replace(/\\([%#&_~])/g, "$1"),
  );
  const plain = text
    .replace(/\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}/g, "$1")
    .replace(/\\url\s*\{[^{}]*\}/g, " ")
    .replace(
      /\\(?:noindent|centering|Large|LARGE|large|huge|Huge|small|footnotesize|normalsize|bfseries|bf|itshape|it|em|hfill|quad|qquad)\b/g,
      " ",
    )
    .replace(/\t/g, " ")
    .replace(/(?<!\\)&/g, "\t")
    .replace(/[^\S\t]+/g, " ")
    .trim();
  if (plain.replace(/[{}\s]/g, "") === "") return [];
  const before = /^\s*/.exec(text)?.[0].split("\n").length ?? 1;
  return [
    { place: `${name}:${line + before - 1}`, text: plain, links, kind: BOLD.test(text) ? "strong" : "text", gap },
  ];
}
