/** What a site loses without a word, or what is answered with a hint that would destroy something. */
import assert from "node:assert/strict";
import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { oddities, templateTags } from "../../src/load/characters.ts";
import type { Diagnostic } from "../../src/load/diagnostics.ts";
import { SMALLEST_SITE } from "../../src/schema/catalog.ts";
import { readSite } from "../../src/site/read.ts";
import { BEFORE, read } from "../reading.ts";
import { ignoresCapitals, writeFiles } from "../site.ts";

/** `speakers.yaml:1:1 error code → hint`, of everything that is worth more than a notice. */
function said({ severity, code, file, line, column, hint }: Diagnostic): string {
  return `${file.replace("data/", "")}:${line}:${column} ${severity} ${code}${hint === undefined ? "" : ` → ${hint}`}`;
}

const saidOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  read(files)
    .diagnostics.filter(({ severity, code }) => severity !== "notice" || code === "unread-file")
    .map(said);

const day = (items: string) => ({ "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:30\n  items:\n${items}` });
const speakers = (text: string) => ({ "data/speakers.yaml": text });

type Case = readonly [name: string, files: Readonly<Record<string, string>>, said: readonly string[]];

function all(cases: readonly Case[]): void {
  for (const [name, files, expected] of cases) {
    test(name, () => assert.deepEqual(saidOf(files), expected));
  }
}

describe("a look-alike is named, with the line as it should be", () => {
  all([
    [
      "no-break spaces that indent",
      day("    - time: 9:50\n\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0title: Opening\n"),
      ["schedule.yaml:5:1 error look-alike →       title: Opening"],
    ],
    [
      "an ideographic space that indents a deeper line",
      day("    - time: 9:50\n     \u3000title: Opening\n"),
      ["schedule.yaml:5:6 error look-alike →       title: Opening"],
    ],
    [
      "a no-break space behind a colon",
      day("    - time: 9:50\n      title:\u00a0Opening\n"),
      ["schedule.yaml:5:13 error look-alike →       title: Opening"],
    ],
    [
      "a no-break space behind a dash",
      speakers("-\u00a0Ann Lee (MIT)\n-\u00a0Bob Ray (MIT)\n"),
      ["speakers.yaml:1:2 error look-alike → - Ann Lee (MIT)"],
    ],
    [
      "an en dash for a dash",
      speakers("\u2013 Ann Lee (MIT)\n\u2013 Bob Ray (MIT)\n"),
      ["speakers.yaml:1:1 error look-alike → - Ann Lee (MIT)"],
    ],
    [
      "an en dash before keys",
      day("    \u2013 time: 9:50\n      title: Opening\n"),
      ["schedule.yaml:4:5 error look-alike →     - time: 9:50"],
    ],
    [
      "a bullet for a dash",
      speakers("\u2022 Ann Lee (MIT)\n"),
      ["speakers.yaml:1:1 error look-alike → - Ann Lee (MIT)"],
    ],
    [
      "full-width colons",
      day("    - time\uff1a9:50\n      title\uff1aOpening\n"),
      ["schedule.yaml:4:11 error look-alike →     - time: 9:50"],
    ],
    [
      "one full-width colon",
      day("    - time: 9:50\n      title\uff1aOpening\n"),
      ["schedule.yaml:5:12 error look-alike →       title: Opening"],
    ],
    [
      "dashes and full-width colons inside a text are left alone",
      day("    - {time: 9:50-10:00, title: A \u2013 B\uff1aC}\n"),
      [],
    ],
    [
      "a text may go on with a dash",
      day("    - time: 9:50-10:00\n      title: A long title\n        \u2013 with a dash\n"),
      [],
    ],
  ]);

  test("it is called by its number and its name", () => {
    const { diagnostics } = read(speakers("\u2013 Ann Lee (MIT)\n"));
    assert.equal(diagnostics[0]?.message, "U+2013 EN DASH stands where YAML needs a hyphen");
  });
});

describe("an invisible character", () => {
  const delete_ = "delete it; it often comes with pasted text";
  all([
    [
      "in a name is a warning",
      speakers("- Ann\u200b Lee (MIT)\n"),
      [`speakers.yaml:1:6 warning invisible-character → ${delete_}`],
    ],
    [
      "in a key is said beside the key that it spoils",
      day("    - time: 9:50-10:00\n      ti\u200btle: Opening\n"),
      [
        'schedule.yaml:5:7 error unknown-key → did you mean "title"?',
        `schedule.yaml:5:9 warning invisible-character → ${delete_}`,
      ],
    ],
    [
      "in a page is a warning",
      { "content/call.md": "---\ntitle: Call\n---\nSend pa\u00adpers.\n" },
      [`content/call.md:4:8 warning invisible-character → ${delete_}`],
    ],
    [
      "half of a character, made by an escape, is an error",
      day('    - {time: 9:50-10:00, title: "Opening \\ud83d"}\n'),
      ["schedule.yaml:4:33 error control-character → delete it; text pasted from a PDF often contains such characters"],
    ],
  ]);

  test("that spelling needs is none: joiners of Persian and Hindi, emoji, marks beside Hebrew, the byte order mark", () => {
    for (const text of ["می\u200cخواهم", "क्\u200dष", "👩🏽\u200d💻", "❤️\u200d🔥", "שלום\u200f!", "\uFEFFname: x"]) {
      assert.deepEqual(oddities(text), [], JSON.stringify(text));
    }
    for (const text of ["a\u200cb", "语\u200d言", "abc\u200f", "a\uFEFFb", "\u2062x", "a\u2028b"]) {
      assert.equal(oddities(text).length, 1, JSON.stringify(text));
    }
  });
});

test("a character that was lost in a conversion is a warning", () => {
  assert.deepEqual(saidOf(speakers("- Jos\uFFFD Garcia (MIT)\n")), [
    "speakers.yaml:1:6 warning lost-character → type it again; the source was probably not UTF-8",
  ]);
});

describe("a zone of another place", () => {
  const venue = (zone: string, country: string) =>
    saidOf({
      "data/workshop.yaml": `name: A\nstart: 2027-05-06\ntimezone: ${zone}\nvenue: {city: B, country: ${country}}\nurl: https://example.org/\n`,
    });
  test("is a warning with the zones of the venue's country", () => {
    assert.deepEqual(venue("Europe/Lisbon", "Japan"), [
      "workshop.yaml:3:11 warning zone-country → write timezone: Asia/Tokyo, if the times are local to the venue",
    ]);
  });
  test("is none where the clocks are the same, in UTC, and in a country that is not known", () => {
    for (const [zone, country] of [
      ["Europe/Paris", "Germany"],
      ["US/Pacific", "USA"],
      ["UTC", "Japan"],
      ["Europe/Paris", "Atlantis"],
      ["Asia/Calcutta", "India"],
      ["America/Phoenix", "United States"],
    ] as const)
      assert.deepEqual(venue(zone, country), [], zone);
  });
});

describe("a forgotten dash", () => {
  all([
    [
      "of an item is one error, however many keys come again",
      day(
        "    - time: 9:50\n      type: remarks\n      title: A\n      time: 10:00\n      type: oral\n      title: B\n",
      ),
      ["schedule.yaml:7:7 error missing-dash →     - time: 10:00"],
    ],
    [
      "of each of several items is one error each",
      day("    - time: 9:50\n      title: A\n      time: 10:00\n      title: B\n      time: 10:30\n      title: C\n"),
      [
        "schedule.yaml:6:7 error missing-dash →     - time: 10:00",
        "schedule.yaml:8:7 error missing-dash →     - time: 10:30",
      ],
    ],
    [
      "of all items, the first included",
      day("      time: 9:50\n      title: A\n      time: 10:00\n      title: B\n"),
      [
        "schedule.yaml:4:7 error missing-dash →     - time: 9:50",
        "schedule.yaml:6:7 error missing-dash →     - time: 10:00",
      ],
    ],
    [
      "where the key stands in the column of the dashes",
      day("    - time: 9:50\n      title: A\n    time: 10:00\n      title: B\n"),
      ["schedule.yaml:6:5 error missing-dash →     - time: 10:00"],
    ],
    [
      "of a day",
      {
        "data/schedule.yaml":
          "- date: 2019-05-06\n  items:\n    - {time: 9:50-10:00, title: A}\ndate: 2019-05-07\nitems: []\n",
      },
      ["schedule.yaml:4:1 error missing-dash → - date: 2019-05-07"],
    ],
    [
      "of a day whose lines are indented",
      { "data/schedule.yaml": "- date: 2019-05-06\n  items: []\n  date: 2019-05-07\n  items: []\n" },
      ["schedule.yaml:3:3 error missing-dash → - date: 2019-05-07"],
    ],
    [
      "of the only day",
      { "data/schedule.yaml": "date: 2019-05-06\nitems:\n  - {time: 9:50-10:00, title: A}\n" },
      [
        'schedule.yaml:1:1 error wrong-type → start the list with a dash, "- date: 2019-05-06", and indent the lines that belong to it by two more spaces',
      ],
    ],
    [
      "is not what one key that stands twice lacks",
      { "data/news.yaml": "- date: 2019-03-29\n  text: One\n  text: Two\n" },
      ["news.yaml:3:3 error duplicate-key → keep one of the two"],
    ],
    [
      "of names on lines of their own",
      speakers("Ann Lee (MIT)\nBob Ray (MIT)\n"),
      [
        'speakers.yaml:1:1 error names-in-lines → start each line with a dash and a space: "- Ann Lee (MIT)", "- Bob Ray (MIT)"',
      ],
    ],
    [
      "of panelists on lines of their own",
      day(
        "    - time: 9:50-10:00\n      type: panel\n      panelists:\n        Ann Lee (MIT)\n        Bob Ray (MIT)\n",
      ),
      [
        'schedule.yaml:7:9 error names-in-lines → start each line with a dash and a space: "- Ann Lee (MIT)", "- Bob Ray (MIT)"',
      ],
    ],
    [
      "of authors in a block of text",
      { "data/papers.yaml": "- title: A\n  authors: |\n    Ann Lee\n    Bob Ray\n" },
      ['papers.yaml:3:5 error names-in-lines → start each line with a dash and a space: "- Ann Lee", "- Bob Ray"'],
    ],
    [
      "of names in quotes that a line break parts",
      {
        "data/papers.yaml":
          '- {title: A, authors: "Ana Reis\\nRui Dias"}\n- {title: B, authors: "Ana Reis,\\nRui Dias"}\n',
      },
      ['papers.yaml:1:23 error names-in-lines → start each line with a dash and a space: "- Ana Reis", "- Rui Dias"'],
    ],
    [
      "of names that are numbered",
      speakers("1. Ana Reis (MIT)\n2. Rui Dias\n"),
      [
        'speakers.yaml:1:1 error names-in-lines → start each line with a dash and a space: "- Ana Reis (MIT)", "- Rui Dias"',
      ],
    ],
    [
      "of names with stars for dashes",
      speakers("* Ana Reis\n* Rui Dias\n"),
      ["speakers.yaml:1:1 error yaml-reserved → - Ana Reis"],
    ],
    [
      "is none where a list of names goes on in the next line",
      {
        "data/papers.yaml":
          "- title: A\n  authors: Ann Lee (University\n    of X), Bob Ray,\n    Cyd May\n    and Dee Fox\n",
      },
      [],
    ],
  ]);
});

describe("an indentation that was meant otherwise", () => {
  all([
    [
      "a second line that is not indented enough",
      day("    - time: 9:50\n      title: A\n    type: remarks\n"),
      ["schedule.yaml:6:5 error yaml-indent →       type: remarks"],
    ],
    [
      "a second line that is not indented at all",
      { "data/news.yaml": "- date: 2019-03-29\ntext: Out.\n" },
      ["news.yaml:2:1 error yaml-indent →   text: Out."],
    ],
    [
      "a key of an item that YAML gives to the day",
      { "data/schedule.yaml": "- date: 2019-05-06\n  items:\n  - time: 9:50-10:00\n  title: Opening remarks\n" },
      ["schedule.yaml:4:3 error yaml-indent →     title: Opening remarks"],
    ],
    [
      "a key of the day after its items is one of the day",
      {
        "data/schedule.yaml":
          "- date: 2019-05-06\n  items:\n  - time: 9:50\n    title: Opening remarks\n  end: 10:00\n",
      },
      [],
    ],
    [
      "a block of text that goes on in the first column",
      { "data/papers.yaml": "- title: A\n  abstract: |\n    We begin.\nWe ask one thing, and no more.\n" },
      ["papers.yaml:4:1 error yaml-indent →     We ask one thing, and no more."],
    ],
    [
      "a text that goes on in the first column",
      speakers("- name: Ann Lee\n  bio: Ann works on things\nand on more things.\n"),
      ["speakers.yaml:3:1 error yaml-indent →     and on more things."],
    ],
  ]);
});

describe("a form that YAML reads as something else", () => {
  all([
    [
      "names with affiliations behind a colon",
      speakers("Aleksander Madry: MIT\n"),
      [
        'speakers.yaml:1:1 error person-as-key → write - Aleksander Madry (MIT); a group of one is a list: "Aleksander Madry: [MIT]"',
      ],
    ],
    [
      "in the committee as well",
      { "data/committee.yaml": "Aleksander Madry: MIT\nSuchi Saria: JHU\n" },
      [
        'committee.yaml:1:1 error person-as-key → write - Aleksander Madry (MIT); a group of one is a list: "Aleksander Madry: [MIT]"',
        'committee.yaml:2:1 error person-as-key → write - Suchi Saria (JHU); a group of one is a list: "Suchi Saria: [JHU]"',
      ],
    ],
    [
      "groups of people are groups",
      { "data/committee.yaml": "Chair: Ann Lee\nMembers: Bob Ray, Cyd May and Dee Fox\n" },
      [],
    ],
    [
      "people under keys of their own, as Jekyll keeps them",
      speakers("ana-reis: {name: Ana Reis, affiliation: MIT}\nrdias:\n  name: Rui Dias\n"),
      [
        'speakers.yaml:1:1 error person-as-key → write - name: Ana Reis, and below it what else is said; to keep "ana-reis", id: ana-reis',
        'speakers.yaml:2:1 error person-as-key → write - name: Rui Dias, and below it what else is said; to keep "rdias", id: rdias',
      ],
    ],
    ["a group of one person is a group", { "data/organizers.yaml": "Chair: {name: Ana Reis, affiliation: MIT}\n" }, []],
    [
      "three names after one dash",
      { "data/committee.yaml": "- Ana Reis, Rui Dias, Bo Ek\n" },
      ["committee.yaml:1:3 error person-comma → write one person per entry: - Ana Reis, - Rui Dias, - Bo Ek"],
    ],
    [
      "roles behind a colon",
      { "data/organizers.yaml": "Ana Reis: General chair\n" },
      [
        'organizers.yaml:1:1 error person-as-key → write - {name: Ana Reis, role: General chair}; a group of one is a list: "Ana Reis: [General chair]"',
      ],
    ],
    [
      "a date as the key of a day's items",
      { "data/schedule.yaml": "2019-05-06:\n  - {time: 9:00-10:00, title: A}\n" },
      ['schedule.yaml:1:1 error wrong-type → write "- date: 2019-05-06", and its items below "items:"'],
    ],
    ["a lone person may be a mapping", speakers("name: Ann Lee\naffiliation: MIT\n"), []],
    [
      "a lone person may say how to be sorted, whatever the name looks like",
      { "data/organizers.yaml": "name: Ann University Lee\nsort: University Lee, Ann\n" },
      [],
    ],
    [
      "universities in other languages behind a colon",
      { "data/organizers.yaml": "Ana Reis: Universität Wien\n" },
      [
        'organizers.yaml:1:1 error person-as-key → write - Ana Reis (Universität Wien); a group of one is a list: "Ana Reis: [Universität Wien]"',
      ],
    ],
    [
      "a lone entry without its dash whose key holds a list",
      { "data/dates.yaml": "was:\n  - 2019-01-01\n" },
      [
        'dates.yaml:1:1 error wrong-type → start the list with a dash, "- was:", and indent the lines that belong to it by two more spaces',
      ],
    ],
    ...["speakers", "committee", "schedule", "papers", "dates", "workshop"].map(
      (name): Case => [
        `${name}: around all of ${name}.yaml`,
        {
          [`data/${name}.yaml`]: `${name}:\n${name === "workshop" ? "  name: A\n  start: 2019-05-06\n" : "  - title: A\n"}`,
        },
        [`${name}.yaml:1:1 error needless-key → delete this line and move the lines below it to the left`],
      ],
    ),
    [
      "a merge key",
      speakers("- &a\n  name: Ann Lee\n- <<: *a\n  name: Bob Ray\n"),
      ["speakers.yaml:3:3 error yaml-merge → write the keys out; an anchor and an alias can repeat only a whole value"],
    ],
    [
      "a date with a comma inside braces",
      { "data/news.yaml": "- {date: March 18, 2019, text: Out.}\n" },
      ["news.yaml:1:10 error bad-date → write 2019-03-18"],
    ],
    ...(
      [
        ["Mar. 18 2019", "write 2019-03-18"],
        ["18th March 2019", "write 2019-03-18"],
        ["Monday, March 18, 2019", "write 2019-03-18"],
        ["3/18/2019", "write 2019-03-18"],
        ["3/4/2019", "write year-month-day, such as 2019-05-06"],
      ] as const
    ).map(
      ([date, hint]): Case => [
        `the date ${date}`,
        { "data/news.yaml": `- date: ${date}\n  text: Out.\n` },
        [`news.yaml:1:9 error bad-date → ${hint}`],
      ],
    ),
    [
      "the path of a file manager",
      { "data/sponsors.yaml": "- {name: A, logo: 'public\\images\\x.svg'}\n", "public/images/x.svg": "<svg/>" },
      ['sponsors.yaml:1:19 error missing-path → did you mean "images/x.svg"?'],
    ],
    [
      "an absolute path of Windows",
      {
        "data/sponsors.yaml": "- {name: A, logo: 'C:\\site\\public\\images\\x.svg'}\n",
        "public/images/x.svg": "<svg/>",
      },
      ["sponsors.yaml:1:19 error unsafe-link"],
    ],
    [
      "UTF-16 without a mark",
      { ...speakers([..."- Ann Lee\n"].map((letter) => `\0${letter}`).join("")) },
      ["speakers.yaml:1:1 error encoding → save the file as UTF-8"],
    ],
  ]);
});

describe("a date whose year is probably wrong", () => {
  const dates = (date: string) => ({ "data/dates.yaml": `- {title: Submission, date: ${date}}\n` });
  all([
    [
      "a deadline ten months after the workshop",
      dates("2020-03-01"),
      ["dates.yaml:1:29 warning far-date → did you mean 2019-03-01?"],
    ],
    ["a deadline years before", dates("2009-03-01"), ["dates.yaml:1:29 warning far-date → did you mean 2019-03-01?"]],
    ["the final version after the workshop is in order", dates("2019-08-01"), []],
    ["the call in the year before is in order", dates("2018-06-01"), []],
  ]);
});

describe("a night that is probably an afternoon", () => {
  test("am after noon asks for pm", () => {
    assert.deepEqual(saidOf(day("    - {time: 12:40 pm, title: A}\n    - {time: 1:10 am, title: B}\n")), [
      "schedule.yaml:5:14 error backwards-time → did you mean 1:10 pm?",
    ]);
  });
  test("am hours before everything else asks for pm", () => {
    assert.deepEqual(
      saidOf(day("    - {time: 1:10 am-1:30 am, title: A}\n    - {time: 2:10 pm-3:00 pm, title: B}\n")),
      ["schedule.yaml:4:14 warning night-time → write 1:10 pm, unless you do mean the night"],
    );
  });
  test("a night of its own is one", () => {
    assert.deepEqual(
      saidOf(day("    - {time: 1:10 am-2:00 am, title: A}\n    - {time: 2:10 am-3:00 am, title: B}\n")),
      [],
    );
  });
});

describe("what a merge of git left", () => {
  const keep = "keep one version, or both, and delete the lines starting with <<<<<<<, ======= and >>>>>>>";
  const conflict = "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> main\n";
  for (const [file, line, text] of [
    ["data/speakers.yaml", 2, `- Ann Lee (MIT)\n${conflict}`],
    ["content/call.md", 4, `---\ntitle: Call\n---\n${conflict}`],
    ["content/late.md", 2, `---\n${conflict}---\nText\n`],
    ["public/images/a.svg", 2, `<svg>\n${conflict}</svg>\n`],
    ["templates/components/footer/footer.njk", 1, conflict],
  ] as const) {
    test(`is an error in ${file}, and the only one`, () => {
      assert.deepEqual(saidOf({ [file]: text }), [
        `${file.replace("data/", "")}:${line}:1 error merge-conflict → ${keep}`,
      ]);
    });
  }
  test("is what a page may show as code", () => {
    assert.deepEqual(saidOf({ "content/call.md": `---\ntitle: Git\n---\n\`\`\`\n${conflict}\`\`\`\n` }), []);
  });
  test("is no underlined heading and no deep quotation", () => {
    assert.deepEqual(saidOf({ "content/call.md": "---\ntitle: Call\n---\nA heading\n=======\n\n>>>>>> deep\n" }), []);
  });
});

describe("what a template language would fill in", () => {
  const write = "write the text itself; to show it as code in a page, put it between backticks";
  all([
    [
      "is a warning in a page and in a text",
      {
        "content/call.md": "---\ntitle: Call\n---\nOn {{ date }} {% include x %}.\n",
        "data/news.yaml": "- {date: 2019-03-29, text: 'By {{ page.title }}'}\n",
      },
      [
        `content/call.md:4:4 warning template-tag → ${write}`,
        `content/call.md:4:15 warning template-tag → ${write}`,
        `news.yaml:1:32 warning template-tag → ${write}`,
      ],
    ],
  ]);
  test("is shown as code, and is none in a formula", () => {
    const text = "`{{ a }}` ``x ` {{ b }}`` $x^{{c}}$\n```\n{{ d }}\n```\n~~~\n``` {{ e }}\n~~~\n{{ f }}";
    assert.deepEqual(
      templateTags(text).map(({ tag }) => tag),
      ["{{ f }}"],
    );
  });
});

describe("a file that nothing reads", () => {
  all([
    [
      "in data/",
      {
        "data/speakers.yaml.txt": "- A\n",
        "data/papers.csv": "a\n",
        "data/references.md": "x\n",
      },
      [
        "papers.csv:1:1 notice unread-file → lectern import reads such files: lectern import papers data/papers.csv",
        "references.md:1:1 notice unread-file → pages belong in content/: move it to content/references.md",
        "speakers.yaml.txt:1:1 warning unknown-file → did you mean data/speakers.yaml?",
      ],
    ],
    [
      "in the wrong folder",
      {
        "schedule.yaml": "[]\n",
        "content/Speakers.yml": "- A\n",
        "content/travel.markdown": "x\n",
        "public/papers.yaml": "[]\n",
      },
      [
        "content/Speakers.yml:1:1 warning unknown-file → did you mean data/speakers.yaml?",
        "content/travel.markdown:1:1 warning unknown-file → did you mean content/travel.md?",
        "public/papers.yaml:1:1 warning unknown-file → did you mean data/papers.yaml?",
        "schedule.yaml:1:1 warning unknown-file → did you mean data/schedule.yaml?",
      ],
    ],
    [
      "that is empty",
      speakers(" \n"),
      ["speakers.yaml:1:1 warning empty-file → write what belongs in it, or delete the file"],
    ],
    ["but for a comment that says why", speakers("# to be announced in March\n"), []],
  ]);

  test("a folder of data/ is named as one", () => {
    assert.deepEqual(
      read({ "data/old/x.yaml": "- A\n" }).diagnostics.map(({ file, code }) => `${code} ${file}`),
      ["unread-file data/old/"],
    );
  });

  test("a folder whose name has capitals is named", (t) => {
    if (ignoresCapitals()) return t.skip("both are one on this disk");
    assert.deepEqual(saidOf({ "Content/call.md": "x\n" }), [
      "Content/:1:1 warning unknown-file → did you mean content/?",
    ]);
  });

  test("a link that leads nowhere or out of the site is an error, in data/ and content/", () => {
    const elsewhere = writeFiles({ "secret.yaml": "- Ann Lee (MIT)\n" });
    const site = writeFiles({ ...SMALLEST_SITE, "data/real.yaml": "- Ann Lee (MIT)\n", "content/a.md": "A\n" });
    const link = (to: string, name: string) => symlinkSync(to, path.join(site, name));
    link(path.join(elsewhere, "secret.yaml"), "data/speakers.yaml");
    link("gone.yaml", "data/committee.yaml");
    link("real.yaml", "data/organizers.yaml");
    link("../../gone.md", "content/call.md");
    const { diagnostics } = readSite({ site, now: BEFORE });
    assert.deepEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ file, message }) => `${file}: ${message}`),
      [
        "content/call.md: content/call.md cannot be read: it is a link that leads nowhere, or in a circle",
        "data/committee.yaml: data/committee.yaml cannot be read: it is a link that leads nowhere, or in a circle",
        "data/speakers.yaml: data/speakers.yaml cannot be read: it is a link that leads out of the site",
      ],
    );
  });

  test("a folder of the site that is a file, or a link to nowhere, is an error", () => {
    const site = writeFiles(SMALLEST_SITE);
    writeFileSync(path.join(site, "content"), "");
    symlinkSync("gone", path.join(site, "public"));
    const { diagnostics } = readSite({ site, now: BEFORE });
    assert.deepEqual(
      diagnostics.map(({ message }) => message),
      ["content cannot be read: it is not a folder", "public cannot be read: it is a link that leads nowhere"],
    );
  });
});

describe("a key that other programs have", () => {
  const person = (key: string, hint: string): Case => [
    `${key} of a person`,
    speakers(`- name: Ann Lee\n  ${key}: x\n`),
    [`speakers.yaml:2:3 error unknown-key → ${hint}`],
  ];
  const item = (key: string, hint: string): Case => [
    `${key} of an item`,
    day(`    - time: 9:50-10:00\n      title: A\n      ${key}: x\n`),
    [`schedule.yaml:6:7 error unknown-key → ${hint}`],
  ];
  const ofTalk = "; what somebody does is a role:, a Dr. is part of the name:";
  all([
    ...["institution", "company", "employer"].map((key) => person(key, 'did you mean "affiliation"?')),
    person("picture", 'did you mean "photo"?'),
    person("website", 'did you mean "url"?'),
    person("description", 'did you mean "bio"?'),
    person("title", `of a talk, write talk: {title: …}${ofTalk}`),
    person("abstract", "of a talk, write talk: {abstract: …}"),
    person("talk_title", "of a talk, write talk: {title: …}"),
    ...["twitter", "linkedin", "github"].map((key) => person(key, "write links: with the address of the page")),
    person("email", "addresses of people are not shown; if readers may write, links: mailto:name@example.org"),
    person("first_name", "write the whole name under name:"),
    [
      "the parts of a name, and no name is missing",
      speakers("- First Name: Ann\n  last_name: Lee\n"),
      [
        "speakers.yaml:1:3 error unknown-key → write the whole name under name:",
        "speakers.yaml:2:3 error unknown-key → write the whole name under name:",
      ],
    ],
    [
      "talk of an organizer",
      { "data/organizers.yaml": "- name: Ann Lee\n  talk: x\n" },
      [
        "organizers.yaml:2:3 error unknown-key → a talk belongs to its speaker in data/speakers.yaml, or to the schedule",
      ],
    ],
    item("description", 'did you mean "abstract"?'),
    ...["presenter", "presenters", "author", "authors"].map((key) => item(key, 'did you mean "speakers"?')),
    ...["location", "venue"].map((key) => item(key, 'did you mean "room"?')),
    item("zoom", 'did you mean "online"?'),
    item("start_time", 'did you mean "time"?'),
    item("date", "the date is said once, by the day: - date: 2019-05-06, and its items below items:"),
  ]);
});
