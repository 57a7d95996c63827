import assert from "node:assert/strict";
import { test } from "node:test";
import { pathPrefixOption, portNumber, presentInstant } from "../../src/cli/options.ts";
import { normalizePathPrefix, startFolder } from "../../src/site/paths.ts";

test("a path prefix may be written with or without slashes", () => {
  assert.deepEqual(["sub", "/sub", "sub/", "/sub/"].map(pathPrefixOption), Array(4).fill("/sub/"));
  assert.equal(normalizePathPrefix("//2019//debug-ml/"), "/2019/debug-ml/");
  assert.deepEqual(["", "/"].map(normalizePathPrefix), ["/", "/"]);
});

test("a path prefix that is not a path is refused", () => {
  for (const prefix of ["https://example.org/sub/", "/a b/", "../up", "/?x", "<b>"]) {
    assert.throws(() => pathPrefixOption(prefix), /is not the path of an address/, prefix);
  }
});

test("--now without an offset is in UTC on every machine", () => {
  assert.equal(presentInstant("2019-05-06T15:00").toISO(), "2019-05-06T15:00:00.000Z");
  assert.equal(presentInstant("2019-05-06").toISO(), "2019-05-06T00:00:00.000Z");
  assert.equal(presentInstant("2019-05-06T15:00-05:00").toISO(), "2019-05-06T20:00:00.000Z");
});

test("--now that is no instant is refused with an example", () => {
  assert.throws(() => presentInstant("yesterday"), /write it as 2019-05-06 or 2019-05-06T15:00Z/);
  assert.throws(() => presentInstant("2019-02-30"), /not a date or time/);
});

test("a port is a number that ports have", () => {
  assert.equal(portNumber("3000"), 3000);
  for (const port of ["http", "-1", "70000", "80.5", ""]) assert.throws(() => portNumber(port), /is not a number/);
});

test("under npm, paths start where the command was typed, unless the script went to another folder", (t) => {
  const { INIT_CWD, npm_package_json } = process.env;
  t.after(() => {
    for (const [name, value] of Object.entries({ INIT_CWD, npm_package_json })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  process.env.INIT_CWD = "/typed/here";
  process.env.npm_package_json = `${process.cwd()}/package.json`;
  assert.equal(startFolder(), "/typed/here");
  process.env.npm_package_json = "/elsewhere/package.json";
  assert.equal(startFolder(), process.cwd());
});
