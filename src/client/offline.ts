/** Lets the site open without a network: registers its service worker, and shows what that has to say. */

/** As `worker.ts` says it. */
interface Message {
  readonly text: string;
  readonly reload?: string;
}

/** The service worker's address; pages of `lectern serve`, and of a site that wants none, do not say it. */
const { worker } = document.documentElement.dataset;

/** Nothing is fetched before the page is complete and the browser idle. */
export function enableOffline(): void {
  // Absent where a page did not come over HTTPS.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (worker === undefined || !container) return;
  const status = document.createElement("p");
  status.className = "connection";
  status.setAttribute("role", "status");
  document.body.append(status);
  container.addEventListener("message", ({ data }) => show(status, data));
  container.controller?.postMessage("");
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  addEventListener("load", () => whenIdle(() => void register(container, worker, status)));
}

async function register(container: ServiceWorkerContainer, address: string, status: HTMLElement): Promise<void> {
  try {
    const registration = await container.register(address, { updateViaCache: "none" });
    // An installed site is left open for days; coming back to it is a visit as well.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) registration.update().catch(() => {});
    });
    addEventListener("online", async () => {
      await registration.update().catch(() => {});
      if (!registration.installing) show(status, { text: "" });
    });
  } catch {
    // Browsers refuse in private windows, or for want of space: the site is then as good as any.
  }
}

function show(status: HTMLElement, { text, reload }: Message): void {
  if (status.firstChild?.textContent === text) return;
  status.textContent = text;
  if (reload === undefined) return;
  const button = document.createElement("button");
  button.textContent = reload;
  button.addEventListener("click", () => location.reload());
  status.append(" ", button);
}
