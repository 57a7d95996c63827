import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { splitPeople } from "../../src/schema/people-text.ts";

/** `Name`, `Name (Affiliation)`, `Name ()` for none on purpose. */
function shown(text: string, commasSplit = true): readonly string[] | string {
  const found = splitPeople(text, commasSplit);
  if (typeof found === "string") return found;
  return found.map(({ name, affiliation }) => (affiliation === undefined ? name : `${name} (${affiliation ?? ""})`));
}

const isDoubtful = (text: string): boolean => {
  const found = splitPeople(text, true);
  return typeof found !== "string" && found.some(({ doubtful }) => doubtful);
};

describe("people in one text", () => {
  const cases: readonly [text: string, people: readonly string[]][] = [
    ["Ada Lovelace", ["Ada Lovelace"]],
    ["Ada Lovelace and Alan Turing", ["Ada Lovelace", "Alan Turing"]],
    ["Ada Lovelace, Alan Turing and Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace, Alan Turing, and Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace, Alan Turing, Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace; Alan Turing", ["Ada Lovelace", "Alan Turing"]],
    ["Ada Lovelace & Alan Turing", ["Ada Lovelace", "Alan Turing"]],
    ["Ada Lovelace, Alan Turing & Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace (MIT)", ["Ada Lovelace (MIT)"]],
    ["Samuel Finlayson (Harvard, MIT)", ["Samuel Finlayson (Harvard, MIT)"]],
    ["A (X, Y), B (Z)", ["A (X, Y)", "B (Z)"]],
    ["A (Bell and Howell) and B (Arts & Crafts)", ["A (Bell and Howell)", "B (Arts & Crafts)"]],
    ["A (U of X (Y), Z), B", ["A (U of X (Y), Z)", "B"]],
    ["Shira Mitchell ()", ["Shira Mitchell ()"]],
    ["Shira Mitchell ( ), B ()", ["Shira Mitchell ()", "B ()"]],
    ["Sammy Davis, Jr.", ["Sammy Davis, Jr."]],
    ["Sammy Davis, Jr. and Ada Lovelace", ["Sammy Davis, Jr.", "Ada Lovelace"]],
    ["Sammy Davis, Jr. (MIT), Ada Lovelace", ["Sammy Davis, Jr. (MIT)", "Ada Lovelace"]],
    ["Ada Lovelace, PhD, Alan Turing", ["Ada Lovelace, PhD", "Alan Turing"]],
    ["Martin Luther King III and Ann Lee", ["Martin Luther King III", "Ann Lee"]],
    ["Andy Warhol and Sandy Anders", ["Andy Warhol", "Sandy Anders"]],
    ["Ada  Lovelace ,Alan\u00a0Turing", ["Ada Lovelace", "Alan Turing"]],
    ["Ada Lovelace,", ["Ada Lovelace"]],
    ["Geneviève Patterson, 山田太郎、محمد علي", ["Geneviève Patterson", "山田太郎", "محمد علي"]],
    ["山田太郎（東京大学，理学部）", ["山田太郎 (東京大学，理学部)"]],
    ["Brendan O'Donoghue, Dianne O'Leary", ["Brendan O'Donoghue", "Dianne O'Leary"]],
    ["Mihail D. and Giles L. Colclough", ["Mihail D.", "Giles L. Colclough"]],
  ];
  for (const [text, people] of cases) {
    test(`"${text}" names ${people.join(" | ")}`, () => assert.deepEqual(shown(text), people));
  }

  const inverted: readonly [text: string, people: readonly string[]][] = [
    ["Kumar, Aviral and Sarawagi, Sunita", ["Aviral Kumar", "Sunita Sarawagi"]],
    ["Kumar, Aviral; Sarawagi, Sunita", ["Aviral Kumar", "Sunita Sarawagi"]],
    ["Kumar, Aviral (IITB) and Sarawagi, Sunita (IITB)", ["Aviral Kumar (IITB)", "Sunita Sarawagi (IITB)"]],
    ["van der Berg, Jan and de la Cruz, Juan Carlos", ["Jan van der Berg", "Juan Carlos de la Cruz"]],
    ["García Márquez, Gabriel and Lee, Ann B.", ["Gabriel García Márquez", "Ann B. Lee"]],
    ["King, Martin Luther, Jr. and Lee, Ann, PhD", ["Martin Luther King, Jr.", "Ann Lee, PhD"]],
    ["King, Jr., Martin Luther and Lee, Ann", ["Martin Luther King, Jr.", "Ann Lee"]],
    ["Smith, John PhD; Doe, Jane MD", ["John Smith, PhD", "Jane Doe, MD"]],
    ["O’Neil, Ann; O'Leary, Dianne", ["Ann O’Neil", "Dianne O'Leary"]],
    ["Kumar, A., Sarawagi, S., & Lee, B.", ["A. Kumar", "S. Sarawagi", "B. Lee"]],
    ["Пушкин, Александр; Гоголь, Николай", ["Александр Пушкин", "Николай Гоголь"]],
  ];
  for (const [text, people] of inverted) {
    test(`"${text}" has family names first: ${people.join(" | ")}`, () => {
      assert.deepEqual(shown(text), people);
      assert.ok(!isDoubtful(text));
    });
  }

  const doubtful: readonly [text: string, people: readonly string[]][] = [
    ["Kumar, Aviral; Sarawagi, Sunita and X", ["Aviral Kumar", "Sunita Sarawagi", "X"]],
    ["Kumar, Aviral", ["Aviral Kumar"]],
    ["Kumar, Aviral and Sunita Sarawagi", ["Aviral Kumar", "Sunita Sarawagi"]],
    ["Kumar, Sarawagi and Lee", ["Kumar", "Sarawagi", "Lee"]],
    ["García Márquez, Gabriel", ["García Márquez", "Gabriel"]],
    ["Ann Lee, Stanford; Bo Ek, Berkeley", ["Ann Lee", "Stanford", "Bo Ek", "Berkeley"]],
    ["Ann Lee et al.", ["Ann Lee et al."]],
    ["Ann Lee, Bo Ek and others", ["Ann Lee", "Bo Ek", "others"]],
  ];
  for (const [text, people] of doubtful) {
    test(`"${text}" may be read in another way than ${people.join(" | ")}`, () => {
      assert.deepEqual(shown(text), people);
      assert.ok(isDoubtful(text));
    });
  }

  test("is not doubtful for a name of one word, in another script or still to come", () => {
    for (const text of [
      "Plato, 李小龙 and محمد الفارابي",
      "Plato and Ann Lee",
      "Ann Lee, Plato, Bo Ek",
      "Ann Lee, TBA",
      "Ann Lee, MIT",
    ])
      assert.ok(!isDoubtful(text), text);
  });

  const refused: readonly [text: string, code: string][] = [
    ["A (X, Y", "person-parenthesis"],
    ["A X) and B", "person-parenthesis"],
    ["A (X)) (Y", "person-parenthesis"],
    ["", "person-empty"],
    ["   ", "person-empty"],
    ["(Duke University)", "person-empty"],
    ["A and (Duke)", "person-empty"],
    [", ,", "person-empty"],
  ];
  for (const [text, code] of refused) test(`"${text}" is ${code}`, () => assert.equal(shown(text), code));
});

describe("an entry of a list", () => {
  test("is one person: a comma is more likely an affiliation than another name", () => {
    assert.equal(shown("Cynthia Rudin, Duke University", false), "person-comma");
  });
  test("may hold commas in parentheses and before Jr.", () => {
    assert.deepEqual(shown("Sammy Davis, Jr. (Harvard, MIT)", false), ["Sammy Davis, Jr. (Harvard, MIT)"]);
  });
  test("may have the family name first", () => {
    assert.deepEqual(shown("Kumar, Aviral", false), ["Aviral Kumar"]);
    assert.deepEqual(shown("van der Berg, Jan (TU Delft)", false), ["Jan van der Berg (TU Delft)"]);
  });
  test("may name two people joined by and", () => {
    assert.deepEqual(shown("Ann Lee (X) and Bo Ek (Y)", false), ["Ann Lee (X)", "Bo Ek (Y)"]);
  });
});

test("the span of each person is the name's own characters in the text", () => {
  const text = "  Ada Lovelace (MIT, UK), Alan Turing,  and  Grace Hopper ()";
  const found = splitPeople(text, true);
  assert.ok(typeof found !== "string");
  assert.deepEqual(
    found.map(({ span: [start, end] }) => text.slice(start, end)),
    ["Ada Lovelace", "Alan Turing", "Grace Hopper"],
  );
  assert.deepEqual(found[0]?.span, [2, 14]);
});
