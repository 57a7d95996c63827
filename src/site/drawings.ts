/** Drawings (SVG) as PNG files, kept between builds by what they show. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashOf } from "../feeds/drawing.ts";
import { makeFolder } from "./scratch.ts";

/**
 * A picture from the cache, drawn first where it is not there.
 * @param subject all that decides what it looks like
 */
export function drawnOnce(cache: string, subject: string, draw: () => Buffer): Buffer {
  const file = path.join(cache, `drawing-${hashOf(subject)}.png`);
  if (existsSync(file)) return readFileSync(file);
  const png = draw();
  // With one rename, so that nobody finds half of it.
  const { folder: beside, remove } = makeFolder(`${file}-`);
  try {
    writeFileSync(path.join(beside, "new.png"), png);
    renameSync(path.join(beside, "new.png"), file);
  } finally {
    remove();
  }
  return png;
}
