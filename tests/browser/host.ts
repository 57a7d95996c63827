/** A host on which a site is published, and visitors of it, for the tests of what works without a network. */
import assert from "node:assert/strict";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { DateTime } from "luxon";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { buildSite } from "../../src/site/build.ts";
import type { OfflineSite } from "../../src/site/offline.ts";
import { temporaryFolder } from "../site.ts";
import { type FolderServer, serveFolder } from "./browser.ts";

const NOW = "2030-05-01T12:00:00Z";

/** What a static host would say. */
export interface Usual {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Says something else than a static host would. */
export type Odd = (response: ServerResponse, usual: Usual) => void;

/** A host on which a site is published, updated, out of reach, slow, or odd. */
export class Host {
  readonly #output = path.join(temporaryFolder(), "site");
  readonly #prefix: string;
  readonly #front: Server;
  #inner: FolderServer | undefined;
  #state: "up" | "down" | "slow" = "up";
  readonly #odd = new Map<string, Odd>();
  readonly #slow = new Set<string>();
  readonly #held: (() => void)[] = [];
  #holding: (() => void) | undefined;

  constructor(prefix: string) {
    this.#prefix = prefix;
    this.#front = createServer((request, response) => void this.#serve(request.url ?? "/", response));
  }

  get url(): string {
    return `http://localhost:${(this.#front.address() as AddressInfo).port}${this.#prefix}`;
  }

  /** Builds a site in the place of what was there. */
  async publish(site: string, { now = NOW, serving = false } = {}): Promise<void> {
    const instant = DateTime.fromISO(now, { zone: "utc" }) as DateTime<true>;
    const rest = { now: instant, pathPrefix: this.#prefix, strict: false, serving };
    const { written } = await buildSite({ site, output: this.#output, ...rest });
    assert.ok(written, "the site has errors");
    if (this.#inner) return;
    this.#inner = await serveFolder(this.#output, this.#prefix);
    await new Promise<void>((resolve) => this.#front.listen(0, "localhost", resolve));
  }

  /** `down` cuts every connection; `slow` holds what is asked for until the host is something else. */
  become(state: "up" | "down" | "slow"): void {
    this.#state = state;
    if (state !== "slow") this.#release();
  }

  /** Holds what is asked for at these addresses, until {@link answerAll}. */
  hold(...addresses: string[]): void {
    for (const address of addresses) this.#slow.add(address);
  }

  /** Answers what is held, and holds nothing more. */
  answerAll(): void {
    this.#slow.clear();
    this.#release();
  }

  /** When something is held, or at once where it is already. */
  async untilHeld(): Promise<void> {
    if (this.#held.length === 0) await new Promise<void>((resolve) => (this.#holding = resolve));
  }

  /** Answers oddly at an address from now on. */
  answer(address: string, odd: Odd): void {
    this.#odd.set(address, odd);
  }

  /** Answers everything as a static host does. */
  beUsual(): void {
    this.#odd.clear();
    this.#slow.clear();
    this.become("up");
  }

  async close(): Promise<void> {
    this.#release();
    this.#front.closeAllConnections();
    this.#front.close();
    await this.#inner?.close();
  }

  #release(): void {
    for (const release of this.#held.splice(0)) release();
  }

  async #serve(url: string, response: ServerResponse): Promise<void> {
    const address = new URL(url, this.url).pathname.slice(this.#prefix.length);
    if (this.#state === "slow" || (this.#state === "up" && this.#slow.has(address))) {
      await new Promise<void>((resolve) => {
        this.#held.push(resolve);
        this.#holding?.();
      });
    }
    if (this.#state === "down") return void response.socket?.destroy();
    const answer = await fetch(new URL(url, this.#inner?.url), { redirect: "manual" });
    const body = Buffer.from(await answer.arrayBuffer());
    // An odd answer may be longer or shorter than the usual one.
    const { "content-length": _, ...headers } = Object.fromEntries(answer.headers);
    const usual: Usual = { status: answer.status, headers, body };
    const odd = this.#odd.get(address);
    if (odd) return odd(response, usual);
    response.writeHead(usual.status, usual.headers).end(body);
  }
}

/** A visitor who has been to the home page, until the site is kept; complaints of the browser fail the test. */
export async function visitAs(browser: Browser, host: Host): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => assert.fail(message));
  page.on("console", (message) => {
    if (/Content.Security/i.test(message.text())) assert.fail(message.text());
  });
  await page.goto(host.url);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await untilPacked(page, host);
  return { context, page };
}

/** What the service worker of a host's newest build knows. */
export async function siteOf(host: Host): Promise<OfflineSite> {
  const code = await (await fetch(`${host.url}sw.js`)).text();
  return JSON.parse(/^const SITE=(.*);$/m.exec(code)?.[1] ?? "{}");
}

/** Waits until a worker of the newest build is at work, with the whole offline pack. */
export async function untilPacked(page: Page, host: Host): Promise<void> {
  const { frame, files } = (await siteOf(host)).pack;
  const addresses = [...(frame === undefined ? [] : [frame]), ...Object.keys(files)];
  // Nothing is requested from the page: a worker that answers would not make way for the new one.
  await until(
    page,
    async (urls) => {
      const registration = await navigator.serviceWorker.getRegistration();
      if (!registration || registration.installing || registration.waiting) return false;
      for (const url of urls) if (!(await caches.match(url))) return false;
      return registration.active?.state === "activated";
    },
    addresses.map((address) => host.url + address),
  );
}

export async function cutOff(host: Host, context: BrowserContext): Promise<void> {
  host.become("down");
  await context.setOffline(true);
}

export async function reconnect(host: Host, context: BrowserContext): Promise<void> {
  host.become("up");
  await context.setOffline(false);
}

/** Asks a page, frame by frame, until it says yes: `waitForFunction` takes a promise for a yes. */
export async function until<Given>(page: Page, isSo: (given: Given) => Promise<boolean>, given: Given): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(isSo as never, given))) {
    assert.ok(Date.now() < end, `it never came true: ${isSo}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

/** Waits until nothing on the site has a service worker. */
export const untilGone = (page: Page) =>
  until(page, async () => (await navigator.serviceWorker.getRegistrations()).length === 0, undefined);

export const said = (page: Page, words: RegExp) => page.locator(".connection").filter({ hasText: words }).waitFor();
