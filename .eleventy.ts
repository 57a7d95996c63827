/** The site of this folder, built by Eleventy's own command: see docs/eleventy.md. `lectern build` does not need this file. */
import type { EleventyConfig } from "./src/site/eleventy.ts";
import lectern from "./src/site/plugin.ts";

export default function configure(eleventy: EleventyConfig) {
  eleventy.addPlugin(lectern, { site: "." });
  // The Markdown of content/ is Lectern's, so Eleventy is to look for no pages of its own.
  return { dir: { output: "_site" }, templateFormats: ["11ty.js"] };
}
