/** The button that shares a page's address: with another app if the device can, else via the clipboard. */

/** Shows the button if it can do something: browsers offer both only to pages served over HTTPS. */
export function offerShare(): void {
  if (!navigator.share && !navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLElement>(".share")) button.hidden = false;
}

/** Activates the button. */
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

/** Copies a text; false if the browser refuses. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
