/** The links in the footer of every page. */
import { ADDRESSES, proceedingsPage } from "../../model/routes.ts";
import type { Link } from "../../model/workshop.ts";
import type { View } from "../view.ts";

/** The schedule on screen and as print forms, the proceedings, and the contact address, as far as they exist. */
export function footerLinks({ workshop, words }: View): Link[] {
  const { items, contact } = workshop;
  const proceedings = proceedingsPage(workshop);
  const schedule = [
    { label: words.t("titles.schedule"), url: ADDRESSES.schedule },
    { label: words.t("titles.print"), url: ADDRESSES.print },
  ];
  return [
    ...(items.length > 0 ? schedule : []),
    ...(proceedings === undefined ? [] : [{ label: words.t("links.proceedings"), url: proceedings }]),
    ...(contact?.email === undefined ? [] : [{ label: words.t("titles.contact"), url: `mailto:${contact.email}` }]),
  ];
}
