import assert from "node:assert/strict";
import { execFileSync, execSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { publint } from "publint";
import { plainEnvironment, SMALL } from "./cli/lectern.ts";
import { ROOT, temporaryFolder, writeFiles } from "./site.ts";

const npm = (command: string, cwd: string) =>
  execSync(`npm ${command}`, { cwd, env: plainEnvironment(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Bytes on disk below a folder, links not followed. */
function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.reduce((sum, entry) => sum + lstatSync(path.join(entry.parentPath, entry.name)).size, 0);
}

describe("the packed package", () => {
  let file = "";
  let files: readonly string[] = [];
  let site = "";
  let bin = "";
  before(() => {
    const folder = temporaryFolder();
    // The tests have built dist/ already.
    const [packed] = JSON.parse(npm(`pack --json --ignore-scripts --pack-destination "${folder}"`, ROOT)) as {
      filename: string;
      files: { path: string }[];
    }[];
    file = path.join(folder, packed?.filename ?? "");
    files = packed?.files.map((one) => one.path) ?? [];
    site = writeFiles({ "data/workshop.yaml": SMALL, "package.json": "{}" }, path.join(folder, "site"));
    npm(`install --omit=dev --prefer-offline --no-audit --no-fund "${file}"`, site);
    bin = path.join(site, "node_modules/.bin", process.platform === "win32" ? "lectern.cmd" : "lectern");
  });

  test("holds what was built, no sources, and every page that its README links", () => {
    const holds = (name: string) => files.includes(name);
    for (const name of ["dist/lectern.js", "dist/index.js", "dist/eleventy.js", "dist/compiled.js", "LICENSE"])
      assert.ok(holds(name), name);
    for (const name of ["dist/pages/talk/talk.njk", "dist/starter/_gitignore", "src/schema/json/schedule.json"])
      assert.ok(holds(name), name);
    const others = files.filter(
      (name) => /(?<!\.d)\.tsx?$/.test(name) || /^(?:tests|data|content|public)\//.test(name),
    );
    assert.deepEqual(others, []);
    const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");
    const linked = [...readme.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target = ""]) => target);
    assert.ok(linked.length > 10);
    assert.deepEqual(
      linked.filter((name) => !holds(name)),
      [],
    );
  });

  test("says of itself nothing that publint minds", async () => {
    const { messages } = await publint({ pkgDir: path.join(site, "node_modules/lectern"), strict: true, pack: false });
    assert.deepEqual(messages, []);
  });

  test("installs at most 90 MB, nothing of which compiles, drives browsers or reads PDF files", () => {
    const installed = readdirSync(path.join(site, "node_modules"));
    for (const name of ["esbuild", "tsx", "typescript", "playwright-core", "pdfjs-dist", "unpdf"])
      assert.ok(!installed.includes(name), name);
    const megabytes = sizeOf(path.join(site, "node_modules")) / 1e6;
    assert.ok(megabytes <= 90, `${megabytes.toFixed(1)} MB`);
  });

  test("builds the site beside it", () => {
    const said = execFileSync(bin, ["build"], { cwd: site, env: plainEnvironment(), encoding: "utf8" });
    assert.match(said, /^Wrote \d+ pages? to _site/);
    assert.match(readFileSync(path.join(site, "_site/index.html"), "utf8"), /Small Workshop/);
    assert.ok(existsSync(path.join(site, "_site/assets")), readdirSync(path.join(site, "_site")).join());
  });

  test("names the packages that printing needs, before it writes anything", () => {
    for (const args of [["pdf"], ["build", "--pdf", "--output", "printed"]]) {
      const { status, stderr } = spawnSync(bin, args, { cwd: site, env: plainEnvironment(), encoding: "utf8" });
      assert.deepEqual([status, stderr.split("; ").at(-1)], [1, "run npm install playwright-core unpdf\n"]);
      assert.ok(!existsSync(path.join(site, "printed")));
    }
  });

  test("says that the PDF files of a volume are not read where unpdf is missing", () => {
    const volume = writeFiles({
      "data/workshop.yaml": `${SMALL}proceedings: {title: Proceedings of the Small Workshop}\n`,
      "data/papers.yaml": "- {title: Flip Points, authors: Ada Lovelace, pdf: a.pdf}\n",
      "public/a.pdf": "%PDF-1.4",
    });
    const { status, stdout } = spawnSync(bin, ["check", "--site", volume], {
      cwd: site,
      env: plainEnvironment(),
      encoding: "utf8",
    });
    assert.equal(status, 0);
    assert.match(stdout, /notice unread-pdfs: the PDF files of the volume were not read, as unpdf is not installed/);
    assert.match(stdout, /run npm install unpdf/);
  });

  // A new site brings this very package along, so that it needs neither the folder around it nor a registry of ours.
  test("starts new sites that install the same file", () => {
    const parent = path.join(site, "../elsewhere");
    mkdirSync(parent);
    const fresh = path.join(parent, "fresh");
    const told = execFileSync(bin, ["new", fresh, "--yes"], { cwd: site, env: plainEnvironment(), encoding: "utf8" });
    assert.match(told, /nothing is committed[\s\S]*npm install/);
    const { dependencies } = JSON.parse(readFileSync(path.join(fresh, "package.json"), "utf8"));
    assert.deepEqual(dependencies, { lectern: `file:${path.basename(file)}` });
    assert.ok(existsSync(path.join(fresh, ".github/workflows/deploy.yml")));
    npm("install --prefer-offline --no-audit --no-fund", fresh);
    // Nothing to warn of but that the examples are still examples.
    assert.deepEqual(npm("run --silent check", fresh).match(/(?<= warning )[a-z-]+/g), ["example-text"]);
    assert.match(npm("run --silent build", fresh), /^Wrote \d+ pages to _site/m);
  });

  test("is a plugin of a bare Eleventy project", () => {
    const config = `import lectern from "lectern/eleventy";
export default (eleventy) => { eleventy.addPlugin(lectern, { site: "workshop", at: "/2030/" }); };\n`;
    const project = {
      "eleventy.config.mjs": config,
      "index.md": "# Ours\n",
      ".eleventyignore": "workshop\n",
      "workshop/data/workshop.yaml": SMALL,
    };
    writeFiles(project, site);
    const eleventy = path.join(site, "node_modules/@11ty/eleventy/cmd.cjs");
    const run = spawnSync(process.execPath, [eleventy, "--config=eleventy.config.mjs", "--output=mixed"], {
      cwd: site,
      env: plainEnvironment(),
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stderr);
    assert.match(readFileSync(path.join(site, "mixed/index.html"), "utf8"), /Ours/);
    assert.match(readFileSync(path.join(site, "mixed/2030/index.html"), "utf8"), /Small Workshop/);
  });

  test("is imported by programs, with types", async () => {
    const program = {
      "program.ts": `import lectern from "lectern/eleventy";
import { buildSite, checkSite, type Diagnostic, formatDiagnostics, loadSite, type Workshop } from "lectern";
const { workshop, diagnostics }: { workshop: Workshop | undefined; diagnostics: readonly Diagnostic[] } = loadSite(".");
const year: number | undefined = workshop?.items[0]?.start.year;
console.log(year, checkSite(".", { strict: true }).ok, formatDiagnostics(diagnostics, "text"), buildSite, lectern);
// @ts-expect-error: nothing of it is any
const wrong: string = loadSite(".");
`,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          strict: true,
          noEmit: true,
          types: [],
          target: "es2023",
          skipDefaultLibCheck: true,
        },
        files: ["program.ts"],
      }),
    };
    writeFiles({ ...program, "package.json": '{"type": "module"}' }, site);
    const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", site], { encoding: "utf8" });
    assert.equal(stdout, "");
    const { loadSite, buildSite } = (await import(
      pathToFileURL(path.join(site, "node_modules/lectern/dist/index.js")).href
    )) as typeof import("../src/index.ts");
    const { workshop, diagnostics } = loadSite(site, { now: new Date("2030-01-01") });
    assert.deepEqual(
      [workshop?.name, diagnostics.filter(({ severity }) => severity === "error")],
      ["Small Workshop", []],
    );
    const { pages } = await buildSite(site, { search: false });
    assert.ok((pages ?? 0) > 0);
  });
});
