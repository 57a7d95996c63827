/** While serving: reloads after each save, lays problems over the page, and sets its clock if `--now` says so. */
import type { News, Problem } from "./overlay.ts";

const ROOT = "/__lectern/";

// `lectern serve --now`: shows what the page will show then. Must run before anything follows the clock.
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

/** In a shadow tree, so that its styles and the site's do not affect each other. */
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

/** The version of this page; the server puts it into the address of this script. */
const version = new URL(import.meta.url).search.slice(1);

const NAME = "lectern-news";
/** What a page asks the others if it has heard nothing yet. */
const QUESTION = "?";
const others = new BroadcastChannel(NAME);
/** If this page is the one that listens, what it heard last. */
let last: News | undefined;
let isShown = false;

/** If the server was away for a while, the browser reconnects by itself; by then it may be another server. */
function listen(): void {
  const stream = new EventSource(`${ROOT}news`);
  stream.addEventListener("message", ({ data }) => {
    last = JSON.parse(data) as News;
    others.postMessage(last);
    hear(last);
  });
  // Some browsers give up when refused.
  stream.addEventListener("error", () => stream.readyState === EventSource.CLOSED && setTimeout(listen, 1000));
}

function hear(news: News): void {
  if (news.version !== version) location.reload();
  else if (news.problems.length > 0 && !isShown) show(news.problems);
  isShown = true;
}

others.addEventListener("message", ({ data }: MessageEvent<News | typeof QUESTION>) => {
  if (data !== QUESTION) hear(data);
  else if (last !== undefined) others.postMessage(last);
});
others.postMessage(QUESTION);

// Browsers open at most six connections to a server, so one page listens for all; when it is closed, another takes
// over. On addresses other than localhost they have no locks.
if (navigator.locks === undefined) listen();
else
  void navigator.locks.request(NAME, () => {
    listen();
    return new Promise(() => {});
  });
