/**
 * Loads the programme's script when somebody presses one of its buttons, or at once if the page already depends on it:
 * while the clock matters, and for readers who have made choices before. Nobody else has to wait for it.
 */

import { hasChoices } from "./store.ts";

/** File name of the script of `programme.ts`, inserted by the build. */
declare const PROGRAMME: string;

/** Both scripts are in one folder, whatever path the site is published under. */
const FOLDER = (document.currentScript as HTMLScriptElement).src;

/** A list changes without a click. */
const USES = ["click", "change"];

let loading: Promise<void> | undefined;

/**
 * Loads and starts the programme's script once; if the network fails, the next press tries again.
 * @param isOpening whether the page is being opened, before anybody has pressed anything
 */
function load(isOpening: boolean): Promise<void> {
  loading ??= import(new URL(PROGRAMME, FOLDER).href).then(
    ({ start }) => {
      for (const type of USES) removeEventListener(type, use);
      // What is hidden cannot have the focus.
      reveal();
      start(isOpening);
    },
    () => {
      loading = undefined;
      reveal();
    },
  );
  return loading;
}

/** What waited for the script is shown, whether that has come or not. */
function reveal(): void {
  delete document.documentElement.dataset.choosing;
}

/** Fetches the script while the page is still being read, for a page that is not shown without it. */
export function fetchProgramme(): void {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = new URL(PROGRAMME, FOLDER).href;
  document.head.append(link);
}

/**
 * Loads the script at once if the page needs it, else at the first press of a button `[data-use]`; where that is `ahead`,
 * the press is not repeated once the script is there.
 */
export function enableProgramme(): void {
  // Listen while it is loading, too, or the first press would be lost.
  for (const type of USES) addEventListener(type, use);
  if (isNeeded()) void load(true);
}

function use({ target }: Event): void {
  const button = (target as Element).closest<HTMLElement>("[data-use]");
  if (!button) return;
  // Repeat a press that came too early; what opens by itself, or keeps its choice, only has its script loaded.
  const isRepeated = button.dataset.use !== "ahead";
  void load(false).then(() => loading && isRepeated && button.click());
}

function isNeeded(): boolean {
  const { my, live } = document.documentElement.dataset;
  return my !== undefined || live !== undefined || location.search !== "" || hasChoices();
}
