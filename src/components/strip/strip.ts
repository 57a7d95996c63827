/** The drawing of days to scale, as it stands on a page. */
import { type DayStrip, dayStrips, type StripBlock } from "../../model/strip.ts";
import type { Day, Item } from "../../model/workshop.ts";
import { plainTitle } from "../programme/items.ts";
import type { View } from "../view.ts";

export interface StripOptions {
  /** A picture without links. */
  readonly plain?: boolean;
  /** The item to light up in it. */
  readonly here?: Item;
}

/** One day of it. */
export interface ShownStrip extends DayStrip {
  readonly blocks: readonly (StripBlock & {
    readonly isHere: boolean;
    /** What a link says; empty in a picture. */
    readonly name: string;
  })[];
  /** Whether other days are drawn beside it, so that it needs its date. */
  readonly isOneOfSeveral: boolean;
  readonly hasLanes: boolean;
  /** Whether its blocks lead to their items. */
  readonly isLinked: boolean;
  /** Whether the hours stand below it: those of the last day are those of all. */
  readonly showsHours: boolean;
}

/** The strips of days on one scale. */
export function strips(view: View, days: readonly Day[], { plain, here }: StripOptions = {}): ShownStrip[] {
  const { words, dates } = view;
  const drawn = dayStrips(days);
  return drawn.map((strip, index) => {
    const isLinked = plain !== true && strip.pressable;
    const nameOf = (item: Item) =>
      words.t("strip.block", { time: dates.clock(item.start), title: plainTitle(view, item) });
    return {
      ...strip,
      blocks: strip.blocks.map((block) => ({
        ...block,
        isHere: block.item === here,
        name: isLinked ? nameOf(block.item) : "",
      })),
      isOneOfSeveral: drawn.length > 1,
      hasLanes: strip.rows > 1,
      isLinked,
      showsHours: index === drawn.length - 1,
    };
  });
}
