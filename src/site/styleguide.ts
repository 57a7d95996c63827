/** What the style guide shows: the components filled with a small site that is awkward on purpose. */
import { DateTime } from "luxon";
import type { Workshop } from "../model/workshop.ts";
import { packageFile } from "../package.ts";
import { readSite } from "./read.ts";

const SITE = packageFile("pages/styleguide/site");
/** The day of its programme, before the end. */
const NOW = "2031-03-03T09:00:00Z";

let example: Workshop | undefined;

/** The workshop of the examples; read when the page is made, so never for a published site. */
export function styleguide(): Workshop {
  if (example === undefined) {
    const { workshop, diagnostics } = readSite({ site: SITE, now: DateTime.fromISO(NOW) as DateTime<true> });
    if (!workshop) throw new Error(`the site of the style guide has errors: ${diagnostics[0]?.message}`);
    example = workshop;
  }
  return example;
}
