/** What ours uses of a worker's global scope: TypeScript's types for workers and pages exclude each other. */

export interface WindowClient {
  readonly id: string;
  readonly url: string;
  postMessage(message: unknown): void;
}

export interface LifeEvent extends Event {
  /** Keeps the worker alive until the work is done. */
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends LifeEvent {
  readonly request: Request;
  /** The page that will result; empty if the request is not for a page. */
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

export interface AskEvent extends LifeEvent {
  readonly source: WindowClient;
  readonly data: Ask;
}

/** What a page asks: the message about it, to try the network again, to fetch the offline pack, how much of it is kept. */
export type Ask = "news" | "again" | "pack" | "kept";

/** How many pages of the offline pack a device keeps, of how many. */
export interface KeptPages {
  readonly kept: number;
  readonly of: number;
}

interface Events {
  readonly install: LifeEvent;
  readonly activate: LifeEvent;
  readonly fetch: FetchEvent;
  readonly message: AskEvent;
}

interface WorkerScope {
  /** The address of the worker itself. */
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<WindowClient | undefined>;
    /** The pages under this worker's control. */
    matchAll(): Promise<readonly WindowClient[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
}

export const worker = globalThis as unknown as WorkerScope;

/** The address below which the site lives; the worker handles nothing outside it. */
export const SCOPE = worker.registration.scope;

/** Sites on one host share its caches. Ours begin with this prefix; no other cache is ever touched. */
const CACHES = `lectern-site:${new URL(SCOPE).pathname}:`;

export const nameOf = (name: string): string => CACHES + name;

/** The names of all caches of this site, including those of earlier versions. */
export async function ownCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(CACHES));
}
