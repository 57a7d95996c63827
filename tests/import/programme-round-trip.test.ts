import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DateTime } from "luxon";
import { exchangeOf, scheduleJson, scheduleXml } from "../../src/feeds/frab.ts";
import type { Workshop } from "../../src/model/workshop.ts";
import { readSite } from "../../src/site/read.ts";
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
