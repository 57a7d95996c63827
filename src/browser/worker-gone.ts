/**
 * `/sw.js` for sites without a service worker (`offline: no`) and for `lectern serve`: replaces an earlier worker,
 * empties its caches and unregisters itself. Browsers check for it on every visit.
 */
import { ownCaches, worker } from "./worker-scope.ts";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave(): Promise<void> {
  for (const name of await ownCaches()) await caches.delete(name);
  await worker.registration.unregister();
}
