/** How a new site gets this very Lectern: by its version, or by a packed file that lies in the site. */
import { execSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeScratch } from "../site/scratch.ts";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

export interface PackageSource {
  /** What `dependencies` of package.json say. */
  readonly spec: string;
  /** The packed file that goes with the site, where Lectern does not come from a registry. */
  readonly file?: { readonly name: string; readonly content: Buffer };
}

/** Asks npm's own notes on how it installed Lectern; a checkout of the sources is packed. */
export function packageSource(): PackageSource {
  const modules = path.dirname(PACKAGE);
  if (path.basename(modules) !== "node_modules") return inSite(packed());
  const resolved = resolvedBy(modules);
  const file = resolved?.startsWith("file:") ? path.resolve(modules, "..", resolved.slice("file:".length)) : undefined;
  if (file !== undefined && existsSync(file)) {
    return inSite({ name: path.basename(file), content: readFileSync(file) });
  }
  return { spec: resolved?.startsWith("git") ? resolved : `^${ownVersion()}` };
}

function inSite(file: NonNullable<PackageSource["file"]>): PackageSource {
  return { spec: `file:${file.name}`, file };
}

/** Where npm got Lectern from: an address, or `file:` and a path from the folder that holds node_modules. */
function resolvedBy(modules: string): string | undefined {
  const notes = path.join(modules, ".package-lock.json");
  if (!existsSync(notes)) return undefined;
  const { packages } = JSON.parse(readFileSync(notes, "utf8")) as {
    packages?: Record<string, { resolved?: string }>;
  };
  return packages?.[`node_modules/${path.basename(PACKAGE)}`]?.resolved;
}

function ownVersion(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE, "package.json"), "utf8")) as { version: string }).version;
}

function packed(): { name: string; content: Buffer } {
  const { folder, remove } = makeScratch();
  try {
    execSync(`npm pack --silent --pack-destination "${folder}"`, { cwd: PACKAGE, stdio: ["ignore", "ignore", "pipe"] });
    const [name = ""] = readdirSync(folder);
    return { name, content: readFileSync(path.join(folder, name)) };
  } finally {
    remove();
  }
}
