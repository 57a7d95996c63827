/** Finds and starts a browser of the Chromium family, for printing PDF files and for the tests. */
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { Failure } from "../failure.ts";

/** A browser of the Chromium family on this machine, and how it was found. */
export interface FoundBrowser {
  readonly executable: string;
  readonly from: string;
}

/** Where browsers usually are. */
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

const NAMES = [
  // Draws nothing that nobody sees, and opens a page in a fifth of the time.
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];

/** Looks for a browser: first `LECTERN_BROWSER` or `CHROME_PATH`, then Playwright's own, then the system's. */
export function findBrowser(): FoundBrowser | undefined {
  for (const variable of ["LECTERN_BROWSER", "CHROME_PATH"]) {
    const executable = process.env[variable];
    if (!executable) continue;
    if (!isExecutable(executable))
      throw new Failure(`${variable} is ${executable}, which is not an executable file`, 1);
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

/** Finds a browser, or says what to do about it. */
export function requireBrowser(): FoundBrowser {
  const found = findBrowser();
  if (found) return found;
  const how = "install Chromium or Chrome, run npx playwright-core install chromium, or set LECTERN_BROWSER to one";
  throw new Failure(`printing PDF files needs a browser, and none was found; ${how}`, 1);
}

/** Starts a browser that contacts nobody on the network of its own accord. */
export async function launchBrowser({ executable } = requireBrowser()): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  try {
    return await chromium.launch({
      executablePath: executable,
      // It ends with this process, which handles signals itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        ...(isRoot ? ["--no-sandbox"] : []),
      ],
    });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new Failure(`the browser ${executable} does not start: ${reason}`, 1);
  }
}
