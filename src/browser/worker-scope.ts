/** What a service worker has around it, as far as ours uses it: TypeScript's types of workers and of pages exclude each other. */

export interface WindowClient {
  readonly id: string;
  readonly url: string;
  postMessage(message: unknown): void;
}

export interface LifeEvent extends Event {
  /** Keeps the worker alive until then. */
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends LifeEvent {
  readonly request: Request;
  /** The page that will come of it; empty where it is no page that is asked for. */
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

export interface AskEvent extends LifeEvent {
  readonly source: WindowClient;
  readonly data: Ask;
}

/** What a page asks: what there is to say about it, or that the network is asked for it again. */
export type Ask = "news" | "again";

interface Events {
  readonly install: LifeEvent;
  readonly activate: LifeEvent;
  readonly fetch: FetchEvent;
  readonly message: AskEvent;
}

interface WorkerScope {
  /** Where the worker itself was found. */
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<WindowClient | undefined>;
    /** The pages that this worker serves. */
    matchAll(): Promise<readonly WindowClient[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
}

export const worker = globalThis as unknown as WorkerScope;

/** The address below which the site lives; nothing outside is any of the worker's business. */
export const SCOPE = worker.registration.scope;

/** Sites of one host share its caches; the names of ours begin with this, and no other name is ever touched. */
const CACHES = `lectern-site:${new URL(SCOPE).pathname}:`;

export const nameOf = (name: string): string => CACHES + name;

/** The names of all caches of this site, those of earlier versions included. */
export async function ownCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES));
}
