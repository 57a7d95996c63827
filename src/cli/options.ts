import { existsSync, statSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { DateTime } from "luxon";
import { Failure } from "../site/failure.ts";
import { normalizePathPrefix, startFolder } from "../site/paths.ts";

/** The forms that `pdf --form` names. Door signs are a file per room, so they come with `--all`. */
export const FORMS = ["glance", "large", "booklet", "foyer", "posters", "run-sheets", "badges"] as const;
export type FormName = (typeof FORMS)[number];

/** Options of every command that works on a site, as commander gives them. */
export interface SiteOptions {
  readonly site?: string;
  readonly now?: string;
}

/**
 * A path from the command line, made absolute.
 * @param name the option, for messages: `--output`
 * @throws Failure if the path is empty
 */
export function pathOption(name: string, value: string): string {
  if (value === "") throw new Failure(`${name} is empty; name a file or folder, or leave it out`, 2);
  return path.resolve(startFolder(), value);
}

/** The site folder, as an absolute path; fails if there is none. */
export function siteFolder(site: string | undefined, name = "--site"): string {
  const folder = site === undefined ? defaultSite() : pathOption(name, site);
  if (!existsSync(folder)) throw new Failure(`there is no folder ${site ?? folder}`, 2);
  if (!statSync(folder).isDirectory()) throw new Failure(`${site ?? folder} is not a folder`, 2);
  return folder;
}

/** The current folder; but `npm run build`, run in a subfolder of the package, means the package. */
function defaultSite(): string {
  const start = startFolder();
  return !existsSync(path.join(start, "data")) && existsSync(path.resolve("data")) ? process.cwd() : start;
}

/** The instant to use as the present; a date or time without an offset is in UTC, so that all machines agree. */
export function presentInstant(now: string | undefined): DateTime<true> {
  if (now === undefined) return DateTime.utc();
  const instant = DateTime.fromISO(now.trim(), { zone: "utc" });
  if (!instant.isValid) {
    throw new Failure(`--now ${now} is not a date or time; write it as 2019-05-06 or 2019-05-06T15:00Z`, 2);
  }
  return instant;
}

/** The normalized path prefix of `--path-prefix`. */
export function pathPrefixOption(prefix: string): string {
  if (prefix.split("/").some((part) => part.startsWith(".") || !/^[\w.~!$&'()*+,;=@%-]*$/.test(part))) {
    throw new Failure(`--path-prefix ${prefix} is not the path of an address; write it as /2019/`, 2);
  }
  return normalizePathPrefix(prefix);
}

/** The port to listen on. */
export function portNumber(port: string): number {
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > 65_535) throw new Failure(`--port ${port} is not a number from 0 to 65535`, 2);
  return number;
}

/** The address given by `--host`; undefined without it, so that only this machine can connect. */
export function hostAddress(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  const address = host.replace(/^\[(.*)\]$/, "$1");
  if (isIP(address) === 0 && !/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(address)) {
    throw new Failure(
      `--host ${host || '""'} is not an address; write it as 0.0.0.0 (all addresses), 192.168.1.4 or ::1`,
      2,
    );
  }
  return address.toLowerCase() === "localhost" ? undefined : address;
}
