/** Tells readers what has changed about their stars: once on any page, on `/my/` until they have noted it. */
import { inFigures } from "../../browser/figures.ts";
import { fill } from "../../browser/fill.ts";
import { whenIdle } from "../../browser/idle.ts";
import { choiceOf, choose } from "../../browser/store.ts";
import type { StarsFile } from "../../feeds/stars.ts";
import { say } from "../connection/messages.browser.ts";
import { type Change, changesOf, learned } from "./changes.browser.ts";
import { keepSeen, readSeen, readStars } from "./stars.browser.ts";

/** The changes that a notice has told of. */
const TOLD = "told";

let fetching: Promise<StarsFile | undefined> | undefined;

/** What holds in the newest build that this device can have; undefined without a network or a copy. */
async function factsNow(): Promise<StarsFile | undefined> {
  const address = `${document.documentElement.dataset.root}stars.json`;
  fetching ??= fetch(address, { cache: "no-cache" }).then(
    (response) => (response.ok ? response.json() : undefined),
    () => undefined,
  );
  const facts = await fetching;
  if (!facts) fetching = undefined;
  return facts;
}

/** What has changed since the reader noted changes last; new stars are remembered as they are now. */
async function changesNow(): Promise<readonly Change[]> {
  if (readStars().size === 0) return [];
  const now = await factsNow();
  if (!now) return [];
  // The reader may have starred something meanwhile.
  const starred = [...readStars().keys()];
  const seen = learned(starred, readSeen(), now);
  if (JSON.stringify(seen) !== JSON.stringify(readSeen())) keepSeen(seen);
  return changesOf(starred, seen, now);
}

/** The changes as sentences. @param words by the kind of change, as `data-moved` and the like */
export async function changesInWords(words: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  return (await changesNow()).map(({ kind, ...values }) => fill(words[kind], values));
}

/** Takes what holds now for seen. */
export async function noteChanges(): Promise<void> {
  const now = await factsNow();
  if (now) keepSeen(learned(readStars().keys(), {}, now));
}

/** Says in a line, once for the same changes, that there are some; `/my/` lists them. */
export async function tellChanges(): Promise<void> {
  const changes = await changesNow();
  const link = document.querySelector<HTMLAnchorElement>(".nav__my");
  const told = JSON.stringify(changes);
  if (!link || changes.length === 0 || choiceOf(TOLD) === told) return;
  choose(TOLD, told);
  const { my } = document.documentElement.dataset;
  if (my !== undefined) return;
  const count = inFigures(changes.length);
  const text = link.dataset.name ?? "";
  say(fill(link.dataset.changed, { count }), { text, href: link.href });
}

/** Tells of changes when the page is idle, and when the service worker has taken over a new build. */
export function followChanges(): void {
  whenIdle(() => void tellChanges());
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    fetching = undefined;
    void tellChanges();
  });
}
