/** Links that look as if they led somewhere else. */

/** Letters that look like those of another alphabet: Latin beside Greek or Cyrillic in one name. */
const LATIN = /\p{Script=Latin}/u;
const ALIKE = /[\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** The host as it is written, with what may stand before it. */
const AUTHORITY = /^https?:\/\/(?:([^/?#]*)@)?([^/?#:]+)/i;

/** Where a link really leads, if its address looks like another: `https://github.com@example.org/`, `https://gооgle.com/`. */
export function disguised(url: string): string | undefined {
  const [, user, host = ""] = AUTHORITY.exec(url) ?? [];
  const isMixed = decodedHost(host)
    .split(".")
    .some((label) => LATIN.test(label) && ALIKE.test(label));
  return (user !== undefined || isMixed) && URL.canParse(url) ? new URL(url).hostname : undefined;
}

function decodedHost(host: string): string {
  try {
    return decodeURIComponent(host);
  } catch {
    return host;
  }
}

/** Names and addresses that each computer or network gives out for itself (RFC 6761, RFC 6762, RFC 1918, RFC 3927). */
const PRIVATE =
  /^(?:(?:.+\.)?(?:localhost|local|internal|lan)|127\..*|10\.\d+\.\d+\.\d+|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|169\.254\..*|0\.0\.0\.0|\[::1?\])$/;

/** Whether an address leads to the computer or the network of whoever follows it. */
export function isPrivate(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url) && PRIVATE.test(new URL(url).hostname);
}

/** Where a link really leads, if its words are the address of another host. */
export function misnamed(words: string, url: string): string | undefined {
  const said = /^\s*(?:https?:\/\/)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#:].*)?$/iu.exec(words)?.[1]?.toLowerCase();
  if (said === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined;
  const host = new URL(url).hostname.toLowerCase();
  const isPart = (name: string, whole: string) => name === whole || whole.endsWith(`.${name}`);
  return isPart(said, host) || isPart(host, said) ? undefined : host;
}
