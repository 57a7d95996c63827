/**
 * While serving: lays what is wrong with the files over the last good pages, and sets the clock of the page where
 * `--now` says so. The page is loaded anew after each save.
 */
import type { Problem } from "../cli/overlay.ts";

const ROOT = "/__lectern/";

// `lectern serve --now`: what follows the clock shows what it will show then. This runs before what follows it begins.
const { now } = document.documentElement.dataset;
if (now !== undefined) {
  const clock = Date.now;
  const ahead = Date.parse(now) - clock();
  Date.now = () => clock() + ahead;
}

function block(tag: string, className: string, text: string | undefined): Node[] {
  if (text === undefined) return [];
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return [made];
}

/** In a tree of its own, whose styles neither touch those of the site nor are touched by them. */
function show(problems: readonly Problem[]): void {
  const host = document.createElement("div");
  host.className = "lectern-problems";
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = `${ROOT}problems.css`;
  const dialog = document.createElement("section");
  dialog.className = "problems";
  dialog.setAttribute("role", "alert");
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Hide";
  close.addEventListener("click", () => host.remove());
  const list = document.createElement("ol");
  for (const { place, message, excerpt, hint } of problems) {
    const entry = document.createElement("li");
    entry.append(
      ...block("p", "problems__place", place),
      ...block("p", "problems__message", message),
      ...block("pre", "problems__excerpt", excerpt),
      ...block("p", "problems__hint", hint),
    );
    list.append(entry);
  }
  const title =
    problems.length === 1 ? "1 error in the files of the site" : `${problems.length} errors in the files of the site`;
  dialog.append(
    ...block("h2", "problems__title", title),
    list,
    ...block(
      "p",
      "problems__note",
      "Behind this are the last good pages. It goes away when the errors are mended and saved.",
    ),
    close,
  );
  root.append(style, dialog);
  document.body.append(host);
}

const response = await fetch(`${ROOT}problems.json`);
const problems = (await response.json()) as readonly Problem[];
if (problems.length > 0) show(problems);
