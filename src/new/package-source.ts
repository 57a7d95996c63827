/** How a new site gets this very Lectern: by its version, or as a packed file inside the site. */
import { execSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { IS_BUILT, PACKAGE, VERSION } from "../package.ts";
import { makeScratch } from "../site/scratch.ts";

export interface PackageSource {
  /** The value for `dependencies` in package.json. */
  readonly spec: string;
  /** The packed file to put into the site if Lectern does not come from a registry. */
  readonly file?: { readonly name: string; readonly content: Buffer };
}

/** Reads in npm's records how Lectern was installed; a checkout of the sources is packed. */
export function packageSource(): PackageSource {
  const modules = path.dirname(PACKAGE);
  if (path.basename(modules) !== "node_modules") return inSite(packed());
  const resolved = resolvedBy(modules);
  const file = resolved?.startsWith("file:") ? path.resolve(modules, "..", resolved.slice("file:".length)) : undefined;
  if (file !== undefined && existsSync(file)) {
    return inSite({ name: path.basename(file), content: readFileSync(file) });
  }
  return { spec: resolved?.startsWith("git") ? resolved : `^${VERSION}` };
}

function inSite(file: NonNullable<PackageSource["file"]>): PackageSource {
  return { spec: `file:${file.name}`, file };
}

/** Where npm got Lectern from: an address, or `file:` and a path relative to the folder that contains node_modules. */
function resolvedBy(modules: string): string | undefined {
  const notes = path.join(modules, ".package-lock.json");
  if (!existsSync(notes)) return undefined;
  const { packages } = JSON.parse(readFileSync(notes, "utf8")) as {
    packages?: Record<string, { resolved?: string }>;
  };
  return packages?.[`node_modules/${path.basename(PACKAGE)}`]?.resolved;
}

function packed(): { name: string; content: Buffer } {
  const { folder, remove } = makeScratch();
  try {
    // For sources, npm builds dist/ first; a built package is packed as it is.
    const options = `--silent --pack-destination "${folder}"${IS_BUILT ? " --ignore-scripts" : ""}`;
    execSync(`npm pack ${options}`, { cwd: PACKAGE, stdio: ["ignore", "ignore", "pipe"] });
    const [name = ""] = readdirSync(folder);
    return { name, content: readFileSync(path.join(folder, name)) };
  } finally {
    remove();
  }
}
