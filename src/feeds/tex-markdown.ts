/** Markdown as LaTeX, or as the few tags of HTML that some publishers take in its place. */
import type { Token } from "markdown-it";
import { markdownTokens } from "../model/markdown.ts";
import type { Text } from "../model/workshop.ts";
import { texAddress, texRun, texTitle } from "./tex.ts";

/** What is written before and after a piece of text. */
type Around = readonly [before: string, after: string];

/** How a dialect marks up; what it has no marks for is written as its text. */
export interface TexDialect {
  readonly emphasis: Around;
  readonly strong: Around;
  readonly bullets: Around;
  readonly numbers: Around;
  readonly item: Around;
  readonly code: Around;
  readonly quotation: Around;
  readonly address: (address: string) => string;
}

/** For what is pasted into a document. */
export const LATEX: TexDialect = {
  emphasis: ["\\emph{", "}"],
  strong: ["\\textbf{", "}"],
  bullets: ["\\begin{itemize}\n", "\\end{itemize}\n\n"],
  numbers: ["\\begin{enumerate}\n", "\\end{enumerate}\n\n"],
  item: ["\\item ", "\n"],
  code: ["\\texttt{", "}"],
  quotation: ["\\begin{quote}\n", "\\end{quote}\n\n"],
  address: (address) => `\\url{${texAddress(address)}}`,
};

/** Markdown in a dialect of TeX; formulas as they are. Headings become paragraphs in strong type. */
export function texOfMarkdown({ source }: Pick<Text, "source">, dialect: TexDialect): string {
  const tokens = markdownTokens(source);
  const isFirst = (at: number) => tokens[at - 1]?.type === "tr_open";
  const blocks = tokens.map((token, at) =>
    /^t[dh]_open$/.test(token.type) && !isFirst(at) ? CELL : block(token, dialect),
  );
  return blocks
    .join("")
    .replace(/ *\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Between the cells of a table's row. */
const CELL = " \\textbar{} ";

function block(token: Token, dialect: TexDialect): string {
  const { type, hidden, content } = token;
  switch (type) {
    case "inline":
      return inline(token.children ?? [], dialect);
    case "paragraph_close":
      return hidden ? "" : "\n\n";
    case "heading_open":
      return dialect.strong[0];
    case "heading_close":
      return `${dialect.strong[1]}\n\n`;
    case "bullet_list_open":
      return `\n${dialect.bullets[0]}`;
    case "bullet_list_close":
      return dialect.bullets[1];
    case "ordered_list_open":
      return `\n${dialect.numbers[0]}`;
    case "ordered_list_close":
      return dialect.numbers[1];
    case "list_item_open":
      return dialect.item[0];
    case "list_item_close":
      return dialect.item[1];
    case "blockquote_open":
      return dialect.quotation[0];
    case "blockquote_close":
      return dialect.quotation[1];
    case "tr_close":
      return "\n\n";
    case "fence":
    case "code_block":
      return `${content.trimEnd().split("\n").map(texRun).join("\n")}\n\n`;
    default:
      return "";
  }
}

function inline(children: readonly Token[], dialect: TexDialect): string {
  let written = "";
  let link: { readonly address: string; readonly isBare: boolean } | undefined;
  for (const token of children) {
    if (token.type === "link_open")
      link = { address: String(token.attrGet("href") ?? ""), isBare: token.info === "auto" };
    else if (token.type === "link_close") {
      // Addresses within a site mean nothing elsewhere.
      const isElsewhere = /^https?:/.test(link?.address ?? "");
      if (link && isElsewhere)
        written += link.isBare ? dialect.address(link.address) : ` (${dialect.address(link.address)})`;
      link = undefined;
    } else if (!link?.isBare) written += piece(token, dialect);
  }
  return written;
}

function piece({ type, content, children }: Token, dialect: TexDialect): string {
  if (type === "em_open" || type === "em_close") return dialect.emphasis[type === "em_open" ? 0 : 1];
  if (type === "strong_open" || type === "strong_close") return dialect.strong[type === "strong_open" ? 0 : 1];
  if (type === "math") return texTitle(content);
  if (type === "softbreak" || type === "hardbreak") return type === "softbreak" ? " " : "\n\n";
  if (type === "code_inline") return dialect.code[0] + texRun(content) + dialect.code[1];
  if (type === "image") return (children ?? []).map((child) => piece(child, dialect)).join("");
  return type === "text" || type === "text_special" ? texRun(content) : "";
}
