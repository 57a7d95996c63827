import assert from "node:assert/strict";
import { test } from "node:test";
import { DateTime } from "luxon";
import type { Workshop } from "../../src/model/workshop.ts";
import { nameKey } from "../../src/schema/name.ts";
import { readSite } from "../../src/site/read.ts";
import { lectern } from "../cli/lectern.ts";
import { writeFiles } from "../site.ts";
import { exported } from "./volume.ts";

function workshopOf(site: string): Workshop {
  const { workshop, diagnostics } = readSite({ site, now: DateTime.fromISO("2030-06-01T00:00Z") });
  assert.ok(workshop, JSON.stringify(diagnostics.slice(0, 3)));
  return workshop;
}

/** What an empty site becomes when it imports what a workshop was exported to, beside the workshop itself. */
async function thereAndBack(): Promise<{ before: Workshop; after: Workshop; said: string }> {
  const { site, folder } = await exported("aclpub2");
  const empty = writeFiles({
    "data/workshop.yaml": "name: Workshop on Flip Points\nstart: tbd\ntimezone: Europe/Berlin\n",
  });
  const { status, stdout, stderr } = await lectern(["import", "site", folder, "--without", "program.yml"], {
    cwd: empty,
  });
  assert.equal(status, 0, stderr + stdout);
  return { before: workshopOf(site), after: workshopOf(empty), said: stdout };
}

test("what aclpub2 is given comes back: short name, days, place, volume and editors", async () => {
  const { before, after } = await thereAndBack();
  const facts = ({ name, when, venue, volume }: Workshop) => ({
    name,
    days: when.known === "day" ? [when.start.toISODate(), when.end.toISODate()] : [],
    place: [venue?.city, venue?.countryCode],
    volume: [volume?.title, volume?.publisher, volume?.isbn],
    editors: volume?.editors.map((editor) => editor.name),
  });
  assert.deepEqual(facts(after), facts(before));
  assert.equal(after.short, "Flip");
  assert.equal(after.volume?.short, undefined);
});

test("what aclpub2 is given comes back: organizers and committee with their roles", async () => {
  const { before, after } = await thereAndBack();
  const committee = ({ committee: groups }: Workshop) =>
    groups.map(({ title, people }) => [title, people.map(({ name, affiliation }) => [name, affiliation])]);
  assert.deepEqual(committee(after), committee(before));
  const names = ({ organizers }: Workshop) => organizers.flatMap(({ people }) => people.map(({ name }) => name));
  assert.deepEqual(names(after).sort(), names(before).sort());
});

test("what aclpub2 is given comes back: papers with formulas, authors, abstracts, and what is not archival", async () => {
  const { before, after } = await thereAndBack();
  const papers = ({ papers: all }: Workshop) =>
    all.map(({ title, authors, abstract, isArchival, slug }) => ({
      slug,
      title: title.source,
      authors: authors.map(({ name, affiliation, orcid }) => [nameKey(name), affiliation, orcid]),
      abstract: abstract?.line,
      isArchival,
    }));
  assert.deepEqual(papers(after), papers(before));
});
