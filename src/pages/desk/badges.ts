/** Badges on sheets: where they lie, where they are cut, what they say. */
import type { View } from "../../components/view.ts";
import type { Badge, BadgeRole } from "../../model/badges.ts";
import { ADDRESSES, BADGE_SIZES, type BadgeSize, type PrivateForm } from "../../model/routes.ts";
import { SHEETS } from "../print/paper.ts";
import { type Desk, linesOf } from "./sheets.ts";

/** A kind of badge; lengths in millimetres, sizes of type in points. */
interface Format {
  readonly width: number;
  readonly height: number;
  /** What stays white along each cut: at least 3, as nobody cuts more exactly. */
  readonly edge: number;
  /** The height of the bar that says the role. */
  readonly bar: number;
  /** The steps of the name's size. */
  readonly steps: readonly number[];
  /** The room of the name, for the step that is taken where no script measures it. */
  readonly name: { readonly width: number; readonly height: number };
}

const FORMATS: Readonly<Record<BadgeSize, Format>> = {
  a6: {
    width: 105,
    height: 148,
    edge: 6.5,
    bar: 13,
    steps: [44, 40, 36, 32, 28, 24, 20, 16, 12],
    name: { width: 92, height: 66 },
  },
  a7: {
    width: 74,
    height: 105,
    edge: 6,
    bar: 9.5,
    steps: [28, 26, 24, 22, 20, 18, 15, 12, 9],
    name: { width: 62, height: 44 },
  },
  card: {
    width: 85.6,
    height: 53.98,
    edge: 4.5,
    bar: 6.2,
    steps: [24, 22, 20, 18, 16, 14, 12, 10, 8],
    name: { width: 76, height: 18 },
  },
};

/** How badges lie on a sheet, in millimetres from its top left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Of a badge. */
  readonly badge: { readonly width: number; readonly height: number };
  readonly left: number;
  readonly top: number;
  /** Where to cut, from top to bottom and from side to side; the edges of the sheet need no cut. */
  readonly cuts: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** What is left over beside badges that is too little to cut off, in millimetres: they take it. */
const SLACK = 2;

/** The layout that has the most badges on a sheet, upright if both have as many. */
export function layoutOf(size: BadgeSize, paper: Desk["paper"]): Layout {
  const { width, height } = SHEETS[paper];
  const [upright, turned] = [layoutOn(size, width, height), layoutOn(size, height, width)];
  return turned.columns * turned.rows > upright.columns * upright.rows ? turned : upright;
}

function layoutOn(size: BadgeSize, width: number, height: number): Layout {
  const x = along(FORMATS[size].width, width);
  const y = along(FORMATS[size].height, height);
  return {
    width,
    height,
    columns: x.count,
    rows: y.count,
    badge: { width: x.length, height: y.length },
    left: x.start,
    top: y.start,
    cuts: { x: x.cuts, y: y.cuts },
  };
}

/** As many badges as fit along one side, in its middle. */
function along(length: number, side: number) {
  const count = Math.floor(side / length);
  const rest = side - count * length;
  const isFilled = rest < SLACK;
  const each = isFilled ? side / count : length;
  const start = isFilled ? 0 : rest / 2;
  const lines = Array.from({ length: count + 1 }, (_, index) => start + index * each);
  const cuts = isFilled ? lines.slice(1, -1) : lines;
  return { count, length: each, start, cuts: cuts.map(hundredths) };
}

const hundredths = (millimetres: number): number => Math.round(millimetres * 100) / 100;

/** Where a mark begins and ends, from the edge of the sheet: printers leave the first 5 mm white. */
const MARK = { from: 0, to: 9 } as const;
/** The arm of a cross where cuts meet. */
const ARM = 2;

/** The cut marks of a sheet as SVG paths in millimetres: at its edges, and a cross wherever two cuts meet. */
export function marksOf({ width, height, cuts }: Layout): readonly string[] {
  const length = MARK.to - MARK.from;
  const edges = [
    ...cuts.x.flatMap((x) => [`M${x} ${MARK.from}v${length}`, `M${x} ${hundredths(height - MARK.to)}v${length}`]),
    ...cuts.y.flatMap((y) => [`M${MARK.from} ${y}h${length}`, `M${hundredths(width - MARK.to)} ${y}h${length}`]),
  ];
  const crosses = cuts.x.flatMap((x) =>
    cuts.y.flatMap((y) => [`M${hundredths(x - ARM)} ${y}h${2 * ARM}`, `M${x} ${hundredths(y - ARM)}v${2 * ARM}`]),
  );
  return [...edges, ...crosses];
}

/** A badge as its template needs it. */
export interface ShownBadge extends Badge {
  /** The name in the largest letters, and beneath it the other. */
  readonly first: string;
  readonly second?: string;
  /** The step of its size where no script measures. */
  readonly step: number;
  /** The role in words. */
  readonly says: string;
  /** What is drawn in its bar, in millimetres, if it is no frame. */
  readonly pattern?: string;
}

/** A sheet of badges. */
export interface BadgeSheet {
  readonly layout: Layout;
  readonly marks: readonly string[];
  /** The bar of each, in millimetres. */
  readonly bar: { readonly width: number; readonly height: number };
  readonly badges: readonly ShownBadge[];
}

/** All badges of a size, sheet by sheet. */
export function badgeSheets(
  view: View,
  desk: Desk,
  { size }: Extract<PrivateForm, { kind: "badges" }>,
): readonly BadgeSheet[] {
  const layout = layoutOf(size, desk.paper);
  const marks = marksOf(layout);
  const count = layout.columns * layout.rows;
  const { edge, bar: height } = FORMATS[size];
  const bar = { width: hundredths(layout.badge.width - 2 * edge), height };
  const shown = desk.badges.map((badge) => shownBadge(view, badge, size, bar));
  return Array.from({ length: Math.ceil(shown.length / count) }, (_, index) => ({
    layout,
    marks,
    bar,
    badges: shown.slice(index * count, (index + 1) * count),
  }));
}

function shownBadge({ words }: View, badge: Badge, size: BadgeSize, bar: BadgeSheet["bar"]): ShownBadge {
  const pattern = rolePattern(badge.role, bar);
  const { name, nativeName } = badge;
  const first = nativeName ?? name;
  const says = badge.word ?? words.t(`desk.roles.${badge.role}`);
  const lines = [{ text: first, scale: 1 }, ...(nativeName === undefined ? [] : [{ text: name, scale: SECOND }])];
  return {
    ...badge,
    first,
    ...(nativeName !== undefined && { second: name }),
    step: stepOf(lines, FORMATS[size]),
    says,
    ...(pattern !== undefined && { pattern }),
  };
}

/** The size of the name in Latin letters below that in the own script. */
const SECOND = 0.55;
/** Mean width of a bold character in a wide font, in em, and the height of a line. */
const WIDE = 0.72;
const LEADING = 1.35;
const POINT = 25.4 / 72;

/** The largest step at which a name fits in a wide font: careful, as nothing measures it. */
function stepOf(
  lines: readonly { readonly text: string; readonly scale: number }[],
  { steps, name: room }: Format,
): number {
  const fits = (points: number) => {
    const em = points * POINT;
    const height = lines.reduce((sum, { text, scale }) => {
      const width = room.width / (em * scale);
      // A word that is too long for a line would be broken.
      const longest = Math.max(...text.split(/[\s-]+/u).map((word) => linesOf(word, WIDE, width)));
      return longest > 1 ? Number.POSITIVE_INFINITY : sum + linesOf(text, WIDE, width * 0.8) * LEADING * em * scale;
    }, 0);
    return height <= room.height;
  };
  const found = steps.findIndex(fits);
  return found < 0 ? steps.length - 1 : found;
}

/** How many steps a size has, for the script that measures. */
export function badgeSteps(size: BadgeSize): number {
  return FORMATS[size].steps.length;
}

/** Where the code of a badge leads: to the programme, if there is one. */
export function programmeAddress({ workshop }: View): string {
  return workshop.items.length > 0 ? ADDRESSES.schedule : ADDRESSES.home;
}

/**
 * What is drawn in the bar of a role, as the path of an SVG image in millimetres, none of it outside: hatching, or dots.
 * The others are made of borders.
 */
function rolePattern(role: BadgeRole, { width, height }: BadgeSheet["bar"]): string | undefined {
  if (role === "helper") return hatching(width, height).join("");
  if (role !== "press") return undefined;
  const pitch = height / 5;
  const places = (length: number) => {
    const count = Math.floor(length / pitch) - 1;
    return Array.from({ length: count }, (_, index) => hundredths((length - (count - 1) * pitch) / 2 + index * pitch));
  };
  return places(height)
    .flatMap((y) => places(width).map((x) => `M${x} ${y}h0`))
    .join("");
}

/** Lines from the lower edge to the upper, up to the ends of the bar. */
function hatching(width: number, height: number): readonly string[] {
  const pitch = height * 0.3;
  const count = Math.ceil((width + height) / pitch);
  return Array.from({ length: count }, (_, index) => {
    const foot = index * pitch - height + pitch / 2;
    const from = Math.max(0, -foot);
    const to = Math.min(height, width - foot);
    return `M${hundredths(foot + from)} ${hundredths(height - from)}L${hundredths(foot + to)} ${hundredths(height - to)}`;
  });
}

/** The rules that follow from sizes and paper: sheets, the place of badges on them, steps of names. */
export function badgeRules(paper: Desk["paper"]): string {
  return BADGE_SIZES.map((size) => {
    const { width, height, columns, rows, badge, left, top } = layoutOf(size, paper);
    const { steps, edge, bar } = FORMATS[size];
    const sheet = `.badges--${size}`;
    const sizes = steps.map((step, index) => `.badge--${size} .badge__name--step-${index} { font-size: ${step}pt; }`);
    return `@page badges-${size} { size: ${width}mm ${height}mm; margin: 0; }
${sheet} { page: badges-${size}; width: ${width}mm; height: ${height}mm; padding: ${top}mm ${left}mm;
  grid-template: repeat(${rows}, ${badge.height}mm) / repeat(${columns}, ${badge.width}mm); }
.badge--${size} { --role: ${bar}mm; padding: ${edge}mm; }
${sizes.join("\n")}`;
  }).join("\n");
}
