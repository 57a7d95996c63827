import assert from "node:assert/strict";
import { test } from "node:test";
import { encode } from "uqr";
import { qrCode } from "../../../src/pages/print/print.ts";

/** Which modules a path of moves and horizontal lines blackens. */
function drawn({ side, path }: { side: number; path: string }): boolean[][] {
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  assert.match(path, /^M0 \.5(?:m-?\d+ \d+h\d+)+$/);
  let [x, y] = [0, 0];
  for (const [, right, down, length] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
    x += Number(right);
    y += Number(down);
    rows[y]?.fill(true, x, x + Number(length));
    x += Number(length);
  }
  return rows;
}

test("the drawing of a QR code blackens the modules of its address, and no other", () => {
  for (const address of [
    "https://example.org/",
    "https://example.org/papers/a-title-of-some-length/",
    "https://例え.jp/",
  ]) {
    const { data } = encode(address, { ecc: "M", border: 0, maskPattern: 3 });
    assert.deepEqual(drawn(qrCode(address)), data, address);
  }
});
