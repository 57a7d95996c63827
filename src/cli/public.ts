import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Hidden files that web servers and GitHub Pages look for; all others (`.DS_Store`, `.env`, …) stay at home. */
const PUBLISHED_HIDDEN = new Set([".well-known", ".nojekyll", ".htaccess"]);

/** Copies the files of `public/` as they are; a generated file is never overwritten. */
export function copyPublic(from: string, to: string): void {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from).sort()) {
    if (name.startsWith(".") && !PUBLISHED_HIDDEN.has(name)) continue;
    const source = path.join(from, name);
    const target = path.join(to, name);
    // A symbolic link is followed: where the site is uploaded to, what it points to does not exist.
    if (statSync(source).isDirectory()) {
      mkdirSync(target, { recursive: true });
      copyPublic(source, target);
    } else {
      copyFileSync(source, target, constants.COPYFILE_EXCL);
    }
  }
}
