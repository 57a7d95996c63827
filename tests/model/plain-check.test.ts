import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { read } from "../reading.ts";

const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  read(files)
    .diagnostics.filter(({ code }) => ["raw-html", "garbled-text", "tex-outside-math"].includes(code))
    .map((one) => `${one.file.replace(/^data./, "")}:${one.line}:${one.column} ${one.code} → ${one.hint}`);

test("every key whose text is shown as it stands is looked at, also the date of an edition in words", () => {
  const found = told({ "data/editions.yaml": "- {title: Small, date: Spring &amp; autumn 2014}\n" });
  assert.deepEqual(found, ["editions.yaml:1:31 raw-html → write Spring & autumn 2014"]);
});

test("TeX is mathematics in a paper's title, and asked about in a volume's, which is plain", () => {
  const workshop = "name: S\nstart: 2030-05-06\ntimezone: UTC\nproceedings:\n  title: Learning $\\ell_1$\n";
  const found = told({ "data/workshop.yaml": workshop, "data/papers.yaml": "- title: Learning $\\ell_1$\n" });
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", /^workshop\.yaml:5:\d+ tex-outside-math/);
});

describe("HTML and its entities in a line of plain text", () => {
  const cases: readonly [text: string, mended: string][] = [
    ["Jos&eacute; Silva", "José Silva"],
    ["Jos&#233; Silva", "José Silva"],
    ["Jos&#xE9; Silva", "José Silva"],
    ["AT&amp;T", "AT&T"],
    ["<i>Ana</i> Reis", "Ana Reis"],
    ["Hall<br>North", "Hall North"],
    ["<b>Salt &amp; Light</b>", "Salt & Light"],
  ];
  for (const [text, mended] of cases) {
    test(`"${text}" draws one warning that says how to write it`, () => {
      const at = 1 + text.search(/<|&/);
      const said = (file: string, column: number) => `${file}:1:${column + at} raw-html → write ${mended}`;
      assert.deepEqual(told({ "data/committee.yaml": `- {name: ${text}}\n` }), [said("committee.yaml", 9)]);
      assert.deepEqual(told({ "data/sponsors.yaml": `- {name: A, level: ${text}}\n` }), [said("sponsors.yaml", 19)]);
      assert.deepEqual(told({ "data/papers.yaml": `- {title: ${text}}\n` }), [said("papers.yaml", 10)]);
      assert.deepEqual(told({ "data/committee.yaml": `- Bo Ek (${text})\n` }).length, 1);
    });
  }

  for (const text of [
    "R&D; more",
    "AT&T",
    "List<T> and Vec<u8>",
    "Track <A>",
    "a < b > c",
    "&foo; bar",
    "I <3 U",
    "Q&A; B",
  ])
    test(`"${text}" is nothing of the kind`, () =>
      assert.deepEqual(told({ "data/papers.yaml": `- {title: "${text}", label: "${text}"}\n` }), []));
});

/** UTF-8 as a program shows it that takes it for Windows-1252. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const garbled = (text: string): string =>
  [...Buffer.from(text)].map((byte) => WINDOWS[byte - 0x80] ?? String.fromCharCode(byte)).join("");

describe("text that was converted wrongly", () => {
  const words = [
    "Müller",
    "MÜLLER",
    "Don’t",
    "crée",
    "école",
    "García",
    "Erdős",
    "Şenol",
    "Žižek",
    "Иван",
    "山田太郎",
    "محمد",
    "≤",
    "—",
    "😀",
  ];
  for (const word of words)
    test(`"${garbled(word)}" is asked about, in data and in pages`, () => {
      const hint = `write ${word}, and look for similar places: UTF-8 was read as another encoding`;
      const text = `See ${garbled(word)} here`;
      assert.deepEqual(told({ "data/committee.yaml": `- {name: A, role: ${text}}\n` }), [
        `committee.yaml:1:23 garbled-text → ${hint}`,
      ]);
      assert.deepEqual(told({ "content/call.md": `---\ntitle: Call\nnav: 1\n---\n${text}.\n` }), [
        `content/call.md:5:5 garbled-text → ${hint}`,
      ]);
    });

  test("is not what only has rare letters and signs beside each other", () => {
    const fine =
      "«CAFÉ» “AMANHÃ” «AMANHû „UNIVERSITÄ“ «“café”» IRMÃ’s MANHÃ… CAFÉ® René†‡ René¹² 2×½ Ø±0.5 0.5Å±0.1 10 Å² «Â» été: «é» " +
      "Zoë™ São—Paulo Łódź Žižek naïf”… Ångström ÄÖÜ Þórður Nguyễn İlker";
    for (const text of fine.split(" ")) assert.deepEqual(told({ "data/committee.yaml": `- A\n# ${text}\n` }), [], text);
  });

  test("is found in time in a million signs of any kind", () => {
    for (const sign of ["Ã", "Ã©", "é", "â€", "é»", " "])
      read({ "content/call.md": `---\ntitle: Call\nnav: 1\n---\n${sign.repeat(100_000)}\n` });
  });
});
