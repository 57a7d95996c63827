/** The button that hands a page's address on: to another app where the device can, else to the clipboard. */

/** Shows the button where it can do something: browsers lend both only to pages that came over https. */
export function offerShare(): void {
  if (!navigator.share && !navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLElement>(".share")) button.hidden = false;
}

/** Brings the button to life. */
export function enableShare(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>(".share")) {
    const status = button.nextElementSibling;
    button.addEventListener("click", async () => {
      const url = location.href.replace(/#.*/s, "");
      if (navigator.share) await navigator.share({ title: document.title, url }).catch(() => undefined);
      else if (await copied(url)) status?.replaceChildren(button.dataset.copied ?? "");
    });
  }
}

/** Copies a text; false where the browser does not let us. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
