/**
 * `npm test [-- words]`: finds a browser, or installs one where that can be done, and runs the tests whose file name
 * contains one of the words, or all.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type FoundBrowser, findBrowser } from "./browser/browser.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

function main(words: readonly string[]): number {
  const browser = findBrowser() ?? installBrowser();
  if (!browser) {
    console.error("The tests need a browser: install Chromium or Chrome, or set LECTERN_BROWSER to where one is.");
    return 1;
  }
  console.log(`The browser is ${browser.executable} (${browser.from}).`);
  const files = readdirSync(path.join(ROOT, "tests"), { encoding: "utf8", recursive: true })
    .filter((file) => file.endsWith(".test.ts") && !file.startsWith(`fixtures${path.sep}`))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort()
    .map((file) => path.join("tests", file));
  if (files.length === 0) {
    console.error(`No test file is called like ${words.join(" or ")}.`);
    return 1;
  }
  const options = [
    "--import",
    "tsx",
    "--test",
    "--test-concurrency=2",
    "--test-timeout=600000",
    "--test-reporter=spec",
  ];
  const env = { ...process.env, LECTERN_BROWSER: browser.executable };
  return spawnSync(process.execPath, [...options, ...files], { cwd: ROOT, env, stdio: "inherit" }).status ?? 1;
}

/** In a Debian container, as in many CI systems, the browser is one command away. */
function installBrowser(): FoundBrowser | undefined {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return undefined;
  console.log("No browser was found; installing Debian's chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium");
  return findBrowser();
}

process.exitCode = main(process.argv.slice(2));
