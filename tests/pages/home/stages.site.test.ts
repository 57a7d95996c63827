import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { buildFixture, temporaryFolder, writeFiles } from "../../site.ts";

/** A workshop before it has a programme. */
const YOUNG = {
  "data/workshop.yaml":
    "name: A Year\nstart: 2030-06-10\ntimezone: Europe/Berlin\nurl: https://example.org/\n" +
    "online: {url: https://example.org/stream}\nproceedings: {label: Proceedings, url: https://example.org/p}\n",
  "data/dates.yaml":
    "- {title: Camera-ready, date: 2030-05-01, call: call}\n- {title: Papers, date: 2030-03-01, call: call}\n",
  "content/call.md": "---\ntitle: Call for papers\n---\nSend us papers.\n",
};
const WHOLE = {
  ...YOUNG,
  "data/papers.yaml": "- {title: One, authors: A}\n- {title: Two, authors: B}\n",
  "data/schedule.yaml":
    "- date: 2030-06-10\n  items:\n    - {time: 9:00-10:00, type: keynote, title: K, speakers: C, video: https://example.org/v}\n    - {time: 10:00-10:30, type: break, title: Coffee}\n",
};

/** The files of a folder and those below it. */
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
const readText = (file: string) => readFileSync(file, "utf8");

/** The home page at an instant: what the hero says, and the sections in their order. */
async function homeAt(now: string, files: Record<string, string>) {
  const { read } = await buildFixture(writeFiles(files, temporaryFolder()), { now, pathPrefix: "/" });
  const html = read("/");
  const hero = /<header class="hero[\s\S]*?<\/header>/.exec(html)?.[0] ?? "";
  return {
    hero: hero.replace(/<svg[\s\S]*?<\/svg>/g, "").replace(/\s+/g, " "),
    sections: [...html.matchAll(/<(?:section|div) class="(?:section|calls)[^"]*" id="([\w-]+)"/g)].map(([, id]) => id),
    navigation: [...html.matchAll(/class="nav__link" href="#([\w-]+)"/g)].map(([, id]) => id),
  };
}

describe("the home page over the year", () => {
  test("announces the workshop and says what will come, without links to what is not there", async () => {
    const { hero } = await homeAt("2029-12-01T00:00:00Z", {
      "data/workshop.yaml": YOUNG["data/workshop.yaml"],
    });
    assert.match(hero, /Call and schedule will appear here\./);
    assert.doesNotMatch(hero, /href="[^"]*(?:call|schedule)/);
  });

  test("leads with the next deadline and its call while one is open", async () => {
    const { hero, sections } = await homeAt("2030-02-01T00:00:00Z", YOUNG);
    assert.match(
      hero,
      /Speakers and schedule will appear here\.[\s\S]*<a href="\/call\/">Papers<\/a>[\s\S]*1 March 2030/,
    );
    assert.doesNotMatch(hero, /Camera-ready/);
    assert.ok(sections.indexOf("calls") < sections.indexOf("dates"));
    const later = await homeAt("2030-03-10T00:00:00Z", YOUNG);
    assert.match(later.hero, /Camera-ready/);
  });

  test("shows the programme when there is one", async () => {
    const { hero, sections } = await homeAt("2030-05-20T00:00:00Z", WHOLE);
    assert.doesNotMatch(hero, /class="headline|class="action/);
    // All of its dates have passed.
    assert.deepEqual(sections.slice(0, 2), ["schedule", "dates"]);
  });

  test("leads with the stream and the schedule while it is on", async () => {
    const { hero, sections } = await homeAt("2030-06-10T08:00:00Z", WHOLE);
    assert.match(hero, /class="action action--first" href="https:\/\/example\.org\/stream">Live stream/);
    assert.equal(sections[0], "schedule");
  });

  test("leads with recordings, papers and proceedings when it is over, and drops the dates", async () => {
    const { hero, sections, navigation } = await homeAt("2030-07-01T00:00:00Z", WHOLE);
    assert.match(hero, /class="action[^>]*>1 video<[\s\S]*class="action[^>]*>2 papers</);
    assert.doesNotMatch(hero, /class="action[^>]*>Live stream/);
    assert.deepEqual(sections.slice(0, 2), ["schedule", "posters"]);
    for (const list of [sections, navigation]) assert.ok(!list.includes("dates"));
  });

  test("offers no stream when it is over, wherever one was said, and keeps recordings and the chat", async () => {
    const files = {
      ...WHOLE,
      "data/workshop.yaml": WHOLE["data/workshop.yaml"].replace(
        "{url: https://example.org/stream}",
        "{url: https://example.org/stream, chat: https://example.org/chat, note: The stream starts at 9.}",
      ),
      "data/schedule.yaml": `
- date: 2030-06-10
  online: https://example.org/stream-of-day
  items:
    - {time: 9:00-10:00, type: keynote, title: K, speakers: C, online: https://example.org/stream-of-item, video: https://example.org/v}
    - title: S
      online: {url: https://example.org/stream-of-session, note: Ask for the stream.}
      items: [{time: 10:00-11:00, type: oral, title: One, speakers: A}]
`,
    };
    const offers = async (now: string) => {
      const { folder } = await buildFixture(writeFiles(files, temporaryFolder()), { now, pathPrefix: "/" });
      return filesBelow(folder).filter((file) => /stream/i.test(readText(file))).length;
    };
    const during = await offers("2030-06-10T08:00:00Z");
    assert.ok(during > 7, String(during));
    const { folder, read } = await buildFixture(writeFiles(files, temporaryFolder()), {
      now: "2030-07-01T00:00:00Z",
      pathPrefix: "/",
    });
    const found = filesBelow(folder).filter((file) => /example\.org\/stream|the stream/i.test(readText(file)));
    assert.deepEqual(found, []);
    assert.match(read("/"), /https:\/\/example\.org\/chat/);
    assert.match(read("/schedule/"), /https:\/\/example\.org\/v"/);
    // It was both on site and online, and stays so.
    assert.match(read("/talks/k/"), /OnlineEventAttendanceMode|MixedEventAttendanceMode/);
  });

  test("counts down to no day of the workshop itself", async () => {
    const files = {
      ...YOUNG,
      "data/dates.yaml": "- {title: Workshop, date: 2030-06-10}\n- {title: Camera-ready, date: 2030-05-01}\n",
    };
    const before = await homeAt("2030-04-01T00:00:00Z", files);
    assert.match(before.hero, /class="headline"[\s\S]*Camera-ready/);
    const { read } = await buildFixture(writeFiles(files, temporaryFolder()), {
      now: "2030-05-20T00:00:00Z",
      pathPrefix: "/",
    });
    assert.doesNotMatch(read("/"), /class="date__left"|class="headline"/);
    assert.match(read("/"), /id="date-workshop"/);
  });

  test("keeps the order that sections: says, at every stage", async () => {
    const files = {
      ...WHOLE,
      "data/workshop.yaml": `${WHOLE["data/workshop.yaml"]}sections: [dates, posters, schedule]\n`,
    };
    for (const now of ["2030-05-20T00:00:00Z", "2030-06-10T08:00:00Z", "2030-07-01T00:00:00Z"])
      assert.deepEqual((await homeAt(now, files)).navigation, ["dates", "posters", "schedule"]);
  });
});
