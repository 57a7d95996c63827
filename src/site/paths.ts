/** Paths of files and addresses, as given and as shown. */
import path from "node:path";

/**
 * The folder where the command was typed. Under `npm run` that is `INIT_CWD`, unless the script itself has changed
 * folders (`cd site && lectern build`).
 */
export function startFolder(): string {
  const { INIT_CWD: typedIn, npm_package_json: packageFile } = process.env;
  const here = process.cwd();
  return typedIn && packageFile && path.dirname(packageFile) === here ? typedIn : here;
}

/** Normalizes a path prefix: `sub`, `/sub` and `/sub/` become `/sub/`. */
export function normalizePathPrefix(prefix: string): string {
  const parts = prefix.split("/").filter(Boolean);
  return parts.length === 0 ? "/" : `/${parts.join("/")}/`;
}

/** A path as one would type it in the start folder. */
export function pathForPeople(absolute: string): string {
  const relative = path.relative(startFolder(), absolute);
  return relative === "" ? "." : relative.startsWith("..") ? absolute : relative;
}
