/** HTML for people who read the source: one level of nesting, one step of indentation. */

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|<!--[\s\S]*?-->/g;
const VERBATIM = /<(pre|textarea)\b[\s\S]*?<\/\1>/g;

/**
 * Indents lines by the depth of the elements around them and drops empty ones. White space that shows (`pre`) is left as
 * it is. It moves line breaks' indentation only and never joins or parts words.
 */
export function tidy(html: string): string {
  const kept: string[] = [];
  const text = html.replace(VERBATIM, (block) => `\u0000${kept.push(block) - 1}\u0000`);
  let depth = 0;
  const lines: string[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "") continue;
    const { change, lowest } = nesting(line);
    lines.push("  ".repeat(Math.max(depth + Math.min(lowest, 0), 0)) + line);
    depth += change;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a character that no HTML holds marks the places.
  return `${lines.join("\n").replace(/\u0000(\d+)\u0000/g, (_, index: string) => kept[Number(index)] ?? "")}\n`;
}

/** How far a line opens or closes elements, and how far its leading end tags step back. */
function nesting(line: string): { change: number; lowest: number } {
  let change = 0;
  let lowest = 0;
  let leading = true;
  let position = 0;
  for (const tag of line.matchAll(TAG)) {
    const [all, close, name, , selfClosed] = tag;
    leading &&= tag.index === position && close === "/";
    position = tag.index + all.length;
    if (name === undefined || selfClosed === "/" || VOID.has(name.toLowerCase())) continue;
    change += close === "/" ? -1 : 1;
    if (leading) lowest = change;
  }
  return { change, lowest };
}
