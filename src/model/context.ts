import type { DateTime } from "luxon";
import type { Report } from "../load/diagnostics.ts";
import type { Documents } from "../load/load.ts";
import { decoded, findWritten, type Place, positionAt } from "../load/source.ts";
import { isBareAddress, isDoi, type PersonEntry, refuseAddress, SCHEME } from "../schema/fields.ts";
import { closest } from "../schema/suggest.ts";
import { disguised, isPrivate } from "./deceptive-links.ts";
import { changeAround, clockAt, endOfDay, type LocalTime, localTime } from "./local-time.ts";
import { renderMarkdown, TOP_HEADING } from "./markdown.ts";
import { inlineText, type TextProblem } from "./text.ts";
import type { FileUrl, Link, OnlineAccess, Text } from "./workshop.ts";

/** A link to an address of this site, to be looked up once all addresses are known. */
export interface LocalLink {
  readonly url: string;
  readonly place: Place;
}

/** How a picture is shown, which decides what is made of it. */
export type PictureUse = "photo" | "logo" | "hero" | "text";

/** A picture of `public/` that the data names; whether it can be shown is for whoever looks into the file. */
export interface NamedPicture {
  /** From the site's root: `/people/madry.jpg`. */
  readonly url: string;
  readonly use: PictureUse;
  /** Its path as it is written. */
  readonly path: string;
  readonly place: Place;
}

/** What the parts of the model share while it is built: where things stand, and how texts, files and links are read. */
export class Context {
  /** Set to false when the workshop is over: its streams are, too. */
  offersStreams = true;
  readonly localLinks: LocalLink[] = [];
  /** Links inside Markdown that are no address, to be reported once all addresses are known. */
  readonly relativeLinks: LocalLink[] = [];
  readonly pictures: NamedPicture[] = [];

  readonly documents: Documents;
  readonly report: Report;
  /** The instant that "over" refers to, in the workshop's zone. */
  readonly now: DateTime<true>;
  readonly language: string;

  constructor(documents: Documents, report: Report, now: DateTime<true>, language: string) {
    this.documents = documents;
    this.report = report;
    this.now = now;
    this.language = language;
  }

  /** The place of a value of a document, or of one of its fields. */
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
   * Whether a value of a document still holds an example of a new site.
   * @param parts values in it that answer for themselves
   */
  holdsExample(value: object, parts: readonly object[] = []): boolean {
    const { examples, places } = this.documents;
    // Most sites have none, and are not asked where everything stands.
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
   * The instant of a time on the wall that a field says. One that the clocks skip or show twice is reported.
   * @param minutes after midnight of the date; 1440 is its end, whatever the clocks show then
   */
  instant(value: object, field: string, date: string, minutes: number, zone: string): DateTime<true> {
    if (minutes === 1440) return endOfDay(date, zone);
    const time = localTime(date, minutes, zone);
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

  /** Where what is wrong with a text of a field is said: at the part of it. */
  problemAt(value: object, field: string): TextProblem {
    return (code, fragment, params, hint) =>
      this.report.add(code, within(this.at(value, field), fragment), params, hint);
  }

  /** A file field: an address elsewhere, or the root-relative address of a file that exists under public/. */
  file(value: object, field: string, path: string | undefined): FileUrl | undefined {
    return path === undefined ? undefined : this.#pathAt(path, this.at(value, field));
  }

  /** A picture field; pages ask no other host for anything, so a picture elsewhere is not shown. */
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
    const parts: string[] = [];
    for (const part of decoded(path).normalize("NFC").split("/")) {
      if (part === "..") {
        if (parts.pop() === undefined) return void this.report.add("path-outside", place, { value: path });
      } else if (part !== "" && part !== ".") parts.push(part);
    }
    const file = parts.join("/");
    if (publicFiles.has(file)) return `/${parts.map(encodeURIComponent).join("/")}`;
    const found = publicFiles.otherCase(file);
    if (found !== undefined) return void this.report.add("path-case", place, { value: file, found }, `write ${found}`);
    // As a file manager shows it: with backslashes, or from the disk's root.
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

  /** A link field; addresses of this site are noted, to be looked up later. */
  link(value: object, field: string, url: string | undefined): string | undefined {
    return url === undefined ? undefined : this.#linkAt(url, this.at(value, field));
  }

  /** Says of an address that it leads nowhere for others. */
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

  /** A link inside Markdown: as a link field, and also `call.md` for a page and a path for a file under public/. */
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
    // What it was meant for is known once all addresses are.
    this.relativeLinks.push({ url: href, place });
    return undefined;
  }

  /** The address of a link of the data for readers who are not on this site; undefined where the site's own is not known. */
  absolute(href: string): string | undefined {
    if (!/^[#/]/.test(href)) return href;
    const { workshop } = this.documents.data;
    const site = workshop.state === "checked" ? workshop.value.url : undefined;
    return site === undefined || href.startsWith("#") ? undefined : new URL(href.slice(1), folderOf(site)).href;
  }

  /** `links:` of a person or item; a link without words is named after its host. */
  links(value: object, links: NonNullable<PersonEntry["links"]> | undefined): readonly Link[] {
    return (links ?? []).map((one) => {
      if (typeof one !== "string") return { label: one.label, url: this.link(one, "url", one.url) ?? one.url };
      return { label: hostLabel(one), url: this.link(value, "links", one) ?? one };
    });
  }

  /** `online:` of an event, day, session or item; once the workshop is over, what was said there is still checked. */
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

/** The address elsewhere that a path to a file was meant for: its scheme was left out, or it is a DOI. */
function addressElsewhere(path: string): string | undefined {
  if (isDoi(path)) return `https://doi.org/${path}`;
  return isBareAddress(path) && (/^www\./i.test(path) || /[/?]/.test(path)) ? `https://${path}` : undefined;
}

/** The `url:` of a site as a folder, without what belongs to one of its pages. */
export function folderOf(url: string): string {
  return `${url.replace(/[?#].*$/, "").replace(/\/+$/, "")}/`;
}

/** The part of a place where a fragment of its text stands; the whole place when it does not stand there literally. */
export function within(place: Place, fragment: string): Place {
  const found = findWritten(place.source.text.slice(place.start, place.end), fragment);
  if (found === undefined) return place;
  return { ...place, start: place.start + found.start, end: place.start + found.end };
}

/** What well-known hosts are called; others go by their host's name. */
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

/** Words for a link that brings none. */
export function hostLabel(url: string): string {
  if (!URL.canParse(url)) return url.replace(/^[#/]+|\/$/g, "");
  const parsed = new URL(url);
  return HOSTS[parsed.hostname] ?? (parsed.hostname ? parsed.hostname.replace(/^www\./, "") : parsed.pathname);
}

/** An object without its undefined fields, as `exactOptionalPropertyTypes` wants it. */
export function withoutUndefined<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
