/** What `lectern serve` adds to pages: they reload after a save, or show what is wrong with the files now. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Diagnostic } from "../../load/diagnostics.ts";
import { excerptLines } from "../../load/format.ts";
import { compiled } from "../compiled.ts";
import { refuse, type Target } from "./web.ts";

/** A problem to fix, in words. */
export interface Problem {
  /** `data/schedule.yaml:13:21`; undefined if unknown. */
  readonly place?: string;
  readonly message: string;
  /** The line, and the marks below it. */
  readonly excerpt?: string;
  readonly hint?: string;
}

/** What open pages receive when they connect and after every save; read by src/site/serve/problems.browser.ts. */
export interface News {
  /** A page of another version reloads. */
  readonly version: string;
  readonly problems: readonly Problem[];
}

const ROOT = "/__lectern/";

/** Never cached, as another site may be shown at the same address tomorrow. */
const HEADERS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };

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

/** Answers the requests of the overlay, and tells open pages what is new. */
export class Overlay {
  /** Whether there is a site below it. */
  hasPages = false;
  #problems: readonly Problem[] = [];
  readonly #code = compiled();
  readonly #started = Date.now();
  #saves = 0;
  readonly #listening = new Set<ServerResponse>();

  /** Reloads open pages and lays the current problems over them. */
  show(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#saves += 1;
    for (const response of this.#listening) this.#tell(response);
  }

  /** The head element for pages of the current version. */
  readonly head = (): string => `<script type="module" src="${ROOT}problems.js?${this.#version}"></script>`;

  /**
   * Answers requests for the overlay, and any page load before there are pages.
   * @returns whether it answered
   */
  async answer(request: IncomingMessage, response: ServerResponse, { pathname }: Target): Promise<boolean> {
    const isNavigation = request.headers.accept?.includes("text/html") === true;
    if (!pathname.startsWith(ROOT) && (this.hasPages || !isNavigation)) return false;
    switch (pathname) {
      case `${ROOT}news`:
        this.#listen(request, response);
        break;
      case `${ROOT}problems.js`:
        send(request, response, "text/javascript", (await this.#code).scripts.problems);
        break;
      case `${ROOT}problems.css`:
        send(request, response, "text/css", (await this.#code).sheets["site/serve/problems.css"] ?? "");
        break;
      default:
        if (pathname.startsWith(ROOT)) refuse(response, 404, "there is nothing here");
        else send(request, response, "text/html", this.#nothingYet());
    }
    return true;
  }

  /** Differs from that of an earlier `lectern serve`, too, so that pages which outlive one reload. */
  get #version(): string {
    return `${this.#started.toString(36)}-${this.#saves}`;
  }

  /** A stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
  #listen(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", ...HEADERS });
    if (request.method === "HEAD") return void response.end();
    this.#listening.add(response);
    response.on("close", () => this.#listening.delete(response));
    response.write("retry: 1000\n");
    this.#tell(response);
  }

  #tell(response: ServerResponse): void {
    const news: News = { version: this.#version, problems: this.#problems };
    response.write(`data: ${JSON.stringify(news)}\n\n`);
  }

  /** The script lays the problems over it. */
  #nothingYet(): string {
    return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Nothing to show yet</title>${this.head()}</head>
<body></body>
</html>
`;
  }
}

function send(request: IncomingMessage, response: ServerResponse, type: string, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Content-Length": body.length, ...HEADERS });
  response.end(request.method === "HEAD" ? undefined : body);
}
