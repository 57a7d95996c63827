/**
 * `/sw.js` of a site that wants no service worker (`offline: no`), and of `lectern serve`: takes the place of one that
 * was there before, empties its caches, and goes. Browsers look for it by themselves at every visit.
 */
import { ownCaches, worker } from "./worker-scope.ts";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  for (const name of await ownCaches()) await caches.delete(name);
  await worker.registration.unregister();
}
