/** One mistake draws one diagnostic, at its place, that names the cause and proposes what keeps everything. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { read } from "../reading.ts";

type Files = Readonly<Record<string, string>>;
type Case = readonly [name: string, files: Files, said: readonly string[]];

/** `schedule.yaml:1:1 bad-time → hint`, of everything there is to say. */
function saidOf(files: Files): readonly string[] {
  return read(files).diagnostics.map(
    ({ code, file, line, column, hint }) =>
      `${file.replace(/^data\//, "")}:${line}:${column} ${code}${hint === undefined ? "" : ` → ${hint}`}`,
  );
}

function all(cases: readonly Case[]): void {
  for (const [name, files, expected] of cases) test(name, () => assert.deepEqual(saidOf(files), expected));
}

const page = (text: string): Files => ({ "content/travel.md": text });
const day = (items: string): Files => ({
  "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:30\n  items:\n${items}`,
});
const dates = (text: string): Files => ({ "data/dates.yaml": text });
const workshop = (lines: string): Files => ({
  "data/workshop.yaml": `name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\n${lines}\n`,
});
const URL = "url: https://example.org/\n";

describe("front matter", () => {
  const at = (line: number, hint: string) => [`content/travel.md:${line}:1 front-matter → ${hint}`];
  all([
    [
      "after a blank line",
      page("\n---\ntitle: Travel\n---\nTake the tram.\n"),
      at(2, "delete everything above the line ---"),
    ],
    [
      "after a comment",
      page("<!-- draft -->\n---\ntitle: Travel\n---\nTake the tram.\n"),
      at(2, "delete everything above the line ---"),
    ],
    [
      "of TOML",
      page('+++\ntitle = "Travel"\n+++\nTake the tram.\n'),
      at(1, "write title: Travel, and any other keys, between two lines ---"),
    ],
    [
      "that opens with another line of dashes",
      page("----\ntitle: Travel\n----\nTake the tram.\n"),
      at(1, "write --- instead"),
    ],
    [
      "without its first line",
      page("title: Travel\nnav: 2\n---\nTake the tram.\n"),
      at(1, "write --- on a line above it"),
    ],
    [
      "that is never closed",
      page("---\ntitle: Travel\n\nTake the tram.\n"),
      at(1, 'write --- on a line above "Take the tram."'),
    ],
    [
      "that only a line across the page would close",
      page("---\ntitle: Travel\n\n# Getting there\n\nTake the tram.\n\n---\n\nOr walk.\n"),
      at(1, 'write --- on a line above "Take the tram."'),
    ],
    [
      "that is a line across the page",
      page("---\n\nTake the tram.\n\n---\n\nOr walk.\n"),
      at(1, "for a horizontal line, write ***; front matter has keys such as title:"),
    ],
    [
      "with an address",
      page("---\ntitle: Travel\npermalink: /travel/\n---\nTake the tram.\n"),
      [
        "content/travel.md:3:1 unknown-key → the address comes from the file's name: rename the file; list old addresses in aliases:",
      ],
    ],
    [
      "with a layout",
      page("---\ntitle: Travel\nlayout: page\n---\nTake the tram.\n"),
      ["content/travel.md:3:1 unknown-key → all pages have one form: delete the line"],
    ],
    [
      "with another word for nav",
      page("---\ntitle: Travel\nweight: 2\n---\nTake the tram.\n"),
      ['content/travel.md:3:1 unknown-key → did you mean "nav"?'],
    ],
  ]);

  test("is not found in a page that begins with a word and a colon, a line or a fence", () => {
    for (const text of [
      "Note: bring a laptop.\n\n---\n\nMore.\n",
      "\n---\n\nTake the tram.\n\n---\n",
      "```\ntitle: Travel\n```\n".replace("title", "x"),
      "title: Travel\n\nIs what it says.\n",
      "***\n\nTake the tram.\n",
      "---\ntitle: Travel\ndescription: >\n  A long\n  text here\naliases:\n- /a/\n# a comment with words\n---\nTake the tram.\n\n---\n",
    ])
      assert.deepEqual(saidOf(page(text)), [], text);
  });
});

describe("a file that nothing reads", () => {
  const name = (file: string, text = "- x\n") => saidOf({ [file]: text });
  const cases: readonly [file: string, hint: string][] = [
    ["data/programme.yaml", "did you mean data/schedule.yaml?"],
    ["data/program.yml", "did you mean data/schedule.yaml?"],
    ["data/talks.yaml", "did you mean data/schedule.yaml?"],
    ["data/Agenda.yaml", "did you mean data/schedule.yaml?"],
    ["data/posters.yaml", "did you mean data/papers.yaml?"],
    ["data/accepted_papers.yaml", "did you mean data/papers.yaml?"],
    ["data/deadlines.yaml", "did you mean data/dates.yaml?"],
    ["data/important-dates.yaml", "did you mean data/dates.yaml?"],
    ["data/keynotes.yaml", "did you mean data/speakers.yaml?"],
    ["data/pc.yaml", "did you mean data/committee.yaml?"],
    ["data/organisers.yaml", "did you mean data/organizers.yaml?"],
    ["data/config.yaml", "move its content into data/workshop.yaml"],
    ["data/papers.xlsx", "save it as CSV, then: lectern import papers data/papers.csv"],
    ["data/schedule.xlsx", "save it as CSV, then: lectern import programme data/schedule.csv"],
    ["data/pc members.csv", 'lectern import reads such files: lectern import committee "data/pc members.csv"'],
    ["index.md", "did you mean content/index.md?"],
    ["public/index.md", "did you mean content/index.md?"],
    ["public/data/speakers.yaml", "did you mean data/speakers.yaml?"],
    ["public/content/travel.md", "did you mean content/travel.md?"],
    ["content/index.txt", "did you mean content/index.md?"],
    [
      "content/travel.html",
      "write the page as Markdown, content/travel.md; a file to publish as it is belongs in public/",
    ],
    ["content/map.png", "move it to public/map.png"],
  ];
  for (const [file, hint] of cases) {
    test(`${file}: ${hint}`, () => {
      const [only = "", ...rest] = name(file);
      assert.deepEqual(rest, []);
      assert.equal(only.replace(/^.* → /, ""), hint);
      assert.match(only, / (?:unknown|unread)-file /);
    });
  }

  test("a page at the root is one by its front matter; a README is none", () => {
    assert.deepEqual(name("travel.md", "---\ntitle: Travel\n---\nTake the tram.\n"), [
      "travel.md:1:1 unknown-file → did you mean content/travel.md?",
    ]);
    assert.deepEqual(name("notes.md", "# Notes\n"), []);
    assert.deepEqual(name("README.md", "---\ntitle: Travel\n---\n"), []);
  });

  test("a folder under nearly its name is said beside the right one, too", () => {
    assert.deepEqual(name("contents/index.md", "Hello\n"), ["contents/:1:1 unknown-file → did you mean content/?"]);
    assert.deepEqual(saidOf({ "contents/index.md": "Hello\n", "content/a.md": "Hello\n" }), [
      "contents/:1:1 unknown-file → did you mean content/? Move its files there",
    ]);
    assert.deepEqual(name("pages/index.md", "Hello\n"), ["pages/:1:1 unknown-file → did you mean content/?"]);
    assert.deepEqual(name("datas/speakers.yaml"), [
      "datas/:1:1 unknown-file → did you mean data/? Move its files there",
    ]);
    assert.deepEqual(name("content/2019/travel.md", "Hello\n"), [
      "content/2019/:1:1 unknown-file → move its pages to content/ itself",
    ]);
    assert.deepEqual(name("content/data/speakers.yaml"), [
      "content/data/:1:1 unknown-file → move its data files to data/",
    ]);
  });

  test("a name that only looks a little like one is no slip of it", () => {
    for (const file of ["data/site-map.yaml", "data/tickets.yaml", "data/data.yaml"])
      assert.match(name(file)[0] ?? "", /unread-file/);
  });
});

describe("dates that cannot be", () => {
  all([
    [
      "a deadline of a year too early",
      dates(
        "- {title: Paper submission, date: 2018-03-01}\n- {title: Notification, date: 2019-04-01}\n- {title: Camera-ready, date: 2019-04-20}\n",
      ),
      ["dates.yaml:1:35 far-date → did you mean 2019-03-01?"],
    ],
    [
      "the notification before the submission",
      dates("- {title: Paper submission, date: 2019-03-20}\n- {title: Acceptance notification, date: 2019-03-01}\n"),
      ["dates.yaml:2:42 step-order → one of the two dates is probably wrong"],
    ],
    [
      "the camera-ready version before the notification",
      dates("- {title: Author notification, date: 2019-04-20}\n- {title: Final version due, date: 2019-04-02}\n"),
      ["dates.yaml:2:36 step-order → one of the two dates is probably wrong"],
    ],
    [
      "of one call among several",
      dates(
        "- {title: Paper submission, date: 2019-02-01}\n- {title: Paper notification, date: 2019-03-01}\n- {title: Demo submissions, date: 2019-03-20}\n- {title: Demo notification, date: 2019-03-10}\n",
      ),
      ["dates.yaml:4:36 step-order → one of the two dates is probably wrong"],
    ],
    [
      "calls that overlap are none",
      dates(
        "- {title: Abstract submission, date: 2019-02-01}\n- {title: Paper submission, date: 2019-02-08}\n- {title: Notification, date: 2019-03-01}\n- {title: Late-breaking submission, date: 2019-03-10}\n- {title: Camera-ready submission, date: 2019-03-15}\n- {title: Late-breaking notification, date: 2019-03-20}\n- {title: Registration deadline, date: 2019-02-01}\n",
      ),
      [],
    ],
    [
      "data of a day to come",
      workshop(`${URL}updated: 2019-03-01`),
      [
        "workshop.yaml:5:10 future-update → write the date of the last change, or delete the line to use the date of the last commit",
      ],
    ],
    ["data of a day that has begun elsewhere", workshop(`${URL}updated: 2019-01-16`), []],
    [
      "a title with another day of the week",
      {
        "data/schedule.yaml":
          "- date: 2019-05-06\n  title: Tuesday, the first day\n  items:\n    - {time: 9:00-10:00, title: Opening}\n",
      },
      ["schedule.yaml:2:10 other-weekday → fix the date or the title"],
    ],
    [
      "a title with its day of the week, or none",
      {
        "data/schedule.yaml":
          "- date: 2019-05-06\n  title: Monday\n  items: []\n- date: 2019-05-07\n  title: Monday to Tuesday\n  items: []\n",
        ...workshop(`${URL}end: 2019-05-07`),
      },
      [],
    ],
    [
      "an address of this computer",
      workshop("url: http://localhost:8080/"),
      [
        "workshop.yaml:4:6 local-url → write the address where the site will live, or delete the line until you know it",
      ],
    ],
  ]);

  test("the day of the week is read in the site's language", () => {
    const files = {
      ...workshop(`${URL}language: de`),
      "data/schedule.yaml": "- date: 2019-05-06\n  title: Dienstag\n  items: []\n",
    };
    assert.deepEqual(saidOf(files), ["schedule.yaml:2:10 other-weekday → fix the date or the title"]);
  });
});

describe("a sign that YAML takes for a comment", () => {
  const title = (text: string) =>
    saidOf(day(`    - time: 9:00-10:00\n      title: ${text}\n`)).map((line) => line.replace(/ →.*/, ""));
  test("is said where it is part of a name or a number", () => {
    for (const text of ["F # and friends", "Programming in C # for ML", "Session # 2: Robustness", "We are #1"])
      assert.deepEqual(
        title(text).map((line) => line.replace(/^\S+ /, "")),
        ["comment-cut"],
        text,
      );
  });
  test("begins a comment elsewhere", () => {
    for (const text of [
      "Opening # ask Ann",
      "Opening  # 2 speakers",
      "Session 2 # moved",
      "Plan D # or E",
      "Day # off",
    ])
      assert.deepEqual(title(text), [], text);
    assert.deepEqual(saidOf(day("    - {time: 9:00-10:00, title: Opening, room: C} # the large one\n")), []);
  });
});

describe("a colon in a text that goes on below", () => {
  const yaml = (text: string) => saidOf(day(`    - time: 9:00-10:00\n${text}`));
  test("quotes all of the text", () => {
    assert.deepEqual(yaml("      title: Error terrain\n        analysis: Tool and\n        visualizations\n"), [
      'schedule.yaml:6:9 yaml-colon → title: "Error terrain analysis: Tool and visualizations"',
    ]);
    assert.deepEqual(yaml("      title: Robustness: A\n        long story\n      room: A\n"), [
      'schedule.yaml:5:14 yaml-colon → title: "Robustness: A long story"',
    ]);
    assert.deepEqual(
      yaml("      abstract: We show\n        the following: that x\n        and more.\n      title: A\n"),
      ['schedule.yaml:6:9 yaml-colon → abstract: "We show the following: that x and more."'],
    );
  });
  test("says of a long one how it is written", () => {
    const long = `We show ${"very ".repeat(60)}much`;
    assert.deepEqual(yaml(`      abstract: ${long}\n        of this: that.\n`), [
      'schedule.yaml:6:9 yaml-colon → write "abstract: >", and the whole text in indented lines below it',
    ]);
  });
  test("is a key that is indented too far where it is one of the format, or nearly", () => {
    for (const key of ["room", "titel", "speaker"])
      assert.deepEqual(yaml(`      title: Error terrain\n        ${key}: A\n`), [
        `schedule.yaml:6:9 yaml-indent →       ${key}: A`,
      ]);
  });
});

describe("a missing space", () => {
  all([
    ["after a dash", day("    -time: 9:00\n     title: A\n"), ["schedule.yaml:4:5 yaml-space → - time: 9:00"]],
    [
      "after a dash below another item",
      day("    - time: 8:00\n      title: Z\n    -time: 9:00\n     title: A\n"),
      ["schedule.yaml:6:5 yaml-space → - time: 9:00"],
    ],
    ["after a colon", day("    - time:9:00\n      title: A\n"), ["schedule.yaml:4:11 yaml-space → time: 9:00"]],
    [
      "after colons in braces",
      day("    - {time:9:00-10:00, title:A}\n"),
      ["schedule.yaml:4:12 yaml-space → time: 9:00-10:00", "schedule.yaml:4:30 yaml-space → title: A"],
    ],
    [
      "after every colon of a file",
      { "data/workshop.yaml": "name:A\nstart:2019-05-06\ntimezone:America/Chicago\n" },
      ["workshop.yaml:1:5 yaml-space → name: A"],
    ],
    [
      "after the dashes of names",
      { "data/speakers.yaml": "-Ann Lee (MIT)\n-Bo Ek (X)\n" },
      ['speakers.yaml:1:1 names-in-lines → start each line with a dash and a space: "- Ann Lee (MIT)", "- Bo Ek (X)"'],
    ],
  ]);
});

describe("what git leaves of a conflict", () => {
  const hint = "keep one version, or both, and delete the lines starting with <<<<<<<, ======= and >>>>>>>";
  all([
    [
      "may be the line in the middle",
      { "data/speakers.yaml": "- Ann Lee (MIT)\n=======\n- Bo Ek (X)\n" },
      [`speakers.yaml:2:1 merge-conflict → ${hint}`],
    ],
    [
      "may be that of a page",
      page("---\ntitle: Travel\n---\nBy tram.\n\n=======\n\nBy train.\n"),
      [`content/travel.md:6:1 merge-conflict → ${hint}`],
    ],
    ["is no line below a heading", page("---\ntitle: Travel\n---\nBy tram\n=======\n\nOr by train.\n"), []],
    ["is none in code", page("---\ntitle: Travel\n---\n```\n\n=======\n```\n\nOr by train.\n"), []],
    [
      "is none in a text that may hold it",
      { "data/news.yaml": "- date: 2019-03-01\n  text: |\n    All\n    =======\n    Take\n" },
      [],
    ],
  ]);
});

describe("a list in another form", () => {
  const above =
    'write "- date: 2019-05-06" (the day) and "  items:" above it, and indent the items below by four spaces';
  all([
    [
      "of dates as a mapping",
      dates("Paper submission: 2019-02-01\nNotification: March 1, 2019\n"),
      ["dates.yaml:1:1 wrong-type → write a list with one entry each: - {title: Paper submission, date: 2019-02-01}"],
    ],
    [
      "of dates in entries of one line",
      dates(
        "- Paper submission: 2019-02-01\n- 2019-03-01: Notification, at last\n- {title: Camera-ready, date: 2019-02-31}\n",
      ),
      [
        "dates.yaml:1:3 unknown-key → write - {title: Paper submission, date: 2019-02-01}",
        'dates.yaml:2:3 unknown-key → write - {title: "Notification, at last", date: 2019-03-01}',
        "dates.yaml:3:31 bad-date → February 2019 has 28 days",
      ],
    ],
    [
      "of news by their dates",
      { "data/news.yaml": "2019-03-01: The list is out.\n" },
      ["news.yaml:1:1 wrong-type → write a list with one entry each: - {date: 2019-03-01, text: The list is out.}"],
    ],
    [
      "of items without a day",
      { "data/schedule.yaml": "- time: 9:00\n  title: A\n- time: 10:00\n  title: B\n- {time: 11:00, title: C}\n" },
      [`schedule.yaml:1:3 missing-day → ${above}`],
    ],
    [
      "of sessions without a day",
      { "data/schedule.yaml": "- title: One\n  chair: Ann Lee\n  items:\n    - {time: 9:00, title: A}\n" },
      [`schedule.yaml:1:3 missing-day → ${above}`],
    ],
    [
      "of an item beside its day, and what else is wrong",
      {
        "data/schedule.yaml":
          "- date: 2019-05-06\n  items:\n    - {time: 25:00, title: A}\n- time: 10:00\n  title: B\n",
      },
      [
        "schedule.yaml:3:14 bad-time → write 9:50, 13:10, 1:10 pm, or 12:30-14:00 for a span",
        'schedule.yaml:4:3 missing-day → indent it, so that it stands below "items:" of its day',
      ],
    ],
    [
      "of rows that each have a date",
      {
        "data/schedule.yaml":
          "- {date: 2019-05-06, time: 9:00, title: A}\n- {date: 2019-05-06, time: 10:00, title: B}\n",
      },
      [
        'schedule.yaml:1:4 missing-day → write each date once, "- date: 2019-05-06", with "items:" below it, and the items below that, indented',
      ],
    ],
    [
      "of items below a key",
      { "data/schedule.yaml": "items:\n  - {time: 9:00, title: A}\n" },
      [
        'schedule.yaml:1:1 wrong-type → write "- date: 2019-05-06" (the day) above it, and indent all of it by two spaces',
      ],
    ],
  ]);
});

describe("signs that look otherwise", () => {
  test("are read in times", () => {
    for (const time of [
      "9:00\u201110:00",
      "9:00\u201010:00",
      "\uff19\uff1a\uff10\uff10-\uff11\uff10:00",
      "9:00\uff5e10:00",
      "9:00~10:00",
    ])
      assert.deepEqual(saidOf(day(`    - {time: ${time}, title: A}\n`)), [], time);
  });
  test("are replaced in dates by the hint", () => {
    for (const date of ["2019\u201103\u201101", "\uff12\uff10\uff11\uff19-03-01", "2019\u201303\u201301"])
      assert.deepEqual(saidOf(dates(`- {title: Paper, date: ${date}}\n`)), [
        "dates.yaml:1:24 bad-date → write 2019-03-01",
      ]);
  });
});

describe("what a template language would fill in", () => {
  const tags = (text: string) =>
    saidOf(page(`---\ntitle: Travel\n---\n${text}\n`)).map((line) => line.replace(/ →.*/, ""));
  test("is none in code, fenced or indented, in lists and quotations", () => {
    assert.deepEqual(
      tags(
        "Use:\n\n    {{ a }}\n\n```\n{{ b }}\n```\n\n- c\n\n      {{ c }}\n\n  ~~~\n  {% d %}\n  ~~~\n\n> ```\n> {{ e }}\n> ```",
      ),
      [],
    );
    const abstract = "Use\n\n        {{ a }}\n\n    and `{{ b }}`";
    assert.deepEqual(
      saidOf({ "data/papers.yaml": `- title: A\n  authors: Bo Ek (X)\n  abstract: |\n    ${abstract}\n` }),
      [],
    );
  });
  test("is one in an indented line that goes on with a paragraph", () => {
    assert.deepEqual(tags("Use\n    {{ a }}\n"), ["content/travel.md:5:5 template-tag"]);
  });
});

describe("a type in other words", () => {
  const type = (word: string) => saidOf(day(`    - {time: 9:00-10:00, type: ${word}, title: A}\n`));
  const cases: readonly [word: string, hint: string][] = [
    ["coffee break", 'did you mean "break"? label: coffee break shows it in your words'],
    ["breakout session", 'did you mean "breakout"? label: breakout session shows it in your words'],
    ["dinner", 'did you mean "meal" or "social"? label: dinner shows it in your words'],
    ["reception", 'did you mean "social"? label: reception shows it in your words'],
    ["welcome cocktail", 'did you mean "social"? label: welcome cocktail shows it in your words'],
    ["posters", 'did you mean "poster session"?'],
    ["panel discussion", 'did you mean "panel"? label: panel discussion shows it in your words'],
    ["invited", 'did you mean "invited talk"?'],
    ["Welcome", 'did you mean "remarks"? label: Welcome shows it in your words'],
    ["presentation", 'did you mean "talk"? label: presentation shows it in your words'],
    ["keynot", 'did you mean "keynote"?'],
    ["doctoral consortium", "for a word of your own: type: other, label: doctoral consortium"],
  ];
  for (const [word, hint] of cases)
    test(`proposes what ${word} is here`, () =>
      assert.deepEqual(type(word), [`schedule.yaml:4:32 wrong-word → ${hint}`]));

  test("is none where it is one of the format", () => {
    for (const word of [
      "talk",
      "lightning talk",
      "oral",
      "workshop",
      "birds of a feather",
      "awards",
      "Birds-of-a-feather",
    ])
      assert.deepEqual(
        type(word).filter((line) => !line.includes("open-title")),
        [],
        word,
      );
  });
});

describe("the zone of a deadline", () => {
  const venue = workshop(`${URL}venue: {city: New Orleans, country: US}`);
  const zone = (word: string) =>
    saidOf({ ...venue, ...dates(`- {title: Paper, date: 2019-03-01, timezone: ${word}}\n`) });
  const zones: readonly [word: string, hint: string][] = [
    ["GMT", 'did you mean "UTC"?'],
    ["PST", 'did you mean "America/Los_Angeles"?'],
    ["CET", 'did you mean "Europe/Paris"?'],
    ["IST", 'did you mean "Asia/Kolkata", "Europe/Dublin" or "Asia/Jerusalem"?'],
    ["UTC+0", 'did you mean "UTC"?'],
    ["UTC+1", "write timezone: UTC and the time 1 h earlier, or the zone of a place, such as Europe/Amsterdam"],
    ["UTC-12", "write AoE"],
    ["anywhere", "write AoE"],
  ];
  for (const [word, hint] of zones)
    test(`is not that of the venue: ${word}`, () =>
      assert.deepEqual(zone(word), [`dates.yaml:1:46 unknown-zone → ${hint}`]));
  test("is that of the venue where it fits", () => {
    const files = {
      ...workshop(`${URL}venue: {city: Vancouver, country: Canada}`),
      ...dates("- {title: Paper, date: 2019-03-01, timezone: PST}\n"),
    };
    assert.match(saidOf(files).find((line) => line.includes("unknown-zone")) ?? "", /America\/Vancouver/);
  });

  const time = (text: string) =>
    saidOf({ ...venue, ...dates(`- {title: Paper, date: 2019-03-01, time: "${text}"}\n`) });
  const times: readonly [text: string, hint: string][] = [
    ["23:59 AoE", "write time: 23:59 and timezone: AoE"],
    ["23:59 (Anywhere on Earth)", "write time: 23:59 and timezone: AoE"],
    ["11:59 pm, Pacific Time", "write time: 11:59 pm and timezone: America/Los_Angeles"],
    ["23:59 UTC-12", "write time: 23:59 and timezone: AoE"],
    ["17:00 Europe/Paris", "write time: 17:00 and timezone: Europe/Paris"],
    ["midnight AoE", "write time: 24:00 and timezone: AoE"],
    ["midnight", "write 0:00 for the beginning of the day, or 24:00 for its end"],
    ["23:59x", "write 9:50, 13:10, 1:10 pm, or 12:30-14:00 for a span"],
  ];
  for (const [text, hint] of times)
    test(`stands in a field of its own: ${text}`, () =>
      assert.deepEqual(time(text), [`dates.yaml:1:42 bad-time → ${hint}`]));

  test("and its time stand in fields of their own, not behind the date", () => {
    const date = (text: string) => saidOf({ ...venue, ...dates(`- {title: Paper, date: "${text}"}\n`) });
    assert.deepEqual(date("2019-03-01 23:59 AoE"), [
      "dates.yaml:1:24 bad-date → write date: 2019-03-01, time: 23:59 and timezone: AoE",
    ]);
    assert.deepEqual(date("2019-03-01 17:00"), ["dates.yaml:1:24 bad-date → write date: 2019-03-01, time: 17:00"]);
  });

  test("is none of an item", () => {
    assert.deepEqual(saidOf(day("    - {time: 9:00 CET, title: A}\n")), [
      "schedule.yaml:4:14 bad-time → write 9:00; the zone of all times is timezone: of data/workshop.yaml",
    ]);
  });
});

describe("a link that is no address", () => {
  const site: Files = {
    "content/cfp.md": "---\ntitle: Call\n---\nSend papers.\n",
    "data/speakers.yaml": "- Ann Lee (MIT)\n",
    "data/papers.yaml": "- {title: A, authors: Bo Ek (X)}\n",
    "public/map.pdf": "x",
  };
  const link = (href: string) => saidOf({ ...site, ...page(`---\ntitle: Travel\n---\nSee [here](${href}).\n`) });
  const other = "write an address of this site, such as /schedule/ or #speakers, or one that starts with https://";
  const cases: readonly [href: string, hint: string][] = [
    ["papers.html", "write /papers/"],
    ["speakers", "write /speakers/"],
    ["../speakers/", "write /speakers/"],
    ["content/cfp.md", "write /cfp/"],
    ["cfp.html#dates", "write /cfp/#dates"],
    ["index.html", "write /"],
    ["public/map.pdf", "write /map.pdf"],
    ["nothing", other],
    ["ana@x.org", "write mailto:ana@x.org"],
    ["example.org/x.pdf", "write https://example.org/x.pdf"],
    ["https:/example.org/", "write https://example.org/"],
    ["mailto:", "write mailto: and an e-mail address"],
  ];
  for (const [href, hint] of cases)
    test(`proposes what was meant: ${href}`, () => {
      assert.deepEqual(link(href), [`content/travel.md:4:12 bad-link → ${hint}`]);
    });

  test("is shown where nothing stands in its parentheses", () => {
    assert.deepEqual(link(""), ["content/travel.md:4:10 bad-link → write where it leads, or take the brackets away"]);
  });

  test("is not said to be a page that the site lacks", () => {
    assert.deepEqual(link("/papers.html"), ['content/travel.md:4:12 unknown-link → did you mean "/papers/"?']);
    assert.deepEqual(link("/content/cfp.md"), ['content/travel.md:4:12 unknown-link → did you mean "/cfp/"?']);
  });

  test("is none of the data, either", () => {
    const url = (text: string) => saidOf({ "data/news.yaml": `- {date: 2019-03-01, text: A, url: "${text}"}\n` });
    assert.deepEqual(url("papers.html"), [
      "news.yaml:1:36 bad-link → write /papers/ for a page of this site, or start it with https://",
    ]);
    assert.deepEqual(url("example.org"), ["news.yaml:1:36 bad-link → write https://example.org"]);
  });

  test("stands for a file where its scheme was left out", () => {
    const pdf = (text: string) => saidOf({ "data/papers.yaml": `- {title: A, authors: Bo Ek (X), pdf: "${text}"}\n` });
    for (const address of ["arxiv.org/abs/1901.0001", "www.x.org/a.pdf", "openreview.net/pdf?id=abc"])
      assert.deepEqual(pdf(address), [`papers.yaml:1:39 bad-link → write https://${address}`]);
    assert.deepEqual(pdf("10.1145/3290605"), ["papers.yaml:1:39 bad-link → write https://doi.org/10.1145/3290605"]);
    for (const file of ["slides.v2.pdf", "papers/x.pdf"])
      assert.deepEqual(pdf(file), [`papers.yaml:1:39 missing-path → put the file at public/${file}`]);
  });

  test("is none of a footnote, which is said", () => {
    const text = (body: string) => saidOf(page(`---\ntitle: Travel\n---\n${body}\n`));
    const said = (column: number) =>
      `content/travel.md:4:${column} footnote → put the note into the text, in parentheses`;
    assert.deepEqual(text("By tram[^1].\n\n[^1]: It is slow."), [said(8)]);
    assert.deepEqual(text("By tram[^1].\n\n[^1]: slow"), [said(8)]);
    assert.deepEqual(text("By tram `[^1]`."), []);
  });
});

describe("signs of less and more", () => {
  const html = (text: string) =>
    saidOf(page(`---\ntitle: Travel\n---\n${text}\n`)).map((line) => line.replace(/ →.*/, ""));
  test("are no HTML", () => {
    for (const text of [
      "If a<b, 5 > 3",
      "x<y and y>z",
      "i<b and c>d",
      "List<String> or map<int,b>",
      "<3",
      "write to <your name>",
    ])
      assert.deepEqual(html(text), [], text);
  });
  test("are HTML where they are", () => {
    for (const text of [
      "<b>b</b>",
      "<br/>",
      '<div class="x">',
      "<a href='x'>",
      "</p>",
      "<!-- c -->",
      "<my-map></my-map>",
      '<iframe src="x" allowfullscreen>',
    ])
      assert.deepEqual(html(text), ["content/travel.md:4:1 raw-html"], text);
  });
});
