import { whenIdle } from "./idle.ts";

let numbers: Intl.NumberFormat | undefined;

/** A number as the page's language writes it. */
export function inFigures(count: number): string {
  numbers ??= new Intl.NumberFormat(document.documentElement.lang);
  return numbers.format(count);
}

/** Prepares {@link inFigures} while the page is idle: its first use takes a slow phone an eighth of a second. */
export function prepareFigures(): void {
  whenIdle(() => inFigures(0));
}
