/** The timelines of days, as a page shows them. */
import { type DayTimeline, dayTimelines, type TimelineBlock } from "../../model/timeline.ts";
import type { Day, Item } from "../../model/workshop.ts";
import { plainTitle } from "../programme/items.ts";
import type { View } from "../view.ts";

export interface TimelineOptions {
  /** A picture without links. */
  readonly plain?: boolean;
  /** The item to highlight in it. */
  readonly here?: Item;
}

/** One day of it. */
export interface ShownTimeline extends DayTimeline {
  readonly blocks: readonly (TimelineBlock & {
    readonly isHere: boolean;
    /** The accessible name of a link; empty in a picture. */
    readonly name: string;
  })[];
  /** Whether other days are drawn beside it, so that it needs its date. */
  readonly isOneOfSeveral: boolean;
  readonly hasRows: boolean;
  /** Whether its blocks link to their items. */
  readonly isLinked: boolean;
  /** Whether the hours are below it: those of the last day serve all. */
  readonly showsHours: boolean;
}

/** The timelines of days on one scale. */
export function timelines(view: View, days: readonly Day[], { plain, here }: TimelineOptions = {}): ShownTimeline[] {
  const { words, dates } = view;
  const drawn = dayTimelines(days);
  return drawn.map((timeline, index) => {
    const isLinked = plain !== true && timeline.pressable;
    const nameOf = (item: Item) =>
      words.t("timeline.block", { time: dates.clock(item.start), title: plainTitle(view, item) });
    return {
      ...timeline,
      blocks: timeline.blocks.map((block) => ({
        ...block,
        isHere: block.item === here,
        name: isLinked ? nameOf(block.item) : "",
      })),
      isOneOfSeveral: drawn.length > 1,
      hasRows: timeline.rows > 1,
      isLinked,
      showsHours: index === drawn.length - 1,
    };
  });
}
