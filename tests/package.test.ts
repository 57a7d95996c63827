import assert from "node:assert/strict";
import { execFileSync, execSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { plainEnvironment, SMALL } from "./cli/lectern.ts";
import { ROOT, temporaryFolder, writeFiles } from "./site.ts";

test("the packed package, installed in an empty folder, builds the site beside it and starts new ones", () => {
  const folder = temporaryFolder();
  const npm = (command: string, cwd: string) =>
    execSync(`npm ${command}`, { cwd, env: plainEnvironment(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(npm(`pack --json --pack-destination "${folder}"`, ROOT)) as {
    filename: string;
    files: { path: string }[];
  }[];
  const files = packed?.files.map((file) => file.path) ?? [];
  assert.ok(
    ["src/cli/lectern.js", "src/pages/talk/talk.njk", "src/site/plugin.ts", "LICENSE"].every((file) =>
      files.includes(file),
    ),
  );
  assert.deepEqual(
    files.filter((file) => /^(tests|data|content|public|docs|_site)\//.test(file)),
    [],
  );

  const site = writeFiles({ "data/workshop.yaml": SMALL, "package.json": "{}" }, path.join(folder, "site"));
  npm(`install --prefer-offline --no-audit --no-fund "${path.join(folder, packed?.filename ?? "")}"`, site);
  const bin = path.join(site, "node_modules/.bin", process.platform === "win32" ? "lectern.cmd" : "lectern");
  const said = execFileSync(bin, ["build"], { cwd: site, env: plainEnvironment(), encoding: "utf8" });
  assert.match(said, /^Wrote \d+ pages? to _site/);
  assert.match(readFileSync(path.join(site, "_site/index.html"), "utf8"), /Small Workshop/);
  assert.ok(existsSync(path.join(site, "_site/assets")), readdirSync(path.join(site, "_site")).join());

  // A new site brings this very package along, so that it needs neither the folder around it nor a registry of ours.
  const parent = path.join(folder, "elsewhere");
  mkdirSync(parent);
  const fresh = path.join(parent, "fresh");
  const told = execFileSync(bin, ["new", fresh, "--yes"], { cwd: site, env: plainEnvironment(), encoding: "utf8" });
  assert.match(told, /nothing is committed[\s\S]*npm install/);
  const { dependencies } = JSON.parse(readFileSync(path.join(fresh, "package.json"), "utf8"));
  assert.deepEqual(dependencies, { lectern: `file:${packed?.filename}` });
  assert.ok(existsSync(path.join(fresh, ".github/workflows/deploy.yml")));
  npm("install --prefer-offline --no-audit --no-fund", fresh);
  // Nothing to warn of but that the examples are still examples.
  assert.deepEqual(npm("run --silent check", fresh).match(/(?<= warning )[a-z-]+/g), ["example-text"]);
  assert.match(npm("run --silent build", fresh), /^Wrote \d+ pages to _site/m);
});
