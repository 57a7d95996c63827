import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DateTime } from "luxon";
import { createDates, type Dates } from "../../src/locales/dates.ts";
import { createWords } from "../../src/locales/words.ts";
import type { Day, ImportantDate, Workshop } from "../../src/model/workshop.ts";

function instant(text: string, zone = "America/Chicago"): DateTime<true> {
  const at = DateTime.fromISO(text, { zone });
  assert.ok(at.isValid, text);
  return at;
}

function datesIn(language: string, clock: 12 | 24): Dates {
  return createDates({ language, clock }, createWords(language));
}

/** Versions of ICU disagree about which space it is: thin, no-break or plain. */
function plain(text: string | undefined): string {
  return (text ?? "").replace(/\s/gu, " ");
}

function rangeIn(language: string, start: string, end: string): string {
  const when = { known: "day", start: instant(start), end: instant(end) } as Workshop["when"];
  return plain(datesIn(language, 24).when({ when } as Workshop)).replace(/ ?– ?/g, "–");
}

function dayOf(start: string, end: string): Day {
  return { span: { start: instant(start), end: instant(end) } } as Day;
}

const MORNING = "2019-05-06T09:50";
const EVENING = "2019-05-06T18:30";

interface Expected {
  readonly long: string;
  readonly short: string;
  /** 9:50 in the morning and 18:30 on the 12-hour clock. */
  readonly clock: readonly [string, string];
  readonly days: string;
  readonly months: string;
  readonly years: string;
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  en: {
    long: "Monday 6 May 2019",
    short: "Mon 6 May",
    clock: ["9:50 am", "6:30 pm"],
    days: "24–28 June 2019",
    months: "24 June–2 July 2019",
    years: "30 December 2019–2 January 2020",
  },
  de: {
    long: "Montag, 6. Mai 2019",
    short: "Mo., 6. Mai",
    clock: ["9:50 AM", "6:30 PM"],
    days: "24.–28. Juni 2019",
    months: "24. Juni–2. Juli 2019",
    years: "30. Dezember 2019–2. Januar 2020",
  },
  fr: {
    long: "lundi 6 mai 2019",
    short: "lun. 6 mai",
    clock: ["9:50 AM", "6:30 PM"],
    days: "24–28 juin 2019",
    months: "24 juin–2 juillet 2019",
    years: "30 décembre 2019–2 janvier 2020",
  },
  es: {
    long: "lunes, 6 de mayo de 2019",
    short: "lun, 6 may",
    clock: ["9:50 a. m.", "6:30 p. m."],
    days: "24–28 de junio de 2019",
    months: "24 de junio–2 de julio de 2019",
    years: "30 de diciembre de 2019–2 de enero de 2020",
  },
  pt: {
    long: "segunda-feira, 6 de maio de 2019",
    short: "seg., 6 de mai.",
    clock: ["9:50 AM", "6:30 PM"],
    days: "24–28 de junho de 2019",
    months: "24 de junho–2 de julho de 2019",
    years: "30 de dezembro de 2019–2 de janeiro de 2020",
  },
  it: {
    long: "lunedì 6 maggio 2019",
    short: "lun 6 mag",
    clock: ["9:50 AM", "6:30 PM"],
    days: "24–28 giugno 2019",
    months: "24 giugno–2 luglio 2019",
    years: "30 dicembre 2019–2 gennaio 2020",
  },
  zh: {
    long: "2019年5月6日星期一",
    short: "5月6日周一",
    clock: ["上午9:50", "下午6:30"],
    days: "2019年6月24日–28日",
    months: "2019年6月24日–7月2日",
    years: "2019年12月30日–2020年1月2日",
  },
  ja: {
    long: "2019年5月6日月曜日",
    short: "5月6日(月)",
    clock: ["午前9:50", "午後6:30"],
    days: "2019年6月24日～28日",
    months: "2019年6月24日～7月2日",
    years: "2019年12月30日～2020年1月2日",
  },
  ar: {
    long: "الاثنين، 6 مايو 2019",
    short: "الاثنين، 6 مايو",
    clock: ["9:50 ص", "6:30 م"],
    days: "24–28 يونيو 2019",
    months: "24 يونيو–2 يوليو 2019",
    years: "30 ديسمبر 2019–2 يناير 2020",
  },
};

for (const [language, expected] of Object.entries(EXPECTED)) {
  describe(`dates and times in ${language}`, () => {
    const twelve = datesIn(language, 12);
    const twentyFour = datesIn(language, 24);

    test("name the day as the language does", () => {
      assert.equal(plain(twelve.long(instant(MORNING))), expected.long);
      assert.equal(plain(twelve.short(instant(MORNING))), expected.short);
    });

    test("say the half of the day on the 12-hour clock, on one line, and none on the 24-hour clock", () => {
      const said = [MORNING, EVENING].map((text) => twelve.clock(instant(text)));
      assert.deepEqual(said.map(plain), expected.clock);
      assert.ok(
        said.every((text) => !text.includes(" ")),
        "a time breaks over two lines",
      );
      assert.deepEqual(
        [MORNING, EVENING].map((text) => twentyFour.clock(instant(text))),
        ["09:50", "18:30"],
      );
    });

    test("say what days have in common once", () => {
      assert.equal(rangeIn(language, "2019-06-24", "2019-06-28"), expected.days);
      assert.equal(rangeIn(language, "2019-06-24", "2019-07-02"), expected.months);
      assert.equal(rangeIn(language, "2019-12-30", "2020-01-02"), expected.years);
    });

    test("leave the half of the day out in the rows of a plain day, wherever the language puts it, and only there", () => {
      const plainDay = dayOf(MORNING, EVENING);
      const long = dayOf("2019-05-06T08:00", "2019-05-06T22:00");
      const early = dayOf("2019-05-06T12:30", EVENING);
      assert.equal(twelve.row(instant(EVENING), plainDay), "6:30");
      for (const day of [long, early]) assert.equal(plain(twelve.row(instant(EVENING), day)), expected.clock[1]);
      assert.equal(twentyFour.row(instant(EVENING), long), "18:30");
    });
  });
}

test("midnight and noon are told apart, in Japanese as zero o'clock", () => {
  const said = (language: string) =>
    ["2019-05-06T00:05", "2019-05-06T12:05"].map((text) => plain(datesIn(language, 12).clock(instant(text))));
  assert.deepEqual(said("en"), ["12:05 am", "12:05 pm"]);
  assert.deepEqual(said("ja"), ["午前0:05", "午後0:05"]);
  assert.equal(new Set(said("zh")).size, 2);
});

test("a zone has the name that the language's readers know, else the English one, else its distance from UTC", () => {
  const zoneIn = (language: string, zone: string) => datesIn(language, 24).zone(instant("2019-07-01T12:00", zone));
  assert.equal(zoneIn("de", "Europe/Berlin"), "MESZ");
  assert.equal(zoneIn("en", "Europe/Berlin"), "CEST");
  assert.equal(zoneIn("fr", "Europe/Paris"), "CEST");
  assert.equal(zoneIn("ja", "Asia/Tokyo"), "JST");
  assert.equal(zoneIn("ar", "America/Chicago"), "CDT");
  assert.equal(zoneIn("zh", "Asia/Kathmandu"), "UTC+5:45");
});

test("a deadline names its zone in the order and punctuation of the language", () => {
  const date = { at: instant("2019-04-01T23:59", "Etc/GMT+12"), hasTime: true, anywhereOnEarth: true } as ImportantDate;
  assert.equal(plain(datesIn("en", 12).deadline(date)), "1 April 2019, 11:59 pm AoE");
  assert.equal(plain(datesIn("de", 24).deadline(date)), "1. April 2019, 23:59 AoE");
  assert.equal(plain(datesIn("zh", 24).deadline(date)), "2019年4月1日 23:59（AoE）");
  assert.equal(plain(datesIn("ar", 24).deadline(date)), "1 أبريل 2019، 23:59 AoE");
});

test("an Arabic site of a country with its own figures has them in times and on the timeline", () => {
  const dates = datesIn("ar-EG", 24);
  assert.equal(dates.clock(instant(MORNING)), "٠٩:٥٠");
  assert.equal(dates.hour(instant(MORNING)), "٩");
});
