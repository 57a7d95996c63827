import { whenIdle } from "./idle.ts";

let numbers: Intl.NumberFormat | undefined;

/** A number as the page's language writes it. */
export function inFigures(count: number): string {
  numbers ??= new Intl.NumberFormat(document.documentElement.lang);
  return numbers.format(count);
}

/** Gets ready for {@link inFigures}, which takes a phone an eighth of a second the first time: nobody should wait for it. */
export function prepareFigures(): void {
  whenIdle(() => inFigures(0));
}
