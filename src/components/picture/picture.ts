/** Pictures in HTML: offers the browser the formats and sizes that `src/site/pictures/` has made. */

import type { PictureUse } from "../../model/context.ts";
import { escapeHtml } from "../../model/text.ts";
import { logoSize, type OfferedFormat, type PictureFile, PORTRAIT, type ReadyPicture } from "./recipes.ts";

/** What a template says about a picture. */
export interface PictureOptions {
  /** Empty if the words beside it say the same. */
  readonly alt: string;
  readonly class?: string;
  /** For a photo: whether it stands small beside the words. */
  readonly small?: boolean;
  /** For a logo: its level among the sponsors, 0 the first. */
  readonly level?: number;
  /** For a logo without a variant for the dark scheme: whether it needs a plate there unless it has one colour. */
  readonly plated?: boolean;
}

/** The size of a logo on each level, as a share of that on the first. */
const LEVELS = [1, 0.7, 0.6];

/** The pictures of a site, ready for pages. */
export interface FoundPictures {
  /** The picture of an address of `public/`; undefined if the model does not name it. */
  find(url: string, use: PictureUse): ReadyPicture | undefined;
}

/** Renders the pictures of one build. */
export interface PictureRenderer {
  /**
   * A picture of `public/` as HTML. Always with width and height, so nothing moves when it loads.
   * @param url from the site's root
   */
  render(url: string, use: PictureUse, options: PictureOptions): string;
  /** The HTML of a Markdown text with its pictures in all their sizes. */
  renderInside(html: string): string;
}

/** A picture in HTML that the model made from Markdown; quotes inside text are escaped there. */
const PICTURE = /<img src="(\/[^"]*)" alt="([^"]*)"[^>]*>/g;

/** @param prefix path prefix of the site without its final slash */
export function createPictureRenderer(pictures: FoundPictures, prefix: string): PictureRenderer {
  function render(url: string, use: PictureUse, options: PictureOptions): string {
    const ready = pictures.find(url, use);
    const files = ready?.files ?? [];
    const last = files.at(-1);
    const shown = ready && shownSize(ready, use, options);
    const sizes = shown && shownWidth(use, shown.width, options.small);
    const sources = (["avif", "webp"] as const).map((format) => source(files, format, sizes ?? "", prefix)).join("");
    const image = attributes({
      class: options.plated ? `${options.class} logo--${ready?.isPlain ? "plain" : "plated"}` : options.class,
      src: prefix + (last?.url ?? url),
      width: shown?.width,
      height: shown?.height,
      alt: options.alt,
      // The hero is in view at once; the others may be off screen.
      ...(use === "hero" ? { fetchpriority: "high" } : { loading: "lazy" }),
      decoding: "async",
    });
    return files.length === 0 ? `<img${image}>` : `<picture>${sources}<img${image}></picture>`;
  }

  return {
    render,
    renderInside: (html) =>
      html.replace(PICTURE, (_, url: string, alt: string) => render(url, "text", { alt: decode(alt) })),
  };
}

function source(files: readonly PictureFile[], format: OfferedFormat, sizes: string, prefix: string): string {
  const candidates = files.filter((file) => file.format === format);
  if (candidates.length === 0) return "";
  const srcset = candidates.map(({ url, width }) => `${prefix}${url} ${width}w`).join(", ");
  return `<source${attributes({ type: `image/${format}`, srcset, sizes })}>`;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size that the page is laid out with, in CSS pixels, before styles make it fit. */
function shownSize(
  ready: Size & { readonly files: readonly Size[] },
  use: PictureUse,
  { small, level = 0 }: PictureOptions,
): Size {
  if (use === "photo") return small ? SMALL_PHOTO : { width: PORTRAIT.width, height: Math.round(PORTRAIT.height) };
  if (use === "logo") {
    const full = logoSize(ready.width, ready.height);
    const scale = LEVELS[Math.min(level, LEVELS.length - 1)] ?? 1;
    return { width: Math.round(full.width * scale), height: Math.round(full.height * scale) };
  }
  const widest = ready.files.reduce<Size | undefined>((a, b) => (a && a.width >= b.width ? a : b), undefined);
  return widest ?? ready;
}

/** A photo beside words. */
const SMALL_PHOTO = { width: 72, height: 90 };

/** `sizes`: how wide the styles show it. */
function shownWidth(use: PictureUse, width: number, isSmall = false): string {
  if (use === "photo" && !isSmall) return `(min-width: 60rem) ${width}px, (min-width: 40rem) 30vw, 43vw`;
  if (use === "hero") return "100vw";
  if (use === "text" && width > 640) return "(min-width: 44rem) 40rem, 92vw";
  return `${width}px`;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
}

/** Unescapes an attribute of the model's HTML. */
function decode(html: string): string {
  return html.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
