import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assignSlugs, type Slugged, slugify } from "../../src/model/slug.ts";
import { read } from "../reading.ts";

describe("a slug", () => {
  const cases: readonly [title: string, slug: string][] = [
    ["Opening remarks", "opening-remarks"],
    ["Error terrain analysis: Tool & visualizations", "error-terrain-analysis-tool-and-visualizations"],
    ["ﬁnding ﬂaws in eﬃcient models", "finding-flaws-in-efficient-models"],
    ["Étude sur l'émergence", "etude-sur-lemergence"],
    ["Don’t debug your black box, replace it", "dont-debug-your-black-box-replace-it"],
    ['"Debugging" Discriminatory ML Systems', "debugging-discriminatory-ml-systems"],
    ["Ångström, Ørsted, Łódź, Straße, œuvre", "angstrom-orsted-lodz-strasse-oeuvre"],
    ["C++ and C#", "cpp-and-c-sharp"],
    ["NeuralVerification.jl", "neuralverification-jl"],
    ["k-NN in O(n²)", "k-nn-in-o-n2"],
    ["  --A--B--  ", "a-b"],
    ["ＦＵＬＬ　ｗｉｄｔｈ", "full-width"],
    ["Debugging 🐛 models", "debugging-models"],
    ["🐛", ""],
    ["!?", ""],
    ["", ""],
    ["<script>alert(1)</script>", "script-alert-1-script"],
    ["../../etc/passwd", "etc-passwd"],
  ];
  for (const [title, slug] of cases)
    test(`of ${JSON.stringify(title)} is "${slug}"`, () => assert.equal(slugify(title), slug));

  for (const title of [
    "机器学习模型调试",
    "تصحيح نماذج التعلم الآلي",
    "デバッグ",
    "Отладка моделей",
    "모델 디버깅",
    "Εντοπισμός",
  ]) {
    test(`of ${title} can be read and typed`, () => assert.match(slugify(title), /^[a-z0-9]+(?:-[a-z0-9]+)*$/));
  }

  test("keeps the characters of a Chinese title apart", () => assert.equal(slugify("机器学习").split("-").length, 4));

  test("of 200 characters is cut between words", () => {
    const slug = slugify("verification ".repeat(16).trim());
    assert.equal(slug, Array(5).fill("verification").join("-"));
  });

  test("of 200 characters without a space is cut all the same", () => {
    assert.equal(slugify("a".repeat(200)), "a".repeat(72));
  });
});

describe("slugs of a list", () => {
  const thing = (base: string, ...suffixes: string[]): Slugged => ({ base, suffixes });
  const assign = (things: readonly Slugged[]) => assignSlugs(things, () => {});

  test("are the titles' where these differ", () => {
    assert.deepEqual(assign([thing("a", "x"), thing("b", "x")]), ["a", "b"]);
  });

  test("all take the first kind of suffix that tells equal titles apart", () => {
    const things = [
      thing("tools", "day-1", "room-a"),
      thing("tools", "day-1", "room-b"),
      thing("other", "day-1", "room-a"),
    ];
    const told: unknown[] = [];
    assert.deepEqual(
      assignSlugs(things, (...args) => told.push(args)),
      ["tools-room-a", "tools-room-b", "other"],
    );
    assert.deepEqual(told, [[[0, 1], 1]]);
  });

  test("take numbers only where nothing else differs", () => {
    assert.deepEqual(assign([thing("tools", "x"), thing("tools", "x"), thing("tools", "x")]), [
      "tools-x",
      "tools-x-2",
      "tools-x-3",
    ]);
  });

  test("are unique even where a suffixed one meets a title", () => {
    const slugs = assign([thing("tools", "a"), thing("tools", "b"), thing("tools-a", "c")]);
    assert.equal(new Set(slugs).size, 3);
    assert.equal(slugs[2], "tools-a");
  });

  test("are the ids where these are given", () => {
    assert.deepEqual(assign([{ id: "Best-Paper", base: "a", suffixes: [] }, thing("a", "x")]), ["best-paper", "a"]);
  });

  test("are the ids of any length, as they may be those of published addresses", () => {
    const long = `${"many-words-".repeat(10)}end`;
    assert.deepEqual(assign([{ id: long, base: "a", suffixes: [] }]), [long]);
  });

  test("do not depend on the order of the list", () => {
    const things = [
      thing("a", "x", "1"),
      thing("b", "x", "1"),
      thing("a", "x", "2"),
      thing("c", "y", "1"),
      thing("a", "z", "3"),
    ];
    const bySuffixes = (list: readonly Slugged[]) =>
      new Map(assign(list).map((slug, index) => [JSON.stringify(list[index]), slug]));
    const forward = bySuffixes(things);
    const backward = bySuffixes([...things].reverse());
    for (const [key, slug] of forward) assert.equal(backward.get(key), slug);
  });
});

describe("addresses of items", () => {
  const day = (items: readonly string[]) => ({
    "data/schedule.yaml": `- date: 2019-05-06\n  end: 18:00\n  items:\n${items.map((item) => `    - ${item}\n`).join("")}`,
  });
  const A = "{time: 10:00, end: 10:30, type: tutorial, title: Tools, abstract: One., room: A}";
  const B = "{time: 10:00, end: 10:30, type: tutorial, title: Tools, abstract: Two., room: B}";
  const C = "{time: 11:00, end: 11:30, type: tutorial, title: Data, abstract: Three., room: A}";
  const D = "{time: 9:00, end: 9:30, type: tutorial, title: Models, abstract: Four., room: A}";
  const pages = (items: readonly string[]) =>
    Object.fromEntries((read(day(items)).workshop?.items ?? []).map(({ abstract, page }) => [abstract?.plain, page]));

  test("of two items of one title say their rooms, and a notice suggests ids", () => {
    assert.deepEqual(pages([A, B]), { "One.": "/talks/tools-a/", "Two.": "/talks/tools-b/" });
    assert.deepEqual(
      read(day([A, B])).diagnostics.map(({ code, severity }) => `${severity} ${code}`),
      ["notice same-title"],
    );
  });

  test("are not moved by an item that is added", () => {
    const before = pages([A, B, C]);
    const after = pages([D, A, B, C]);
    for (const [abstract, page] of Object.entries(before)) assert.equal(after[abstract], page);
  });

  test("are not moved by another order of the data", () => {
    assert.deepEqual(pages([B, A]), { "One.": "/talks/tools-a/", "Two.": "/talks/tools-b/" });
  });

  test("are the id's where one is given", () => {
    assert.deepEqual(pages([A.replace("}", ", id: first}"), B.replace("}", ", id: second}")]), {
      "One.": "/talks/first/",
      "Two.": "/talks/second/",
    });
  });

  test("of emoji titles still lead somewhere", () => {
    const { workshop } = read(day(["{time: 10:00-10:30, type: tutorial, title: 🐛, abstract: One.}"]));
    assert.equal(workshop?.items[0]?.page, "/talks/tutorial/");
  });
});
