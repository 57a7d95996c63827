import assert from "node:assert/strict";
import { test } from "node:test";
import { DOMParser, type Element } from "@xmldom/xmldom";
import { DateTime } from "luxon";
import { exchangeOf, scheduleJson, scheduleXml } from "../../src/feeds/frab.ts";
import { participantsOf, titleOf } from "../../src/feeds/site.ts";
import { numbersOf, uuidOf } from "../../src/feeds/uuid.ts";
import { writeFiles } from "../site.ts";
import { fixture, HOSTILE, hostileSite, workshopOf } from "./hostile.ts";

/*
 * The rules of the community's schema, in our words, from
 * https://github.com/voc/schedule/blob/master/validator/json/schema.json and
 * https://github.com/voc/schedule/blob/master/validator/xsd/schedule.xml.xsd
 */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const ACRONYM = /^[a-z0-9_-][a-z0-9_]{3,}$/;
const LINK_TYPES = ["slides", "paper", "web", "blog", "article", "media", "related", "activitypub"];
const EVENT_REQUIRED =
  "abstract date duration guid id language links persons room slug start subtitle title track type url".split(" ");
const EVENT_ALLOWED = [...EVENT_REQUIRED, "end", "description", "do_not_record", "attachments"];

type Json = Record<string, unknown>;

function assertKeys(object: Json, required: readonly string[], allowed: readonly string[]): void {
  for (const key of required) assert.ok(key in object, `${key} is missing`);
  for (const key of Object.keys(object)) assert.ok(allowed.includes(key), `${key} is not allowed`);
}

interface JsonEvent extends Json {
  readonly date: string;
  readonly end: string;
  readonly persons: readonly { readonly name: string; readonly public_name: string; readonly guid: string }[];
  readonly links: readonly { readonly url: string; readonly type: string }[];
  readonly attachments: readonly { readonly url: string; readonly type: string }[];
}

interface JsonSchedule {
  readonly schedule: {
    readonly version: string;
    readonly conference: Json & {
      readonly acronym: string;
      readonly rooms: readonly { readonly name: string; readonly guid: string }[];
      readonly days: readonly {
        readonly index: number;
        readonly date: string;
        readonly day_start: string;
        readonly day_end: string;
        readonly rooms: Readonly<Record<string, readonly JsonEvent[]>>;
      }[];
    };
  };
}

function assertEvent(event: JsonEvent, room: string): void {
  assertKeys(event, EVENT_REQUIRED, EVENT_ALLOWED);
  assert.match(String(event.guid), UUID);
  assert.ok(Number.isInteger(event.id) && Number(event.id) >= 1);
  assert.match(event.date, INSTANT);
  assert.match(event.end, INSTANT);
  assert.match(String(event.start), CLOCK);
  assert.match(String(event.duration), /^\d+:\d\d$/);
  assert.match(String(event.slug), /^[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]$/);
  assert.ok(URL.canParse(String(event.url)), String(event.url));
  assert.equal(event.room, room);
  for (const person of event.persons) {
    assert.ok(person.name !== "" && person.public_name === person.name);
    // With a number as well it would be a person of frab and of pretalx, and the schema wants one of them.
    assert.ok(!("id" in person));
    assert.match(person.guid, UUID);
  }
  for (const link of [...event.links, ...event.attachments]) {
    assertKeys(link as unknown as Json, ["url"], ["url", "title", "type"]);
    assert.ok(URL.canParse(link.url) && LINK_TYPES.includes(link.type));
  }
}

for (const name of ["reference", "awkward"]) {
  test(`schedule.json of the ${name} site keeps the rules of its schema`, async () => {
    const { read } = await fixture(name);
    const { schedule } = JSON.parse(read("schedule.json")) as JsonSchedule;
    assert.notEqual(schedule.version, "");
    const { conference } = schedule;
    for (const key of ["title", "acronym", "days", "daysCount", "start", "end", "timeslot_duration"])
      assert.ok(key in conference, key);
    assert.match(conference.acronym, ACRONYM);
    const ids = new Set<unknown>();
    const events = conference.days.flatMap((day, index) => {
      assert.equal(day.index, index + 1);
      return Object.entries(day.rooms).flatMap(([room, list]) => {
        assert.ok(
          conference.rooms.some((one) => one.name === room && UUID.test(one.guid)),
          room,
        );
        for (const event of list) {
          assertEvent(event, room);
          assert.ok(DateTime.fromISO(day.day_start) <= DateTime.fromISO(event.date), String(event.title));
          assert.ok(DateTime.fromISO(day.day_end) >= DateTime.fromISO(event.end), String(event.title));
          for (const key of [event.id, event.guid, event.slug]) ids.add(key);
        }
        return list;
      });
    });
    assert.equal(ids.size, events.length * 3);
  });

  test(`schedule.json and schedule.xml of the ${name} site say what the model says`, async () => {
    const { workshop, read } = await fixture(name);
    const { schedule } = JSON.parse(read("schedule.json")) as JsonSchedule;
    const inJson = schedule.conference.days.flatMap(({ rooms }) => Object.values(rooms).flat());
    const inXml = elements(parse(read("schedule.xml")), "event");
    assert.equal(inXml.length, workshop.items.length);
    for (const item of workshop.items) {
      const event = inJson.find(({ url }) => String(url).endsWith(item.page ?? `#${item.anchor}`));
      assert.ok(event, item.slug);
      const title = titleOf(workshop, item);
      const facts = {
        title: item.cancelled ? `Cancelled: ${title}` : title,
        start: item.start.toMillis(),
        persons: participantsOf(item).map(({ person }) => person.name),
        abstract: (item.abstract ?? item.paper?.abstract)?.plain ?? "",
        track: item.track ?? "",
      };
      const { persons, abstract, track } = event;
      const start = Date.parse(event.date);
      assert.deepEqual(
        { title: event.title, start, persons: persons.map((one) => one.name), abstract, track: track ?? "" },
        facts,
      );
      assert.equal(Date.parse(event.end), item.end.toMillis());
      const xml = inXml.find((one) => one.getAttribute("guid") === event.guid);
      assert.ok(xml);
      assert.deepEqual(
        {
          title: textOf(xml, "title"),
          start: Date.parse(textOf(xml, "date")),
          persons: elements(xml, "person").map((one) => one.textContent),
          abstract: textOf(xml, "abstract"),
          track: textOf(xml, "track"),
        },
        facts,
      );
      assert.equal(xml.getAttribute("id"), String(event.id));
    }
  });

  test(`an importer of schedule.xml finds everything it asks for in the ${name} site`, async () => {
    // What pretalx reads of an event: https://github.com/pretalx/pretalx/blob/main/src/pretalx/schedule/utils.py
    const { read } = await fixture(name);
    const root = parse(read("schedule.xml"));
    assert.ok(textOf(root, "version") !== "");
    for (const room of elements(root, "room").filter((one) => one.hasAttribute("name"))) {
      for (const event of elements(room, "event")) {
        for (const key of [
          "date",
          "start",
          "duration",
          "type",
          "track",
          "recording",
          "title",
          "description",
          "subtitle",
          "abstract",
          "language",
          "persons",
        ])
          assert.equal(children(event, key).length, 1, key);
        const [hours, minutes, ...rest] = textOf(event, "duration").split(":").map(Number);
        assert.ok(Number.isInteger(hours) && Number.isInteger(minutes) && rest.length === 0);
        for (const person of elements(event, "person")) assert.notEqual(person.textContent, "");
        assert.equal(textOf(event, "room"), room.getAttribute("name"));
      }
    }
  });
}

function parse(xml: string): Element {
  const problems: string[] = [];
  const onError = (level: string, message: string) => problems.push(`${level}: ${message}`);
  const root = new DOMParser({ onError }).parseFromString(xml, "text/xml").documentElement;
  assert.deepEqual(problems, []);
  assert.ok(root);
  return root;
}

function elements(parent: Element, name: string): Element[] {
  return [...parent.getElementsByTagName(name)];
}

function children(parent: Element, name: string): Element[] {
  return elements(parent, name).filter((one) => one.parentNode === parent);
}

const textOf = (parent: Element, name: string): string => children(parent, name)[0]?.textContent ?? "";

test("hostile text comes out of both files as it went in", () => {
  const workshop = workshopOf(hostileSite());
  const exchange = exchangeOf(workshop);
  const [event] = elements(parse(scheduleXml(exchange)), "event");
  assert.ok(event);
  assert.equal(textOf(event, "title"), HOSTILE);
  assert.equal(textOf(event, "track"), HOSTILE);
  const { schedule } = JSON.parse(scheduleJson(exchange)) as JsonSchedule;
  assert.equal(Object.values(schedule.conference.days[0]?.rooms ?? {})[0]?.[0]?.title, HOSTILE);
});

test("the version changes with the programme, even if the date of the data does not", () => {
  const workshop = workshopOf(hostileSite());
  const [item] = workshop.items;
  assert.ok(item);
  const later = { ...item, start: item.start.plus({ minutes: 5 }) as typeof item.start };
  const [day] = workshop.days;
  assert.ok(day);
  const changed = { ...workshop, days: [{ ...day, items: [later] }], items: [later] };
  assert.notEqual(exchangeOf(changed).version, exchangeOf(workshop).version);
  assert.equal(exchangeOf(workshop).version, exchangeOf(workshop).version);
});

test("identifiers are those of version 5 and depend on the name alone", () => {
  // Checked with Python: uuid.uuid5(uuid.NAMESPACE_URL, "python.org")
  assert.equal(uuidOf("python.org"), "7af94e2b-4dd9-50f0-9c9a-8a48519bdef0");
  const few = numbersOf(["a", "b"]);
  const many = numbersOf(["z", "b", "y", "a"]);
  assert.equal(few.get("a"), many.get("a"));
  assert.equal(few.get("b"), many.get("b"));
});

test("a day goes from 4:00 to 4:00, so that readers put an item after midnight on its day; one of a day or more is 23:59", () => {
  const workshop = workshopOf(
    writeFiles({
      "data/workshop.yaml":
        "name: Workshop\nstart: 2021-05-06\nend: 2021-05-07\ntimezone: Europe/Berlin\nurl: https://example.org/\nupdated: 2021-05-01\n",
      "data/schedule.yaml":
        "- date: 2021-05-06\n  items:\n    - {time: 22:00-23:00, title: Late, room: A}\n    - {time: 0:30-1:00, title: Night, room: A}\n- date: 2021-05-07\n  items:\n    - {time: 9:00, duration: 26 h, title: Hackathon}\n",
    }),
  );
  const exchange = exchangeOf(workshop);
  const { days } = (JSON.parse(scheduleJson(exchange)) as JsonSchedule).schedule.conference;
  assert.deepEqual(
    days.map(({ date, day_start, day_end, rooms }) => [date, day_start, day_end, Object.values(rooms).flat().length]),
    [
      ["2021-05-06", "2021-05-06T04:00:00+02:00", "2021-05-07T04:00:00+02:00", 2],
      ["2021-05-07", "2021-05-07T04:00:00+02:00", "2021-05-08T04:00:00+02:00", 1],
    ],
  );
  const xml = scheduleXml(exchange);
  assert.match(
    xml,
    /<day index="1" date="2021-05-06" start="2021-05-06T04:00:00\+02:00" end="2021-05-07T04:00:00\+02:00">/,
  );
  assert.match(xml, /<date>2021-05-07T00:30:00\+02:00<\/date>/);
  assert.match(xml, /<duration>23:59<\/duration>/);
});
