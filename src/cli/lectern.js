#!/usr/bin/env node
// The command. It lets Node read TypeScript, then hands over to main.ts.
import module from "node:module";
import { register } from "tsx/cjs/api";

// Node 22.8 and later keep compiled code between runs.
module.enableCompileCache?.();

// Lectern's modules are loaded with require: tsx's other hook, for import, asks another thread about each of Eleventy's
// 600 modules, which makes a build a fifth slower. Packages are JavaScript already, so tsx need not look into them.
const require = module.createRequire(import.meta.url);
const { ".js": loadScript, ".cjs": loadCommonScript } = require.extensions;
register();
// tsx asks Node to read source maps, which takes a twentieth of a build and only helps where Lectern itself is at fault.
if (!process.env.LECTERN_DEBUG) process.setSourceMapsEnabled(false);
Object.assign(require.extensions, { ".js": loadScript, ".cjs": loadCommonScript ?? loadScript });

require("./main.ts").main(process.argv.slice(2));
