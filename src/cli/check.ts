import path from "node:path";
import { isFatal } from "../load/diagnostics.ts";
import type { Format } from "../load/format.ts";
import { recoverOutput } from "../site/output.ts";
import { readSiteWithPdfs } from "../site/read.ts";
import { showDiagnostics } from "../site/report.ts";
import { presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface CheckOptions extends SiteOptions {
  readonly format: Format;
  readonly strict?: boolean;
}

/** `lectern check`: writes what is wrong with a site to stdout. */
export async function check(options: CheckOptions): Promise<number> {
  const site = siteFolder(options.site);
  const now = presentInstant(options.now);
  recoverOutput(path.join(site, "_site"));
  const { diagnostics } = await readSiteWithPdfs({ site, now });
  const strict = options.strict === true;
  showDiagnostics(diagnostics, { site, format: options.format, strict, listsAccepted: true, stream: process.stdout });
  return isFatal(diagnostics, strict) ? 1 : 0;
}
