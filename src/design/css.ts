/** Text inside of style sheets that are made here. */

/** A string of CSS; everything but plain letters is written as a code point. */
export function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
