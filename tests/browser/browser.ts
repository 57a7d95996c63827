import { accessSync, constants, createReadStream, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

/** A browser of the Chromium family on this machine, and how it was found. */
export interface FoundBrowser {
  readonly executable: string;
  readonly from: string;
}

/** Where browsers are when nobody says so. */
const USUAL_PLACES: Record<string, readonly string[]> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
    const folder = process.env[variable];
    const below = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
    return folder === undefined ? [] : below.map((file) => path.join(folder, file));
  }),
};

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge"];

/** Looks for a browser: as told, then Playwright's own, then the system's. */
export function findBrowser(): FoundBrowser | undefined {
  for (const variable of ["LECTERN_BROWSER", "CHROME_PATH"]) {
    const executable = process.env[variable];
    if (!executable) continue;
    if (!isExecutable(executable)) throw new Error(`${variable} is ${executable}, which cannot be run`);
    return { executable, from: variable };
  }
  const own = chromium.executablePath();
  if (own && isExecutable(own)) return { executable: own, from: "Playwright" };
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const executable = [...onPath, ...(USUAL_PLACES[process.platform] ?? [])].find(isExecutable);
  return executable === undefined ? undefined : { executable, from: "the system" };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Starts the browser, which asks nobody on the network for anything of its own accord. */
export function launch(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error("no browser was found; npm test says what to install");
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: found.executable,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...(isRoot ? ["--no-sandbox"] : []),
    ],
  });
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
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

/** A web server of a folder, on a free port of this machine. */
export interface FolderServer {
  /** `http://localhost:1234` and the path prefix, with a final slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves a built site under a path prefix as a static host would: folders by their index, the rest by 404.html. */
export async function serveFolder(folder: string, prefix = "/"): Promise<FolderServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const inside = pathname.startsWith(prefix) ? decodeURIComponent(pathname.slice(prefix.length)) : undefined;
    const file = inside === undefined ? undefined : fileAt(folder, inside);
    if (file === "folder") return void response.writeHead(301, { Location: `${pathname}/` }).end();
    const shown = file ?? fileAt(folder, "404.html");
    if (shown === undefined) return void response.writeHead(404).end("not found");
    response.writeHead(file === undefined ? 404 : 200, { "Content-Type": TYPES[path.extname(shown)] ?? BINARY });
    createReadStream(shown).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { url: `http://localhost:${portOf(server)}${prefix}`, close: () => closed(server) };
}

const BINARY = "application/octet-stream";

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
