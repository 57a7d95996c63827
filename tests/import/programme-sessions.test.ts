import assert from "node:assert/strict";
import { test } from "node:test";
import { importText, problemsOf, siteWith } from "./importing.ts";

const HEADER = "date,start,end,session,session chair,room,title,speakers\n";
const ROWS = [
  "2030-05-06,9:00,9:30,Morning,Bob Chairman,Hall,A,Ana Ficticia",
  "2030-05-06,9:30,10:00,Morning,Bob Chairman,Hall,B,Chen Invented",
  "2030-05-06,9:00,9:40,Morning,Eve Other,Attic,C,Dora Devised",
  "2030-05-06,10:00,10:30,,,,Coffee,",
];
const csvOf = (rows: readonly string[]) => `${HEADER}${rows.join("\n")}\n`;

const SCHEDULE = `# The programme, day by day.
- date: 2030-05-06
  items:
    - title: Morning
      chair: Eve Other
      room: Attic
      items:
        - time: 9:00-9:40
          speakers: Dora Devised
          title: C
    - title: Morning
      chair: Bob Chairman
      room: Hall
      items:
        - time: 9:00-9:30
          speakers: Ana Ficticia
          title: A
        - time: 9:30-10:00
          speakers: Chen Invented
          title: B
    - {time: 10:00-10:30, type: break, title: Coffee}
`;

/** The lines of a schedule in any order: sessions that begin together stand as the file has them. */
const sorted = (text: string) => text.split("\n").sort();

test("sessions are written with chair, room and items, and importing again changes nothing", async () => {
  const site = siteWith();
  const first = await importText(site, "programme", "p.csv", csvOf(ROWS));
  assert.equal(first.status, 0, first.said);
  assert.deepEqual(sorted(first.schedule), sorted(SCHEDULE));
  assert.deepEqual(problemsOf(site), []);
  assert.equal((await importText(site, "programme", "p.csv", csvOf(ROWS))).schedule, first.schedule);
});

test("a session takes a new chair, and a new item where its time puts it", async () => {
  const site = siteWith({ schedule: SCHEDULE });
  const rows = ROWS.map((row) => row.replace("Eve Other", "Fay Third"));
  const more = [...rows, "2030-05-06,9:40,9:50,Morning,Fay Third,Attic,D,Gil Fourth"];
  const { schedule, said } = await importText(site, "programme", "p.csv", csvOf(more));
  assert.equal(
    schedule,
    SCHEDULE.replace("Eve Other", "Fay Third").replace(
      "          title: C\n",
      "          title: C\n        - time: 9:40-9:50\n          speakers: Gil Fourth\n          title: D\n",
    ),
    said,
  );
  assert.match(said, /1 new, 1 changed, 3 as they were\n {2}changed "C": chair of its session/);
});

test("sessions that somebody renamed or made, and items moved by hand, stay", async () => {
  const schedule = SCHEDULE.replace(
    "title: Morning\n      chair: Bob Chairman",
    "title: Our own name\n      chairs: [Bob Chairman, Hal Fifth]",
  )
    .replace("        - time: 9:30-10:00\n          speakers: Chen Invented\n          title: B\n", "")
    .replace(
      "    - {time: 10:00",
      "    - {time: 9:30-10:00, room: Hall, speakers: Chen Invented, title: B}   # moved\n    - {time: 10:00",
    );
  const site = siteWith({ schedule });
  const same = await importText(site, "programme", "p.csv", csvOf(ROWS));
  assert.equal(same.schedule, schedule, same.said);
  const more = [...ROWS, "2030-05-06,9:20,9:30,Morning,Bob Chairman,Hall,D,Gil Fourth"];
  const { schedule: after } = await importText(site, "programme", "p.csv", csvOf(more));
  assert.equal(
    after,
    schedule.replace(
      "          title: A\n",
      "          title: A\n        - time: 9:20-9:30\n          speakers: Gil Fourth\n          title: D\n",
    ),
  );
});

test("a session that moves to another day takes its items along", async () => {
  const site = siteWith({ schedule: SCHEDULE });
  const rows = ROWS.map((row) => (row.includes("Bob") ? row.replace("05-06", "05-07") : row));
  const { schedule, said, status } = await importText(site, "programme", "p.csv", csvOf(rows));
  assert.equal(status, 0, said);
  assert.match(
    schedule,
    /- date: 2030-05-07\n {2}items:\n {4}- title: Morning\n {6}chair: Bob Chairman\n {6}room: Hall\n {6}items:\n {8}- time: 9:00-9:30\n {10}speakers: Ana Ficticia\n {10}title: A\n {8}- time: 9:30-10:00\n {10}speakers: Chen Invented\n {10}title: B\n$/,
  );
  assert.equal((await importText(site, "programme", "p.csv", csvOf(rows))).schedule, schedule);
});

test("an item between the items of a session is in it", async () => {
  const rows = [
    "2030-05-06,9:00,9:30,Morning,,,A,Ana",
    "2030-05-06,9:30,9:40,,,,Coffee,",
    "2030-05-06,9:40,10:00,Morning,,,B,Chen",
  ];
  const site = siteWith();
  const { schedule } = await importText(site, "programme", "p.csv", csvOf(rows));
  assert.match(schedule, /title: A\n {8}- \{time: 9:30-9:40, type: break, title: Coffee\}\n {8}- time: 9:40-10:00\n/);
  assert.deepEqual(problemsOf(site), []);
});

test("sessions side by side in no room become tracks", async () => {
  const rows = [
    "2030-05-06,9:00,9:30,Probes,,,A,Ana",
    "2030-05-06,9:30,10:00,Probes,,,B,Bob",
    "2030-05-06,9:10,9:40,Locks,,,C,Chen",
  ];
  const site = siteWith();
  const { schedule, said } = await importText(site, "programme", "p.csv", csvOf(rows));
  assert.match(schedule, /- title: Probes\n {6}track: Probes\n/);
  assert.match(schedule, /- title: Locks\n {6}track: Locks\n/);
  assert.match(said, /1 more place guessed: a session that runs beside others in no room became a track of its name/);
  assert.deepEqual(problemsOf(site), []);
});

test("two sessions that cross in one room have their items in one order", async () => {
  const rows = [
    "2030-05-06,9:00,9:20,One,,Hall,A,Ana",
    "2030-05-06,9:40,10:00,One,,Hall,B,Bob",
    "2030-05-06,9:20,9:40,Two,,Hall,C,Chen",
    "2030-05-06,9:00,9:20,,,Attic,D,Dora",
  ];
  const site = siteWith();
  const { said, status } = await importText(site, "programme", "p.csv", csvOf(rows));
  assert.equal(status, 0, said);
  assert.match(said, /left out: the session "Two": another in its room goes on then, and has its items/);
  assert.deepEqual(problemsOf(site), []);
});
