import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { launch } from "../browser/browser.ts";
import { LECTERN, writeFiles } from "../site.ts";
import { plainEnvironment, SMALL, smallSite } from "./lectern.ts";

const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** A `lectern serve` and what it has said so far. */
class Serving {
  readonly #child: ChildProcess;
  #said = "";
  #read = 0;

  constructor(site: string, ...args: string[]) {
    const options = { env: plainEnvironment(), cwd: path.parse(site).root };
    this.#child = spawn(process.execPath, [LECTERN, "serve", "--site", site, "--port", "0", ...args], options);
    running.add(this.#child);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#said += text;
      });
    }
  }

  /** Waits for words that have not been waited for yet. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    const end = Date.now() + 30_000;
    while (Date.now() < end) {
      const found = words.exec(this.#said.slice(this.#read));
      if (found) {
        this.#read += found.index + found[0].length;
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`it never said ${words}, but:\n${this.#said}`);
  }

  async address(): Promise<string> {
    const [, url = ""] = await this.says(/The site is at (\S+)/);
    return url;
  }

  /** Ctrl-C; gives the exit status. */
  end(signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
    return new Promise((resolve) => {
      this.#child.on("exit", (status) => {
        running.delete(this.#child);
        resolve(status);
      });
      this.#child.kill(signal);
    });
  }
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

test("serve shows the site, rebuilds on a save, keeps the last good pages, and ends with Ctrl-C", async () => {
  const site = smallSite();
  const serving = new Serving(site);
  const url = await serving.address();
  assert.match(await textOf(url), /Small Workshop/);

  writeFiles({ "data/workshop.yaml": SMALL.replace("Small", "Renamed") }, site);
  await serving.says(/Changed: data\/workshop\.yaml[\s\S]*Built/);
  assert.match(await textOf(url), /Renamed Workshop/);

  writeFiles({ "data/workshop.yaml": `${SMALL.replace("Small", "Broken")}nonsense: 1\n` }, site);
  await serving.says(/data\/workshop\.yaml:\d+:\d+ error [\s\S]*keeps the last good pages/);
  assert.match(await textOf(url), /Renamed Workshop/);

  writeFiles({ "data/workshop.yaml": SMALL.replace("Small", "Mended") }, site);
  await serving.says(/Built/);
  assert.match(await textOf(url), /Mended Workshop/);

  assert.equal(await serving.end(), 0);
  assert.deepEqual(readdirSync(site), ["data"]);
  assert.ok(!existsSync(path.join(site, "_site")));
});

test("serve notices files and folders that are new or gone", async () => {
  const site = smallSite();
  const serving = new Serving(site);
  const url = await serving.address();
  writeFiles({ "public/hello.txt": "hello" }, site);
  await serving.says(/Changed: public[\s\S]*Built/);
  assert.equal(await textOf(`${url}hello.txt`), "hello");
  await serving.end("SIGTERM");
});

test("serve of a site with errors waits until they are mended", async () => {
  const site = smallSite({ "data/workshop.yaml": "nonsense: 1\n" });
  const serving = new Serving(site);
  await serving.says(/error [\s\S]*nothing to show yet/);
  writeFiles({ "data/workshop.yaml": SMALL }, site);
  assert.match(await textOf(await serving.address()), /Small Workshop/);
  await serving.end();
});

test("serve shows the site under the path of its address", async () => {
  const serving = new Serving(smallSite({ "data/workshop.yaml": `${SMALL}url: https://example.org/2030/\n` }));
  const url = await serving.address();
  assert.ok(url.endsWith("/2030/"), url);
  assert.match(await textOf(url), /Small Workshop/);
  await serving.end();
});

test("an open page shows a change by itself, under its own strict policy", async (t) => {
  const site = smallSite();
  const serving = new Serving(site);
  const url = await serving.address();
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  const connected = page.waitForEvent("websocket", { timeout: 10_000 });
  await page.goto(url);
  await (await connected).waitForEvent("framereceived");
  assert.match(await page.content(), /Content-Security-Policy/);

  writeFiles({ "data/workshop.yaml": SMALL.replace("Small", "Changed") }, site);
  await page.getByText("Changed Workshop").first().waitFor({ timeout: 20_000 });
  assert.deepEqual(complaints, []);
  await serving.end();
});
