/** The colour scheme: the system's, or the reader's choice, which is remembered. */

const CHOICES = ["light", "dark"] as const;
/** undefined: follow the system. */
type Choice = (typeof CHOICES)[number] | undefined;

/** One for all sites on a host: people who like dark like it everywhere. */
const KEY = "lectern-scheme";

const root = document.documentElement;

/** The current choice; kept here for browsers that refuse to store anything. */
let choice: Choice;

/** Applies the remembered scheme; call before the first paint, so that the other one never flashes. */
export function applyScheme(): void {
  choice = stored();
  if (choice === undefined) delete root.dataset.scheme;
  else root.dataset.scheme = choice;
}

/** Activates the button that cycles through the schemes. */
export function enableSchemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("button.scheme");
  if (!button) return;
  button.addEventListener("click", () => {
    choice = following(choice);
    store(choice);
    applyScheme();
  });
  // Follow other tabs, and the choice made before a page comes back from the browser's memory.
  addEventListener("storage", applyScheme);
  addEventListener("pageshow", applyScheme);
}

/**
 * The first press always shows an effect: from the system's scheme to the other, then to the same by choice, then back.
 */
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
