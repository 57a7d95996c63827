/** The one script in the head of every page. It blocks rendering, so there it does only what must not flash. */
import { offerZone } from "../../browser/instants.ts";
import { enableProgramme, fetchProgramme } from "../../browser/on-demand.ts";
import { enableOffline } from "../../components/connection/offline.browser.ts";
import { followEvent, isDuring, showEvent } from "../../components/navigation/event.browser.ts";
import { enableSections, showCurrentSection } from "../../components/navigation/navigation.browser.ts";
import { applyScheme, enableSchemeSwitch } from "../../components/scheme/scheme.browser.ts";
import { offerStarsInTime } from "../../components/star/star-buttons.browser.ts";
import { offerShare } from "../../components/tools/share.browser.ts";
import { enablePaperFilter } from "../papers/paper-filter.browser.ts";
import { enableSearchKey } from "../search/search-key.browser.ts";

applyScheme();
enableOffline();
// Reveals what needs the script.
document.documentElement.dataset.script = "";
// What is on now and what the address chooses are shown at once, not after everything else: see `browser/on-demand.ts`.
const isOn = isDuring();
if (isOn) {
  fetchProgramme();
  document.documentElement.dataset.during = "";
}
if (isOn || location.search !== "") document.documentElement.dataset.choosing = "";

document.addEventListener("DOMContentLoaded", () => {
  showCurrentSection();
  enableSections();
  // The programme's script follows the clock on pages that show what is on.
  if (document.documentElement.dataset.live === undefined) followEvent();
  else if (isOn) showEvent(true);
  enableSchemeSwitch();
  enablePaperFilter();
  offerZone();
  offerStarsInTime();
  offerShare();
  enableProgramme();
  enableSearchKey();
});
