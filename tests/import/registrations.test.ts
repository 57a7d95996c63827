import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { ImportMistake, readInput } from "../../src/import/input.ts";
import { readRegistrations } from "../../src/import/people/registrations.ts";
import { temporaryFolder } from "../site.ts";

function fileOf(content: string | Buffer): string {
  const file = path.join(temporaryFolder(), "list.csv");
  writeFileSync(file, content);
  return file;
}

const readList = (content: string | Buffer) => readRegistrations(readInput(fileOf(content)));

/** Who is on a list, and what is said about it. */
function listed(content: string | Buffer) {
  const { registrations, notes } = readList(content);
  return { registrations, said: notes.all.map(({ place, kind, what }) => `${place} ${kind}: ${what}`) };
}

/** Why a list is refused. */
function refusal(content: string | Buffer): string {
  try {
    readList(content);
  } catch (error) {
    assert.ok(error instanceof ImportMistake, String(error));
    assert.equal(error.isOfCommand, false);
    return error.message;
  }
  assert.fail("it was read");
}

describe("a list of registrations", () => {
  test("is read by its headings, in several languages and orders, with commas, semicolons or tabs", () => {
    const expected = [
      { name: "Mbali Sandgren", affiliation: "Quellstadt", role: "participant" },
      { name: "Bo Ek", role: "participant" },
    ];
    for (const text of [
      "First name,Last name,Institution\nMbali,Sandgren,Quellstadt\nBo,Ek,\n",
      "\uFEFFNachname;Vorname;Institut\r\nSandgren;Mbali;Quellstadt\r\nEk;Bo;\r\n",
      "AFFILIATION\tFull Name\nQuellstadt\tMbali Sandgren\n\tBo Ek\n",
      'Prénom,Nom,Organisation\n"Mbali",Sandgren,"Quellstadt"\n\nBo,Ek\n',
    ])
      assert.deepEqual(listed(text), { registrations: expected, said: [] }, text);
  });

  test("marks roles in the words of registration systems, and prints those that it does not know", () => {
    const text =
      "Name,Ticket type\nA B,Keynote speaker\nC D,Student\nE F,Presse\nG H,Freiwilliger Helfer\nI J,VIP\nK L,Organizador\n";
    const { registrations, said } = listed(text);
    assert.deepEqual(
      registrations.map(({ role, word }) => word ?? role),
      ["speaker", "participant", "press", "helper", "VIP", "organizer"],
    );
    assert.deepEqual(said, [
      'list.csv:6:5 guessed: the role "VIP" is printed as it is, marked like that of participants',
    ]);
  });

  test("reads Name beside a first name as the family name, and a delimiter that Excel says", () => {
    const names = (text: string) => listed(text).registrations.map(({ name }) => name);
    assert.deepEqual(names("Vorname;Name\nMbali;Sandgren\n"), ["Mbali Sandgren"]);
    assert.deepEqual(names("Name,First name\nSandgren,Mbali\nEk,\n,Ravi\n"), ["Mbali Sandgren", "Ek", "Ravi"]);
    assert.deepEqual(names('Name,First name\nMbali Sandgren,Mbali\n"Ek, Bo",Bo\n'), ["Mbali Sandgren", "Bo Ek"]);
    assert.deepEqual(names("sep=;\nName;Role\nAnn Lee;Press\n"), ["Ann Lee"]);
    assert.deepEqual(listed("sep=|\nName|Size\nAnn|L\n").said, [
      'list.csv:2:6 left out: the column "Size" is not for badges',
    ]);
  });

  test("puts the family name first in Chinese, Japanese and Korean", () => {
    const names = (text: string) => listed(text).registrations.map(({ name }) => name);
    assert.deepEqual(names("姓,名\n江,清澜\n佐々木,太郎\n김,민준\n"), ["江清澜", "佐々木太郎", "김민준"]);
    assert.deepEqual(names("姓,名\nSandgren,Mbali\n"), ["Mbali Sandgren"]);
  });

  test("takes nobody for what a kind of ticket names by chance", () => {
    const roles = (words: readonly string[]) =>
      listed(`Name,Ticket\n${words.map((word, index) => `P${index},${word}`).join("\n")}\n`).registrations.map(
        ({ role, word }) => word ?? role,
      );
    const others = ["Non-profit organisation", "Organizzazione", "Express ticket", "Intermediate", "Social media pass"];
    const more = ["Research assistant", "Faculty / staff", "Non-presenter", "Guest of speaker", "Speaker's guest"];
    assert.deepEqual(roles([...others, ...more]), [...others, ...more]);
    const organizers = ["Organising committee", "Co-organizer", "Organisationsteam", "Comité d'organisation"];
    const abroad = ["Organizador", "Organizzatore", "Organisatrice", "组织者", "منظم"];
    assert.deepEqual(new Set(roles([...organizers, ...abroad])), new Set(["organizer"]));
    assert.deepEqual(roles(["Staff", "Conference staff", "Assistant", "Presse", "Media"]), [
      ...["helper", "helper", "helper", "press", "press"],
    ]);
  });

  test("says when a name is an e-mail address, and when two people share a name", () => {
    const text = 'Name,Institution\nann@b.example,\nBo Ek,MIT\nBo Ek,\n"Lee,",\n", Ann",\n';
    const { registrations, said } = listed(text);
    assert.deepEqual(
      registrations.map(({ name }) => name),
      ["ann@b.example", "Bo Ek", "Bo Ek", "Lee", "Ann"],
    );
    assert.deepEqual(said, [
      'list.csv:2 guessed: the e-mail address "ann@b.example" is printed as a name',
      'list.csv:4 guessed: "Bo Ek" is somebody else than on list.csv:3, as the affiliation differs',
    ]);
  });

  test("says with line and column what it leaves out or guesses", () => {
    const text = `Name,E-mail,Institution
"Sandgren, Mbali",m@example.org,Quell
Mbali Sandgren,m@example.org,Quell
,nobody@example.org,X
Bo\u202E Ek,bo@example.org,"Two
lines"
Ravi,r@example.org,Tarn, Institute
`;
    const { registrations, said } = listed(text);
    assert.deepEqual(registrations, [
      { name: "Mbali Sandgren", affiliation: "Quell", role: "participant" },
      { name: "Bo Ek", affiliation: "Two lines", role: "participant" },
      { name: "Ravi", affiliation: "Tarn", role: "participant" },
    ]);
    assert.deepEqual(said, [
      'list.csv:1:6 left out: the column "E-mail" is not for badges',
      'list.csv:2:1 guessed: "Sandgren, Mbali" was read as Mbali Sandgren',
      'list.csv:3 skipped: "Mbali Sandgren" is registered twice (list.csv:2)',
      "list.csv:4 skipped: a row without a name",
      "list.csv:5:1 left out: characters that cannot be seen: U+202E RIGHT-TO-LEFT OVERRIDE",
      'list.csv:7:26 left out: "Institute" is in no column; a text with commas belongs in quotes',
    ]);
  });

  test("keeps hostile names as they are, but refuses what cannot be one", () => {
    const names = [
      "<script>alert(1)</script>",
      "=HYPERLINK(1)",
      "Zoë 🦊 Fox",
      "نسرين الوادي",
      "江清澜",
      "{{ 7*7 }}",
      "x".repeat(200),
    ];
    const { registrations, said } = listed(`Name\n${names.join("\n")}\n${"y".repeat(201)}\n---\n`);
    assert.deepEqual(
      registrations.map(({ name }) => name),
      names,
    );
    assert.deepEqual(said, [
      `list.csv:9 skipped: a name of 201 characters, "${"y".repeat(40)}…"`,
      "list.csv:10 skipped: a row without a name",
    ]);
  });

  test("is refused with the place and a remedy if it is no such list", () => {
    assert.match(
      refusal("Mail,Shirt\na@b.example,L\n"),
      /^list\.csv:1: no column has names, there are only "Mail", "Shirt"; /,
    );
    assert.match(refusal(""), /^list\.csv:1: the file is empty$/);
    assert.match(refusal("Name,Role\n,Student\n"), /^list\.csv:1: nobody is on this list/);
    assert.match(refusal('Name\nBo Ek\n"Ann Lee\n'), /^list\.csv:3: a quote starts here and is never closed$/);
    assert.match(refusal('Name\nBo "B" Ek\n'), /^list\.csv:2: unexpected quote/);
    assert.match(refusal(Buffer.from("Name\nGr\xfcnholt\n", "latin1")), /^list\.csv:2:3: .*save it as UTF-8/);
    assert.match(refusal(Buffer.from("PK\u0003\u0004xl")), /is a spreadsheet/);
  });

  test("may be UTF-16, as Excel's Unicode text is", () => {
    const file = fileOf(Buffer.from("\uFEFFName\nBo Ek\n", "utf16le"));
    assert.deepEqual(
      readRegistrations(readInput(file)).registrations.map(({ name }) => name),
      ["Bo Ek"],
    );
  });

  test("is only read", () => {
    const file = fileOf("Name\nBo Ek\n");
    readRegistrations(readInput(file));
    assert.equal(readFileSync(file, "utf8"), "Name\nBo Ek\n");
  });
});
