import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { byFamilyName, initialsOf, isSuffix, nameKey, nameParts } from "../../src/schema/name.ts";

/** `given|particle|family|suffix` */
const shown = (name: string, sort?: string): string => {
  const { given, particle, family, suffix } = nameParts(name, sort);
  return [given, particle, family, suffix].join("|");
};

describe("the parts of a name", () => {
  const cases: readonly [name: string, parts: string][] = [
    ["Ada Lovelace", "Ada||Lovelace|"],
    ["Plato", "||Plato|"],
    ["Martin Luther King, Jr.", "Martin Luther||King|Jr."],
    ["Martin Luther King Jr.", "Martin Luther||King|Jr."],
    ["Henry Louis Gates III", "Henry Louis||Gates|III"],
    ["Prof. Dr. Ada Lovelace, PhD", "Ada||Lovelace|"],
    ["Ada Lovelace, M.D., Ph.D.", "Ada||Lovelace|"],
    ["Ada Lovelace MD PhD", "Ada||Lovelace|"],
    ["Ludwig van Beethoven", "Ludwig|van|Beethoven|"],
    ["Jan van der Berg", "Jan|van der|Berg|"],
    ["Maximiliana von und zu Hohenlohe, Jr.", "Maximiliana|von und zu|Hohenlohe|Jr."],
    ["Gerard 't Hooft", "Gerard|'t|Hooft|"],
    ["Gerard ’t Hooft", "Gerard|’t|Hooft|"],
    ["Juan de la Cruz", "Juan|de la|Cruz|"],
    ["Juan De la Cruz", "Juan||De la Cruz|"],
    ["Ursula K. Le Guin", "Ursula K.||Le Guin|"],
    ["Guido Van Rossum", "Guido||Van Rossum|"],
    ["Anthony Van Nguyen", "Anthony Van||Nguyen|"],
    ["Quoc V. Le", "Quoc V.||Le|"],
    ["Khalid bin Walid", "Khalid|bin|Walid|"],
    ["Ben Green", "Ben||Green|"],
    ["Bin Yu", "Bin||Yu|"],
    ["Santiago Ramón y Cajal", "Santiago||Ramón y Cajal|"],
    ["Brendan O’Donoghue", "Brendan||O’Donoghue|"],
    ["Wei Zhang", "Wei||Zhang|"],
    ["ZHANG Wei", "Wei||ZHANG|"],
    ["LI Wei", "Wei||LI|"],
    ["AJ Smith", "AJ||Smith|"],
    ["Wei ZHANG", "Wei||ZHANG|"],
    ["山田 太郎", "太郎||山田|"],
    ["李小龙", "||李小龙|"],
    ["김 철수", "철수||김|"],
    ["Erdős Pál", "Pál||Erdős|"],
    ["Dávid Pál", "Dávid||Pál|"],
    ["Maria Andrea", "Maria||Andrea|"],
    ["László Lovász", "László||Lovász|"],
    ["The ATLAS Collaboration", "||The ATLAS Collaboration|"],
    ["A Lee", "A||Lee|"],
    ["An Nguyen", "An||Nguyen|"],
    ["Genevie\u0300ve Patterson", "Genevi\u00e8ve||Patterson|"],
  ];
  for (const [name, parts] of cases) test(`of ${name} are ${parts}`, () => assert.equal(shown(name), parts));

  const told: readonly [name: string, sort: string, parts: string][] = [
    ["Gabriel García Márquez", "García Márquez", "Gabriel||García Márquez|"],
    ["Gabriel García Márquez", "García Márquez, Gabriel", "Gabriel||García Márquez|"],
    ["Mao Zedong", "Mao", "Zedong||Mao|"],
    ["Park Geun-hye", "Park, Geun-hye", "Geun-hye||Park|"],
    ["李小龙", "Li, Xiaolong", "||李小龙|"],
  ];
  for (const [name, sort, parts] of told)
    test(`of ${name} are ${parts} where sort: says ${sort}`, () => assert.equal(shown(name, sort), parts));
});

describe("people are listed as in a bibliography", () => {
  const sorted = (language: string, ...people: readonly (string | { name: string; sort: string })[]) =>
    people
      .map((one) => (typeof one === "string" ? { name: one } : one))
      .toSorted(byFamilyName(language))
      .map(({ name }) => name);

  test("by family name, then given name, whatever particles, suffixes and apostrophes", () => {
    const list = [
      "Jean d'Alembert",
      "Ludwig van Beethoven",
      "Sammy Davis, Jr.",
      "Erdős Pál",
      "Abu Nasr al-Farabi",
      "Gabriel García Márquez",
      "Martin Luther King, Jr.",
      "Ann Lee",
      "Bo Lee, PhD",
      "Ursula K. Le Guin",
      "Ann ONeal",
      "Ann O’Neil",
      "Bea O'Neil",
      "Plato",
      "Guido Van Rossum",
      "Zoë Ångström",
    ];
    const people = list.map((name) => (name.startsWith("Gabriel") ? { name, sort: "García Márquez" } : name));
    assert.deepEqual(sorted("en", ...people.toReversed()), [
      "Jean d'Alembert",
      "Zoë Ångström",
      "Ludwig van Beethoven",
      "Sammy Davis, Jr.",
      "Erdős Pál",
      "Abu Nasr al-Farabi",
      "Gabriel García Márquez",
      "Martin Luther King, Jr.",
      "Ursula K. Le Guin",
      "Ann Lee",
      "Bo Lee, PhD",
      "Ann ONeal",
      "Ann O’Neil",
      "Bea O'Neil",
      "Plato",
      "Guido Van Rossum",
    ]);
  });

  test("by the alphabet of the site's language, and by none of the machine's", () => {
    const names = ["Ann Zorn", "Bo Öberg", "Cy Oz"];
    assert.deepEqual(sorted("sv", ...names), ["Cy Oz", "Ann Zorn", "Bo Öberg"]);
    for (const language of ["de", "en", "tlh"])
      assert.deepEqual(sorted(language, ...names), ["Bo Öberg", "Cy Oz", "Ann Zorn"]);
  });

  test("under the name that sort: says, in whatever script they are written", () => {
    assert.deepEqual(sorted("en", "Ann Lee", { name: "李小龙", sort: "Li, Xiaolong" }, "Bo Kim", "Cy Ma"), [
      "Bo Kim",
      "Ann Lee",
      "李小龙",
      "Cy Ma",
    ]);
  });

  test("in the same order however the list was", () => {
    const names = ["Ann Lee", "ann Lee", "Ann Lee, Jr.", "Ánn Lee", "Ann Le-e", "Ann L'ee"];
    const orders = [names, names.toReversed(), names.toSorted()].map((list) => sorted("en", ...list).join());
    assert.equal(new Set(orders).size, 1);
  });
});

describe("two spellings of one name", () => {
  const same: readonly [string, string][] = [
    ["Ann O’Neil", "Ann O'Neil"],
    ["Ann OʼNeil", "Ann O`Neil"],
    ["Genevi\u00e8ve Patterson", "Genevie\u0300ve\u00a0 Patterson"],
    ["Jean‑Luc Picard", "Jean-Luc Picard"],
    ["Ada Lovelace, PhD", "Dr. Ada Lovelace"],
    ["Sammy Davis, Jr.", "Sammy Davis Jr"],
  ];
  for (const [a, b] of same) test(`${a} and ${b} are the same`, () => assert.equal(nameKey(a), nameKey(b)));

  const other: readonly [string, string][] = [
    ["Sammy Davis, Jr.", "Sammy Davis, Sr."],
    ["Sammy Davis, Jr.", "Sammy Davis"],
    ["Ann Lee", "Ann lee"],
  ];
  for (const [a, b] of other) test(`${a} and ${b} are not`, () => assert.notEqual(nameKey(a), nameKey(b)));
});

describe("initials", () => {
  const cases: readonly [name: string, initials: string][] = [
    ["Aleksander Madry", "AM"],
    ["D Sculley", "DS"],
    ["Giles L. Colclough", "GC"],
    ["Marco Tulio Ribeiro", "MR"],
    ["Plato", "P"],
    ["émile zola", "ÉZ"],
    ["山田太郎", "山"],
    ["محمد علي", "مع"],
    ["Robert “Bob” Lee", "RL"],
    ["Robert 'Bob' Lee", "RL"],
    ["Mihail D.", "MD"],
    ["Dianne O'Leary", "DO"],
    ["Dianne O’Leary", "DO"],
    ["Martin Luther King, Jr.", "MK"],
    ["Ada Lovelace, PhD", "AL"],
    ["Ada Lovelace MD", "AL"],
    ["Prof. Dr. Ada Lovelace", "AL"],
    ["Henry Gates III", "HG"],
  ];
  for (const [name, initials] of cases)
    test(`of ${name} are ${initials}`, () => assert.equal(initialsOf(name), initials));
});

test("what follows a comma belongs to the name where it is a suffix or a degree, and nothing else does", () => {
  for (const text of ["Jr.", "Jr", "III", "PhD", "Ph.D.", "Ph. D.", "M.D.", "MD", "MD PhD", "MSc", "Esq."])
    assert.ok(isSuffix(text), text);
  for (const text of ["Ann Lee", "Ii", "Md", "Ma", "MIT", "", "Judy"]) assert.ok(!isSuffix(text), text);
});

test("a million spaces in a name, or before a comma, are read in time", () => {
  const spaces = " ".repeat(1_000_000);
  for (const name of [`Ann${spaces}Lee`, `Ann${spaces},${spaces}Lee`]) {
    assert.match(nameKey(name), /^Ann,? Lee$/);
    assert.notEqual(initialsOf(name), "");
  }
});
