import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, describe, test } from "node:test";
import sharp, { type Sharp } from "sharp";
import type { ReadyPicture } from "../../../src/components/picture/recipes.ts";
import { makePictures } from "../../../src/site/pictures/pictures.ts";
import { readSite } from "../../../src/site/read.ts";
import { BEFORE, brief } from "../../reading.ts";
import { buildFixture, temporaryFolder, writeFiles } from "../../site.ts";

const WORKSHOP = "name: Small Workshop\nstart: 2030-05-06\ntimezone: Europe/Berlin\nurl: https://example.org/\n";

/** A face, roughly, on a plain ground: skin colour is what draws the eye. */
function portrait(width: number, height: number, left: number): Sharp {
  const face = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#7d8f9b"/><circle cx="${left}" cy="${height / 2}" r="${height / 4}" fill="#e0ac8a"/><circle cx="${left - height / 12}" cy="${height / 2.1}" r="6"/><circle cx="${left + height / 12}" cy="${height / 2.1}" r="6"/></svg>`;
  return sharp(Buffer.from(face)).flatten();
}

/** A site whose pictures are these, by path below public/. */
async function siteWith(
  pictures: Readonly<Record<string, Sharp | Buffer | string>>,
  data: Readonly<Record<string, string>>,
): Promise<string> {
  const site = writeFiles({ "data/workshop.yaml": WORKSHOP, ...data });
  for (const [name, picture] of Object.entries(pictures)) {
    const file = path.join(site, "public", name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof picture === "string" || Buffer.isBuffer(picture)) writeFileSync(file, picture);
    else await picture.toFile(file);
  }
  return site;
}

async function make(site: string, cache = temporaryFolder()) {
  const { pictures: used, diagnostics } = readSite({ site, now: BEFORE });
  assert.deepEqual(diagnostics.map(brief), []);
  const made = await makePictures(used, site, cache);
  const folder = temporaryFolder();
  made.pictures.publish(folder);
  return { ...made, folder, cache };
}

/** What a file of a ready picture is, by its bytes. */
async function measured(folder: string, picture: ReadyPicture | undefined) {
  assert.ok(picture, "the picture is there");
  return Promise.all(
    picture.files.map(async ({ url, format, width, height }) => {
      const facts = await sharp(path.join(folder, url)).metadata();
      assert.deepEqual([facts.width, facts.height], [width, height], url);
      return `${facts.format === "heif" ? facts.compression === "av1" && format : facts.format} ${width}x${height}`;
    }),
  );
}

describe("photos", () => {
  test("become portraits of four by five in a few sizes in AVIF and WebP, and JPEG for old browsers", async () => {
    const site = await siteWith(
      { "people/wide.jpg": portrait(900, 400, 250).jpeg(), "people/small.jpg": portrait(150, 120, 60).jpeg() },
      { "data/speakers.yaml": "- {name: A B, photo: people/wide.jpg}\n- {name: C D, photo: people/small.jpg}\n" },
    );
    const { pictures, folder } = await make(site);
    assert.deepEqual(await measured(folder, pictures.find("/people/wide.jpg", "photo")), [
      "avif 160x200",
      "avif 320x400",
      "webp 160x200",
      "webp 320x400",
      "jpeg 320x400",
    ]);
    // Never larger than the photo is.
    assert.deepEqual(await measured(folder, pictures.find("/people/small.jpg", "photo")), [
      "avif 96x120",
      "webp 96x120",
      "jpeg 96x120",
    ]);
  });

  test("are cut around the face, wherever it stands", async () => {
    for (const left of [200, 1000]) {
      const site = await siteWith(
        { "face.png": portrait(1200, 400, left).png() },
        { "data/speakers.yaml": "- {name: A B, photo: face.png}\n" },
      );
      const { pictures, folder } = await make(site);
      const file = pictures.find("/face.png", "photo")?.files.at(-1);
      assert.ok(file);
      const middle = { left: file.width / 2 - 5, top: file.height / 2 + 10, width: 10, height: 10 };
      const { channels } = await sharp(await sharp(path.join(folder, file.url)).extract(middle).toBuffer()).stats();
      const [red = 0, , blue = 0] = channels.map(({ mean }) => mean);
      assert.ok(red > blue + 40, `skin in the middle, not ground (red ${red}, blue ${blue})`);
    }
  });

  test("stand upright as the camera noted, without the camera's notes", async () => {
    const turned = portrait(200, 100, 50).withMetadata({ orientation: 6 }).jpeg();
    const site = await siteWith({ "turned.jpg": turned }, { "content/index.md": "![A street](turned.jpg)\n" });
    const { pictures, folder } = await make(site);
    const ready = pictures.find("/turned.jpg", "text");
    assert.deepEqual([ready?.width, ready?.height], [100, 200]);
    for (const { url } of ready?.files ?? []) {
      const facts = await sharp(path.join(folder, url)).metadata();
      assert.deepEqual([facts.width, facts.height, facts.orientation ?? 1, facts.exif], [100, 200, 1, undefined]);
    }
  });
});

describe("logos", () => {
  test("keep their shape and their transparency", async () => {
    const clear = { create: { width: 600, height: 150, channels: 4 as const, background: "#12345600" } };
    const site = await siteWith(
      { "logo.png": sharp(clear).png() },
      { "data/sponsors.yaml": "- {name: Example, logo: logo.png}\n" },
    );
    const { pictures, folder } = await make(site);
    const ready = pictures.find("/logo.png", "logo");
    assert.deepEqual(await measured(folder, ready), [
      "avif 186x47",
      "avif 372x93",
      "webp 186x47",
      "webp 372x93",
      "png 372x93",
    ]);
    for (const { url } of ready?.files ?? []) {
      const { channels } = await sharp(path.join(folder, url)).stats();
      assert.equal(channels[3]?.max, 0, url);
    }
  });

  test("drawn as SVG stay as they are, with their size", async () => {
    const site = await siteWith(
      { "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"/>' },
      { "data/sponsors.yaml": "- {name: Example, logo: logo.svg}\n" },
    );
    const { pictures, folder } = await make(site);
    assert.deepEqual(pictures.find("/logo.svg", "logo"), { url: "/logo.svg", width: 300, height: 100, files: [] });
    assert.deepEqual(readdirSync(folder), []);
  });
});

describe("large and moving pictures", () => {
  test("are bounded: a hero has 2048 pixels at most, a moving picture one frame", async () => {
    const frames = Buffer.alloc(40 * 80 * 3, 90).fill(200, 40 * 40 * 3);
    const moving = sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } }).gif({ delay: 100 });
    const site = await siteWith(
      { "hero.jpg": portrait(2400, 240, 700).jpeg(), "moving.gif": moving },
      { "data/workshop.yaml": `${WORKSHOP}hero: hero.jpg\n`, "content/index.md": "![Steps](moving.gif)\n" },
    );
    assert.equal((await sharp(path.join(site, "public/moving.gif")).metadata()).pages, 2);
    const { pictures, folder } = await make(site);
    const hero = await measured(folder, pictures.find("/hero.jpg", "hero"));
    assert.deepEqual(hero.slice(0, 4), ["avif 640x64", "avif 1024x102", "avif 1536x154", "avif 2048x205"]);
    assert.deepEqual(await measured(folder, pictures.find("/moving.gif", "text")), [
      "avif 40x40",
      "webp 40x40",
      "png 40x40",
    ]);
  });

  test("of more pixels than memory are refused by their header alone", async () => {
    const bomb = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const site = await siteWith({ "bomb.png": bomb }, { "data/speakers.yaml": "- {name: A B, photo: bomb.png}\n" });
    assert.deepEqual(readSite({ site, now: BEFORE }).diagnostics.map(brief), [
      'data/speakers.yaml:1:22 error bad-picture the picture "bomb.png" has 60000 × 60000 pixels, and 100 million is the most',
    ]);
  });
});

test("a second build takes everything from the cache, and the same picture gives the same bytes", async () => {
  const site = await siteWith(
    { "face.jpg": portrait(1000, 800, 400).jpeg() },
    { "data/speakers.yaml": "- {name: A B, photo: face.jpg}\n" },
  );
  const first = await make(site);
  const times = () =>
    readdirSync(first.cache, { encoding: "utf8", recursive: true })
      .sort()
      .map((file) => [file, statSync(path.join(first.cache, file)).mtimeMs]);
  const before = times();
  const second = await make(site, first.cache);
  assert.ok(before.length > 7);
  assert.deepEqual(times(), before);
  const anew = await make(site);
  const bytes = ({ folder }: { folder: string }) =>
    readdirSync(path.join(folder, "assets"))
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, "assets", name), "hex")]);
  assert.deepEqual(bytes(second), bytes(first));
  assert.deepEqual(bytes(anew), bytes(first));
});

test("a picture that breaks off is an error at the place that names it, and the earlier site stays", async () => {
  const whole = await portrait(600, 600, 300).jpeg().toBuffer();
  const site = await siteWith(
    { "half.jpg": whole.subarray(0, whole.length / 2) },
    { "data/speakers.yaml": "- name: A B\n  photo: half.jpg\n" },
  );
  const { pictures: used } = readSite({ site, now: BEFORE });
  const { diagnostics } = await makePictures(used, site, temporaryFolder());
  const [found] = diagnostics.map(brief);
  assert.match(found ?? "", /^data\/speakers\.yaml:2:10 error bad-picture the picture "half\.jpg" cannot be decoded: /);
  await assert.rejects(buildFixture(site), /bad-picture/);
  assert.equal(existsSync(path.join(site, "_site")), false);
});

test("a disk that will not have it is no fault of the picture", async () => {
  const site = await siteWith(
    { "ab.jpg": await portrait(600, 600, 300).jpeg().toBuffer() },
    { "data/speakers.yaml": "- name: A B\n  photo: ab.jpg\n" },
  );
  const { pictures: used } = readSite({ site, now: BEFORE });
  await assert.rejects(makePictures(used, site, path.join(site, "data/speakers.yaml/cache")), { code: "ENOTDIR" });
});

describe("in the pages", () => {
  let home = "";
  let folder = "";
  before(async () => {
    const site = await siteWith(
      {
        "hero.jpg": portrait(800, 350, 200).jpeg(),
        "people/a.jpg": portrait(500, 500, 250).jpeg(),
        "logos/light.png": portrait(400, 100, 60).png(),
        "logos/dark.png": portrait(400, 100, 60).negate().png(),
      },
      {
        "data/workshop.yaml": `${WORKSHOP}hero: {image: hero.jpg, alt: A "street" & trees, credit: "Photo: <J>"}\n`,
        "data/organizers.yaml": "- {name: A B, photo: people/a.jpg}\n",
        "data/sponsors.yaml":
          "- {name: R&D, level: Gold, logo: logos/light.png, logo_dark: logos/dark.png}\n- {name: Second, level: Silver, logo: logos/light.png}\n",
        "content/index.md": 'Text ![A "view"](hero.jpg "title") and [a file](people/a.jpg).\n',
      },
    );
    const built = await buildFixture(site, { pathPrefix: "/2030/" });
    ({ folder } = built);
    home = built.read("/");
  });

  const imagesOf = (html: string) => [...html.matchAll(/<img[^>]*>/g)].map(([tag]) => tag);

  test("every image says its size, and every address exists under the path prefix", () => {
    assert.equal(imagesOf(home).length, 6);
    for (const tag of imagesOf(home)) assert.match(tag, / width="\d+" height="\d+" alt="[^"]*" /);
    const addresses = [...home.matchAll(/(?:srcset|src)="([^"]*)"/g)]
      .flatMap(([, list = ""]) => list.split(", "))
      .map((candidate) => candidate.split(" ")[0] ?? "")
      .filter((address) => /\.(?:avif|webp|jpg|png)$/.test(address));
    assert.ok(addresses.length > 30, String(addresses.length));
    for (const address of addresses) {
      assert.match(address, /^\/2030\/assets\/[a-z]+-[0-9a-f]{10}-\d+\.\w+$/);
      assert.ok(existsSync(path.join(folder, address.slice("/2030".length))), address);
    }
  });

  test("the hero is fetched first, all else when it comes into view", () => {
    const [hero, ...rest] = imagesOf(home);
    assert.match(hero ?? "", /alt="A &quot;street&quot; &amp; trees" fetchpriority="high"/);
    for (const tag of rest) assert.match(tag, / loading="lazy" decoding="async">/);
    assert.match(home, /Photo: &lt;J&gt;/);
  });

  test("photos beside a name have no alternative text; logos have the sponsor's name", () => {
    assert.match(home, /<img class="face"[^>]* alt=""/);
    assert.equal(home.match(/<img class="logo logo--(?:light|dark)"[^>]* alt="R&amp;D"/g)?.length, 2);
    assert.match(home, /<picture><source type="image\/avif"[^>]*><source type="image\/webp"[^>]*><img class="face"/);
  });

  test("a sponsor of the first level is shown larger than one of the second", () => {
    const widths = [...home.matchAll(/<img class="logo[^>]* width="(\d+)"/g)].map(([, width]) => Number(width));
    assert.equal(widths.length, 3);
    assert.ok((widths[0] ?? 0) > (widths[2] ?? 0), widths.join());
  });

  test("a picture in Markdown comes in its sizes, and a link to one stays a link", () => {
    assert.match(home, /<img src="\/2030\/assets\/hero-[^>]* alt="A &quot;view&quot;"/);
    assert.match(home, /<a href="\/2030\/people\/a\.jpg">a file<\/a>/);
  });
});
