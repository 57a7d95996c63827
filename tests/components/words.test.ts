import assert from "node:assert/strict";
import { test } from "node:test";
import nunjucks from "nunjucks";
import { levelIn } from "../../src/components/group/group.ts";
import { dotted } from "../../src/components/words.ts";
import { viewOf } from "../view.ts";

test("facts stand in one line without those that are empty; markup stays, text is escaped", () => {
  const view = viewOf({});
  const markup = (html: string) => new nunjucks.runtime.SafeString(html);
  assert.equal(
    String(dotted(view, [markup(" <b>A</b>\n"), "", undefined, "B & C"])),
    `<b>A</b>${view.words.t("dot")}B &amp; C`,
  );
  assert.equal(dotted(view, [undefined, "", markup("\n")]), undefined);
});

test("headings in a group are one level below its title, if it has one", () => {
  assert.equal(levelIn({ title: "Chairs" }, 3), 4);
  assert.equal(levelIn({}, 3), 3);
});
