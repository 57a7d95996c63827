import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { brief, read } from "../reading.ts";
import { buildFixture, writeFiles } from "../site.ts";

const SCHEDULE = `- date: 2019-05-06
  end: 12:00
  items:
    - {time: 10:00, type: talk, title: Bugs, room: Lab, speakers: Ravi Thornquist, questions: Would it survive leap seconds?}
    - {time: 11:00, type: talk, title: Slugs, room: Lab, speakers: Ann Lee, question_time: 5 min}
`;

/** What is said about contacts of that programme. */
function said(contacts: string, file = "private/contacts.yaml"): string[] {
  const { diagnostics } = read({ "data/schedule.yaml": SCHEDULE, [file]: contacts });
  return diagnostics.map((one) => [brief(one), ...(one.hint ? [one.hint] : [])].join(" → "));
}

describe("private/contacts.yaml", () => {
  test("is silent about contacts that are right, also about strangers with a task", () => {
    const contacts = `# who to call
- {name: Ravi Thornquist, phone: +41 61 555 01 42, note: by train}
- {name: Ann Lee, phone: (555) 0142 ext. 7, email: ann@example.org}
- {name: Oda Fell, phone: 555.0134, task: Room help, room: [Lab]}
- {name: Oda Fell, phone: 555.0134, task: Keys}
`;
    assert.deepEqual(said(contacts), []);
  });

  test("says what is wrong, where, and what to write, all at once", () => {
    const contacts = `- {name: Ravi Thornquits, phone: 555 0142}
- {name: Ravi Thornquist, phone: 555 0142}
- {name: Ravi Thornquist, email: ravi@example.org}
- {name: Oda Fell, phone: 555 0134, task: Room help, room: [Lab, Lob]}
- {name: Ann Lee}
`;
    assert.deepEqual(said(contacts), [
      'private/contacts.yaml:1:10 warning unknown-contact nobody in this workshop is called "Ravi Thornquits", so no run sheet shows this contact → did you mean "Ravi Thornquist"?',
      'private/contacts.yaml:3:10 warning duplicate-person "Ravi Thornquist" is listed twice (first on line 2) → write everything about the person in one entry',
      'private/contacts.yaml:4:66 warning contact-room nothing takes place in the room "Lob", so no run sheet shows this contact for it → did you mean "Lab"?',
      "private/contacts.yaml:5:10 warning unreachable-contact Ann Lee has neither phone: nor email: → write one of them, or delete the contact",
    ]);
  });

  test("refuses what is no number, no address or no key", () => {
    const found = said(
      "- {name: Ann Lee, phone: call me}\n- {name: Ann Lee, email: at home}\n- {name: Ann Lee, telephone: 1}\n",
    );
    assert.deepEqual(
      found.map((one) => one.split(" ").slice(0, 3).join(" ")),
      [
        "private/contacts.yaml:1:26 error bad-phone",
        "private/contacts.yaml:2:26 error bad-email",
        "private/contacts.yaml:3:19 error unknown-key",
      ],
    );
    assert.match(found[2] ?? "", /did you mean "phone"\?/);
  });

  test("beside its folder, or in one of another case, is not missed in silence; nor are registrations in public/", () => {
    const contacts = "- {name: Ann Lee, phone: 555}\n";
    for (const [file, meant] of [
      ["contacts.yaml", "private/contacts.yaml"],
      ["Private/contacts.yaml", "private/"],
      ["public/registrations-2019.csv", "private/registrations-2019.csv"],
      ["public/files/Attendees.xlsx", "private/Attendees.xlsx"],
    ] as const)
      assert.ok(
        said(contacts, file)
          .join()
          .includes(`unknown-file nothing reads ${file.replace(/^(Private\/).*/, "$1")} → did you mean ${meant}?`),
        `${file}: ${said(contacts, file)}`,
      );
  });

  test("under nearly its name, or in data/ or public/, is not missed in silence", () => {
    assert.match(
      said("- {name: Ann Lee, phone: 555}\n", "private/contact.yml").join(),
      /did you mean private\/contacts\.yaml/,
    );
    assert.match(
      said("- {name: Ann Lee, phone: 555}\n", "data/contacts.yaml").join(),
      /did you mean private\/contacts\.yaml/,
    );
    assert.match(
      said("- {name: Ann Lee, phone: 555}\n", "public/contacts.yaml").join(),
      /warning unknown-file .*did you mean private\/contacts\.yaml/,
    );
  });

  test("is in no file of a build, nor are questions and forms for those who run the day", async () => {
    const site = writeFiles({
      "data/workshop.yaml": "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n",
      "data/schedule.yaml": SCHEDULE,
      "private/contacts.yaml": "- {name: Ravi Thornquist, phone: 555 0142, email: ravi@home.example, note: by train}\n",
      "private/registrations.csv": "Name\nZdenka Morrowind\n",
    });
    const { folder, diagnostics } = await buildFixture(site, { now: "2019-05-01T12:00Z" });
    assert.deepEqual(diagnostics.map(brief), []);
    const files = readdirSync(folder, { encoding: "utf8", recursive: true });
    assert.ok(files.length > 20);
    const secrets = /555 0142|home\.example|by train|Morrowind|leap seconds|run-sheet|badge__|badges\/|contacts\.yaml/;
    for (const name of files) {
      assert.doesNotMatch(name, /run-sheets|badges|private|desk/);
      const file = path.join(folder, name);
      const text = /\.(?:png|pdf)$/.test(name) ? "" : readText(file);
      assert.equal(secrets.exec(text)?.[0], undefined, name);
    }
  });
});

/** The text of a file; empty for a folder. */
function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
