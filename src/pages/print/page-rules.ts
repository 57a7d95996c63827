/** The print rules that follow from the workshop. */

import { quote } from "../../design/css.ts";
import { createDates } from "../../locales/dates.ts";
import { createWords } from "../../locales/words.ts";
import type { Workshop } from "../../model/workshop.ts";
import { LARGE_MARGINS, MARGINS } from "./paper.ts";

/**
 * Margins and footers of printed sheets. They are made here because margin boxes cannot take text from a page. They set
 * no size, which is the printer's, except for sheets that do not fit the usual one.
 */
export function pageRules(workshop: Workshop): string {
  const words = createWords(workshop.language);
  const name = [workshop.name, workshop.host?.name].filter(Boolean).join(words.t("dot"));
  const date = words.t("print.asOf", { date: createDates(workshop, words).plain(workshop.updated) });
  const page = words
    .parts("print.page")
    .map((part) => (typeof part === "string" ? quote(part) : `counter(${part.name})`))
    .join(" ");
  const [start, end] = workshop.direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const foot = (side: string | undefined, content: string, look: string) =>
    `@bottom-${side} { content: ${content}; color: #000; vertical-align: top; padding-top: 2mm; ${look} }`;
  const small = "font: 8pt/1.3 system-ui, sans-serif;";
  const large = "font: 18pt/1.3 Verdana, Tahoma, Arial, sans-serif;";
  return `@page {
  margin: ${MARGINS.top}mm ${MARGINS.side}mm ${MARGINS.bottom}mm;
  ${foot(start, quote(name), `${small} text-align: start;`)}
  ${foot(end, `${quote(date + words.t("dot"))} ${page}`, `${small} text-align: end; white-space: nowrap;`)}
}
@page a3 { size: A3; }
@page tabloid { size: 11in 17in; }
@page large {
  margin: ${LARGE_MARGINS.top}mm ${LARGE_MARGINS.side}mm ${LARGE_MARGINS.bottom}mm;
  ${foot(start, quote(date), `${large} text-align: start;`)}
  ${foot(end, page, `${large} text-align: end;`)}
}`;
}
