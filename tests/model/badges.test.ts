import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { badgesOf, type Registration } from "../../src/model/badges.ts";
import { read } from "../reading.ts";

const { workshop } = read({
  "data/speakers.yaml":
    "- {name: Mbali Sandgren, affiliation: Quellstadt, pronouns: she/her}\n- {name: Jiang Qinglan, native_name: 江清澜}\n",
  "data/organizers.yaml": "- Jiang Qinglan\n",
  "data/committee.yaml": "- Cee Member (MIT)\n",
  "data/people.yaml": "Student volunteers: [Bo Ek]\nPrize committee: [Pia Zwei]\n",
  "data/papers.yaml": "- {title: P, authors: Aut Hor}\n",
  "data/schedule.yaml": `- date: 2019-05-06
  end: 12:00
  items:
    - title: S
      chair: Ada Chair
      items:
        - {time: 10:00, type: talk, title: Bugs, speakers: Mbali Sandgren}
        - {time: 10:30, type: talk, title: Slugs, speakers: Jiang Qinglan}
    - {time: 11:00, type: panel, title: Q, moderator: Mo Derator, panelists: [Pan Elist]}
`,
});
assert.ok(workshop);

const person = (name: string, more: Partial<Registration> = {}): Registration => ({
  name,
  role: "participant",
  ...more,
});

describe("badges", () => {
  test("are for everybody who organizes, speaks, chairs or helps, and not for committee and authors", () => {
    const { badges, unregistered } = badgesOf(workshop);
    assert.deepEqual(
      badges.map(({ name, role }) => `${name}: ${role}`),
      [
        "Ada Chair: chair",
        "Mo Derator: chair",
        "Bo Ek: helper",
        "Pan Elist: speaker",
        "Jiang Qinglan: organizer",
        "Mbali Sandgren: speaker",
      ],
    );
    assert.deepEqual(unregistered, []);
  });

  test("say the role of the programme, whatever the list calls it", () => {
    const { badges } = badgesOf(workshop, [person("Mbali Sandgren", { word: "VIP" })]);
    const found = badges.find(({ name }) => name === "Mbali Sandgren");
    assert.deepEqual([found?.role, found?.word], ["speaker", undefined]);
  });

  test("of those who registered have the role of the programme, and each has one", () => {
    const { badges, known, unregistered } = badgesOf(workshop, [
      person("mbali SANDGREN", { affiliation: "Elsewhere" }),
      person("Aut Hor", { affiliation: "ETH" }),
      person("Wei Li", { affiliation: "A" }),
      person("Wei Li", { affiliation: "B" }),
      person("Pia Zwei", { role: "press" }),
    ]);
    const found = badges.map(({ name, role, affiliation, pronouns }) =>
      [name, role, affiliation, pronouns].filter(Boolean),
    );
    assert.ok(found.some((one) => one.join() === "Mbali Sandgren,speaker,Quellstadt,she/her"));
    assert.ok(found.some((one) => one.join() === "Aut Hor,participant,ETH"));
    assert.ok(found.some((one) => one.join() === "Pia Zwei,press"));
    assert.equal(found.filter(([name]) => name === "Wei Li").length, 2);
    assert.equal(known, 1);
    assert.deepEqual(unregistered, ["Jiang Qinglan", "Pan Elist", "Ada Chair", "Mo Derator", "Bo Ek"]);
  });
});
