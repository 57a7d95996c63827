/** What holds for every input, tried on many (https://fast-check.dev). A failure names the smallest input and its seed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { yamlLine, yamlText } from "../src/edit/yaml-text.ts";
import { createCalendars, folded } from "../src/feeds/calendar.ts";
import { createSource, lineText, positionAt } from "../src/load/source.ts";
import { parseYaml } from "../src/load/yaml.ts";
import type { YamlNode } from "../src/load/yaml-node.ts";
import { assignSlugs, slugify } from "../src/model/slug.ts";
import { splitPeople } from "../src/schema/people-text.ts";
import { formatMinutes, parseDuration, parseTimeOfDay, parseTimeSpan } from "../src/schema/time.ts";
import { workshopOf } from "./feeds/hostile.ts";
import { writeFiles } from "./site.ts";

/** Whole characters of every alphabet. */
const words = fc.string({ unit: "grapheme", maxLength: 60 });
const minute = fc.integer({ min: 0, max: 1439 });

test("a time comes back as it was written, on either clock", () => {
  fc.assert(
    fc.property(minute, (minutes) => {
      assert.deepEqual(parseTimeOfDay(formatMinutes(minutes)), {
        minutes,
        marked: false,
        text: formatMinutes(minutes),
      });
      const hour = Math.floor(minutes / 60);
      const half = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minutes % 60).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
      assert.deepEqual(parseTimeOfDay(half), { minutes, marked: true, text: half });
    }),
  );
});

test("a span with its halves of the day said is two times, whatever stands between them", () => {
  fc.assert(
    fc.property(minute, minute, fc.constantFrom("-", " – ", "—", " to "), (from, to, sign) => {
      const span = parseTimeSpan(`${formatMinutes(from)}${sign}${formatMinutes(to)}`);
      assert.ok(!("wrong" in span));
      assert.deepEqual([span.start.minutes, span.end?.minutes], [from, to]);
    }),
  );
});

test("no text is a time or a length that no clock shows, and none is an exception", () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.stringMatching(/^[\d:. hamp-]{1,12}$/)), (text) => {
      const time = parseTimeOfDay(text);
      if (!("wrong" in time)) assert.ok(time.minutes >= 0 && time.minutes <= 1440);
      const span = parseTimeSpan(text);
      if (!("wrong" in span)) assert.ok(span.start.minutes <= 1440 && (span.end?.minutes ?? 0) <= 1440);
      assert.ok((parseDuration(text) ?? 1) > 0);
    }),
    { numRuns: 500 },
  );
});

test("the people of a list are found each, with the place of each name", () => {
  const name = fc.stringMatching(/^[A-ZÀÖØ][a-zéüß]{1,8} (?:van |de )?[B-HK-Z][a-z]{2,9}(?:-[B-HK-Z][a-z]{2,9})?$/);
  const person = fc.record({
    name,
    affiliation: fc.option(fc.stringMatching(/^[A-Z]\w{0,8}(?:(?: |, | & )[A-Zé]\w{0,8}){0,3}$/)),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), fc.boolean(), (people, hasAnd) => {
      const written = people.map((one) => (one.affiliation === null ? one.name : `${one.name} (${one.affiliation})`));
      const last = written.length > 1 && hasAnd ? ` and ${written.pop()}` : "";
      const text = written.join(", ") + last;
      const found = splitPeople(text, true);
      assert.ok(typeof found !== "string", text);
      assert.deepEqual(
        found.map((one) => [one.name, one.affiliation ?? null]),
        people.map((one) => [one.name, one.affiliation]),
      );
      for (const one of found) assert.ok(text.slice(...one.span).startsWith(one.name));
    }),
  );
});

test("whatever is written for people, there are people with places in it or a reason why not", () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.stringMatching(/^[Aa (),&nd]{0,30}$/)), fc.boolean(), (text, commasSplit) => {
      const found = splitPeople(text, commasSplit);
      if (typeof found === "string") return;
      for (const { name, span } of found) {
        assert.notEqual(name.trim(), "");
        assert.ok(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length);
      }
    }),
    { numRuns: 500 },
  );
});

test("a slug is safe in an address and a file name, and its own slug", () => {
  fc.assert(
    fc.property(words, (text) => {
      const slug = slugify(text);
      assert.match(slug, /^(?:[\p{Ll}\p{Lo}\p{N}\p{M}]+(?:-[\p{Ll}\p{Lo}\p{N}\p{M}]+)*)?$/u);
      assert.equal(slugify(slug), slug);
      assert.ok(slug.length <= 80);
    }),
    { numRuns: 500 },
  );
});

test("no two things have one address, and that of the others does not follow from their order", () => {
  const thing = fc.record({
    id: fc.constant(undefined),
    base: fc.constantFrom("a", "b", "c", "d", "e"),
    suffixes: fc.tuple(fc.constantFrom("x", "y", "z"), fc.uuid()),
  });
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (things, random) => {
      const slugs = assignSlugs(things, () => {});
      assert.equal(new Set(slugs).size, things.length);
      const order = things.map((_, index) => index).sort(() => (random.next().value % 2 === 0 ? 1 : -1));
      const shuffled = assignSlugs(
        order.map((index) => things[index] as (typeof things)[number]),
        () => {},
      );
      assert.deepEqual(
        shuffled,
        order.map((index) => slugs[index]),
      );
    }),
  );
});

test("each place of a file is on the line that it is on, whatever ends its lines", () => {
  const text = fc.array(fc.oneof(words, fc.constantFrom("\n", "\r\n", "\r", "\uFEFF"))).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.nat(), (written, number) => {
      const source = createSource("a.yaml", written);
      const offset = number % (written.length + 1);
      const { line, column } = positionAt(source, offset);
      assert.ok(line >= 1 && line <= source.lineStarts.length && column >= 1);
      const ends = [...written.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length);
      assert.equal(line, 1 + ends.filter((end) => end <= offset).length);
      assert.ok(!/[\r\n]/.test(lineText(source, line)));
    }),
    { numRuns: 500 },
  );
});

test("a text of one line that Lectern writes into a file is read as the same", () => {
  fc.assert(
    fc.property(fc.oneof(words, fc.stringMatching(/^[-:#&*!|>'"%@`[\]{},? a0]{1,20}$/)), (value) => {
      fc.pre(!/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u.test(value));
      for (const write of [yamlText, yamlLine]) {
        const { root, problems } = parseYaml(`key: ${write(value)}\n`);
        assert.deepEqual(problems, []);
        assert.equal(firstText(root), value);
      }
    }),
    { numRuns: 500 },
  );
});

function firstText(root: YamlNode | undefined): string | undefined {
  const value = root?.kind === "mapping" ? root.entries[0]?.value : undefined;
  return value?.kind === "text" ? value.value : undefined;
}

test("a calendar gives back every title as it was, in lines of at most 75 octets", async () => {
  const titles = fc.sample(
    words.filter((text) => text.trim() === text && text !== "" && !/[$\\\p{C}]/u.test(text) && text.length > 3),
    40,
  );
  const items = titles.map((title, index) => {
    const at = `${9 + Math.floor(index / 6)}:${String((index % 6) * 10).padStart(2, "0")}`;
    return `    - {time: ${at}, duration: 10 min, type: keynote, title: ${JSON.stringify(title)}, speakers: A ${index}, id: t${index}}`;
  });
  const workshop = workshopOf(
    writeFiles({
      "data/workshop.yaml": "name: W\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
      "data/schedule.yaml": `- date: 2030-05-06\n  items:\n${items.join("\n")}\n`,
    }),
  );
  const text = (await createCalendars(workshop))(workshop.items);
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  assert.deepEqual(
    events.map((event) => event.getFirstPropertyValue("summary")),
    workshop.items.map(({ title }) => title?.plain),
  );
});

test("folding loses nothing and cuts no character", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 200 })), (lines) => {
      const text = lines.map((line) => line.replace(/[\r\n]/g, "")).join("\r\n");
      const result = folded(text);
      assert.equal(result.replaceAll("\r\n ", ""), text.replaceAll("\r\n ", ""));
      for (const line of result.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75);
    }),
  );
});
