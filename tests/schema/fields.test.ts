import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { z } from "zod";
import {
  dateOrTbd,
  dateTime,
  deadlineZone,
  doi,
  duration,
  email,
  focus,
  id,
  instant,
  isoDate,
  languageTag,
  link,
  oneOf,
  orcid,
  type PersonEntry,
  path,
  people,
  type Refusal,
  roughDate,
  timeOfDay,
  timeZone,
  webAddress,
  wholeNumber,
  yesNo,
} from "../../src/schema/fields.ts";
import { doiPrefix, isbn, issn, pageRange, year } from "../../src/schema/publication.ts";

/** What became of a value: itself, or `refused <code>` with the hint after an arrow. */
function reading(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code !== "custom") return `expected ${issue?.message}`;
  const { code, hint } = issue.params as unknown as Refusal;
  const said = typeof hint === "function" ? hint({}) : hint;
  return `refused ${code}${said === undefined ? "" : ` → ${said}`}`;
}

type Cases = readonly [value: string, reading: unknown][];

function table(name: string, schema: z.ZodType, cases: Cases): void {
  describe(name, () => {
    for (const [value, expected] of cases) {
      test(`"${value}" gives ${JSON.stringify(expected)}`, () => assert.deepEqual(reading(schema, value), expected));
    }
  });
}

table("a date", isoDate, [
  ["2019-05-06", "2019-05-06"],
  ["2020-02-29", "2020-02-29"],
  ["2019-02-29", "refused bad-date → February 2019 has 28 days"],
  ["2019-02-30", "refused bad-date → February 2019 has 28 days"],
  ["2019-04-31", "refused bad-date → April 2019 has 30 days"],
  ["2019-13-01", "refused bad-date → months go from 01 to 12: year-month-day"],
  ["2019-5-6", "refused bad-date → write 2019-05-06"],
  ["2019/05/06", "refused bad-date → write 2019-05-06"],
  ["2019.05.06", "refused bad-date → write 2019-05-06"],
  ["6 May 2019", "refused bad-date → write 2019-05-06"],
  ["May 6, 2019", "refused bad-date → write 2019-05-06"],
  ["6.5.2019", "refused bad-date → write 2019-05-06"],
  ["05/06/2019", "refused bad-date → write year-month-day, such as 2019-05-06"],
  ["tomorrow", "refused bad-date → write year-month-day, such as 2019-05-06"],
  ["2019-05", "refused bad-date → write year-month-day, such as 2019-05-06"],
  ["2019-05-06T10:00", "refused bad-date → write year-month-day, such as 2019-05-06"],
]);

table("the start of a workshop", roughDate, [
  ["2019-05-06", "2019-05-06"],
  ["2019-05", "2019-05"],
  ["tbd", "tbd"],
  ["TBA", "tbd"],
  ["2019-13", "refused bad-date → write year-month-day, such as 2019-05-06"],
  ["2019-02-30", "refused bad-date → February 2019 has 28 days"],
]);

table("the date of a deadline", dateOrTbd, [
  ["2019-03-01", "2019-03-01"],
  ["TBD", "tbd"],
  ["2019-03", "refused bad-date → write year-month-day, such as 2019-05-06"],
]);

table("a date with a time", dateTime, [
  ["2019-05-06", { date: "2019-05-06" }],
  ["2019-05-06 9:30", { date: "2019-05-06", time: { minutes: 570, marked: false, text: "9:30" } }],
  ["2019-05-06T09:30", { date: "2019-05-06", time: { minutes: 570, marked: false, text: "09:30" } }],
  ["2019-05-06 9:30 pm", { date: "2019-05-06", time: { minutes: 1290, marked: true, text: "9:30 pm" } }],
  ["2019-02-30 9:30", "refused bad-date → February 2019 has 28 days"],
  ["2019-05-06 25:00", "refused bad-time → write 9:50, 13:10, 1:10 pm, or 12:30-14:00 for a span"],
]);

table("an instant", instant, [
  ["2019-05-06", { date: "2019-05-06" }],
  ["2019-05-06 9:30", { date: "2019-05-06", time: { minutes: 570, seconds: 0 } }],
  ["2019-05-06 9:30 pm", { date: "2019-05-06", time: { minutes: 1290, seconds: 0 } }],
  ["2019-05-06T09:30:15", { date: "2019-05-06", time: { minutes: 570, seconds: 15 } }],
  ["2019-05-06T09:30Z", { date: "2019-05-06", time: { minutes: 570, seconds: 0, offset: 0 } }],
  ["2019-05-06 9:30 UTC", { date: "2019-05-06", time: { minutes: 570, seconds: 0, offset: 0 } }],
  ["2019-05-06T09:30:15-05:00", { date: "2019-05-06", time: { minutes: 570, seconds: 15, offset: -300 } }],
  ["2019-05-06 09:30:15 +0545", { date: "2019-05-06", time: { minutes: 570, seconds: 15, offset: 345 } }],
  ["2019-02-30 9:30", "refused bad-date → February 2019 has 28 days"],
  ["May 6, 2019", "refused bad-date → write 2019-05-06"],
  ["today", "refused bad-date → write year-month-day, such as 2019-05-06"],
  [
    "2019-05-06 9:30 CET",
    "refused bad-time → write 2019-05-06 12:30 for the workshop's clock, or with an offset: 2019-05-06T12:30+02:00",
  ],
  [
    "2019-05-06 9:30 +15:00",
    "refused bad-time → write 2019-05-06 12:30 for the workshop's clock, or with an offset: 2019-05-06T12:30+02:00",
  ],
]);

table("a time", timeOfDay, [
  ["9.50", { minutes: 590, marked: false, text: "9.50" }],
  ["9:50-10:00", "refused bad-time → write 9:50, 13:10, 1:10 pm, or 12:30-14:00 for a span"],
]);

table("a length of time", duration, [
  ["25 min", 25],
  ["short", "refused bad-duration → write 25 min, or 1 h 30 min"],
]);

table("a link", link, [
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["http://example.org", "http://example.org"],
  ["HTTPS://example.org", "HTTPS://example.org"],
  ["https://münchen.example/", "https://münchen.example/"],
  ["mailto:a@example.org", "mailto:a@example.org"],
  ["/papers/", "/papers/"],
  ["#posters", "#posters"],
  ["javascript:alert(1)", "refused unsafe-link"],
  ["JavaScript:alert(1)", "refused unsafe-link"],
  ["data:text/html,hi", "refused unsafe-link"],
  ["vbscript:x", "refused unsafe-link"],
  ["file:///etc/passwd", "refused unsafe-link"],
  ["ftp://example.org/", "refused unsafe-link"],
  ["//example.org/x", "refused bad-link → write https://example.org/x"],
  ["example.org", "refused bad-link → write https://example.org"],
  ["www.example.org/~a/", "refused bad-link → write https://www.example.org/~a/"],
  ["users.cs.duke.edu/~cynthia/", "refused bad-link → write https://users.cs.duke.edu/~cynthia/"],
  ["example.org:8080/x", "refused bad-link → write https://example.org:8080/x"],
  ["a@example.org", "refused bad-link → write mailto:a@example.org"],
  ["mailto:nobody", "refused bad-link"],
  ["https://", "refused bad-link"],
  ["https:example.org", "refused bad-link"],
  ["https://example.org/a b", "refused bad-link → write %20 for a space"],
  ["papers", "refused bad-link"],
]);

table("the address of the site", webAddress, [
  ["https://example.org/", "https://example.org/"],
  ["example.org", "refused bad-link → write https://example.org"],
  ["mailto:a@example.org", "refused unsafe-link"],
  ["/papers/", "refused bad-link"],
  ["javascript:alert(1)", "refused unsafe-link"],
]);

table("a path", path, [
  ["people/madry.jpg", "people/madry.jpg"],
  ["/people/madry.jpg", "/people/madry.jpg"],
  ["https://example.org/madry.jpg", "https://example.org/madry.jpg"],
  ["javascript:alert(1)", "refused unsafe-link"],
  ["data:image/png;base64,xx", "refused unsafe-link"],
  ["mailto:a@example.org", "refused unsafe-link"],
  ["//example.org/x.png", "refused bad-link → write https://example.org/x.png"],
]);

table("an e-mail address", email, [
  ["organizers@example.org", "organizers@example.org"],
  ["mailto:organizers@example.org", "organizers@example.org"],
  ["first.last+tag@a-b.example.org", "first.last+tag@a-b.example.org"],
  ["debugging.ml", "refused bad-email"],
  ["a@b", "refused bad-email"],
  ["a b@example.org", "refused bad-email"],
  ["Ann <a@example.org>", "refused bad-email"],
]);

table("a time zone", timeZone, [
  ["America/Chicago", "America/Chicago"],
  ["Europe/Paris", "Europe/Paris"],
  ["UTC", "UTC"],
  ["US/Pacific", "US/Pacific"],
  ["Asia/Calcutta", "Asia/Calcutta"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["Europe/Kiev", "Europe/Kiev"],
  ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["europe/london", "Europe/London"],
  ["utc", "UTC"],
  ["AoE", "refused unknown-zone → AoE is for deadlines; write the time zone of the venue"],
  ["America/Chigaco", 'refused unknown-zone → did you mean "America/Chicago"?'],
  ["Chicago", 'refused unknown-zone → did you mean "America/Chicago"?'],
  ["new york", 'refused unknown-zone → did you mean "America/New_York"?'],
  ["Europe/Zürich", 'refused unknown-zone → did you mean "Europe/Zurich"?'],
  ["PDT", 'refused unknown-zone → did you mean "America/Los_Angeles"?'],
  ["CEST", 'refused unknown-zone → did you mean "Europe/Paris"?'],
  ["xyzzy", "refused unknown-zone → write an IANA name such as Europe/Paris or America/New_York"],
]);

table("the zone of a deadline", deadlineZone, [
  ["AoE", "UTC-12"],
  ["aoe", "UTC-12"],
  ["Anywhere on Earth", "UTC-12"],
  ["America/Los_Angeles", "America/Los_Angeles"],
  ["UTC-12", "refused unknown-zone → write AoE"],
  ["BST", 'refused unknown-zone → did you mean "Europe/London"?'],
  ["America/Los_Angels", 'refused unknown-zone → did you mean "America/Los_Angeles"?'],
]);

table("a language", languageTag, [
  ["en", "en"],
  ["pt-br", "pt-BR"],
  ["pt_BR", "pt-BR"],
  ["zh-hant", "zh-Hant"],
  ["english", "refused bad-language → write en"],
  ["Français", "refused bad-language → write fr"],
  ["qx", "refused bad-language → write a BCP 47 tag such as en, de or pt-BR"],
  ["!", "refused bad-language → write a BCP 47 tag such as en, de or pt-BR"],
]);

table("an ORCID iD", orcid, [
  ["0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["0000-0002-1694-233x", "0000-0002-1694-233X"],
  ["0000-0002-1825-0098", "refused bad-orcid → write it as 0000-0002-1825-0097"],
  ["0000000218250097", "refused bad-orcid → write it as 0000-0002-1825-0097"],
  ["https://example.org/0000-0002-1825-0097", "refused bad-orcid → write it as 0000-0002-1825-0097"],
]);

table("a DOI", doi, [
  ["10.1145/3290605.3300233", "10.1145/3290605.3300233"],
  ["https://doi.org/10.1145/3290605.3300233", "10.1145/3290605.3300233"],
  ["http://dx.doi.org/10.1145/3290605.3300233", "10.1145/3290605.3300233"],
  ["doi:10.1145/3290605.3300233", "10.1145/3290605.3300233"],
  [
    "https://doi.org/10.1002/(SICI)1097(1998)49:8%3C693::A%3E3.0.CO;2-O",
    "10.1002/(SICI)1097(1998)49:8<693::A>3.0.CO;2-O",
  ],
  ["10.1002/a%b", "10.1002/a%b"],
  ["https://doi.org/10.1002/a%b", "10.1002/a%b"],
  ["DOI: 10.1145/3290605.3300233", "10.1145/3290605.3300233"],
  ["10.1145", "refused bad-doi → write it as 10.1145/3290605.3300233"],
  ["flip-points", "refused bad-doi → write it as 10.1145/3290605.3300233"],
]);

table("yes or no", yesNo, [
  ["yes", true],
  ["No", false],
  ["true", true],
  ["FALSE", false],
  ["on", "refused wrong-word"],
  ["1", "refused wrong-word"],
]);

table("one word of a list", oneOf("a type", ["invited talk", "poster session"]), [
  ["invited talk", "invited talk"],
  ["Invited Talk", "invited talk"],
  ["poster-session", "poster session"],
  ["invted talk", 'refused wrong-word → did you mean "invited talk"?'],
  ["xyz", "refused wrong-word"],
]);

table("a whole number", wholeNumber, [
  ["2", 2],
  ["-1", -1],
  ["2.5", "refused bad-number"],
  ["second", "refused bad-number"],
]);

table("a place in a picture", focus, [
  ["60% 30%", { x: 60, y: 30 }],
  [" 0%,100.0 % ", { x: 0, y: 100 }],
  ["62.5% 30%", { x: 62.5, y: 30 }],
  ["left", "refused bad-focus → write how far it is from the left and from the top, such as 60% 30%"],
  ["60 30", "refused bad-focus → write how far it is from the left and from the top, such as 60% 30%"],
  ["160% 30%", "refused bad-focus → write how far it is from the left and from the top, such as 60% 30%"],
  ["-5% 30%", "refused bad-focus → write how far it is from the left and from the top, such as 60% 30%"],
]);

table("an id", id, [
  ["flip-points", "flip-points"],
  ["2019.1_b", "2019.1_b"],
  ["flip points", "refused bad-id → use letters, digits and hyphens"],
  ["-flip", "refused bad-id → use letters, digits and hyphens"],
  ["a/b", "refused bad-id → use letters, digits and hyphens"],
]);

describe("people", () => {
  const names = (value: unknown) => (people.parse(value) as PersonEntry[]).map(({ name }) => name);

  test("are one, a list or a text, and always a list afterwards", () => {
    assert.deepEqual(names("Ada Lovelace"), ["Ada Lovelace"]);
    assert.deepEqual(names({ name: "Ada Lovelace" }), ["Ada Lovelace"]);
    assert.deepEqual(names(["Ann Lee and Bo Ek", { name: "Cy Oz" }]), ["Ann Lee", "Bo Ek", "Cy Oz"]);
  });

  test("who are only named are to be looked up", () => {
    const bare = (value: unknown) => people.parse(value).map((person) => person.bare);
    assert.deepEqual(bare(["Ann Lee", "Bo Ek (MIT)", "Cy Oz ()"]), [true, false, false]);
    assert.deepEqual(bare({ name: "Ann Lee" }), [true]);
    assert.deepEqual(bare({ name: "Ann Lee", url: "https://example.org/" }), [false]);
  });

  test("tell no affiliation on purpose from none said", () => {
    const affiliations = people
      .parse(["Ann Lee", "Bo Ek ()", { name: "Cy Oz", affiliation: "" }, { name: "Di Po", url: "#x" }])
      .map(({ affiliation }) => affiliation);
    assert.deepEqual(affiliations, [undefined, null, null, undefined]);
  });

  test("of whom several stand in one entry are shown how to write them", () => {
    const issue = people.safeParse(["Ann Lee (MIT), Bo Ek (X)"]).error?.issues[0];
    assert.match(JSON.stringify(issue), /"hint":"write one person per entry"/);
  });

  test("whose affiliation was split off by a comma are shown how to write it", () => {
    const issue = people.safeParse(["Cynthia Rudin, Duke University"]).error?.issues[0];
    assert.match(JSON.stringify(issue), /write Cynthia Rudin \(Duke University\), or one person per entry/);
  });
});

table("the pages of a paper", pageRange, [
  ["1-12", { first: "1", last: "12" }],
  ["7", { first: "7", last: "7" }],
  ["1--12", { first: "1", last: "12" }],
  ["1 \u2013 12", { first: "1", last: "12" }],
  ["3:1-3:18", { first: "3:1", last: "3:18" }],
  ["S12-S20", { first: "S12", last: "S20" }],
  ["iv-ix", { first: "iv", last: "ix" }],
  ["9-9", { first: "9", last: "9" }],
  ["112-19", "refused bad-pages → write 112-119"],
  ["3:12-3:9", "refused bad-pages → write 3:12-3:19"],
  ["12-1", "refused bad-pages → write the first page before the last"],
  ["pp. 1-12", "refused bad-pages → write 1-12"],
  ["1-12, 15", "refused bad-pages → write the first and the last page, such as 1-12, or 7 for a single page"],
  ["12 pages", "refused bad-pages → write the first and the last page, such as 1-12, or 7 for a single page"],
  ["1-", "refused bad-pages → write the first and the last page, such as 1-12, or 7 for a single page"],
  ["0x12", "refused bad-pages → write the first and the last page, such as 1-12, or 7 for a single page"],
]);

const OTHER_DIGIT = (digit: string) =>
  `a digit is wrong, or two are swapped: after those before it, the last one would be ${digit}`;

table("an ISBN", isbn, [
  ["978-3-16-148410-0", "978-3-16-148410-0"],
  ["9783161484100", "9783161484100"],
  ["978 3 16 148410 0", "978-3-16-148410-0"],
  ["ISBN 978-3-16-148410-0", "978-3-16-148410-0"],
  ["0-8044-2957-x", "0-8044-2957-X"],
  ["3-16-148410-X", "3-16-148410-X"],
  ["978-3-16-148410-1", `refused bad-isbn → ${OTHER_DIGIT("0")}`],
  ["978-3-16-148401-0", `refused bad-isbn → ${OTHER_DIGIT("8")}`],
  ["3-16-148410-0", `refused bad-isbn → ${OTHER_DIGIT("X")}`],
  ["977-3-16-148410-0", "refused bad-isbn → write it as 978-3-16-148410-0"],
  ["978-3-16-148410", "refused bad-isbn → write it as 978-3-16-148410-0"],
  ["tba", "refused bad-isbn → write it as 978-3-16-148410-0"],
]);

table("an ISSN", issn, [
  ["1613-0073", "1613-0073"],
  ["16130073", "1613-0073"],
  ["ISSN 2640-3498", "2640-3498"],
  ["2434-561x", "2434-561X"],
  ["1613-0074", `refused bad-issn → ${OTHER_DIGIT("3")}`],
  ["1613-007", "refused bad-issn → write it as 1613-0073"],
]);

table("a DOI prefix", doiPrefix, [
  ["10.1145", "10.1145"],
  ["10.1000.10", "10.1000.10"],
  ["https://doi.org/10.1145/", "10.1145"],
  ["10.1145/3290605", "refused bad-doi-prefix → write 10.1145; what follows it belongs to one paper"],
  ["1145", "refused bad-doi-prefix → write it as 10.1145"],
  ["10.12", "refused bad-doi-prefix → write it as 10.1145"],
]);

table("a year", year, [
  ["2019", "2019"],
  ["19", "refused bad-date → write the year in four digits, such as 2019"],
]);
