import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readAuthors } from "../../src/import/people/names.ts";
import { Notes } from "../../src/import/row.ts";
import { importText, siteWith } from "./importing.ts";

function read(text: string): readonly string[] {
  return readAuthors(text, "a.csv:2", new Notes()).map(({ name, affiliation }) =>
    affiliation === undefined ? name : `${name} (${affiliation})`,
  );
}

describe("footnote marks of names are dropped", () => {
  const two = ["Jane Doe", "John Roe"];
  for (const [text, expected] of [
    ["JANE DOE1, JOHN ROE2,3", ["JANE DOE", "JOHN ROE"]],
    ["Jane Doe1, John Roe1,2 and Cat Dee3", [...two, "Cat Dee"]],
    ["Jane Doe¹*, John Roe²", two],
    ["Jane Doe ¹ ², John Roe", two],
    ["Jane Doe1,*, John Roe2†", two],
    ["Jane Doe*1, John Roe#2", two],
    ["Jane Doe 1, John Roe 2", two],
    ["Jane Doe^1, John Roe^{2,3}", two],
    ["Jane Doe$^{1}$, John Roe$^{2,3}$", two],
    ["Jane Doe<sup>1</sup>, John Roe<sup>2,3</sup>", two],
    ["Jane Doe(1), John Roe (2,3)", two],
    ["Jane Doe [1], John Roe[2]", two],
    ["Jane Doeᵃ, John Roeᵇ", two],
    ["Doe, Jane1; Roe, John2,3", two],
    ["¹Jane Doe, ²John Roe", two],
    ["Jane Doe1 (Paris 8); John Roe2 (MIT)", ["Jane Doe (Paris 8)", "John Roe (MIT)"]],
    ["Suharto¹", ["Suharto"]],
    ["Deadmau5", ["Deadmau5"]],
    ["Jane Doe (Lab 1, Building 2)", ["Jane Doe (Lab 1, Building 2)"]],
    ["Jane Doe^a, John Roe^{b,*}", two],
    ["Jane Doe (MIT)1, John Roe (CMU)2", ["Jane Doe (MIT)", "John Roe (CMU)"]],
    ["Jane Doe1✉, John Roe2", two],
    ["李小龙1, 王伟2", ["李小龙", "王伟"]],
  ] as const)
    test(text, () => assert.deepEqual(read(text), expected));

  for (const text of [
    ...["Team Alpha 2; Team Alpha 3", "Nova Team2", "Team C#", "Area 51 Collective", "Henry VIII 2", "X Æ A-12"],
    ...["Wei Wang 0001; Jun Li 0012", "Jennifer 8. Lee", "Jane Doe (3M); John Roe (Paris 8)", "Jane Doe (ENS²)"],
  ])
    test(`but what belongs to a name or affiliation stays: ${text}`, () =>
      assert.deepEqual(read(text), text.split("; ")));

  test("numbers of affiliations stay, in lists of people too", async () => {
    assert.deepEqual(read("Jane Doe, CERN 7; John Roe1"), ["Jane Doe (CERN 7)", "John Roe"]);
    const list = "Jane Doe, Paris 8\nJohn Roe, Web3\nAna Ek, Nova Web3\nBo Ek, C#\nCat Dee (ENS²)\nDan Fo1, 3M\n";
    const { committee } = await importText(siteWith(), "committee", "a.txt", list);
    const names = ["Jane Doe (Paris 8)", "John Roe (Web3)", "Ana Ek (Nova Web3)", '"Bo Ek (C#)"', "Cat Dee (ENS²)"];
    for (const name of [...names, "Dan Fo (3M)"]) assert.ok(committee.includes(`- ${name}\n`), committee);
  });

  test("which is said once", async () => {
    const csv = 'title,authors\nX,"JANE DOE1, JOHN ROE2,3"\nY,"Ana Ficticia¹*, Bo Ek"\n';
    const { papers, said } = await importText(siteWith(), "papers", "a.csv", csv);
    assert.match(papers, /authors: JANE DOE and JOHN ROE\n[\s\S]*authors: Ana Ficticia and Bo Ek\n/);
    assert.equal(said.match(/footnote marks after names were dropped/g)?.length, 1);
  });

  test("in lists of people too", async () => {
    const csv = "Name,Affiliation\nJane Doe1,MIT\nJohn Roe²*,ENS 2\n";
    const { committee, said } = await importText(siteWith(), "committee", "a.csv", csv);
    assert.match(committee, /- Jane Doe \(MIT\)\n- John Roe \(ENS 2\)\n$/);
    assert.equal(said.match(/footnote marks after names were dropped/g)?.length, 1);
  });
});

describe("entities of HTML do not part names", () => {
  for (const [text, expected] of [
    ["Ana &Aring;s; Bo Ek", ["Ana Ås", "Bo Ek"]],
    ["Ana &Aring;s, Bo Ek", ["Ana Ås", "Bo Ek"]],
    ["Bo Ek; J&oacute;n &#211;lafsson", ["Bo Ek", "Jón Ólafsson"]],
    ["Ana Ek (A&amp;M; X); Bo Ek", ["Ana Ek (A&M; X)", "Bo Ek"]],
    ["Bo Ek &amp; Cat Dee", ["Bo Ek", "Cat Dee"]],
    ["Ana&nbsp;Ek|Bo Ek", ["Ana Ek", "Bo Ek"]],
  ] as const)
    test(text, () => assert.deepEqual(read(text), expected));

  test("nor affiliations, nor names in columns of their own", async () => {
    const csv = "title,authors,affiliations\nX,Ana &Aring;s; Bo Ek,Universit&eacute; A; B&amp;C\n";
    const { papers } = await importText(siteWith(), "papers", "a.csv", csv);
    assert.match(papers, /authors: Ana Ås \(Université A\) and Bo Ek \(B&C\)\n/);
    const rows =
      "paper,title,given_name,family_name,affiliation,decision\n1,X,J&oacute;n,&Oacute;lafsson,&Aring;bo,accept\n";
    const hotcrp = await importText(siteWith(), "papers", "b.csv", rows);
    assert.match(hotcrp.papers, /authors: Jón Ólafsson \(Åbo\)\n/);
  });

  test("nor stay in lists of people", async () => {
    const text = "Ana &Aring;s\tUniversit&eacute; A\nBo Ek\tB\nCat Dee\tC\n";
    const { committee } = await importText(siteWith(), "committee", "a.txt", text);
    assert.match(committee, /- Ana Ås \(Université A\)\n/);
  });
});

describe("words of other languages join names", () => {
  const two = ["Ana Ek", "Bo Dee"];
  for (const join of ["et", "y", "und", "&", "e", "en", "och", "/"])
    test(join, () => {
      assert.deepEqual(read(`Ana Ek ${join} Bo Dee`), two);
      assert.deepEqual(read(`Cat Fo, Ana Ek ${join} Bo Dee`), ["Cat Fo", ...two]);
      assert.deepEqual(read(`Ana Ek (MIT) ${join} Bo Dee (B)`), ["Ana Ek (MIT)", "Bo Dee (B)"]);
    });

  test("but not the parts of a family name", () => {
    for (const name of ["José Ortega y Gasset", "Santiago Ramón y Cajal", "Maria Costa e Silva"])
      assert.deepEqual(read(`${name}, Ana Ek`), [name, "Ana Ek"]);
  });

  test("which is a guess that is said", async () => {
    const { said } = await importText(siteWith(), "papers", "a.csv", "title,authors\nX,Ana Ek y Bo Dee\n");
    assert.match(said, /guessed: "Ana Ek y Bo Dee" was read as Ana Ek; Bo Dee/);
  });
});

describe("lists with several kinds of separators part all names", () => {
  const three = ["Ana Ek", "Bo Dee", "Cat Fo"];
  for (const text of [
    ...["Ana Ek; Bo Dee and Cat Fo", "Ana Ek; Bo Dee; and Cat Fo", "Ana Ek; Bo Dee & Cat Fo", "Ana Ek; Bo Dee, Cat Fo"],
    ...[
      "Ek, Ana; Dee, Bo and Fo, Cat",
      "Ana Ek, Bo Dee,and Cat Fo",
      "Ana Ek|Bo Dee|& Cat Fo",
      "Ana Ek\nBo Dee and Cat Fo",
    ],
    ...["Ana Ek/Bo Dee/Cat Fo", "Ana Ek\tBo Dee\tCat Fo", "Ek, Ana; Dee, Bo; Fo, Cat"],
  ])
    test(JSON.stringify(text), () => assert.deepEqual(read(text), three));

  for (const [text, expected] of [
    ["Ana Ek (A and B); Bo Dee and Cat Fo (C)", ["Ana Ek (A and B)", "Bo Dee", "Cat Fo (C)"]],
    ["García Márquez, Gabriel José; Ek Dee, Ana Maria", ["Gabriel José García Márquez", "Ana Maria Ek Dee"]],
    ["Research and Development Team; Ana Ek", ["Research and Development Team", "Ana Ek"]],
    ["Johnson & Johnson; Ana Ek", ["Johnson & Johnson", "Ana Ek"]],
    ["Ana Ek; Bo Dee, Jr.; Cat Fo", ["Ana Ek", "Bo Dee, Jr.", "Cat Fo"]],
    ["Ana Ek, 3M; Bo Dee, MIT", ["Ana Ek (3M)", "Bo Dee (MIT)"]],
    ["Ana Ek, Dept. of Math and Art; Bo Dee, MIT", ["Ana Ek (Dept. of Math and Art)", "Bo Dee (MIT)"]],
  ] as const)
    test(`but not affiliations and organizations: ${text}`, () => assert.deepEqual(read(text), expected));
});

test("ORCID iDs after names are read, as Springer's templates and others write them", async () => {
  for (const list of [
    "Ana Ek[0000-0002-1825-0097]; Bo Dee[0000-0001-5109-3700]",
    "Ana Ek (0000-0002-1825-0097), Bo Dee (0000-0001-5109-3700)",
    "Ana Ek, ORCID 0000-0002-1825-0097; Bo Dee, https://orcid.org/0000-0001-5109-3700",
  ]) {
    const csv = `title,authors\nX,"${list}"\n`;
    const { papers } = await importText(siteWith(), "papers", "a.csv", csv);
    assert.match(papers, /name: Ana Ek\n? *,? *orcid: 0000-0002-1825-0097/, list);
    assert.match(papers, /name: Bo Dee\n? *,? *orcid: 0000-0001-5109-3700/, list);
  }
});

test("thirty authors and single names stay whole", () => {
  const many = Array.from({ length: 30 }, (_, index) => `Ana Ficticia${String.fromCharCode(97 + (index % 26))}`);
  assert.deepEqual(read(many.join(", ")), many);
  assert.deepEqual(read("Madonna"), ["Madonna"]);
  assert.deepEqual(read("Madonna; Prince; Suharto"), ["Madonna", "Prince", "Suharto"]);
});
