import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DateTime } from "luxon";
import type { Item, Paper, Person } from "../src/model/workshop.ts";
import { readSite } from "../src/site/read.ts";
import { brief } from "./reading.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const AFTER = DateTime.fromISO("2019-06-01T12:00:00Z");

const reading = readSite({ site: ROOT, now: AFTER });
const workshop = reading.workshop ?? assert.fail(reading.diagnostics.map(brief).join("\n"));

const peopleIn = (groups: typeof workshop.committee) => groups.flatMap(({ people }) => people);
const item = (title: string): Item =>
  workshop.items.find((one) => one.title?.plain === title) ?? assert.fail(`no item is called ${title}`);
const paper = (title: string): Paper =>
  workshop.papers.find((one) => one.title.plain === title) ?? assert.fail(`no paper is called ${title}`);
const person = (name: string): Person =>
  workshop.people.find((one) => one.name === name) ?? assert.fail(`nobody is called ${name}`);
const names = (list: readonly { readonly person: Person }[]) => list.map((one) => one.person.name);
const clock = ({ start, end }: Item) => `${start.toFormat("H:mm")}–${end.toFormat("H:mm")}`;

test("the reference workshop has no errors and no warnings", () => {
  const lines = reading.diagnostics.filter(({ severity }) => severity !== "notice").map(brief);
  assert.deepEqual(lines, []);
});

describe("the reference workshop is complete", () => {
  const sessions = workshop.days.flatMap(({ slots }) => slots.flatMap(({ session }) => session ?? []));
  const kind = (name: string) => workshop.papers.filter(({ kinds }) => kinds[0] === name);
  const counts: readonly [what: string, found: number, expected: number][] = [
    ["speakers", workshop.speakers.length, 7],
    ["organizers", peopleIn(workshop.organizers).length, 6],
    ["committee members", peopleIn(workshop.committee).length, 81],
    ["members without affiliation", peopleIn(workshop.committee).filter((one) => !one.affiliation).length, 1],
    ["sponsors", workshop.sponsors.flatMap(({ sponsors }) => sponsors).length, 2],
    ["days", workshop.days.length, 1],
    ["timed items", workshop.items.filter(({ timed }) => timed).length, 22],
    ["sessions", sessions.length, 5],
    ["chaired sessions", sessions.filter(({ chairs }) => chairs.length === 1).length, 5],
    ["items with a video", workshop.items.filter(({ video }) => video).length, 15],
    ["posters", kind("poster").length, 21],
    ["demos", kind("demo").length, 12],
    ["papers with a talk", workshop.papers.filter(({ hasTalk }) => hasTalk).length, 6],
    ["papers with a PDF", workshop.papers.filter(({ pdf }) => pdf).length, 29],
    ["calls", workshop.calls.length, 2],
    [
      "calls whose deadline is over",
      workshop.calls.filter(({ dates }) => dates.every(({ isOver }) => isOver)).length,
      2,
    ],
  ];
  for (const [what, found, expected] of counts) test(`${expected} ${what}`, () => assert.equal(found, expected));
});

describe("the facts of the original page, copied by hand", () => {
  test("name, place and day", () => {
    assert.equal(workshop.name, "Debugging Machine Learning Models");
    assert.equal(workshop.host?.name, "ICLR 2019");
    assert.equal(workshop.when.known === "day" && workshop.when.start.toISODate(), "2019-05-06");
    assert.deepEqual([workshop.venue?.city, workshop.venue?.room], ["New Orleans", "R03"]);
    assert.equal(workshop.contact?.email, "debugging.ml@gmail.com");
    assert.deepEqual(
      workshop.sponsors
        .flatMap(({ sponsors }) => sponsors)
        .map(({ name }) => name)
        .sort(),
      ["Google", "OpenAI"],
    );
    assert.equal(workshop.stage, "archive");
  });

  const people: readonly [name: string, affiliation: string | undefined, url: string | undefined][] = [
    ["Aleksander Madry", "MIT", "https://people.csail.mit.edu/madry/"],
    ["Cynthia Rudin", "Duke University", "https://users.cs.duke.edu/~cynthia/"],
    ["Deborah Raji", "University of Toronto", "https://www.linkedin.com/in/deborah-raji-065751b2/"],
    ["Sarah Tan", "Cornell University / UCSF", "https://shftan.github.io/"],
    ["D Sculley", "Google", "https://www.eecs.tufts.edu/~dsculley/"],
    ["Samuel Finlayson", "Harvard Medical School, MIT", undefined],
    ["Shira Mitchell", undefined, undefined],
    ["Ram Kumar", "Microsoft / Berkman Klein Center", undefined],
    ["Muhammad Bilal Zafar", "Bosch Center for Artificial Intelligence", undefined],
    ["Osbert Bastani", "University of Pennsylvania", "https://obastani.github.io/"],
    ["Daniel Kang", "Stanford", "https://ddkang.github.io/"],
    ["Michela Paganini", "Facebook", "https://mickypaganini.github.io/"],
    ["Christopher Lazarus", undefined, "https://www.linkedin.com/in/christopherlazarus/"],
  ];
  for (const [name, affiliation, url] of people) {
    test(name, () => assert.deepEqual([person(name).affiliation, person(name).url], [affiliation, url]));
  }

  const items: readonly [time: string, title: string, speakers: readonly string[], video: string | undefined][] = [
    ["9:50–10:00", "Opening remarks", [], "38915697/opening-remarks-debugging-machine-learning-models"],
    [
      "10:00–10:30",
      "A New Perspective on Adversarial Perturbations",
      ["Aleksander Madry"],
      "38915699/a-new-perspective-on-adversarial-perturbations",
    ],
    [
      "11:50–12:00",
      "Improving Jobseeker-Employer Match Models at Indeed Through Process, Visualization, and Exploration",
      ["Benjamin Link"],
      "38915705/improving-jobseekeremployer-match-models-at-indeed-through-process-visualization-and-exploration",
    ],
    [
      "12:40–13:00",
      '"Debugging" Discriminatory ML Systems',
      ["Deborah Raji"],
      "38915706/debugging-discriminatory-ml-systems",
    ],
    [
      "13:00–13:10",
      "NeuralVerification.jl: Algorithms for Verifying Deep Neural Networks",
      ["Tomer Arnon", "Christopher Lazarus"],
      "38915707/neuralverificationjl-algorithms-for-verifying-deep-neural-networks",
    ],
    ["13:10–14:30", "Lunch", [], undefined],
    ["15:20–15:30", "Welcome back remarks", [], undefined],
    [
      "16:00–16:20",
      "Better Code for Less Debugging with AutoGraph",
      ["Dan Moldovan"],
      "38915709/better-code-for-less-debugging-with-autograph",
    ],
    [
      "17:30–18:00",
      "Don't debug your black box, replace it",
      ["Cynthia Rudin"],
      "38915712/dont-debug-your-black-box-replace-it",
    ],
    ["18:25–18:30", "Closing remarks", [], undefined],
  ];
  for (const [time, title, speakers, video] of items) {
    test(`${time} ${title}`, () => {
      const found = item(title);
      assert.equal(clock(found), time);
      assert.deepEqual(names(found.speakers), speakers);
      assert.equal(found.video, video && `https://slideslive.com/${video}`);
    });
  }

  test("the odd break at 2:30 between lunch and the afternoon", () => {
    assert.deepEqual(workshop.items.filter(({ title }) => title?.plain === "Break").map(clock), [
      "12:00–12:10",
      "14:30–15:20",
    ]);
  });

  test("the sessions and their chairs", () => {
    const sessions = workshop.days.flatMap(({ slots }) => slots.flatMap(({ session }) => session ?? []));
    assert.deepEqual(
      sessions.map(({ start, chairs }) => [start.toFormat("H:mm"), ...names(chairs)]),
      [
        ["10:00", "Julius Adebayo"],
        ["11:10", "Julius Adebayo"],
        ["12:10", "Sarah Tan"],
        ["15:20", "D Sculley"],
        ["17:20", "Himabindu Lakkaraju"],
      ],
    );
  });

  test("the panel with its moderator and all invited speakers", () => {
    const panel = item("The Future of ML Debugging");
    assert.equal(clock(panel), "18:00–18:25");
    assert.deepEqual(names(panel.moderators), ["Himabindu Lakkaraju"]);
    assert.deepEqual(names(panel.panelists), [
      "Aleksander Madry",
      "Cynthia Rudin",
      "Dan Moldovan",
      "Deborah Raji",
      "Osbert Bastani",
      "Sameer Singh",
      "Suchi Saria",
    ]);
  });

  const awards: readonly [title: string, award: string][] = [
    ["Similarity of Neural Network Representations Revisited", "Best Research Paper Award"],
    ["Error terrain analysis for machine learning: Tool and visualizations", "Best Demo Award"],
    ["Debugging Machine Learning via Model Assertions", "Best Student Research Paper Award"],
    ["NeuralVerification.jl: Algorithms for Verifying Deep Neural Networks", "Best Applied Paper Award"],
  ];
  for (const [title, award] of awards) {
    test(`the ${award}, of the talk and of its paper`, () => {
      assert.deepEqual(item(title).awards, [award]);
      assert.deepEqual(paper(title).awards, [award]);
      assert.equal(item(title).paper, paper(title));
    });
  }

  const papers: readonly [title: string, authors: readonly string[], pdf: string | undefined][] = [
    [
      "BertViz: A Tool for Visualizing Multi-Head Self-Attention in the BERT Model",
      ["Jesse Vig"],
      "DebugML-19_paper_2.pdf",
    ],
    [
      "Debugging Trained Machine Learning Models Using Flip Points",
      ["Roozbeh Yousefzadeh", "Dianne O'Leary"],
      "DebugML-19_paper_11.pdf",
    ],
    [
      "Building Models for Mobile Video Understanding",
      ["Franck Ngamkan", "Geneviève Patterson"],
      "DebugML-19_paper_33.pdf",
    ],
    [
      "MODHILL: A framework for debugging gait in multi-factor authentication systems",
      ["Vinay Prabhu", "John Whaley", "Mihail D."],
      undefined,
    ],
    [
      "TensorWatch: A Multifaceted System for the Deep Learning Debugging and Visualization",
      ["Shital Shah", "Roland Fernandez", "Steven Drucker"],
      undefined,
    ],
  ];
  for (const [title, authors, pdf] of papers) {
    test(title, () => {
      assert.deepEqual(
        paper(title).authors.map(({ name }) => name),
        authors,
      );
      assert.equal(paper(title).pdf, pdf && `https://debug-ml-iclr2019.github.io/cameraready/${pdf}`);
    });
  }

  test("all posters and demos hang in the one poster session", () => {
    const posters = item("Posters & Demos & Coffee break");
    assert.equal(clock(posters), "16:20–17:20");
    assert.equal(posters.papers.length, 33);
    assert.deepEqual(posters.types, ["poster session", "demo session", "break"]);
  });
});
