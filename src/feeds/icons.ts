/** The icons of the installed site, made from the favicon, and the manifest that names them. */

import { createPalette } from "../design/palette.ts";
import { TOUCH_ICON } from "../model/feeds.ts";
import type { Workshop } from "../model/workshop.ts";
import { hashOf, rasterize } from "./drawing.ts";
import { clean } from "./site.ts";

/** An icon yet to be drawn. */
export interface Icon {
  readonly address: string;
  /** In pixels. */
  readonly size: number;
  readonly svg: string;
  /** `maskable`: systems may crop it to any shape that contains the middle four fifths. */
  readonly purpose?: "any" | "maskable";
}

/** The icons made from the site's `/icon.svg`. */
export function iconsOf(workshop: Workshop, svg: string): Icon[] {
  const [field] = createPalette(workshop.accent).field;
  const filled = onGround(svg, field, 0);
  const masked = onGround(svg, field, 0.1);
  const name = (label: string, drawing: string) => `/assets/icon-${label}-${hashOf(drawing).slice(0, 8)}.png`;
  return [
    { address: name("192", svg), size: 192, svg, purpose: "any" },
    { address: name("512", svg), size: 512, svg, purpose: "any" },
    { address: name("maskable", masked), size: 512, svg: masked, purpose: "maskable" },
    // Transparent corners would turn black.
    { address: TOUCH_ICON, size: 180, svg: filled },
  ];
}

/** A drawing centred on a coloured square, with a margin as a share of the side. */
function onGround(svg: string, colour: string, margin: number): string {
  const at = margin * 100;
  const inside = svg.replace(
    /^[\s\S]*?<svg/,
    `<svg x="${at}" y="${at}" width="${100 - 2 * at}" height="${100 - 2 * at}"`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="${colour}"/>${inside}</svg>`;
}

export function drawIcon({ svg, size }: Icon): Buffer {
  return rasterize(svg, size);
}

/** `site.webmanifest` (https://www.w3.org/TR/appmanifest/); addresses include the path prefix. */
export function manifest(workshop: Workshop, icons: readonly Icon[], pathPrefix: string): string {
  const palette = createPalette(workshop.accent);
  const described = icons.filter(({ purpose }) => purpose !== undefined);
  const fields = {
    id: pathPrefix,
    name: clean(workshop.name),
    short_name: clean(workshop.short),
    ...(workshop.tagline === undefined ? {} : { description: clean(workshop.tagline) }),
    lang: workshop.language,
    dir: workshop.direction,
    start_url: pathPrefix,
    scope: pathPrefix,
    display: "minimal-ui",
    background_color: palette.background[0],
    theme_color: palette.field[0],
    icons: described.map(({ address, size, purpose }) => ({
      src: pathPrefix + address.slice(1),
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose,
    })),
  };
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}
