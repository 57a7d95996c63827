/** What `lectern serve` lays over the last good pages: what is wrong with the files as they are now. */
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../load/diagnostics.ts";
import { excerptLines } from "./format.ts";
import { buildProblemsScript } from "./script.ts";

/** Something to mend, in words; also read by src/client/problems.ts. */
export interface Problem {
  /** `data/schedule.yaml:13:21`; nothing where the place is not known. */
  readonly place?: string;
  readonly message: string;
  /** The line, and the marks below it. */
  readonly excerpt?: string;
  readonly hint?: string;
}

const ROOT = "/__lectern/";
const STYLE = fileURLToPath(new URL("../styles/problems.css", import.meta.url));

/** For a browser that is opened before there is a site; the script lays the problems over it. */
const NOTHING_YET = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Nothing to show yet</title><script type="module" src="${ROOT}problems.js"></script></head>
<body></body>
</html>
`;

/** Errors as the overlay shows them. */
export function problemsOf(found: readonly Diagnostic[]): Problem[] {
  const errors = found.filter(({ severity }) => severity === "error");
  return errors.map((one) => ({
    place: `${one.file}:${one.line}:${one.column}`,
    message: one.message,
    ...(one.excerpt === "" ? {} : { excerpt: excerptLines(one).join("\n") }),
    ...(one.hint === undefined ? {} : { hint: one.hint }),
  }));
}

/** Answers the requests of the overlay. */
export class Overlay {
  /** What is wrong; nothing where all is well. */
  problems: readonly Problem[] = [];
  /** Whether there is a site below it. */
  hasPages = false;
  readonly #script = buildProblemsScript();

  /** For the development server: what is not the overlay's own is left to the next. */
  readonly answer = async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const isNavigation = request.headers.accept?.includes("text/html") === true;
    if (!pathname.startsWith(ROOT) && (this.hasPages || !isNavigation)) return next();
    const [type, body] = await this.#bodyOf(pathname);
    response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "no-store" }).end(body);
  };

  async #bodyOf(pathname: string): Promise<readonly [type: string, body: string]> {
    switch (pathname) {
      case `${ROOT}problems.json`:
        return ["application/json", JSON.stringify(this.problems)];
      case `${ROOT}problems.js`:
        return ["text/javascript", await this.#script];
      case `${ROOT}problems.css`:
        return ["text/css", await readFile(STYLE, "utf8")];
      default:
        return ["text/html", NOTHING_YET];
    }
  }
}
