import { DateTime } from "luxon";
import type { Workshop } from "../../src/model/workshop.ts";
import { readSite } from "../../src/site/read.ts";
import { buildFixture, ROOT, writeFiles } from "../site.ts";

/** Text that ends or upsets every format we write. */
export const HOSTILE = `"q" 'a' ]]> </script><!-- & <b>, ; : % # _ ^ ~ {x} back\\slash`;

const quoted = (text: string) => JSON.stringify(text);

/** A small site that says it everywhere; `extra` goes into workshop.yaml. */
export function hostileSite(extra = "url: https://example.org/w/2021/\n"): string {
  const text = quoted(HOSTILE);
  return writeFiles({
    "data/workshop.yaml": `name: ${text}\nshort: ${text}\nstart: 2021-05-06\ntimezone: Europe/Berlin\nupdated: 2021-05-01\n${extra}venue: {name: ${text}, room: ${text}, city: ${text}}\nhost: {name: ${text}}\n`,
    "data/schedule.yaml": `- date: 2021-05-06
  items:
    - {time: 9:00-10:00, type: keynote, id: first, title: ${text}, label: ${text}, track: ${text}, speakers: {name: ${text}, affiliation: ${text}}, changed: ${text}, abstract: "One, two; three\\nfour \\\\n five"}
`,
    "data/papers.yaml": `- {title: ${text}, id: paper, authors: {name: ${text}}, abstract: ${text}, keywords: [${text}]}\n`,
    "data/dates.yaml": `- {title: ${text}, date: 2021-04-01}\n`,
    "data/news.yaml": `- {text: ${text}, date: 2021-04-02}\n`,
  });
}

/** That of most tests, so that one build serves them all. */
const NOW = "2019-05-10T12:00:00Z";

/** The model of a site. */
export function workshopOf(site: string): Workshop {
  const { workshop, diagnostics } = readSite({ site, now: DateTime.fromISO(NOW) });
  if (workshop === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return workshop;
}

const FOLDERS: Readonly<Record<string, string>> = { reference: ROOT, awkward: `${ROOT}/tests/fixtures/awkward` };

/** Model and output of a fixture. */
export async function fixture(name: string) {
  const folder = FOLDERS[name] ?? name;
  const { read, folder: output } = await buildFixture(name, { now: NOW, pathPrefix: "/" });
  return { workshop: workshopOf(folder), read, output };
}
