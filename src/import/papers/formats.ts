/** The formats of papers, in the order in which they are asked. */
import type { Format, ReadContext } from "../formats.ts";
import { lecternPapers } from "../lectern.ts";
import type { Row } from "../row.ts";
import { aclpub2Papers } from "./aclpub2.ts";
import { bibtex } from "./bibtex.ts";
import { hotcrpJson } from "./hotcrp.ts";
import { openreviewNotes } from "./openreview.ts";
import { paperTables } from "./table.ts";

export const PAPER_FORMATS: readonly Format<Row, ReadContext>[] = [
  bibtex,
  openreviewNotes,
  hotcrpJson,
  aclpub2Papers,
  lecternPapers,
  ...paperTables,
];
