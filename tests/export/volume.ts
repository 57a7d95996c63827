import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lectern } from "../cli/lectern.ts";
import { pdfFile } from "../pdf-file.ts";
import { writeFiles } from "../site.ts";

/** A PDF file with its fonts, as a text of ASCII. */
export const pdf = (pages: number, text = "A paper with enough letters"): string =>
  pdfFile(
    Array.from({ length: pages }, () => [text]),
    { embedded: true },
  ).toString("latin1");

/** A workshop with a volume of three papers, and a fourth that is not in it. Nothing is missing but what tests remove. */
export const VOLUME: Readonly<Record<string, string>> = {
  "data/workshop.yaml": `name: Workshop on Flip Points
short: Flip 2030
start: 2030-05-06
end: 2030-05-07
timezone: Europe/Berlin
url: https://example.org/2030/
updated: 2030-06-01
host: {name: ICE 2030, url: "https://example.org/ice"}
venue: {name: Kongresshaus, city: Zürich, country: CH}
proceedings:
  title: Proceedings of the First Workshop on Flip Points
  editors:
    - {name: Łukasz Žižka, affiliation: ETH & Co., url: "https://example.org/lz"}
    - Grace van der Hopper (Navy)
  licence: CC BY 4.0
  publisher: Association for Computational Linguistics
  isbn: 978-3-16-148410-0
  volume: 57
`,
  "data/papers.yaml": `- title: On $k_1$ Flips & 5% more_x
  id: flips
  section: Long papers
  kind: oral
  authors:
    - {name: Klaus Köller, affiliation: Uni A & B, orcid: 0000-0002-1825-0097}
    - Hans von Hamburg, Jr. (B)
  abstract: |
    We show *that* $\\{a_1\\}$ costs \\$5 – “so” **much**.

    - one
    - two_2
  pdf: papers/one.pdf
  supplement: papers/proofs.pdf
  code: https://example.com/code
  video: https://example.com/video
  url: https://openreview.net/forum?id=zaMwvOjsyym
- title: Second
  id: 7
  section: Short papers
  authors: Klaus Köller (Uni A & B)
  abstract: Another.
  pdf: papers/two.pdf
- title: Third
  section: Short papers
  authors: Ștefan Čapek (C)
  abstract: A third.
  pdf: papers/three.pdf
- title: Elsewhere
  kind: [poster, non-archival]
  authors: Ada Lovelace (London)
  abstract: Not in the volume.
`,
  "data/committee.yaml": "Area Chairs:\n  - Ana Ficticia (Univ. of A & B)\nReviewers:\n  - Łukasz Żółć (B)\n",
  "data/organizers.yaml": "- {name: Ana Ficticia, role: General Chair}\n- Bob Builder (Site)\n",
  "data/sponsors.yaml": "- {name: Acme & Sons, level: Gold, logo: logos/acme.png}\n",
  "data/schedule.yaml": `- date: 2030-05-06
  items:
    - {time: 9:00-9:10, type: remarks, title: "Opening: 100%"}
    - time: 9:10-10:00
      type: keynote
      title: Edges & 5%
      room: Hall_1
      abstract: Some $x_1$ & *more*.
      speakers: {name: Ada Lovelace, affiliation: London, bio: A **poet**.}
    - {time: 10:00-10:30, type: break, title: Coffee}
    - title: Session 1
      time: 10:30-11:30
      chair: Ana Ficticia
      room: Hall
      items:
        - {time: 10:30-11:00, type: oral, paper: flips}
        - {time: 11:00-11:30, type: oral, paper: Third}
    - title: Mixed
      time: 11:30-12:30
      items:
        - {time: 11:30-12:00, type: remarks, title: Awards}
        - {time: 12:00-12:30, type: oral, paper: Second}
    - {time: 13:00-14:00, type: poster session, title: Posters, papers: [Second, Elsewhere]}
    - {time: 14:00-15:00, type: panel, title: What now?, moderator: Ana Ficticia, panelists: [Ada Lovelace]}
`,
  "content/preface.md": "# Preface\n\nIt was *good*, 100%.\n",
  "public/papers/one.pdf": pdf(9, "On k1 Flips & 5% more_x Klaus Koller Hans von Hamburg, Jr."),
  "public/papers/two.pdf": pdf(2, "Second Klaus Koller"),
  "public/papers/three.pdf": pdf(1, "Third Stefan Capek"),
  "public/papers/proofs.pdf": pdf(1),
  "public/preface.pdf": pdf(1),
  "private/agreements/editors.pdf": "scan of the editors",
  "private/agreements/flips.pdf": "scan 1",
  "private/agreements/7.JPG": "scan 2",
  "private/agreements/third.png": "scan 3",
};

/** A picture of one pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** What an export wrote and said. */
export interface Exported {
  readonly folder: string;
  readonly site: string;
  readonly stdout: string;
  /** What it lacks, a line each. */
  readonly lacks: readonly string[];
  readonly read: (file: string) => string;
  /** All files, but for the mark of the folder. */
  readonly files: readonly string[];
}

/** Exports a volume, with further files or others in place of its own. */
export async function exported(
  publisher: "aclpub2" | "ceur" | "pmlr",
  files: Readonly<Record<string, string | undefined>> = {},
): Promise<Exported> {
  const all = Object.entries({ ...VOLUME, ...files }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text]],
  );
  const site = writeFiles(Object.fromEntries(all));
  writeFiles({ "public/logos/README.txt": "" }, site);
  writeFileSync(path.join(site, "public/logos/acme.png"), Buffer.from(PIXEL, "base64"));
  const { status, stdout, stderr } = await lectern(["export", publisher, "out", "--now", "2030-06-01"], { cwd: site });
  assert.equal(status, 0, stderr);
  const folder = path.join(site, "out");
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name !== ".lectern")
    .map((file) => path.relative(folder, path.join(file.parentPath, file.name)).replaceAll(path.sep, "/"));
  const lacks = stdout.split("\n").flatMap((line) => (line.startsWith("  ") ? line.slice(2) : []));
  return {
    folder,
    site,
    stdout,
    lacks,
    files: names.sort(),
    read: (file) => readFileSync(path.join(folder, file), "utf8"),
  };
}

/** `data/workshop.yaml` of the volume with a part of it changed. */
export function settings(from: string | RegExp, to: string): Record<string, string> {
  return changed("data/workshop.yaml", from, to);
}

/** A file of the volume with a part of it changed. */
export function changed(file: string, from: string | RegExp, to: string): Record<string, string> {
  const before = VOLUME[file] ?? "";
  const after = before.replace(from, to);
  assert.notEqual(after, before, `${file} has no ${from}`);
  return { [file]: after };
}
