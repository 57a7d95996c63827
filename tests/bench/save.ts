/** From a save to what the browser shows: `lectern serve` on a copy of a site, one changed title after the other. */
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { findBrowser, launch } from "../browser/browser.ts";
import { plainEnvironment } from "../cli/lectern.ts";
import { LECTERN } from "../site.ts";

/**
 * Measures how long a save takes to be seen on `/schedule/`.
 * @param original the site
 * @param words the title in its schedule that is changed
 * @param site a folder for a copy of it
 * @returns milliseconds, one a save; undefined where there is no browser
 */
export async function measureSaves(
  original: string,
  words: string,
  site: string,
  saves: number,
): Promise<number[] | undefined> {
  if (!findBrowser()) return undefined;
  for (const folder of ["data", "content", "public"])
    if (existsSync(path.join(original, folder)))
      cpSync(path.join(original, folder), path.join(site, folder), { recursive: true });
  const args = [LECTERN, "serve", "--site", site, "--port", "0"];
  const serving = spawn(process.execPath, args, { env: plainEnvironment(), stdio: ["ignore", "pipe", "inherit"] });
  const browser = await launch();
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      serving.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const [, url] = /The site is at (\S+)/.exec(said) ?? [];
        if (url !== undefined) resolve(url);
      });
      serving.on("exit", () => reject(new Error(`lectern serve ended:\n${said}`)));
    });
    const page = await browser.newPage();
    let listening = listens(page);
    await page.goto(new URL("schedule/", address).href);
    const file = path.join(site, "data/schedule.yaml");
    const text = readFileSync(file, "utf8");
    const times: number[] = [];
    // The first save only fills caches.
    for (let save = 0; save <= saves; save++) {
      const title = `${words} ${save + 1}`;
      await listening;
      listening = listens(page);
      const start = performance.now();
      writeFileSync(file, text.replace(words, title));
      await page.getByText(title, { exact: true }).first().waitFor({ state: "attached" });
      if (save > 0) times.push(performance.now() - start);
    }
    return times;
  } finally {
    await browser.close();
    serving.kill("SIGINT");
  }
}

/** Waits until the page that is loaded next hears of changes. */
async function listens(page: Page): Promise<void> {
  await page.waitForResponse(/__lectern\/news/);
}
