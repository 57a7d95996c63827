/** `/stars.json`: what a device remembers of a starred talk or paper, to say later what has changed. */
import { localizationOf } from "../locales/localization.ts";
import type { Item, Workshop } from "../model/workshop.ts";
import { roomName, titleOf } from "./site.ts";

/** What readers know of a starred thing; a time and a room only if it has any. */
export interface StarFacts {
  readonly title: string;
  /** In the venue's zone, to the minute: `2030-06-03T10:30`. */
  readonly start?: string;
  /** The start in the words of the site: "Mon 3 Jun" and "10:30". */
  readonly date?: string;
  readonly time?: string;
  readonly room?: string;
  readonly cancelled?: true;
}

/** Facts by the fragment that the star names: `item-flip-points`, `paper-flip-points`. */
export type StarsFile = Readonly<Record<string, StarFacts>>;

/** The text of the file. */
export function starsFile(workshop: Workshop): string {
  const file: StarsFile = Object.fromEntries([
    ...workshop.items.map((item) => [item.anchor, factsOf(workshop, item)] as const),
    ...workshop.papers.map(({ anchor, title }) => [anchor, { title: title.plain }] as const),
  ]);
  return JSON.stringify(file);
}

function factsOf(workshop: Workshop, item: Item): StarFacts {
  const { words, dates } = localizationOf(workshop);
  const { start, timed, room, cancelled } = item;
  return {
    title: titleOf(workshop, item),
    ...(timed && { start: start.toFormat("yyyy-MM-dd'T'HH:mm"), time: dates.clock(start) }),
    date: dates.short(start),
    ...(room !== undefined && { room: roomName(words, room) }),
    ...(cancelled && { cancelled }),
  };
}
