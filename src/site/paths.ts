/** Paths of files and of addresses, as they are given and as they are said. */
import path from "node:path";

/**
 * The folder the command was typed in. Under `npm run` that is `INIT_CWD`, except where the script has gone to another
 * folder on its own (`cd site && lectern build`).
 */
export function startFolder(): string {
  const { INIT_CWD: typedIn, npm_package_json: packageFile } = process.env;
  const here = process.cwd();
  return typedIn && packageFile && path.dirname(packageFile) === here ? typedIn : here;
}

/** A path prefix as pages use it: `sub`, `/sub` and `/sub/` are `/sub/`. */
export function normalizePathPrefix(prefix: string): string {
  const parts = prefix.split("/").filter(Boolean);
  return parts.length === 0 ? "/" : `/${parts.join("/")}/`;
}

/** A path as a person standing in the start folder would write it. */
export function pathForPeople(absolute: string): string {
  const relative = path.relative(startFolder(), absolute);
  return relative === "" ? "." : relative.startsWith("..") ? absolute : relative;
}
