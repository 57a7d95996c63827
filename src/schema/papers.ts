import * as z from "zod";
import {
  doi,
  field,
  id,
  link,
  mapping,
  markdown,
  oneOf,
  oneOrMany,
  path,
  people,
  reference,
  text,
  title,
  wholeNumber,
  yesNo,
} from "./fields.ts";
import { pageRange } from "./publication.ts";

/** What a paper can be. */
export const PAPER_KINDS = ["poster", "demo", "oral", "spotlight", "talk", "shared task", "non-archival"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** One paper. */
export const paperSchema = mapping(
  {
    title: field(
      title,
      "The title; text between $ signs is mathematics, shown in Unicode where only plain text is possible, and as TeX in BibTeX",
      "Debugging with Flip Points",
    ),
    authors: field(people.optional(), "The authors, in order", "Ada Lovelace, Alan Turing and Grace Hopper", [
      "Ada Lovelace (University of London)",
      "Alan Turing (Manchester)",
    ]),
    presenter: field(
      people.optional(),
      "Who presents it; if it is given as a talk, only they count as speakers",
      "Grace Hopper",
    ),
    kind: field(
      oneOrMany("a kind or a list of kinds", oneOf("a kind", PAPER_KINDS)).optional().meta({ default: "poster" }),
      "What it is. Each kind has its own list on the home page; a paper of several kinds is in the list of the first",
      "demo",
      ["oral", "poster"],
    ),
    label: field(text.optional(), "Other words for the kind", "Extended abstract"),
    group: field(
      text.optional(),
      "A heading in the list, under which the papers of the group are shown together",
      "Robustness",
    ),
    id: field(
      id.optional(),
      "Keeps the address of its page when the title changes; other files may refer to it",
      "flip-points",
    ),
    pdf: field(path.optional(), "The paper itself: a file under public/, or an address", "papers/flip-points.pdf"),
    url: field(
      link.optional(),
      "The paper's page elsewhere, such as at arXiv or OpenReview",
      "https://example.org/flip-points",
    ),
    abstract: field(
      markdown.optional(),
      "The abstract (Markdown, with mathematics)",
      "We show that $k$ flips are enough.",
    ),
    code: field(link.optional(), "Where its code is", "https://example.org/code"),
    data: field(link.optional(), "Where its data is", "https://example.org/data"),
    slides: field(path.optional(), "The slides: a file under public/, or an address", "slides/flip-points.pdf"),
    poster: field(path.optional(), "The poster: a file under public/, or an address", "posters/flip-points.pdf"),
    video: field(link.optional(), "The recording", "https://example.org/video/2"),
    award: field(
      oneOrMany("an award or a list of awards", text).optional(),
      "What it won, shown beside the title",
      "Best Paper Award",
    ),
    talk: field(
      yesNo.optional(),
      "Whether it is also given as a talk; needed only if the schedule does not show it",
      "yes",
    ),
    board: field(text.optional(), "The number of its poster board, shown in the list and on its label", "A12"),
    session: field(
      reference.optional(),
      "The poster session it hangs in, by id or title; needed only where several show papers of its kind",
      "Posters 1",
    ),
    keywords: field(oneOrMany("a list of keywords", text).optional(), "Keywords, shown on the paper's page", [
      "fairness",
      "robustness",
    ]),
    doi: field(doi.optional(), "The DOI, bare or as an address; shown as a link", "10.1145/3290605.3300233"),
    archival: field(
      yesNo.optional(),
      "Whether it belongs to the proceedings; without it, every paper does that is not of the kind non-archival",
      "no",
    ),
    order: field(
      wholeNumber.optional(),
      "Its place in the volume: papers with a number come first, by number, then the others as in this file",
      3,
    ),
    section: field(
      text.optional(),
      "The section of the volume in which it stands; without it, its group. Papers without either come first, sections in the order of their first papers. The lists of the site follow group alone",
      "Long papers",
    ),
    pages: field(
      pageRange.optional(),
      "Its pages in the volume. Without them, they follow from the lengths of the PDF files of all papers up to it, where all can be read",
      "1-12",
      7,
    ),
    short_title: field(title.optional(), "A shorter title for running heads", "Flip Points"),
    licence: field(text.optional(), "Its licence; without it, that of the volume", "CC BY-NC 4.0"),
    supplement: field(
      path.optional(),
      "Supplementary material: a file under public/, or an address",
      "papers/flip-points-supplement.zip",
    ),
  },
  "a paper (a mapping with title and authors)",
);

/** `data/papers.yaml`: a list of papers. */
export const papersSchema = z.array(paperSchema, "a list of papers");
export type PaperDocument = z.output<typeof paperSchema>;
