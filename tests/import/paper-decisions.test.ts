import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { importText, siteWith } from "./importing.ts";

describe("decisions in unusual words", () => {
  const table = (heading: string, values: readonly string[]) =>
    [`title,authors,${heading}`, ...values.map((value, index) => `Paper ${index + 1},Ana Ficticia,${value}`), ""].join(
      "\n",
    );
  const taken = async (heading: string, values: readonly string[], options = {}) => {
    const { papers } = await importText(siteWith(), "papers", "a.csv", table(heading, values), options);
    return [...papers.matchAll(/Paper (\d)/g)].map(([, number]) => Number(number));
  };

  for (const [heading, values, expected] of [
    ["Final", ["In", "Out", "In"], [1, 3]],
    ["Result", ["✓", "✗", "✓"], [1, 3]],
    ["Result", ["✓", "x", "✓"], [1, 3]],
    ["Result", ["○", "×", "○"], [1, 3]],
    ["Result", ["+", "-", "+"], [1, 3]],
    ["Result", ["1", "0", "1"], [1, 3]],
    ["Result", ["Y", "N", "Y"], [1, 3]],
    ["Result", ["Yes", "No", "Maybe", "Withdrawn"], [1]],
    ["Selected", ["Selected", "Not selected", ""], [1]],
    ["Selected?", ["x", "", "x"], [1, 3]],
    ["Chosen", ["TRUE", "FALSE", "TRUE"], [1, 3]],
    ["Notes", ["Selected", "Not selected"], [1]],
    ["Final", ["Accepted", "Waitlisted", "Not selected"], [1]],
    ["Remarks", ["Accepted", "Waitlist", "Declined", "Conditional accept"], [1, 4]],
    ["Verdict", ["angenommen", "nicht angenommen"], [1]],
    ["Remarks", ["录用", "不录用"], [1]],
    ["Presentation", ["Oral", "Poster", "Rejected"], [1, 2]],
    ["Decision", ["Accept", "Not recommended for acceptance", "not yet accepted"], [1]],
  ] as const)
    test(`${heading}: ${values.join(", ")}`, async () => assert.deepEqual(await taken(heading, values), expected));

  for (const [heading, values] of [
    ["PC", ["yes", "no", "yes"]],
    ["PC", ["A", "R", "A"]],
    ["PC", ["go", "not go", "go"]],
    ["PC", ["x", "", "x"]],
    ["PC", ["👍", "👎", "👍"]],
    ["PC", ["In", "Out", "In"]],
  ] as const)
    test(`${heading}: ${values.join(", ")} is not clear, and asked`, async () => {
      const asks =
        /the column "PC" .* --map decision="PC" if it says what was accepted, --without "PC" if not, or --all/;
      await assert.rejects(taken(heading, values), asks);
      assert.deepEqual(await taken(heading, values, { without: ["PC"] }), [1, 2, 3]);
      assert.deepEqual(await taken(heading, values, { all: true }), [1, 2, 3]);
      if (/^(?:yes|In|x|👍)$/.test(values[0]))
        assert.deepEqual(await taken(heading, values, { map: ["decision=PC"] }), [1, 3]);
    });

  for (const values of [
    ["A", "R", "D", "Withdrawn"],
    ["go", "no go", "go"],
    ["fine", "", "fine"],
  ])
    test(`${values.join(", ")} under a heading that promises decisions takes no paper`, async () => {
      await assert.rejects(
        taken("Status", values),
        /the column "Status" may say what was accepted, .* --without "Status"/,
      );
    });

  test("are not asked for where a column says something else", async () => {
    assert.deepEqual(await taken("Student", ["yes", "no", "yes"]), [1, 2, 3]);
    assert.deepEqual(await taken("Area", ["NLP", "Vision", "NLP"]), [1, 2, 3]);
    assert.deepEqual(await taken("Status", ["final", "final", "final"]), [1, 2, 3]);
  });

  test("that are on condition count as acceptances, which is said", async () => {
    const csv = table("Outcome", ["Conditional accept", "Reject"]);
    const { said } = await importText(siteWith(), "papers", "a.csv", csv);
    assert.match(said, /guessed: "Conditional accept" was read as accepted/);
  });
});
