/** Licences as people write them. */
import type { Licence } from "./workshop.ts";

/** `CC BY-NC 4.0`, `cc-by-nc-4.0`, or the address of its deed; the codes of https://spdx.org/licenses/ are among these. */
const CREATIVE_COMMONS =
  /^(?:(?:creative commons|cc)[- ]|https?:\/\/(?:www\.)?creativecommons\.org\/licenses\/)(by(?:[- ]nc)?(?:[- ](?:nd|sa))?)[- /]v?([1-4]\.[05])(?:[- /]international)?(?:\/?(?:deed(?:\.\w+)?|legalcode)?\/?)$/i;
const ZERO =
  /^(?:cc[- ]?0(?:[- ]1\.0)?|https?:\/\/(?:www\.)?creativecommons\.org\/publicdomain\/zero\/1\.0(?:\/\S*)?)$/i;

/** A licence with the address of its text, where the words are those of a well-known one. Any other keeps its words. */
export function licenceOf(written: string): Licence {
  const [, terms, version] = CREATIVE_COMMONS.exec(written) ?? [];
  if (terms !== undefined && version !== undefined) {
    const code = terms.toLowerCase().replaceAll(" ", "-");
    return {
      name: `CC ${code.toUpperCase()} ${version}`,
      url: `https://creativecommons.org/licenses/${code}/${version}/`,
    };
  }
  if (ZERO.test(written)) return { name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" };
  if (/^https?:\/\/\S+$/.test(written)) return { name: written.replace(/^https?:\/\/|\/$/g, ""), url: written };
  return { name: written };
}
