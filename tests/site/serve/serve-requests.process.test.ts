import assert from "node:assert/strict";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { after, before, describe, test } from "node:test";
import { lectern, lecternProcess, SMALL, smallSite } from "../../cli/lectern.ts";
import { temporaryFolder, writeFiles } from "../../site.ts";
import { endServing, oursIn, Serving } from "./serving.ts";

after(() => {
  endServing();
  taken.close();
});

let site = "";
let serving: Serving;
/** The port that was asked for, which somebody else has. */
const taken = createServer();
let asked = 0;
let port = 0;

before(async () => {
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  asked = (taken.address() as AddressInfo).port;
  site = smallSite({
    "data/schedule.yaml": "- date: 2030-05-06\n  items: [{time: 9:00-10:00, title: Opening}]\n",
    // Already there: new folders would be noticed one after the other, the last perhaps together with the data.
    "templates/pages/schedule/schedule.njk": "Nothing yet",
    "public/films/talk.mp4": "0123456789",
    "public/old/index.html": "<!doctype html><HEAD lang=de><title>Alt\u00e9</title></head>",
    "public/bare.html": "From elsewhere",
  });
  serving = new Serving(site, ["--port", String(asked)]);
  port = Number(new URL(await serving.address()).port);
});

/** Sends bytes as they are, and gives all that comes back until the connection ends. */
function exchange(bytes: string, to = port): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(to, "127.0.0.1");
    socket.setEncoding("latin1");
    socket.on("data", (text) => {
      answer += text;
    });
    socket.on("close", () => resolve(answer)).on("error", (error) => (answer ? resolve(answer) : reject(error)));
    socket.write(bytes, "latin1");
  });
}

/** A request by its first line and some headers; the connection ends after it. */
async function ask(line: string, headers: Readonly<Record<string, string>> = {}, to = port) {
  const all = { Host: `localhost:${to}`, Connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await exchange(`${line} HTTP/1.1\r\n${lines.join("")}\r\n`, to);
  const [head = "", ...body] = answer.split("\r\n\r\n");
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1];
  return { status, header, body: body.join("\r\n\r\n") };
}

async function isWell(): Promise<void> {
  const { status, body } = await ask("GET /");
  assert.equal(status, 200);
  assert.match(body, /Small Workshop/);
}

describe("a malformed request is answered by 400, and the next one is served", () => {
  for (const target of [
    "/%",
    "/%zz",
    "//",
    "//evil.example/x",
    "/..%2f..%2fx",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/%00",
    "/a%00.html",
    "/a\\..\\b",
    "/%5c..%5cx",
    "/%c0%ae%c0%ae/x",
    "http://localhost/",
    "http://evil.example/",
    "*",
    "schedule/",
  ])
    test(target, async () => {
      assert.equal((await ask(`GET ${target}`)).status, 400);
      await isWell();
    });

  for (const [name, bytes] of Object.entries({
    "no request at all": "\u0000\u0001\u0002\r\n\r\n",
    "no Host": "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "no Host in HTTP/1.0": "GET / HTTP/1.0\r\n\r\n",
    "two Hosts": `GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
    "a Host with a user": "GET / HTTP/1.1\r\nHost: a@localhost\r\nConnection: close\r\n\r\n",
    "an unknown method": "HACK / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "bytes that are no address": "GET /\u00fc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "two lengths": "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
  }))
    test(name, async () => {
      assert.match(await exchange(bytes), /^HTTP\/1\.1 400 /);
      await isWell();
    });

  test("headers without end are answered by 431", async () => {
    const bytes = `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}\r\n\r\n`;
    assert.match(await exchange(bytes), /^HTTP\/1\.1 431 /);
    await isWell();
  });
});

test("connections that end in the middle, and frames of a websocket, end nothing else", async () => {
  const request = `GET / HTTP/1.1\r\nHost: localhost\r\n`;
  for (const part of [
    "",
    "GET",
    request,
    `${request}\r\n`,
    `${request}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  ]) {
    const socket = connect(port, "127.0.0.1");
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.write(part);
    socket.resetAndDestroy();
  }
  const frame = Buffer.concat([Buffer.from([0x82, 0xff]), Buffer.alloc(8, 0xff), Buffer.alloc(1000)]).toString(
    "latin1",
  );
  const upgrade = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${"A".repeat(22)}==\r\n`;
  assert.doesNotMatch(await exchange(`${request}${upgrade}\r\n${frame}`), /^HTTP\/1\.1 101/);
  await isWell();
});

test("a name that is too long for any file is not found", async () => {
  for (const target of [
    `/${"x".repeat(300)}`,
    `/${"x/".repeat(4000)}`,
    `/${"x".repeat(300)}.html`,
    "/index.html/",
    "/index.html/x",
  ])
    assert.equal((await ask(`GET ${target}`)).status, 404, target.slice(0, 20));
  await isWell();
});

test("only names of this machine are answered to, so that no name of somebody else's can lead here", async () => {
  for (const host of ["localhost", `LOCALHOST:${port}`, "127.0.0.1", `[::1]:${port}`, "site.localhost", "localhost:1"])
    assert.equal((await ask("GET /", { Host: host })).status, 200, host);
  for (const host of [
    "evil.example",
    `localhost.evil.example:${port}`,
    "127.0.0.1.nip.io",
    "0.0.0.0",
    "192.168.1.4",
    hostname(),
  ]) {
    for (const target of ["/", "/__lectern/news", "/__lectern/problems.js", "/nowhere"]) {
      const { status, body } = await ask(`GET ${target}`, { Host: host });
      assert.equal(status, 403, `${host}${target}`);
      assert.doesNotMatch(body, /Small Workshop/);
    }
  }
});

test("no page of another origin hears of changes", async () => {
  for (const origin of [
    "http://evil.example",
    "null",
    `http://localhost:${port + 1}`,
    `https://localhost:${port}`,
    "x",
  ])
    for (const target of ["/__lectern/news", "/"])
      assert.equal((await ask(`GET ${target}`, { Origin: origin })).status, 403, `${origin} ${target}`);
  const own = await ask("HEAD /__lectern/news", { Origin: `http://localhost:${port}` });
  assert.deepEqual([own.status, own.header("content-type")], [200, "text/event-stream"]);
  assert.equal(own.header("access-control-allow-origin"), undefined);
});

test("other methods than GET and HEAD are refused", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"]) {
    const { status, header } = await ask(`${method} /`, { "Content-Length": "0" });
    assert.deepEqual([status, header("allow")], [405, "GET, HEAD"], method);
  }
  await exchange("CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await isWell();
});

test("pages and files are sent whole, as what they are, never to be kept; HEAD sends no more than their headers", async () => {
  for (const [target, type] of [
    ["/", "text/html; charset=utf-8"],
    ["/old/", "text/html; charset=utf-8"],
    ["/films/talk.mp4", "video/mp4"],
    ["/site.webmanifest", "application/manifest+json"],
    ["/sw.js", "text/javascript; charset=utf-8"],
    ["/__lectern/problems.js?x", "text/javascript; charset=utf-8"],
  ] as const) {
    const [got, head] = [await ask(`GET ${target}`), await ask(`HEAD ${target}`)];
    for (const { status, header } of [got, head])
      assert.deepEqual([status, header("content-type"), header("cache-control")], [200, type, "no-store"], target);
    assert.equal(Number(got.header("content-length")), got.body.length, target);
    assert.deepEqual([head.header("content-length"), head.body], [got.header("content-length"), ""], target);
  }
});

test("every page hears of changes, those of public/ included, whatever their encoding", async () => {
  const script = /<script type="module" src="\/__lectern\/problems\.js\?[\w-]+"><\/script>/;
  const old = (await ask("GET /old/")).body;
  assert.match(old, new RegExp(`<HEAD lang=de>${script.source}<title>Alt\u00c3\u00a9</title></head>$`));
  assert.match((await ask("GET /bare.html")).body, new RegExp(`^From elsewhere${script.source}$`));
  assert.match((await ask("GET /")).body, script);
});

test("a film can be played from its middle", async () => {
  const part = async (range: string) => {
    const { status, header, body } = await ask("GET /films/talk.mp4", { Range: range });
    return [status, header("content-range"), body];
  };
  assert.deepEqual(await part("bytes=2-4"), [206, "bytes 2-4/10", "234"]);
  assert.deepEqual(await part("bytes=7-"), [206, "bytes 7-9/10", "789"]);
  assert.deepEqual(await part("bytes=-3"), [206, "bytes 7-9/10", "789"]);
  assert.deepEqual(await part("bytes=0-99999999999999999999"), [206, "bytes 0-9/10", "0123456789"]);
  assert.deepEqual(await part("bytes=10-"), [416, "bytes */10", ""]);
  for (const range of ["bytes=4-2", "bytes=a-b", "bytes=-", "lines=1-2", "bytes=0-1,3-4"])
    assert.deepEqual(await part(range), [200, undefined, "0123456789"], range);
});

test("an address without its last slash leads to the page, and nowhere else; the rest is the site's own 404", async () => {
  const { status, header } = await ask("GET /films?a=b");
  assert.deepEqual([status, header("location")], [301, "/films/?a=b"]);
  const missing = await ask("GET /nowhere/");
  assert.deepEqual([missing.status, missing.header("content-type")], [404, "text/html; charset=utf-8"]);
  assert.match(missing.body, /Small Workshop/);
});

/** The first failure to connect, or none. */
function reach(host: string, to: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host, port: to, timeout: 10_000 });
    socket.on("connect", () => resolve(undefined)).on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    socket.on("timeout", () => resolve("ETIMEDOUT"));
    socket.on("connect", () => socket.destroy()).on("timeout", () => socket.destroy());
  });
}

const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
const foreign = addresses
  .filter(({ internal, scopeid = 0 }) => !internal && scopeid === 0)
  .map(({ address }) => address);
const hasIPv6 = addresses.some(({ address }) => address === "::1");

test("it listens on the loopback addresses, and on no other of the machine", async () => {
  assert.equal(await reach("127.0.0.1", port), undefined);
  if (hasIPv6) assert.equal(await reach("::1", port), undefined);
  for (const address of foreign) assert.equal(await reach(address, port), "ECONNREFUSED", address);
});

test("with --host it listens where it is told, says so, and still answers to no name of others", async (t) => {
  const [address] = foreign;
  if (address === undefined) return t.skip("this machine has no network");
  const everywhere = new Serving(site, ["--host", "0.0.0.0"]);
  const [, url = "", others = ""] = await everywhere.says(
    /The site is at (\S+), and for others at (.*) \(Ctrl-C to stop\)/,
  );
  const at = Number(new URL(url).port);
  assert.match(url, /^http:\/\/localhost:/);
  assert.ok(others.includes(`http://${address}:${at}/`), others);
  assert.equal(await reach(address, at), undefined);
  for (const host of [`${address}:${at}`, hostname(), "localhost"])
    assert.equal((await ask("GET /", { Host: host }, at)).status, 200, host);
  for (const host of ["evil.example", "203.0.113.7"])
    assert.equal((await ask("GET /", { Host: host }, at)).status, 403);
  await everywhere.end();
});

test("where the port is in use the next one is taken, and where all are, a sentence says so", async (t) => {
  assert.ok(port > asked && port <= asked + 10, `${port} after ${asked}`);

  const last = createServer();
  await new Promise<void>((resolve) =>
    last
      .once("listening", resolve)
      .once("error", () => resolve())
      .listen(65_535, "127.0.0.1"),
  );
  t.after(() => last.close());
  const { status, stderr } = lecternProcess(["serve", "--site", site, "--port", "65535"]);
  assert.equal(status, 2);
  assert.match(stderr, /^lectern: port 65535 is in use[^\n]*\n$/);
});

test("an address that is not this machine's, or none, is a sentence, and leaves nothing behind", async () => {
  const folder = temporaryFolder();
  for (const [host, says, run] of [
    ["", /--host "" is not an address/, lectern],
    ["http://localhost/", /is not an address/, lectern],
    ["203.0.113.7", /--host 203\.0\.113\.7 is not an address of this machine/, lecternProcess],
  ] as const) {
    const { status, stderr } = await run(["serve", "--site", site, "--host", host], { env: { TMPDIR: folder } });
    assert.equal(status, 2, stderr);
    assert.match(stderr, says);
    assert.doesNotMatch(stderr, /\n\s+at |report/);
    assert.deepEqual(oursIn(folder), []);
  }
});

test("a page that cannot be rendered is answered, and ends nothing", async () => {
  writeFiles({ "templates/pages/schedule/schedule.njk": "{{ nothing.of.the.kind() }}" }, site);
  await serving.says(/a template of the site cannot be rendered/);
  writeFiles({ "data/workshop.yaml": SMALL.replace("Small", "Other") }, site);
  await serving.says(/Read in/);
  assert.equal((await ask("GET /schedule/")).status, 200);
  await serving.says(/a template of the site cannot be rendered/);
  assert.match((await ask("GET /")).body, /Other Workshop/);
});

test("nothing of all this has ended it, and Ctrl-C does", async () => {
  assert.equal((await ask("GET /")).status, 200);
  await serving.end();
});
