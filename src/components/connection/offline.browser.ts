/** Lets the site open without a network: registers its service worker, and shows the worker's messages. */
import type { Ask } from "../../browser/worker-scope.ts";
import { messageLine, placeMessage } from "./messages.browser.ts";

/** As `worker.ts` sends it. */
interface Message {
  readonly text?: string;
  readonly reload?: string;
  readonly stays?: true;
}

/** The service worker's address; absent on pages of `lectern serve` and of sites that want no worker. */
const { worker } = document.documentElement.dataset;

/**
 * Called in the head, so that half a page can say that it is half. Fetches nothing before the page is complete and the
 * browser idle.
 */
export function enableOffline(): void {
  // Absent if the page was not served over HTTPS.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (worker === undefined || !container) return;
  const status = messageLine("connection");
  document.addEventListener("DOMContentLoaded", () => placeMessage(status));
  let stays = false;
  const hear = ({ data }: MessageEvent<Message>) => {
    // It has answers for single pages, too.
    if (data.text === undefined) return;
    if (stays && !data.stays) return;
    stays = data.stays ?? false;
    // A truncated page never finishes loading; on any other, wait until there is a place for the message.
    if (!stays && document.readyState === "loading")
      return void document.addEventListener("DOMContentLoaded", () => show(status, data));
    if (!status.isConnected) placeMessage(status);
    show(status, data);
  };
  container.addEventListener("message", hear);
  container.startMessages();
  const ask = (what: Ask) => container.controller?.postMessage(what);
  ask("news");
  // What was said about the connection may no longer be true.
  let registration: ServiceWorkerRegistration | undefined;
  const comeBack = () => {
    if (!stays && status.hasChildNodes()) ask("again");
    registration?.update().catch(() => {});
  };
  addEventListener("online", comeBack);
  // An installed site stays open for days; returning to it is a visit too, even by the browser's back button.
  document.addEventListener("visibilitychange", () => document.hidden || comeBack());
  addEventListener("load", () =>
    whenIdle(async () => {
      // Browsers refuse in private windows or if space is short; the site works without it.
      registration = await container.register(worker, { updateViaCache: "none" }).catch(() => undefined);
      if (savesData()) return;
      // The first visit has no worker yet. One that has something to do makes way for that of a new build later.
      container.addEventListener("controllerchange", () => ask("pack"));
      if (!registration?.installing && !registration?.waiting) ask("pack");
    }),
  );
}

/** Milliseconds; a busy page may never be idle. */
const PATIENCE = 10_000;

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: PATIENCE });
  else setTimeout(work);
}

/** Whether the reader has asked for little traffic, where the browser tells. */
function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

function show(status: HTMLElement, { text, reload }: Message): void {
  // Do not announce the same text again.
  if (status.firstChild?.textContent === text) return;
  status.textContent = text ?? "";
  if (reload === undefined) return;
  const button = document.createElement("button");
  button.textContent = reload;
  button.addEventListener("click", () => location.reload());
  status.append(" ", button);
}
