/** HTML for people who read the source: each level of nesting is indented by one step. */

const NAMES = "area base br col embed hr img input link meta source track wbr";
const VOID = new Set(`${NAMES} ${NAMES.toUpperCase()}`.split(" "));
const VERBATIM = /<(pre|textarea)\b[\s\S]*?<\/\1>/g;

/**
 * Indents lines by the depth of the elements around them and drops empty ones. White space that shows (`pre`) is
 * unchanged. Only the indentation moves: words are never joined or split; a tag that a template breaks over lines
 * becomes one line.
 */
export function tidy(html: string): string {
  if (!/<(?:pre|textarea)\b/.test(html)) return indent(html);
  const kept: string[] = [];
  const text = html.replace(VERBATIM, (block) => `\u0000${kept.push(block) - 1}\u0000`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a character that no HTML holds marks the places.
  return indent(text).replace(/\u0000(\d+)\u0000/g, (_, index: string) => kept[Number(index)] ?? "");
}

const SLASH = 47;

// Every page goes through here as a whole: one walk from `<` to `<`, which makes no strings but the lines.
function indent(text: string): string {
  let tidied = "";
  let depth = 0;
  let tag = text.indexOf("<");
  for (let start = 0; start < text.length; ) {
    let end = endOfLine(text, start);
    let line = text.slice(start, end).trim();
    const from = start;
    start = end + 1;
    if (line === "") continue;
    let change = 0;
    // How far end tags at the beginning of the line step back.
    let leading = 0;
    let afterLeading = line.startsWith("</") ? tag : -1;
    while (tag >= 0 && tag < end) {
      const closes = text.charCodeAt(tag + 1) === SLASH;
      const name = closes ? tag + 2 : tag + 1;
      const isTag = isLetter(text.charCodeAt(name));
      const after = !isTag ? endOfComment(text, tag) : closes ? endOf(">", text, name) : endOfTag(text, name);
      if (isTag && !closes && after > end) {
        end = endOfLine(text, after);
        start = end + 1;
        line = joined(text.slice(from, end));
      }
      if (after < 0 || after > end) {
        tag = text.indexOf("<", tag + 1);
        continue;
      }
      if (closes) {
        change -= 1;
        if (tag === afterLeading) {
          leading = change;
          afterLeading = after;
        }
      } else if (isTag && text.charCodeAt(after - 2) !== SLASH && !VOID.has(nameAt(text, name))) {
        change += 1;
      }
      tag = text.indexOf("<", after);
    }
    tidied += `${"  ".repeat(Math.max(depth + leading, 0))}${line}\n`;
    depth += change;
  }
  return tidied;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline;
}

/** Joins a tag of several lines. */
const joined = (lines: string): string =>
  lines.trim().replace(/\s*\n\s*(\/?>)?/g, (_, close: string | undefined) => close ?? " ");

/** The rest of a tag after its name; quoted values may hold any character. One of several lines is unchanged. */
const REST_OF_TAG = /[^>"']*(?:(?:"[^"\n]*"|'[^'\n]*')[^>"']*)*>/y;

/** The index after the tag whose name begins at an index; -1 if it has no end. */
function endOfTag(text: string, from: number): number {
  REST_OF_TAG.lastIndex = from;
  return REST_OF_TAG.test(text) ? REST_OF_TAG.lastIndex : -1;
}

const endOfComment = (text: string, from: number): number =>
  text.startsWith("<!--", from) ? endOf("-->", text, from + 4) : -1;

function endOf(sign: string, text: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

function nameAt(text: string, from: number): string {
  let end = from;
  while (isLetter(text.charCodeAt(end))) end += 1;
  return text.slice(from, end);
}
