/** The links in the footer of every page. */
import { ADDRESSES } from "../../model/routes.ts";
import type { Link } from "../../model/workshop.ts";
import type { View } from "../view.ts";

/** The schedule on screen and as print forms, and the contact address, as far as they exist. */
export function footerLinks({ workshop: { items, contact }, words }: View): Link[] {
  const schedule = [
    { label: words.t("titles.schedule"), url: ADDRESSES.schedule },
    { label: words.t("titles.print"), url: ADDRESSES.print },
  ];
  return [
    ...(items.length > 0 ? schedule : []),
    ...(contact?.email === undefined ? [] : [{ label: words.t("titles.contact"), url: `mailto:${contact.email}` }]),
  ];
}
