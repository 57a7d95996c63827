/** The reporter of worker.ts: tells the runner of each file what Node's own reporter would print of it. */
import { once } from "node:events";
import { spec } from "node:test/reporters";
import type { Counts, Told } from "./worker.ts";

interface TestEvent {
  readonly type: string;
  readonly data: {
    readonly name?: string;
    readonly nesting: number;
    readonly message?: string;
    readonly skip?: string | boolean;
    readonly todo?: string | boolean;
    readonly details?: { readonly type?: string; readonly error?: { readonly failureType?: string } };
  };
}

const PRINTED = ["test:start", "test:pass", "test:fail", "test:diagnostic", "test:plan"];
/** What Node says at the end of the process. */
const TOTALS = /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;
const CANCELLED = ["cancelledByParent", "testAborted", "testTimeoutFailure"];

const tell = (told: Told) => process.send?.(told);

/** Handles the events of a process; nothing is left for the standard output. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let file: FileReport | undefined;
  for await (const event of events) {
    if (event.type === "test:dequeue") tell({ begins: event.data.name ?? "" });
    if (!PRINTED.includes(event.type)) continue;
    if (event.type === "test:start") file ??= new FileReport();
    if (file === undefined) {
      const { message = "" } = event.data;
      if (event.type === "test:diagnostic" && !TOTALS.test(message)) yield `ℹ ${message}\n`;
      continue;
    }
    file.take(event);
    if (event.data.nesting > 0 || !["test:pass", "test:fail"].includes(event.type)) continue;
    await file.end();
    file = undefined;
  }
}

class FileReport {
  readonly #counts: Counts = { tests: 0, suites: 0, pass: 0, fail: 0, cancelled: 0, skipped: 0, todo: 0 };
  readonly #printer = new spec();
  #output = "";

  constructor() {
    this.#printer.setEncoding("utf8");
    this.#printer.on("data", (text: string) => {
      this.#output += text;
    });
  }

  take(event: TestEvent): void {
    this.#printer.write(event);
    const { nesting, skip, todo, details } = event.data;
    if (event.type !== "test:pass" && event.type !== "test:fail") return;
    const failure = event.type === "test:fail" ? (details?.error?.failureType ?? "") : undefined;
    // A file that cannot be loaded has no test that fails.
    const isFile = nesting === 0;
    if (isFile && failure !== undefined && failure !== "subtestsFailed") this.#counts.fail += 1;
    if (isFile) return;
    if (details?.type === "suite") {
      this.#counts.suites += 1;
      if (failure !== undefined && failure !== "subtestsFailed") this.#counts.fail += 1;
      return;
    }
    this.#counts.tests += 1;
    if (todo !== undefined) this.#counts.todo += 1;
    else if (skip !== undefined) this.#counts.skipped += 1;
    else if (failure === undefined) this.#counts.pass += 1;
    else if (CANCELLED.includes(failure)) this.#counts.cancelled += 1;
    else this.#counts.fail += 1;
  }

  async end(): Promise<void> {
    this.#printer.end();
    await once(this.#printer, "end");
    const [output = "", failures = ""] = this.#output.split(/\n[^\n]*✖ failing tests:[^\n]*\n/);
    tell({ done: true, output, failures, counts: this.#counts });
  }
}
