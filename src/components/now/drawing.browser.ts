/** The line of the time in the drawings of days, and what has passed before it. */

const SVG = "http://www.w3.org/2000/svg";

function shape(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** Shows the time in every drawing that says what it spans; in those of other days, nothing or all has passed. */
export function showTimeInDrawings(now: number): void {
  for (const drawing of document.querySelectorAll<SVGSVGElement>("svg[data-from]")) {
    const { from = "", to = "" } = drawing.dataset;
    const [start, end] = [Date.parse(from), Date.parse(to)];
    const x = `${Math.min(100, Math.max(0, (100 * (now - start)) / (end - start)))}%`;
    for (const old of drawing.querySelectorAll(".timeline__past, .timeline__time")) old.remove();
    if (now <= start) continue;
    drawing.append(shape("rect", { class: "timeline__past", width: x, height: "100%" }));
    if (now >= end) continue;
    const time = shape("svg", { class: "timeline__time", x, overflow: "visible" });
    time.append(shape("rect", { x: "-1", width: "2", height: "100%" }), shape("path", { d: "M-6-7H6L0 1Z" }));
    drawing.append(time);
  }
}

/** Removes it, once the event is not on. */
export function hideTimeInDrawings(): void {
  for (const old of document.querySelectorAll(".timeline__past, .timeline__time")) old.remove();
}
