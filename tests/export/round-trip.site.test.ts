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
  // aclpub2 has a role for everybody; it comes back as the group.
  const organizers = ({ organizers: groups }: Workshop) =>
    groups.flatMap(({ title, people }) =>
      people.map(({ name, role, affiliation }) => [name, role ?? title ?? "Organizers", affiliation]),
    );
  assert.deepEqual(organizers(after), organizers(before));
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

/** A programme with everything for which aclpub2 has a place. */
const PROGRAMME = `- date: 2030-05-06
  items:
    - {time: 9:00-9:10, type: remarks, title: "Opening: 100%", chair: Ana Ficticia}
    - title: Invited & awarded
      time: 9:10-11:00
      chair: [Ana Ficticia, Bob Builder]
      room: Hall_1
      items:
        - time: 9:10-10:00
          type: invited talk
          title: Edges & 5% of $x_1$
          abstract: Some $x_1$ & *more*.
          speakers:
            - {name: Ada Lovelace, affiliation: London & Co., bio: A **poet**.}
            - Grace Hopper (Navy)
        - {time: 10:00-10:30, type: break, title: Coffee & cake}
        - {time: 10:30-11:00, type: oral, paper: Second}
    - title: Session 1
      time: 11:00-12:00
      chair: Ana Ficticia
      room: R & D
      items:
        - {time: 11:00-11:30, type: oral, paper: flips}
        - {time: 11:30-12:00, type: oral, paper: Third}
    - time: 12:00-12:20
      chair: Bob Builder
      items:
        - {time: 12:00-12:20, type: remarks, title: Closing remarks}
    - {time: 12:30-13:30, type: lunch, title: Lunch}
    - {time: 13:30-14:00, type: poster session, title: Posters, room: Foyer, papers: [Second, Elsewhere]}
- date: 2030-05-07
  items:
    - time: 9:00-10:00
      type: panel
      title: What now & then?
      abstract: We *ask*.
      room: Hall_1
      moderator: Ana Ficticia (Univ. of A & B)
      panelists: [Ada Lovelace, Bo Ek (MIT)]
    - {time: 10:00-10:30, type: remarks, title: Closing}
`;

test("what aclpub2 is given comes back: sessions, chairs, papers, invited talks, panels and breaks", async () => {
  const { site, folder } = await exported("aclpub2", { "data/schedule.yaml": PROGRAMME });
  const empty = writeFiles({
    "data/workshop.yaml": "name: Workshop on Flip Points\nstart: tbd\ntimezone: Europe/Berlin\n",
  });
  const first = await lectern(["import", "site", folder], { cwd: empty });
  assert.equal(first.status, 0, first.stderr + first.stdout);
  const names = (people: Workshop["items"][number]["speakers"]) =>
    people.map(({ person }) => [person.name, person.affiliation, person.bio?.source]);
  const programme = ({ items }: Workshop) =>
    items.map((item) => ({
      start: item.start.toISO(),
      end: item.end.toISO(),
      title: item.title?.source,
      types: item.types,
      room: item.room,
      session: item.session?.title?.source,
      // Of those in the chair, aclpub2 keeps the names.
      chairs: [...item.chairs, ...(item.session?.chairs ?? [])].map(({ person }) => person.name),
      speakers: names(item.speakers),
      moderators: names(item.moderators),
      panelists: names(item.panelists),
      paper: item.paper?.slug,
      papers: item.papers.map(({ slug }) => slug),
      abstract: item.abstract?.source,
    }));
  assert.deepEqual(programme(workshopOf(empty)), programme(workshopOf(site)), first.stdout);
  const again = await lectern(["import", "site", folder], { cwd: empty });
  assert.match(again.stdout, /data\/schedule\.yaml: 0 new, 0 changed/);
  assert.doesNotMatch(again.stdout, /new diagnostics/i);
});
