/** The command as sites run it: the built package, built anew where the sources have changed since. */
import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

export const LECTERN = path.join(ROOT, "dist/lectern.js");

const built = statSync(LECTERN, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isStale = ["src", "scripts"]
  .flatMap((folder) => readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true }))
  .some((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs > built);
if (isStale)
  execFileSync(process.execPath, ["--import", "tsx", path.join(ROOT, "scripts/dist.ts")], {
    cwd: ROOT,
    // Its cache would stay in the temporary directory.
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
  });
