import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../reading.ts";

const accent = (value: string) =>
  read({ "data/workshop.yaml": `name: X\nstart: 2030-05-06\ntimezone: Europe/Paris\naccent: ${value}\n` });

test("a colour through which something shows is none for a site", () => {
  for (const value of ["transparent", '"#7a1fa280"', "rgb(0 0 0 / 50%)"]) {
    const [found] = accent(value).diagnostics.filter(({ code }) => code === "bad-colour");
    assert.match(found?.hint ?? "", /opaque colour/, value);
  }
  for (const value of ["rebeccapurple", '"#7a1fa2"', '"#7a1fa2ff"'])
    assert.equal(accent(value).diagnostics.filter(({ code }) => code === "bad-colour").length, 0, value);
});
