#!/usr/bin/env node
/** The command `lectern`. */
import module from "node:module";

try {
  process.cwd();
} catch {
  // The modules that the command imports need a working directory, too.
  process.stderr.write("lectern: the folder you are in does not exist any more; go to another one and try again\n");
  process.exit(2);
}
// With this, every stack trace names the sources.
if (process.env.LECTERN_DEBUG === "1") process.setSourceMapsEnabled(true);
// Node 22.8 and later cache compiled code between runs.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
const { main } = await import("./main.ts");
await main(process.argv.slice(2));
