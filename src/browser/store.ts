/**
 * A reader's choices on this site, kept in the browser only; if it refuses or has no room, for as long as the page lives.
 */

/** Sites on one host share its storage, so each has its own prefix: the path it is published under. */
const AREA = `lectern-site:${document.documentElement.dataset.root}:`;

const held = new Map<string, string | undefined>();

/** Whether the reader has chosen anything. */
export function hasChoices(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(AREA));
  } catch {
    return false;
  }
}

/** The stored choice; undefined if none was made. */
export function choiceOf(name: string): string | undefined {
  if (held.has(name)) return held.get(name);
  try {
    return localStorage.getItem(AREA + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores a choice; undefined removes it. @returns whether it outlives the page */
export function choose(name: string, value: string | undefined): boolean {
  try {
    if (value === undefined) localStorage.removeItem(AREA + name);
    else localStorage.setItem(AREA + name, value);
    held.delete(name);
    return true;
  } catch {
    held.set(name, value);
    return false;
  }
}

/** Calls back when a choice may have changed elsewhere: in another tab, or before the page came back. */
export function onChoiceElsewhere(name: string, callback: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === null || key === AREA + name) callback();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) callback();
  });
}
