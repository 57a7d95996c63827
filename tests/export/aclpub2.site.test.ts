import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { load, YAML11_SCHEMA } from "js-yaml";
import { changed, type Exported, exported, settings } from "./volume.ts";

// biome-ignore lint/suspicious/noExplicitAny: the shapes are what is tested.
type Loaded = any;

/** A file as PyYAML reads it: YAML 1.1, in which dates are dates. */
const yaml = ({ read }: Exported, name: string): Loaded => load(read(`${name}.yml`), { schema: YAML11_SCHEMA });

const at = (written: string): Date => new Date(`${written.replace(" ", "T")}Z`);

test("conference_details.yml has every key that aclpub2 requires, without LaTeX, and its dates are dates", async () => {
  const details = yaml(await exported("aclpub2"), "conference_details");
  assert.deepEqual(details, {
    book_title: "Proceedings of the First Workshop on Flip Points",
    event_name: "Workshop on Flip Points",
    cover_subtitle: "Proceedings of the Workshop",
    anthology_venue_id: "Flip",
    start_date: at("2030-05-06 00:00:00"),
    end_date: at("2030-05-07 00:00:00"),
    isbn: "978-3-16-148410-0",
    location: "Zürich, Switzerland",
    editors: [
      { first_name: "Łukasz", last_name: "Žižka" },
      { first_name: "Grace", last_name: "van der Hopper" },
    ],
    publisher: "Association for Computational Linguistics",
    volume_name: 57,
  });
});

test("papers.yml lists the volume in its order, then what is not archival, with files by id", async () => {
  const out = await exported("aclpub2");
  const papers = yaml(out, "papers");
  assert.deepEqual(
    papers.map((paper: Loaded) => [paper.id, paper.file, paper.archival, paper.attributes]),
    [
      ["flips", "flips.pdf", true, { presentation_type: "oral" }],
      [7, "7.pdf", true, { presentation_type: "oral" }],
      ["third", "third.pdf", true, { presentation_type: "oral" }],
      ["elsewhere", undefined, false, { presentation_type: "poster" }],
    ],
  );
  assert.deepEqual(papers[0].authors, [
    {
      first_name: "Klaus",
      last_name: "Köller",
      institution: "Uni A & B",
      orcid: "https://orcid.org/0000-0002-1825-0097",
    },
    { first_name: "Hans", last_name: "von Hamburg Jr.", institution: "B" },
  ]);
  assert.deepEqual(papers[0].attachments, [{ type: "attachment", file: "flips-supplement.pdf" }]);
  const bytes = (...at: string[]) => readFileSync(path.join(...at));
  assert.deepEqual(bytes(out.folder, "papers/7.pdf"), bytes(out.site, "public/papers/two.pdf"));
  assert.ok(out.files.includes("attachments/flips-supplement.pdf"));
});

test("where aclpub2 escapes & _ % itself they have no backslash, and where it does not they have one", async () => {
  const out = await exported("aclpub2");
  assert.equal(yaml(out, "papers")[0].title, "On $k_1$ Flips & 5% more_x");
  assert.equal(
    yaml(out, "papers")[0].abstract,
    "We show \\emph{that} $\\{a_1\\}$ costs \\$5 – “so” \\textbf{much}.\n\n\\begin{itemize}\n\\item one\n\\item two\\_2\n\\end{itemize}",
  );
  assert.equal(yaml(out, "program")[0].title, "Opening: 100%");
  assert.equal(yaml(out, "program")[1].location, "Hall\\_1");
  assert.equal(yaml(out, "program_committee")[0].entries[0].institution, "Univ. of A & B");
  assert.equal(yaml(out, "organizing_committee")[0].members[0].institution, "Univ. of A \\& B");
  assert.equal(yaml(out, "invited_talks")[0].title, "Edges \\& 5\\%");
  assert.equal(yaml(out, "sponsors")[0].tier, "Gold");
});

test("program.yml has sessions with chairs, rooms and papers by id, at the venue's time", async () => {
  const program = yaml(await exported("aclpub2"), "program");
  assert.deepEqual(
    program.map(({ title }: Loaded) => title),
    ["Opening: 100%", "Edges & 5%", "Coffee", "Session 1", "Mixed", "Posters", "What now?"],
  );
  assert.deepEqual(program[3], {
    title: "Session 1",
    start_time: at("2030-05-06 10:30:00"),
    end_time: at("2030-05-06 11:30:00"),
    location: "Hall",
    chair: "Ana Ficticia",
    papers: [
      { id: "flips", start_time: at("2030-05-06 10:30:00"), end_time: at("2030-05-06 11:00:00") },
      { id: "third", start_time: at("2030-05-06 11:00:00"), end_time: at("2030-05-06 11:30:00") },
    ],
  });
  assert.deepEqual(program[5].papers, [{ id: 7 }, { id: "elsewhere" }]);
});

test("a session in which not only papers are given has every item as a subsession, as aclpub2 prints only those", async () => {
  const [, , , , mixed] = yaml(await exported("aclpub2"), "program");
  assert.equal(mixed.papers, undefined);
  assert.deepEqual(
    mixed.subsessions.map(({ title, papers }: Loaded) => [title, papers?.map(({ id }: Loaded) => id)]),
    [
      ["Awards", undefined],
      ["Second", [7]],
    ],
  );
});

test("what is cancelled is neither in the programme nor among the invited talks", async () => {
  const schedule = `- date: 2030-05-06
  items:
    - {time: 9:00-10:00, type: keynote, title: Gone, speakers: Ada Lovelace (London), cancelled: yes}
    - title: Session
      time: 10:00-11:00
      items:
        - {time: 10:00-10:30, type: oral, paper: flips}
        - {time: 10:30-11:00, type: oral, paper: Third, cancelled: yes}
`;
  const out = await exported("aclpub2", { "data/schedule.yaml": schedule });
  const program = yaml(out, "program");
  assert.deepEqual(
    program.map(({ title, papers }: Loaded) => [title, papers.map(({ id }: Loaded) => id)]),
    [["Session", ["flips"]]],
  );
  assert.ok(!out.files.includes("invited_talks.yml"));
});

test("the country is in English whatever the language of the site, and nothing is said twice", async () => {
  const out = await exported("aclpub2", {
    ...settings("timezone:", "language: de\ntimezone:"),
    "data/papers.yaml": "- {title: One, authors: Plato}\n- {title: Two, authors: Plato}\n",
    "data/schedule.yaml": undefined,
  });
  assert.equal(yaml(out, "conference_details").location, "Zürich, Switzerland");
  const said = out.lacks.filter((line) => line.includes("Plato") && !line.includes('"'));
  assert.deepEqual(said, ["  Plato"]);
});

test("committees stand by role, the organizers' own roles before those of their group", async () => {
  const out = await exported("aclpub2");
  assert.deepEqual(yaml(out, "program_committee"), [
    { role: "Area Chairs", entries: [{ first_name: "Ana", last_name: "Ficticia", institution: "Univ. of A & B" }] },
    { role: "Reviewers", entries: [{ first_name: "Łukasz", last_name: "Żółć", institution: "B" }] },
  ]);
  assert.deepEqual(
    yaml(out, "organizing_committee").map(({ role, members }: Loaded) => [role, members[0].last_name]),
    [
      ["General Chair", "Ficticia"],
      ["Organizers", "Builder"],
    ],
  );
});

test("invited talks, panels, sponsors and the preface bring their texts and pictures", async () => {
  const out = await exported("aclpub2");
  assert.deepEqual(yaml(out, "invited_talks"), [
    {
      speaker_name: "Ada Lovelace",
      institution: "London",
      title: "Edges \\& 5\\%",
      abstract_file: "edges-and-5.tex",
      bio_file: "ada-lovelace_bio.tex",
      date: at("2030-05-06 09:10:00"),
      location: "Hall\\_1",
    },
  ]);
  assert.equal(out.read("invited_talks/edges-and-5.tex"), "Some $x_1$ \\& \\emph{more}.\n");
  assert.equal(out.read("invited_talks/ada-lovelace_bio.tex"), "A \\textbf{poet}.\n");
  assert.deepEqual(yaml(out, "panels")[0].moderators[0].name, "Ana Ficticia");
  assert.equal(out.read("panels/ada-lovelace_bio.tex"), "A \\textbf{poet}.\n");
  assert.deepEqual(yaml(out, "sponsors"), [{ tier: "Gold", logos: ["acme.png"] }]);
  assert.ok(out.files.includes("sponsor_logos/acme.png"));
  assert.deepEqual(yaml(out, "prefaces"), [{ title: "Preface", file: "preface.tex" }]);
  assert.equal(out.read("prefaces/preface.tex"), "It was \\emph{good}, 100\\%.\n");
});

test("a name that begins with the family name also stands as it is written", async () => {
  const out = await exported("aclpub2", changed("data/papers.yaml", "Ștefan Čapek (C)", "李 小龙 (C)"));
  assert.deepEqual(yaml(out, "papers")[2].authors, [
    { first_name: "小龙", last_name: "李", name: "李 小龙", institution: "C" },
  ]);
});

test("words of YAML 1.1 in names and titles stay words", async () => {
  const papers = "- {title: 'No', id: yes, authors: 'On Off (12:30)', abstract: '2030-05-06', pdf: papers/one.pdf}\n";
  const [paper] = yaml(
    await exported("aclpub2", { "data/papers.yaml": papers, "data/schedule.yaml": undefined }),
    "papers",
  );
  assert.deepEqual([paper.title, paper.id, paper.abstract], ["No", "yes", "2030-05-06"]);
  assert.deepEqual(paper.authors, [{ first_name: "On", last_name: "Off", institution: "12:30" }]);
});

test("only e-mail addresses are missing from a whole workshop", async () => {
  const { lacks } = await exported("aclpub2");
  assert.deepEqual(lacks, ["the authors' e-mail addresses: write them into papers.yml; Lectern does not know any"]);
});

test("what is missing is listed, and nothing stands in its place", async () => {
  const out = await exported("aclpub2", {
    ...settings(/ {2}(?:isbn|publisher): .*\n/g, ""),
    "data/papers.yaml": "- {title: One, authors: Plato}\n",
    "data/schedule.yaml": `- date: 2030-05-06
  items:
    - chair: Ana Ficticia
      items:
        - {time: 9:00, type: talk, title: A talk, speakers: Ada Lovelace (London)}
`,
    "data/committee.yaml": undefined,
    "data/organizers.yaml": undefined,
    "content/preface.md": undefined,
    "data/sponsors.yaml": "- {name: Acme, level: Gold}\n",
  });
  assert.deepEqual(out.lacks, [
    "the isbn, which ACL gives, in conference_details.yml: state proceedings: isbn: in workshop.yaml",
    "publisher in conference_details.yml: state proceedings: publisher: in workshop.yaml",
    "a PDF file (1 paper): name it as pdf: in papers.yaml",
    '  "One"',
    "the institution of an author (1 paper): write it in brackets after the name",
    '  "One": Plato',
    "a first name (1 person): aclpub2 requires one, and it is empty in its files",
    "  Plato",
    "an abstract (1 paper)",
    '  "One"',
    "the authors' e-mail addresses: write them into papers.yml; Lectern does not know any",
    "a title for program.yml (1 session): state title: in schedule.yaml",
    "  2030-05-06 09:00",
    "who gives a talk that is neither a paper nor invited (1 talk): program.yml has no place for it",
    '  "A talk"',
    "an end (1 time): none is stated; program.yml has the one that the site assumes",
    '  "A talk": 09:30',
    "a committee for program_committee.yml: committee.yaml is empty",
    "organizers for organizing_committee.yml: organizers.yaml is empty",
    "a logo that LaTeX can include (1 sponsor): a PNG, JPEG or PDF file in public/, as logo: in sponsors.yaml",
    '  "Acme"',
    "a preface for prefaces.yml: write it as content/preface.md",
  ]);
  assert.ok(!("isbn" in yaml(out, "conference_details")));
  assert.ok(!out.files.some((file) => /prefaces|sponsors|committee/.test(file)));
});

test("a workshop without a volume has the programme and the people, and says that the volume is missing", async () => {
  const out = await exported("aclpub2", settings(/proceedings:[\s\S]*/, ""));
  assert.equal(yaml(out, "papers").length, 4);
  assert.match(
    out.lacks.join("\n"),
    /^book_title in conference_details\.yml: state proceedings: title: in workshop\.yaml$/m,
  );
});
