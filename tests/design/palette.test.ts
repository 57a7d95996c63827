import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatHex, wcagContrast } from "culori";
import { DateTime } from "luxon";
import { createPalette, TRACK_COLOURS } from "../../src/design/palette.ts";
import { compiled } from "../../src/site/compiled.ts";
import { readSite } from "../../src/site/read.ts";
import { siteStylesheets } from "../../src/site/stylesheet.ts";
import { ROOT } from "../site.ts";

/** WCAG 2.2, 1.4.3: text of any size, as none of ours is always large. */
const TEXT = 4.5;
/** WCAG 2.2, 1.4.11: what has to be seen to use or understand the page. */
const INTERFACE = 3;

const GROUNDS = ["background", "wash"];
const tracks = Array.from({ length: TRACK_COLOURS }, (_, index) => `track-${index + 1}`);

/** Every foreground of the styles with the grounds it stands on. */
const PAIRS: readonly [front: string, ground: string, ratio: number][] = [
  ...GROUNDS.flatMap((ground): [string, string, number][] => [
    ...["ink", "soft", "tone", ...tracks].map((front): [string, string, number] => [front, ground, TEXT]),
    ["mark", ground, INTERFACE],
    ["rule", ground, INTERFACE],
  ]),
  // The letter of a track stands out of its colour; a pressed button is ink, its words the background.
  ...tracks.map((ground): [string, string, number] => ["background", ground, TEXT]),
  ["background", "ink", TEXT],
  ["deep-ink", "deep", TEXT],
  ["deep-soft", "deep", TEXT],
  ["glow-ink", "glow", TEXT],
  ...["high", "mid", "low", "rest"].map((name): [string, string, number] => [`timeline-${name}`, "deep", INTERFACE]),
];

/** Colours all around, from pale to deep and from dull to more vivid than a screen can show. */
function* accents(): Generator<string> {
  yield* [
    "#ffffff",
    "#000000",
    "#808080",
    "#7f7f80",
    "white",
    "black",
    "gray",
    "#ffff00",
    "#00ff00",
    "#0000ff",
    "rebeccapurple",
  ];
  for (let h = 0; h < 360; h += 10) {
    for (const c of [0.01, 0.05, 0.15, 0.3]) {
      for (const l of [0.15, 0.5, 0.75, 0.97]) yield formatHex({ mode: "oklch", l, c, h });
    }
  }
}

describe("the palette of any accent", () => {
  const palettes = [...accents()].map((accent) => ({ accent, palette: createPalette(accent) }));

  for (const [scheme, name] of ["light", "dark"].entries()) {
    test(`keeps every pair of the ${name} scheme readable`, () => {
      const failures = palettes.flatMap(({ accent, palette }) =>
        PAIRS.flatMap(([front, ground, ratio]) => {
          const [one, other] = [palette[front]?.[scheme], palette[ground]?.[scheme]];
          assert.ok(one && other, `${front} on ${ground}`);
          const contrast = wcagContrast(one, other);
          return contrast >= ratio ? [] : [`${accent}: ${front} on ${ground} has ${contrast.toFixed(2)}`];
        }),
      );
      assert.deepEqual(failures.slice(0, 10), []);
    });
  }

  test("is a colour in every place", () => {
    for (const { accent, palette } of palettes) {
      for (const [name, pair] of Object.entries(palette)) {
        for (const value of pair) assert.match(value, /^#[0-9a-f]{6}$/, `${name} of ${accent}`);
      }
    }
  });

  test("gives a grey site no colour but the highlight and the tracks", () => {
    for (const accent of ["#ffffff", "#000000", "#808080"]) {
      const [light = ""] = createPalette(accent).deep ?? [];
      const channels = [1, 3, 5].map((at) => Number.parseInt(light.slice(at, at + 2), 16));
      assert.ok(Math.max(...channels) - Math.min(...channels) <= 3, `${accent}: ${light}`);
    }
  });
});

test("the styles use no colour or measure that nothing sets", async () => {
  const { workshop } = readSite({ site: ROOT, now: DateTime.utc() });
  assert.ok(workshop);
  const { site, page, print } = siteStylesheets(workshop, await compiled());
  const css = site.css + page.css + print.css;
  const known = new Set([...css.matchAll(/--([\w-]+)\s*:/g)].map(([, name]) => name));
  const used = new Set([...css.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
  assert.deepEqual(
    [...used].filter((name) => !known.has(name)),
    [],
  );
});
