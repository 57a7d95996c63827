import { createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { headersOf } from "../feeds/headers.ts";
import { decoded } from "../load/source.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

const BINARY = "application/octet-stream";

/** A web server of a folder, on a free port of this machine. */
export interface FolderServer {
  /** `http://localhost:1234` and the path prefix, with a final slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built site under a path prefix as a static host would: folders by their index, the rest by 404.html, all
 * with the headers that we ask of hosts.
 */
export async function serveFolder(folder: string, prefix = "/"): Promise<FolderServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(prefix) ? decoded(pathname.slice(prefix.length)) : undefined;
    const file = inside === undefined ? undefined : fileAt(folder, inside);
    if (file === "folder") return void response.writeHead(301, { Location: `${pathname}/` }).end();
    const shown = file ?? fileAt(folder, "404.html");
    if (shown === undefined) return void response.writeHead(404).end("not found");
    const type = TYPES[path.extname(shown)] ?? BINARY;
    response.writeHead(file === undefined ? 404 : 200, { "Content-Type": type, ...headersOf(`/${inside}`) });
    createReadStream(shown).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { url: `http://localhost:${portOf(server)}${prefix}`, close: () => closed(server) };
}

function fileAt(folder: string, inside: string): string | undefined {
  const file = path.join(folder, inside, inside === "" || inside.endsWith("/") ? "index.html" : "");
  if (!file.startsWith(path.join(folder, path.sep))) return undefined;
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return "folder";
  return stats?.isFile() ? file : undefined;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
