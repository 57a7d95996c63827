/** What a reader has chosen on this site, kept in the browser alone; for the page's life where it refuses to keep it. */

/** Sites of one host share its storage, so each has an area of its own, under the path where it is published. */
const AREA = `lectern-site:${document.documentElement.dataset.root}:`;

const held = new Map<string, string>();

/** Whether anything was chosen. */
export function hasChoices(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(AREA));
  } catch {
    return false;
  }
}

/** The choice of a name; undefined where none was made. */
export function choiceOf(name: string): string | undefined {
  try {
    return localStorage.getItem(AREA + name) ?? undefined;
  } catch {
    return held.get(name);
  }
}

/** Keeps a choice; undefined takes it back. */
export function choose(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(AREA + name);
    else localStorage.setItem(AREA + name, value);
  } catch {
    if (value === undefined) held.delete(name);
    else held.set(name, value);
  }
}

/** Calls back when the choice of a name may have changed elsewhere: in another tab, or before the page came back. */
export function onChoiceElsewhere(name: string, callback: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === AREA + name) callback();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) callback();
  });
}
