import assert from "node:assert/strict";
import { test } from "node:test";
import { hasOneColour } from "../../../src/site/pictures/colours.ts";

const svg = (body: string, attributes = "") => `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`;

test("a drawing has one colour if all that it fills and strokes has", () => {
  assert.equal(hasOneColour(svg('<path d="M0 0h9v9z"/>')), true);
  assert.equal(hasOneColour(svg('<path fill="#123" d="M0 0h9v9z"/><circle r="4" fill="none" stroke="#123"/>')), true);
  assert.equal(hasOneColour(svg('<g><path d="M0 0h9v9z"/></g>', 'fill="#4a2c6b"')), true);
  assert.equal(hasOneColour(svg('<path style="fill: #123; stroke: none" d="M0 0h9v9z"/>')), true);
});

test("in doubt it has several", () => {
  for (const body of [
    '<path fill="#123" d="M0 0h9v9z"/><path fill="#fff" d="M0 0h9v9z"/>',
    '<path fill="#123" d="M0 0h9v9z"/><path d="M0 0h9v9z"/>',
    '<style>.a{fill:red}</style><path class="a" d="M0 0h9v9z"/>',
    '<image href="data:image/png;base64,AA"/>',
    '<linearGradient id="g"/><path fill="url(#g)" d="M0 0h9v9z"/>',
    "",
  ])
    assert.equal(hasOneColour(svg(body)), false, body);
});
