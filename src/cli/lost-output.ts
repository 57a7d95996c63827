import { writeSync } from "node:fs";
import { refusalOf } from "./refusal.ts";

let lost: NodeJS.ErrnoException | undefined;
let mayBeCut = false;

/**
 * Makes sure that output is never lost silently: if some cannot be written, says so when the process ends and exits
 * with a status of at least 1.
 */
export function watchOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      lost ??= error;
    });
  }
  process.on("exit", (status) => {
    if (lost === undefined || (mayBeCut && lost.code === "EPIPE")) return;
    if (status === 0) process.exitCode = 1;
    say(`lectern: could not write all of the output: ${lost.code === "EPIPE" ? CLOSED : refusalOf(lost)}\n`);
  });
}

const CLOSED = "the reader closed it";

/** For the help, of which people read as much as they want: `lectern --help | head`. */
export function allowCutOutput(): void {
  mayBeCut = true;
}

/** Synchronous: an exiting process waits for nothing. */
function say(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // Stderr is what cannot be written.
  }
}
