import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DateTime } from "luxon";
import { createCalendars } from "../../src/feeds/calendar.ts";
import { exchangeOf, scheduleJson, scheduleXml } from "../../src/feeds/frab.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { readSite } from "../../src/site/read.ts";
import { writeFiles } from "../site.ts";
import { importText, siteWith } from "./importing.ts";

/** What schedule.json and schedule.xml hold of a programme. */
function held(workshop: Workshop): unknown {
  // What begins at the same time in two rooms has no order.
  const items = [...workshop.items].sort((a, b) => ((a.title?.plain ?? "") < (b.title?.plain ?? "") ? -1 : 1));
  return items.map((item) => ({
    title: item.title?.plain,
    start: item.start.toISO(),
    end: item.end.toISO(),
    room: item.room,
    track: item.track,
    session: item.session?.title?.plain,
    speakers: item.speakers.map(({ person }) => person.name),
    language: item.language,
    video: item.video,
    slides: item.slides,
  }));
}

function workshopIn(site: string): Workshop {
  const { workshop, diagnostics } = readSite({ site, now: DateTime.utc(2030, 1, 1) });
  assert.ok(workshop, JSON.stringify(diagnostics.slice(0, 3)));
  return workshop;
}

const NAMES = ["Ana Ficticia", "Łukasz Żółć", "Chen Invented", "Mei Madeup"];

/** A morning in one room: sessions and single talks, one after the other. */
const morning = fc.array(
  fc.record({
    session: fc.boolean(),
    talks: fc.integer({ min: 1, max: 3 }),
    minutes: fc.constantFrom(15, 20, 45),
    speaker: fc.constantFrom(...NAMES),
    language: fc.constantFrom(undefined, "de"),
    video: fc.boolean(),
    slides: fc.boolean(),
    track: fc.constantFrom(undefined, "Theory"),
  }),
  { minLength: 1, maxLength: 4 },
);

function scheduleOf(
  rooms: readonly (readonly (typeof morning extends fc.Arbitrary<infer T> ? T : never)[number][])[],
): string {
  let text = "- date: 2030-05-06\n  items:\n";
  rooms.forEach((blocks, room) => {
    let at = 9 * 60;
    blocks.forEach((block, index) => {
      const item = (number: number) => {
        const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
        const time = `${clock(at)}-${clock(at + block.minutes)}`;
        at += block.minutes;
        const more = [
          block.language && `language: ${block.language}`,
          block.video && "video: https://example.org/video",
          block.slides && "slides: https://example.org/talk.pptx",
          block.track && `track: ${block.track}`,
        ].filter(Boolean);
        return `{time: ${time}, room: Room ${room}, title: Talk ${room} ${index} ${number}, speakers: ${block.speaker}${more.map((one) => `, ${one}`).join("")}}`;
      };
      if (block.session) {
        text += `    - title: Session ${room} ${index}\n      room: Room ${room}\n      items:\n`;
        for (let number = 0; number < block.talks; number++) text += `        - ${item(number)}\n`;
      } else text += `    - ${item(0)}\n`;
    });
  });
  return text;
}

const SETTINGS = "name: A Workshop of Many Words\nstart: 2030-03-30\nend: 2030-03-31\ntimezone: Europe/Berlin\n";

/** The clocks change in the night to the second day. */
const AWKWARD = `- date: 2030-03-30
  items:
    - {time: 9:00-9:30, type: remarks, title: "Opening: <b>bold</b> & \\"quotes\\" 🤖", speakers: Ana Ficticia}
    - title: "Session <1> & more"
      room: Hall
      chair: [{name: Łukasz Żółć, affiliation: "Univ. of A, B & C", remote: yes}, Plato]
      items:
        - {time: 9:30-10:00, title: "${"Long ".repeat(30)}title", speakers: Chen Invented}
        - {time: 10:00-10:30, title: Gone, speakers: Chen Invented, cancelled: yes}
        - {time: 10:30-11:00, title: الحدود والبيانات, language: fa, speakers: محمد الفارابي}
    - {time: 9:30-10:00, room: Attic, chair: Plato, title: Alone, speakers: Mei Madeup}
    - chair: Mei Madeup
      items:
        - {time: 11:00-11:30, title: One, speakers: Plato}
        - {time: 11:30-12:00, title: Two, speakers: Plato}
    - {time: 12:00-13:00, type: lunch, title: Lunch}
    - {time: 13:00-14:00, track: Theory, type: breakout, title: Groups}
    - {time: 13:00-14:00, track: Practice, type: breakout, title: Groups}
    - time: 15:00-16:00
      type: panel
      title: What now?
      moderator: Ana Ficticia
      panelists: [Plato, Chen Invented (B)]
      online: https://example.org/join
    - {time: 22:00-0:30, type: social, title: Party}
    - {time: 0:30-1:30, type: social, title: Taxi}
- date: 2030-03-31
  items:
    - {time: 9:00-10:00, title: After the change, speakers: Plato}
`;

/** Everything about the items that take place, and who chairs, moderates and discusses. */
function all(workshop: Workshop): readonly unknown[] {
  const names = (people: Workshop["items"][number]["speakers"]) =>
    people.map(({ person }) => [person.name, person.affiliation]);
  return workshop.items
    .filter(({ cancelled }) => !cancelled)
    .map((item) => ({
      day: item.day.date,
      start: item.start.toISO(),
      end: item.end.toISO(),
      title: item.title?.plain,
      types: item.types,
      room: item.room,
      track: item.track,
      language: item.language,
      session: item.session && [item.session.title?.plain, names(item.session.chairs)],
      chairs: names(item.chairs),
      speakers: names(item.speakers),
      moderators: names(item.moderators),
      panelists: names(item.panelists),
      online: item.online?.url,
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

for (const language of ["en", "de", "ar", "ja"])
  for (const [name, write] of [
    ["schedule.json", scheduleJson],
    ["schedule.xml", scheduleXml],
  ] as const)
    test(`${name} (${language}): chairs, moderators, what is for everyone, cancelled, at night or in a track comes back`, async () => {
      const workshop = workshopIn(
        writeFiles({
          "data/workshop.yaml": `${SETTINGS}short: Many Words\nlanguage: ${language}\nurl: https://example.org/\n`,
          "data/schedule.yaml": AWKWARD,
        }),
      );
      const site = writeFiles({ "data/workshop.yaml": `${SETTINGS}language: ${language}\n` });
      const { status, said } = await importText(site, "programme", name, write(exchangeOf(workshop)));
      assert.equal(status, 0, said);
      assert.match(said, /1 left out: 1 cancelled/);
      assert.deepEqual(all(workshopIn(site)), all(workshop), said);
      const again = await importText(site, "programme", name, write(exchangeOf(workshop)));
      assert.match(again.said, /: 0 new, 0 changed/);
    });

for (const [name, write] of [
  ["schedule.json", scheduleJson],
  ["schedule.xml", scheduleXml],
] as const) {
  test(`${name} comes back as the programme that it was written from`, () =>
    fc.assert(
      fc.asyncProperty(fc.tuple(morning, morning), async (rooms) => {
        const workshop = workshopIn(siteWith({ schedule: scheduleOf(rooms) }));
        const site = siteWith();
        const { status, said } = await importText(site, "programme", name, write(exchangeOf(workshop)));
        assert.equal(status, 0, said);
        assert.deepEqual(held(workshopIn(site)), held(workshop));
      }),
      { numRuns: 12, seed: 2030 },
    ));
}

for (const language of ["en", "de", "ar", "ja"])
  test(`a calendar (${language}): types, speakers, sessions with their chairs, moderators, rooms and links come back`, async () => {
    const settings = `${SETTINGS}language: ${language}\n`;
    const before = workshopIn(
      writeFiles({
        "data/workshop.yaml": `${settings}short: Many Words\nurl: https://example.org/\nvenue: {name: Kongresshaus, city: Zürich, country: CH}\n`,
        "data/schedule.yaml": AWKWARD,
      }),
    );
    const site = writeFiles({ "data/workshop.yaml": settings });
    const write = await createCalendars(before);
    const { status, said } = await importText(site, "programme", "programme.ics", write(before.items));
    assert.equal(status, 0, said);
    assert.match(said, /is the calendar of a site made with Lectern/);
    // A calendar says who chairs a session, and nothing of who chairs an item.
    const kept = (workshop: Workshop) =>
      (all(workshop) as { title: string; chairs: unknown; language: unknown; day: unknown }[]).map(
        ({ chairs, language, day, ...rest }) => ({ ...rest, chairs: rest.title === "Alone" ? [] : chairs }),
      );
    assert.deepEqual(kept(workshopIn(site)), kept(before), said);
    const again = await importText(site, "programme", "programme.ics", write(before.items));
    assert.match(again.said, /: 0 new, 0 changed/);
  });

/** What only words of a description say, and what could be taken for something else. */
const IN_WORDS = `- date: 2030-03-30
  items:
    - time: 9:00-9:30
      type: [keynote, panel]
      title: Two types
      speakers: ["Ana Ficticia (Univ. of A, B)", Plato]
      award: [Best Talk, Audience Award]
      changed: now at nine
      video: https://example.org/video
      slides: https://example.org/slides.pdf
      abstract: |
        The first paragraph.

        The second; by nobody.
    - {time: 9:30-10:00, type: keynote, label: Reading, title: A label, track: Theory, speakers: Plato}
    - {time: 9:30-10:00, type: other, label: Wanderung, title: Nobody speaks, track: Practice, abstract: We meet outside.}
    - {time: 10:00-10:30, title: From afar, mode: online, speakers: Chen Invented}
    - {time: 10:30-11:00, type: break, abstract: Coffee and tea}
    - {time: 11:00-11:30, type: invited talk, speakers: Mei Madeup}
`;

for (const language of ["en", "fr", "zh"])
  test(`a calendar (${language}): labels, awards, changes, abstracts and what is online come back`, async () => {
    const settings = `${SETTINGS}language: ${language}\n`;
    const before = workshopIn(
      writeFiles({
        "data/workshop.yaml": `${settings}url: https://example.org/\n`,
        "data/schedule.yaml": IN_WORDS,
      }),
    );
    const site = writeFiles({ "data/workshop.yaml": settings });
    const text = (await createCalendars(before))(before.items);
    const { said } = await importText(site, "programme", "p.ics", text);
    const kept = (workshop: Workshop) =>
      workshop.items
        .map((item) => ({
          title: item.title?.plain,
          track: item.track,
          label: item.label,
          types: item.label === undefined ? item.types : [],
          awards: item.awards,
          changed: item.changed,
          abstract: item.abstract?.plain,
          video: item.video,
          slides: item.slides,
          mode: item.mode,
          speakers: item.speakers.map(({ person }) => [person.name, person.affiliation]),
        }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    assert.deepEqual(kept(workshopIn(site)), kept(before), said);
    assert.match((await importText(site, "programme", "p.ics", text)).said, /: 0 new, 0 changed/);
  });
