import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, test } from "node:test";
import { publishedAt } from "../../src/site/against.ts";
import { Failure } from "../../src/site/failure.ts";
import { lectern } from "../cli/lectern.ts";
import { temporaryFolder, writeFiles } from "../site.ts";

const MAP = "<urlset><url><loc>https://e.org/</loc></url><url><loc>https://e.org/talks/a/</loc></url></urlset>";

/** Asks a server for what is published at a path of it. */
async function ask(listener: RequestListener, at = "/"): Promise<Awaited<ReturnType<typeof publishedAt>>> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    return await publishedAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const reasonOf = (found: Awaited<ReturnType<typeof publishedAt>>): string =>
  "reason" in found ? found.reason : "none";

describe("the site that a build is told to compare with", () => {
  const site: RequestListener = ({ url }, response) => {
    if (url === "/w/sitemap.xml") return void response.end(MAP);
    if (url?.startsWith("/old/")) return void response.writeHead(301, { location: url.replace("old", "w") }).end();
    if (url?.startsWith("/round/")) return void response.writeHead(302, { location: url }).end();
    if (url?.startsWith("/away/")) return void response.writeHead(302, { location: "http://else.invalid/" }).end();
    if (url?.startsWith("/down/")) return void response.writeHead(503).end();
    if (url?.startsWith("/large/")) return void response.end(Buffer.alloc(20_000_001));
    response.writeHead(404).end();
  };

  test("is asked for its map, with or without the last slash, and where it leads to on its own origin", async () => {
    for (const at of ["/w/", "/w", "/w/index.html", "/w/?a#b", "/old/"])
      assert.deepEqual(await ask(site, at), { published: { addresses: ["/", "/talks/a/"], events: [] } }, at);
  });

  test("is named with the reason where it cannot be read", async () => {
    assert.match(reasonOf(await ask(site, "/away/")), /^it leads to http:\/\/else\.invalid, so give that address$/);
    assert.match(reasonOf(await ask(site, "/round/")), /without end/);
    assert.match(reasonOf(await ask(site, "/down/")), /^it answers 503$/);
    assert.match(reasonOf(await ask(site, "/large/")), /is too large$/);
    assert.match(reasonOf(await ask(site, "/none/")), /^no site that has a sitemap\.xml is there yet$/);
    assert.match(reasonOf(await ask(({ socket }) => void socket.destroy())), /^no network, or nobody answers there/);
    assert.match(reasonOf(await publishedAt(temporaryFolder())), /^no site that has a sitemap\.xml is there$/);
  });

  test("is an http(s) address or a folder, and nothing else", async () => {
    for (const against of ["", " ", "ftp://example.org/", "file:///etc/", "https://user:word@example.org/", "https://"])
      await assert.rejects(publishedAt(against), (error) => error instanceof Failure && error.status === 2, against);
  });
});

const WORKSHOP =
  "name: Flips\nstart: 2030-05-06\ntimezone: Europe/Lisbon\nurl: https://flips.example.org/\nupdated: 2030-04-01\n";
const withTalk = (title: string) =>
  writeFiles({
    "data/workshop.yaml": WORKSHOP,
    "data/schedule.yaml": `- date: 2030-05-06\n  items:\n    - {time: 9:30-10:00, type: invited talk, title: ${title}, speakers: Ada Lovelace}\n`,
  });

/** Every file below a folder with its content. */
function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { encoding: "utf8", recursive: true }).sort();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), "latin1")]));
}

test("a build says what the site it replaces has and it has not, and writes the same bytes as without", async () => {
  const output = path.join(temporaryFolder(), "site");
  const build = async (site: string, to: string, ...more: string[]) => {
    const ended = await lectern([
      "build",
      "--site",
      site,
      "--output",
      to,
      "--now",
      "2030-04-02",
      "--no-search",
      ...more,
    ]);
    assert.equal(ended.status, 0, ended.stderr);
    return ended.stderr;
  };
  assert.doesNotMatch(await build(withTalk("TBA"), output), /vanish|compared/);
  const after = withTalk("On Flips");
  const other = path.join(temporaryFolder(), "site");
  assert.match(
    await build(after, other, "--against", output, "--strict"),
    /data\/schedule\.yaml:3:\d+ notice vanished: .*\n.*\n.*\n.*id: ada-lovelace/,
  );
  assert.match(await build(after, output), /notice vanished: /);
  assert.deepEqual(contents(other), contents(output));
  assert.match(
    await build(after, output, "--against", "http://127.0.0.1:9/"),
    /^http:\/\/127\.0\.0\.1:9\/ could not be compared: no network/m,
  );
  assert.deepEqual(contents(other), contents(output));
});
