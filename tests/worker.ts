/** A process of the runner: imports one test file after another, each as a suite with its name. What came of it says reporter.ts. */

import path from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { closeSharedBrowser, shareBrowser } from "./browser/browser.ts";

/** What the runner says: the next file, or that there is none. */
export type Task = { readonly file: string } | { readonly end: true };

/** What a process tells the runner. */
export type Told =
  | { readonly ready: true }
  /** The test that begins, for the case that the process dies of it. */
  | { readonly begins: string }
  /** A file is done: its output, what failed with the reasons, and numbers. */
  | { readonly done: true; readonly output: string; readonly failures: string; readonly counts: Counts }
  /** Something was thrown that nobody caught, whether Node knows the test of it or not. */
  | { readonly stray: string };

/** As `node --test` counts. */
export interface Counts {
  tests: number;
  suites: number;
  pass: number;
  fail: number;
  cancelled: number;
  skipped: number;
  todo: number;
}

/** Milliseconds after which what files have left open keeps the process from ending. */
const PATIENCE = 10_000;

const tell = (told: Told) => process.send?.(told);

let file = "";
const tellStray = (error: unknown) => tell({ stray: `thrown while ${file} ran: ${inspect(error)}` });
process.on("uncaughtExceptionMonitor", tellStray);
process.on("unhandledRejection", tellStray);

shareBrowser();
process.on("message", async (task: Task) => {
  if ("file" in task) {
    file = task.file;
    // Not awaited: hooks and tests at the top of the file become those of the suite.
    describe(task.file, () => import(pathToFileURL(path.resolve(task.file)).href));
    return;
  }
  await closeSharedBrowser();
  // Nothing else should keep the process from ending.
  process.channel?.unref();
  setTimeout(() => {
    tell({ stray: `tests have left open: ${process.getActiveResourcesInfo().join(", ")}` });
    process.disconnect?.();
    process.exit();
  }, PATIENCE).unref();
});
tell({ ready: true });
