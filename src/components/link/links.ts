/** Links with the words of the interface. */
import type { Words } from "../../locales/words.ts";
import type { Link } from "../../model/workshop.ts";

/** A link to where an address leads, by its word in `links`; none where there is no address. */
export function link(words: Words, name: string, url: string | undefined): Link[] {
  return url === undefined ? [] : [{ label: words.t(`links.${name}`), url }];
}
