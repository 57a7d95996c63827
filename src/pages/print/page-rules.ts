/** The print rules that follow from the workshop and from the paper. */
import { quote } from "../../design/css.ts";
import { createDates } from "../../locales/dates.ts";
import { createWords } from "../../locales/words.ts";
import type { Workshop } from "../../model/workshop.ts";
import { LARGE_MARGINS, MARGINS } from "./paper.ts";

/** What stands at the foot of sheets. It is made here because margin boxes cannot take text from a page. */
function footOf(workshop: Workshop) {
  const words = createWords(workshop.language);
  const [start, end] = workshop.direction === "rtl" ? ["right", "left"] : ["left", "right"];
  return {
    name: [workshop.name, workshop.host?.name].filter(Boolean).join(words.t("dot")),
    date: words.t("print.asOf", { date: createDates(workshop, words).plain(workshop.updated) }),
    dot: words.t("dot"),
    page: words
      .parts("print.page")
      .map((part) => (typeof part === "string" ? quote(part) : `counter(${part.name})`))
      .join(" "),
    boxes: (look: string, atStart: string, atEnd: string) => {
      const box = (side: string | undefined, align: string, content: string) =>
        `@bottom-${side} { content: ${content}; color: #000; vertical-align: top; padding-top: 2mm; ${look} text-align: ${align}; }`;
      return `${box(start, "start", atStart)}\n${box(end, "end; white-space: nowrap", atEnd)}`;
    },
  };
}

/** Margins and foot of any sheet. They set no size, which is the printer's. */
export function pageRules(workshop: Workshop): string {
  const { name, date, dot, page, boxes } = footOf(workshop);
  return `@page {
  margin: ${MARGINS.top}mm ${MARGINS.side}mm ${MARGINS.bottom}mm;
  ${boxes("font: 8pt/1.3 system-ui, sans-serif;", quote(name), `${quote(date + dot)} ${page}`)}
}`;
}

/** The same for print forms that need other sheets: larger ones, and larger margins. */
export function formRules(workshop: Workshop): string {
  const { date, page, boxes } = footOf(workshop);
  const look = "font: 18pt/1.3 Verdana, Tahoma, Arial, sans-serif;";
  return `@page a3 { size: A3; }
@page tabloid { size: 11in 17in; }
@page large {
  margin: ${LARGE_MARGINS.top}mm ${LARGE_MARGINS.side}mm ${LARGE_MARGINS.bottom}mm;
  ${boxes(look, quote(date), page)}
}`;
}
