import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { read } from "../reading.ts";

/** What is said of the templates of a site. */
function saidOf(templates: Readonly<Record<string, string>>): string[] {
  const files = Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/${name}`, text]));
  return read(files).diagnostics.flatMap(({ code, severity, file, hint }) =>
    code === "unknown-template" ? [`${severity} ${file} → ${hint}`] : [],
  );
}

describe("a template of the site", () => {
  test("that takes the place of one of Lectern's, or is used by one that does, is fine", () => {
    assert.deepEqual(
      saidOf({
        "components/footer/footer.njk": '{% include "components/thanks.njk" %}',
        "components/thanks.njk": "Thank you",
        "pages/home/sections/venue.njk": "",
        "pages/print/large.njk": "",
        "components/footer/.footer.njk.swp": "",
      }),
      [],
    );
  });

  test("that replaces nothing is an error, with the path that was meant", () => {
    assert.deepEqual(
      saidOf({
        "components/footer.njk": "",
        "components/foter/footer.njk": "",
        "layouts/base.njk": "",
        "pages/talks.njk": "",
        "pages/schedule/schedul.njk": "",
        "own.css": "",
      }),
      [
        "error templates/components/footer.njk → did you mean templates/components/footer/footer.njk?",
        "error templates/components/foter/footer.njk → did you mean templates/components/footer/footer.njk?",
        "error templates/layouts/base.njk → did you mean templates/pages/layout/base.njk?",
        "error templates/own.css → give it the path of the template that it is to replace, below node_modules/lectern/src/",
        "error templates/pages/schedule/schedul.njk → did you mean templates/pages/schedule/schedule.njk?",
        "error templates/pages/talks.njk → did you mean templates/pages/talk/talk.njk?",
      ].sort(),
    );
  });
});
