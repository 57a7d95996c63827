/** The server of `lectern serve`: a folder as a static host would serve it, with pages that hear of changes. */

import { readFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { ADDRESSES } from "../../model/routes.ts";
import { Failure } from "../failure.ts";
import { inUrl, isEverywhere, metadataAddresses } from "./own-host.ts";
import {
  below,
  closed,
  createWebServer,
  findFile,
  listen,
  portOf,
  redirectToFolder,
  refuse,
  sendFile,
  type Target,
  typeOf,
} from "./web.ts";

export interface PreviewServerOptions {
  readonly folder: string;
  /** The port to begin with; 0 for any. */
  readonly port: number;
  /** The address to listen on; undefined: the loopback addresses. */
  readonly host: string | undefined;
  /**
   * Renders a page before it is looked for.
   * @param address decoded, from the site's root: `/schedule/`
   */
  readonly prepare: (address: string) => Promise<void>;
  /**
   * Answers some requests itself.
   * @returns whether it has
   */
  readonly answer: (request: IncomingMessage, response: ServerResponse, target: Target) => boolean | Promise<boolean>;
  /** What comes first in the head of every page. */
  readonly headOf: () => string;
  readonly failed: (error: unknown) => void;
}

/** A page is only right when freshly loaded, and so is everything else. */
export const HEADERS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

/** How many ports are tried if the first is in use. */
const TRIES = 10;

/** Only this machine's own programs can connect here. */
const LOOPBACK = ["127.0.0.1", "::1"];

/** What the system answers if it lacks the address, or IPv6 altogether. */
const HAS_NONE = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT", "ENOTFOUND", "EAI_AGAIN", "EINVAL", "ENETUNREACH"]);

export class PreviewServer {
  /** The path that the site is shown under, with a slash at both ends. */
  pathPrefix = "/";
  readonly #options: PreviewServerOptions;
  #servers: readonly Server[] = [];

  private constructor(options: PreviewServerOptions) {
    this.#options = options;
  }

  /** @throws a Failure if it cannot listen */
  static async start(options: PreviewServerOptions): Promise<PreviewServer> {
    const started = new PreviewServer(options);
    await started.#listen();
    return started;
  }

  /** The URLs of the site, this machine's own address first. */
  get urls(): string[] {
    const { host } = this.#options;
    const [first] = this.#servers;
    const names =
      host === undefined ? ["localhost"] : isEverywhere(host) ? ["localhost", ...metadataAddresses()] : [host];
    return names.map((name) => `http://${inUrl(name)}:${first ? portOf(first) : 0}${this.pathPrefix}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map(closed));
  }

  async #listen(): Promise<void> {
    const { port } = this.#options;
    for (let tried = 0; tried <= TRIES && port + tried < 65_536; tried += 1) {
      this.#servers = await this.#listenOn(port === 0 ? 0 : port + tried);
      if (this.#servers.length > 0) return;
    }
    throw new Failure(`port ${port} is in use, and so are those after it; choose another with --port`, 2);
  }

  /** @returns none if the port is in use */
  async #listenOn(port: number): Promise<readonly Server[]> {
    const { host } = this.#options;
    const listening: Server[] = [];
    let missing: unknown;
    for (const address of host === undefined ? LOOPBACK : [host]) {
      const [first] = listening;
      const server = createWebServer(this.#answer, this.#options.failed, host);
      try {
        await listen(server, first ? portOf(first) : port, address);
        listening.push(server);
        // Such as too many open files: the client has to ask again.
        server.on("error", this.#options.failed);
      } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        missing = error;
        if (HAS_NONE.has(code)) continue;
        await Promise.all(listening.map(closed));
        if (code === "EADDRINUSE") return [];
        throw explain(error, address, port);
      }
    }
    if (listening.length === 0) throw explain(missing, host ?? "localhost", port);
    return listening;
  }

  readonly #answer = async (request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> => {
    const { answer, folder, prepare } = this.#options;
    if (await answer(request, response, target)) return;
    const inside = below(target, this.pathPrefix);
    if (inside === undefined && `${target.pathname}/` === this.pathPrefix) return redirectToFolder(response, target);
    if (inside === undefined && target.pathname === "/")
      return void response.writeHead(302, { Location: this.pathPrefix, ...HEADERS }).end();
    if (inside !== undefined) await prepare(`/${inside}`);
    const found = inside === undefined ? undefined : findFile(folder, inside);
    if (found === "folder") return redirectToFolder(response, target);
    if (found === undefined) await prepare(ADDRESSES.notFound);
    const shown = found ?? findFile(folder, ADDRESSES.notFound.slice(1));
    if (shown === undefined || shown === "folder") return refuse(response, 404, "there is no such page");
    this.#send(request, response, shown.file, found === undefined ? 404 : 200);
  };

  #send(request: IncomingMessage, response: ServerResponse, file: string, status: number): void {
    const type = typeOf(file);
    // A script of the site gets what it fetches unchanged.
    const isFetched = !["navigate", undefined].includes(request.headers["sec-fetch-mode"] as string | undefined);
    if (!type.startsWith("text/html") || isFetched) {
      sendFile(request, response, file, status, HEADERS);
      return;
    }
    const page = withHead(readFileSync(file), this.#options.headOf());
    response.writeHead(status, { "Content-Type": type, "Content-Length": page.length, ...HEADERS });
    response.end(request.method === "HEAD" ? undefined : page);
  }
}

/** Inserts something into the head of a page in any encoding; if it has no head, appends it. */
export function withHead(page: Buffer, inserted: string): Buffer {
  const text = page.toString("latin1");
  const head = /<head(?:\s[^>]*)?>/i.exec(text);
  const at = head ? head.index + head[0].length : text.length;
  return Buffer.from(text.slice(0, at) + inserted + text.slice(at), "latin1");
}

function explain(error: unknown, address: string, port: number): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (HAS_NONE.has(code)) return new Failure(`--host ${address} is not an address of this machine`, 2);
  if (code === "EACCES") return new Failure(`using port ${port} needs more rights; choose another with --port`, 2);
  return error;
}
