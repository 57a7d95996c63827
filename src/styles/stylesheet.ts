/** The one style sheet of a site: the layers of this folder, with colours and page margins of the workshop. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { transform } from "esbuild";
import type { Workshop } from "../model/workshop.ts";
import { createDates } from "../templates/dates.ts";
import { createWords } from "../templates/words.ts";
import { createPalette } from "./palette.ts";

export interface Stylesheet {
  /** From the site's root; the name changes with the content, so that browsers may keep it for good. */
  readonly path: string;
  readonly css: string;
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

const components = (): string =>
  readdirSync(new URL("components/", import.meta.url))
    .filter((name) => name.endsWith(".css"))
    .sort()
    .map((name) => read(`components/${name}`))
    .join("\n");

const layer = (name: string, css: string): string => `@layer ${name} {\n${css}\n}\n`;

function colours(accent: string): string {
  const lines = Object.entries(createPalette(accent)).map(([name, [light, dark]]) => {
    return `  --${name}: ${light === dark ? light : `light-dark(${light}, ${dark})`};`;
  });
  return `:root {\n${lines.join("\n")}\n}`;
}

/** A string of CSS; everything but plain letters is written as a code point. */
function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/**
 * The foot of printed pages. It is made here because margin boxes cannot take text from a page, and no paper size is
 * said: that is the printer's.
 */
function pageMargins(workshop: Workshop): string {
  const words = createWords(workshop.language);
  const name = [workshop.name, workshop.host?.name].filter(Boolean).join(words.t("dot"));
  const date = words.t("print.asOf", { date: createDates(workshop, words).plain(workshop.updated) });
  const page = words.parts("print.page").map((part) => {
    if (typeof part === "string") return quote(part);
    return `counter(${part.name})`;
  });
  const left = workshop.direction === "rtl" ? ["right", "left"] : ["left", "right"];
  return `@page {
  margin: 13mm 13mm 15mm;
  @bottom-${left[0]} { content: ${quote(name)}; font: 8pt/1.3 system-ui, sans-serif; color: #333; vertical-align: top; padding-top: 3mm; white-space: nowrap; }
  @bottom-${left[1]} { content: ${quote(date + words.t("dot"))} ${page.join(" ")}; font: 8pt/1.3 system-ui, sans-serif; color: #333; vertical-align: top; padding-top: 3mm; white-space: nowrap; }
}`;
}

/** Concatenates and minifies the layers. */
export async function buildStylesheet(workshop: Workshop): Promise<Stylesheet> {
  const source = [
    "@layer tokens, base, layout, components, print;",
    layer("tokens", `${read("tokens.css")}\n${colours(workshop.accent)}`),
    layer("base", read("base.css")),
    layer("layout", read("layout.css")),
    layer("components", components()),
    layer("print", read("print.css")),
    // Page rules know no layers.
    pageMargins(workshop),
  ].join("\n");
  const { code } = await transform(source, { loader: "css", minify: true, charset: "utf8" });
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 8);
  return { path: `/assets/site-${hash}.css`, css: code };
}
