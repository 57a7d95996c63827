/** What the foot of every page leads to. */
import { ADDRESSES } from "../../model/routes.ts";
import type { Link } from "../../model/workshop.ts";
import type { View } from "../view.ts";

/** The schedule on screen and on paper, and whom to write to; what there is of it. */
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
