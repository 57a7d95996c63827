import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { writeFiles } from "../site.ts";
import {
  dataOf,
  FIXTURES,
  type Imported,
  importsCleanly,
  importText,
  importTo,
  scheduleJsonOf,
  siteWith,
} from "./importing.ts";

/** Imports a fixture twice: nothing else changes then. */
async function taken(fixture: string, site = siteWith()): Promise<Imported> {
  const file = path.join(FIXTURES, "programme", fixture);
  const first = await importTo(site, "programme", file);
  assert.equal(first.status, 0, first.said);
  const second = await importTo(site, "programme", file);
  assert.equal(second.schedule, first.schedule);
  assert.equal(second.speakers, first.speakers);
  return first;
}

/** Fails with exit code 1 and writes nothing. */
async function refused(name: string, text: string, says: RegExp): Promise<void> {
  const site = siteWith();
  await assert.rejects(() => importText(site, "programme", name, text), says);
  assert.equal(dataOf(site, "schedule"), "");
}

test("schedule.xml is read as schedule.json: 4 events, one without a title", async () => {
  const { schedule, said } = await taken("schedule.xml");
  assert.match(said, /^schedule\.xml is schedule\.xml of pretalx 2024\.3\.1: 4 items, 3 taken$/m);
  assert.match(said, /1 left out: 1 without a title/);
  assert.match(schedule, /room: Hall\n {6}track: Theory\n {6}speakers: Łukasz Żółć\n/);
  assert.match(schedule, /slides: https:\/\/example\.org\/slides\.pdf\n {6}links:\n {8}- \{label: Notes/);
  assert.match(
    schedule,
    /- time: 9:00-10:30\n {6}type: workshop\n {6}room: Attic\n.*\n {6}title: Hands on\n {6}language: de\n/,
  );
  // Without a date of its own, before the hour of day_change.
  assert.match(
    schedule,
    /- date: 2030-05-07\n {2}items:\n {4}- \{time: 12:30 am-1:15 am, type: talk, room: Hall, title: Late night\}\n/,
  );
});

test("subtitles join titles, and backslashes of Markdown stay", async () => {
  const { schedule } = await taken("schedule.xml");
  assert.ok(schedule.includes(String.raw`title: 'Paths such as C:\new\temp: and \d+'`));
  assert.ok(schedule.includes("Use `\\d+` and C:\\new\\temp.\n\n        Longer & with\n\n        a paragraph\n"));
});

test("a long subtitle is the first paragraph of the abstract", async () => {
  const event = {
    title: "A title that is long enough to stand on its own in any list of talks",
    subtitle: "and a subtitle that says more than would fit beside it",
    date: "2030-05-06T09:00:00+02:00",
    duration: "00:30",
    abstract: "The abstract.",
    persons: [],
  };
  const { schedule } = await importText(siteWith(), "programme", "schedule.json", scheduleJsonOf(event));
  assert.match(
    schedule,
    /abstract: \|\n {8}and a subtitle that says more than would fit beside it\n\n {8}The abstract\.\n/,
  );
});

test("an event list that is empty is refused: frab, hub, Sessionize, jekyll", async () => {
  await refused(
    "schedule.json",
    '{"schedule": {"conference": {"days": [{"date": "2030-05-06", "rooms": {}}]}}}',
    /no items in it/,
  );
  await refused("hub.json", '{"schedule": {"events": [], "conference": {}}}', /no items in it/);
  await refused("all.json", '{"sessions": [], "speakers": [], "rooms": []}', /no items in it/);
  await refused("schedule.xml", "<schedule><conference/><day date='2030-05-06'/></schedule>", /no items in it/);
  const site = siteWith();
  await assert.rejects(
    () => importTo(site, "programme", writeFiles({ "_data/program.yml": "title: To come\n" })),
    /there are no items in it/,
  );
});

test("schedules of other generations are no success: Open Event, an XML of entries", async () => {
  await refused("event.json", '{"sessions": [{"title": "A"}]}', /without items in a form that is known/);
  await refused("schedule.xml", '<schedule><day date="2030-05-06"><entry id="1"/></day></schedule>', /no items in it/);
});

test("the voc hub: events beside one another, tracks by slug, only speakers speak", async () => {
  const { schedule, speakers, said } = await taken("hub.json");
  assert.match(said, /is a schedule of the c3voc hub \(version 2\): 2 items, all taken/);
  assert.match(schedule, /track: Science\n {6}speakers: Ana Ficticia\n {6}title: "Probes in Orbit: A report"\n/);
  assert.match(schedule, /- \{time: 10:00-10:40, type: talk, room: Attic, title: Locks\}\n/);
  assert.match(speakers, /- name: Ana Ficticia\n {2}bio: \|\n {4}Ana builds probes\.\n/);
  assert.doesNotMatch(speakers + schedule, /Angel/);
});

test("pretalx's API: 5 submissions, of which 2 are scheduled", async () => {
  const { schedule, speakers, said } = await taken("pretalx-api.json");
  assert.match(said, /submissions of pretalx's API: 5 items, 2 taken/);
  assert.match(said, /3 left out: 1 rejected, 1 without a decision, 1 without a time/);
  assert.match(said, /speakers whom the file names by code/);
  assert.match(schedule, /type: talk\n {6}label: Long talk\n {6}room: Hall\n {6}track: Tools\n/);
  assert.match(schedule, /Tags: probes, orbits\n {6}links:\n.*\n {6}language: de\n {6}id: AAA\n/);
  assert.match(speakers, /affiliation: Univ\. of A\n {2}bio: \|\n {4}Uses \\d\+\.\n/);
});

test("pretalx's API: speakers.json beside it says who the codes are", async () => {
  const talk = {
    code: "A",
    title: "T",
    state: "confirmed",
    speakers: ["S"],
    slots: [{ room: 1, start: "2030-05-06T09:00:00Z" }],
  };
  const folder = writeFiles({
    "submissions.json": JSON.stringify([talk]),
    "speakers.json": JSON.stringify({ results: [{ code: "S", name: "Ana Ficticia", biography: "Ana." }] }),
  });
  const { schedule } = await importTo(siteWith(), "programme", path.join(folder, "submissions.json"));
  assert.match(schedule, /speakers: Ana Ficticia\n/);
});

test("Sessionize's GridSmart: what is for everyone stands once, categories say type, language and tags", async () => {
  const { schedule, said } = await taken("grid.json");
  assert.match(said, /the view "GridSmart" of Sessionize: 3 items, all taken/);
  assert.match(schedule, /- \{time: 9:00-9:30, type: remarks, title: Opening\}\n/);
  assert.match(schedule, /type: lightning talk\n {6}room: Hall\n {6}speakers: Ana Ficticia\n/);
  assert.match(schedule, /Tags: Advanced\n {6}language: de\n {6}id: 2\n/);
});

test("Sessionize's Sessions are read", async () => {
  const session = {
    id: "1",
    title: "Probes",
    startsAt: "2030-05-06T09:00:00",
    endsAt: "2030-05-06T10:00:00",
    speakers: [{ id: "s", name: "Ana Ficticia" }],
    room: "R1",
  };
  const view = JSON.stringify([{ groupId: null, groupName: "All", sessions: [session] }]);
  const { schedule, said } = await importText(siteWith(), "programme", "sessions.json", view);
  assert.match(said, /the view "Sessions" of Sessionize: 1 item, taken/);
  assert.match(schedule, /time: 9:00-10:00\n {6}speakers: Ana Ficticia\n {6}title: Probes\n/);
});

const TAG_LINES: readonly (readonly [string, string | undefined])[] = [
  ["Professor, Univ. of A", "Univ. of A"],
  ["Engineer at Invented Inc", "Invented Inc"],
  ["MVP | Made-up Solutions GmbH, Lead Architect", "Made-up Solutions GmbH"],
  ["Loves probes", undefined],
];

for (const [tagLine, affiliation] of TAG_LINES) {
  test(`Sessionize's tag line "${tagLine}" is kept`, async () => {
    const json = {
      sessions: [
        { id: "1", title: "T", startsAt: "2030-05-06T09:00:00", endsAt: "2030-05-06T10:00:00", speakers: ["s"] },
      ],
      speakers: [{ id: "s", fullName: "Ana Ficticia", tagLine, bio: "Ana probes." }],
    };
    const { speakers, said } = await importText(siteWith(), "programme", "all.json", JSON.stringify(json));
    if (affiliation === undefined)
      assert.match(speakers, /- name: Ana Ficticia\n {2}bio: \|\n {4}Loves probes\n\n {4}Ana probes\.\n/);
    else {
      assert.ok(speakers.includes(`  affiliation: ${affiliation}\n`), speakers);
      assert.ok(said.includes(`guessed: the affiliation of Ana Ficticia is "${affiliation}", from "${tagLine}"`), said);
    }
  });
}

test("Indico: sessions with conveners, times of other zones, contributions that only last", async () => {
  const { schedule, said } = await taken("indico.json");
  assert.match(said, /an event of Indico: 3 items, all taken/);
  assert.match(schedule, /- \{time: 9:00-9:15, type: remarks, room: Hall, title: Welcome\}\n/);
  assert.match(
    schedule,
    /- title: Probes\n {6}time: 9:30-10:30\n {6}chair: Bob Chairman \(Lab B\)\n {6}room: Attic\n {6}items:\n/,
  );
  assert.match(
    schedule,
    /type: oral\n {10}speakers: Ana Ficticia \(Univ\. of A\)\n {10}title: Deep probes\n {10}abstract: \|\n {12}We \*probe\*\./,
  );
  assert.match(schedule, /- speakers: Chen Invented\n {10}title: Shallow probes\n/);
});

test("Indico's timetable, and an event without its contributions", async () => {
  const at = (time: string) => ({ date: "2030-05-06", time, tz: "Europe/Berlin" });
  const timetable = {
    results: {
      7: {
        20300506: {
          c1: {
            entryType: "Contribution",
            title: "Probes",
            startDate: at("09:00:00"),
            endDate: at("10:00:00"),
            presenters: [{ firstName: "Ana", familyName: "Ficticia" }],
          },
          b1: { entryType: "Break", title: "Tea", startDate: at("10:00:00"), endDate: at("10:30:00") },
          s1: {
            entryType: "Session",
            title: "Locks",
            startDate: at("10:30:00"),
            endDate: at("11:00:00"),
            entries: {
              c2: { entryType: "Contribution", title: "Old locks", startDate: at("10:30:00"), endDate: at("11:00:00") },
            },
          },
        },
      },
    },
  };
  const { schedule } = await importText(siteWith(), "programme", "7.json", JSON.stringify(timetable));
  assert.match(schedule, /speakers: Ana Ficticia\n {6}title: Probes\n/);
  assert.match(schedule, /- \{time: 10:00-10:30, type: break, title: Tea\}\n {4}- title: Locks\n {6}items:\n/);
  const bare = { results: [{ _type: "Conference", title: "W", startDate: at("09:00:00") }] };
  await refused("bare.json", JSON.stringify(bare), /save it with \?detail=sessions/);
});

test("calendars: UTC, named zones, lengths, speakers of Indico; whole days and cancelled events are no items", async () => {
  const { schedule, said } = await taken("calendar.ics");
  assert.match(said, /a calendar of Debug, Planner 3: 4 items, 2 taken/);
  assert.match(said, /2 left out: 1 all day, 1 cancelled/);
  assert.match(schedule, /- \{time: 9:00-10:00, type: remarks, room: Hall, title: Opening\}\n/);
  assert.match(
    schedule,
    /- time: 10:00-10:45\n {6}room: Attic\n {6}speakers: Ana Ficticia \(Univ\. of A\) and Chen Invented\n {6}title: Probes, and locks\n {6}abstract: \|\n {8}About probes\.\n/,
  );
});

test("calendars say which zone was guessed, and that something repeats", async () => {
  const event = (title: string, more: string) => `BEGIN:VEVENT\nUID:${title}\nSUMMARY:${title}\n${more}\nEND:VEVENT\n`;
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//X//EN\n${event("A", "DTSTART;TZID=Eastern Standard Time:20300506T090000")}${event("B", "DTSTART:20300506T100000Z\nRDATE:20300507T100000Z")}END:VCALENDAR\n`;
  const { said } = await importText(siteWith(), "programme", "c.ics", text);
  assert.match(said, /c\.ics:4 guessed: "Eastern Standard Time" is the zone Europe\/Berlin; --zone says another/);
  assert.match(said, /c\.ics:9 left out: that "B" repeats; only the first is taken/);
});

test("aclpub2: the only subsession that has papers keeps its title and chair", async () => {
  const program = `- title: Session 2
  start_time: 2030-05-06 09:00:00
  end_time: 2030-05-06 11:00:00
  subsessions:
    - title: Modeling
      chair: Bob Chairman
      start_time: 2030-05-06 09:00:00
      end_time: 2030-05-06 10:00:00
      papers: [{id: 1, start_time: 2030-05-06 09:00:00, end_time: 2030-05-06 10:00:00}]
    - {title: Modeling live, start_time: 2030-05-06 10:00:00, end_time: 2030-05-06 11:00:00}
`;
  const folder = writeFiles({
    "program.yml": program,
    "papers.yml": "- {id: 1, title: A Paper, authors: [{name: Ana Ficticia}]}\n",
  });
  const { schedule } = await importTo(siteWith(), "programme", path.join(folder, "program.yml"));
  assert.match(schedule, /title: "Session 2: Modeling"\n {6}chair: Bob Chairman\n/);
  assert.match(schedule, /\{time: 10:00-11:00, title: Modeling live\}/);
});

test("aclpub2: a folder of before 2022, which has no title of a volume, has its name and says what is not read", async () => {
  const folder = writeFiles({
    "conference_details.yml":
      "name: Meeting on Discourse\nabbreviation: DISC\nstart_date: 2030-05-06\nend_date: 2030-05-07\nisbn: 978-3-16-148410-0\n",
    "papers.yml": "- {id: 1, title: A Paper, authors: [{name: Ana Ficticia}]}\n",
  });
  const site = writeFiles({
    "data/workshop.yaml": "name: Meeting on Discourse\nstart: tbd\ntimezone: Europe/Berlin\n",
  });
  const { said } = await importTo(site, "site", folder);
  assert.match(dataOf(site, "workshop"), /start: 2030-05-06\n/);
  assert.match(dataOf(site, "workshop"), /short: DISC\n/);
  assert.match(said, /keys not read: isbn/);
});

test("Sessionize: a service session that is in one room stays there", async () => {
  const times = { startsAt: "2030-05-06T12:00:00", endsAt: "2030-05-06T13:00:00", speakers: [], categoryItems: [] };
  const all = {
    sessions: [
      { id: "1", title: "Lunch", ...times, isServiceSession: true, isPlenumSession: false, roomId: 1 },
      { id: "2", title: "Sponsor desk", ...times, isServiceSession: true, isPlenumSession: false, roomId: 2 },
      {
        id: "3",
        title: "Welcome",
        ...times,
        startsAt: "2030-05-06T11:00:00",
        endsAt: "2030-05-06T12:00:00",
        isServiceSession: true,
        isPlenumSession: true,
        roomId: 1,
      },
    ],
    speakers: [],
    questions: [],
    categories: [],
    rooms: [
      { id: 1, name: "Hall" },
      { id: 2, name: "Attic" },
    ],
  };
  const { schedule, said } = await importText(siteWith(), "programme", "all.json", JSON.stringify(all));
  assert.match(schedule, /time: 11:00-12:00, (?:type: \w+, )?title: Welcome/, said);
  assert.match(schedule, /type: lunch, room: Hall, title: Lunch/);
  assert.match(schedule, /room: Attic, title: Sponsor desk/);
});

test("a calendar that is cut off, or empty, is refused", async () => {
  await refused("a.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", /no items in it/);
  await refused("b.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY", /no calendar that can be read|no items|none of its/);
});

test("aclpub2: subsessions with papers are sessions, papers by id, talks from invited_talks.yml", async () => {
  const { schedule, speakers, said } = await taken("aclpub2");
  assert.match(said, /a folder of aclpub2: 9 items, 8 taken/);
  assert.match(said, /a paper that papers\.yml does not have: "99"/);
  assert.match(
    schedule,
    /- title: "Session 1: Probes"\n {6}chair: Bob Chairman\n {6}items:\n {8}- time: 10:30-10:45\n {10}speakers: Ana Ficticia \(Univ\. of A\) and Chen Q\. Invented \(B & C\)\n {10}title: "A Probe with 5% more"\n/,
  );
  assert.match(schedule, /- title: "Session 1: Locks"\n {6}chair: Eve Other\n/);
  assert.match(schedule, /- \{time: 11:15-11:20, type: break, title: Short break\}\n/);
  assert.match(
    schedule,
    /type: invited talk\n {6}chair: Bob Chairman\n {6}speakers: Mei Madeup\n {6}title: "Probing: a Talk"\n {6}abstract: \|\n {8}We \*probe\* all day\.\n/,
  );
  assert.match(speakers, /- name: Mei Madeup\n {2}affiliation: Univ\. of D\n {2}bio: \|\n {4}Mei probes\.\n/);
});

test("aclpub2 after its papers: nobody is named twice, and posters are one item that shows them", async () => {
  const papers =
    "- {id: 7, title: A Probe with 5% more, authors: Ana Ficticia}\n- {id: 8, title: Another probe, authors: Ana Ficticia}\n";
  const { schedule } = await taken("aclpub2", siteWith({ papers }));
  assert.match(schedule, /- \{time: 10:30-10:45, title: "A Probe with 5% more"\}\n/);
  assert.match(schedule, /- \{time: 14:00-15:00, type: poster session, title: Posters, papers: \["?7"?, "?8"?\]\}\n/);
});

test("Mini-Conf: the views of one event are one, what leads somewhere is no room", async () => {
  const { schedule, said } = await taken("main_calendar.json");
  assert.match(said, /a calendar of Mini-Conf: 3 items, 2 taken/);
  assert.equal(
    schedule.split("\n").slice(3).join("\n"),
    '    - {time: 9:00-9:30, title: "Live Q&A: Ana Ficticia"}\n    - {time: 14:00-16:00, type: poster session, title: Poster session 1}\n',
  );
});

test("jekyll-theme-conference: nested talks are a session with its chair, anchors are followed", async () => {
  const { schedule, said } = await taken("theme");
  assert.match(said, /9 items, 7 taken/);
  assert.match(
    schedule,
    /- title: Session 1\n {6}time: 13:30-15:00\n {6}chair: Bob Chairman\n {6}room: Room A\n {6}items:\n {8}- speakers: Ana Ficticia and Łukasz Żółć\n {10}title: A first talk\n/,
  );
});

test("a break is for everyone only if it stands in every room that is in use then", async () => {
  const { schedule } = await taken("theme");
  assert.match(schedule, /- \{time: 12:00-13:00, type: lunch, title: Lunch\}\n/);
  for (const [room, time] of [
    ["A", "15:00-15:20"],
    ["B", "14:50-15:20"],
    ["C", "15:00-15:20"],
  ])
    assert.ok(schedule.includes(`- {time: ${time}, type: break, room: Room ${room}, title: Coffee}\n`), schedule);
});

test("what is for everyone has no track", async () => {
  const csv =
    "date,start,end,title,speakers,room,track\n2030-05-06,9:00,9:30,Tea,,A,Schedule\n2030-05-06,9:00,9:30,Tea,,B,Schedule\n2030-05-06,9:30,10:00,T,Ana,A,X\n2030-05-06,9:30,10:00,U,Bob,B,Y\n";
  const { schedule } = await importText(siteWith(), "programme", "p.csv", csv);
  assert.match(schedule, /- \{time: 9:00-9:30, type: break, title: Tea\}\n/);
});

test("the programme of the theme as a plain list is read for a workshop of one day", async () => {
  const site = writeFiles({ "data/workshop.yaml": "name: S\nstart: 2030-05-06\ntimezone: Europe/Berlin\n" });
  const folder = writeFiles({
    "_data/program.yml": '- time: "09:00 - 09:10"\n  title: Welcome\n- time: "09:10 - 09:50"\n  title: Keynote\n',
  });
  const { schedule } = await importTo(site, "programme", folder);
  assert.match(
    schedule,
    /- \{time: 9:00-9:10, type: remarks, title: Welcome\}\n {4}- \{time: 9:10-9:50, type: keynote, title: Keynote\}\n/,
  );
});

const LISTS: readonly (readonly [string, string, RegExp])[] = [
  [
    "days with events, and who speaks below the title",
    "days:\n- name: May 6th\n  events:\n  - time: 08:45 to 09:00\n    title: Welcome\n    subtitle: Ana Ficticia, University of A\n",
    /time: 8:45-9:00\n {6}speakers: Ana Ficticia \(University of A\)\n {6}title: Welcome\n/,
  ],
  [
    "times and names with affiliations",
    "- date: Tuesday, May 7\n  slots:\n  - time: '9:30'\n    duration: 0.75\n    type: talk\n    name: Ana Ficticia\n    affiliation: Univ. of A\n    title: Probes\n",
    /- date: 2030-05-07\n {2}items:\n {4}- time: 9:30-10:15\n {6}speakers: Ana Ficticia \(Univ\. of A\)\n {6}title: Probes\n/,
  ],
  [
    "sessions with speakers and papers",
    "date: 2030-05-06\nsessions:\n- time: '9:00 - 10:00'\n  title: Session 1\n  chair: Bob Chairman\n  papers:\n  - {title: Probes, authors: Ana Ficticia}\n- time: '10:00 - 10:30'\n  title: 'Keynote: Locks'\n  speaker: {name: Mei Madeup, title: Univ. of D}\n",
    /- title: Session 1\n {6}time: 9:00-10:00\n {6}chair: Bob Chairman\n {6}items:\n {8}- speakers: Ana Ficticia\n {10}title: Probes\n {4}- time: 10:00-10:30\n {6}(?:type: keynote\n {6})?speakers: Mei Madeup \(Univ\. of D\)\n/,
  ],
  [
    "sessions by their names",
    "z1A:\n  start_time: 2030-05-06 09:00:00+00:00\n  end_time: 2030-05-06 10:00:00+00:00\n  long_name: 'Session 1A: Probes'\n",
    /- \{time: 11:00-12:00, title: "Session 1A: Probes"\}\n/,
  ],
];

for (const [what, yaml, says] of LISTS) {
  test(`lists of sites: ${what}`, async () => {
    const { schedule, status, said } = await importText(siteWith(), "programme", "program.yml", yaml);
    assert.equal(status, 0, said);
    assert.match(schedule, says);
  });
}

test("a stranger's link gets its https:// where it leads to a host, and else keeps its words", async () => {
  const event = {
    title: "T",
    date: "2030-05-06T09:00:00+02:00",
    duration: "00:30",
    abstract:
      "We show [Tool](tool.example), [slides](slides/a.pdf), ![a](x.png), `[code](a.b)`, <ftp://a.b>, ftp://c.d, [mail](a@b.example) and [good](https://a.example/b_(c)).\n\n[one][1]\n\n[1]: www.tool.example",
    links: [
      { url: "www.tool.example", title: "Site" },
      { url: "/media/a.pdf", title: "Handout" },
    ],
  };
  const { schedule, said, status } = await importText(siteWith(), "programme", "schedule.json", scheduleJsonOf(event));
  assert.equal(status, 0, said);
  assert.ok(
    schedule.includes(
      "We show [Tool](https://tool.example), slides, a, `[code](a.b)`, `ftp://a.b`, `ftp://c.d`, [mail](mailto:a@b.example) and [good](https://a.example/b_(c)).\n\n        [one][1]\n\n        [1]: https://www.tool.example\n",
    ),
    schedule,
  );
  assert.match(schedule, /- \{label: Site, url: https:\/\/www\.tool\.example\}/);
  assert.match(
    said,
    /to look at: the link "slides" led to "slides\/a\.pdf", which is no whole address; its words were kept/,
  );
  assert.match(said, /left out: the link "Handout"/);
});

test("the letters of line breaks are line breaks", async () => {
  const csv = 'date,start,title,speakers,abstract\n2030-05-06,9:00,T,Ana,"One.\\r\\n\\r\\nTwo."\n';
  const { schedule, said } = await importText(siteWith(), "programme", "p.csv", csv);
  assert.match(schedule, /abstract: \|\n {8}One\.\n\n {8}Two\.\n/);
  assert.match(said, /to look at: the letters/);
});

test("e-mail addresses of speakers never come in", async () => {
  const event = {
    title: "T",
    date: "2030-05-06T09:00:00+02:00",
    persons: [{ name: "ana@example.org" }, { name: "Chen Invented chen@example.org" }],
  };
  const { schedule, said } = await importText(siteWith(), "programme", "schedule.json", scheduleJsonOf(event));
  assert.match(schedule, /speakers: Chen Invented\n/);
  assert.match(said, /a person of whom only an e-mail address is known/);
});

test("nothing changes when a folder of the theme is imported again", async () => {
  await importsCleanly("programme", "programme/theme");
});

test("schedule.json: texts per language are read in that of the workshop", async () => {
  const event = {
    title: { de: "Schlösser", en: "Locks" },
    subtitle: { de: "Teil 1", en: "Part 1" },
    abstract: { de: "Über Schlösser.", en: "About locks." },
    type: { de: "Keynote-Vortrag", en: "Keynote" },
    track: { de: "Theorie", en: "Theory" },
    room: { de: "Saal", en: "Hall" },
    date: "2030-05-06T09:00:00+02:00",
    duration: "00:30",
    persons: [{ public_name: "Ana Ficticia", biography: { de: "Sie forscht.", en: "She searches." } }],
    links: [{ title: { de: "Notizen", en: "Notes" }, url: "https://example.org/n" }],
  };
  const other = { ...event, title: { en: "Keys" }, room: "Attic", track: { name: { de: "Praxis", en: "Practice" } } };
  const days = [{ date: "2030-05-06", rooms: { Saal: [event], Attic: [other] } }];
  const { schedule, speakers, said } = await importText(
    siteWith(),
    "programme",
    "schedule.json",
    JSON.stringify({ schedule: { conference: { days } } }),
  );
  assert.match(said, /2 items, all taken/);
  assert.match(
    schedule,
    /type: keynote\n {6}room: Hall\n {6}track: Theory\n {6}speakers: Ana Ficticia\n {6}title: "Locks: Part 1"\n {6}abstract: \|\n {8}About locks\./,
  );
  assert.match(schedule, /room: Attic\n {6}track: Practice\n.*\n {6}title: "Keys: Part 1"/);
  assert.match(schedule, /\{label: Notes, url/);
  assert.match(speakers, /She searches\./);
  assert.match(said, /keys not read: de \(14 times\)\n/);
});

test("rooms and conferences are no people, whichever kind is asked for", async () => {
  const files = {
    "rooms.json": [{ name: "Stage 1", url: "https://example.org/1", location: "First floor", roomNumber: 1 }],
    "halls.json": { rooms: [{ id: 1, name: "Stage 1", location: "First floor", capacity: 90 }] },
    "conferences.json": [
      { name: "Locks 2030", location: "Rome", url: "https://example.org/", submissionType: "Paper" },
    ],
  };
  for (const [name, value] of Object.entries(files)) {
    await refused(name, JSON.stringify(value), /is JSON without items in a form that is known/);
    await assert.rejects(
      () => importText(siteWith(), "people", name, JSON.stringify(value), { to: "speakers" }),
      /is JSON without people in a form that is known/,
    );
  }
});
