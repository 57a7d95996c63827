/** HTML for people who read the source: one level of nesting, one step of indentation. */

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const VERBATIM = /<(pre|textarea)\b[\s\S]*?<\/\1>/g;

/**
 * Indents lines by the depth of the elements around them and drops empty ones. White space that shows (`pre`) is left as
 * it is. It moves line breaks' indentation only and never joins or parts words.
 */
export function tidy(html: string): string {
  const kept: string[] = [];
  const text = /<(?:pre|textarea)\b/.test(html)
    ? html.replace(VERBATIM, (block) => `\u0000${kept.push(block) - 1}\u0000`)
    : html;
  let depth = 0;
  const lines: string[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "") continue;
    const { change, lowest } = nesting(line);
    lines.push("  ".repeat(Math.max(depth + Math.min(lowest, 0), 0)) + line);
    depth += change;
  }
  const tidied = lines.join("\n");
  if (kept.length === 0) return `${tidied}\n`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a character that no HTML holds marks the places.
  return `${tidied.replace(/\u0000(\d+)\u0000/g, (_, index: string) => kept[Number(index)] ?? "")}\n`;
}

/** How far a line opens or closes elements, and how far its leading end tags step back. Attributes may hold any sign. */
function nesting(line: string): { change: number; lowest: number } {
  let change = 0;
  let lowest = 0;
  let leading = true;
  let position = 0;
  for (let at = line.indexOf("<"); at >= 0; at = line.indexOf("<", at + 1)) {
    const closes = line[at + 1] === "/";
    const isComment = line.startsWith("<!--", at);
    const end = isComment ? line.indexOf("-->", at) + 2 : endOfTag(line, at + (closes ? 2 : 1));
    if (end <= at) continue;
    leading &&= closes && at === position;
    position = end + 1;
    const isEmpty = isComment || line[end - 1] === "/" || VOID.has(nameAt(line, at + (closes ? 2 : 1)));
    if (!isEmpty) change += closes ? -1 : 1;
    if (leading && !isEmpty) lowest = change;
    at = end;
  }
  return { change, lowest };
}

/** Where the tag ends whose name begins at a place; -1 where there is none, or its end is on another line. */
function endOfTag(line: string, from: number): number {
  if (!/[a-z]/i.test(line[from] ?? "")) return -1;
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === ">") return at;
    if (sign !== '"' && sign !== "'") continue;
    at = line.indexOf(sign, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** A name, where it is looked for. */
const NAME = /[\w-]*/y;

function nameAt(line: string, from: number): string {
  NAME.lastIndex = from;
  return NAME.exec(line)?.[0].toLowerCase() ?? "";
}
