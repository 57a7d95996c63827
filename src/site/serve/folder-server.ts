import { headersOf } from "../../feeds/headers.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { InMemory } from "../desk.ts";
import {
  type Answer,
  below,
  closed,
  createWebServer,
  findFile,
  listen,
  nameOfFile,
  portOf,
  redirectToFolder,
  refuse,
  sendFile,
  sendText,
} from "./web.ts";

/** A web server for a folder, on a free port of this machine. */
export interface FolderServer {
  /** `http://localhost:1234` and the path prefix, with a final slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built site under a path prefix as a static host would: folders by their index, the rest by 404.html, all
 * with the headers that we ask of hosts.
 */
export function serveFolder(folder: string, prefix = "/"): Promise<FolderServer> {
  return start((request, response, target) => {
    const inside = below(target, prefix);
    const found = inside === undefined ? undefined : findFile(folder, inside);
    if (found === "folder") return redirectToFolder(response, target);
    const shown = found ?? findFile(folder, ADDRESSES.notFound.slice(1));
    if (shown === undefined || shown === "folder") return refuse(response, 404, "not found");
    sendFile(request, response, shown.file, found === undefined ? 404 : 200, headersOf(`/${inside}`));
  }, prefix);
}

/** Serves what stands in no folder in the same way; browsers are told to keep nothing of it. */
export function serveMemory(textOf: InMemory, prefix = "/"): Promise<FolderServer> {
  return start((request, response, target) => {
    const name = nameOfFile(below(target, prefix) ?? "?");
    const text = textOf(name);
    if (text === undefined) return refuse(response, 404, "not found");
    sendText(request, response, name, text, { ...headersOf(`/${name}`), "Cache-Control": "no-store" });
  }, prefix);
}

async function start(answer: Answer, prefix: string): Promise<FolderServer> {
  // This can only be a file that vanishes at that moment, which the answer says.
  const server = createWebServer(answer, () => {});
  await listen(server, 0, "localhost");
  return { url: `http://localhost:${portOf(server)}${prefix}`, close: () => closed(server) };
}
