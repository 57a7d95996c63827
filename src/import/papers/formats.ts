/** The formats of papers, in the order in which they are asked. */
import type { Format, ReadContext } from "../formats.ts";
import type { Row } from "../row.ts";
import { bibtex } from "./bibtex.ts";
import { openreviewNotes } from "./openreview.ts";
import { paperTables } from "./table.ts";

export const PAPER_FORMATS: readonly Format<Row, ReadContext>[] = [bibtex, openreviewNotes, ...paperTables];
