/** Filters the papers' page by kind: its links to the kinds' sections become buttons. */
import { fill } from "../../browser/fill.ts";

/** Turns the links of `.kinds` into buttons of which one is pressed. */
export function enablePaperFilter(): void {
  const list = document.querySelector<HTMLElement>(".kinds[data-shown]");
  if (!list) return;
  const papers = [...document.querySelectorAll<HTMLElement>("[data-kinds]")];
  const status = list.querySelector("[role=status]");

  const buttons = [...list.querySelectorAll<HTMLAnchorElement>("a")].map((link) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.dataset.kind = link.dataset.kind;
    button.append(...link.childNodes);
    link.replaceWith(button);
    button.addEventListener("click", () => choose(button));
    return button;
  });
  const [everything] = buttons;

  function press(pressed: HTMLButtonElement | undefined): void {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === pressed));
  }

  function choose(chosen: HTMLButtonElement): void {
    const kind = chosen.dataset.kind ?? "";
    press(chosen);
    for (const paper of papers) paper.hidden = kind !== "" && !paper.dataset.kinds?.split(",").includes(kind);
    // Hide headings whose papers are all hidden.
    for (const part of document.querySelectorAll<HTMLElement>(".section--papers, .papers__group"))
      part.hidden = part.querySelector("[data-kinds]:not([hidden])") === null;
    const shown = papers.filter((paper) => !paper.hidden).length;
    if (status) status.textContent = fill(list?.dataset.shown, { shown, count: papers.length });
  }

  press(everything);
  // A link to a paper shows it, whatever was chosen.
  addEventListener("hashchange", () => {
    if (!everything || everything.getAttribute("aria-pressed") === "true") return;
    choose(everything);
    document.querySelector(":target")?.scrollIntoView();
  });
}
