/** The colour scheme: the system's, or the reader's choice, which is remembered. */

const CHOICES = ["light", "dark"] as const;
/** undefined: as the system has it. */
type Choice = (typeof CHOICES)[number] | undefined;

/** One for all sites of a host: who likes the dark likes it everywhere. */
const KEY = "lectern-scheme";

const root = document.documentElement;

/** What is shown; it holds for the page where the browser refuses to store anything. */
let choice: Choice;

/** Shows the remembered scheme; called before anything is painted, so that the other one never flashes. */
export function applyScheme(): void {
  choice = stored();
  if (choice === undefined) delete root.dataset.scheme;
  else root.dataset.scheme = choice;
}

/** Brings the button to life that goes from scheme to scheme. */
export function enableSchemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("button.scheme");
  if (!button) return;
  const update = () => {
    applyScheme();
    const label = button.dataset[choice ?? "auto"] ?? "";
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  update();
  button.addEventListener("click", () => {
    choice = following(choice);
    store(choice);
    update();
  });
  // Another tab, or a page that comes back from the browser's memory, follows.
  addEventListener("storage", update);
  addEventListener("pageshow", update);
}

/** The first press always shows: from the system's scheme to the other one, then to the same by choice, then back. */
function following(from: Choice): Choice {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const [other, same]: Choice[] = dark ? ["light", "dark"] : ["dark", "light"];
  if (from === undefined) return other;
  return from === other ? same : undefined;
}

function stored(): Choice {
  try {
    return CHOICES.find((name) => name === localStorage.getItem(KEY));
  } catch {
    return choice;
  }
}

function store(value: Choice): void {
  try {
    if (value === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // See `choice`.
  }
}
