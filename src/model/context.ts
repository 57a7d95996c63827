import type { DateTime } from "luxon";
import type { Report } from "../load/diagnostics.ts";
import type { Documents } from "../load/load.ts";
import { decoded, findWritten, type Place, positionAt } from "../load/source.ts";
import { isBareAddress, isDoi, type PersonEntry, refuseAddress, SCHEME } from "../schema/fields.ts";
import { closest } from "../schema/suggest.ts";
import { parseUrl } from "../schema/url.ts";
import { disguised, isPrivate } from "./deceptive-links.ts";
import { changeAround, clockAt, endOfDay, type LocalTime, localTime } from "./local-time.ts";
import { renderMarkdown, TOP_HEADING } from "./markdown.ts";
import { inlineText, type TextProblem } from "./text.ts";
import type { FileUrl, Link, OnlineAccess, Text } from "./workshop.ts";

/** A link to an address on this site, to be looked up once all addresses are known. */
export interface LocalLink {
  readonly url: string;
  readonly place: Place;
}

/** How a picture is shown, which decides the files made from it. */
export type PictureUse = "photo" | "logo" | "hero" | "text";

/** A picture in `public/` that the data names. Whether it can be shown is decided by the code that opens the file. */
export interface NamedPicture {
  /** From the site root: `/people/madry.jpg`. */
  readonly url: string;
  readonly use: PictureUse;
  /** Its path as written. */
  readonly path: string;
  readonly place: Place;
}

/** Shared while the model is built: the places of values, and how texts, files and links are read. */
export class Context {
  /** Set to false once the workshop, and so its streams, are over. */
  offersStreams = true;
  readonly localLinks: LocalLink[] = [];
  /** Links inside Markdown that are not addresses, to be reported once all addresses are known. */
  readonly relativeLinks: LocalLink[] = [];
  readonly pictures: NamedPicture[] = [];

  readonly documents: Documents;
  readonly report: Report;
  /** The instant that "over" refers to, in the workshop's zone. */
  readonly now: DateTime<true>;
  readonly language: string;
  /** What runs in parallel begins at the same few times. */
  readonly #times = new Map<string, LocalTime>();

  constructor(documents: Documents, report: Report, now: DateTime<true>, language: string) {
    this.documents = documents;
    this.report = report;
    this.now = now;
    this.language = language;
  }

  /** The place of a value in a document, or of one of its fields. */
  at(value: object, field?: string | number): Place {
    return this.documents.places.of(value, field);
  }

  /** `data/speakers.yaml:3`, for messages. */
  placeText(value: object, field?: string | number): string {
    return this.written(this.at(value, field));
  }

  written(place: Place): string {
    return `${place.source.file}:${positionAt(place.source, place.start).line}`;
  }

  /**
   * Whether a value still contains an example from a new site.
   * @param parts values inside it that are checked separately
   */
  holdsExample(value: object, parts: readonly object[] = []): boolean {
    const { examples, places } = this.documents;
    // Most sites contain no examples; skip the work of locating everything.
    if (examples.length === 0) return false;
    const isWithin = (extent: Place) => (example: Place) =>
      example.source === extent.source && example.start < extent.end && example.end > extent.start;
    const within = examples.filter(isWithin(places.extentOf(value)));
    return within.some((example) => !parts.some((part) => isWithin(places.extentOf(part))(example)));
  }

  line(value: object, field?: string | number): number {
    const place = this.at(value, field);
    return positionAt(place.source, place.start).line;
  }

  /** A one-line text in which `$…$` is mathematics. */
  text(value: object, field: string, source: string): Text {
    return inlineText(source, this.problemAt(value, field));
  }

  /** A Markdown field of the data. */
  markdown(value: object, field: string, source: string): Text;
  markdown(value: object, field: string, source: string | undefined): Text | undefined;
  markdown(value: object, field: string, source: string | undefined): Text | undefined {
    if (source === undefined) return undefined;
    const place = this.at(value, field);
    const { headings: _, ...text } = renderMarkdown(source, {
      problem: this.problemAt(value, field),
      link: (href) => this.markdownLink(href, within(place, href || "]()")),
      absolute: (href) => this.absolute(href),
      picture: (path) => this.picturePath(path, within(place, path), "text"),
      topHeading: TOP_HEADING,
      idPrefix: undefined,
    });
    return text;
  }

  /**
   * The instant of a field's wall-clock time. Reports one that a clock change skips or repeats.
   * @param minutes after midnight of the date; 1440 is the end of the date, whatever the clocks show then
   */
  instant(value: object, field: string, date: string, minutes: number, zone: string): DateTime<true> {
    if (minutes === 1440) return endOfDay(date, zone);
    const key = `${zone} ${date} ${minutes}`;
    const time = this.#times.get(key) ?? localTime(date, minutes, zone);
    this.#times.set(key, time);
    if (time.shown !== "once")
      this.#reportClock(this.at(value, field), clockAt(Date.parse(date), 0).plus({ minutes }), time);
    return time.at;
  }

  #reportClock(place: Place, said: DateTime, time: LocalTime): void {
    const { at, from, to } = changeAround(time);
    const offset = time.at.offset;
    this.report.add(time.shown === "never" ? "clock-skips" : "clock-repeats", place, {
      time: said.toFormat("H:mm"),
      date: said.toFormat("yyyy-MM-dd"),
      zone: time.at.zoneName,
      from: clockAt(at, from).toFormat("H:mm"),
      to: clockAt(at, to).toFormat("H:mm"),
      taken: `${time.at.toFormat("H:mm")} UTC${offset === 0 ? "" : time.at.toFormat("Z")}`,
    });
  }

  /** Reports problems in the text of a field, at the affected part. */
  problemAt(value: object, field: string): TextProblem {
    return (code, fragment, params, hint) =>
      this.report.add(code, within(this.at(value, field), fragment), params, hint);
  }

  /** A file field: an address elsewhere, or the root-relative address of a file that exists under public/. */
  file(value: object, field: string, path: string | undefined): FileUrl | undefined {
    return path === undefined ? undefined : this.#pathAt(path, this.at(value, field));
  }

  /** A picture field. Pages request nothing from other hosts, so a remote picture is not shown. */
  picture(value: object, field: string, path: string | undefined, use: PictureUse): FileUrl | undefined {
    return path === undefined ? undefined : this.picturePath(path, this.at(value, field), use);
  }

  /** The same for a picture inside Markdown. */
  picturePath(path: string, place: Place, use: PictureUse): FileUrl | undefined {
    const url = this.#pathAt(path, place);
    if (url === undefined) return undefined;
    if (!url.startsWith("/")) return void this.report.add("remote-picture", place);
    this.pictures.push({ url, use, path, place });
    return url;
  }

  #pathAt(path: string, place: Place): FileUrl | undefined {
    if (/^https?:/i.test(path)) return path;
    const { publicFiles } = this.documents;
    const file = fileBelow(decoded(path));
    if (file === undefined) return void this.report.add("path-outside", place, { value: path });
    if (publicFiles.has(file)) return `/${file.split("/").map(encodeURIComponent).join("/")}`;
    const found = publicFiles.otherCase(file);
    if (found !== undefined) return void this.report.add("path-case", place, { value: file, found }, `write ${found}`);
    // Copied from a file manager: with backslashes, or from the disk's root.
    const belowPublic = file.replaceAll("\\", "/").replace(/^(?:.*\/)?public\//, "");
    const elsewhere = addressElsewhere(path);
    if (elsewhere !== undefined) return void this.report.add("bad-link", place, { value: path }, `write ${elsewhere}`);
    const near = publicFiles.has(belowPublic)
      ? belowPublic
      : (publicFiles.otherCase(belowPublic) ?? closest(belowPublic, publicFiles.paths));
    this.report.add(
      "missing-path",
      place,
      { value: file },
      near ? `did you mean "${near}"?` : `put the file at public/${belowPublic}`,
    );
    return undefined;
  }

  /** A link field; addresses on this site are noted and looked up later. */
  link(value: object, field: string, url: string | undefined): string | undefined {
    return url === undefined ? undefined : this.#linkAt(url, this.at(value, field));
  }

  /** Reports an address that other people cannot reach. */
  checkReach(url: string, place: Place): void {
    if (isPrivate(url)) this.report.add("local-url", place, { value: url });
  }

  #linkAt(url: string, place: Place): string {
    const host = disguised(url);
    if (host !== undefined) this.report.add("disguised-link", place, { value: url, host });
    this.checkReach(url, place);
    if (!/^[#/]/.test(url)) return url;
    const fromRoot = url.startsWith("#") ? `/${url}` : url;
    this.localLinks.push({ url: fromRoot, place });
    return fromRoot;
  }

  /** A link inside Markdown: like a link field, but also `call.md` for a page and a path for a file under public/. */
  markdownLink(href: string, place: Place): string | undefined {
    const scheme = SCHEME.exec(href)?.[1]?.toLowerCase();
    if (scheme !== undefined || href.startsWith("//")) {
      const refusal = refuseAddress(href, ["http", "https", "mailto"]);
      if (refusal === undefined) return this.#linkAt(href, place);
      const usual = typeof refusal.hint === "string" ? refusal.hint : undefined;
      const slashes = /^https?:\/*[^/]/i.test(href) ? `write ${href.replace(/^(https?):\/*/i, "$1://")}` : usual;
      const hint = scheme === "mailto" ? "write mailto: and an e-mail address" : slashes;
      return void this.report.add(refusal.code, place, refusal.params, hint);
    }
    const page = /^(?:\.\/)?([^/#]+)\.md(#.*)?$/.exec(href);
    if (page) return this.#linkAt(`/${page[1] === "index" ? "" : `${page[1]}/`}${page[2] ?? ""}`, place);
    if (/^[#/]/.test(href)) return this.#linkAt(href, place);
    if (this.documents.publicFiles.has(decoded(href))) return `/${href}`;
    // Hints need all addresses, so report it later.
    this.relativeLinks.push({ url: href, place });
    return undefined;
  }

  /** The absolute address of a link for readers elsewhere; undefined if the site's own address is unknown. */
  absolute(href: string): string | undefined {
    if (!/^[#/]/.test(href)) return href;
    const { workshop } = this.documents.data;
    const site = workshop.state === "checked" ? workshop.value.url : undefined;
    return site === undefined || href.startsWith("#") ? undefined : new URL(href.slice(1), folderOf(site)).href;
  }

  /** `links:` of a person or item; a link without words is labelled with its host. */
  links(value: object, links: NonNullable<PersonEntry["links"]> | undefined): readonly Link[] {
    return (links ?? []).map((one) => {
      if (typeof one !== "string") return { label: one.label, url: this.link(one, "url", one.url) ?? one.url };
      return { label: hostLabel(one), url: this.link(value, "links", one) ?? one };
    });
  }

  /** `online:` of an event, day, session or item. Checked even once the workshop is over. */
  online(
    value: object,
    online: { url?: string | undefined; chat?: string | undefined; note?: string | undefined } | undefined,
  ): OnlineAccess | undefined {
    if (!online) return undefined;
    const url = this.link(value, "online", online.url);
    const note = this.markdown(online, "note", online.note);
    return {
      hasStream: url !== undefined,
      ...withoutUndefined({
        chat: this.link(value, "online", online.chat),
        ...(this.offersStreams ? { url, note } : {}),
      }),
    };
  }
}

/** A path below a folder without `.`, `..` and doubled slashes; undefined if it leads out of the folder. */
export function fileBelow(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.normalize("NFC").split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** The absolute address that a file path was meant to be: it lacks its scheme, or it is a DOI. */
function addressElsewhere(path: string): string | undefined {
  if (isDoi(path)) return `https://doi.org/${path}`;
  return isBareAddress(path) && (/^www\./i.test(path) || /[/?]/.test(path)) ? `https://${path}` : undefined;
}

/** The `url:` of a site as a folder, without query and fragment. */
export function folderOf(url: string): string {
  return `${url.replace(/[?#].*$/, "").replace(/\/+$/, "")}/`;
}

/** Where a fragment of its text stands within a place; the whole place if the fragment does not occur literally. */
export function within(place: Place, fragment: string): Place {
  const found = findWritten(place.source.text.slice(place.start, place.end), fragment);
  if (found === undefined) return place;
  return { ...place, start: place.start + found.start, end: place.start + found.end };
}

/** Labels of well-known hosts; others are labelled with their host name. */
const HOSTS: Readonly<Record<string, string>> = {
  "github.com": "GitHub",
  "gitlab.com": "GitLab",
  "scholar.google.com": "Google Scholar",
  "orcid.org": "ORCID",
  "www.linkedin.com": "LinkedIn",
  "linkedin.com": "LinkedIn",
  "dblp.org": "DBLP",
  "openreview.net": "OpenReview",
  "arxiv.org": "arXiv",
  "doi.org": "DOI",
  "huggingface.co": "Hugging Face",
  "zenodo.org": "Zenodo",
  "osf.io": "OSF",
  "x.com": "X",
  "twitter.com": "Twitter",
  "bsky.app": "Bluesky",
};

/** The label of a link without words. */
export function hostLabel(url: string): string {
  const parsed = parseUrl(url);
  if (!parsed) return url.replace(/^[#/]+|\/$/g, "");
  return HOSTS[parsed.hostname] ?? (parsed.hostname ? parsed.hostname.replace(/^www\./, "") : parsed.pathname);
}

/** An object without its undefined fields, as `exactOptionalPropertyTypes` requires. */
export function withoutUndefined<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
