/** Misplaced or malformed front matter. */
import { frontMatterSchema } from "../schema/content.ts";
import { parseYaml } from "./yaml.ts";
import type { Span } from "./yaml-node.ts";

/** A mistake in the front matter of a page, in words that follow "this front matter". */
export interface FrontMatterMistake extends Span {
  readonly wrong: string;
  readonly hint: string;
}

/** Keys that identify front matter, including those of other generators. */
const KEYS = [...Object.keys(frontMatterSchema.shape), "layout", "permalink", "date", "author", "authors", "tags"];
const KEY_LINE = new RegExp(`^[ \\t]*["']?(${KEYS.join("|")})["']?[ \\t]*[:=]`);
/** The first line that is neither blank nor an HTML comment. */
const FIRST_LINE = /^\uFEFF?(?:[ \t]*(?:<!--[^\r\n]*-->[ \t]*)?(?:\r\n|\r|\n))*([^\r\n]+)/;
/** What people write instead of the opening `---`: TOML, JSON, a code block, dashes that an editor converted. */
const OPENER = /^(?:[-–—]{1,8}|-{3}[ \t]*ya?ml|\+{3}|\{|[`~]{3}[ \t]*(?:ya?ml|toml)?)$/;

/** Front matter that does not stand at the very beginning of a text; undefined if nothing looks like any. */
export function strayFrontMatter(text: string): FrontMatterMistake | undefined {
  const [before = "", line = ""] = FIRST_LINE.exec(text) ?? [];
  const start = before.length - line.length;
  const first = line.trim();
  const lines = linesFrom(text, start);
  const end = start + line.trimEnd().length;
  if (KEY_LINE.test(line)) {
    // A page may begin with a word and a colon; only key lines with a closing line below them are front matter.
    const close = lines.findIndex((one) => /^[-–—]{2,}\s*$/.test(one));
    const isOpen = close > 0 && lines.slice(0, close).every((one) => /^(?:[ \t#-]|[\w-]+[ \t]*:|$)/.test(one));
    return isOpen
      ? { start, end, wrong: "lacks the line --- above it", hint: "write --- on a line above it" }
      : undefined;
  }
  if (!OPENER.test(first) || !KEY_LINE.test(lines.slice(1).find((one) => one.trim() !== "") ?? "")) return undefined;
  const language = first === "{" ? "JSON" : first === "+++" || first.endsWith("toml") ? "TOML" : undefined;
  if (language !== undefined) {
    const hint = "write title: Travel, and any other keys, between two lines ---";
    return { start, end, wrong: `is ${language}, and only YAML is read`, hint };
  }
  if (line.trimEnd() !== "---") return { start, end, wrong: `opens with "${first}"`, hint: "write --- instead" };
  return { start, end, wrong: "does not start on the first line", hint: "delete everything above the line ---" };
}

/**
 * Front matter that is never closed, or only by a line `---` further down in the text.
 * @param yaml what lies between the two lines, with the first one blanked; the whole text if there is no second
 */
export function unclosedFrontMatter(text: string, yaml: string, isOpen: boolean): FrontMatterMistake | undefined {
  const start = text.indexOf("---");
  const at = { start, end: start + 3 };
  const prose = proseIn(isOpen ? text.slice(at.end) : yaml);
  if (prose?.keys === "") {
    const hint = "for a horizontal line, write ***; front matter has keys such as title:";
    return { ...at, wrong: "has text where keys should be", hint };
  }
  if (!isOpen && (prose === undefined || parseYaml(prose.keys).problems.length > 0)) return undefined;
  const hint = prose === undefined ? "end it with a line ---" : `write --- on a line above "${prose.line}"`;
  return { ...at, wrong: "is never closed", hint };
}

/** Several words in the first column, without the colon of a key. */
const PROSE = /^(?![\w-]+:\S)[^\s#\-'"[\]{}|>&*!](?!.*:(?:\s|$)).*\S[ \t]+\S/;

/** The first line that cannot be a YAML key, list, comment or deeper line, and what precedes it. */
function proseIn(yaml: string): { readonly keys: string; readonly line: string } | undefined {
  let keys = "";
  for (const line of yaml.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    const isProse = PROSE.test(line) && !KEYS.includes(/^\S*/.exec(line)?.[0] ?? "");
    if (isProse) return { keys: keys.trim(), line: line.trim().slice(0, 60) };
    keys += line;
  }
  return undefined;
}

function linesFrom(text: string, start: number): readonly string[] {
  return text.slice(start).split(/\r\n|\r|\n/);
}
