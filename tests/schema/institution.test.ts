import assert from "node:assert/strict";
import { test } from "node:test";
import { isAffiliation, namesInstitution } from "../../src/schema/institution.ts";

test("institutions are told by their words, in several languages and in any case", () => {
  const found = [
    "Duke University",
    "university of lund",
    "Universität Wien",
    "Université Paris-Saclay",
    "Universidad de Chile",
    "Universidade de Lisboa",
    "Univ. of Lund",
    "Institute of Science",
    "Académie des sciences",
    "Stockholm School of Economics",
    "MIT CSAIL",
    "ETH Zürich",
    "Google",
    "Meta",
    "Meta AI",
    "Meta, USA",
    "Example Corp.",
  ];
  assert.deepEqual(
    found.filter((text) => !namesInstitution(text)),
    [],
  );
});

test("names of people are not taken for institutions", () => {
  const people = ["Ada Lovelace", "Maria Corpuz", "Mit Shah", "Eth Lam", "Meta Schmidt", "Sam Labov", "Inca Ltdova"];
  assert.deepEqual(people.filter(namesInstitution), []);
});

test("an acronym alone is where somebody works, one in a list of names is not told by it", () => {
  assert.ok(isAffiliation("KAUST"));
  assert.ok(!namesInstitution("WANG"));
});
