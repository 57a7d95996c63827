/** The key that leads to the search. WCAG 2.2, 2.1.4: a shortcut of one character can be switched off, on the search page. */
import { choiceOf, choose } from "../../browser/store.ts";

const CHOICE = "search-key";

/** Listens for `/`, unless somebody is writing or has switched it off. */
export function enableSearchKey(): void {
  const link = document.querySelector<HTMLAnchorElement>(".nav__search");
  if (!link) return;
  addEventListener("keydown", (event) => {
    const { key, target, altKey, ctrlKey, metaKey } = event;
    if (key !== "/" || altKey || ctrlKey || metaKey || choiceOf(CHOICE) !== undefined) return;
    if ((target as Element).closest("input, select, textarea, [contenteditable]")) return;
    event.preventDefault();
    link.click();
  });
}

/** The box on the search page that switches the key on and off. */
export function enableSearchKeySwitch(box: HTMLInputElement): void {
  box.checked = choiceOf(CHOICE) === undefined;
  box.addEventListener("change", () => choose(CHOICE, box.checked ? undefined : "off"));
}
