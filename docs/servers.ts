/**
 * Whole configurations of three web servers for `docs/deploying.md`; what they say with every file is that of
 * `src/feeds/headers.ts`.
 */
import { apacheHeaders, caddyHeaders, nginxHeaders } from "../src/feeds/headers.ts";

/** `.htaccess` of Apache 2.4, for a site at the root of its address. */
export function htaccess(): string {
  return `Options -Indexes
ErrorDocument 404 /404.html
AddCharset utf-8 .html .css .js .json .xml .ics .bib .ris .txt
AddType text/calendar .ics
AddType application/manifest+json .webmanifest
AddType image/avif .avif
${apacheHeaders()}`;
}

/** A site of nginx. */
export function nginxSite(): string {
  const { map, server } = nginxHeaders();
  return `${map}
server {
  listen 80;
  server_name example.org;
  root /var/www/workshop;
  error_page 404 /404.html;
  charset utf-8;
${server}}
`;
}

/** A Caddyfile; with a domain in place of \`:80\`, Caddy gets its certificate by itself. */
export function caddyfile(): string {
  return `:80 {
  root * /srv
  encode zstd gzip
${caddyHeaders()}  file_server
  handle_errors {
    header -Cache-Control
    rewrite * /404.html
    file_server
  }
}
`;
}
