import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { GENERATED } from "../docs/generate.ts";
import { formatDiagnostics } from "../src/load/format.ts";
import type { Code } from "../src/schema/catalog.ts";
import { DATA_SCHEMAS } from "../src/schema/files.ts";
import { brief, read } from "./reading.ts";
import { ignoresCapitals } from "./site.ts";

for (const [name, content] of Object.entries(GENERATED)) {
  test(`${name} is what npm run docs writes`, (t) => {
    if (name === "docs/diagnostics.md" && ignoresCapitals()) return t.skip("an example cannot be written to this disk");
    assert.equal(text(name), content(), "run npm run docs and commit the result");
  });
}

test("the mistake that README shows is what the check says of it", () => {
  const shown = /```text\n(data\/schedule\.yaml[\s\S]*?)```/.exec(text("README.md"))?.[1];
  const files = Object.fromEntries(
    ["workshop", "speakers", "schedule"].map((name) => [`data/${name}.yaml`, text(`data/${name}.yaml`)]),
  );
  const mistaken =
    files["data/schedule.yaml"]?.replace("speakers: Aleksander Madry", "speakers: Aleksander Mardy") ?? "";
  const { diagnostics } = read({ ...files, "data/schedule.yaml": mistaken });
  assert.equal(
    formatDiagnostics(diagnostics.filter(({ code }) => code === "unknown-person").slice(0, 1), "text"),
    shown,
  );
});

test("the examples of the data reference are one site, and check without a word", () => {
  const page = text("docs/data.md");
  const blocks = [...page.matchAll(/^## data\/(\w+)\.yaml$[\s\S]*?^```yaml\n([\s\S]*?)^```$/gm)];
  const files = Object.fromEntries(blocks.map(([, name, example = ""]) => [`data/${name}.yaml`, example]));
  assert.deepEqual(
    Object.keys(files),
    Object.keys(DATA_SCHEMAS).map((name) => `data/${name}.yaml`),
  );
  const content = /^```markdown\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? "";
  const { diagnostics } = read({ ...files, "content/call-for-papers.md": content });
  // Those who copy one are told that it is an example.
  const others = diagnostics.filter(({ code }) => code !== "example-text");
  assert.deepEqual(others.map(brief), []);
});

test("every example of the guide checks by itself, but for what it names of others", () => {
  const blocks = [...text("docs/guide.md").matchAll(/^`((?:data|content)\/[\w.-]+)`\n\n```\w+\n([\s\S]*?)^```$/gm)];
  assert.ok(blocks.length > 8);
  const ofOthers = new Set<Code>([
    "unknown-date",
    "unknown-call",
    "dates-order",
    "outside-dates",
    "far-date",
    "needless-accept",
  ]);
  for (const [, file = "", example = ""] of blocks) {
    const open = "name: Flip Points\ntimezone: Europe/Lisbon\nurl: https://example.org/\n";
    const settings = `${open}${example.includes("start:") ? "" : "start: 2030-05-06\n"}${example}`;
    const { diagnostics } = read({ [file]: file === "data/workshop.yaml" ? settings : example });
    assert.deepEqual(diagnostics.filter(({ code }) => !ofOthers.has(code)).map(brief), []);
  }
});

test("every link of the guides leads somewhere", () => {
  const pages = readdirSync(new URL("../docs", import.meta.url)).filter((name) => name.endsWith(".md"));
  const others = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
  for (const page of [...pages.map((name) => `docs/${name}`), ...others]) {
    for (const [, target = ""] of text(page)
      .replace(/```[\s\S]*?```|`[^`\n]*`/g, "")
      .matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(?:https?|mailto):/.test(target)) continue;
      const [file = "", fragment] = target.split("#");
      const linked = file === "" ? page : posix.join(posix.dirname(page), file);
      assert.ok(existsSync(new URL(`../${linked}`, import.meta.url)), `${page}: ${target}`);
      if (fragment !== undefined) assert.ok(anchorsOf(text(linked)).has(fragment), `${page}: ${target}`);
    }
  }
});

for (const page of ["CONTRIBUTING.md", "docs/glossary.md", "docs/overriding.md", "docs/translating.md"]) {
  test(`every path and every function that ${page} names is there`, () => {
    const named = [...text(page).matchAll(/`((?:src|tests|docs)\/[\w./-]+)`/g)].flatMap(([, file]) => file ?? []);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url))),
      [],
    );
    // The names of code in backticks that stand in a line with the files that hold them.
    const missing = text(page)
      .split("\n")
      .flatMap((line) => {
        const files = [...line.matchAll(/`(src\/[\w./-]+\.ts)`/g)].flatMap(([, file]) => file ?? []);
        const names = [...line.matchAll(/`([A-Z][A-Z_]+|[a-z]+[A-Z]\w+)(?:\(\))?`/g)].flatMap(([, name]) => name ?? []);
        return files.length === 0 ? [] : names.filter((name) => !files.some((file) => text(file).includes(name)));
      });
    assert.deepEqual(missing, []);
  });
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = page.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function text(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
}

test("every package that Lectern depends on is explained, and no other", () => {
  const manifest = JSON.parse(text("package.json")) as Record<string, Record<string, string>>;
  const { dependencies, devDependencies, peerDependencies } = manifest;
  const [, needed = "", optional = "", own = ""] = text("docs/dependencies.md").split(/^## What /m);
  const named = (page: string) =>
    [...page.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap(([, names = ""]) => names.replaceAll("`", "").split(", "));
  assert.deepEqual(named(needed).sort(), Object.keys(dependencies ?? {}).sort());
  assert.deepEqual(named(optional).sort(), Object.keys(peerDependencies ?? {}).sort());
  // The tests need what some sites do.
  assert.deepEqual([...named(own), ...named(optional)].sort(), Object.keys(devDependencies ?? {}).sort());
});
