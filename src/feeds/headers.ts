/**
 * The response headers of every file, defined only here. The build writes them as `_headers`, which Netlify and
 * Cloudflare Pages read; `docs/deploying.md` shows them for other servers; our own server sends them.
 */
import { ADDRESSES } from "../model/routes.ts";

type Header = readonly [name: string, value: string];

/**
 * Must allow at least what each page's meta element allows, as browsers apply both. Only a header can forbid framing the
 * pages.
 */
const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/** For every file (https://owasp.org/www-project-secure-headers/). */
const SECURITY: readonly Header[] = [
  ["Content-Security-Policy", POLICY],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"],
  ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ["X-Content-Type-Options", "nosniff"],
];

/** Cache lifetimes that differ from the default (RFC 9111, RFC 8246). */
const CACHING: readonly { readonly path: string; readonly value: string }[] = [
  // The names of these files change with their content.
  { path: "/assets/*", value: "public, max-age=31536000, immutable" },
  // An old service worker would keep an old site.
  { path: ADDRESSES.worker, value: "no-cache" },
];

/**
 * For all other files. Without a header, browsers guess from a page's age how long to cache it, and show yesterday's
 * room today. Netlify and Cloudflare send this by default, and would add it to the other files' headers.
 */
const OTHERWISE = "no-cache";

/** `_headers` for Netlify and Cloudflare Pages; the path prefix has a slash at both ends. */
export function headersFile(pathPrefix: string): string {
  const rule = (path: string, headers: readonly Header[]) =>
    [pathPrefix + path.slice(1), ...headers.map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  const caching = CACHING.map(({ path, value }) => rule(path, [["Cache-Control", value]]));
  return `${[rule("/*", SECURITY), ...caching].join("\n\n")}\n`;
}

/** The headers of one file, by its address below the path prefix. */
export function headersOf(address: string): Readonly<Record<string, string>> {
  const caching = CACHING.filter(({ path }) => isBelow(address, path)).map(({ value }) => ["Cache-Control", value]);
  return Object.fromEntries([...SECURITY, ["Cache-Control", OTHERWISE], ...caching]);
}

function isBelow(address: string, path: string): boolean {
  return path.endsWith("*") ? address.startsWith(path.slice(0, -1)) : address === path;
}

/** The end of an address as a regular expression, for any path prefix. */
function patternOf(path: string): string {
  return path.endsWith("*") ? path.slice(0, -1) : `${path.replaceAll(".", "\\.")}$`;
}

/** Lines for `.htaccess` of Apache 2.4. */
export function apacheHeaders(): string {
  const lines = [
    ...SECURITY.map(([name, value]) => `Header always set ${name} "${value}"`),
    `Header set Cache-Control "${OTHERWISE}"`,
    ...CACHING.map(({ path, value }) => {
      return `Header set Cache-Control "${value}" "expr=%{REQUEST_URI} =~ m#${patternOf(path)}#"`;
    }),
  ];
  return `<IfModule mod_headers.c>\n${lines.map((line) => `  ${line}\n`).join("")}</IfModule>\n`;
}

/** Lines for nginx's `server` block, and a `map` to go before it. */
export function nginxHeaders(): { readonly map: string; readonly server: string } {
  const cases = CACHING.map(({ path, value }) => `  ~${patternOf(path)} "${value}";\n`).join("");
  const security = SECURITY.map(([name, value]) => `  add_header ${name} "${value}" always;\n`);
  return {
    map: `map $uri $cache_control {\n  default "${OTHERWISE}";\n${cases}}\n`,
    // Without `always`: a file that is briefly missing must not stay missing.
    server: `${security.join("")}  add_header Cache-Control $cache_control;\n`,
  };
}

/** Lines for the site's block in a Caddyfile. */
export function caddyHeaders(): string {
  return [
    ...SECURITY.map(([name, value]) => `  header ${name} "${value}"\n`),
    // No file may match two of these, because Caddy reorders them.
    `  @others not path ${CACHING.map(({ path }) => path).join(" ")}\n`,
    `  header @others Cache-Control "${OTHERWISE}"\n`,
    ...CACHING.map(({ path, value }) => `  header ${path} Cache-Control "${value}"\n`),
  ].join("");
}
