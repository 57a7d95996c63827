/** What templates can ask about the programme. */
import { bind, type Functions, type View } from "../view.ts";
import { isAside } from "./aside.ts";
import { dayPlaces, hasLongCodes } from "./codes.ts";
import {
  dayName,
  hasHead,
  hasSeveralDays,
  headLinks,
  isWithinAWeek,
  placeKey,
  placeKeys,
  saysHalf,
  sessionName,
  showsTime,
  whatIsOn,
} from "./days.ts";
import {
  bylineNames,
  hasByline,
  hasEnd,
  inSchedule,
  isPlaced,
  isQuiet,
  itemLinks,
  itemPage,
  kindLabel,
  kindName,
  modeName,
  ownChairs,
  placeName,
  plainTitle,
  rowHead,
} from "./items.ts";

/** Filters about days, sessions and items. */
export const programmeFilters = (view: View): Functions => ({
  hasByline,
  hasEnd,
  hasHead,
  hasLongCodes,
  hasSeveralDays,
  isWithinAWeek,
  isAside,
  isPlaced,
  isQuiet,
  ownChairs,
  showsTime,
  ...bind(view, { bylineNames, dayName, dayPlaces, headLinks, placeKey, placeKeys, saysHalf, sessionName, whatIsOn }),
  ...bind(view, {
    inSchedule,
    itemLinks,
    itemPage,
    kindLabel,
    kindName,
    modeName,
    placeName,
    plainTitle,
    rowHead,
  }),
});
