/** A QR code drawn in the browser; loaded when first asked for. */
import { encode } from "uqr";

const SVG = "http://www.w3.org/2000/svg";

/** The modules around it that stay white (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/**
 * Draws a text as a QR code, black on white in every colour scheme.
 * @param title what it says to those who do not see it
 * @returns undefined if the text is too long for one
 */
export function drawQr(text: string, title: string): SVGElement | undefined {
  const code = codeOf(text);
  if (code === undefined) return undefined;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "my__qr");
  svg.setAttribute("viewBox", `0 0 ${code.size} ${code.size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", pathOf(code.data));
  svg.append(path);
  return svg;
}

function codeOf(text: string): ReturnType<typeof encode> | undefined {
  try {
    return encode(text, { ecc: "L", border: QUIET });
  } catch {
    // The library throws if no version has room.
    return undefined;
  }
}

/** One rectangle for each run of dark modules in a row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  let path = "";
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x + 1 - from}v1H${from}z`;
    }
  return path;
}
