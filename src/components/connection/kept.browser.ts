/** How much of the programme this device keeps for use without a network. */
import type { Ask, KeptPages } from "../../browser/worker-scope.ts";

/** Asks the service worker, if there is one. @param tell called with each answer: more may arrive while the page is open */
export function askKept(tell: (kept: KeptPages) => void): void {
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (document.documentElement.dataset.worker === undefined || !container) return;
  container.addEventListener("message", ({ data }: MessageEvent<Partial<KeptPages>>) => {
    const { kept, of } = data;
    if (kept !== undefined && of !== undefined) tell({ kept, of });
  });
  const ask: Ask = "kept";
  container.controller?.postMessage(ask);
}
