/** Links that pretend to lead somewhere else. */
import { parseUrl } from "../schema/url.ts";

/** Lookalike letters from different alphabets: Latin beside Greek or Cyrillic in one name. */
const LATIN = /\p{Script=Latin}/u;
const ALIKE = /[\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** The host as written, with any user info before it. */
const AUTHORITY = /^https?:\/\/(?:([^/?#]*)@)?([^/?#:]+)/i;

/** Where a link really leads if it looks like another: `https://github.com@example.org/`, `https://gооgle.com/`. */
export function disguised(url: string): string | undefined {
  const [, user, host = ""] = AUTHORITY.exec(url) ?? [];
  const isMixed = decodedHost(host)
    .split(".")
    .some((label) => LATIN.test(label) && ALIKE.test(label));
  return user !== undefined || isMixed ? parseUrl(url)?.hostname : undefined;
}

function decodedHost(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

/** Names and addresses that are local to a computer or network (RFC 6761, RFC 6762, RFC 1918, RFC 3927). */
const PRIVATE =
  /^(?:(?:.+\.)?(?:localhost|local|internal|lan)|127\..*|10\.\d+\.\d+\.\d+|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|169\.254\..*|0\.0\.0\.0|\[::1?\])$/;

/** Whether an address leads to the reader's own computer or network. */
export function isPrivate(url: string): boolean {
  return /^https?:/i.test(url) && PRIVATE.test(parseUrl(url)?.hostname ?? "");
}

/** Where a link really leads, if its words are the address of another host. */
export function misnamed(words: string, url: string): string | undefined {
  const said = /^\s*(?:https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#:].*)?$/iu.exec(words)?.[1]?.toLowerCase();
  const host = /^https?:/i.test(url) ? parseUrl(url)?.hostname.toLowerCase() : undefined;
  if (said === undefined || host === undefined) return undefined;
  const isPart = (name: string, whole: string) => name === whole || whole.endsWith(`.${name}`);
  return isPart(said, host) || isPart(host, said) ? undefined : host;
}
