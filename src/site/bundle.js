// The sources of Lectern and the small libraries they use as one file of JavaScript, kept under the hash of all that it
// is made of. Loading hundreds of modules takes a third of a build otherwise.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = path.join(PACKAGE, "node_modules", ".cache", "lectern", "code");
const require = createRequire(import.meta.url);

/**
 * Small packages, without dependencies of their own, that every command loads. The others stay outside: those with
 * binaries or files of their own, those that Eleventy loads as well, and large ones that few builds need.
 */
const BUNDLED = [
  "commander",
  "culori",
  "fastest-levenshtein",
  "ical-generator",
  "image-size",
  "transliteration",
  "uqr",
  "zod",
];

/** The file, after making it where it is not there; undefined where it cannot be made or kept. */
export async function bundle() {
  try {
    const file = path.join(FOLDER, `${hashOfSources()}.cjs`);
    if (!existsSync(file)) await make(file);
    return file;
  } catch {
    return undefined;
  }
}

function hashOfSources() {
  const source = path.join(PACKAGE, "src");
  const names = readdirSync(source, { recursive: true }).filter((name) => /\.(?:ts|js)$/.test(name));
  const files = ["package.json", ...names.sort().map((name) => path.join("src", name))];
  const hash = createHash("sha256").update(PACKAGE);
  for (const name of ["esbuild", ...BUNDLED]) hash.update(`\0${name}@${versionOf(name)}`);
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(path.join(PACKAGE, file)));
  return hash.digest("hex").slice(0, 32);
}

/** Not every package lets its package.json be required, so it is looked for where Node would find the package. */
function versionOf(name) {
  for (const folder of require.resolve.paths(name)) {
    const file = path.join(folder, name, "package.json");
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")).version;
  }
  throw new Error(`${name} is not installed`);
}

async function make(file) {
  const { build } = require("esbuild");
  const beside = `${file}.${process.pid}`;
  const { outputFiles } = await build({
    entryPoints: [path.join(PACKAGE, "src/cli/main.ts")],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    tsconfigRaw: "{}",
    logLevel: "silent",
    plugins: [{ name: "places", setup: keepPlaces }],
  });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(beside, outputFiles[0].contents);
  renameSync(beside, file);
  for (const name of readdirSync(FOLDER)) {
    if (/^[0-9a-f]{32}\.cjs$/.test(name) && name !== path.basename(file))
      rmSync(path.join(FOLDER, name), { force: true });
  }
}

/**
 * A module still finds the files beside it, and what it loads late is part of the bundle, loaded late as well: esbuild
 * follows `require` where it is Node's own.
 */
function keepPlaces({ onLoad, onResolve }) {
  // A name that begins with a letter or @ is a package's (or Node's own).
  onResolve({ filter: /^[@a-z]/ }, ({ path: name, kind }) =>
    kind === "entry-point" || BUNDLED.includes(name) ? undefined : { path: name, external: true },
  );
  onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
    contents: readFileSync(file, "utf8")
      .replace(/^const require = createRequire\(import\.meta\.url\);$/m, "")
      .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href)),
    loader: "ts",
  }));
}
