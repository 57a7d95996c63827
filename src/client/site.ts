/** The one script of a site. It stands in the head and holds up the page, so it does there only what must not flash. */
import { offerZone } from "./instants.ts";
import { showCurrentSection } from "./navigation.ts";
import { enableOffline } from "./offline.ts";
import { enableProgramme } from "./on-demand.ts";
import { enablePaperFilter } from "./paper-filter.ts";
import { applyScheme, enableSchemeSwitch } from "./scheme.ts";
import { enableSearchKey } from "./search-key.ts";
import { offerShare } from "./share.ts";
import { offerStarsInTime } from "./star-buttons.ts";

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
