/** Names of styles and scripts. */
import { createHash } from "node:crypto";
import path from "node:path";

/**
 * Where a style sheet or script is published, from the site's root; the name changes with the content, so that browsers may
 * keep it for good.
 * @param name `site.css`
 */
export function assetAddress(name: string, text: string): string {
  const { name: stem, ext } = path.parse(name);
  return `/assets/${stem}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}${ext}`;
}
