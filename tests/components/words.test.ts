import assert from "node:assert/strict";
import { test } from "node:test";
import nunjucks from "nunjucks";
import { levelIn } from "../../src/components/group/group.ts";
import { comingSoon, dotted } from "../../src/components/words.ts";
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

test("what is still to come is said in a sentence of the language, whatever comes", () => {
  const said = (language: string, ...anchors: string[]) =>
    comingSoon(
      viewOf({ "data/workshop.yaml": `name: W\nstart: 2030-05-06\ntimezone: UTC\nlanguage: ${language}\n` }),
      anchors,
    );
  assert.equal(said("en", "calls", "schedule"), "Call and schedule will appear here.");
  assert.equal(said("en", "schedule"), "Schedule will appear here.");
  assert.equal(said("de", "calls", "schedule"), "Der Aufruf und das Programm erscheinen hier.");
  assert.equal(said("de", "schedule"), "Das Programm erscheint hier.");
  assert.equal(said("fr", "speakers", "schedule"), "Les orateurs et le programme seront annoncés ici.");
  assert.equal(said("ja", "calls", "schedule"), "募集要項、プログラムはここに掲載します。");
  assert.equal(said("ar", "calls", "schedule"), "سيُعلن هنا عن الدعوة إلى المشاركة والبرنامج.");
});

test("headings in a group are one level below its title, if it has one", () => {
  assert.equal(levelIn({ title: "Chairs" }, 3), 4);
  assert.equal(levelIn({}, 3), 3);
});
