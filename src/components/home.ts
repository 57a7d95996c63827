/** Where things are on the home page. */
import { ADDRESSES } from "../model/routes.ts";
import type { View } from "./view.ts";

/** Whether the page being rendered is the home page and has a section. */
export function isHomeWith(view: View, anchor: string): boolean {
  return view.address === ADDRESSES.home && view.workshop.sections.some((section) => section.anchor === anchor);
}
