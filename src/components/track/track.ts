/** What identifies a track: one of the palette's colours, and a letter. */

import { TRACK_COLOURS } from "../../design/palette.ts";
import { memoize } from "../../model/memoize.ts";
import { freeSlug, slugify } from "../../model/slug.ts";
import type { Workshop } from "../../model/workshop.ts";

export interface TrackMark {
  readonly name: string;
  /** From 1: the classes `track--1` and so on. */
  readonly colour: number;
  readonly letter: string;
  /** What addresses call it; no other has it, though its name may differ in no more than a sign. */
  readonly slug: string;
}

/**
 * The tracks of a workshop in order of first appearance, including those in rooms. Their letters are their initials if
 * these differ, else A, B, C.
 */
export const trackMarks = memoize((workshop: Workshop): readonly TrackMark[] => {
  const tracks = workshop.items.flatMap(({ track, session }) => track ?? session?.track ?? []);
  const names = [...new Set(tracks)];
  const initials = names.map(initial);
  const areClear = new Set(initials).size === names.length;
  const taken = new Set<string>();
  return names.map((name, place) => {
    const slug = freeSlug(slugify(name) || "track", taken);
    taken.add(slug);
    return {
      name,
      colour: (place % TRACK_COLOURS) + 1,
      letter: areClear ? initial(name) : ordinal(place),
      slug,
    };
  });
});

/** The mark of one track; a name that no item has gets the first colour. */
export function trackMark(workshop: Workshop, name: string): TrackMark {
  return (
    trackMarks(workshop).find((mark) => mark.name === name) ?? {
      name,
      colour: 1,
      letter: initial(name),
      slug: slugify(name),
    }
  );
}

function initial(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? "?").toUpperCase();
}

/** A to Z, then numbers. */
function ordinal(place: number): string {
  return place < 26 ? String.fromCharCode(65 + place) : String(place + 1);
}
