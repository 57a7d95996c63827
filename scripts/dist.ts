/** Builds `dist/`, what the package holds in place of its sources: `npm run dist`. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "../src/site/compile.ts";
import { COMPILED } from "../src/site/compiled.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = path.join(ROOT, "src");

/** The modules that people load, by their names in dist/. */
const ENTRIES = { lectern: "cli/lectern.ts", index: "index.ts", eleventy: "site/plugin.ts" } as const;

/** Bundles the sources. Libraries stay outside, so that sites get their mended versions. */
async function writeCode(folder: string): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, path.join(SOURCES, file)])),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.18",
    packages: "external",
    // What compiles the sources has nothing to do in the package, see `compiled`.
    external: ["./compile.ts"],
    sourcemap: true,
    legalComments: "none",
    tsconfigRaw: "{}",
    logLevel: "warning",
  });
}

/** Templates, style sheets and browser scripts as one module, see `compiled`. */
async function writeCompiled(folder: string): Promise<void> {
  const { templates, sheets, scripts } = await compile();
  const functions = Object.entries(templates).map(([name, code]) => `${JSON.stringify(name)}() {\n${code}\n},\n`);
  writeFileSync(
    path.join(folder, COMPILED),
    `export const templates = {\n${functions.join("")}};
export const sheets = ${JSON.stringify(sheets, null, 1)};
export const scripts = ${JSON.stringify(scripts, null, 1)};
`,
  );
}

/** What the code reads as it is: locales, fonts, the starter. Templates go along to be copied by those who change one. */
function copyFiles(folder: string): void {
  const isCode = /\.(?:ts|css)$/;
  const isPublishedAsSource = /^(?:schema[\\/]json|export)[\\/].*\.json$/;
  for (const entry of readdirSync(SOURCES, { withFileTypes: true, recursive: true })) {
    const name = path.relative(SOURCES, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || isCode.test(name) || isPublishedAsSource.test(name)) continue;
    cpSync(path.join(SOURCES, name), path.join(folder, name));
  }
}

/** The types of the modules that people import, with those that they need. */
function writeTypes(folder: string): void {
  const types = path.join(folder, "types");
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const config = path.join(ROOT, "scripts/tsconfig.types.json");
  const tsc = path.join(path.dirname(typescript), "bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", config, "--outDir", types], { encoding: "utf8" });
  if (status !== 0) throw new Error(stdout);
  const needed = new Set<string>();
  const follow = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    // Declarations name the sources, which the package does not hold.
    const text = readFileSync(file, "utf8").replace(/((?:from |import\()"\.{1,2}\/[^"\n]+)\.ts"/g, '$1.js"');
    writeFileSync(file, text);
    for (const [, name = ""] of text.matchAll(/(?:from |import\()"(\.{1,2}\/[^"]+)\.js"/g))
      follow(path.join(path.dirname(file), `${name}.d.ts`));
  };
  for (const name of ["index", "site/plugin"]) follow(path.join(types, `${name}.d.ts`));
  for (const entry of readdirSync(types, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(file)) rmSync(file);
  }
}

// Made beside and moved in as a whole: another process may be running what is there.
const made = mkdtempSync(path.join(ROOT, ".dist-"));
const old = `${made}-old`;
try {
  copyFiles(made);
  writeTypes(made);
  await Promise.all([writeCode(made), writeCompiled(made)]);
  const dist = path.join(ROOT, "dist");
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
} finally {
  for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true });
}
