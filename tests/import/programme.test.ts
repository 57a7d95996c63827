import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Failure } from "../../src/site/failure.ts";
import { temporaryFolder, writeFiles } from "../site.ts";
import { dataOf, FIXTURES, importsCleanly, importText, importTo, problemsOf, siteWith } from "./importing.ts";

test("pretalx: days, rooms, speakers with their biographies, a break of all rooms once", async () => {
  const { schedule, speakers, said } = await importsCleanly("programme", "frab.json");
  assert.equal(
    schedule,
    `# The programme, day by day.
- date: 2030-05-06
  items:
    - time: 9:00-9:45
      type: keynote
      room: Main Hall
      track: Theory
      speakers: Žofia Nováková
      title: 'What: a "Bug" #1?'
      abstract: |
        A *short* abstract.

        And a longer one:

        * point
      slides: https://example.org/slides.pdf
      links:
        - {label: Notes, url: https://example.org/notes}
      id: ABCDEF
    - {time: 9:45-10:00, type: break, title: Coffee break}
    - time: 10:00-10:30
      room: Main Hall
      speakers: Jörg Müller and Ana Lima
      title: Ein Vortrag
      language: de
      id: GHIJKL
    - time: 10:00-11:00
      type: workshop
      room: Side Room
      speakers: Grace Hopper
      title: "- Hands on: Debuggers"
      id: MNOPQR
- date: 2030-05-07
  items:
    - time: 12:30 am-1:30 am
      room: Main Hall
      speakers: Ana Lima
      title: Night Session
      id: STUVWX
`,
  );
  assert.equal(
    speakers,
    `# The speakers. The schedule names them by name alone.
- name: Žofia Nováková
  bio: |
    Žofia finds bugs.

    She fixes some.
`,
  );
  for (const what of [
    "left out: photographs at another host",
    'without a time: "Not Scheduled"',
    'left out: the link "Handout"',
  ]) {
    assert.ok(said.includes(what), what);
  }
});

test("Sessionize: rooms, categories, what is for everyone, answers about the affiliation", async () => {
  const { schedule, speakers, said } = await importsCleanly("programme", "sessionize.json");
  assert.match(
    schedule,
    /- \{time: 8:30-9:00, type: registration, title: Registration & coffee\}|title: "Registration & coffee"/,
  );
  assert.match(
    schedule,
    /type: keynote\n {6}speakers: Zoë Ångström and Bob O'Neil\n {6}title: 'Opening: "Why" we debug'/,
  );
  assert.match(speakers, /- name: Bob O'Neil\n {2}affiliation: MIT, CSAIL\n {2}bio: \|\n {4}Enthusiast\n/);
  assert.match(schedule, /room: Side Room\n {6}track: Practice\n {6}speakers: Chen Wei/);
  assert.match(
    speakers,
    /- name: Zoë Ångström\n {2}affiliation: Universität Wien\n {2}url: https:\/\/www\.linkedin\.com\/in\/zoe\n {2}bio: \|\n {4}Zoë debugs\./,
  );
  assert.match(said, /"Waitlisted": "Waitlisted Talk" \(sessionize\.json:\d+\)/);
  assert.match(said, /guessed: the affiliation of Zoë Ångström/);
});

test("a spreadsheet: joined cells, times of any writing, rows without a time or a date are left out", async () => {
  const { schedule, said } = await importsCleanly("programme", "programme.csv");
  assert.match(schedule, / {4}- \{time: 9:00-9:15, type: remarks, title: Opening remarks\}\n/);
  assert.match(
    schedule,
    /- time: 9:15-10:00\n {6}type: invited talk\n {6}speakers: Ada Lovelace \(Analytical Engines\)\n/,
  );
  assert.match(schedule, /speakers: Alan Turing \(Bletchley\) and Grace Hopper\n {6}title: "#2 or Not"/);
  assert.match(
    schedule,
    /- date: 2030-05-07\n {2}items:\n {4}- \{time: 9:00-10:00, type: panel, title: A Panel on Panels\}\n$/,
  );
  assert.match(said, /without a time that is understood: "A Talk Without a Time" \(programme\.csv:9\)/);
  assert.match(said, /on a day that is not understood; write 2030-05-06: "05\/06\/07" \(programme\.csv:11\)/);
});

test("jekyll-theme-conference: programme, talks and speakers of a folder", async () => {
  const { schedule, speakers, said } = await importsCleanly("programme", "jekyll");
  assert.match(
    schedule,
    /speakers: Tolga Philip and Unknown Guest\n {6}title: "Vim: a Love Story"\n {6}abstract: \|\n {8}How to \*leave\* it\./,
  );
  assert.match(schedule, /slides: https:\/\/example\.org\/vim\.pdf\n {6}video: https:\/\/example\.org\/video\/vim/);
  assert.match(schedule, /- \{time: 12:00-13:00, type: lunch, title: Lunch\}\n/);
  assert.match(schedule, /- date: 2030-05-07\n {2}items:\n {4}- time: 12:30 am-1:00 am/);
  assert.match(
    speakers,
    /- name: Tolga Philip\n {2}url: https:\/\/example\.org\/tolga\n {2}bio: \|\n {4}Tolga edits texts\.\n/,
  );
  assert.match(said, /without a date: "No Date" \(_data\/program\.yml:27\)/);
  assert.match(said, /_talks\/vim\.md:1 left out: the link to vim-handout\.pdf/);
});

const HEADER = "id,date,start,end,title,speakers,room\n";
const SCHEDULE = `# Ours
- date: 2030-05-06
  items:
    # before the first
    - {time: 9:00-9:30, type: oral, title: First, speakers: Ada Lovelace}   # one
    - title: A session      # with a chair
      chair: Grace Hopper
      items:
        - time: 10:00
          end: 10:30
          type: [spotlight, oral]
          speakers: {name: Alan Turing, affiliation: Bletchley, pronouns: he/him}
          title: Second
        # the third is remote
        - time: 10:30
          duration: 30 min
          title: Third
          panelists: [Barbara Liskov, Tony Hoare]
    - {time: 12:00-13:00, type: lunch, title: Lunch}
`;

test("an item that is there takes what differs, in the way it says it; all else stays", async () => {
  const rows = [
    "a,2030-05-06,9:00,9:45,First,Ada Lovelace,",
    "b,2030-05-06,10:00,10:20,Second,Alan Turing (Bletchley Park),",
    "c,2030-05-06,10:30,11:15,Third,Barbara Liskov and Tony Hoare,",
  ];
  const site = siteWith({ schedule: SCHEDULE });
  const { schedule, said, status } = await importText(site, "programme", "p.csv", `${HEADER}${rows.join("\n")}\n`);
  assert.equal(status, 0, said);
  assert.equal(
    schedule,
    SCHEDULE.replace("9:00-9:30", "9:00-9:45")
      .replace("end: 10:30", "end: 10:20")
      .replace("affiliation: Bletchley,", "affiliation: Bletchley Park,")
      .replace("30 min", "45 min"),
  );
  assert.match(said, /0 new, 3 changed/);
});

test("an end that the next item says is not said again, until that item moves", async () => {
  const schedule =
    "- date: 2030-05-06\n  end: 11:00\n  items:\n    - {time: 9:00, title: A, speakers: Ada}\n    - {time: 10:00, title: B, speakers: Bob}\n";
  const site = siteWith({ schedule });
  const same = `${HEADER},2030-05-06,9:00,10:00,A,Ada,\n,2030-05-06,10:00,11:00,B,Bob,\n`;
  assert.equal((await importText(site, "programme", "p.csv", same)).schedule, schedule);
  const later = same.replace("10:00,11:00", "10:30,11:00");
  assert.equal(
    (await importText(site, "programme", "p.csv", later)).schedule,
    schedule.replace("9:00,", "9:00-10:00,").replace("time: 10:00,", "time: 10:30-11:00,"),
  );
});

test("one room for everything is that of the event, which is said", async () => {
  const { schedule, said } = await importText(
    siteWith(),
    "programme",
    "p.csv",
    `${HEADER},2030-05-06,9:00,10:00,A,Ada,Hall\n`,
  );
  assert.doesNotMatch(schedule, /Hall/);
  assert.match(said, /p\.csv:2 left out: the room: all is in "Hall"/);
});

test("a programme that Lectern published comes back without what it says in other places", async () => {
  const event = {
    title: "A",
    date: "2030-05-06T09:00:00+02:00",
    duration: "01:00",
    description: "Session chaired by Bob",
    persons: [{ public_name: "Ada" }],
    links: [{ title: "Video", url: "https://example.org/v", type: "media" }],
    attachments: [{ title: "PDF", url: "https://example.org/p.pdf", type: "paper" }],
  };
  const days = [{ date: "2030-05-06", rooms: { Hall: [event] } }];
  const json = { generator: { name: "Lectern" }, schedule: { conference: { days } } };
  const { schedule } = await importText(siteWith(), "programme", "schedule.json", JSON.stringify(json));
  assert.equal(
    schedule.split("\n").slice(3).join("\n"),
    "    - time: 9:00-10:00\n      chair: Bob\n      speakers: Ada\n      title: A\n      video: https://example.org/v\n",
  );
});

test("what is new stands where its time puts it: in a session that goes on, between items, on a day of its own", async () => {
  const rows = [
    "d,2030-05-06,10:20,10:30,In the Session,New One,",
    "e,2030-05-06,11:30,12:00,Between,New Two,",
    "f,2030-05-06,8:00,9:00,Early,New Three,",
    "g,2030-05-05,9:00,10:00,Day Before,New Four,",
    "h,2030-05-06,14:00,15:00,Late,New Five,",
    "i,2030-05-06,11:00,11:30,Also Between,New Six,",
    "j,2030-05-07,9:00,10:00,Day After,New Seven,",
  ];
  const schedule = SCHEDULE.replace("10:00\n          end: 10:30", "10:00\n          end: 10:20");
  const site = siteWith({ schedule });
  const csv = `${HEADER}${rows.join("\n")}\n`;
  const first = await importText(site, "programme", "p.csv", csv);
  assert.equal(first.status, 0, first.said);
  const titles = [...first.schedule.matchAll(/title: ([^,}\n]*)/g)].map(([, title = ""]) => title.trim());
  assert.deepEqual(titles, [
    ...["Day Before", "Early", "First", "A session      # with a chair", "Second", "In the Session", "Third"],
    ...["Also Between", "Between", "Lunch", "Late", "Day After"],
  ]);
  for (const line of schedule.split("\n")) assert.ok(first.schedule.includes(line), line);
  assert.deepEqual(
    problemsOf(site).map(({ code }) => code),
    ["outside-dates"],
  );
  assert.equal((await importText(site, "programme", "p.csv", csv)).schedule, first.schedule);
});

test("talks that change places, days or rooms move, with their comments", async () => {
  const schedule = `- date: 2030-05-06
  items:
    # about A
    - time: 9:00-10:00
      type: oral        # A's type
      title: A
      speakers: Ada Lovelace
    - {time: 10:00-11:00, type: oral, title: B, speakers: Alan Turing}
    - {time: 11:00-12:00, type: oral, title: C, speakers: Grace Hopper}
`;
  const csv = `${HEADER},2030-05-06,9:00,10:00,B,Alan Turing,\n,2030-05-06,10:00,11:00,A,Ada Lovelace,\n,2030-05-07,11:00,12:00,C,Grace Hopper,\n`;
  const site = siteWith({ schedule });
  const first = await importText(site, "programme", "p.csv", csv);
  assert.equal(first.status, 0, first.said);
  assert.equal(
    first.schedule,
    `- date: 2030-05-06
  items:
    - {time: 9:00-10:00, type: oral, title: B, speakers: Alan Turing}
    # about A
    - time: 10:00-11:00
      type: oral        # A's type
      title: A
      speakers: Ada Lovelace
- date: 2030-05-07
  items:
    - {time: 11:00-12:00, type: oral, title: C, speakers: Grace Hopper}
`,
  );
  assert.deepEqual(problemsOf(site), []);
  assert.equal((await importText(site, "programme", "p.csv", csv)).schedule, first.schedule);
});

test("a programme that moves to the next day leaves an empty day behind", async () => {
  const schedule =
    "- date: 2030-05-06\n  title: Day one\n  items:\n    - {time: 9:00-10:00, type: oral, title: A, speakers: Ada}\n";
  const site = siteWith({ schedule });
  const {
    schedule: after,
    status,
    said,
  } = await importText(site, "programme", "p.csv", `${HEADER},2030-05-07,9:00,10:00,A,Ada,\n`);
  assert.equal(status, 0, said);
  assert.equal(
    after,
    "- date: 2030-05-06\n  title: Day one\n  items: []\n- date: 2030-05-07\n  items:\n    - {time: 9:00-10:00, type: oral, title: A, speakers: Ada}\n",
  );
});

test("days without items take them, Windows line ends stay", async () => {
  const schedule = "- date: 2030-05-06\r\n  title: Day one\r\n- date: 2030-05-07\r\n  items: []  # to come\r\n";
  const site = siteWith({ schedule });
  const csv = `${HEADER},2030-05-06,9:00,10:00,A,Ada,\n,2030-05-07,9:00,10:00,B,Bob,\n`;
  const { schedule: after, status, said } = await importText(site, "programme", "p.csv", csv);
  assert.equal(status, 0, said);
  assert.doesNotMatch(after, /[^\r]\n/);
  assert.match(after, /Day one\r\n {2}items:\r\n {4}- time: 9:00-10:00\r\n/);
  assert.match(after, /items: {2}# to come\r\n {4}- time: 9:00-10:00\r\n/);
  assert.deepEqual(problemsOf(site), []);
});

test("a file with an empty list takes several days", async () => {
  const csv = `${HEADER},2030-05-06,9:00,10:00,A,Ada,\n,2030-05-07,9:00,10:00,B,Bob,\n`;
  const { schedule } = await importText(siteWith({ schedule: "# none\n[]  # yet\n" }), "programme", "p.csv", csv);
  assert.match(schedule, /^# none\n# yet\n- date: 2030-05-06\n/);
  assert.match(
    schedule,
    /title: A\n- date: 2030-05-07\n {2}items:\n {4}- time: 9:00-10:00\n {6}speakers: Bob\n {6}title: B\n$/,
  );
});

test("a talk that was to be announced takes its title; an organizer's type stays", async () => {
  const schedule =
    "- date: 2030-05-06\n  items:\n    - {time: 9:00-10:00, type: opinion, speakers: Ada Lovelace, title: TBA}\n";
  const csv = "date,start,end,title,speakers,type\n2030-05-06,9:00,10:00,Engines: a View,Ada Lovelace,Keynote\n";
  const { schedule: after, said } = await importText(siteWith({ schedule }), "programme", "p.csv", csv);
  assert.equal(after, schedule.replace("TBA", '"Engines: a View"'), said);
});

test("speakers who are listed already stay where they are and take what is new", async () => {
  const speakers = "# Invited\n- Žofia Nováková   # our first\n- name: Ana Lima\n  affiliation: Lisboa\n";
  const { speakers: after, schedule } = await importTo(
    siteWith({ speakers }),
    "programme",
    path.join(FIXTURES, "frab.json"),
  );
  assert.equal(
    after,
    "# Invited\n- name: Žofia Nováková   # our first\n  bio: |\n    Žofia finds bugs.\n\n    She fixes some.\n- name: Ana Lima\n  affiliation: Lisboa\n",
  );
  assert.match(schedule, /speakers: Jörg Müller and Ana Lima\n/);
});

test("a name that is nearly a listed one becomes a speaker of its own, and is to be looked at", async () => {
  const site = siteWith({ speakers: "- Aleksander Madry (MIT)\n" });
  const { status, said, speakers, schedule } = await importText(
    site,
    "programme",
    "p.csv",
    `${HEADER},2030-05-06,9:00,10:00,A,Aleksander Mardy,\n`,
  );
  assert.equal(status, 0, said);
  assert.match(
    said,
    /to look at: "Aleksander Mardy" was added to data\/speakers\.yaml: .*did you mean "Aleksander Madry"/,
  );
  assert.equal(speakers, "- Aleksander Madry (MIT)\n- name: Aleksander Mardy\n");
  assert.match(schedule, /speakers: Aleksander Mardy\n/);
});

test("times with an offset are told in the zone of the workshop", async () => {
  const json = JSON.parse(readFileSync(path.join(FIXTURES, "frab.json"), "utf8"));
  const site = writeFiles({
    "data/workshop.yaml": "name: S\nstart: 2030-05-06\nend: 2030-05-07\ntimezone: America/New_York\n",
  });
  const { schedule } = await importText(site, "programme", "schedule.json", JSON.stringify(json));
  assert.match(schedule, /time: 3:00 am-3:45 am\n/);
});

const BROKEN: readonly (readonly [string, string, RegExp])[] = [
  ["cut.json", '{"schedule": {"conference": {"days": [\n{', /cut\.json:2: this is not JSON/],
  ["other.json", '{"talks": []}', /other\.json is JSON without items in a form that is known; known are\n {2}frab/],
  ["open.csv", 'date,start,title\n2030-05-06,9:00,"A\n', /open\.csv:2: a quote starts here and is never closed/],
  ["no-start.csv", "date,title\n2030-05-06,A\n", /no-start\.csv:1: no column is called start; there are date, title/],
];

for (const [name, text, says] of BROKEN) {
  test(`${name} is a mistake with its place, and no programme is written`, async () => {
    const site = siteWith({ schedule: SCHEDULE });
    await assert.rejects(
      () => importText(site, "programme", name, text),
      (error) => error instanceof Failure && says.test(error.message),
    );
    assert.equal(dataOf(site, "schedule"), SCHEDULE);
  });
}

test("a folder of another kind, or with a mistake in it, says so", async () => {
  const site = siteWith();
  await assert.rejects(
    () => importTo(site, "programme", writeFiles({ "a.md": "" })),
    /is a folder without items in a form that is known; known are/,
  );
  const broken = writeFiles({ "_data/program.yml": 'days:\n  - name: "open\n' });
  await assert.rejects(() => importTo(site, "programme", broken), /_data\/program\.yml:2: this is not YAML/);
  assert.equal(dataOf(site, "schedule"), "");
});

test("without a time zone in workshop.yaml no programme is imported", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: S\nstart: 2030-05-06\n" });
  await assert.rejects(
    () => importTo(site, "programme", path.join(FIXTURES, "frab.json")),
    /workshop\.yaml says no time zone/,
  );
  await assert.rejects(
    () => importTo(temporaryFolder(), "programme", path.join(FIXTURES, "frab.json")),
    /there is no data\/workshop\.yaml, which says the time zone; "lectern new" makes one/,
  );
});
