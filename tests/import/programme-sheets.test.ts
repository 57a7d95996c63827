import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ImportOptions } from "../../src/cli/import.ts";
import { CalendarWords } from "../../src/import/programme/calendar-words.ts";
import { writeFiles } from "../site.ts";
import { dataOf, importText } from "./importing.ts";
import { workbookOf } from "./workbook.ts";

const ONE_DAY = "name: S\nstart: 2031-05-06\ntimezone: Europe/Berlin\n";
/** Friday to Sunday. */
const THREE_DAYS = "name: S\nstart: 2031-05-09\nend: 2031-05-11\ntimezone: Europe/Berlin\n";

async function scheduleOf(
  workshop: string,
  csv: string,
  options: ImportOptions = {},
): Promise<{ lines: string; said: string }> {
  const site = writeFiles({ "data/workshop.yaml": workshop });
  const first = await importText(site, "programme", "p.csv", csv, options);
  assert.equal(first.status, 0, first.said);
  const second = await importText(site, "programme", "p.csv", csv, options);
  assert.equal(second.schedule, first.schedule, "changed by importing again");
  return { lines: first.schedule.replace(/^#.*\n/, ""), said: first.said };
}

const CASES: readonly (readonly [what: string, workshop: string, csv: string, says: string])[] = [
  [
    "no date for a workshop of one day, a type in the place of a title",
    ONE_DAY,
    "start,end,categories,title,desc\n9:00am,9:10am,Introduction,,\n9:10am,10:00am,Invited Talk,Ana Ficticia,\n",
    "- date: 2031-05-06\n  items:\n    - {time: 9:00-9:10, type: remarks, title: Introduction}\n    - {time: 9:10-10:00, type: invited talk, title: Ana Ficticia}\n",
  ],
  [
    "ranges in one cell",
    ONE_DAY,
    "time,title\n8:30 AM – 8:40 AM,Opening Remarks\n9.00 - 9.30,Locks\n10:00–10:30 Uhr,Probes\n",
    "- date: 2031-05-06\n  items:\n    - {time: 8:30-8:40, type: remarks, title: Opening Remarks}\n    - {time: 9:00-9:30, title: Locks}\n    - {time: 10:00-10:30, title: Probes}\n",
  ],
  [
    "weekdays",
    THREE_DAYS,
    "day,from,to,title,speaker,affiliation,type\nfri,09:00,10:00,Welcome,,,break\nSaturday,10:00,11:00,A talk,Ana Ficticia,Univ. of A,talk\n",
    "- date: 2031-05-09\n  items:\n    - {time: 9:00-10:00, type: break, title: Welcome}\n- date: 2031-05-10\n  items:\n    - time: 10:00-11:00\n      speakers: Ana Ficticia (Univ. of A)\n      title: A talk\n",
  ],
  [
    "numbers of days",
    THREE_DAYS,
    "day,time,type,author,title\n1,9:00,Opening,,Welcome\nDay 2,9:15,Keynote,Ana Ficticia,A talk\n",
    "- date: 2031-05-09\n  items:\n    - {time: 9:00, type: remarks, title: Welcome}\n- date: 2031-05-10\n  items:\n    - time: 9:15\n      type: keynote\n      speakers: Ana Ficticia\n      title: A talk\n",
  ],
  [
    "weekdays with dates, and dates without years",
    THREE_DAYS,
    'date,start,end,title\n"Friday, May 9",9:00,9:30,A\nMay 10,9:00,9:30,B\n5/11,9:00,9:30,C\n',
    "- date: 2031-05-09\n  items:\n    - {time: 9:00-9:30, title: A}\n- date: 2031-05-10\n  items:\n    - {time: 9:00-9:30, title: B}\n- date: 2031-05-11\n  items:\n    - {time: 9:00-9:30, title: C}\n",
  ],
  [
    "ISO and American date-times in start and end",
    THREE_DAYS,
    "start,end,title\n2031-05-09T09:00:00,2031-05-09T09:30:00,A\n2031-05-10T07:00:00Z,2031-05-10T08:00:00Z,B\n5/11/2031 9:00 AM,5/11/2031 9:45 AM,C\n",
    "- date: 2031-05-09\n  items:\n    - {time: 9:00-9:30, title: A}\n- date: 2031-05-10\n  items:\n    - {time: 9:00-10:00, title: B}\n- date: 2031-05-11\n  items:\n    - {time: 9:00-9:45, title: C}\n",
  ],
  [
    "dates in rows of their own",
    THREE_DAYS,
    "time,title,speaker\nFriday May 9,,\n9:00-9:30,A,\nSaturday May 10,,\n9:00-9:30,B,\n",
    "- date: 2031-05-09\n  items:\n    - {time: 9:00-9:30, title: A}\n- date: 2031-05-10\n  items:\n    - {time: 9:00-9:30, title: B}\n",
  ],
  [
    "rooms as columns, a break across them",
    ONE_DAY,
    'Time,Hall,Attic\n9:00-9:30,"Probes\nAna Ficticia (Univ. of A)",Locks\n9:30-10:00,Coffee break,\n10:00-10:30,,Keys\n',
    "- date: 2031-05-06\n  items:\n    - time: 9:00-9:30\n      room: Hall\n      speakers: Ana Ficticia (Univ. of A)\n      title: Probes\n    - {time: 9:00-9:30, room: Attic, title: Locks}\n    - {time: 9:30-10:00, type: break, title: Coffee break}\n    - {time: 10:00-10:30, room: Attic, title: Keys}\n",
  ],
  [
    "a column of sessions with their chairs",
    ONE_DAY,
    "start,end,session,session chair,title,speakers\n9:00,9:30,Morning,Bob Chairman,A,Ana\n9:30,10:00,Morning,Bob Chairman,B,Eve\n10:00,10:30,,,Coffee,\n",
    "- date: 2031-05-06\n  items:\n    - title: Morning\n      chair: Bob Chairman\n      items:\n        - time: 9:00-9:30\n          speakers: Ana\n          title: A\n        - time: 9:30-10:00\n          speakers: Eve\n          title: B\n    - {time: 10:00-10:30, type: break, title: Coffee}\n",
  ],
  [
    "rows without a time below a session",
    ONE_DAY,
    'Time,Title,Authors\n9:00-10:00,Session 1,(Chair) Bob Chairman\n,A,"Ana Ficticia, Chen Invented"\n,B,Eve Other\n10:00-10:30,Lunch,\n',
    "- date: 2031-05-06\n  items:\n    - title: Session 1\n      time: 9:00-10:00\n      chair: Bob Chairman\n      items:\n        - speakers: Ana Ficticia and Chen Invented\n          title: A\n        - speakers: Eve Other\n          title: B\n    - {time: 10:00-10:30, type: lunch, title: Lunch}\n",
  ],
  [
    "no headings: times, titles, who",
    ONE_DAY,
    "13:30-13:50;Introduction;Bob Chairman\n13:50-14:30;Probes;Ana Ficticia\n",
    "- date: 2031-05-06\n  items:\n    - time: 13:30-13:50\n      speakers: Bob Chairman\n      title: Introduction\n    - time: 13:50-14:30\n      speakers: Ana Ficticia\n      title: Probes\n",
  ],
  [
    "a clock of twelve hours without am or pm",
    ONE_DAY,
    "time,title\n11:00-12:00,A\n1:00-2:00,B\n",
    "- date: 2031-05-06\n  items:\n    - {time: 11:00-12:00, title: A}\n    - {time: 13:00-14:00, title: B}\n",
  ],
  [
    "a clock of twelve hours: over noon, from the afternoon on, dinner at eight",
    ONE_DAY,
    "start,end,title\n11:30,12:30,A\n12:30,1:30,Lunch\n1:30,2:10,B\n8:00,9:00,Dinner\n",
    "- date: 2031-05-06\n  items:\n    - {time: 11:30-12:30, title: A}\n    - {time: 12:30-13:30, type: lunch, title: Lunch}\n    - {time: 13:30-14:10, title: B}\n    - {time: 20:00-21:00, type: meal, title: Dinner}\n",
  ],
  [
    "a workshop of an afternoon on a clock of twelve hours",
    ONE_DAY,
    "time,title\n1:00-1:30,A\n1:30-2:30,B\n",
    "- date: 2031-05-06\n  items:\n    - {time: 13:00-13:30, title: A}\n    - {time: 13:30-14:30, title: B}\n",
  ],
  [
    "yoga at six is in the morning",
    ONE_DAY,
    "time,title\n6:00-6:45,Yoga\n9:00-10:00,A\n",
    "- date: 2031-05-06\n  items:\n    - {time: 6:00-6:45, title: Yoga}\n    - {time: 9:00-10:00, title: A}\n",
  ],
  [
    "sessions after noon on a clock of twelve hours, with rows without a time",
    ONE_DAY,
    "time,title,speaker\n9:00-10:00,Session 1,\n,A,Ana\n1:00-2:00,Session 2,\n,B,Bo Ek\n",
    "- date: 2031-05-06\n  items:\n    - title: Session 1\n      time: 9:00-10:00\n      items:\n        - speakers: Ana\n          title: A\n    - title: Session 2\n      time: 13:00-14:00\n      items:\n        - speakers: Bo Ek\n          title: B\n",
  ],
  [
    "after midnight",
    ONE_DAY,
    "time,title\n22:00-1:00,Party\n1:30-2:00,Taxi\n",
    "- date: 2031-05-06\n  items:\n    - {time: 22:00-1:00, type: social, title: Party}\n    - {time: 1:30 am-2:00 am, title: Taxi}\n",
  ],
  [
    "a session in a row of its own, with the times of its talks below",
    ONE_DAY,
    "time,title,speaker\n9:00-10:00,Session 1,\n9:00-9:30,A,Ana\n9:30-10:00,B,Eve\n10:00-10:30,Coffee,\n",
    "- date: 2031-05-06\n  items:\n    - title: Session 1\n      items:\n        - time: 9:00-9:30\n          speakers: Ana\n          title: A\n        - time: 9:30-10:00\n          speakers: Eve\n          title: B\n    - {time: 10:00-10:30, type: break, title: Coffee}\n",
  ],
  [
    "a session that names what has no title",
    ONE_DAY,
    "session,time,speaker,title\nWelcome,9:00-9:15,,\nTalks,9:15-10:00,,\n,,Bo Ek,Keys\n",
    "- date: 2031-05-06\n  items:\n    - {time: 9:00-9:15, type: remarks, title: Welcome}\n    - title: Talks\n      time: 9:15-10:00\n      items:\n        - speakers: Bo Ek\n          title: Keys\n",
  ],
  [
    "the date above the headings, which each day repeats",
    THREE_DAYS,
    'Programme,\n"Saturday, 10 May 2031",\ntime,title\n9:00-9:30,A\nSunday,\ntime,title\n9:00-9:30,B\n',
    "- date: 2031-05-10\n  items:\n    - {time: 9:00-9:30, title: A}\n- date: 2031-05-11\n  items:\n    - {time: 9:00-9:30, title: B}\n",
  ],
  [
    "days as columns",
    THREE_DAYS,
    "time,Day 1,Day 2\n9:00-9:30,A,B\n9:30-10:00,Coffee,\n",
    "- date: 2031-05-09\n  items:\n    - {time: 9:00-9:30, title: A}\n    - {time: 9:30-10:00, type: break, title: Coffee}\n- date: 2031-05-10\n  items:\n    - {time: 9:00-9:30, title: B}\n",
  ],
  [
    "numbers that are days of the month",
    "name: S\nstart: 2031-05-02\nend: 2031-05-03\ntimezone: Europe/Berlin\n",
    "day,time,title\n2,9:00,A\n3,9:00,B\n",
    "- date: 2031-05-02\n  items:\n    - {time: 9:00, title: A}\n- date: 2031-05-03\n  items:\n    - {time: 9:00, title: B}\n",
  ],
  [
    "open ends, and h after the minutes",
    ONE_DAY,
    "time,title\n9:00-,A\n10.30 h – 11.00 h,B\n~11:00,C\n",
    "- date: 2031-05-06\n  items:\n    - {time: 9:00, title: A}\n    - {time: 10:30-11:00, title: B}\n    - {time: 11:00, title: C}\n",
  ],
  [
    "people whose names begin as a chair does",
    ONE_DAY,
    "time,title,speaker,chair\n9:00-9:30,A,Chairul Saleh,Chair: Bo Ek\n9:30-10:00,B,Chairs,\n",
    "- date: 2031-05-06\n  items:\n    - time: 9:00-9:30\n      chair: Bo Ek\n      speakers: Chairul Saleh\n      title: A\n    - time: 9:30-10:00\n      speakers: Chairs\n      title: B\n",
  ],
  [
    "who chairs, in the column of those who speak",
    ONE_DAY,
    "time,title,speaker\n9:00-10:00,Session 1,(Chair) Bo Ek\n,Locks,Ana Ficticia\n10:00-11:00,Closing,Session Chair: Bo Ek\n",
    "- date: 2031-05-06\n  items:\n    - title: Session 1\n      time: 9:00-10:00\n      chair: Bo Ek\n      items:\n        - speakers: Ana Ficticia\n          title: Locks\n    - {time: 10:00-11:00, type: remarks, chair: Bo Ek, title: Closing}\n",
  ],
  [
    "one column beside the times, whose heading is no room, with who chairs",
    ONE_DAY,
    'Time,Happenings\n9:00-9:30,"Keynote 1 by Ana Ficticia\nSession Chair: Bo Ek"\n9:30-10:00,"Probes\nCarol Example\nChair: Bo Ek"\n10:00-10:30,Break\n',
    "- date: 2031-05-06\n  items:\n    - {time: 9:00-9:30, type: keynote, chair: Bo Ek, title: Keynote 1 by Ana Ficticia}\n    - time: 9:30-10:00\n      chair: Bo Ek\n      speakers: Carol Example\n      title: Probes\n    - {time: 10:00-10:30, type: break, title: Break}\n",
  ],
  [
    "several talks, or a description, in the cell of a room",
    ONE_DAY,
    'time,Hall,Attic\n9:00-10:00,"Locks (Ana Ficticia)\nKeys (Bo Ek)","Probes\nWhat they are, and why."\n',
    '- date: 2031-05-06\n  items:\n    - {time: 9:00-10:00, room: Hall, title: "Locks (Ana Ficticia); Keys (Bo Ek)"}\n    - time: 9:00-10:00\n      room: Attic\n      title: Probes\n      abstract: |\n        What they are, and why.\n',
  ],
];

for (const [what, workshop, csv, says] of CASES) {
  test(`sheets: ${what}`, async () => {
    const { lines, said } = await scheduleOf(workshop, csv);
    assert.equal(lines, says, said);
  });
}

test("--date is the date of rows without one, --zone that of their times", async () => {
  const { lines } = await scheduleOf(THREE_DAYS, "time,title\n9:00-9:30,A\n", {
    date: "2031-05-10",
    zone: "America/New_York",
  });
  assert.equal(lines, "- date: 2031-05-10\n  items:\n    - {time: 15:00-15:30, title: A}\n");
});

const GUESSES: readonly (readonly [what: string, workshop: string, csv: string, says: RegExp])[] = [
  [
    "pm",
    ONE_DAY,
    "time,title\n1:00-1:30,A\n",
    /p\.csv:2 guessed: this and further times before six are of a clock of twelve hours, so pm/,
  ],
  [
    "an end after noon",
    ONE_DAY,
    "time,title\n11:30-1:00,A\n",
    /p\.csv:2 guessed: this and further ends before their starts are of a clock of twelve hours, so pm/,
  ],
  [
    "which of two numbers is the month",
    "name: S\nstart: 2031-04-03\nend: 2031-04-04\ntimezone: Europe/Berlin\n",
    "date,time,title\n4/3/2031,9:00,A\n3/4/2031,9:30,B\n",
    /p\.csv:2 guessed: "4\/3\/2031" is 2031-04-03, and not 2031-03-04\n.*p\.csv:3 guessed: "3\/4\/2031" is 2031-04-03/,
  ],
  [
    "whether a number is of the days or of the month",
    "name: S\nstart: 2031-05-01\nend: 2031-05-03\ntimezone: Europe/Berlin\n".replace("05-01", "05-02"),
    "day,time,title\n1,9:00,A\n2,9:00,B\n",
    /p\.csv:3 guessed: "2" is 2031-05-03, and not 2031-05-02/,
  ],
  [
    "the zone in a heading",
    ONE_DAY,
    "Time (EST),Title\n9:00,A\n",
    /p\.csv:1 guessed: times are in the zone Europe\/Berlin, below "Time \(EST\)"; --zone says another/,
  ],
  [
    "that a break in the first column is for all",
    ONE_DAY,
    "Time,Hall,Attic\n9:00-9:30,A,B\n9:30-10:00,Coffee,\n",
    /p\.csv:3:\d+ guessed: this and further breaks in the first column alone are for all rooms/,
  ],
  [
    "affiliations that nobody can assign are named",
    ONE_DAY,
    'time,title,speakers,affiliation\n9:00,A,"Ana Ficticia, Bo Ek","Univ. of A, Univ. of B"\n',
    /p\.csv:2 left out: "Univ\. of A, Univ\. of B", as it does not say which speaker has which affiliation/,
  ],
  [
    "several talks in one cell are to be looked at",
    ONE_DAY,
    'time,Hall,Attic\n9:00-10:00,"Locks (Ana Ficticia)\nKeys (Bo Ek)",B\n',
    /p\.csv:2:\d+.*2 talks in one cell are one item: Locks \(Ana Ficticia\); Keys \(Bo Ek\)/,
  ],
];

for (const [what, workshop, csv, says] of GUESSES) {
  test(`sheets say what they guess: ${what}`, async () => {
    const { said } = await scheduleOf(workshop, csv);
    assert.match(said, says);
  });
}

test("tables of Markdown: a day each, names and titles without marks, links as links", async () => {
  const text = `# Programme

## Friday

| Time | Title | Speaker |
|---|---|---|
| 9:00-9:30 | **Locks** of $a_1*b*$ | [Ana Ficticia](https://ana.example.org), _Bo Ek_ (MIT) |
| 9:30-10:00 | [Keys](https://k.example.org) | Bo Ek |

## Saturday

| Time | Title |
|---|---|
| 9:00-9:30 | Traps |
`;
  const { schedule, speakers } = await importText(
    writeFiles({ "data/workshop.yaml": THREE_DAYS }),
    "programme",
    "p.md",
    text,
  );
  assert.equal(
    schedule.replace(/^#.*\n/, ""),
    '- date: 2031-05-09\n  items:\n    - time: 9:00-9:30\n      speakers: Ana Ficticia and Bo Ek (MIT)\n      title: "Locks of $a_1*b*$"\n    - time: 9:30-10:00\n      speakers: Bo Ek\n      title: Keys\n      links:\n        - {label: Keys, url: https://k.example.org}\n- date: 2031-05-10\n  items:\n    - {time: 9:00-9:30, title: Traps}\n',
  );
  assert.match(speakers, /name: Ana Ficticia\n {2}url: https:\/\/ana\.example\.org/);
});

test("what stands beside the tables of Markdown is said to be not read", async () => {
  const text = `---
title: Programme
---

# Programme

<style>
td { color: red }
</style>

Each day begins with coffee.

| Time | Title |
|---|---|
| 9:00-9:30 | Locks |

### Session 1

* **Locks** Ana Ficticia
* **Keys** Bo Ek
  * a demo
`;
  const site = writeFiles({ "data/workshop.yaml": ONE_DAY });
  const { said } = await importText(site, "programme", "p.md", text);
  assert.match(said, /text beside the tables not read: 3 list items from line 19 on, 1 paragraph in line 11\n/);
});

test("without a date anywhere, a workshop of several days asks for one", async () => {
  const site = writeFiles({ "data/workshop.yaml": THREE_DAYS });
  await assert.rejects(
    () => importText(site, "programme", "p.csv", "time,title\n9:00-9:30,A\n"),
    /no column is called date; .* the workshop has 3 days: write --date/,
  );
  assert.equal(dataOf(site, "schedule"), "");
});

test("when most rows are on no day that is known, nothing is written", async () => {
  const site = writeFiles({ "data/workshop.yaml": THREE_DAYS });
  const csv = "day,time,title\nMonday,9:00,A\nTuesday,9:00,B\nfri,9:00,C\n";
  await assert.rejects(
    () => importText(site, "programme", "p.csv", csv),
    /^Error: p\.csv is a table: only 1 of 3 items was understood[\s\S]*on a day that is not understood; write 2030-05-06: "Monday"/,
  );
  assert.equal(dataOf(site, "schedule"), "");
});

const WORDS = new CalendarWords(["2031-05-09", "2031-05-10", "2031-05-11"], "de");
const DATES: readonly (readonly [string, string | undefined])[] = [
  ["Fri.", "2031-05-09"],
  ["Freitag, 9. Mai", "2031-05-09"],
  ["samedi", "2031-05-10"],
  ["10 May 2031", "2031-05-10"],
  ["May 10th", "2031-05-10"],
  ["Monday, May 6", "2031-05-06"],
  ["5/10/31", "2031-05-10"],
  ["10/5/2031", "2031-05-10"],
  ["9.5.", "2031-05-09"],
  ["Tag 3", "2031-05-11"],
  ["10", "2031-05-10"],
  ["Friday Afternoon", "2031-05-09"],
  ["Day 1 (Friday, May 9) Overview", "2031-05-09"],
  ["Day 2, Saturday, 10 May", "2031-05-10"],
  ["Session 3 on the 10th of May", "2031-05-10"],
  ["Day 2 (Saturday)", "2031-05-10"],
  ["Day 2 (Sunday)", undefined],
  ["2031-02-30", undefined],
  ["Monday", undefined],
  ["05/06/2031", undefined],
  ["Day 4", undefined],
  ["Probes", undefined],
];

for (const [text, date] of DATES) {
  test(`"${text}" is ${date ?? "no day that is known"}`, () => assert.equal(WORDS.dateIn(text), date));
}

const HEADINGS: readonly (readonly [language: string, headings: string])[] = [
  ["French", "Date,Début,Fin,Titre,Intervenant·e·s,Affiliation,Salle,Résumé"],
  ["German", "Datum,Beginn,Ende,Titel,Vortragende,Institut,Raum,Zusammenfassung"],
  ["Spanish", "Fecha,Inicio,Fin,Título,Ponentes,Institución,Sala,Resumen"],
  ["Italian", "Data,Inizio,Fine,Titolo,Relatore,Affiliazione,Aula,Sommario"],
  ["Portuguese", "Data,Início,Fim,Título,Palestrante,Instituição,Sala,Resumo"],
  ["Japanese", "日付,開始時間,終了時間,タイトル,講演者,所属,会場,概要"],
  ["Chinese", "日期,开始时间,结束时间,标题,演讲者,单位,会议室,摘要"],
  ["Arabic", "التاريخ,البداية,النهاية,العنوان,المتحدث,المؤسسة,القاعة,الملخص"],
];

for (const [language, headings] of HEADINGS) {
  test(`headings of sheets in ${language} are known`, async () => {
    const rows =
      "2031-05-09,9:00,9:30,Locks,Ana Ficticia,MIT,Hall,About locks.\n2031-05-09,9:00,9:30,Keys,Bo Ek,,Attic,";
    const { lines, said } = await scheduleOf(THREE_DAYS, `${headings}\n${rows}\n`);
    assert.equal(
      lines,
      "- date: 2031-05-09\n  items:\n    - time: 9:00-9:30\n      room: Hall\n      speakers: Ana Ficticia (MIT)\n      title: Locks\n      abstract: |\n        About locks.\n    - time: 9:00-9:30\n      room: Attic\n      speakers: Bo Ek\n      title: Keys\n",
    );
    assert.doesNotMatch(said, /not read|guessed/);
  });
}

test("a sheet with the hours of a language, and days in its words", async () => {
  const german = "Tag;Uhrzeit;Vortrag;Referent;Saal;Sitzungsleitung\nFreitag;9:00-9:30;Locks;Ana Ficticia;Aula;Bo Ek\n";
  const { lines } = await scheduleOf(THREE_DAYS, german);
  assert.match(
    lines,
    /- date: 2031-05-09\n {2}items:\n {4}- time: 9:00-9:30\n {6}chair: Bo Ek\n {6}speakers: Ana Ficticia\n/,
  );
  const french = "Jour;Horaire;Titre;Intervenant;Salle\nvendredi;9h00-9h30;Locks;Ana Ficticia;B\n";
  assert.match(
    (await scheduleOf(THREE_DAYS, french)).lines,
    /- date: 2031-05-09\n {2}items:\n {4}- time: 9:00-9:30\n {6}speakers: Ana Ficticia\n/,
  );
});

const ZONES: readonly (readonly [what: string, csv: string, time: string])[] = [
  ["UTC in a heading", "Time (UTC),Title\n9:00-9:30,A\n", "11:00-11:30"],
  ["an offset in a heading", "Time UTC+5:30,Title\n13:00-13:30,A\n", "9:30-10:00"],
  ["offsets in headings of start and end", "Start (UTC-4),End (UTC-4),Title\n3:00,3:30,A\n", "9:00-9:30"],
  ["an offset in a cell", "Time,Title\n9:00-9:30 UTC+1,A\n", "10:00-10:30"],
  ["UTC in a cell", "Start,End,Title\n9:00 UTC,9:30 UTC,A\n", "11:00-11:30"],
];

for (const [what, csv, time] of ZONES) {
  test(`sheets: times are converted by ${what}, which is no guess`, async () => {
    const { lines, said } = await scheduleOf(ONE_DAY, csv);
    assert.equal(lines, `- date: 2031-05-06\n  items:\n    - {time: ${time}, title: A}\n`);
    assert.doesNotMatch(said, /guessed/);
  });
}

test("--zone says what the times of a sheet are, whatever its headings say; a zone of letters is a guess", async () => {
  const { lines } = await scheduleOf(ONE_DAY, "Time (UTC),Title\n9:00-9:30,A\n", { zone: "Europe/Berlin" });
  assert.match(lines, /time: 9:00-9:30/);
  const { said } = await scheduleOf(ONE_DAY, "Time CEST,Title\n9:00-9:30,A\n");
  assert.match(said, /guessed: times are in the zone Europe\/Berlin, below "Time CEST"/);
});

test("a workbook: a sheet per day, cells that are merged over rooms or columns, a sheet of something else", async () => {
  const file = workbookOf(
    {
      name: "Friday",
      rows: [
        ["Programme of Friday", "", ""],
        ["Time", "Hall", "Attic"],
        ["9:00-9:30", "Locks", "Keys"],
        ["9:30-10:00", "Coffee break", ""],
      ],
      merged: ["B4:C4"],
    },
    {
      name: "Saturday",
      rows: [
        ["Time", "Title", "Speakers"],
        ["", "Morning session", ""],
        ["9:00-9:30", "Traps", "Ana Ficticia"],
        ["9:30-10:00", "Doors", "Bo Ek"],
      ],
      merged: ["B2:C2"],
    },
    {
      name: "Budget",
      rows: [
        ["Item", "Cost"],
        ["Coffee", "12"],
      ],
    },
  );
  const site = writeFiles({ "data/workshop.yaml": THREE_DAYS });
  const { schedule, said, status } = await importText(site, "programme", "p.xlsx", file);
  assert.equal(status, 0, said);
  assert.equal(
    schedule.replace(/^#.*\n/, ""),
    "- date: 2031-05-09\n  items:\n    - {time: 9:00-9:30, room: Hall, title: Locks}\n    - {time: 9:00-9:30, room: Attic, title: Keys}\n    - {time: 9:30-10:00, type: break, title: Coffee break}\n- date: 2031-05-10\n  items:\n    - title: Morning session\n      items:\n        - time: 9:00-9:30\n          speakers: Ana Ficticia\n          title: Traps\n        - time: 9:30-10:00\n          speakers: Bo Ek\n          title: Doors\n",
  );
  assert.match(said, /sheets not read: Budget/);
});

describe("cells of a workbook that are joined downwards", () => {
  const imported = async (rows: readonly (readonly (string | null)[])[], merged: readonly string[]) => {
    const file = workbookOf({ name: "P", rows, merged });
    const { schedule, said, status } = await importText(
      writeFiles({ "data/workshop.yaml": ONE_DAY }),
      "programme",
      "p.xlsx",
      file,
    );
    assert.equal(status, 0, said);
    return schedule.replace(/^#.*\n- date: 2031-05-06\n {2}items:\n/, "");
  };

  test("name the session, the room and the chair of each of their rows", async () => {
    assert.equal(
      await imported(
        [
          ["Time", "Session", "Chair", "Room", "Title"],
          ["9:00-9:30", "Morning", "Ana Ek", "Hall", "Locks"],
          ["9:30-10:00", null, null, null, "Keys"],
          ["10:00-10:30", "Noon", null, "Attic", "Doors"],
        ],
        ["B2:B3", "C2:C3", "D2:D3"],
      ),
      "    - title: Morning\n      chair: Ana Ek\n      room: Hall\n      items:\n        - {time: 9:00-9:30, title: Locks}\n        - {time: 9:30-10:00, title: Keys}\n    - title: Noon\n      room: Attic\n      items:\n        - {time: 10:00-10:30, title: Doors}\n",
    );
  });

  test("are one item that goes on, in a column per room", async () => {
    assert.equal(
      await imported(
        [
          ["Time", "Hall", "Attic"],
          ["9:00-9:30", "Tutorial", "Locks"],
          ["9:30-10:00", null, "Keys"],
          ["10:00-10:30", "Doors", null],
        ],
        ["B2:B3"],
      ),
      "    - {time: 9:00-10:00, type: tutorial, room: Hall, title: Tutorial}\n    - {time: 9:00-9:30, room: Attic, title: Locks}\n    - {time: 9:30-10:00, room: Attic, title: Keys}\n    - {time: 10:00-10:30, room: Hall, title: Doors}\n",
    );
  });

  test("are one item where they are a title", async () => {
    assert.equal(
      await imported(
        [
          ["Time", "Title", "Speakers"],
          ["9:00-9:30", "Panel", "Ana Ek"],
          ["9:30-10:00", null, null],
          ["10:00-10:30", "Doors", "Bo Dee"],
        ],
        ["B2:B3", "C2:C3"],
      ),
      "    - time: 9:00-10:00\n      speakers: Ana Ek\n      title: Panel\n    - time: 10:00-10:30\n      speakers: Bo Dee\n      title: Doors\n",
    );
  });
});
