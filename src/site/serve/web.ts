/** What our web servers share: they answer this machine's own browsers, and no request ends the process. */
import { createReadStream, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream";
import { hostOf, isOwnHost } from "./own-host.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".bib": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".gif": "image/gif",
  ".htm": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".m4a": "audio/mp4",
  ".m4v": "video/mp4",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".mov": "video/quicktime",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".odp": "application/vnd.oasis.opendocument.presentation",
  ".ogg": "audio/ogg",
  ".otf": "font/otf",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ".ris": "application/x-research-info-systems; charset=utf-8",
  ".svg": "image/svg+xml",
  ".tex": "text/plain; charset=utf-8",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".vtt": "text/vtt; charset=utf-8",
  ".wav": "audio/wav",
  ".webm": "video/webm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
  ".yaml": "application/yaml; charset=utf-8",
  ".zip": "application/zip",
};

/** The media type of a file, by its name. */
export function typeOf(file: string): string {
  return TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream";
}

/** The target of a request. */
export interface Target {
  /** As it was sent. */
  readonly pathname: string;
  /** With its question mark; empty if none. */
  readonly search: string;
}

/**
 * Reads the target of a request in the form that browsers send (origin-form, RFC 9112 section 3.2.1).
 * @returns undefined for what no browser sends: other forms, an empty first segment, dot segments, and what can never
 *   be a file name
 */
export function readTarget(sent: string): Target | undefined {
  // Printable ASCII; browsers encode everything else.
  const [, pathname, search = ""] = /^(\/(?!\/)(?:(?![\\?#])[\x21-\x7e])*)(\?(?:(?!#)[\x21-\x7e])*)?$/.exec(sent) ?? [];
  if (pathname === undefined || /%2f/i.test(pathname)) return undefined;
  const decoded = decode(pathname);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (decoded === undefined || /[\u0000-\u001f\u007f\\]/.test(decoded)) return undefined;
  const segments = decoded.split("/");
  if (segments.some((segment) => segment === "." || segment === "..")) return undefined;
  // A drive, or a stream of a file.
  if (process.platform === "win32" && decoded.includes(":")) return undefined;
  return { pathname, search };
}

/**
 * The part of an address below a path prefix, as files are named: `schedule/`.
 * @param prefix with a slash at both ends, encoded as in addresses
 */
export function below({ pathname }: Target, prefix: string): string | undefined {
  return pathname.startsWith(prefix) ? decode(pathname.slice(prefix.length)) : undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** Answers a request for a target; if it throws, the answer is 500. */
export type Answer = (request: IncomingMessage, response: ServerResponse, target: Target) => void | Promise<void>;

/**
 * A server that answers well-formed GET and HEAD requests from browsers that reached it by its own names.
 * @param given the address it was told to listen on
 * @param failed is told what `answer` throws
 */
export function createWebServer(answer: Answer, failed: (error: unknown) => void, given?: string): Server {
  return createServer((request, response) => {
    // The client disconnected during the answer.
    response.on("error", () => response.destroy());
    const refusal = refusalOf(request, given);
    if (refusal !== undefined) return refuse(response, ...refusal);
    const target = readTarget(request.url ?? "");
    if (target === undefined) return refuse(response, 400, "this is not the address of anything");
    Promise.resolve()
      .then(() => answer(request, response, target))
      .catch((error) => {
        failed(error);
        if (response.headersSent) response.destroy();
        else refuse(response, 500, "this cannot be shown; the terminal says why");
      });
  });
}

/** Why a request is refused outright. */
function refusalOf(request: IncomingMessage, given: string | undefined): [status: number, why: string] | undefined {
  const { headersDistinct, method } = request;
  const [host = "", ...others] = headersDistinct.host ?? [];
  const name = hostOf(host);
  if (name === undefined || others.length > 0) return [400, "the Host header is missing or malformed"];
  // Otherwise another site's page, under a name that leads to this machine (DNS rebinding), could read what is here.
  if (!isOwnHost(name, given))
    return [403, `this server is not ${name}; open it by the address that the terminal shows`];
  const origins = headersDistinct.origin ?? [];
  if (origins.some((origin) => origin !== `http://${host.toLowerCase()}`))
    return [403, "this server answers its own pages only"];
  if (method !== "GET" && method !== "HEAD") return [405, "only GET and HEAD are answered"];
  return undefined;
}

/** Answers with a sentence. */
export function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(status === 405 ? { Allow: "GET, HEAD", Connection: "close" } : {}),
  });
  response.end(`${status}: ${why}\n`);
}

/** Redirects to the same address with a slash at its end. */
export function redirectToFolder(response: ServerResponse, { pathname, search }: Target): void {
  response.writeHead(301, { Location: `${pathname}/${search}`, "Cache-Control": "no-store" }).end();
}

/**
 * Finds the file for an address in a folder.
 * @param inside the address, decoded, from the folder: `schedule/`; a final slash means its index.html
 * @returns "folder" if the address lacks its slash
 */
export function findFile(folder: string, inside: string): { readonly file: string } | "folder" | undefined {
  const file = path.join(folder, nameOfFile(inside));
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) return "folder";
    return stats.isFile() ? { file } : undefined;
  } catch {
    // Also for what is too long to be a file name.
    return undefined;
  }
}

/** Sends a file, or the requested part of it (such as a video played from its middle; RFC 9110 section 14). */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status: number,
  headers: Readonly<Record<string, string>>,
): void {
  const { size } = statSync(file);
  const range = status === 200 ? rangeOf(request.headers.range, size) : undefined;
  if (range === "none") {
    response.writeHead(416, { ...headers, "Content-Length": 0, "Content-Range": `bytes */${size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : status, {
    "Content-Type": typeOf(file),
    "Content-Length": end - start + 1,
    "Accept-Ranges": "bytes",
    ...(range ? { "Content-Range": `bytes ${start}-${end}/${size}` } : {}),
    ...headers,
  });
  if (request.method === "HEAD" || size === 0) response.end();
  // If the file or the reader has gone in the meantime, the connection ends early, which says it all.
  else pipeline(createReadStream(file, { start, end }), response, () => {});
}

/** Sends a text that stands in no file. @param file by whose name it is known */
export function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  const body = Buffer.from(text);
  response.writeHead(200, { "Content-Type": typeOf(file), "Content-Length": body.length, ...headers });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** The name of the file for an address, both from the same folder: `schedule/index.html` for `schedule/`. */
export function nameOfFile(inside: string): string {
  return inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
}

/** The requested bytes; "none" if the file has none of them, undefined for all of it. */
function rangeOf(header: string | undefined, size: number) {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  return start > end ? "none" : { start, end };
}

/** Makes a server listen. @throws the system's error */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

/** Ends a server and its connections. */
export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
