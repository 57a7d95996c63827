/** Reads the offline pack. */
import type { Frame, PackedPage } from "../site/offline-pack.ts";

/** The HTML of a page of the offline pack. */
export function unpack(page: PackedPage, frame: Frame): string {
  const lines: string[] = [];
  for (let index = 0; index < page.length; index += 1) {
    const part = page[index] as number | string;
    if (typeof part === "string") lines.push(part);
    else {
      index += 1;
      lines.push(...frame.slice(part, part + (page[index] as number)));
    }
  }
  return lines.join("\n");
}
