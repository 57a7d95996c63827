/** What brings colours of its own, or hides some, beyond the properties of a shape. */
const MORE = /<(?:image|linearGradient|radialGradient|pattern|filter|mask|style|foreignObject|use)\b/i;

const SHAPE = /<(?:path|rect|circle|ellipse|polygon|polyline|text|line)\b[^>]*>/gi;

/**
 * Whether a drawing has one colour and nothing behind it: then its shape alone says what it is, and pages can show it in
 * white. In doubt it has not.
 * @param svg its source
 */
export function hasOneColour(svg: string): boolean {
  const source = svg.replace(/<!--[\s\S]*?-->/g, "");
  if (MORE.test(source)) return false;
  const colours = new Set<string>();
  for (const [, , value = ""] of source.matchAll(/\b(fill|stroke)\s*[:=]\s*["']?\s*(#\w+|[a-z-]+(?:\([^)]*\))?)/gi)) {
    const colour = value.toLowerCase();
    if (colour !== "none" && colour !== "transparent") colours.add(colour === "currentcolor" ? "black" : colour);
  }
  const isInherited = /<(?:svg|g)\b[^>]*\bfill\s*[:=]/i.test(source);
  const shapes = source.match(SHAPE) ?? [];
  // A shape that does not say its colour is black.
  if (!isInherited && shapes.some((shape) => !/\bfill\s*[:=]/i.test(shape))) colours.add("black");
  return shapes.length > 0 && colours.size === 1;
}
