/** Text inside style sheets that are made here. */

/** A CSS string; characters that could end it are written as code points. */
export function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
