/** The formats of programmes, in the order in which they are asked. */
import type { Format } from "../formats.ts";
import type { ItemRow } from "../row.ts";
import { frabJson } from "./frab.ts";
import type { ProgrammeContext } from "./item.ts";
import { jekyllTheme } from "./jekyll.ts";
import { sessionizeAll } from "./sessionize.ts";
import { programmeTable } from "./table.ts";

export const PROGRAMME_FORMATS: readonly Format<ItemRow, ProgrammeContext>[] = [
  frabJson,
  sessionizeAll,
  jekyllTheme,
  programmeTable,
];
