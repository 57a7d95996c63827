/** Lines at the bottom of the window in which scripts tell readers something, politely. */

/** A line that is announced when it changes; {@link placeMessage} shows it. */
export function messageLine(name: string): HTMLElement {
  const line = document.createElement("p");
  line.className = `message ${name}`;
  line.setAttribute("role", "status");
  return line;
}

/** Puts a line among those at the bottom. */
export function placeMessage(line: HTMLElement): void {
  let box = document.querySelector(".messages");
  if (!box) {
    box = document.createElement("div");
    box.className = "messages";
    // A page that is cut off in its head has no body.
    (document.body ?? document.documentElement).append(box);
  }
  box.append(line);
}

let own: HTMLElement | undefined;

/**
 * Says something about the stars, in place of what was said before.
 * @param text nothing if empty
 * @param link what to add: the text and address of a link
 */
export function say(text: string, link?: { readonly text: string; readonly href: string }): void {
  if (text === "" && own === undefined) return;
  if (own === undefined) {
    own = messageLine("told");
    placeMessage(own);
  }
  own.textContent = text;
  if (link === undefined) return;
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = link.text;
  own.append(" ", more);
}
