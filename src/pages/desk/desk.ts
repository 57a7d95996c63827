/** What templates of the forms for those who run the day call. */
import { bind, type Functions, type View } from "../../components/view.ts";
import { badgeSheets, badgeSteps, programmeAddress } from "./badges.ts";
import { noteLines, runSheets } from "./run-sheets.ts";

/** Filters of the forms for those who run the day. */
export const deskFilters: Functions = { badgeSteps };

/** Globals of the forms for those who run the day. */
export const deskGlobals = (view: View): Functions => ({
  noteLines,
  ...bind(view, { badgeSheets, programmeAddress, runSheets }),
});
