/** The names that a server answers to: those that lead to this machine wherever they are typed. */
import { isIPv6 } from "node:net";
import { hostname, networkInterfaces } from "node:os";

/** Addresses that stand for all of this machine. */
const EVERYWHERE = ["0.0.0.0", "[::]"];

/**
 * The name in a Host header, without its port, in lower case.
 * @returns undefined if it holds none (RFC 9110 section 7.2)
 */
export function hostOf(header: string): string | undefined {
  const [, name] = /^(\[[\da-f:.]+\]|[\w-][\w.-]*?)\.?(?::\d{1,5})?$/i.exec(header) ?? [];
  if (name === undefined) return undefined;
  return name.startsWith("[") ? bracketed(name.slice(1, -1)) : name.toLowerCase();
}

/** An IPv6 address as browsers write it, without its zone; undefined for anything else. */
function bracketed(address: string): string | undefined {
  const [bare = ""] = address.split("%");
  return isIPv6(bare) ? new URL(`http://[${bare}]`).hostname : undefined;
}

/** An address or name as written in a URL: `::1` is `[::1]`. */
export function inUrl(host: string): string {
  return bracketed(host) ?? host.toLowerCase();
}

/** Whether all addresses of this machine are meant. */
export function isEverywhere(host: string): boolean {
  return EVERYWHERE.includes(inUrl(host));
}

/**
 * Whether a name in a Host header is one of ours.
 * @param given the address that the server was told to listen on; undefined: this machine's own browsers only
 */
export function isOwnHost(name: string, given: string | undefined): boolean {
  if (["localhost", "127.0.0.1", "[::1]"].includes(name) || name.endsWith(".localhost")) return true;
  if (given === undefined) return false;
  return name === inUrl(given) || (isEverywhere(given) && [...metadataNames(), ...metadataAddresses()].includes(name));
}

/** What others on the network call this machine. */
function metadataNames(): string[] {
  const name = hostname().toLowerCase();
  const [first = name] = name.split(".");
  return [name, first, `${first}.local`];
}

/** The addresses by which others reach this machine, as written in URLs. */
export function metadataAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
  return all.filter(({ internal }) => !internal).map(({ address }) => inUrl(address));
}
