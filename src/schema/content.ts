import { field, mapping, oneOrMany, reference, text, title, wholeNumber, yesNo } from "./fields.ts";

/** The front matter of a page in `content/`. */
export const frontMatterSchema = mapping(
  {
    title: field(title.optional(), "The page's title; without it, the first heading of the text", "Call for papers"),
    nav: field(
      wholeNumber.optional(),
      "Its place in the navigation; pages without a number come last, ordered by title",
      2,
    ),
    description: field(
      text.optional(),
      "One sentence about the page, for search engines and for previews of links to it",
      "What we look for, and how papers are submitted.",
    ),
    deadline: field(
      reference.optional(),
      "The title of a date in dates.yaml; the page shows the date and counts as a call",
      "Paper submission",
    ),
    draft: field(yesNo.optional(), "Whether the page is left out of the site for now", "yes"),
    aliases: field(
      oneOrMany("an address or a list of addresses", reference).optional(),
      "Old addresses of this site that redirect here",
      "/cfp.html",
      ["/cfp.html", "/call/"],
    ),
  },
  "front matter (a mapping)",
);
