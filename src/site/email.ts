/**
 * Hides e-mail addresses from programs that harvest them from page source: every character becomes a character
 * reference, which browsers read, copy and open like the character itself (HTML, 13.5), without a script.
 */

/** What a harvester takes for an address; HTML escapes none of its characters. */
const ADDRESS = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

const referenced = (text: string): string => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join("");

/** HTML with the e-mail addresses in its text and attributes hidden. */
export function withoutAddresses(html: string): string {
  return html.includes("@") ? html.replace(ADDRESS, referenced) : html;
}
