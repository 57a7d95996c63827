import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import { itemData, workshopData } from "../../src/feeds/json-ld.ts";
import { openGraphLocale } from "../../src/locales/words.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { countryCode } from "../../src/schema/countries.ts";
import { read } from "../reading.ts";
import { buildFixture, writeFiles } from "../site.ts";

const SMALL = "name: Flip Points\nstart: 2030-05-06\ntimezone: Europe/Lisbon\nurl: https://example.org/\n";
const SCHEDULE = `- date: 2030-05-06
  items:
    - {time: 9:00-9:30, title: In the hall, speakers: Ada Lovelace (London)}
    - {time: 10:00-10:30, title: In a room, room: R05, speakers: Alan Turing (Manchester)}
    - {time: 11:00-11:30, title: From afar, mode: online, online: "https://example.org/room", speakers: Grace Hopper (Navy)}
    - {time: 12:00, title: Open end, speakers: Ada Lovelace}
`;

function workshopOf(settings: string, more: Readonly<Record<string, string>> = {}): Workshop {
  const { workshop, diagnostics } = read({
    "data/workshop.yaml": SMALL + settings,
    "data/schedule.yaml": SCHEDULE,
    ...more,
  });
  assert.ok(workshop, diagnostics.map(({ message }) => message).join("\n"));
  return workshop;
}

type Data = Readonly<Record<string, unknown>>;

const eventOf = (settings: string) => workshopData(workshopOf(settings), { items: true }) as Data;

const address = {
  type: "object",
  required: ["@type"],
  minProperties: 2,
  properties: {
    "@type": { const: "PostalAddress" },
    streetAddress: { type: "string" },
    addressLocality: { type: "string" },
    addressCountry: { type: "string", pattern: "^[A-Z]{2}$" },
  },
  additionalProperties: false,
};
const place = {
  type: "object",
  required: ["@type", "name", "address"],
  properties: { "@type": { const: "Place" }, name: { type: "string", minLength: 1 }, address },
};
const virtual = {
  type: "object",
  required: ["@type", "url"],
  properties: { "@type": { const: "VirtualLocation" }, url: { type: "string", pattern: "^https?://" } },
};
const person = { type: "object", required: ["@type", "name"], properties: { "@type": { const: "Person" } } };
const dateTime = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2}))?$" };

/** What Google asks of an event, and of those below it (developers.google.com/search/docs/appearance/structured-data/event). */
const EVENT = {
  $id: "event",
  type: "object",
  required: ["@type", "name", "startDate", "location"],
  properties: {
    "@type": { const: "Event" },
    name: { type: "string", minLength: 1 },
    startDate: dateTime,
    endDate: dateTime,
    location: {
      anyOf: [place, virtual, { type: "array", minItems: 2, items: { anyOf: [place, virtual] } }],
    },
    eventStatus: { enum: ["https://schema.org/EventScheduled", "https://schema.org/EventCancelled"] },
    eventAttendanceMode: { pattern: "^https://schema\\.org/(Offline|Online|Mixed)EventAttendanceMode$" },
    organizer: { type: "array", items: person },
    performer: { type: "array", items: person },
    subEvent: { type: "array", items: { $ref: "event" } },
  },
};
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(EVENT);

const VENUE =
  "venue: {name: Congress Centre, room: Auditorium, address: 1 Main Street, city: Lisbon, country: Portugal}\n";

test("an event and all its parts have what Google asks of them", () => {
  for (const online of ["", "online: https://example.org/stream\n"]) {
    const event = eventOf(VENUE + online);
    assert.ok(validate(event), JSON.stringify(validate.errors));
    assert.equal((event.subEvent as unknown[]).length, 4);
    for (const name of ["description", "image", "eventStatus", "eventAttendanceMode", "performer", "url"]) {
      if (name !== "description") assert.ok(event[name], name);
    }
    assert.ok(!("offers" in event) && !("previousStartDate" in event));
  }
  const workshop = workshopOf(VENUE, { "data/organizers.yaml": "- Erika Mustermann (Lisbon)\n" });
  const talk = itemData(workshop, workshop.items[0] as never) as Data;
  assert.ok(validate(talk), JSON.stringify(validate.errors));
  for (const name of ["endDate", "image", "eventStatus", "eventAttendanceMode", "organizer", "performer"]) {
    assert.ok(talk[name], name);
  }
  assert.ok(validate(talk.superEvent), JSON.stringify(validate.errors));
});

const ADDRESS = {
  "@type": "PostalAddress",
  streetAddress: "1 Main Street",
  addressLocality: "Lisbon",
  addressCountry: "PT",
};

test("a room has the address of the building itself, and each part of the programme its own place", () => {
  const event = eventOf(`${VENUE}online: https://example.org/stream\n`);
  const room = (name: string) => ({
    "@type": "Place",
    name,
    address: ADDRESS,
    containedInPlace: { "@type": "Place", name: "Congress Centre" },
  });
  const stream = { "@type": "VirtualLocation", url: "https://example.org/stream" };
  assert.deepEqual(event.location, [room("Auditorium"), stream]);
  assert.equal(event.eventAttendanceMode, "https://schema.org/MixedEventAttendanceMode");
  assert.deepEqual(
    (event.subEvent as Data[]).map(({ location }) => location),
    [
      [room("Auditorium"), stream],
      [room("Room R05"), stream],
      { "@type": "VirtualLocation", url: "https://example.org/room" },
      [room("Auditorium"), stream],
    ],
  );
});

test("what is not known stays out: an end that is assumed, a way to take part, an address, a country in other words", () => {
  const { subEvent, ...event } = eventOf("");
  for (const name of ["location", "eventAttendanceMode", "organizer"]) assert.ok(!(name in event), name);
  const ends = (subEvent as Data[]).map(({ endDate }) => endDate);
  assert.deepEqual(ends.slice(2), ["2030-05-06T11:30:00+01:00", undefined]);
  assert.equal(event.endDate, "2030-05-06");
  const { location } = eventOf("venue: {city: Gondar, country: the highlands}\n");
  assert.deepEqual(location, {
    "@type": "Place",
    name: "Gondar",
    address: { "@type": "PostalAddress", addressLocality: "Gondar" },
  });
});

test("performers of the workshop are the invited speakers who are in the programme, else all who speak in it", () => {
  const performers = (speakers: string) => {
    const workshop = workshopOf("", speakers === "" ? {} : { "data/speakers.yaml": speakers });
    const { performer } = workshopData(workshop, { items: false }) as { performer: { name: string }[] };
    return performer.map(({ name }) => name);
  };
  assert.deepEqual(performers("- Grace Hopper (Navy)\n- Emmy Noether (Erlangen)\n"), ["Grace Hopper"]);
  assert.deepEqual(performers(""), ["Ada Lovelace", "Alan Turing", "Grace Hopper"]);
});

test("a country is known by its code, abbreviations, and its names in many languages; nothing is guessed", () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    US: [
      "US",
      "us",
      "USA",
      "U.S.A.",
      "United States",
      "the United States of America",
      "Vereinigte Staaten",
      "アメリカ合衆国",
    ],
    GB: ["GB", "UK", "U.K.", "United Kingdom", "Great Britain", "Scotland", "Royaume-Uni"],
    DE: ["DE", "Germany", "Deutschland", "Allemagne", "ألمانيا", "德国"],
    AT: ["Austria", "Österreich", "O\u0308sterreich", "Autriche"],
    NL: ["The Netherlands", "Netherlands", "Nederland", "Holland"],
    CZ: ["Czechia", "Czech Republic", "Česko"],
    KR: ["South Korea", "Republic of Korea", "대한민국"],
    PL: ["Poland", "Polska"],
    GR: ["Greece", "Ελλάδα"],
    IL: ["Israel", "ישראל"],
    CI: ["Côte d’Ivoire", "Cote d'Ivoire", "Ivory Coast"],
    TR: ["Türkiye", "Turkey"],
    HK: ["Hong Kong"],
    BR: ["Brazil", "Brasil"],
    EG: ["مصر"],
  };
  for (const [code, names] of Object.entries(known))
    for (const name of names) assert.equal(countryCode(name), code, name);
  for (const name of ["", "XX", "EU", "Europe", "America", "Congo", "Atlantis", "Lisbon", "constructor", "__proto__"]) {
    assert.equal(countryCode(name), undefined, name);
  }
});

test("previews name the kind of a page and the locale as language and territory", async () => {
  const site = writeFiles({
    "data/workshop.yaml": `${SMALL}language: pt-BR\n`,
    "data/schedule.yaml": SCHEDULE,
    "content/travel.md": "# Travel\n\nBy train.\n",
  });
  const { folder } = await buildFixture(site);
  const property = (page: string, name: string) =>
    new RegExp(`<meta property="og:${name}" content="([^"]*)">`).exec(
      readFileSync(`${folder}/${page}index.html`, "utf8"),
    )?.[1];
  const types = ["", "schedule/", "talks/in-the-hall/", "speakers/ada-lovelace/", "travel/"].map((page) =>
    property(page, "type"),
  );
  assert.deepEqual(types, ["website", "website", "article", "profile", "article"]);
  assert.equal(property("", "locale"), "pt_BR");
});

test("a locale of Open Graph has the territory that the language's tag names, or the likeliest", () => {
  const locales = ["en", "en-US", "de", "ar", "zh", "zh-Hant", "ja", "es-419"].map(openGraphLocale);
  assert.deepEqual(locales, ["en_GB", "en_US", "de_DE", "ar_EG", "zh_CN", "zh_TW", "ja_JP", undefined]);
});

test("a date in the feed says in its content when it is, and when it was", async () => {
  const site = writeFiles({
    "data/workshop.yaml": SMALL,
    "data/dates.yaml":
      "- {title: Submission, date: 2030-03-08, was: 2030-03-01}\n- {title: Early <fee>, date: 2030-04-01, time: 17:00, timezone: UTC}\n",
  });
  const { read: textOf } = await buildFixture(site);
  const contents = [...textOf("feed.xml").matchAll(/<content type="html">(.*?)<\/content>/g)].map(([, text]) => text);
  assert.deepEqual(contents.sort(), [
    '&lt;p&gt;&lt;time datetime="2030-03-08"&gt;8 March 2030&lt;/time&gt;&lt;/p&gt;&lt;p&gt;&lt;s&gt;1 March 2030&lt;/s&gt;&lt;/p&gt;',
    '&lt;p&gt;&lt;time datetime="2030-04-01T17:00:00Z"&gt;1 April 2030, 17:00 (UTC)&lt;/time&gt;&lt;/p&gt;',
  ]);
});
