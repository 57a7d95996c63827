/** Builds `dist/`, which the package ships instead of its sources: `npm run dist`. */
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

/** The public entry points, by their names in dist/. */
const ENTRIES = { lectern: "cli/lectern.ts", index: "index.ts", eleventy: "site/plugin.ts" } as const;

/** Bundles the sources. Libraries stay external, so that sites get their fixes. */
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
    // The code that compiles the sources has no place in the package, see `compiled`.
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

/** Copies what the code reads as is: locales, fonts, the starter. Templates come along for sites to copy and change. */
function copyFiles(folder: string): void {
  const isCode = /\.(?:ts|css)$/;
  const isPublishedAsSource = /^(?:schema[\\/]json|export)[\\/].*\.json$/;
  for (const entry of readdirSync(SOURCES, { withFileTypes: true, recursive: true })) {
    const name = path.relative(SOURCES, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || isCode.test(name) || isPublishedAsSource.test(name)) continue;
    cpSync(path.join(SOURCES, name), path.join(folder, name));
  }
}

/** Writes the types of the public modules and of all that they import. */
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
    // Declarations import the sources, which the package does not contain.
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

// Build beside the old folder, then swap: another process may be running the old code.
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
