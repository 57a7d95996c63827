/** The formats of programmes, in the order in which they are asked. */
import type { Format } from "../formats.ts";
import { lecternProgramme } from "../lectern.ts";
import type { ItemRow } from "../row.ts";
import { aclpub2 } from "./aclpub2.ts";
import { calendar } from "./calendar.ts";
import { frabJson, frabXml, hubJson } from "./frab.ts";
import { indico } from "./indico.ts";
import type { ProgrammeContext } from "./item.ts";
import { dataLists, jekyllTheme } from "./jekyll.ts";
import { miniConf } from "./miniconf.ts";
import { pretalxApi } from "./pretalx.ts";
import { sessionizeAll, sessionizeViews } from "./sessionize.ts";
import { programmeTable } from "./table.ts";

export const PROGRAMME_FORMATS: readonly Format<ItemRow, ProgrammeContext>[] = [
  frabJson,
  frabXml,
  hubJson,
  sessionizeAll,
  sessionizeViews,
  pretalxApi,
  indico,
  calendar,
  aclpub2,
  miniConf,
  jekyllTheme,
  lecternProgramme,
  dataLists,
  programmeTable,
];
