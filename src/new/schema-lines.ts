import { existsSync } from "node:fs";
import path from "node:path";
import { JSON_SCHEMAS } from "../schema/json-schema.ts";
import type { SiteFiles } from "./starter.ts";

/** The line of a data file that tells editors where its schema is. */
const SCHEMA_LINE = /^(# yaml-language-server: \$schema=)\S*(\/[\w-]+\.json)$/m;

/**
 * Points the data files of a new site to their schemas: in a copy of Lectern's repository the folder's own, else those
 * of the package. Last year's files without such a line stay without.
 */
export function pointToSchemas(files: SiteFiles, target: string): void {
  const isRepository = existsSync(path.join(target, JSON_SCHEMAS));
  const folder = isRepository ? `../${JSON_SCHEMAS}` : `../node_modules/lectern/${JSON_SCHEMAS}`;
  for (const [name, content] of files) {
    if (!name.startsWith("data/") || typeof content !== "string") continue;
    files.set(name, content.replace(SCHEMA_LINE, `$1${folder}$2`));
  }
}
