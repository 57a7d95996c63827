/**
 * The programme's own script is loaded when somebody presses one of its buttons, or when the page already depends on it:
 * while the clock matters, and for readers who have chosen something before. Everybody else never waits for it.
 */

import { hasChoices } from "./store.ts";

/** File name of the script of `programme.ts`, put in by the build. */
declare const PROGRAMME: string;

/** Both lie in one folder, under whatever path the site is published. */
const FOLDER = (document.currentScript as HTMLScriptElement).src;

/** A list can be chosen from without a press. */
const USES = ["click", "change"];

let loading: Promise<void> | undefined;

/**
 * Loads and starts the programme's script, once; where the network failed, the next press tries again.
 * @param isOpening whether the page is being opened, and nobody has pressed anything yet
 */
function load(isOpening: boolean): Promise<void> {
  loading ??= import(new URL(PROGRAMME, FOLDER).href).then(
    ({ start }) => {
      for (const type of USES) removeEventListener(type, use);
      start(isOpening);
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

/** Loads the script where it is needed at once, else at the first press of a button `[data-use]`. */
export function enableProgramme(): void {
  // Also while it is loading, or the first press would be lost.
  for (const type of USES) addEventListener(type, use);
  if (isNeeded()) void load(true);
}

function use({ target }: Event): void {
  const button = (target as Element).closest<HTMLElement>("[data-use]");
  if (!button) return;
  // The press that was too early counts; a list that was chosen from stays as it is.
  void load(false).then(() => loading && button.click());
}

function isNeeded(): boolean {
  const { my, live } = document.documentElement.dataset;
  return my !== undefined || live !== undefined || location.search !== "" || hasChoices();
}
