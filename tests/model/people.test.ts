import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Person } from "../../src/model/workshop.ts";
import { brief, read } from "../reading.ts";

type Files = Readonly<Record<string, string>>;

const schedule = (...items: readonly string[]): Files => ({
  "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:00\n  items:\n${items.map((item) => `    - ${item}\n`).join("")}`,
});

/** The only person of that name; fails when there is none, or another. */
function person(files: Files, name: string): Person {
  const { workshop, diagnostics } = read(files);
  assert.ok(workshop, diagnostics.map(brief).join("\n"));
  const found = workshop.people.filter((one) => one.name === name);
  assert.equal(found.length, 1, `${found.length} people are called ${name}`);
  return found[0] as Person;
}

/** Diagnostics about people, as lines with their hints. */
function told(files: Files): readonly string[] {
  return read(files)
    .diagnostics.filter(({ code }) => code !== "long-item" && code !== "open-end" && code !== "silent-speaker")
    .map((one) => brief(one) + (one.hint === undefined ? "" : ` → ${one.hint}`));
}

describe("a person in several places", () => {
  test("is one, with all roles, items, chaired sessions and papers", () => {
    const ann = person(
      {
        "data/speakers.yaml": "- Ann Lee (MIT)\n",
        "data/organizers.yaml": "- Ann Lee\n",
        "data/committee.yaml": "- Ann Lee (MIT)\n",
        "data/papers.yaml": "- {title: Flip Points, authors: Bo Ek and Ann Lee}\n",
        ...schedule(
          "{time: 10:00-10:30, type: keynote, title: A, speakers: Ann Lee}",
          "{chair: Ann Lee, title: Session, items: [{time: 11:00-11:30, title: B, type: oral, speakers: Cy Oz (X)}]}",
        ),
      },
      "Ann Lee",
    );
    assert.deepEqual([...ann.roles].sort(), ["author", "committee", "organizer", "scheduled", "speaker"]);
    assert.deepEqual(
      ann.items.map(({ title }) => title?.plain),
      ["A"],
    );
    assert.deepEqual(
      ann.chairs.map(({ title }) => title?.plain),
      ["Session"],
    );
    assert.deepEqual(
      ann.papers.map(({ title }) => title.plain),
      ["Flip Points"],
    );
  });

  test("whatever the spacing and Unicode form of the name", () => {
    const files = {
      "data/speakers.yaml": "- Genevi\u00e8ve Patterson (TRASH)\n",
      "data/committee.yaml": '- "Genevie\u0300ve\u00a0Patterson"\n',
    };
    const { workshop } = read(files);
    assert.equal(workshop?.people.length, 1);
  });

  test("whatever the apostrophe, the titles and the degrees", () => {
    const { workshop, diagnostics } = read({
      "data/speakers.yaml": "- Dianne O’Leary\n- Ada Lovelace, PhD (London)\n",
      "data/committee.yaml": "- Dianne O'Leary\n- Dr. Ada Lovelace\n",
    });
    assert.deepEqual(diagnostics.map(brief), []);
    assert.deepEqual(
      workshop?.people.map(({ name }) => name),
      ["Ada Lovelace, PhD", "Dianne O’Leary"],
    );
  });

  test("takes what one place leaves out from another", () => {
    const ann = person(
      {
        "data/speakers.yaml": "- name: Ann Lee\n  url: https://speaker.example/\n",
        "data/organizers.yaml":
          "- name: Ann Lee\n  affiliation: MIT\n  role: Chair\n  url: https://organizer.example/\n",
        "data/people.yaml":
          "- name: Ann Lee\n  bio: Works on bugs.\n  pronouns: she/her\n  pronunciation: an LEE\n  native_name: 李安\n  orcid: 0000-0002-1825-0097\n",
      },
      "Ann Lee",
    );
    assert.equal(ann.affiliation, "MIT");
    assert.equal(ann.url, "https://speaker.example/");
    assert.equal(ann.role, "Chair");
    assert.equal(ann.bio?.plain, "Works on bugs.");
    assert.equal(ann.pronouns, "she/her");
    assert.equal(ann.pronunciation, "an LEE");
    assert.equal(ann.nativeName, "李安");
    assert.equal(ann.orcid, "0000-0002-1825-0097");
  });

  const everywhere: readonly [file: string, text: (affiliation: string) => string][] = [
    ["data/speakers.yaml", (at) => `- Ann Lee (${at})\n`],
    ["data/organizers.yaml", (at) => `- Ann Lee (${at})\n`],
    ["data/committee.yaml", (at) => `- Ann Lee (${at})\n`],
    ["data/people.yaml", (at) => `- Ann Lee (${at})\n`],
    [
      "data/schedule.yaml",
      (at) => Object.values(schedule(`{time: 10:00-10:30, type: oral, title: A, speakers: Ann Lee (${at})}`))[0] ?? "",
    ],
    ["data/papers.yaml", (at) => `- {title: Flip Points, authors: Ann Lee (${at})}\n`],
  ];
  everywhere.slice(0, -1).forEach(([first, textOfFirst], index) => {
    const [second, textOfSecond] = everywhere[index + 1] ?? assert.fail();
    test(`is trusted in ${first} before ${second}, and a disagreement is a notice that shows both`, () => {
      const files = { [first]: textOfFirst("First"), [second]: textOfSecond("Second") };
      assert.equal(person(files, "Ann Lee").affiliation, "First");
      const lines = told(files);
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? "", new RegExp(`^${second}:\\d+:\\d+ notice affiliation-differs`));
      assert.match(lines[0] ?? "", /"Ann Lee" is at "Second" here and at "First" in .+; "First" is shown/);
    });
  });

  test("without an affiliation on purpose disagrees with nobody, and is shown as the first says", () => {
    const files = { "data/committee.yaml": "- Shira Mitchell ()\n", "data/people.yaml": "- Shira Mitchell (X)\n" };
    assert.equal(person(files, "Shira Mitchell").affiliation, undefined);
    assert.deepEqual(told(files), []);
  });

  test("with an affiliation only in parentheses that are empty later keeps it", () => {
    const files = { "data/committee.yaml": "- Shira Mitchell (X)\n", "data/people.yaml": "- Shira Mitchell ()\n" };
    assert.equal(person(files, "Shira Mitchell").affiliation, "X");
  });

  test("brings links of all places, each once", () => {
    const { links } = person(
      {
        "data/speakers.yaml": "- {name: Ann Lee, links: https://github.com/ann}\n",
        "data/people.yaml":
          "- {name: Ann Lee, links: [https://github.com/ann, {label: Blog, url: https://ann.example/}]}\n",
      },
      "Ann Lee",
    );
    assert.deepEqual(links, [
      { label: "GitHub", url: "https://github.com/ann" },
      { label: "Blog", url: "https://ann.example/" },
    ]);
  });

  test("has a talk without a time only until it is scheduled", () => {
    const speakers = {
      "data/speakers.yaml": "- {name: Ann Lee, affiliation: X, talk: {title: On bugs, abstract: All.}}\n",
    };
    assert.equal(person(speakers, "Ann Lee").talk?.title?.plain, "On bugs");
    const timed = schedule("{time: 10:00-10:30, type: keynote, title: On errors, speakers: Ann Lee}");
    assert.equal(person({ ...speakers, ...timed }, "Ann Lee").talk, undefined);
    const open = schedule("{time: 10:00-10:30, type: keynote, title: TBA, speakers: Ann Lee}");
    assert.equal(person({ ...speakers, ...open }, "Ann Lee").talk?.title?.plain, "On bugs");
  });
});

describe("two people of one name", () => {
  const two =
    "- {name: Wei Zhang, affiliation: MIT, id: wei-mit}\n- {name: Wei Zhang, affiliation: ETH, id: wei-eth}\n";

  test("are told apart by ids, which are also their slugs", () => {
    const { workshop, diagnostics } = read({ "data/committee.yaml": two });
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(workshop?.people.map(({ slug, affiliation }) => [slug, affiliation]).sort(), [
      ["wei-eth", "ETH"],
      ["wei-mit", "MIT"],
    ]);
  });

  test("are each referred to by id", () => {
    const { workshop, diagnostics } = read({
      "data/committee.yaml": two,
      ...schedule("{time: 10:00-10:30, type: oral, title: A, speakers: wei-eth}"),
    });
    assert.deepEqual(diagnostics.map(brief), []);
    assert.equal(workshop?.items[0]?.speakers[0]?.person.affiliation, "ETH");
  });

  test("are told apart by their affiliations as well", () => {
    const { workshop, diagnostics } = read({
      "data/committee.yaml": two,
      ...schedule("{time: 10:00-10:30, type: oral, title: A, speakers: Wei Zhang (ETH)}"),
    });
    assert.deepEqual(diagnostics.map(brief), []);
    assert.equal(workshop?.items[0]?.speakers[0]?.person.slug, "wei-eth");
  });

  test("make their bare name an error that lists both", () => {
    assert.deepEqual(
      told({
        "data/committee.yaml": two,
        ...schedule("{time: 10:00-10:30, type: oral, title: A, speakers: Wei Zhang}"),
      }),
      [
        'data/schedule.yaml:4:59 error ambiguous-reference "Wei Zhang" could mean "wei-mit" (data/committee.yaml:1) and "wei-eth" (data/committee.yaml:2) → write the id: wei-mit or wei-eth',
      ],
    );
  });

  test("under one id are one, which is a warning unless their names are nearly the same", () => {
    const two = (name: string) =>
      told({
        "data/speakers.yaml": "- {name: Ann Lee, id: a}\n",
        "data/organizers.yaml": `- {name: ${name}, id: a}\n`,
      });
    assert.deepEqual(two("Bob Roe"), [
      "data/organizers.yaml:1:23 warning shared-id Bob Roe has the same id as Ann Lee (data/speakers.yaml:1), and is shown as Ann Lee → give each their own id; if they are one person, write the name the same way in both places",
    ]);
    assert.deepEqual([two("Anne Lee"), two("Ann Lee")], [[], []]);
  });

  test("without ids are one who is listed twice, which is a warning", () => {
    assert.deepEqual(told({ "data/committee.yaml": "- Ann Lee (MIT)\n- Bo Ek (X)\n- Ann Lee (MIT)\n" }), [
      'data/committee.yaml:3:3 warning duplicate-person "Ann Lee" is listed twice (first on line 1) → delete one; if they are two people, give each an id',
    ]);
  });

  test("in two groups of one file are one, which is fine", () => {
    const files = { "data/people.yaml": "Area chairs: [Ann Lee (MIT)]\nPrize committee: [Ann Lee, Bo Ek (X)]\n" };
    const { workshop } = read(files);
    assert.deepEqual(told(files), []);
    assert.deepEqual(
      workshop?.members.map(({ title, people }) => [title, people.map(({ name }) => name)]),
      [
        ["Area chairs", ["Ann Lee"]],
        ["Prize committee", ["Ann Lee", "Bo Ek"]],
      ],
    );
  });
});

describe("a bare name in the schedule", () => {
  const oral = (speakers: string) => schedule(`{time: 10:00-10:30, type: oral, title: A, speakers: ${speakers}}`);

  test("is found among the authors of papers", () => {
    const files = {
      "data/papers.yaml": "- {title: Flip Points, authors: Roozbeh Yousefzadeh (UMD)}\n",
      ...oral("Roozbeh Yousefzadeh"),
    };
    assert.equal(person(files, "Roozbeh Yousefzadeh").affiliation, "UMD");
    assert.deepEqual(told(files), []);
  });

  test("near an author's is an error as well", () => {
    const files = {
      "data/papers.yaml": "- {title: Flip Points, authors: Roozbeh Yousefzadeh}\n",
      ...oral("Roozbeh Yousefzade"),
    };
    assert.deepEqual(told(files), [
      'data/schedule.yaml:4:59 error unknown-person nobody is called "Roozbeh Yousefzade" → did you mean "Roozbeh Yousefzadeh" (data/papers.yaml:1)? if this is somebody else, add their affiliation: Roozbeh Yousefzade (Affiliation)',
    ]);
  });

  test("that is misspelt is an error that says who is meant and where", () => {
    assert.deepEqual(
      told({ "data/speakers.yaml": "- Bo Ek (X)\n- Aleksander Madry (MIT)\n", ...oral("Aleksander Mardy") }),
      [
        'data/schedule.yaml:4:59 error unknown-person nobody is called "Aleksander Mardy" → did you mean "Aleksander Madry" (data/speakers.yaml:2)? if this is somebody else, add their affiliation: Aleksander Mardy (Affiliation)',
      ],
    );
  });

  test("that is near none is a new person without affiliation", () => {
    const files = { "data/speakers.yaml": "- Aleksander Madry (MIT)\n", ...oral("Suchi Saria") };
    assert.deepEqual(told(files), []);
    assert.equal(person(files, "Suchi Saria").affiliation, undefined);
  });

  test("with an affiliation is somebody else, however near", () => {
    const files = { "data/speakers.yaml": "- Aleksander Madry (MIT)\n", ...oral("Aleksander Mardy (Elsewhere)") };
    assert.deepEqual(told(files), []);
    assert.equal(person(files, "Aleksander Mardy").affiliation, "Elsewhere");
  });

  test("is found by an affiliation that another item says later", () => {
    const files = schedule(
      "{time: 10:00-10:30, type: oral, title: A, speakers: Ann Lee}",
      "{time: 11:00-11:30, type: oral, title: B, speakers: Ann Lee (MIT)}",
    );
    assert.equal(person(files, "Ann Lee").affiliation, "MIT");
  });

  test("of TBA is nobody", () => {
    const { workshop } = read(oral("TBA"));
    assert.deepEqual(workshop?.people, []);
  });
});

describe("a person in two places at once", () => {
  const ANN = "speakers: Ann Lee (MIT)";
  const clashes: readonly [name: string, items: readonly string[]][] = [
    [
      "speaking in two rooms",
      [
        `{time: 10:00-10:30, type: oral, title: One, room: A, ${ANN}}`,
        "{time: 10:15-10:45, type: oral, title: Two, room: B, speakers: Ann Lee}",
      ],
    ],
    [
      "speaking in one and on the panel in another",
      [
        `{time: 10:00-10:30, type: oral, title: One, room: A, ${ANN}}`,
        "{time: 10:00-10:30, type: panel, title: Two, room: B, panelists: Ann Lee}",
      ],
    ],
    [
      "chairing one session and speaking in another",
      [
        `{title: One, room: A, chair: Ann Lee (MIT), items: [{time: 10:00-10:30, type: oral, title: X, speakers: Bo Ek (Y)}]}`,
        "{time: 10:00-10:30, type: oral, title: Two, room: B, speakers: Ann Lee}",
      ],
    ],
    [
      "chairing two sessions",
      [
        `{title: One, room: A, chair: Ann Lee (MIT), items: [{time: 10:00-10:30, type: oral, title: X, speakers: Bo Ek (Y)}]}`,
        "{title: Two, room: B, chair: Ann Lee, items: [{time: 10:00-10:30, type: oral, title: Y, speakers: Cy Oz (Y)}]}",
      ],
    ],
  ];
  for (const [name, items] of clashes) {
    test(`${name} is a warning`, () => {
      const lines = told(schedule(...items));
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(
        lines[0] ?? "",
        /^data\/schedule\.yaml:5:\d+ warning person-clash Ann Lee is needed at "One" \(line 4\) at the same time$/,
      );
    });
  }

  const fine: readonly [name: string, items: readonly string[]][] = [
    [
      "a chair who speaks in the own session",
      [`{title: One, chair: Ann Lee (MIT), items: [{time: 10:00-10:30, type: oral, title: X, speakers: Ann Lee}]}`],
    ],
    [
      "a speaker whose next item begins as the first ends",
      [
        `{time: 10:00-10:30, type: oral, title: One, room: A, ${ANN}}`,
        "{time: 10:30-11:00, type: oral, title: Two, room: B, speakers: Ann Lee}",
      ],
    ],
    [
      "a moderator who is also a panelist",
      ["{time: 10:00-10:30, type: panel, title: One, moderator: Ann Lee (MIT), panelists: Ann Lee and Bo Ek (X)}"],
    ],
    [
      "somebody whose other item is cancelled",
      [
        `{time: 10:00-10:30, type: oral, title: One, room: A, ${ANN}}`,
        "{time: 10:00-10:30, type: oral, title: Two, room: B, speakers: Ann Lee, cancelled: yes}",
      ],
    ],
  ];
  for (const [name, items] of fine) test(`${name} is not`, () => assert.deepEqual(told(schedule(...items)), []));

  test("as one of the authors of two papers is not", () => {
    const files = {
      "data/papers.yaml": "- {title: One, authors: Ann Lee and Bo Ek}\n- {title: Two, authors: Ann Lee and Cy Oz}\n",
      ...schedule(
        "{time: 10:00-10:30, type: oral, title: One, room: A}",
        "{time: 10:00-10:30, type: oral, title: Two, room: B}",
      ),
    };
    assert.deepEqual(told(files), []);
  });
});

describe("one person under two forms of a name", () => {
  const known = "- Ana Reis (MIT)\n- Bo Ek\n";
  const forms = (files: Files) => told(files).filter((line) => line.includes("other-form"));
  const author = (name: string): Files => ({
    "data/speakers.yaml": known,
    "data/papers.yaml": `- {title: Flip Points, authors: [${name}]}\n`,
  });

  for (const name of [
    "A. Reis",
    "Ana M. Reis",
    "Reis Ana",
    "REIS Ana",
    "Ana REIS",
    "ana reis",
    "Ana Ries",
    "Aña Reis",
  ]) {
    test(`is asked about: ${name} beside Ana Reis`, () => {
      const hint = `did you mean "Ana Reis"? if they are two, say where this one works: ${name} (Affiliation)`;
      assert.deepEqual(told(author(name)), [
        `data/papers.yaml:1:34 warning other-form "${name}" and "Ana Reis" (data/speakers.yaml:1) are listed as two people but are probably one → ${hint}`,
      ]);
    });
  }

  test("is asked about where the schedule abbreviates", () => {
    const files = {
      "data/speakers.yaml": known,
      ...schedule("{time: 10:00-10:30, type: oral, title: A, speakers: A. Reis}"),
    };
    assert.equal(forms(files).length, 1);
  });

  test("is asked about at the abbreviation, wherever it stands first", () => {
    const files = { ...author("Ana Reis"), "data/speakers.yaml": "- A. Reis\n" };
    assert.match(forms(files)[0] ?? "", /^data\/speakers.yaml:1:3 warning other-form "A. Reis" and "Ana Reis"/);
  });

  const others = ["Abe Reis", "A. Dias", "Ana Reis Dias", "Ana Maria Reis", "Anna Reis", "Ina Reis", "R. Ana", "Reis"];
  for (const name of [...others, "A. Reis (ETH)", "{name: A. Reis, id: reis-2}", "Ana Dias"]) {
    test(`is not asked about: ${name} beside Ana Reis`, () => assert.deepEqual(told(author(name)), []));
  }

  test("is not asked about where two people may be meant", () => {
    const files = { ...author("A. Reis"), "data/speakers.yaml": "- Ana Reis (MIT)\n- Abel Reis (ETH)\n" };
    assert.deepEqual(told(files), []);
  });

  test("is not asked about among authors", () => {
    const papers = "- {title: One, authors: Wei Zhang and Jie Wang}\n- {title: Two, authors: Zhang Wei and J. Wang}\n";
    assert.deepEqual(told({ "data/papers.yaml": papers }), []);
  });

  test("is asked about once for a slip between two names of the schedule", () => {
    const item = (name: string) => `{time: 10:00-10:30, type: panel, panelists: [${name}]}`;
    const lines = told(schedule(item("Ana Reis"), item("Ana Ries").replaceAll("10:", "11:")));
    assert.equal(lines.length, 1);
  });
});

describe("a person with more than a name in it", () => {
  const codes = (files: Files) => told(files).map((line) => line.split(" ").slice(0, 3).join(" "));

  test("draws one line where it stands, in lists, authors and the schedule", () => {
    const lists = ["speakers", "organizers", "committee", "people"];
    for (const list of lists)
      assert.deepEqual(codes({ [`data/${list}.yaml`]: "- Ana Reis - MIT\n- {name: Rui Dias*}\n" }), [
        `data/${list}.yaml:1:3 warning odd-name`,
        `data/${list}.yaml:2:10 warning odd-name`,
      ]);
    assert.deepEqual(codes({ "data/papers.yaml": "- {title: A, authors: 'Bo Ek, Ana Reis^{1,2}, TBA'}\n" }), [
      "data/papers.yaml:1:31 warning odd-name",
      "data/papers.yaml:1:47 warning odd-name",
    ]);
    assert.deepEqual(codes(schedule("{time: 10:00-10:30, type: oral, title: A, speakers: Ana Reis (General chair)}")), [
      "data/schedule.yaml:4:59 warning odd-affiliation",
    ]);
  });

  test("is not asked about as a form of another name as well", () => {
    const files = { "data/speakers.yaml": "- Ana Reis\n", "data/papers.yaml": "- {title: A, authors: Ana Reis*}\n" };
    assert.deepEqual(codes(files), ["data/papers.yaml:1:23 warning odd-name"]);
  });

  test("is nobody in the schedule while the speaker is to be announced", () => {
    assert.deepEqual(told(schedule("{time: 10:00-10:30, type: oral, title: A, speakers: TBA}")), []);
  });
});

test("somebody who seems to be an affiliation is a notice", () => {
  assert.deepEqual(
    read(schedule("{time: 10:00-10:30, type: panel, moderator: 'Julius Adebayo, MIT'}")).diagnostics.map(
      ({ code }) => code,
    ),
    ["person-affiliation"],
  );
});

describe("names in a text", () => {
  const authors = (text: string): Files => ({ "data/papers.yaml": `- {title: Flip Points, authors: "${text}"}\n` });
  const names = (files: Files) => read(files).workshop?.papers[0]?.authors.map(({ name }) => name);

  test("with the family name first are put in order", () => {
    for (const text of ["Kumar, Aviral and Sarawagi, Sunita", "Kumar, Aviral; Sarawagi, Sunita"]) {
      assert.deepEqual(names(authors(text)), ["Aviral Kumar", "Sunita Sarawagi"]);
      assert.deepEqual(told(authors(text)), []);
    }
  });

  test("that can be read in several ways draw a warning that shows how they were", () => {
    const files = authors("Kumar, Aviral; Sarawagi, Sunita and X");
    assert.deepEqual(names(files), ["Aviral Kumar", "Sunita Sarawagi", "X"]);
    assert.deepEqual(told(files), [
      'data/papers.yaml:1:34 warning name-order "Kumar, Aviral; Sarawagi, Sunita and X" is read as "Aviral Kumar" and "Sunita Sarawagi" and "X" → write the first name first; if several people are meant, write one per entry: [Kumar, Sarawagi]',
    ]);
  });

  test("one person per entry may be of one word, and draw none", () => {
    assert.deepEqual(told({ "data/papers.yaml": "- {title: Flip Points, authors: [Kumar, Aviral, Plato]}\n" }), []);
  });

  test("an organization with a comma in its name draws none", () => {
    const files = { "data/organizers.yaml": '- {name: "Flips, Inc."}\n- {name: "Institute of Flips, Berlin"}\n' };
    assert.ok(told(files).every((line) => !line.includes("name-order")));
  });

  test("a name with a comma in a mapping is kept, and a warning shows it", () => {
    const files = { "data/speakers.yaml": '- {name: "Kumar, Aviral"}\n' };
    assert.deepEqual(told(files), [
      'data/speakers.yaml:1:10 warning name-order "Kumar, Aviral" is read as one name that has a comma in it → write Aviral Kumar',
    ]);
  });
});

describe("lists of people", () => {
  const list =
    "- Ludwig van Beethoven\n- Ann Lee\n- {name: Gabriel García Márquez, sort: García Márquez}\n- Bea Adams\n";
  const sorted = ["Bea Adams", "Ludwig van Beethoven", "Gabriel García Márquez", "Ann Lee"];
  const written = ["Ludwig van Beethoven", "Ann Lee", "Gabriel García Márquez", "Bea Adams"];
  const namesIn = (groups: readonly { people: readonly Person[] }[] | undefined) =>
    groups?.flatMap(({ people }) => people.map(({ name }) => name));

  test("of a committee are by family name, as is everybody", () => {
    const { workshop } = read({ "data/committee.yaml": list });
    assert.deepEqual(namesIn(workshop?.committee), sorted);
    assert.deepEqual(
      workshop?.people.map(({ name }) => name),
      sorted,
    );
  });

  test("of organizers and of speakers are as the file has them", () => {
    assert.deepEqual(namesIn(read({ "data/organizers.yaml": list }).workshop?.organizers), written);
    assert.deepEqual(namesIn(read({ "data/speakers.yaml": list }).workshop?.speakerGroups), written);
  });

  test("in groups, and in which somebody has a role, are as the file has them", () => {
    const grouped = `Members:\n${list.replace(/^/gm, "  ").trimEnd()}\n`;
    assert.deepEqual(namesIn(read({ "data/committee.yaml": grouped }).workshop?.committee), written);
    const chaired = `${list}- {name: Cy Oz, role: Chair}\n`;
    assert.deepEqual(namesIn(read({ "data/people.yaml": chaired }).workshop?.members), [...written, "Cy Oz"]);
  });
});

describe("an invited speaker who has no part in the schedule", () => {
  const silent = (files: Files) =>
    read({ "data/speakers.yaml": "- Ann Lee (MIT)\n- Bo Ek (ETH)\n", ...files })
      .diagnostics.filter(({ code }) => code === "silent-speaker")
      .map(brief);
  const ANN = "{time: 10:00-10:30, type: invited talk, title: One, speakers: Ann Lee}";

  test("draws a warning at the name", () => {
    assert.deepEqual(silent(schedule(ANN)), [
      "data/speakers.yaml:2:3 warning silent-speaker Bo Ek is an invited speaker but speaks nowhere in the schedule",
    ]);
  });

  const fine: readonly [name: string, files: Files][] = [
    ["before there is a schedule", {}],
    ["while a day has no items", { "data/schedule.yaml": "- date: 2019-05-06\n" }],
    ["on a panel", schedule(ANN, "{time: 11:00-11:30, type: panel, title: Two, panelists: Bo Ek}")],
    ["of a cancelled talk", schedule(ANN, "{time: 11:00-11:30, title: Two, speakers: Bo Ek, cancelled: yes}")],
    ["while as many talks have no speaker yet", schedule(ANN, "{time: 11:00-11:30, type: keynote, speakers: TBA}")],
    [
      "among the authors of a talk that names no speaker",
      {
        "data/papers.yaml": "- {title: Two, authors: Bo Ek and Cy Oz}\n",
        ...schedule(ANN, "{time: 11:00-11:30, type: oral, title: Two}"),
      },
    ],
  ];
  for (const [name, files] of fine) test(`draws none ${name}`, () => assert.deepEqual(silent(files), []));
});
