/** The timelines of days, as a page shows them. */
import {
  type DayTimeline,
  dayStrips,
  dayTimelines,
  type StripBlock,
  type TimelineBlock,
} from "../../model/timeline.ts";
import type { Day, Item } from "../../model/workshop.ts";
import { nameParts } from "../../schema/name.ts";
import { plainTitle } from "../programme/items.ts";
import { emWidth } from "../type.ts";
import type { View } from "../view.ts";

export interface TimelineOptions {
  /** A picture without links. */
  readonly plain?: boolean;
  /** The item to highlight in it; its hours are in the words below. */
  readonly here?: Item;
  /** Whether surnames stand in the blocks of invited talks where there is room. */
  readonly named?: boolean;
}

/** A block of it. In thin bands the items cannot be told apart. */
export type ShownBlock = StripBlock & {
  readonly item?: Item;
  readonly isHere: boolean;
  /** The accessible name of a link; empty in a picture. */
  readonly name: string;
  /** The words in it. */
  readonly surname: string;
};

/** One day of it. */
export interface ShownTimeline extends Omit<DayTimeline, "blocks"> {
  readonly blocks: readonly ShownBlock[];
  /** Whether other days are drawn beside it, so that it needs its date. */
  readonly isOneOfSeveral: boolean;
  /** Whether it is one of as many as are drawn at full height. */
  readonly isOneOfMany: boolean;
  /** Whether it is one of so many that it is only a thin band. */
  readonly isBand: boolean;
  /** Whether its blocks link to their items. */
  readonly isLinked: boolean;
  /** Whether the hours are below it: those of the last day serve all. */
  readonly showsHours: boolean;
  /** Whether it draws posters. */
  readonly isHatched: boolean;
  /** How surnames stand in the blocks. */
  readonly naming: Naming;
}

type Naming = "across" | "upright" | "none";

/** More days than this are thin bands. */
const DRAWN = 3;

/** What surnames are set in, and the least that the styles give them, in pixels: see `timeline.css`. */
const TYPE = { size: 13, width: 1024, alone: 88, several: 52, padding: 14 };

/** The timelines of days on one scale. */
export function timelines(view: View, days: readonly Day[], options: TimelineOptions = {}): ShownTimeline[] {
  const { words, dates } = view;
  const { plain, here, named = false } = options;
  const drawn = dayTimelines(days);
  const isBand = drawn.length > DRAWN;
  const bands = isBand ? new Map(dayStrips(days).map(({ day, blocks }) => [day, blocks])) : undefined;
  const naming = named && !isBand ? namingOf(view, drawn) : "none";
  return drawn.map((timeline, index) => {
    const isLinked = plain !== true && timeline.pressable && !isBand;
    const nameOf = (item: Item) =>
      words.t("timeline.block", { time: dates.clock(item.start), title: plainTitle(view, item) });
    const blocks = bands?.get(timeline.day) ?? timeline.blocks;
    return {
      ...timeline,
      blocks: blocks.map((block: StripBlock & { item?: Item }) => ({
        ...block,
        isHere: block.item !== undefined && block.item === here,
        name: isLinked && block.item ? nameOf(block.item) : "",
        surname: naming === "none" ? "" : surnameOf(view, block),
      })),
      isOneOfSeveral: drawn.length > 1,
      isOneOfMany: drawn.length >= DRAWN,
      isBand,
      isLinked,
      showsHours: here === undefined && index === drawn.length - 1,
      isHatched: blocks.some(({ family }) => family === "poster"),
      naming,
    };
  });
}

/** Who speaks in a block of full height; "Panel" for a panel. */
function surnameOf({ words }: View, { item, height }: Partial<TimelineBlock>): string {
  if (item === undefined || height !== 100 || item.cancelled) return "";
  if (item.family === "panel") return words.t("schedule.panel");
  return item.speakers.map(({ person }) => nameParts(person.name, person.sort).family).join(words.t("list.names"));
}

/** Across if all surnames fit their blocks, upright if all do so, else none. */
function namingOf(view: View, drawn: readonly DayTimeline[]): Naming {
  const height = drawn.length > 1 ? TYPE.several : TYPE.alone;
  const sizes = drawn.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      const surname = surnameOf(view, block);
      if (surname === "") return [];
      return [{ length: emWidth(surname) * TYPE.size + TYPE.padding, width: (block.width / 100) * TYPE.width }];
    }),
  );
  if (sizes.length === 0) return "none";
  if (sizes.every(({ length, width }) => length <= width)) return "across";
  return sizes.every(({ length, width }) => length <= height && width >= TYPE.size * 1.4) ? "upright" : "none";
}
