import assert from "node:assert/strict";
import { hostname } from "node:os";
import { test } from "node:test";
import { hostOf, inUrl, isOwnHost, metadataAddresses } from "../../../src/site/serve/own-host.ts";
import { below, readTarget, typeOf } from "../../../src/site/serve/web.ts";

test("the target of a request is an address as browsers write it, or nothing", () => {
  for (const sent of [
    "/",
    "/schedule/",
    "/a%20b.pdf",
    "/%E4%BC%9A/",
    "/a:b@c",
    "/[x]|{y}",
    "/a//b",
    "/?q=%zz\\",
    "/...",
  ])
    assert.ok(readTarget(sent), sent);
  for (const sent of [
    "",
    "*",
    "schedule/",
    "//",
    "//evil.example/",
    "/%",
    "/%zz",
    "/%ff",
    "/%00",
    "/a%0ab",
    "/..",
    "/../x",
    "/a/../b",
    "/%2e%2e/x",
    "/..%2f..%2fx",
    "/a%2Fb",
    "/./a",
    "/a\\b",
    "/..\\x",
    "/a%5cb",
    "/a b",
    "/ü",
    "/#a",
    "http://localhost:8080/",
    "https://evil.example/",
    "localhost:8080",
    "file:///etc/passwd",
  ])
    assert.equal(readTarget(sent), undefined, sent);
  assert.deepEqual(readTarget("/a/%C3%BC?b=/../c"), { pathname: "/a/%C3%BC", search: "?b=/../c" });
});

test("what lies below a path prefix is as files are called", () => {
  const target = (pathname: string) => ({ pathname, search: "" });
  assert.equal(below(target("/w%C3%B6/a%20b/"), "/w%C3%B6/"), "a b/");
  assert.equal(below(target("/w"), "/w/"), undefined);
  assert.equal(below(target("/wide/"), "/w/"), undefined);
});

test("the name in a Host header is known however it is written, and what is none is refused", () => {
  const names = { localhost: "localhost", "LocalHost:80": "localhost", "a.localhost.:1": "a.localhost" };
  for (const [header, name] of Object.entries({ ...names, "[0:0::1]:8080": "[::1]", "127.0.0.1": "127.0.0.1" }))
    assert.equal(hostOf(header), name, header);
  for (const header of [
    "",
    ":80",
    "a b",
    "user@localhost",
    "localhost:",
    "localhost:x",
    "[::1",
    "[x]",
    "a/b",
    "http://a",
  ])
    assert.equal(hostOf(header), undefined, header);
});

test("a server for this machine alone answers to the names that can lead nowhere else", () => {
  for (const name of ["localhost", "site.localhost", "127.0.0.1", "[::1]"]) assert.ok(isOwnHost(name, undefined), name);
  for (const name of [
    "evil.example",
    "localhost.evil.example",
    "evillocalhost",
    "127.0.0.1.nip.io",
    "0.0.0.0",
    "[::]",
    "192.168.1.4",
    hostname().toLowerCase(),
    ...metadataAddresses(),
  ])
    assert.ok(!isOwnHost(name, undefined), name);
});

test("told to listen elsewhere, it also answers to that name, and for all addresses to those of the machine", () => {
  assert.ok(isOwnHost("192.168.1.4", "192.168.1.4"));
  assert.ok(isOwnHost("[fe80::1]", "FE80:0::1"));
  assert.ok(isOwnHost("desk.example", "Desk.example"));
  assert.ok(!isOwnHost("evil.example", "192.168.1.4"));
  for (const given of ["0.0.0.0", "::", "0::0"]) {
    for (const name of [hostname().toLowerCase(), ...metadataAddresses(), inUrl(given)])
      assert.ok(isOwnHost(name, given), name);
    for (const name of ["evil.example", "203.0.113.7"]) assert.ok(!isOwnHost(name, given), name);
  }
});

test("files are sent as what they are, by the ends of their names", () => {
  assert.equal(typeOf("a/B.HTML"), "text/html; charset=utf-8");
  assert.equal(typeOf("talk.mp4"), "video/mp4");
  assert.equal(typeOf("papers.bib"), "text/plain; charset=utf-8");
  assert.equal(typeOf("LICENSE"), "application/octet-stream");
});
