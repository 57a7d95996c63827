/**
 * The style sheets of a site: the layers of `design/` and what components and pages have beside their templates, with
 * colours and page margins of the workshop. What the home page does without stands apart, and so does what only the
 * printed forms need: a phone in a corridor should not wait for it.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type Esbuild from "esbuild";
import { DateTime } from "luxon";
import { BROWSERS } from "../design/browsers.ts";
import { createPalette } from "../design/palette.ts";
import { timeRules } from "../design/times.ts";
import { withSlashes } from "../load/files.ts";
import { liveUntil } from "../model/clock.ts";
import { examplePages } from "../model/examples.ts";
import type { Workshop } from "../model/workshop.ts";
import { pageRules, sizeRules } from "../pages/print/page-rules.ts";
import { keptLater } from "./cache.ts";

export interface Stylesheet {
  /** From the site's root; the name changes with the content, so that browsers may keep it for good. */
  readonly path: string;
  readonly css: string;
}

const SOURCES = new URL("..", import.meta.url);

/** @param name from the folder of the sources: `design/base.css` */
const read = (name: string): string => readFileSync(new URL(name, SOURCES), "utf8");

/** The style sheets, after what they are for. */
type Use = "site" | "page" | "paper";

/** Whether a text of a workshop holds what scrolls in itself, see `setFormula` and `renderMarkdown`. */
function scrolls(workshop: Workshop): boolean {
  const seen = new Set<unknown>([workshop]);
  // A set goes on over what is added to it.
  for (const value of seen) {
    if (typeof value === "string" && /<(?:span|div) class="(?:formula|scroll)/.test(value)) return true;
    if (typeof value !== "object" || value === null || DateTime.isDateTime(value)) continue;
    for (const part of Object.values(value)) seen.add(part);
  }
  return false;
}

/** What few workshops have; the others should not wait for its rules. */
const ONLY_WITH: Readonly<Record<string, (workshop: Workshop) => boolean>> = {
  "pages/home/sections/digest.css": ({ isLarge }) => isLarge,
  "components/example/example.css": (workshop) => examplePages(workshop).size > 0,
  "pages/home/sections/editions.css": ({ editions }) => editions.length > 0,
  "components/hero/hero-picture.css": ({ hero }) => hero !== undefined,
  "components/notice/notice.css": ({ notice }) => notice !== undefined,
  "components/now/now.css": (workshop) => liveUntil(workshop) !== undefined,
  "components/prose/scroll.css": scrolls,
  "pages/home/sections/sponsors-logo.css": ({ sponsors }) =>
    sponsors.some((level) => level.sponsors.some(({ logo }) => logo)),
};

const hasTracks = ({ items }: Workshop): boolean => items.some(({ track, session }) => track ?? session?.track);

function useOf(name: string, workshop: Workshop): Use {
  if (name.startsWith("pages/print/")) return "paper";
  // Of a workshop without tracks only the style guide shows some.
  if (name === "components/track/track.css" && !hasTracks(workshop)) return "page";
  return name.startsWith("pages/") && !name.startsWith("pages/home/") ? "page" : "site";
}

/** The style sheets of components and pages, ordered by their own names: `components/hero/hero.css`. */
const componentSheets = (): string[] =>
  ["components", "pages"]
    .flatMap((folder) =>
      readdirSync(new URL(folder, SOURCES), { encoding: "utf8", recursive: true })
        .filter((name) => name.endsWith(".css"))
        .map((name) => path.posix.join(folder, withSlashes(name))),
    )
    .sort((a, b) => (path.posix.basename(a) < path.posix.basename(b) ? -1 : 1));

const components = (use: Use, workshop: Workshop): string =>
  componentSheets()
    .filter((name) => useOf(name, workshop) === use && (ONLY_WITH[name]?.(workshop) ?? true))
    .map(read)
    .join("\n");

const layer = (name: string, css: string): string => `@layer ${name} {\n${css}\n}\n`;

/** A property takes whatever it is given: what no browser of that age knows must not be where it would read it. */
const PAIRS = "@supports (color: light-dark(#000, #fff))";

/** The light scheme for every browser, and both for those that know pairs of colours. */
function colours(accent: string): string {
  const palette = Object.entries(createPalette(accent));
  const rule = (lines: readonly string[]) => `:root {\n${lines.join("\n")}\n}`;
  const light = palette.map(([name, [colour]]) => `  --${name}: ${colour};`);
  const both = palette
    .filter(([, [one, other]]) => one !== other)
    .map(([name, [one, other]]) => `  --${name}: light-dark(${one}, ${other});`);
  return `${rule(light)}\n${PAIRS} {\n${rule(both)}\n}`;
}

/** `site` for every page, `page` after it for all but the home page, `paper` after both for the printed forms. */
export type Stylesheets = Readonly<Record<Use, Stylesheet>>;

/** Concatenates and minifies the layers. */
export async function buildStylesheets(workshop: Workshop): Promise<Stylesheets> {
  const [site, page, paper] = await Promise.all([
    minify("site", [
      "@layer tokens, base, layout, components, print;",
      layer("tokens", `${read("design/tokens.css")}\n${colours(workshop.accent)}\n${timeRules(workshop)}`),
      layer("base", read("design/base.css")),
      layer("layout", read("design/layout.css")),
      layer("components", components("site", workshop)),
      layer("print", read("design/print.css")),
      // Page rules know no layers.
      pageRules(workshop),
    ]),
    minify("page", [layer("components", components("page", workshop))]),
    minify("paper", [layer("components", `${components("paper", workshop)}\n${sizeRules()}`)]),
  ]);
  return { site, page, paper };
}

const require = createRequire(import.meta.url);
const { version } = require("esbuild/package.json") as { version: string };

async function minify(name: string, parts: readonly string[]): Promise<Stylesheet> {
  const source = parts.join("\n");
  const css = await keptLater("style", [version, ...BROWSERS, source], async () => {
    // A program of its own, started only where something has changed.
    const { transform } = require("esbuild") as typeof Esbuild;
    return (await transform(source, { loader: "css", minify: true, charset: "utf8", target: [...BROWSERS] })).code;
  });
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
  return { path: `/assets/${name}-${hash}.css`, css };
}
