import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { buildFixture, writeFiles } from "../../site.ts";

const WORKSHOP = "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n";

/** What a reader sees of HTML, with one space between words. */
function textOf(html: string): string {
  return html
    .replace(/<(?:style|script)\b.*?<\/(?:style|script)>/gs, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

/** The lines of a calendar, unfolded. */
const unfolded = (calendar: string): string => calendar.replace(/\r\n[ \t]/g, "");

describe("the authors of a paper that is given as a talk", () => {
  const site = writeFiles({
    "data/workshop.yaml": WORKSHOP,
    "data/papers.yaml": `
- {title: On Flip Points, authors: Roozbeh Yousefzadeh (UMD) and Dianne O'Leary, kind: oral}
- {title: Failing Loudly, authors: Stephan Rabanser and Zachary Lipton, presenter: Zachary Lipton, kind: oral}
- {title: On Posters, authors: Ann Lee, presenter: Ann Lee}
`,
    "data/schedule.yaml": `
- date: 2019-05-06
  end: 18:00
  items:
    - {time: 10:00, type: oral, title: On Flip Points}
    - {time: 10:30, type: oral, paper: Failing Loudly}
    - {time: 11:00, type: oral, title: Bugs, speakers: Bo Ek}
`,
  });
  const built = () => buildFixture(site, { now: "2019-05-01T12:00Z" });

  test("do not speak: no page, no place in /speakers/, no performer, no person of the programme", async () => {
    const { read } = await built();
    const speakers = textOf(read("/speakers/"));
    for (const name of ["Zachary Lipton", "Bo Ek"]) assert.ok(speakers.includes(name), name);
    for (const name of ["Roozbeh", "Dianne", "Stephan", "Ann Lee"]) assert.ok(!speakers.includes(name), name);
    for (const slug of ["roozbeh-yousefzadeh", "dianne-oleary", "stephan-rabanser", "ann-lee"])
      assert.throws(() => read(`/speakers/${slug}/`), slug);
    const talk = read("/talks/on-flip-points/");
    assert.ok(!talk.includes("/speakers/"), "a link to a speaker's page");
    assert.ok(!talk.includes('"performer"'), "a performer");
    assert.ok(!read("/").includes('Roozbeh Yousefzadeh"}'), "a performer on the home page");
    const schedule = JSON.parse(read("schedule.json")).schedule.conference.days[0].rooms;
    const events = Object.values(schedule).flat() as { title: string; persons: { name: string }[] }[];
    const persons = (title: string) => events.find((one) => one.title === title)?.persons.map(({ name }) => name);
    assert.deepEqual(persons("On Flip Points"), []);
    assert.deepEqual(persons("Failing Loudly"), ["Zachary Lipton"]);
    assert.ok(!/<person [^>]*>(?:Roozbeh|Dianne|Stephan)/.test(read("schedule.xml")));
  });

  test("are shown as its authors on pages, on paper and in calendars", async () => {
    const { read } = await built();
    const by = "By Roozbeh Yousefzadeh (UMD); Dianne O'Leary";
    for (const page of ["/schedule/", "/", "/talks/on-flip-points/", "/schedule/print/", "/schedule/print/large/"])
      assert.ok(textOf(read(page)).replaceAll("&#39;", "'").includes(by), page);
    assert.ok(unfolded(read("schedule.ics")).includes("By Roozbeh Yousefzadeh (UMD)\\; Dianne O'Leary"));
    assert.ok(read("schedule.json").includes(by));
    assert.ok(!textOf(read("/schedule/")).includes("By Zachary"));
  });

  test("leave the talk its own page and address", async () => {
    const { read } = await built();
    assert.ok(textOf(read("/schedule/")).includes("On Flip Points"));
    assert.ok(read("/talks/failing-loudly/").includes("Zachary Lipton"));
  });
});

describe("a line of names", () => {
  const items = (people: string) =>
    writeFiles({
      "data/workshop.yaml": WORKSHOP,
      "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:00\n  items:\n    - {time: 10:00, type: oral, title: Bugs, speakers: ${people}}\n`,
    });
  const cases: readonly [people: string, line: string][] = [
    [
      '"Tomer Arnon, Ann Lee and Christopher Lazarus (Stanford)"',
      "Tomer Arnon; Ann Lee; Christopher Lazarus (Stanford)",
    ],
    ['"Tomer Arnon (NASA) and Christopher Lazarus"', "Tomer Arnon (NASA); Christopher Lazarus"],
    ['"Tomer Arnon (NASA) and Christopher Lazarus (Stanford)"', "Tomer Arnon (NASA); Christopher Lazarus (Stanford)"],
    ['"Tomer Arnon and Christopher Lazarus"', "Tomer Arnon, Christopher Lazarus"],
    ["[Tomer Arnon, {name: Ann Lee, remote: yes}]", "Tomer Arnon; Ann Lee remote"],
  ];
  for (const [people, line] of cases) {
    test(`of ${people} gives an affiliation to one name only: ${line}`, async () => {
      const { read } = await buildFixture(items(people), { now: "2019-05-01T12:00Z" });
      for (const page of ["/schedule/", "/talks/bugs/", "/schedule/print/booklet/"])
        assert.ok(textOf(read(page)).includes(line), page);
      const calendar = unfolded(read("schedule.ics")).replaceAll("\\;", ";").replaceAll("\\,", ",");
      assert.ok(calendar.includes(line.replace(/ remote$/, " (remote)")));
    });
  }

  test("of one person has a comma before the affiliation", async () => {
    const { read } = await buildFixture(items("Ann Lee (MIT)"), { now: "2019-05-01T12:00Z" });
    assert.ok(textOf(read("/schedule/")).includes("Ann Lee, MIT"));
  });
});
