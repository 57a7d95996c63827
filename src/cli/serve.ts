import path from "node:path";
import { packageFile } from "../package.ts";
import { recoverOutput } from "../site/output.ts";
import { serveSite } from "../site/serve/serve.ts";
import { hostAddress, portNumber, presentInstant, type SiteOptions, siteFolder } from "./options.ts";

export interface ServeOptions extends SiteOptions {
  readonly port: string;
  readonly host?: string;
}

/** `lectern serve`: shows a site while it is being edited. */
export async function serve({ now, ...options }: ServeOptions): Promise<number> {
  const site = siteFolder(options.site);
  const port = portNumber(options.port);
  const host = hostAddress(options.host);
  const present = () => presentInstant(now);
  present();
  recoverOutput(path.join(site, "_site"));
  const lectern = [...process.execArgv, packageFile("cli/lectern.ts")];
  const builder = [...lectern, "build", "--serving", "--site", site, ...(now === undefined ? [] : ["--now", now])];
  await serveSite({ site, port, host, present, setsClock: now !== undefined, builder });
  return 0;
}
