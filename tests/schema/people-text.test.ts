import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { splitPeople } from "../../src/schema/people-text.ts";

/** `Name`, `Name (Affiliation)`, `Name ()` for none on purpose. */
function shown(text: string, commasSplit = true): readonly string[] | string {
  const found = splitPeople(text, commasSplit);
  if (typeof found === "string") return found;
  return found.map(({ name, affiliation }) => (affiliation === undefined ? name : `${name} (${affiliation ?? ""})`));
}

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
