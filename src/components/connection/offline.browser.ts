/** Lets the site open without a network: registers its service worker, and shows what that has to say. */
import type { Ask } from "../../browser/worker-scope.ts";

/** As `worker.ts` says it. */
interface Message {
  readonly text: string;
  readonly reload?: string;
  readonly stays?: true;
}

/** The service worker's address; pages of `lectern serve`, and of a site that wants none, do not say it. */
const { worker } = document.documentElement.dataset;

/** Called in the head, so that half a page can say that it is half. Nothing is fetched before it is complete and the browser idle. */
export function enableOffline(): void {
  // Absent where a page did not come over HTTPS.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (worker === undefined || !container) return;
  const status = document.createElement("p");
  status.className = "connection";
  status.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(status));
  let stays = false;
  const hear = ({ data }: MessageEvent<Message>) => {
    if (stays && !data.stays) return;
    stays = data.stays ?? false;
    // A page that has broken off is never complete; to any other one is told what is new when it has a place for it.
    if (!stays && document.readyState === "loading")
      return void document.addEventListener("DOMContentLoaded", () => show(status, data));
    if (!status.isConnected) document.body.append(status);
    show(status, data);
  };
  container.addEventListener("message", hear);
  container.startMessages();
  const ask = (what: Ask) => container.controller?.postMessage(what);
  ask("news");
  // What was said about the connection may no longer be so.
  let registration: ServiceWorkerRegistration | undefined;
  const comeBack = () => {
    if (!stays && status.hasChildNodes()) ask("again");
    registration?.update().catch(() => {});
  };
  addEventListener("online", comeBack);
  // An installed site is left open for days; coming back to it is a visit as well, also by the way back of the browser.
  document.addEventListener("visibilitychange", () => document.hidden || comeBack());
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  addEventListener("load", () =>
    whenIdle(async () => {
      // Browsers refuse in private windows, or for want of space: the site is then as good as any.
      registration = await container.register(worker, { updateViaCache: "none" }).catch(() => undefined);
    }),
  );
}

function show(status: HTMLElement, { text, reload }: Message): void {
  // What a reader has heard is not read out again.
  if (status.firstChild?.textContent === text) return;
  status.textContent = text;
  if (reload === undefined) return;
  const button = document.createElement("button");
  button.textContent = reload;
  button.addEventListener("click", () => location.reload());
  status.append(" ", button);
}
