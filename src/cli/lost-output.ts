import { writeSync } from "node:fs";
import { refusalOf } from "./refusal.ts";

let lost: NodeJS.ErrnoException | undefined;
let mayBeCut = false;

/**
 * Sees to it that output which cannot be written is never lost without a word: it is said when the process ends, with
 * a status of at least 1.
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

/** For the help, of which nobody has to read more than they want: `lectern --help | head`. */
export function allowCutOutput(): void {
  mayBeCut = true;
}

/** Written at once: what ends waits for nothing. */
function say(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // It was this that could not be written.
  }
}
