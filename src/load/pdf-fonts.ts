/**
 * Which fonts a PDF file uses without bringing them along. PDF.js resolves fonts only where Node.js is newer than the
 * oldest one supported here, so the objects of the file are followed: ISO 32000-1, 7.3 (objects), 7.5.7 (object streams),
 * 9.6 to 9.8 (fonts and their descriptors).
 */
import { inflateSync } from "node:zlib";

/** The dictionaries of a file by object number, without the data of streams. */
type Objects = ReadonlyMap<number, string>;

/**
 * The names of the fonts that pages use and the file does not contain, sorted; undefined if that cannot be told, as in
 * an encrypted file.
 * @param bytes of the whole file
 */
export function missingFonts(bytes: Uint8Array): readonly string[] | undefined {
  const text = Buffer.from(bytes).toString("latin1");
  const objects = new Map<number, string>();
  if (!readObjects(text, objects) || /\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return undefined;
  const roots = [...objects.values()].filter((object) => /\/Type\s*\/Pages\b/.test(object));
  if (roots.length === 0) return undefined;
  const missing = new Set<string>();
  for (const font of [...reachable(roots, objects)].flatMap(fontsIn)) {
    const name = /\/BaseFont\s*\/([^\s/<>[\]()]+)/.exec(font)?.[1];
    // A composite font has its letters in another, and a font of type 3 draws them itself.
    const isSimple = !/\/Subtype\s*\/Type[03]\b/.test(font);
    if (isSimple && name !== undefined && !isEmbedded(font, objects)) missing.add(plainName(name));
  }
  return [...missing].sort();
}

/** The dictionaries of fonts in an object: it is one, or holds some, as the resources of a page may. */
function fontsIn(object: string): readonly string[] {
  if (!object.includes("/BaseFont")) return [];
  const inner = object.match(/<<[^<>]*\/BaseFont[^<>]*>>/g) ?? [];
  return inner.length > 0 ? inner : [object];
}

/** `#20` is a space; `ABCDEF+` marks a subset. */
const plainName = (name: string): string =>
  name
    .replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/^[A-Z]{6}\+/, "");

function isEmbedded(font: string, objects: Objects): boolean {
  const [, number] = /\/FontDescriptor\s+(\d+)\s+\d+\s+R/.exec(font) ?? [];
  const descriptor = number === undefined ? font : (objects.get(Number(number)) ?? "");
  return /\/FontFile[23]?\s+\d+\s+\d+\s+R/.test(descriptor);
}

/** Everything that pages refer to, but for their annotations and forms: those bring standard fonts of their own. */
function* reachable(roots: readonly string[], objects: Objects): Generator<string> {
  const seen = new Set<number>();
  const open = [...roots];
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    yield object;
    const drawn = object.replace(
      /\/(?:Annots|AcroForm|StructParents|StructTreeRoot)\s*(?:\[[^\]]*\]|\d+\s+\d+\s+R)/g,
      "",
    );
    for (const [, number] of drawn.matchAll(/\b(\d+)\s+\d+\s+R\b/g)) {
      if (seen.has(Number(number))) continue;
      seen.add(Number(number));
      const next = objects.get(Number(number));
      if (next !== undefined) open.push(next);
    }
  }
}

/** The beginning of an object, as far as its stream. Later ones replace earlier ones, as updates of a file do. */
const OBJECT = /(\d+)\s+\d+\s+obj\b([\s\S]*?)(?:\bendobj\b|\bstream\r?\n)/y;

/** @returns whether all could be read */
function readObjects(text: string, objects: Map<number, string>): boolean {
  const start = /\d+\s+\d+\s+obj\b/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    OBJECT.lastIndex = found.index;
    const [whole, number, dictionary = ""] = OBJECT.exec(text) ?? [];
    if (whole === undefined) return false;
    objects.set(Number(number), dictionary);
    start.lastIndex = found.index + whole.length;
    if (!/stream\r?\n$/.test(whole)) continue;
    const end = endOfStream(text, start.lastIndex, dictionary);
    if (end < 0) return false;
    if (/\/Type\s*\/ObjStm\b/.test(dictionary) && !readStream(text.slice(start.lastIndex, end), dictionary, objects))
      return false;
    start.lastIndex = end;
  }
  return true;
}

/** By its length, if that stands here and is right; it may stand in an object of its own. */
function endOfStream(text: string, start: number, dictionary: string): number {
  const [, length] = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary) ?? [];
  const end = start + Number(length);
  return length !== undefined && /^\s*endstream/.test(text.slice(end, end + 20))
    ? end
    : text.indexOf("endstream", start);
}

/** The objects of an object stream: pairs of numbers and offsets, then the objects. */
function readStream(data: string, dictionary: string, objects: Map<number, string>): boolean {
  const isPacked = /\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary);
  if (!isPacked && dictionary.includes("/Filter")) return false;
  const [, first] = /\/First\s+(\d+)/.exec(dictionary) ?? [];
  try {
    const bytes = Buffer.from(data, "latin1");
    const text = (isPacked ? inflateSync(bytes) : bytes).toString("latin1");
    const numbers = text.slice(0, Number(first)).trim().split(/\s+/).map(Number);
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const end = numbers[at + 3] === undefined ? undefined : Number(first) + (numbers[at + 3] ?? 0);
      objects.set(numbers[at] ?? 0, text.slice(Number(first) + (numbers[at + 1] ?? 0), end));
    }
    return true;
  } catch {
    // Damaged, or packed in a way that this does not know.
    return false;
  }
}
