import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { oddPerson } from "../../src/schema/odd-person.ts";
import { splitPeople } from "../../src/schema/people-text.ts";

/** Each person of a text who is odd: what is said of them, and what to write. */
function said(text: string): readonly string[] {
  const found = splitPeople(text, true);
  assert.ok(typeof found !== "string", `${text}: ${found}`);
  return found.flatMap((person) => {
    const odd = oddPerson(person);
    return odd ? [`${odd.params.what ?? odd.code} → ${odd.hint}`] : [];
  });
}

describe("what is written beside a name and printed as part of it", () => {
  const all = (cases: readonly (readonly [text: string, ...said: string[]])[]) => {
    for (const [text, ...expected] of cases) test(`"${text}"`, () => assert.deepEqual(said(text), expected));
  };

  describe("an affiliation", () => {
    const mit = (glued: string) => `"${glued}" is shown as part of it → write Ana Reis (MIT)`;
    all([
      ["Ana Reis - MIT", mit("- MIT")],
      ["Ana Reis – MIT", mit("– MIT")],
      ["Ana Reis — MIT", mit("— MIT")],
      ["Ana Reis—MIT", mit("—MIT")],
      ["Ana Reis -- MIT", mit("-- MIT")],
      ["Ana Reis @ MIT", mit("@ MIT")],
      ["Ana Reis @MIT", mit("@MIT")],
      ["Ana Reis / MIT", mit("/ MIT")],
      ["Ana Reis | MIT", mit("| MIT")],
      ["Ana Reis [MIT]", mit("[MIT]")],
      ["Ana Reis - MIT, Rui Dias - ETH", mit("- MIT"), '"- ETH" is shown as part of it → write Rui Dias (ETH)'],
      ["Ludwig van der Berg – TU Delft", '"– TU Delft" is shown as part of it → write Ludwig van der Berg (TU Delft)'],
      [
        "Ana Reis (1), Rui Dias (2,*)",
        "odd-affiliation → write Ana Reis, or Ana Reis (Affiliation)",
        "odd-affiliation → write Rui Dias, or Rui Dias (Affiliation)",
      ],
    ]);
  });

  describe("what somebody does", () => {
    const role = (what: string, more = "") => `odd-affiliation → write {name: Ana Reis, role: ${what}}${more}`;
    all([
      ["Ana Reis (General chair)", role("General chair")],
      ["Ana Reis (Programme Co-Chair)", role("Programme Co-Chair")],
      ["Ana Reis (Travel and Visa chair)", role("Travel and Visa chair")],
      ["Ana Reis (moderator)", role("moderator")],
      ["Ana Reis (keynote)", role("keynote")],
      ["Ana Reis (keynote speaker)", role("keynote speaker")],
      ["Ana Reis (TBC)", role("TBC")],
      ["Ana Reis (to be confirmed)", role("to be confirmed")],
      ["Ana Reis (remote)", role("remote", "; in the schedule {name: Ana Reis, remote: yes}")],
      ["Ana Reis (she/her)", "odd-affiliation → write {name: Ana Reis, pronouns: she/her}"],
    ]);
  });

  describe("a word or sign that joins two people elsewhere", () => {
    for (const join of ["und", "et", "y", "e", "og", "och", "with", "+"])
      all([[`Ana Reis ${join} Rui Dias`, `"${join}" joins no names here → write "Ana Reis and Rui Dias"`]]);
    all([
      ["علي حسن و محمد علي", '"و" joins no names here → write "علي حسن and محمد علي"'],
      ["Ana Reis, Bo Ek und Rui Dias", '"und" joins no names here → write "Bo Ek and Rui Dias"'],
      ["José Ortega y Gasset und Ana Reis", '"und" joins no names here → write "José Ortega y Gasset and Ana Reis"'],
      [
        "Ana Reis / Rui Dias",
        '"/" joins no names here → write "Ana Reis and Rui Dias", or Ana Reis (Rui Dias) if that is where they work',
      ],
    ]);
  });

  describe("the mark of a footnote", () => {
    const mark = (mark: string, name: string) => `"${mark}" is shown as part of it → write ${name}`;
    all([
      ["Ana Reis^1, Rui Dias^{1,2}", mark("^1", "Ana Reis"), mark("^{1,2}", "Rui Dias")],
      ["Ana Reis$^1$, Rui Dias$^{1,2}$", mark("$^1$", "Ana Reis"), mark("$^{1,2}$", "Rui Dias")],
      ["Ana Reis1, Rui Dias2,3 and Bo Ek", mark("1", "Ana Reis"), mark("2,3", "Rui Dias")],
      ["Ana Reis*, Rui Dias", mark("*", "Ana Reis")],
      ["Ana Reis†", mark("†", "Ana Reis")],
      ["Ana Reis¹, Rui Dias²,³", mark("¹", "Ana Reis"), mark("²,³", "Rui Dias")],
      ["Ana Reis1,*, Rui Dias2,†", mark("1,*", "Ana Reis"), mark("2,†", "Rui Dias")],
      ["Ana Reis* (MIT)", mark("*", "Ana Reis (MIT)")],
    ]);
  });

  describe("the mark of a list", () => {
    all([
      ["1. Ana Reis", '"1." is shown before it → write - Ana Reis'],
      ["• Ana Reis", '"•" is shown before it → write - Ana Reis'],
    ]);
  });

  describe("an address", () => {
    const email = (rest: string) =>
      `person-email → write ${rest}; readers find an address in links: mailto:ana@x.org, if it is to be public`;
    all([
      ["Ana Reis <ana@x.org>", email("Ana Reis")],
      ["Ana Reis (ana@x.org)", email("Ana Reis")],
      ["Ana Reis (MIT, ana@x.org)", email("Ana Reis (MIT)")],
      ["Ana Reis ana@x.org", email("Ana Reis")],
      ["ana@x.org", email("the name")],
      [
        "[Ana Reis](https://x.org)",
        "https://x.org is shown as part of it → write {name: Ana Reis, url: https://x.org}",
      ],
      ["Ana Reis (www.x.org)", "www.x.org is shown as part of it → write {name: Ana Reis, url: https://www.x.org}"],
    ]);
  });

  describe("markup", () => {
    const signs = "the signs around it are shown as they stand → write";
    all([
      ["**Ana Reis**", `${signs} Ana Reis`],
      ["*Ana Reis* (MIT)", `${signs} Ana Reis (MIT)`],
      ["_Ana Reis_", `${signs} Ana Reis`],
      ["`Ana Reis`", `${signs} Ana Reis`],
    ]);
  });
});

describe("who is nobody", () => {
  for (const text of [
    ...["To be announced", "TBA", "tbd", "TBC", "???", "?", "N/A", "n.a.", "-", "–", "...", "N.N.", "N. N."],
    ...["several speakers", "Various", "various authors", "Speaker TBA", "all authors", "Invited speakers"],
  ])
    test(`"${text}"`, () => assert.deepEqual(said(text), ["it names nobody → leave it out until somebody is known"]));
});

describe("names that are only rare", () => {
  const names = [
    ...[
      "Jean-Pierre Serre",
      "Jean‑Pierre",
      "O'Neil",
      "Dianne O’Leary",
      "Müller-Lüdenscheidt",
      "Karl Müller–Lüdenscheidt",
    ],
    ...[
      "María José",
      "María José Carreño Quiñones",
      "Ludwig van der Berg",
      "Nguyễn Văn A",
      "Trần Thị B",
      "S. S. Iyengar",
    ],
    ...[
      "王小明",
      "李 小龙",
      "山田 太郎",
      "김철수",
      "محمد علي",
      "وليد خالد",
      "عبد الرحمن بن عوف",
      "דוד בן־גוריון",
      "Мария Иванова",
    ],
    ...[
      "bell hooks",
      "danah boyd",
      "Sammy Davis, Jr.",
      "Martin Luther King, Jr.",
      "X Æ A-12",
      "Ana Y Rojas",
      "Ana Y. Rojas",
    ],
    ...[
      "Ana E Silva",
      "Maria I Lopez",
      "José Ortega y Gasset",
      "Ortega y Gasset",
      "Santiago Ramón y Cajal",
      "Antoni Gaudí i Cornet",
    ],
    ...[
      "Lluís Domènech i Montaner",
      "Miguel Primo de Rivera y Orbaneja",
      "Luís de Vasconcelos e Sousa Pinto",
      "Artur da Costa e Silva",
    ],
    ...[
      "José Maria Eça de Queirós e Silva",
      "María de Borbón y de Grecia",
      "Plato",
      "Madonna",
      "deadmau5",
      "3Blue1Brown",
      "50 Cent",
    ],
    ...[
      "Ke$ha",
      "P!nk",
      "J.-P. Serre",
      "D'Arcy Thompson",
      "Robert 'Bob' Lee",
      'Dwayne "The Rock" Johnson',
      "Ann Lee III",
      "Ann Lee 3rd",
    ],
    ...[
      "Ng",
      "Li Na",
      "Anonymous",
      "The ATLAS Collaboration",
      "ATLAS Collaboration",
      "The Debian Project",
      "R&D",
      "AT&T",
      "Team 42",
    ],
    ...[
      "Open Source Initiative",
      "IEEE/CVF",
      "Bundesamt für Bau und Umwelt",
      "CERN",
      "Team C++",
      "Vitamin B12",
      "Will.i.am",
    ],
    ...[
      "Fatima al-Zahra",
      "Abd al-Rahman ibn Khaldun",
      "Sigríður Jónsdóttir",
      "Đặng Thái Sơn",
      "Þóra Ö.",
      "Łukasz Żak",
      "İlker Ş.",
    ],
    ...[
      "Mary Jane de la Cruz-Smith",
      "Anne-Marie d'Ornano",
      "Ch'ien",
      "Zoë",
      "Nobuo (信夫) Sato",
      "Dr. Ann Lee",
      "Ann Lee, PhD",
    ],
    ...[
      "Sarah Mit",
      "Joy Et",
      "Jan en Alleman",
      "Ja Rule",
      "Con O'Neill",
      "Og Mandino",
      "Y. LeCun",
      "E Weinan",
      "I. Newton",
    ],
    ...[
      "Na Na",
      "Ali Unknownson",
      "Max Mustermann",
      "No Name Given",
      "Bob Speaker",
      "Ann Author",
      "Tba Tran",
      "An Nguyen",
    ],
  ];
  const affiliations = [
    ...[
      "AT&T – Labs",
      "R&D @ Y",
      "MIT / Harvard",
      "MIT and Harvard",
      "ETH Zürich - D-INFK",
      "University of X [Y]",
      "École 42",
      "42",
    ],
    ...[
      "UNESCO Chair in Data Science",
      "Chairman Mao University",
      "Independent",
      "Google Research",
      "Keynote Inc.",
      "Remote Sensing Lab",
    ],
    ...[
      "Virtual Reality Lab",
      "Online University",
      "Speaker Labs",
      "Universität Bonn und Köln",
      "I/O Lab",
      "UC San Diego",
      "N/C State",
    ],
    ...[
      "C3.ai",
      "X",
      "M*A*S*H Lab",
      "UN Volunteers",
      "Moderna",
      "Pan*l",
      "INRIA Paris, France",
      "東京大学",
      "جامعة الملك سعود",
    ],
    ...["Organizers Association", "Zoom", "Booking.com", "Institute for TBA Studies"],
  ];
  test("draw nothing", () => {
    for (const name of names) assert.deepEqual(said(name), [], name);
    for (const name of names) assert.equal(oddPerson({ name }), undefined, name);
  });
  test("draw nothing with an affiliation of any kind", () => {
    for (const affiliation of affiliations)
      assert.equal(oddPerson({ name: "Ana Reis", affiliation }), undefined, affiliation);
  });
});

test("a text that is no name at all is read in time", () => {
  for (const sign of [" ", "a - ", "^{", "1,", "a@", "[", "*", "{", "&a", "¹", "y "]) {
    const text = `a${sign.repeat(1_000_000 / sign.length)}b`;
    splitPeople(text, true);
    oddPerson({ name: text, affiliation: text });
    for (const short of [text.slice(0, 400), text.slice(0, 399)]) oddPerson({ name: short, affiliation: short });
  }
});
