#!/usr/bin/env node
// The command. It lets Node read TypeScript, then hands over to main.ts.
import module from "node:module";
import { register } from "tsx/cjs/api";

// Node 22.8 and later keep compiled code between runs.
module.enableCompileCache?.();

// Only tsx's CommonJS hook: its hook for ES modules asks another thread about each of Eleventy's 600 modules and makes
// every command a fifth slower. So Lectern's own modules are loaded with require, and main.ts loads commands with it.
register();
module
  .createRequire(import.meta.url)("./main.ts")
  .main(process.argv.slice(2));
