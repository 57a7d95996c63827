/** Names of style sheets and scripts. */
import { createHash } from "node:crypto";
import path from "node:path";

/**
 * Where a style sheet or script is published, from the site's root. The name changes with the content, so browsers may
 * cache it for ever.
 * @param name `site.css`
 */
export function assetAddress(name: string, text: string): string {
  const { name: stem, ext } = path.parse(name);
  return `/assets/${stem}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}${ext}`;
}
