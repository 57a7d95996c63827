/** The poster wall: one sheet per paper, hung in rows as at a poster session. */
import type { Paper } from "../../model/workshop.ts";

export type SheetLook = "poster" | "demo" | "award";

export interface PaperWall {
  readonly width: number;
  readonly height: number;
  /** All sheets of one look are one SVG path: a list of a hundred takes no more elements than one of ten. */
  readonly shapes: readonly { readonly look: SheetLook; readonly path: string }[];
}

const ACROSS = 10;
/** The most that still look like sheets. */
const MOST = 120;
const STEP = { x: 14, y: 16 };

/** The drawing of a list, in its own units; undefined if it would say nothing (one paper) or be a blur. */
export function paperWall(papers: readonly Paper[]): PaperWall | undefined {
  if (papers.length < 2 || papers.length > MOST) return undefined;
  const paths = new Map<SheetLook, string>();
  papers.forEach((paper, index) => {
    const look = lookOf(paper);
    const corner = { x: (index % ACROSS) * STEP.x + 1, y: Math.floor(index / ACROSS) * STEP.y };
    paths.set(look, (paths.get(look) ?? "") + outline(paper, corner));
  });
  return {
    width: Math.min(papers.length, ACROSS) * STEP.x,
    height: Math.ceil(papers.length / ACROSS) * STEP.y,
    shapes: [...paths].map(([look, path]) => ({ look, path })),
  };
}

function isScreen(paper: Paper): boolean {
  return paper.kinds[0] === "demo";
}

function lookOf(paper: Paper): SheetLook {
  if (paper.awards.length > 0) return "award";
  return isScreen(paper) ? "demo" : "poster";
}

/** Paper is upright, a screen is wide. */
function outline(paper: Paper, { x, y }: { readonly x: number; readonly y: number }): string {
  return isScreen(paper) ? `M${x} ${y + 3}h12v9h-12z` : `M${x} ${y + 1}h9v12h-9z`;
}
