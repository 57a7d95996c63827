import assert from "node:assert/strict";
import { test } from "node:test";
import { tidy } from "../../src/site/tidy.ts";

const lines = (...of: string[]) => `${of.join("\n")}\n`;

test("a line stands as deep as the elements that are open before it", () => {
  const html = "<ul>\n<li>\n<p>A</p>\n\n   \n      </li>\n</ul>\n<p>B</p>";
  assert.equal(tidy(html), lines("<ul>", "  <li>", "    <p>A</p>", "  </li>", "</ul>", "<p>B</p>"));
});

test("end tags at the beginning of a line step back, those after text do not", () => {
  const html = "<div><p>\nA\n</p></div>\n<div>\nB</div>\n</section>\nC";
  assert.equal(tidy(html), lines("<div><p>", "    A", "</p></div>", "<div>", "  B</div>", "</section>", "C"));
});

test("void elements, closed ones, comments and signs that are no tags open nothing", () => {
  const html = "<br>\n<META charset=utf-8>\n<path d='M0'/>\n<!-- <div> -->\n1 < 2 <3\n<!DOCTYPE html>\nend";
  assert.equal(tidy(html), lines(...html.split("\n")));
});

test("attributes may hold what looks like tags", () => {
  const html = `<p title="<b> > 'x'">\n<i data-x='"</p>"'>A</i>\n</p>\nB`;
  assert.equal(tidy(html), lines(`<p title="<b> > 'x'">`, `  <i data-x='"</p>"'>A</i>`, "</p>", "B"));
});

test("a tag of several lines becomes one, unless a value has several", () => {
  const html =
    '<div\n  class="a"\n  data-b="> c"\n>\n<p id="x"\n hidden>A</p>\n<br\n/>\n<p>B</p></div>\n<p title="a\n  b">C</p>\nD';
  assert.equal(
    tidy(html),
    lines(
      '<div class="a" data-b="> c">',
      '  <p id="x" hidden>A</p>',
      "  <br/>",
      "  <p>B</p></div>",
      '<p title="a',
      'b">C</p>',
      "D",
    ),
  );
});

test("white space that shows stays as it is", () => {
  const html = "<div>\n<pre>\n  a\n\n <b>b</b>\n</pre>\n<textarea> x\n y</textarea>\n</div>";
  assert.equal(
    tidy(html),
    lines("<div>", "  <pre>\n  a\n\n <b>b</b>\n</pre>", "  <textarea> x\n y</textarea>", "</div>"),
  );
});
