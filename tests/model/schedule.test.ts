import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Item, Workshop } from "../../src/model/workshop.ts";
import { brief, read } from "../reading.ts";

type Files = Readonly<Record<string, string>>;

const site = (date: string, zone: string): Files => ({
  "data/workshop.yaml": `name: Debug ML\nstart: ${date}\ntimezone: ${zone}\nurl: https://example.org/\n`,
});
const day = (date: string, ...items: readonly string[]) =>
  `- date: ${date}\n  items:\n${items.map((item) => `    - ${item}\n`).join("")}`;
const schedule = (...items: readonly string[]): Files => ({ "data/schedule.yaml": day("2019-05-06", ...items) });

function workshop(files: Files): Workshop {
  const reading = read(files);
  assert.ok(reading.workshop, reading.diagnostics.map(brief).join("\n"));
  return reading.workshop;
}

function items(files: Files): readonly Item[] {
  return workshop(files).items;
}

const codes = (files: Files) => read(files).diagnostics.map(({ code }) => code);
const titles = (list: readonly { readonly title?: { readonly plain: string } }[]) =>
  list.map(({ title }) => title?.plain);

describe("the clock of the venue", () => {
  const cases: readonly [name: string, zone: string, date: string, time: string, start: string, end: string][] = [
    [
      "before the change to summer time",
      "Europe/Berlin",
      "2021-03-28",
      "1:30-1:45",
      "2021-03-28T00:30Z",
      "2021-03-28T00:45Z",
    ],
    [
      "after the change to summer time",
      "Europe/Berlin",
      "2021-03-28",
      "9:00-10:00",
      "2021-03-28T07:00Z",
      "2021-03-28T08:00Z",
    ],
    [
      "the day before the change to summer time",
      "Europe/Berlin",
      "2021-03-27",
      "9:00-10:00",
      "2021-03-27T08:00Z",
      "2021-03-27T09:00Z",
    ],
    [
      "over the change to summer time",
      "Europe/Berlin",
      "2021-03-28",
      "1:30-3:30",
      "2021-03-28T00:30Z",
      "2021-03-28T01:30Z",
    ],
    [
      "after the change to winter time",
      "Europe/Berlin",
      "2021-10-31",
      "9:00-10:00",
      "2021-10-31T08:00Z",
      "2021-10-31T09:00Z",
    ],
    [
      "over the change to winter time",
      "Europe/Berlin",
      "2021-10-31",
      "1:30-3:30",
      "2021-10-30T23:30Z",
      "2021-10-31T02:30Z",
    ],
    [
      "after the change to summer time in New York",
      "America/New_York",
      "2021-03-14",
      "9:00-10:00",
      "2021-03-14T13:00Z",
      "2021-03-14T14:00Z",
    ],
    [
      "the day before the change in New York",
      "America/New_York",
      "2021-03-13",
      "9:00-10:00",
      "2021-03-13T14:00Z",
      "2021-03-13T15:00Z",
    ],
    [
      "after the change to winter time in New York",
      "America/New_York",
      "2021-11-07",
      "9:00-10:00",
      "2021-11-07T14:00Z",
      "2021-11-07T15:00Z",
    ],
    [
      "past midnight into the day of the change",
      "America/New_York",
      "2021-03-13",
      "22:00-4:00",
      "2021-03-14T03:00Z",
      "2021-03-14T08:00Z",
    ],
    [
      "half an hour off in Kolkata",
      "Asia/Kolkata",
      "2021-03-14",
      "9:00-10:00",
      "2021-03-14T03:30Z",
      "2021-03-14T04:30Z",
    ],
    ["at the end of the day", "Europe/Berlin", "2021-03-28", "23:00-24:00", "2021-03-28T21:00Z", "2021-03-28T22:00Z"],
  ];
  for (const [name, zone, date, time, start, end] of cases) {
    test(`${name}, ${time} is ${start} to ${end}`, () => {
      const [item] = items({
        ...site(date, zone),
        "data/schedule.yaml": day(date, `{time: ${time}, type: lecture, title: A}`),
      });
      const instant = (time: Item["start"] | undefined) => time?.toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'");
      assert.deepEqual([instant(item?.start), instant(item?.end)], [start, end]);
      assert.equal(item?.start.zoneName, zone);
    });
  }

  test("that changes leaves a duration what it says on the wall", () => {
    const files = {
      ...site("2021-03-28", "Europe/Berlin"),
      "data/schedule.yaml": day("2021-03-28", "{time: 9:00, duration: 25 min, type: lecture, title: A}"),
    };
    assert.equal(items(files)[0]?.end.toFormat("H:mm"), "9:25");
  });
});

describe("rooms and tracks", () => {
  const PARALLEL = schedule(
    "{time: 9:00, type: remarks, title: Opening}",
    "{title: First, room: A, track: Theory, online: https://example.org/a, video: https://example.org/v, items: [{time: 10:00, type: oral, title: In A}, {time: 10:30, type: oral, title: In C, room: C}]}",
    "{title: Second, track: Practice, items: [{time: 10:00, type: oral, title: In practice}]}",
    "{time: 11:00-12:00, type: lunch}",
  );

  test("are a session's for its items, unless these say another", () => {
    const list = items(PARALLEL);
    assert.deepEqual(
      list.map(({ title, roomOrTrack, track }) => [title?.plain, roomOrTrack.kind, roomOrTrack.name, track]),
      [
        ["Opening", "plenary", "", undefined],
        ["In A", "room", "A", "Theory"],
        ["In practice", "track", "Practice", "Practice"],
        ["In C", "room", "C", "Theory"],
        [undefined, "plenary", "", undefined],
      ],
    );
  });

  test("come with the session's stream, not with its recording", () => {
    const inA = items(PARALLEL).find(({ title }) => title?.plain === "In A");
    assert.equal(inA?.online?.url, "https://example.org/a");
    assert.equal(inA?.video, undefined);
    assert.equal(inA?.session?.video, "https://example.org/v");
  });

  test("are the roomsOrTracks of the day, the plenary first", () => {
    const found = workshop(PARALLEL);
    assert.deepEqual(
      found.days[0]?.roomsOrTracks.map(({ kind, name }) => [kind, name]),
      [
        ["plenary", ""],
        ["room", "A"],
        ["room", "C"],
        ["track", "Practice"],
      ],
    );
    assert.deepEqual(
      found.rooms.map(({ name }) => name),
      ["A", "C"],
    );
    assert.deepEqual(
      found.tracks.map(({ name }) => name),
      ["Theory", "Practice"],
    );
    assert.equal(found.isLarge, true);
  });

  test("that differ by capitals or signs alone have addresses of their own", () => {
    const { rooms, tracks, days } = workshop(
      schedule(
        "{time: 10:00-10:30, type: oral, title: One, room: Lab C, track: C}",
        "{time: 10:00-10:30, type: oral, title: Two, room: lab c, track: C++}",
        "{time: 10:00-10:30, type: oral, title: Three, room: Lab-C, track: c}",
      ),
    );
    assert.deepEqual(
      rooms.map(({ slug }) => slug),
      ["lab-c", "lab-c-2", "lab-c-3"],
    );
    assert.deepEqual(
      tracks.map(({ slug }) => slug),
      ["c", "cpp", "c-2"],
    );
    assert.equal(days[0]?.roomsOrTracks.length, 3);
  });

  test("leave the items of a day in the order of time, whatever session they are in", () => {
    const { days } = workshop(
      schedule(
        "{title: In A, room: A, items: [{time: 10:00-10:30, type: oral, title: One}, {time: 11:30-12:00, type: oral, title: Three}]}",
        "{time: 11:00-11:30, type: break, title: Two}",
      ),
    );
    assert.deepEqual(
      days[0]?.items.map(({ title }) => title?.plain),
      ["One", "Two", "Three"],
    );
  });

  test("let items run at the same time, each to the next start of its own", () => {
    const list = items(PARALLEL);
    const end = (title: string) => list.find((item) => item.title?.plain === title)?.end.toFormat("H:mm");
    assert.deepEqual(
      [end("Opening"), end("In A"), end("In C"), end("In practice")],
      ["10:00", "11:00", "11:00", "11:00"],
    );
    assert.deepEqual(codes(PARALLEL), []);
  });

  test("of the venue do not make items parallel", () => {
    const files = {
      "data/workshop.yaml":
        "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\nvenue: {room: R03}\n",
      ...schedule("{time: 9:00-10:00, type: lecture, title: A}", "{time: 9:30-10:00, type: lecture, title: B}"),
    };
    assert.deepEqual(codes(files), ["overlap"]);
    assert.deepEqual(workshop(files).rooms, []);
  });
});

test("questions of a session that fill a whole talk are reported once, at the session", () => {
  const session = (time: string) => `- date: 2019-05-06
  items:
    - title: S
      time: 10:00
      each: 10 min
      question_time: ${time}
      items:
        - {type: talk, title: A, speakers: Ann Lee}
        - {type: talk, title: B, speakers: Bo Ek}
`;
  const found = (time: string) =>
    read({ "data/schedule.yaml": session(time) })
      .diagnostics.filter(({ code }) => code === "long-questions")
      .map(({ line, message }) => `${line}: ${message}`);
  assert.deepEqual(found("9 min"), []);
  assert.deepEqual(found("10 min"), [
    "6: 10 min for questions leave no time for the talk, which is from 10:00 to 10:10",
  ]);
});

describe("an overlap", () => {
  const cases: readonly [name: string, items: readonly string[], expected: readonly string[]][] = [
    [
      "in one room is a warning",
      ["{time: 10:00-11:00, type: oral, title: A, room: X}", "{time: 10:30-11:30, type: oral, title: B, room: X}"],
      ['"B" (10:30–11:30) overlaps with "A" (10:00–11:00) (line 3), both in X'],
    ],
    [
      "in the plenary is a warning",
      ["{time: 10:00-11:00, type: oral, title: A}", "{time: 10:30-11:30, type: oral, title: B}"],
      ['"B" (10:30–11:30) overlaps with "A" (10:00–11:00) (line 3), and neither has a room or a track'],
    ],
    [
      "with one that is not the last before is found",
      [
        "{time: 10:00-12:00, type: oral, title: A}",
        "{time: 10:00-10:30, type: oral, title: B}",
        "{time: 11:00-11:30, type: oral, title: C}",
      ],
      [
        '"B" (10:00–10:30) overlaps with "A" (10:00–12:00) (line 3), and neither has a room or a track',
        '"C" (11:00–11:30) overlaps with "A" (10:00–12:00) (line 3), and neither has a room or a track',
      ],
    ],
    [
      "in two rooms is none",
      ["{time: 10:00-11:00, type: oral, title: A, room: X}", "{time: 10:30-11:30, type: oral, title: B, room: Y}"],
      [],
    ],
    [
      "of a room and the plenary is none",
      ["{time: 10:00-11:00, type: oral, title: A, room: X}", "{time: 10:30-11:30, type: oral, title: B}"],
      [],
    ],
    [
      "in one track is none",
      ["{time: 10:00-11:00, type: oral, title: A, track: X}", "{time: 10:30-11:30, type: oral, title: B, track: X}"],
      [],
    ],
    [
      "with something cancelled is none",
      ["{time: 10:00-11:00, type: oral, title: A, cancelled: yes}", "{time: 10:30-11:30, type: oral, title: B}"],
      [],
    ],
    [
      "of an end and a start is none",
      ["{time: 10:00-11:00, type: oral, title: A}", "{time: 11:00-11:30, type: oral, title: B}"],
      [],
    ],
  ];
  for (const [name, list, expected] of cases) {
    test(name, () => {
      const found = read(schedule(...list)).diagnostics.filter(({ code }) => code === "overlap");
      assert.deepEqual(
        found.map(({ message }) => message),
        expected,
      );
      assert.ok(found.every(({ severity }) => severity === "warning"));
    });
  }
});

describe("the days", () => {
  test("stand in the order of their dates, with their first start and last end", () => {
    const files = {
      "data/workshop.yaml":
        "name: D\nstart: 2019-05-05\nend: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n",
      "data/schedule.yaml":
        day(
          "2019-05-06",
          "{time: 9:00-10:00, title: B}",
          "{time: 10:00-16:00, title: C, room: X}",
          "{time: 11:00-12:00, title: D, room: Y}",
        ) + day("2019-05-05", "{time: 9:00-10:00, title: A}"),
    };
    const { days } = workshop(files);
    assert.deepEqual(
      days.map(({ date, anchor }) => [date, anchor]),
      [
        ["2019-05-05", "day-2019-05-05"],
        ["2019-05-06", "day-2019-05-06"],
      ],
    );
    assert.equal(days[1]?.span?.end.toFormat("H:mm"), "16:00");
    assert.deepEqual(codes(files), ["day-order"]);
  });

  const outside: readonly [name: string, settings: string, date: string, expected: readonly string[]][] = [
    [
      "before the start",
      "start: 2019-05-06",
      "2019-05-05",
      ["2019-05-05 is outside the workshop's dates (2019-05-06)"],
    ],
    [
      "after the end",
      "start: 2019-05-06\nend: 2019-05-07",
      "2019-05-08",
      ["2019-05-08 is outside the workshop's dates (2019-05-06 to 2019-05-07)"],
    ],
    ["in another month", "start: 2019-05", "2019-06-01", ["2019-06-01 is outside the workshop's dates (2019-05)"]],
    ["in the month", "start: 2019-05", "2019-05-31", []],
    ["on the last day", "start: 2019-05-06\nend: 2019-05-07", "2019-05-07", []],
    ["while the date is open", "start: tbd", "2030-01-01", []],
  ];
  for (const [name, settings, date, expected] of outside) {
    test(`${name} ${expected.length > 0 ? "are outside the workshop's dates" : "are fine"}`, () => {
      const { diagnostics } = read({
        "data/workshop.yaml": `name: D\n${settings}\ntimezone: America/Chicago\nurl: https://example.org/\n`,
        "data/schedule.yaml": day(date, "{time: 9:00-10:00, title: B}"),
      });
      assert.deepEqual(
        diagnostics.map(({ message }) => message),
        expected,
      );
    });
  }
});

describe("a talk and its paper", () => {
  const papers = {
    "data/papers.yaml":
      "- {title: Debugging with  Flip Points, id: flip, authors: Ann Lee and Bo Ek, abstract: Flip them.}\n- {title: Other, authors: Cy Oz, presenter: Di Po}\n",
  };

  test("of one title belong together, case, spacing and Unicode form aside", () => {
    const found = workshop({
      ...papers,
      ...schedule("{time: 10:00-10:30, type: oral, title: debugging with ﬂip points}"),
    });
    const [item] = found.items;
    assert.equal(item?.paper, found.papers[0]);
    assert.equal(found.papers[0]?.hasTalk, true);
    assert.deepEqual(found.papers[0]?.talks, [item]);
  });

  for (const [name, reference] of [
    ["id", "flip"],
    ["title", "Debugging with Flip Points"],
  ] as const) {
    test(`are joined by ${name}, and the talk takes its words and authors from the paper`, () => {
      const [item] = items({ ...papers, ...schedule(`{time: 10:00-10:30, type: oral, paper: ${reference}}`) });
      assert.equal(item?.title?.plain, "Debugging with  Flip Points");
      assert.equal(item?.abstract?.plain, "Flip them.");
      assert.deepEqual(
        item?.authors.map(({ person }) => person.name),
        ["Ann Lee", "Bo Ek"],
      );
      assert.deepEqual(item?.speakers, []);
      assert.equal(item?.toBeAnnounced, false);
    });
  }

  test("are presented by the presenter, or by the speakers that the schedule names", () => {
    const speakers = (fields: string) =>
      items({ ...papers, ...schedule(`{time: 10:00-10:30, type: oral, ${fields}}`) })[0]?.speakers.map(
        ({ person }) => person.name,
      );
    assert.deepEqual(speakers("title: Other"), ["Di Po"]);
    assert.deepEqual(speakers("title: Other, speakers: Cy Oz"), ["Cy Oz"]);
  });

  test("are not joined by the title of a poster session or a break", () => {
    const files = {
      ...papers,
      ...schedule(
        "{time: 10:00-10:30, type: break, title: Other}",
        "{time: 11:00-11:30, type: poster session, title: Other}",
      ),
    };
    assert.deepEqual(
      items(files).map(({ paper }) => paper),
      [undefined, undefined],
    );
  });

  test("that does not exist is an error with a suggestion", () => {
    const [only] = read({
      ...papers,
      ...schedule("{time: 10:00-10:30, type: oral, paper: Debuging with Flip Points}"),
    }).diagnostics;
    assert.equal(only?.code, "unknown-paper");
    assert.equal(only?.hint, 'did you mean "Debugging with  Flip Points"?');
  });
});

describe("poster sessions", () => {
  const papers = {
    "data/papers.yaml":
      "- {title: One}\n- {title: Two, session: Posters 1}\n- {title: Three, session: second}\n- {title: Four, session: Evening}\n",
  };
  const programme = schedule(
    "{time: 10:00-11:00, type: poster session, title: Posters 1, papers: all}",
    "{time: 11:00-12:00, type: poster session, title: Posters 2, id: second}",
    "{title: Evening, items: [{time: 18:00-19:00, type: poster session, title: Posters 3}, {time: 19:00-20:00, type: social}]}",
    "{time: 20:00-21:00, type: demo session, title: Demos, papers: [One, Four]}",
  );

  test("show the papers that name them, those that are listed, and with all those that name no other", () => {
    const found = workshop({ ...papers, ...programme });
    assert.deepEqual(
      found.items
        .filter(({ papers }) => papers.length > 0)
        .map((item) => [item.title?.plain, titles(item.papers), item.shown.counts.map((list) => list.papers.length)]),
      [
        ["Posters 1", ["One", "Two"], [2]],
        ["Posters 2", ["Three"], []],
        ["Posters 3", ["Four"], []],
        ["Demos", ["One", "Four"], []],
      ],
    );
    assert.deepEqual(titles(found.papers[0]?.sessions ?? []), ["Posters 1", "Demos"]);
  });

  test("that a paper names by a title that is not there are an error with a suggestion", () => {
    const { diagnostics } = read({ "data/papers.yaml": "- {title: One, session: Poster 1}\n", ...programme });
    const [first] = diagnostics;
    assert.equal(
      first && brief(first),
      'data/papers.yaml:1:25 error unknown-session the schedule has no item or session "Poster 1"',
    );
    assert.equal(first?.hint, 'did you mean "Posters 1"?');
  });

  test("with all papers show every paper where none names a session", () => {
    const [item] = items({
      "data/papers.yaml": "- title: One\n- title: Two\n",
      ...schedule("{time: 10:00-11:00, type: poster session, papers: all}"),
    });
    assert.deepEqual(titles(item?.papers ?? []), ["One", "Two"]);
  });
});

describe("an item", () => {
  const one = (fields: string) => items(schedule(`{time: 10:00-10:30, ${fields}}`))[0] ?? assert.fail();

  test("to be announced is a talk without a title, or with TBA for one", () => {
    assert.equal(one("type: keynote, speakers: Ann Lee").toBeAnnounced, true);
    assert.equal(one("type: keynote, title: TBA").toBeAnnounced, true);
    assert.equal(one("type: keynote, speakers: TBA").toBeAnnounced, true);
    assert.equal(one("type: keynote, title: To be announced, speakers: Ann Lee").title, undefined);
    assert.equal(one("type: lunch").toBeAnnounced, false);
    assert.equal(one("type: keynote, title: On bugs").toBeAnnounced, false);
  });

  describe("whose title is still to come and that has no id", () => {
    const noticed = (...lines: string[]) =>
      read(schedule(...lines)).diagnostics.filter(({ code }) => code === "open-title");

    for (const fields of ["title: TBA, ", "title: tbd, ", "title: To be announced, ", ""])
      test(`draws a notice with the id that keeps what is published (${fields || "no title"})`, () => {
        const line = `{time: 10:00-10:30, type: keynote, ${fields}speakers: Ada Lovelace}`;
        const [found, ...others] = noticed(line);
        assert.deepEqual(others, []);
        assert.equal(found?.severity, "notice");
        assert.match(found?.excerpt ?? "", /Ada Lovelace/);
        assert.match(found?.message ?? "", /its address and its calendar event change, and visitors lose their stars/);
        const [, id] = /write id: (\S+),/.exec(found?.hint ?? "") ?? [];
        const withId = line.replace("}", `, id: ${id}}`);
        assert.deepEqual(noticed(withId), []);
        const slugOf = (text: string) => items(schedule(text))[0]?.slug;
        assert.equal(slugOf(withId), slugOf(line));
        assert.equal(
          slugOf(withId.replace(/title: [^,]*, |(?=speakers)/, "title: On Computable Numbers, ")),
          slugOf(line),
        );
      });

    test("is one of many in one notice, which lists the first ids to write", () => {
      const lines = Array.from(
        { length: 60 },
        (_, number) =>
          `{time: ${8 + Math.floor(number / 6)}:${number % 6}0, type: oral, speakers: Ann N${"x".repeat(number)}}`,
      );
      const [found, ...others] = noticed(...lines);
      assert.deepEqual(others, []);
      assert.match(found?.message ?? "", /^60 talks have no title and no id yet/);
      const hint = found?.hint?.split("\n") ?? [];
      assert.equal(hint.length, 12);
      assert.match(hint[1] ?? "", /^ {2}line \d+: id: ann-n$/);
      assert.equal(hint.at(-1), "  and 50 more");
    });

    test("is none where it is cancelled, or a break", () => {
      assert.deepEqual(noticed("{time: 10:00-10:30, type: keynote, cancelled: yes}", "{time: 10:30, type: lunch}"), []);
    });
  });

  test("has a page when it has a speaker, a panel or an abstract", () => {
    assert.equal(one("type: keynote, title: A, speakers: Ann Lee").page, "/talks/a/");
    assert.equal(one("type: panel, title: A, panelists: Ann Lee").page, "/talks/a/");
    assert.equal(one("type: panel, title: A, moderator: Ann Lee").page, "/talks/a/");
    assert.equal(one("type: tutorial, title: A, abstract: B").page, "/talks/a/");
    assert.equal(one("type: lunch, title: A").page, undefined);
  });

  test("is of its first type, and in the family of that", () => {
    const item = one("type: [poster session, break], title: A");
    assert.deepEqual(item.types, ["poster session", "break"]);
    assert.equal(item.family, "poster");
    assert.equal(one("type: Invited Talk, title: A").family, "invited");
    assert.equal(one("title: A, speakers: Ann Lee").family, "talk");
    assert.equal(one("title: A").family, "remarks");
  });

  test("keeps what else is said of it", () => {
    const item = one(
      "type: oral, label: Opinion piece, title: A, award: [Best, Second], mode: hybrid, cancelled: yes, changed: moved, language: fr, speakers: {name: Ann Lee, remote: yes}, links: https://arxiv.org/abs/1",
    );
    assert.deepEqual(
      [item.label, item.awards, item.mode, item.cancelled, item.changed, item.language],
      ["Opinion piece", ["Best", "Second"], "hybrid", true, "moved", "fr"],
    );
    assert.equal(item.speakers[0]?.remote, true);
    assert.deepEqual(item.links, [{ label: "arXiv", url: "https://arxiv.org/abs/1" }]);
  });

  test("says where its times come from", () => {
    const list = items(
      schedule(
        "{time: 10:00, type: oral, title: A}",
        "{title: S, time: '11:00', each: 15 min, items: [{title: B, type: oral}]}",
        "{time: 12:00, type: oral, title: C}",
      ),
    );
    assert.deepEqual(
      list.map(({ startOrigin, endOrigin, timed }) => [startOrigin, endOrigin, timed]),
      [
        ["stated", "derived", true],
        ["derived", "derived", true],
        ["stated", "assumed", true],
      ],
    );
  });
});
