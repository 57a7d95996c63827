import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The published HTML files of a site, by their address from the site's root. */
export function pagesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { encoding: "utf8", recursive: true }).filter((file) => file.endsWith(".html"));
  return new Map(files.sort().map((file) => [addressOf(file), readFileSync(path.join(folder, file), "utf8")]));
}

function addressOf(file: string): string {
  return `/${file
    .split(path.sep)
    .join("/")
    .replace(/(^|\/)index\.html$/, "$1")}`;
}

/** All values of `href` and `src` in a page. */
export function referencesOf(html: string): string[] {
  return [...html.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/g)].map((match) => unescapeHtml(match[1] ?? ""));
}

/** All values of `id` in a page. */
export function idsOf(html: string): string[] {
  return [...html.matchAll(/<[a-z][^>]*?\sid="([^"]*)"/g)].map((match) => unescapeHtml(match[1] ?? ""));
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** References of a site's pages to itself that lead nowhere: a page, a file or a fragment that does not exist. */
export function brokenReferences(folder: string, prefix: string): string[] {
  const pages = pagesOf(folder);
  const ids = new Map([...pages].map(([address, html]) => [address, new Set(idsOf(html))]));
  const broken: string[] = [];
  for (const [address, html] of pages) {
    for (const reference of referencesOf(html)) {
      if (/^(?:https?:|mailto:|webcal:)/.test(reference)) continue;
      const target = new URL(reference, `http://site${prefix}${address.slice(1)}`);
      const inside = target.pathname.startsWith(prefix) ? `/${target.pathname.slice(prefix.length)}` : undefined;
      const fragment = decodeURIComponent(target.hash.slice(1));
      const found =
        inside !== undefined && (ids.has(inside) || existsSync(path.join(folder, decodeURIComponent(inside))));
      if (!found || (fragment !== "" && ids.get(inside ?? "")?.has(fragment) !== true))
        broken.push(`${address} → ${reference}`);
    }
  }
  return broken;
}
