import assert from "node:assert/strict";
import { test } from "node:test";
import { footerLinks } from "../../../src/components/footer/footer.ts";
import { buttons, drawsDays, firstToLast, onlyHours, titleStep, unbroken } from "../../../src/components/hero/hero.ts";
import { SMALLEST_SITE } from "../../../src/schema/catalog.ts";
import { viewOf } from "../../view.ts";

const files = {
  "data/workshop.yaml": `${SMALLEST_SITE["data/workshop.yaml"]}
actions:
  - {label: Register, url: https://example.org/}
contact: {email: ada@example.org}
`,
  "data/schedule.yaml": `
- date: 2019-05-06
  items:
    - {time: 9:00-9:30, title: One, type: talk, speakers: Ada Lovelace, video: "https://example.org/v"}
`,
  "data/papers.yaml": "- {title: A paper, authors: Ada Lovelace, kind: poster}\n",
};

test("before the workshop the buttons are the organizers' own, afterwards its records come on top", () => {
  const labels = (now: string) => buttons(viewOf(files, "/", now)).map(({ label, url, isOwn }) => [label, url, isOwn]);
  assert.deepEqual(labels("2019-04-01T12:00:00Z"), [["Register", "https://example.org/", true]]);
  assert.deepEqual(labels("2019-07-01T12:00:00Z").slice(1), [
    ["1 video", "#day-2019-05-06", false],
    ["1 paper", "/papers/", false],
  ]);
});

test("a workshop of one day says its hours with its date, and draws it", () => {
  const { workshop } = viewOf(files);
  assert.equal(onlyHours(workshop), workshop.days[0]?.span);
  assert.equal(onlyHours({ ...workshop, days: [...workshop.days, ...workshop.days] }), undefined);
  assert.equal(drawsDays(workshop), true);
  assert.equal(drawsDays({ ...workshop, scheduleShows: "what is for everyone" }), false);
});

test("the type of a name is as large as its length allows", () => {
  assert.equal(titleStep("Debugging Machine Learning Models"), 1);
  assert.equal(titleStep("Instruments for a Changing Coast"), 1);
  const steps = [2, 3, 20].map((times) => titleStep("Learning about learning ".repeat(times).trim()));
  assert.ok(
    steps.every((step, index) => step > (steps[index - 1] ?? 1)),
    steps.join(),
  );
  // A word that no line of a phone holds in large type.
  assert.ok(titleStep("Antidisestablishmentarianism") > 1);
  assert.equal(titleStep("X".repeat(200)), 5);
});

test("a Chinese name is a step smaller if its phrases then stay whole, but no more than that", () => {
  assert.equal(titleStep("变化海岸的仪器：传感、模型与维护者"), 2);
  // No spaces stand between its characters.
  assert.equal(titleStep("变化海岸的测量仪器与数值模型及其维护"), 1);
  const long = "面向变化海岸的传感仪器与模型国际研讨会：理论与实践";
  assert.equal(titleStep(long), titleStep(long.replace("：", "和")));
});

test("no line of a name ends in a short word, unless the words would grow too long together", () => {
  assert.equal(unbroken("Instruments for a Changing Coast"), "Instruments for\u00a0a\u00a0Changing Coast");
  assert.equal(unbroken("Theory & Practice of AI"), "Theory &\u00a0Practice of\u00a0AI");
  assert.equal(unbroken("On the Interpretability"), "On the Interpretability");
  assert.equal(unbroken("AI in Tromsø"), "AI in\u00a0Tromsø");
});

test("the programme's time is from the first item to the end of the last", () => {
  const { workshop } = viewOf(files);
  const [day] = workshop.days;
  assert.deepEqual(firstToLast(workshop), day?.span);
  assert.equal(firstToLast({ ...workshop, days: [] }), undefined);
});

test("the foot of a page leads to what there is", () => {
  assert.deepEqual(
    footerLinks(viewOf(files)).map(({ url }) => url),
    ["/schedule/", "/schedule/print/", "mailto:ada@example.org"],
  );
  assert.deepEqual(footerLinks(viewOf({})), []);
});
