/**
 * Calendars of Mini-Conf (https://github.com/Mini-Conf/Mini-Conf, `sitedata/`): `main_calendar.json`, or the same as
 * YAML. What leads somewhere stands in the place of rooms, and an event stands once for each view.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import type { Content } from "../content.ts";
import type { Format } from "../formats.ts";
import type { ItemRow } from "../row.ts";
import { isObject, listOf, type Tree, unreadKeys } from "../tree.ts";
import { treeAt } from "./beside.ts";
import type { ProgrammeContext } from "./item.ts";
import { outlineItems } from "./outline.ts";

const CALENDARS = ["main_calendar.json", "main_calendar.yml", "overall_calendar.yml", "overall_calendar.json"];

/** A calendar of Mini-Conf, or the folder in which it lies. */
export const miniConf: Format<ItemRow, ProgrammeContext> = {
  name: "mini-conf",
  about: "the folder sitedata of Mini-Conf, or its main_calendar.json",
  recognise(content) {
    if (content.form === "folder") return calendarIn(content.file) && "a folder of Mini-Conf";
    return "tree" in content && isCalendar(content.tree) ? "a calendar of Mini-Conf" : undefined;
  },
  read(content, context) {
    const tree = treeOf(content);
    if (!tree) return [];
    const rows = outlineItems(tree, context, { text: { isMarkdown: true } });
    if (content.form === "folder") context.notes.notRead("keys", unreadKeys(tree));
    return rows;
  },
};

function treeOf(content: Content): Tree | undefined {
  if ("tree" in content) return content.tree;
  const file = calendarIn(content.file);
  return file === undefined ? undefined : treeAt(path.dirname(file), path.basename(file));
}

function calendarIn(folder: string): string | undefined {
  return ["", "sitedata", "configs"]
    .flatMap((inner) => CALENDARS.map((name) => path.join(folder, inner, name)))
    .find((file) => existsSync(file));
}

function isCalendar({ value }: Tree): boolean {
  const [first] = listOf(value);
  return isObject(first) && Object.keys(first).includes("calendarId") && Object.keys(first).includes("start");
}
