/**
 * Addresses of e-mail for people and not for the programs that gather them from the source of pages: every sign is a
 * character reference, which browsers read, copy and open like the sign itself (HTML, 13.5), without a script.
 */

/** What is an address in the eyes of whoever gathers them; HTML encodes none of its signs. */
const ADDRESS = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

const referenced = (text: string): string => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join("");

/** HTML with the addresses of e-mail in its text and its attributes hidden. */
export function withoutAddresses(html: string): string {
  return html.includes("@") ? html.replace(ADDRESS, referenced) : html;
}
