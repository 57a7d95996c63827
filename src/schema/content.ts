import { mapping, oneOrMany, text, wholeNumber, yesNo } from "./fields.ts";

/** The front matter of a page of `content/`. */
export const frontMatterSchema = mapping(
  {
    title: text
      .optional()
      .describe("The page's title; default: its first heading")
      .meta({ examples: ["Call for papers"] }),
    nav: wholeNumber
      .optional()
      .describe("Its place in the navigation")
      .meta({ examples: ["2"] }),
    description: text
      .optional()
      .describe("One sentence for search engines and previews")
      .meta({ examples: ["What we look for."] }),
    deadline: text
      .optional()
      .describe("The title of a date in dates.yaml")
      .meta({ examples: ["Paper submission"] }),
    draft: yesNo
      .optional()
      .describe("Whether it is left out")
      .meta({ examples: ["yes"] }),
    aliases: oneOrMany("an address or a list of addresses", text)
      .optional()
      .describe("Old addresses that lead here")
      .meta({ examples: [["/cfp.html"]] }),
  },
  "front matter (a mapping)",
);
