#!/usr/bin/env node
// The command. Node cannot read TypeScript everywhere yet, so the sources run as one file of JavaScript that is made
// of them once; where that cannot be kept, tsx reads them as they are.
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

try {
  process.cwd();
} catch {
  // What the command is made with needs one as well.
  process.stderr.write("lectern: the folder you are in does not exist any more; go to another one and try again\n");
  process.exit(2);
}

// Node 22.8 and later keep compiled code between runs.
module.enableCompileCache?.();
const require = module.createRequire(import.meta.url);

/** For finding a fault of Lectern itself, the sources with their lines. */
const code = process.env.LECTERN_DEBUG ? undefined : await (await import("../site/bundle.js")).bundle();
const { main } = code !== undefined && existsSync(code) ? require(code) : readSources();
main(process.argv.slice(2));

/**
 * Lectern's modules are loaded with require: tsx's other hook, for import, asks another thread about each of Eleventy's
 * 600 modules. Packages are JavaScript already, so tsx need not look into them.
 */
function readSources() {
  const { ".js": loadScript, ".cjs": loadCommonScript } = require.extensions;
  require("tsx/cjs/api").register();
  Object.assign(require.extensions, { ".js": loadScript, ".cjs": loadCommonScript ?? loadScript });
  return require(fileURLToPath(new URL("main.ts", import.meta.url)));
}
