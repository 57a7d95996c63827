/** The pages of a workshop as Eleventy templates. */
import { fileOf, type Page } from "../model/routes.ts";
import type { EleventyConfig } from "./eleventy.ts";
import type { Render } from "./render.ts";

/**
 * Adds pages to an Eleventy build, as one virtual template paginated over their files. The workshop stays out of
 * Eleventy's data, which is copied for every page.
 * @param pagesNow called once per build, after `eleventy.before`
 * @param at the folder of the output for the pages, with a slash at both ends
 */
export function addPages(
  eleventy: EleventyConfig,
  pagesNow: () => { readonly pages: readonly Page[]; readonly render: Render },
  at = "/",
): void {
  let byFile = new Map<string, Page>();
  let render: Render = () => "";
  eleventy.addTemplateFormats("11ty.js");
  eleventy.addTemplate("lectern.11ty.js", {
    data: () => {
      const now = pagesNow();
      render = now.render;
      byFile = new Map(now.pages.map((page) => [at + fileOf(page.address).slice(1), page]));
      return {
        files: [...byFile.keys()],
        pagination: { data: "files", size: 1, alias: "file" },
        permalink: ({ file }: { readonly file: string }) => file,
        layout: false,
        eleventyExcludeFromCollections: true,
      };
    },
    render: ({ file }: { readonly file: string }) => {
      const page = byFile.get(file);
      return page === undefined ? "" : render(page);
    },
  });
}
