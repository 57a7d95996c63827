/** The search key. WCAG 2.2, 2.1.4: a single-character shortcut can be switched off, here on the search page. */
import { choiceOf, choose } from "../../browser/store.ts";

const CHOICE = "search-key";

/** Listens for `/`, unless somebody is typing or has switched it off. */
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

/** The checkbox on the search page that switches the key on and off. */
export function enableSearchKeySwitch(box: HTMLInputElement): void {
  box.checked = choiceOf(CHOICE) === undefined;
  box.addEventListener("change", () => choose(CHOICE, box.checked ? undefined : "off"));
}
