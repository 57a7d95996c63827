/** Links labelled with the words of the interface. */
import type { Words } from "../../locales/words.ts";
import type { Link } from "../../model/workshop.ts";

/** A link labelled with a word from `links`; none without an address. */
export function link(words: Words, name: string, url: string | undefined): Link[] {
  return url === undefined ? [] : [{ label: words.t(`links.${name}`), url }];
}
