import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT, temporaryFolder } from "../site.ts";
import { plainEnvironment } from "./lectern.ts";

let quickNpm: NodeJS.ProcessEnv | undefined;

/**
 * An environment in which `npm pack` gives the file that it gave once, as that takes longer than all else that a command
 * does. With npm itself run the first test of new.process.test.ts and package.process.test.ts.
 */
export function packedBefore(): NodeJS.ProcessEnv {
  if (process.platform === "win32") return {};
  if (quickNpm) return quickNpm;
  const folder = temporaryFolder();
  const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  execFileSync("npm", pack, { cwd: ROOT, env: plainEnvironment() });
  const [name = ""] = readdirSync(folder);
  const npm = `#!/bin/sh\n[ "$1 $2 $3" = "pack --silent --pack-destination" ] && cp "${path.join(folder, name)}" "$4"\n`;
  writeFileSync(path.join(folder, "npm"), npm, { mode: 0o755 });
  quickNpm = { PATH: `${folder}${path.delimiter}${process.env.PATH}` };
  return quickNpm;
}
