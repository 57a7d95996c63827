import * as z from "zod";
import { doi, id, link, mapping, markdown, oneOf, oneOrMany, path, people, text, yesNo } from "./fields.ts";

/** What a paper can be. */
export const PAPER_KINDS = ["poster", "demo", "oral", "spotlight", "talk", "shared task", "non-archival"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** One paper. */
export const paperSchema = mapping(
  {
    title: text.describe("The title; $…$ is mathematics").meta({ examples: ["Debugging with Flip Points"] }),
    authors: people
      .optional()
      .describe("The authors")
      .meta({ examples: ["Ada Lovelace, Alan Turing and Grace Hopper"] }),
    presenter: people
      .optional()
      .describe("Who presents it")
      .meta({ examples: ["Grace Hopper"] }),
    kind: oneOrMany("a kind or a list of kinds", oneOf("a kind", PAPER_KINDS))
      .optional()
      .describe("What it is; default poster")
      .meta({ examples: ["demo", ["oral", "poster"]] }),
    label: text
      .optional()
      .describe("Says the kind in other words")
      .meta({ examples: ["Extended abstract"] }),
    group: text
      .optional()
      .describe("A heading of the list")
      .meta({ examples: ["Robustness"] }),
    id: id
      .optional()
      .describe("Keeps its address when the title changes")
      .meta({ examples: ["flip-points"] }),
    pdf: path
      .optional()
      .describe("An address or a file under public/")
      .meta({ examples: ["papers/flip-points.pdf"] }),
    url: link
      .optional()
      .describe("The paper's page")
      .meta({ examples: ["https://example.org/flip-points"] }),
    abstract: markdown
      .optional()
      .describe("The abstract (Markdown)")
      .meta({ examples: ["We show that …"] }),
    code: link
      .optional()
      .describe("Its code")
      .meta({ examples: ["https://example.org/code"] }),
    data: link
      .optional()
      .describe("Its data")
      .meta({ examples: ["https://example.org/data"] }),
    slides: path
      .optional()
      .describe("An address or a file under public/")
      .meta({ examples: ["slides/flip-points.pdf"] }),
    poster: path
      .optional()
      .describe("The poster as a file")
      .meta({ examples: ["posters/flip-points.pdf"] }),
    video: link
      .optional()
      .describe("A recording")
      .meta({ examples: ["https://example.org/video/2"] }),
    award: oneOrMany("an award or a list of awards", text)
      .optional()
      .describe("What it won")
      .meta({ examples: ["Best Paper Award"] }),
    talk: yesNo
      .optional()
      .describe("Whether it is also a contributed talk")
      .meta({ examples: ["yes"] }),
    board: text
      .optional()
      .describe("The number of its poster board")
      .meta({ examples: ["A12"] }),
    session: text
      .optional()
      .describe("The poster session it hangs in")
      .meta({ examples: ["Posters 1"] }),
    keywords: oneOrMany("a list of keywords", text)
      .optional()
      .describe("Keywords")
      .meta({ examples: [["fairness"]] }),
    doi: doi
      .optional()
      .describe("The DOI, bare or as an address")
      .meta({ examples: ["10.1145/3290605.3300233"] }),
  },
  "a paper (a mapping with title and authors)",
);

/** `data/papers.yaml`: a list of papers. */
export const papersSchema = z.array(paperSchema, "a list of papers");
export type PaperDocument = z.output<typeof paperSchema>;
