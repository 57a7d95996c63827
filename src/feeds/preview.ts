/** The picture in link previews (Open Graph): host, title, date, place, and the programme as a timeline. */

import { createPalette } from "../design/palette.ts";
import { localizationOf } from "../locales/localization.ts";
import { memoize } from "../model/memoize.ts";
import { escapeHtml } from "../model/text.ts";
import { type DayTimeline, dayTimelines, type TimelineHour } from "../model/timeline.ts";
import type { Workshop } from "../model/workshop.ts";
import { FONT_FAMILY, hashOf, rasterize, textWidth } from "./drawing.ts";
import { clean } from "./site.ts";

/** In pixels; a size that all networks show uncropped (https://ogp.me does not specify one). */
export const PREVIEW = { width: 1200, height: 630 } as const;

const MARGIN = 72;
const INNER = PREVIEW.width - 2 * MARGIN;

/** Increment when the layout below changes: addresses and the cache depend on it. */
const LAYOUT = 3;

/** More days would make the timelines too low to read. */
const MOST_TIMELINES = 5;

/** What the picture shows. */
export interface Subject {
  readonly layout: number;
  readonly host: string;
  readonly title: string;
  readonly facts: string;
  readonly field: string;
  readonly on: string;
  readonly timelines: readonly Timeline[];
  readonly isRightToLeft: boolean;
}

interface Timeline {
  readonly rows: number;
  readonly blocks: readonly {
    readonly isHatched: boolean;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly hours: readonly (Pick<TimelineHour, "x" | "anchor" | "minor"> & { readonly label: string })[];
}

/** The picture of a workshop, not yet drawn. */
export interface Preview {
  /** The name changes with the content. */
  readonly address: string;
  readonly alt: string;
  readonly subject: Subject;
}

/** The picture of a workshop: the same object for every page. */
export const previewOf = memoize((workshop: Workshop): Preview => {
  const subject = subjectOf(workshop);
  const alt = [subject.title, subject.host, subject.facts].filter(Boolean).join(". ");
  return { address: `/assets/preview-${hashOf(JSON.stringify(subject)).slice(0, 10)}.png`, alt, subject };
});

function subjectOf(workshop: Workshop): Subject {
  const { dates } = localizationOf(workshop);
  const { venue } = workshop;
  const palette = createPalette(workshop.accent);
  const place = [venue?.city ?? venue?.name, venue?.country].filter(Boolean).join(", ");
  return {
    layout: LAYOUT,
    host: clean(workshop.host?.name ?? workshop.short),
    title: clean(workshop.name),
    facts: clean([dates.when(workshop), place].filter(Boolean).join("  ·  ")),
    field: palette.field[0],
    on: palette.on[0],
    timelines: dayTimelines(workshop.days)
      .slice(0, MOST_TIMELINES)
      .map((timeline) => timelineOf(timeline, workshop)),
    isRightToLeft: workshop.direction === "rtl",
  };
}

function timelineOf({ rows, blocks, hours }: DayTimeline, workshop: Workshop): Timeline {
  const { dates } = localizationOf(workshop);
  return {
    rows,
    blocks: blocks.map(({ family, x, y, width, height }) => ({
      isHatched: family === "poster",
      x,
      y,
      width,
      height,
    })),
    hours: hours.map(({ at, x, anchor, minor }) => ({ label: dates.hour(at), x, anchor, minor })),
  };
}

export function drawPreview({ subject }: Preview): Buffer {
  return rasterize(previewSvg(subject), PREVIEW.width);
}

function previewSvg(subject: Subject): string {
  const { field, on, host, facts, timelines } = subject;
  const timelineTop = 400;
  const title = fitTitle(subject.title, timelineTop - 232);
  // Without a programme the words are centred vertically.
  const top = timelines.length === 0 ? 210 : 100;
  const size = `width="${PREVIEW.width}" height="${PREVIEW.height}"`;
  const write = (text: string, y: number, style: string) => {
    const at = subject.isRightToLeft ? PREVIEW.width - MARGIN : MARGIN;
    const end = subject.isRightToLeft ? ` text-anchor="end"` : "";
    return `<text x="${at}" y="${round(y)}" font-family="${FONT_FAMILY}"${end} ${style}>${escapeHtml(text)}</text>`;
  };
  const ink = `fill="${on}"`;
  const large = `${ink} font-weight="600" font-size="${title.size}"`;
  const baseline = (line: number) => top + 50 + title.size * (0.72 + line * 1.16);
  const lines = title.lines.map((line, index) => write(line, baseline(index), large));
  const below = baseline(title.lines.length - 1) + 58;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${PREVIEW.width} ${PREVIEW.height}">`,
    `<rect ${size} fill="${field}"/>`,
    write(shorten(host, 30, 400), top, `${ink} font-size="30"`),
    ...lines,
    write(shorten(facts, 30, 400), below, `${ink} font-size="30"`),
    ...drawTimelines(subject, timelineTop),
    "</svg>",
  ].join("\n");
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The largest type size at which a title fits the height in at most three lines; truncated if none does. */
function fitTitle(title: string, height: number): { readonly size: number; readonly lines: readonly string[] } {
  for (const size of [84, 76, 68, 60, 52, 46]) {
    const lines = wrap(title, size);
    if (lines.length <= 3 && lines.length * size * 1.16 <= height) return { size, lines };
  }
  const size = 46;
  const room = Math.max(1, Math.floor(height / (size * 1.16)));
  const lines = wrap(title, size);
  return { size, lines: [...lines.slice(0, room - 1), shorten(lines.slice(room - 1).join(" "), size, 600)] };
}

/** Breaks lines after spaces, and between characters in scripts without spaces. */
function wrap(title: string, size: number): string[] {
  const lines = fill(title, size, INNER);
  // As few lines as possible, then as even as possible: no single word on the last line.
  for (let width = INNER; width > INNER / 2; width -= 40) {
    const narrower = fill(title, size, width - 40);
    if (narrower.length > lines.length) return fill(title, size, width);
  }
  return lines;
}

/** Characters of a title that a picture can hold. */
const LONGEST = 400;

/** Lines up to a width in pixels; a longer word is cut to the width of the picture. */
function fill(title: string, size: number, width: number): string[] {
  // Each segment holds a copy of the whole text; anything beyond this is never seen.
  const seen = title.length > LONGEST ? `${title.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, "")} …` : title;
  const pieces = [...new Intl.Segmenter("und", { granularity: "word" }).segment(seen)].map(({ segment }) => segment);
  const words = pieces.reduce<string[]>((list, piece) => {
    const last = list.at(-1);
    const isCjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(piece);
    if (last === undefined || /\s$/.test(last) || isCjk) list.push(piece);
    else list[list.length - 1] = last + piece;
    return list;
  }, []);
  const lines: string[] = [];
  for (const word of words) {
    const line = (lines.at(-1) ?? "") + word;
    if (lines.length > 0 && textWidth(line.trim(), size, 600) <= width) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  return lines.map((line) => shorten(line.trim(), size, 600));
}

/** Text cut to the width of the picture. */
function shorten(text: string, size: number, weight: 400 | 600): string {
  if (textWidth(text, size, weight) <= INNER) return text;
  const characters = [...text];
  let length = characters.length;
  const cut = () => `${characters.slice(0, length).join("").trimEnd()}…`;
  while (length > 1 && textWidth(cut(), size, weight) > INNER) length -= Math.max(1, Math.floor(length / 20));
  return cut();
}

/** The days' timelines one above the other, with the hours below the last. */
function drawTimelines({ timelines, on }: Subject, top: number): string[] {
  if (timelines.length === 0) return [];
  const bottom = PREVIEW.height - 84;
  const gap = 14;
  const height = (bottom - top - gap * (timelines.length - 1)) / timelines.length;
  const drawn = timelines.flatMap(({ blocks }, index) => {
    const y = top + index * (height + gap);
    return blocks.map((block) => {
      const fill = block.isHatched ? "url(#hatch)" : on;
      const width = Math.max((block.width / 100) * INNER - 3, 2);
      const high = Math.max((block.height / 100) * height - (block.height < 100 ? 2 : 0), 2);
      return `<rect x="${round(MARGIN + (block.x / 100) * INNER)}" y="${round(y + (block.y / 100) * height + (block.height < 100 ? 2 : 0))}" width="${round(width)}" height="${round(high)}" fill="${fill}"/>`;
    });
  });
  const hours = (timelines.at(-1)?.hours ?? []).filter(
    ({ minor }) => !minor || (timelines.at(-1)?.hours.length ?? 0) <= 16,
  );
  const labels = hours.map(({ label, x, anchor }) => {
    return `<text x="${round(MARGIN + (x / 100) * INNER)}" y="${bottom + 36}" font-family="${FONT_FAMILY}" font-size="22" text-anchor="${anchor}" fill="${on}">${escapeHtml(label)}</text>`;
  });
  const bar = `<rect width="5" height="8" fill="${on}"/>`;
  const hatch = `<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse">${bar}</pattern>`;
  return [hatch, ...drawn, ...labels];
}
