/** The one script of a site. It stands in the head and holds up the page, so it does there only what must not flash. */
import { offerZone } from "../../browser/instants.ts";
import { enableProgramme } from "../../browser/on-demand.ts";
import { enableOffline } from "../../components/connection/offline.browser.ts";
import { showCurrentSection } from "../../components/navigation/navigation.browser.ts";
import { applyScheme, enableSchemeSwitch } from "../../components/scheme/scheme.browser.ts";
import { offerStarsInTime } from "../../components/star/star-buttons.browser.ts";
import { offerShare } from "../../components/tools/share.browser.ts";
import { enablePaperFilter } from "../papers/paper-filter.browser.ts";
import { enableSearchKey } from "../search/search-key.browser.ts";

applyScheme();
enableOffline();
// What needs the script shows only where it runs.
document.documentElement.dataset.script = "";

document.addEventListener("DOMContentLoaded", () => {
  showCurrentSection();
  enableSchemeSwitch();
  enablePaperFilter();
  offerZone();
  offerStarsInTime();
  offerShare();
  enableProgramme();
  enableSearchKey();
});
