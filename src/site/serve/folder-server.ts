import { headersOf } from "../../feeds/headers.ts";
import { ADDRESSES } from "../../model/routes.ts";
import { below, closed, createWebServer, findFile, listen, portOf, redirectToFolder, refuse, sendFile } from "./web.ts";

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
export async function serveFolder(folder: string, prefix = "/"): Promise<FolderServer> {
  const server = createWebServer(
    (request, response, target) => {
      const inside = below(target, prefix);
      const found = inside === undefined ? undefined : findFile(folder, inside);
      if (found === "folder") return redirectToFolder(response, target);
      const shown = found ?? findFile(folder, ADDRESSES.notFound.slice(1));
      if (shown === undefined || shown === "folder") return refuse(response, 404, "not found");
      sendFile(request, response, shown.file, found === undefined ? 404 : 200, headersOf(`/${inside}`));
    },
    // This can only be a file that vanishes at that moment, which the answer says.
    () => {},
  );
  await listen(server, 0, "localhost");
  return { url: `http://localhost:${portOf(server)}${prefix}`, close: () => closed(server) };
}
