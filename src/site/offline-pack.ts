/**
 * The offline pack: the pages of the programme in a few small files, from which the service worker puts together a page
 * that was never visited. What the pages of a kind have in common is a file of its own, the frame, so that another date in
 * the footer does not change all files.
 */
import { createHash } from "node:crypto";

/** Where lines of the frame begin and how many follow, or a text between them, until the page is complete. */
export type PackedPage = readonly (number | string)[];

/** A file of the pack: pages by address, relative to the path the site is published under. */
export type PackFile = Readonly<Record<string, PackedPage>>;

/** Lines that most pages of a kind share. */
export type Frame = readonly string[];

/** A page as it was built. */
export interface BuiltPage {
  readonly address: string;
  readonly html: string;
}

/** Pages from which the frame is taken: enough to tell what is common, few enough for any memory. */
export const SAMPLE = 60;

/** Pages in a file: about {@link USUAL}, never more than {@link MOST}. */
const USUAL = 64;
const MOST = 4 * USUAL;

/** What is in the head for search engines and other sites, and what follows from the hour of the build. */
const FOR_PROGRAMS =
  /^[ \t]*<(?:meta (?:property="og:|name="(?:twitter:|citation_|description"))[^>]*|link rel="canonical"[^>]*|script type="application\/ld\+json">[\s\S]*?<\/script)>\n?/gm;
const BUILT = / data-built="[^"]*"/;

/** What a device needs of a page; the instant of the build is added again when the page is shown. */
export function withoutMetadata(html: string): string {
  return html.replace(FOR_PROGRAMS, "").replace(BUILT, ' data-built=""');
}

/**
 * The lines that at least half of some pages have, in the order of the pages.
 * @param pages without metadata, all of one kind
 */
export function frameOf(pages: readonly string[]): Frame {
  const counts = new Map<string, number>();
  for (const page of pages) for (const line of new Set(page.split("\n"))) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].flatMap(([line, count]) => (2 * count >= pages.length && count > 1 ? line : []));
}

/** Writes a page by means of the frame; `unpack` in `browser/unpack.ts` reverses it. */
export function pack(html: string, frame: ReadonlyMap<string, number>): PackedPage {
  const parts: (number | string)[] = [];
  let next = -1;
  for (const line of html.split("\n")) {
    const at = frame.get(line);
    const last = parts.length - 1;
    if (at === undefined) {
      if (typeof parts[last] === "string") parts[last] += `\n${line}`;
      else parts.push(line);
      next = -1;
    } else if (at === next) {
      parts[last] = (parts[last] as number) + 1;
      next += 1;
    } else {
      parts.push(at, 1);
      next = at + 1;
    }
  }
  return parts;
}

/** The place of each line in the frame. */
export const placesIn = (frame: Frame): ReadonlyMap<string, number> =>
  new Map(frame.map((line, place) => [line, place]));

/**
 * Divides the pages of a group among files. Where a file ends follows from the addresses alone, so that a page more or
 * less changes one file, or two.
 * @param addresses in a stable order
 */
export function* portionsOf(addresses: readonly string[]): Generator<readonly string[]> {
  let portion: string[] = [];
  for (const address of addresses) {
    portion.push(address);
    const isLast = createHash("sha256").update(address).digest().readUInt32BE() % USUAL === 0;
    if (!isLast && portion.length < MOST) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
