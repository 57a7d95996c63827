import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DateTime } from "luxon";
import type { Item, Workshop } from "../src/model/workshop.ts";
import { readSite, type SiteReading } from "../src/site/read.ts";
import { brief } from "./reading.ts";

function readFixture(name: string, now: string): SiteReading {
  return readSite({
    site: fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)),
    now: DateTime.fromISO(now, { zone: "utc" }),
  });
}

/** The workshop of a fixture site that must have no errors and no warnings. */
function sound(name: string, now: string): Workshop {
  const { workshop, diagnostics } = readFixture(name, now);
  assert.deepEqual(diagnostics.filter(({ severity }) => severity !== "notice").map(brief), []);
  return workshop ?? assert.fail("there is no workshop");
}

describe("a site of one file", () => {
  test("is a workshop without anything but its name, date and place in the year", () => {
    const workshop = sound("empty", "2030-01-01T00:00:00Z");
    assert.equal(workshop.name, "A Workshop on Very Little");
    assert.equal(workshop.short, workshop.name);
    assert.equal(workshop.slug, "a-workshop-on-very-little");
    assert.deepEqual(workshop.sections, []);
    assert.deepEqual([workshop.people, workshop.items, workshop.papers, workshop.pages], [[], [], [], []]);
    assert.deepEqual([workshop.clock, workshop.language, workshop.paper, workshop.stage], [24, "en", "a4", "announce"]);
    assert.equal(workshop.isLarge, false);
  });

  test("is told what a missing url leaves out, and nothing else", () => {
    const { diagnostics } = readFixture("empty", "2030-01-01T00:00:00Z");
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["no-url"],
    );
  });
});

describe("an awkward site", () => {
  const workshop = sound("awkward", "2021-03-25T12:00:00Z");
  const item = (test: (item: Item) => boolean) => workshop.items.find(test) ?? assert.fail("no such item");
  const titled = (title: string) => item((one) => one.title?.plain === title);
  const names = (list: readonly { readonly person: { readonly name: string } }[]) =>
    list.map(({ person }) => person.name);

  test("is worth a notice for the two tutorials of one title and one for the talks without a title, and nothing else", () => {
    const { diagnostics } = readFixture("awkward", "2021-03-25T12:00:00Z");
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["same-title", "open-title"],
    );
  });

  test("has three days, four rooms on the first, two tracks on the second", () => {
    assert.deepEqual(
      workshop.days.map(({ date, roomsOrTracks }) => [date, ...roomsOrTracks.map(({ name }) => name)]),
      [
        ["2021-03-27", "", "Saal A", "Saal B & C", "Labor <1>", "Online"],
        ["2021-03-28", "", "Theory", "Practice"],
        ["2021-03-29", ""],
      ],
    );
    assert.equal(workshop.isLarge, true);
  });

  test("keeps the wall clock over the night in which the clocks change", () => {
    const night = titled("Night of the edges");
    assert.equal(night.start.toISO(), "2021-03-27T22:00:00.000+01:00");
    assert.equal(night.end.toISO(), "2021-03-28T01:30:00.000+01:00");
    assert.equal(titled("Clocks").start.toISO(), "2021-03-28T09:30:00.000+02:00");
    assert.equal(titled("Taxi home").start.toISO(), "2021-03-29T00:30:00.000+02:00");
    assert.equal(titled("Taxi home").day.date, "2021-03-28");
  });

  test("gives every item, paper and person a slug of its own, in ASCII", () => {
    for (const things of [workshop.items, workshop.papers, workshop.people]) {
      const slugs = things.map(({ slug }) => slug);
      assert.equal(new Set(slugs).size, slugs.length, slugs.join(" "));
      for (const slug of slugs) assert.match(slug, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  });

  test("tells the tutorials of one title apart by their rooms", () => {
    assert.deepEqual(
      workshop.items.filter(({ title }) => title?.plain === "Tools").map(({ page }) => page),
      ["/talks/tools-saal-a/", "/talks/tools-saal-b-and-c/"],
    );
  });

  test("has titles of 200 characters, whole in text and cut in addresses", () => {
    const long = [...workshop.papers, ...workshop.items].filter(({ title }) => title?.plain.length === 200);
    assert.equal(long.length, 4);
    for (const { slug } of long) assert.ok(slug.length <= 72);
  });

  test("escapes what means something to HTML and sets mathematics", () => {
    const law = workshop.papers.find(({ board }) => board === "7") ?? assert.fail();
    assert.equal(law.title.plain, `k-NN & <tags>: O'Brien's "law" costs $5 and $10`);
    assert.match(
      law.title.html,
      /^<math[^>]*>.*<\/math>-NN &amp; &lt;tags&gt;: O&#39;Brien&#39;s &quot;law&quot; costs \$5 and \$10$/,
    );
    assert.match(titled("Edges of ℝⁿ").title?.html ?? "", /<math/);
    assert.match(workshop.overview?.html ?? "", /<code>&lt;&amp;&quot;'&gt;<\/code>/);
  });

  test("knows what is to be announced, cancelled, changed, remote and in another language", () => {
    assert.equal(item(({ slug }) => slug === "nobody-anywhere").toBeAnnounced, true);
    assert.equal(item(({ slug }) => slug === "keynote").toBeAnnounced, true);
    assert.equal(titled("Cancelled & gone").cancelled, true);
    assert.equal(titled("Clocks").changed, "moved from 9:00, for the clocks");
    assert.equal(titled("الحدود والبيانات").speakers[0]?.remote, true);
    assert.equal(titled("الحدود والبيانات").language, "ar");
    assert.equal(titled("الحدود والبيانات").mode, "online");
  });

  test("gives the untimed talks of a session their slots, and finds their papers", () => {
    const session = titled("An oral without a  poster").session;
    assert.deepEqual(
      session?.items.map(({ start }) => start.toFormat("H:mm")),
      ["13:30", "13:55", "14:20", "14:45"],
    );
    assert.deepEqual(names(session?.chairs ?? []), ["Ana María Íñiguez", "Jean-Luc Picard"]);
    assert.deepEqual(
      session?.items.map(({ paper }) => paper?.slug),
      ["influence", "an-oral-without-a-poster", undefined, undefined],
    );
  });

  test("seats a panel of people from different places", () => {
    const panel = titled("Wozu <Grenzen>? Ein „Streit“");
    assert.deepEqual(names(panel.moderators), ["Ærøskøbing Ødegård"]);
    assert.deepEqual(names(panel.panelists), ["Geneviève O'Neill-Łukasiewicz", "李小龙", "Plato", "Sammy Davis, Jr."]);
    assert.deepEqual(
      panel.panelists.map(({ remote }) => remote),
      [false, true, false, false],
    );
  });

  test("hangs each poster in its session, and all others in the one that shows all", () => {
    const boards = (title: string) => titled(title).papers.map(({ board }) => board);
    assert.deepEqual(boards("Posters on Saturday"), ["A1", "A2", undefined, undefined, undefined]);
    assert.deepEqual(boards("Posters on Sunday"), [undefined, "7", "B1", "B2"]);
  });

  test("merges people over scripts and tells two of one name apart", () => {
    const person = (slug: string) => workshop.people.find((one) => one.slug === slug) ?? assert.fail(slug);
    assert.deepEqual([...person("li-xiao-long").roles].sort(), [
      "author",
      "committee",
      "editor",
      "member",
      "scheduled",
      "speaker",
    ]);
    assert.deepEqual([person("wei-eth").affiliation, person("wei-mit").affiliation], ["ETH Zürich", "MIT"]);
    assert.equal(workshop.people.find(({ name }) => name === "Zoë Ångström")?.affiliation, undefined);
    assert.equal(
      workshop.people.find(({ name }) => name === "Jean-Luc Picard")?.affiliation,
      "Académie (Paris), Starfleet",
    );
  });

  test("sorts sponsors by level, news by date, and keeps groups", () => {
    assert.deepEqual(
      workshop.sponsors.map(({ title, sponsors }) => [title, ...sponsors.map(({ name }) => name)]),
      [
        ["Gold", "Müller & Söhne <KG>", "Second Gold"],
        ["Silver", "北京科技"],
        [undefined, "Friends of Edges"],
      ],
    );
    assert.equal(workshop.sponsors[0]?.sponsors[0]?.logo, "/logos/mueller.svg");
    assert.deepEqual(
      workshop.news.map(({ date }) => date.toISODate()),
      ["2021-03-20", "2021-03-01", "2021-03-01"],
    );
    assert.deepEqual(
      workshop.organizers.map(({ title }) => title),
      ["General chairs", "Local & online"],
    );
    assert.deepEqual(
      workshop.editions.map(({ date, dateText }) => date?.toISODate() ?? dateText),
      ["2019-05-06", "2014", undefined],
    );
  });

  test("shows its notice while it lasts", () => {
    assert.equal(workshop.notice?.isShown, true);
    assert.equal(sound("awkward", "2021-03-28T15:59:00Z").notice?.isShown, true);
    assert.equal(sound("awkward", "2021-03-28T16:00:00Z").notice?.isShown, false);
  });

  test("opens the home page with its sections in their order, drafts left out", () => {
    assert.deepEqual(
      workshop.sections.map(({ anchor }) => anchor),
      [
        "overview",
        "news",
        "dates",
        "schedule",
        "speakers",
        "orals",
        "posters",
        "demos",
        "papers",
        "calls",
        "venue",
        "travel",
        "organizers",
        "people",
        "contact",
        "sponsors",
        "editions",
        "committee",
      ],
    );
    assert.deepEqual(
      workshop.pages.map(({ slug }) => slug),
      ["call-for-papers", "travel"],
    );
  });
});

describe("a realistic event", () => {
  const workshop = sound("event", "2025-09-18T12:00:00Z");

  test("is checked in silence, with its call open, during it and long after", () => {
    for (const now of ["2025-06-02T12:00:00Z", "2025-09-18T12:00:00Z", "2030-01-01T00:00:00Z"])
      assert.deepEqual(readFixture("event", now).diagnostics.map(brief), []);
  });

  test("has two days, four rooms, 80 talks, 24 posters, 12 portraits, 5 logos and a committee of 40", () => {
    const kinds = ["keynote", "invited talk", "contributed talk"];
    assert.deepEqual(
      workshop.days.map(({ date }) => date),
      ["2025-09-18", "2025-09-19"],
    );
    for (const { items } of workshop.days) {
      const rooms = new Set(items.filter(({ session }) => session).map(({ room }) => room));
      assert.deepEqual([...rooms], ["Grote Zaal", "Kustzaal", "Room 2.14", "Werkplaats"]);
    }
    assert.equal(workshop.items.filter(({ types }) => types.some((type) => kinds.includes(type))).length, 80);
    assert.equal(workshop.papers.length, 24);
    assert.equal(workshop.people.filter(({ photo }) => photo).length, 12);
    assert.equal(workshop.sponsors.flatMap(({ sponsors }) => sponsors).filter(({ logo }) => logo).length, 5);
    assert.equal(workshop.committee.flatMap(({ people }) => people).length, 40);
  });
});

describe("a workshop in Arabic", () => {
  test("is checked in silence, before and after it takes place", () => {
    for (const now of ["2027-03-01T12:00:00Z", "2030-01-01T00:00:00Z"])
      assert.deepEqual(readFixture("arabic", now).diagnostics.map(brief), []);
    assert.equal(sound("arabic", "2027-03-01T12:00:00Z").language, "ar");
  });
});

/** What Lectern says of `broken/`, line by line, each with its hint. */
const BROKEN: readonly [line: string, hint: string | undefined][] = [
  [
    'content/call-for-papers.md:3:11 error ambiguous-reference "Papers" could mean "Papers" (data/dates.yaml:2) and "Papers" (data/dates.yaml:3)',
    "give each date a different title",
  ],
  [
    'content/call-for-papers.md:4:11 error bad-alias "old" is not an address of this site',
    "write it from the root, such as /cfp.html or /call/",
  ],
  [
    "content/call-for-papers.md:4:16 error claimed-address content/call-for-papers.md would be published at /papers/, which the list of papers already uses",
    "choose another alias",
  ],
  [
    "content/call-for-papers.md:6:6 warning raw-html HTML is not supported here; it is shown as plain text",
    "write Markdown",
  ],
  [
    "content/notes.txt:1:1 notice unread-file nothing reads content/notes.txt",
    "pages of content/ are Markdown files, such as travel.md",
  ],
  [
    "content/speakers.md:1:1 error claimed-address content/speakers.md would be published at /speakers/, which the list of speakers already uses",
    "rename the file",
  ],
  ['content/speakers.md:1:15 error bad-link "who.com/them" is not an address', "write https://who.com/them"],
  [
    'content/travel.md:3:11 error unknown-date dates.yaml has no date "Early registrations"',
    'did you mean "Early registration"?',
  ],
  ["content/travel.md:4:4 notice empty-page this page is empty", "write it, delete it, or set draft: yes"],
  [
    'data/committee.yaml:1:3 notice affiliation-differs "Cynthia Rudin" is at "Duke" here and at "Duke University" in data/speakers.yaml:4; "Duke University" is shown',
    undefined,
  ],
  [
    'data/committee.yaml:4:3 warning duplicate-person "Osbert Bastani" is listed twice (first on line 2)',
    "delete one; if they are two people, give each an id",
  ],
  ['data/dates.yaml:2:43 error unknown-call content/ has no page "call-for-paper"', 'did you mean "call-for-papers"?'],
  [
    "data/editions.yaml:1:10 error yaml-colon a colon and a space inside the text: YAML reads a second key here",
    '- title: "Debug ML: the first"',
  ],
  ['data/news.yaml:1:9 error bad-date "2019-02-30" is not a date', "February 2019 has 28 days"],
  ['data/news.yaml:3:3 error unknown-key there is no "dtae" in a piece of news', 'did you mean "date"?'],
  ['data/news.yaml:5:3 error missing-key "text" is missing', 'add "text:" with text'],
  ['data/news.yaml:6:8 error bad-link "example.org/news" is not an address', "write https://example.org/news"],
  ['data/news.yaml:7:3 error empty-value "text" has no value', "write one, or delete the line"],
  ['data/news.yaml:8:9 error bad-date "6 May 2019" is not a date', "write 2019-05-06"],
  [
    'data/news.yaml:11:3 error duplicate-key "text" appears here a second time (first on line 10)',
    "keep one of the two",
  ],
  [
    'data/news.yaml:13:16 notice comment-cut the text ends before "#1 on the list.", which YAML reads as a comment',
    "to keep it, put the whole text in quotes",
  ],
  [
    'data/papers.yaml:3:12 error unknown-session the schedule has no item or session "Poster"',
    'did you mean "Posters"?',
  ],
  [
    "data/papers.yaml:4:10 warning duplicate-paper a paper with this title is listed twice (first on line 1)",
    "delete one; if they are two papers, give each an id",
  ],
  [
    'data/papers.yaml:6:13 warning tex-outside-math "\\emph" is TeX, which is only read between $ signs',
    "write Interesting",
  ],
  [
    "data/papers.yaml:6:40 warning bad-math this formula cannot be rendered: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{1",
    undefined,
  ],
  ['data/papers.yaml:9:7 error duplicate-id the id "case" is taken (first on line 6)', undefined],
  [
    'data/papers.yaml:10:8 error missing-path there is no "papers/case.pdf" in public/',
    "put the file at public/papers/case.pdf",
  ],
  [
    'data/people.yaml:2:5 notice affiliation-differs "Samira Abnar" is at "VU" here and at "Amsterdam" in data/committee.yaml:3; "Amsterdam" is shown',
    undefined,
  ],
  [
    "data/schedule.yaml:3:14 warning night-time 2:00 is at night; did you mean 14:00?",
    "write 14:00, or 2:00 am if you do mean the night",
  ],
  [
    'data/schedule.yaml:7:17 error unknown-person nobody is called "Aleksander Mardy"',
    'did you mean "Aleksander Madry" (data/speakers.yaml:1)? if this is somebody else, add their affiliation: Aleksander Mardy (Affiliation)',
  ],
  ["data/schedule.yaml:9:20 warning raw-html HTML is not supported here; it is shown as plain text", "write Markdown"],
  [
    "data/schedule.yaml:10:20 error unsafe-link an address cannot start with javascript: here; allowed are http, https, mailto",
    undefined,
  ],
  [
    'data/schedule.yaml:11:46 error ambiguous-reference "Debugging with Flip Points" could mean "Debugging with Flip Points" (data/papers.yaml:1) and "debugging with flip  points" (data/papers.yaml:4)',
    "give each an id and refer to that",
  ],
  ["data/schedule.yaml:11:84 error several-ends the end is given twice, by time and by duration", "keep one"],
  ["data/schedule.yaml:12:14 error end-before-start it ends at 10:20, before it starts at 10:50", undefined],
  [
    'data/schedule.yaml:12:46 error unknown-paper there is no paper "Flop Points"',
    "write the id or the title of a paper in data/papers.yaml",
  ],
  [
    'data/schedule.yaml:13:56 error ambiguous-reference "Wei Zhang" could mean "wei-mit" (data/organizers.yaml:2) and "wei-eth" (data/organizers.yaml:5)',
    "write the id: wei-mit or wei-eth",
  ],
  [
    "data/schedule.yaml:14:14 error backwards-time 1:00 comes after 12:40 (line 13), so the time runs backwards",
    "did you mean 13:00?",
  ],
  [
    'data/schedule.yaml:14:75 notice person-affiliation "MIT" is listed as a person but looks like an affiliation',
    "write the affiliation in parentheses: Name (Affiliation)",
  ],
  [
    "data/schedule.yaml:15:8 error missing-time the item has no time",
    "write time:, or each: with a time for the session",
  ],
  ["data/schedule.yaml:16:9 warning day-order 2019-05-05 comes after 2019-05-06 in the list", "put the days in order"],
  [
    "data/schedule.yaml:16:9 warning outside-dates 2019-05-05 is outside the workshop's dates (2019-05-06)",
    "fix the date here, or start and end in workshop.yaml",
  ],
  [
    "data/schedule.yaml:20:13 warning slots-overflow the session's items end at 10:30, after the session itself (10:20)",
    undefined,
  ],
  [
    "data/schedule.yaml:24:14 notice long-item it has no end, so it lasts 3 h 30 min, until 14:00",
    "add end: or duration:",
  ],
  ['data/schedule.yaml:24:63 error duplicate-id the id "two" is taken (first on line 23)', undefined],
  ["data/schedule.yaml:25:14 notice open-end it has no end; 30 min are assumed", "add end: to the day or the item"],
  [
    "data/schedule.yaml:26:9 error duplicate-day 2019-05-06 is in the list twice (first on line 1)",
    "put all its items under one of them",
  ],
  ["data/speaker.yml:1:1 warning unknown-file nothing reads data/speaker.yml", "did you mean data/speakers.yaml?"],
  [
    'data/speakers.yaml:3:10 error missing-path there is no "people/madry.jpg" in public/',
    "put the file at public/people/madry.jpg",
  ],
  [
    'data/speakers.yaml:6:10 error path-case public/ has "logos/example.svg", not "Logos/example.svg"; web servers distinguish capitals',
    "write logos/example.svg",
  ],
  [
    'data/speakers.yaml:9:10 error path-outside "../secret.jpg" is outside public/',
    "copy the file into public/ and write its path from there",
  ],
  [
    "data/speakers.yaml:12:10 notice remote-picture pages load nothing from other hosts, so this picture is not shown",
    "put a copy under public/ and write its path",
  ],
  ["data/sponsors.yaml:1:9 error wrong-type expected text, found a list", undefined],
  [
    "data/sponsors.yaml:2:23 error unsafe-link an address cannot start with javascript: here; allowed are http, https, mailto",
    undefined,
  ],
  [
    'data/sponsors.yaml:4:3 error comment-value "logo" has no value: YAML reads "#third.svg" as a comment',
    'put the value in quotes: "#third.svg"',
  ],
  [
    'data/sponsors.yaml:5:3 error wrong-type expected a sponsor (a mapping with name), found the text "Fourth"',
    undefined,
  ],
  ['data/sponsors.yaml:6:17 error unknown-key there is no "website" in a sponsor', 'did you mean "url"?'],
  [
    "data/workshop.yaml:2:1 notice no-url without url: in workshop.yaml, canonical addresses, previews, sitemap, feed and QR codes are left out",
    "write url: with the address where the site will live",
  ],
  ["data/workshop.yaml:4:6 error dates-order the end is before the start", "start is 2019-05-06"],
  [
    'data/workshop.yaml:6:9 error bad-colour "#7a1fa" is not a colour',
    'write a CSS colour, such as "#7a1fa2" or rebeccapurple',
  ],
  [
    'data/workshop.yaml:8:63 error unknown-date dates.yaml has no date "Early registraton"',
    'did you mean "Early registration"?',
  ],
  [
    'data/workshop.yaml:9:22 error unknown-section "speekers" is neither a section nor a page in content/',
    'did you mean "speakers"?',
  ],
  [
    "data/workshop.yaml:10:28 error unsafe-link an address cannot start with data: here; allowed are http, https, mailto",
    undefined,
  ],
  ["data/workshop.yaml:10:74 error dates-order the end is before the start", undefined],
  [
    "public/schedule/index.html:1:1 error claimed-address public/schedule/index.html would be published at /schedule/, which the schedule already uses",
    "rename the file",
  ],
];

describe("a broken site", () => {
  const { workshop, diagnostics } = readFixture("broken", "2019-01-15T12:00:00Z");

  test("is no workshop", () => assert.equal(workshop, undefined));

  test("is told every mistake in its place, in plain words, in order", () => {
    assert.deepEqual(
      diagnostics.map(brief),
      BROKEN.map(([line]) => line),
    );
  });

  test("is told what to write instead", () => {
    assert.deepEqual(
      diagnostics.map((one) => [brief(one), one.hint]),
      BROKEN,
    );
  });
});
