/** What files say of a person beside the name: only what the data format accepts comes in. */
import { personMapping } from "../../schema/fields.ts";
import { type Notes, type Person, textOf } from "../row.ts";
import { markdownText, oneLine } from "../text.ts";
import { validFields } from "../values.ts";

/** Texts as they stand in the file. */
export interface Details {
  /** Addresses, best first. */
  readonly urls?: readonly string[];
  readonly orcid?: string | undefined;
  readonly bio?: string | undefined;
}

const ORCID = /(?:https?:\/\/)?(?:www\.)?orcid\.org\/((?:\d{4}-?){3}\d{3}[\dX])/i;

/** The fields of a person that the data format accepts; others are noted. */
export function detailsOf(
  { urls = [], orcid, bio }: Details,
  place: string,
  site: string,
  notes: Notes,
): Omit<Person, "name" | "affiliation"> {
  const known = urls.map(oneLine).filter((url) => url !== "" && !isContact(url));
  const id = orcid ?? known.find((url) => ORCID.test(url));
  const own = known.find((url) => !ORCID.test(url) && !/^#|^\/(?!\/)/.test(url));
  const fields = {
    url: own === undefined ? undefined : withScheme(own, place, notes),
    orcid: id === undefined ? undefined : (ORCID.exec(id)?.[1] ?? oneLine(id)),
    bio: bio === undefined ? undefined : markdownText(bio, place, notes),
  };
  const valid = validFields(fields, personMapping.shape, place, site, notes);
  const [url, number, text] = [textOf(valid, "url"), textOf(valid, "orcid"), textOf(valid, "bio")];
  return { ...(url ? { url } : {}), ...(text ? { bio: text } : {}), ...(number ? { orcid: number } : {}) };
}

/** E-mail addresses, which are never taken. */
function isContact(url: string): boolean {
  return /^mailto:|^[^/?#]*@/i.test(url);
}

function withScheme(url: string, place: string, notes: Notes): string {
  if (/^[a-z][a-z+.-]*:/i.test(url)) return url;
  if (!/^(?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(url)) return url;
  const whole = `https://${url.replace(/^\/\//, "")}`;
  notes.lookAt(place, `the address "${url}" has become ${whole}`);
  return whole;
}
