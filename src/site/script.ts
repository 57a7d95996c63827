/** The scripts of a site: one in the head of every page, the others loaded on demand or by single pages. */
import { assetAddress } from "./assets.ts";
import type { Compiled } from "./compiled.ts";

export interface Script {
  /** From the site's root, see {@link assetAddress}. */
  readonly path: string;
  readonly code: string;
}

/** `site` is in the head of every page and loads `programme` on demand. The others are for the pages of these names. */
export type Scripts = Readonly<
  Record<"site" | "programme" | "opening" | "search" | "papers" | "qr" | "now" | "fit" | "posters", Script>
>;

/** The scripts of the forms for those who run the day, which no build writes. */
export function deskScripts(compiled: Compiled): Readonly<Record<DeskScript, Script>> {
  return { badges: scriptOf(compiled, "badges"), runSheets: scriptOf(compiled, "runSheets") };
}

type DeskScript = "badges" | "runSheets";

function scriptOf({ scripts }: Compiled, name: keyof Scripts | DeskScript): Script {
  const code = scripts[name];
  return { path: assetAddress(`${name}.js`, code), code };
}

/** The scripts of every site. */
export function siteScripts(compiled: Compiled): Scripts {
  const script = (name: keyof Scripts): Script => scriptOf(compiled, name);
  return {
    site: script("site"),
    programme: script("programme"),
    opening: script("opening"),
    search: script("search"),
    papers: script("papers"),
    qr: script("qr"),
    now: script("now"),
    fit: script("fit"),
    posters: script("posters"),
  };
}
