/**
 * The style sheets of a site: the layers of `design/`, and the sheets beside the templates of components and pages,
 * with the workshop's colours and page margins. What the home page does without is separate, and so is what only print
 * forms need: a phone in a corridor should not wait for it.
 */
import path from "node:path";
import { DateTime } from "luxon";
import { createPalette, createScreenPalette } from "../design/palette.ts";
import { timeRules } from "../design/times.ts";
import { scriptSheet, typefaceRules } from "../design/typefaces.ts";
import { liveUntil, programmeSpan } from "../model/clock.ts";
import { examplePages } from "../model/examples.ts";
import type { Workshop } from "../model/workshop.ts";
import { badgeRules } from "../pages/desk/badges.ts";
import { runRules } from "../pages/desk/run-sheets.ts";
import type { Desk } from "../pages/desk/sheets.ts";
import { hasManyPapers } from "../pages/papers/papers.ts";
import { formRules, pageRules } from "../pages/print/page-rules.ts";
import { hasFilter } from "../pages/schedule/facets.ts";
import { assetAddress } from "./assets.ts";
import type { Compiled } from "./compiled.ts";

export interface Stylesheet {
  /** From the site's root, see {@link assetAddress}. */
  readonly path: string;
  readonly css: string;
}

type Sheets = Compiled["sheets"];

/** The style sheets of a site, named by their use. */
type Use = "site" | "page" | "print" | "now";

/** What the schedule's pages look like on paper, beside `design/print.css` and `design/print-page.css`. */
const PRINTED_SCHEDULE = "pages/schedule/printed.css";

const onPaper = (css = ""): string => `@media print{${css}}`;

/** Whether any text of a workshop contains something that scrolls, see `setFormula` and `renderMarkdown`. */
function scrolls(workshop: Workshop): boolean {
  const seen = new Set<unknown>([workshop]);
  // Iterating over a set also visits what is added meanwhile.
  for (const value of seen) {
    if (typeof value === "string" && /<(?:span|div) class="(?:formula|scroll)/.test(value)) return true;
    if (typeof value !== "object" || value === null || DateTime.isDateTime(value)) continue;
    for (const part of Object.values(value)) seen.add(part);
  }
  return false;
}

const hasLogos = ({ sponsors }: Workshop): boolean => sponsors.some((level) => level.sponsors.some(({ logo }) => logo));

/** Rules that few workshops need; the others should not wait for them. */
const ONLY_WITH: Readonly<Record<string, (workshop: Workshop) => boolean>> = {
  "components/facets/facets.css": (workshop) => hasFilter(workshop) || hasManyPapers(workshop),
  "pages/papers/index.css": hasManyPapers,
  "pages/home/bare.css": ({ sections }) => sections.length === 0,
  "pages/home/sections/digest.css": ({ isLarge }) => isLarge,
  "components/example/example.css": (workshop) => examplePages(workshop).size > 0,
  "pages/home/sections/editions.css": ({ editions }) => editions.length > 0,
  "pages/home/sections/news.css": ({ news }) => news.length > 0,
  "pages/home/sections/address.css": ({ sections }) => sections.some(({ kind }) => kind === "venue"),
  "components/hero/hero-during.css": (workshop) => liveUntil(workshop) !== undefined,
  "components/hero/hero-picture.css": ({ hero }) => hero !== undefined,
  "components/notice/notice.css": ({ notice }) => notice !== undefined,
  "components/navigation/event.css": (workshop) => programmeSpan(workshop) !== undefined,
  "components/now/now.css": (workshop) => liveUntil(workshop) !== undefined,
  "components/timeline/timelines.css": ({ days }) => days.length > 2,
  "components/prose/scroll.css": scrolls,
  "pages/home/sections/sponsors-logo.css": hasLogos,
  "pages/home/sections/sponsors-logo-dark.css": hasLogos,
};

const hasTracks = ({ items }: Workshop): boolean => items.some(({ track, session }) => track ?? session?.track);

function useOf(name: string, workshop: Workshop): Use | "desk" {
  if (name.startsWith("pages/desk/")) return "desk";
  if (name.startsWith("pages/print/")) return "print";
  if (name.startsWith("pages/now/")) return "now";
  // The home page has none of their buttons.
  if (name === "components/tools/tools.css" || name === "components/facets/facets.css") return "page";
  // Nor many people in columns, which run on there.
  if (name === "components/committee/columns.css") return "page";
  // The home page names rooms by their codes only in what is on now.
  if (name === "components/programme/code.css" && liveUntil(workshop) === undefined) return "page";
  // If the workshop has no tracks, only the style guide shows any.
  if (name === "components/track/track.css" && !hasTracks(workshop)) return "page";
  return name.startsWith("pages/") && !name.startsWith("pages/home/") ? "page" : "site";
}

/** The style sheets of components and pages, ordered by their own names: `components/hero/hero.css`. */
function componentSheets(sheets: Sheets): string[] {
  return Object.keys(sheets)
    .filter((name) => /^(?:components|pages)\//.test(name) && name !== PRINTED_SCHEDULE)
    .sort((a, b) => (path.posix.basename(a) < path.posix.basename(b) ? -1 : 1));
}

const components = (use: Use | "desk", workshop: Workshop, sheets: Sheets): string =>
  componentSheets(sheets)
    .filter((name) => useOf(name, workshop) === use && (ONLY_WITH[name]?.(workshop) ?? true))
    .map((name) => (DARK.test(name) ? inDark(sheets[name]) : sheets[name]))
    .join("");

const layer = (name: string, css = ""): string => `@layer ${name}{${css}}`;

/** Custom properties accept any value, so old browsers must not see what they do not know. */
const PAIRS = "@supports (color: light-dark(#000, #fff))";

/** Sheets of the dark scheme, for what `light-dark()` cannot say: it takes nothing but colours. */
const DARK = /-dark\.css$/;

/** The system's scheme, unless the reader has chosen the other one: no selector covers both ways to be dark. */
const inDark = (css = ""): string =>
  `${PAIRS}{@media screen and (prefers-color-scheme:dark){:root:not([data-scheme="light"]){${css}}}` +
  `@media screen{:root[data-scheme="dark"]{${css}}}}`;

/** The colours of the screen in the foyer, the same in both schemes. */
const screenColours = ({ accent }: Workshop): string =>
  Object.entries(createScreenPalette(accent))
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(" ");

/** What the picture of the hero keeps in view: inline styles are forbidden. */
const focusRule = ({ hero }: Workshop): string =>
  hero?.focus === undefined ? "" : `:root { --focus: ${hero.focus.x}% ${hero.focus.y}%; }`;

/** The light scheme for every browser, and both for those that know `light-dark()`. */
function colours(accent: string): string {
  const palette = Object.entries(createPalette(accent));
  const rule = (lines: readonly string[]) => `:root {\n${lines.join("\n")}\n}`;
  const light = palette.map(([name, [colour]]) => `  --${name}: ${colour};`);
  const both = palette
    .filter(([, [one, other]]) => one !== other)
    .map(([name, [one, other]]) => `  --${name}: light-dark(${one}, ${other});`);
  return `${rule(light)}\n${PAIRS} {\n${rule(both)}\n}`;
}

/**
 * `site` for every page; `page` after it, for all but the home page; `print` after both, for the print forms, and `now`
 * likewise, for the screen in the foyer.
 */
export type Stylesheets = Readonly<Record<Use, Stylesheet>>;

/** Concatenates the layers. @param sheets minified */
export function siteStylesheets(workshop: Workshop, { sheets }: Compiled): Stylesheets {
  const rules = (text: string) => withoutIndentation(text);
  return {
    site: stylesheet("site", [
      "@layer tokens,base,layout,components,print;",
      layer(
        "tokens",
        [
          sheets["design/tokens.css"],
          ...[colours(workshop.accent), typefaceRules(workshop.language), timeRules(workshop), focusRule(workshop)].map(
            rules,
          ),
        ].join(""),
      ),
      layer("base", sheets["design/base.css"]),
      layer("layout", sheets["design/layout.css"]),
      layer(
        "components",
        components("site", workshop, sheets) + (sheets[`design/${scriptSheet(workshop.language)}`] ?? ""),
      ),
      layer("print", onPaper(sheets["design/print.css"])),
      // Page rules cannot be in layers.
      rules(pageRules(workshop)),
    ]),
    page: stylesheet("page", [
      layer("components", components("page", workshop, sheets)),
      layer("print", onPaper(`${sheets["design/print-page.css"]}${sheets[PRINTED_SCHEDULE]}`)),
    ]),
    now: stylesheet("now", [
      layer("tokens", rules(`:root {${screenColours(workshop)}}`)),
      layer("components", components("now", workshop, sheets)),
    ]),
    print: stylesheet("print", [
      layer("components", components("print", workshop, sheets)),
      rules(formRules(workshop)),
    ]),
  };
}

/** The style sheet of the forms for those who run the day, after `print`; no build writes it. */
export function deskStylesheet(workshop: Workshop, { paper }: Desk, { sheets }: Compiled): Stylesheet {
  return stylesheet("desk", [
    layer("components", components("desk", workshop, sheets)),
    withoutIndentation(runRules(paper)),
    withoutIndentation(badgeRules(paper)),
  ]);
}

/** Minifies rules that are made here; for strings see {@link quote}. */
function withoutIndentation(css: string): string {
  return css.replace(
    /("(?:\\.|[^"\\])*")|\s*([{};])\s*|:\s+|\s+/g,
    (space, text?: string, mark?: string) => text ?? mark ?? (space.startsWith(":") ? ":" : " "),
  );
}

function stylesheet(name: string, parts: readonly string[]): Stylesheet {
  const css = parts.join("");
  return { path: assetAddress(`${name}.css`, css), css };
}
