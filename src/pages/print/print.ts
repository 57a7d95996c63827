/** What the pages for paper ask for beside the filters of all pages. */
import { encode } from "uqr";
import { shownPapers } from "../../model/print.ts";
import { glanceSheets, signStep } from "./sheets.ts";

/** A QR code as one path of an SVG drawing, to be stroked one module wide. */
export interface QrCode {
  /**
   * In modules: the view box is a square of this side. The quiet zone of four modules that ISO/IEC 18004 asks for is the
   * paper around, which the style keeps free.
   */
  readonly side: number;
  readonly path: string;
}

/** The QR code of an address. */
export function qrCode(address: string): QrCode {
  // Level M survives a fold and a coffee stain without making the modules small.
  // Any of the eight masks can be read; trying all of them for the prettiest takes a twentieth of a build.
  const { data, size } = encode(address, { ecc: "M", border: 0, maskPattern: 3 });
  const path = data.map((row, y) =>
    runsOf(row)
      .map(([x, length]) => `M${x} ${y}.5h${length}`)
      .join(""),
  );
  return { side: size, path: path.join("") };
}

/** The black runs of a row, each as where it starts and how long it is. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((isBlack, x) => {
    if (!isBlack) return;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

/** Functions that the templates for paper call. */
export const PRINT_GLOBALS = { glanceSheets, shownPapers, signStep };
