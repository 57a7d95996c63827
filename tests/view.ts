import { DateTime } from "luxon";
import type { View } from "../src/components/view.ts";
import { localizationOf } from "../src/locales/localization.ts";
import type { Item, Workshop } from "../src/model/workshop.ts";
import { read } from "./reading.ts";

/** What view functions are given for a page of a site made of these files over the smallest one. */
export function viewOf(files: Readonly<Record<string, string>>, address = "/schedule/", now?: string): View {
  const { workshop, diagnostics } = read(
    files,
    now === undefined ? undefined : (DateTime.fromISO(now) as DateTime<true>),
  );
  if (!workshop) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return { workshop, ...localizationOf(workshop), address };
}

/** The item of a title. */
export function itemOf({ items }: Workshop, title: string): Item {
  const item = items.find((one) => one.title?.plain === title);
  if (!item) throw new Error(`no item is called ${title}`);
  return item;
}
