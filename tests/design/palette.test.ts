import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { formatHex, wcagContrast } from "culori";
import { createPalette, type Pair, TRACK_COLOURS } from "../../src/design/palette.ts";

/** WCAG 2.2, 1.4.3: text of any size, as none of ours is always large. */
const TEXT = 4.5;
/** WCAG 2.2, 1.4.11: what has to be seen to use or understand the page. */
const INTERFACE = 3;

const GROUNDS = ["background", "wash", "wash2"];
const tracks = Array.from({ length: TRACK_COLOURS }, (_, index) => `track-${index + 1}`);

/** Every foreground of the styles with the grounds it stands on. */
const PAIRS: readonly [front: string, ground: string, ratio: number][] = [
  ["on", "field", TEXT],
  ["on-mark", "mark", TEXT],
  ...[...GROUNDS, "band"].flatMap((ground): [string, string, number][] =>
    ["ink", "soft", "alert"].map((front) => [front, ground, 5]),
  ),
  ...["background", "wash", "band"].map((ground): [string, string, number] => ["rule", ground, INTERFACE]),
  ...["background", "wash"].flatMap((ground) => tracks.map((front): [string, string, number] => [front, ground, TEXT])),
  // The letter of a track stands out of its colour; a pressed button is ink, its words the background.
  ...tracks.map((ground): [string, string, number] => ["background", ground, TEXT]),
  ["background", "ink", TEXT],
];

/** Colours all around, from black to white and from dull to more vivid than a screen can show. */
function* accents(): Generator<string> {
  yield* ["white", "black", "gray", "#7f7f80", "#ffff00", "#00ff00", "#0000ff", "rebeccapurple"];
  for (let l = 0; l <= 1; l += 0.05) {
    yield formatHex({ mode: "oklch", l, c: 0, h: 0 });
    for (let h = 0; h < 360; h += 1) yield formatHex({ mode: "oklch", l, c: h % 3 === 0 ? 0.03 : 0.32, h });
  }
}

describe("the palette of any accent", () => {
  const palettes = [...accents()].map((accent) => ({
    accent,
    palette: createPalette(accent) as Readonly<Record<string, Pair>>,
  }));

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

  test("has the accent itself as the field, with white on it where that can be read, else black", () => {
    for (const [accent, field, on] of [
      ["#ffd000", "#ffd000", "#000000"],
      ["#b3121d", "#b3121d", "#ffffff"],
      ["#0b6e4f", "#0b6e4f", "#ffffff"],
      ["#00a651", "#00a651", "#000000"],
      ["#8a8d91", "#8a8d91", "#000000"],
      ["white", "#ffffff", "#000000"],
      ["black", "#000000", "#ffffff"],
      ["oklch(0.9 0.4 140)", undefined, "#000000"],
    ] as const) {
      const palette = createPalette(accent);
      assert.deepEqual([palette.field[0], palette.on[0]], [field ?? palette.field[0], on], accent);
    }
  });

  test("inverts in the dark scheme, where the accent is the ink and only as much lighter as it must be", () => {
    const yellow = createPalette("#ffd000");
    assert.deepEqual([yellow.on[1], yellow.field[1]], ["#ffd000", yellow.background[1]]);
    const violet = createPalette("#7a1fa2");
    assert.notEqual(violet.on[1], "#7a1fa2");
    const black = createPalette("black");
    assert.equal(black.on[1], black.ink[1]);
    for (const { accent, palette } of palettes)
      assert.ok(wcagContrast(palette.on?.[1] ?? "", palette.field?.[1] ?? "") >= 5.2, accent);
  });

  test("draws a line in the accent, but in ink where the accent could hardly be seen on paper", () => {
    assert.equal(createPalette("#ffd000").stripe[0], "#ffd000");
    assert.equal(createPalette("white").stripe[0], createPalette("white").ink[0]);
  });

  test("gives a grey site no colour but the alert and the tracks", () => {
    for (const accent of ["#ffffff", "#000000", "#808080"]) {
      const palette = createPalette(accent) as Readonly<Record<string, Pair>>;
      for (const [name, pair] of Object.entries(palette).filter(([name]) => !/^(?:track|alert)/.test(name)))
        for (const value of pair) {
          const channels = [1, 3, 5].map((at) => Number.parseInt(value.slice(at, at + 2), 16));
          assert.ok(Math.max(...channels) - Math.min(...channels) <= 13, `${name} of ${accent}: ${value}`);
        }
    }
  });
});
