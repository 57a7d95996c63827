/**
 * The input of aclpub2, from which proceedings of *ACL workshops are made: YAML files and folders, as
 * https://github.com/rycolab/aclpub2 describes (README.md) and reads them (aclpub2/config.py, generate.py and
 * templates/proceedings.tex). Texts are pasted into LaTeX. In conference_details.yml, titles and the programme committee
 * aclpub2 itself escapes `& _ %`, so these are written without a backslash there.
 */
import type { DateTime } from "luxon";
import { titleOf } from "../feeds/site.ts";
import { oneLine, texText, texTitle } from "../feeds/tex.ts";
import { LATEX, texOfMarkdown } from "../feeds/tex-markdown.ts";
import type { Item, Paper, Participation, Person, PersonGroup, Session, Text, Workshop } from "../model/workshop.ts";
import { nameParts } from "../schema/name.ts";
import {
  acronymOf,
  endingOf,
  ofPaper,
  type Package,
  Packing,
  placeOf,
  publicFile,
  realPapers,
  type SiteFiles,
} from "./package.ts";
import { LocalDate, type Yaml11, yaml11 } from "./yaml11.ts";

type Mapping = { readonly [key: string]: Yaml11 | undefined };

/** The package, with what it lacks. */
export function aclpub2Package(workshop: Workshop, site: SiteFiles): Package {
  const packing = new Packing(site);
  const writer = new Writer(workshop, packing);
  writer.conference();
  writer.papers();
  writer.programme();
  writer.committee();
  writer.organizers();
  writer.invitedTalks();
  writer.panels();
  writer.sponsors();
  writer.prefaces();
  return packing;
}

/** TeX for a value that aclpub2 escapes once more. */
const unescaped = (tex: string): string => tex.replace(/\\([&_%])/g, "$1");

const localTime = (at: DateTime<true>): LocalDate => new LocalDate(at.toFormat("yyyy-LL-dd HH:mm:ss"));
const localDay = (at: DateTime<true>): LocalDate => new LocalDate(at.toISODate());

const takesPlace = ({ cancelled, isExample }: Item): boolean => !cancelled && !isExample;

/** Pictures that LaTeX can include. */
const PICTURE = /^\.(?:png|jpe?g|pdf)$/;

class Writer {
  private readonly workshop: Workshop;
  private readonly packing: Packing;

  constructor(workshop: Workshop, packing: Packing) {
    this.workshop = workshop;
    this.packing = packing;
  }

  /** `conference_details.yml`: plain text, as aclpub2 refuses LaTeX in it. */
  conference(): void {
    const { packing, workshop } = this;
    const { volume, when, name } = workshop;
    const dates = when.known === "day" ? when : undefined;
    const short = acronymOf(workshop);
    if (short === name)
      packing.lack("an abbreviation of the workshop for conference_details.yml", "state short: in workshop.yaml");
    const place = placeOf(workshop).join(", ");
    const need = <T>(value: T | undefined, key: string, setting: string) =>
      packing.need(value, `${key} in conference_details.yml`, `state ${setting} in workshop.yaml`);
    this.#yaml("conference_details", {
      book_title: need(volume?.title, "book_title", "proceedings: title:"),
      event_name: name,
      cover_subtitle: "Proceedings of the Workshop",
      anthology_venue_id: short,
      start_date: need(dates && localDay(dates.start), "start_date", "start:"),
      end_date: dates && localDay(dates.end),
      isbn: need(volume?.isbn, "the isbn, which ACL gives,", "proceedings: isbn:"),
      location: need(place, "location", "venue: city: and country:") || undefined,
      editors: volume?.editors.map((editor) => ({ ...this.#name(editor) })) ?? [],
      publisher: need(volume?.publisher, "publisher", "proceedings: publisher:"),
      // What the Anthology calls the only volume of a workshop.
      volume_name: numeric(volume?.number ?? "1"),
    });
    need(volume?.editors[0], "editors", "proceedings: editors:");
  }

  /** `papers.yml`, in the order of the volume, by which aclpub2 numbers the pages; then what is not archival. */
  papers(): void {
    const { packing, workshop } = this;
    const archival = realPapers(
      workshop.volume?.papers ?? workshop.papers.filter((paper) => paper.isArchival),
      packing,
    );
    const others = workshop.papers.filter((paper) => !paper.isArchival && !paper.isExample);
    const papers = [...archival, ...others];
    if (papers.length === 0) return;
    this.#yaml(
      "papers",
      papers.map((paper) => this.#paper(paper)),
    );
    packing.lack("the authors' e-mail addresses", "write them into papers.yml; Lectern does not know any");
  }

  #paper(paper: Paper): Mapping {
    const { packing } = this;
    const { slug, title, abstract, authors, kinds, isArchival } = paper;
    const file = `${slug}.pdf`;
    if (isArchival) packing.pdf(`papers/${file}`, paper);
    const hasFile = isArchival || packing.copy(`papers/${file}`, paper.pdf);
    if (authors.length === 0) packing.lack("authors", undefined, ofPaper(paper));
    const without = authors.filter(({ affiliation }) => affiliation === undefined);
    if (without.length > 0)
      packing.lack(
        "the institution of an author",
        "write it in brackets after the name",
        ofPaper(paper, without.map((author) => author.name).join(", ")),
      );
    const attachments = this.#attachments(paper);
    const isTalk = kinds.some((kind) => kind === "oral" || kind === "talk") || paper.hasTalk;
    const form = isTalk ? "oral" : kinds.some((kind) => kind === "poster" || kind === "demo") ? "poster" : undefined;
    return {
      id: numeric(slug),
      title: unescaped(texTitle(title.source)),
      authors: authors.map((author) => this.#author(author)),
      abstract: packing.need(abstract && texOfMarkdown(abstract, LATEX), "an abstract", undefined, ofPaper(paper)),
      attributes: form && { presentation_type: form },
      file: hasFile ? file : undefined,
      attachments: attachments.length > 0 ? attachments : undefined,
      archival: isArchival,
    };
  }

  #author(author: Person): Mapping {
    const { affiliation: institution, orcid, url: homepage } = author;
    return { ...this.#name(author), institution, orcid: orcid && `https://orcid.org/${orcid}`, homepage };
  }

  /** Files only, as aclpub2 takes no addresses. */
  #attachments(paper: Paper): Mapping[] {
    const kinds = [
      ["supplement", "attachment", paper.supplement],
      ["slides", "presentation", paper.slides],
      ["poster", "poster", paper.poster],
    ] as const;
    return kinds.flatMap(([name, type, address]) => {
      const file = `${paper.slug}-${name}${endingOf(publicFile(address) ?? "")}`;
      return this.packing.copy(`attachments/${file}`, address) ? [{ type, file }] : [];
    });
  }

  /** `program.yml`: times on the clock of the venue; not what is cancelled. */
  programme(): void {
    const slots = this.workshop.days.flatMap((day) => day.slots).filter(({ item }) => item?.cancelled !== true);
    const entries = slots.map(({ session, item }) => (session ? this.#session(session) : this.#item(item)));
    if (entries.length > 0) this.#yaml("program", entries);
  }

  /**
   * A session with its papers; if anything else takes place in it, every item is a subsession, as aclpub2 prints either
   * the one or the other.
   */
  #session(session: Session): Mapping {
    const { title, room, chairs } = session;
    const items = session.items.filter(({ cancelled }) => !cancelled);
    if (title === undefined)
      this.packing.lack("a title for program.yml", "state title: in schedule.yaml", {
        id: session.slug,
        noun: "session",
        name: `${session.day.date} ${session.start.toFormat("HH:mm")}`,
      });
    const hasPapersAlone = items.length > 0 && items.every(({ paper }) => paper !== undefined);
    return {
      title: title === undefined ? "" : unescaped(texTitle(title.source)),
      ...this.#times(session, title?.line ?? "the session"),
      location: room && texText(room),
      chair: chairs.length > 0 ? texText(chairs.map(({ person }) => person.name).join(", ")) : undefined,
      papers: hasPapersAlone ? items.flatMap((item) => this.#shown(item)) : undefined,
      subsessions: hasPapersAlone || items.length === 0 ? undefined : items.map((item) => this.#item(item)),
    };
  }

  #item(item: Item): Mapping {
    const { room, chairs, session } = item;
    const title = item.title === undefined ? texText(titleOf(this.workshop, item)) : texTitle(item.title.source);
    const papers = this.#shown(item);
    if (item.speakers.length > 0 && papers.length === 0 && item.family !== "invited" && item.types[0] !== "panel")
      this.packing.lack("who gives a talk that is neither a paper nor invited", "program.yml has no place for it", {
        id: item.slug,
        noun: "talk",
        name: `"${titleOf(this.workshop, item)}"`,
      });
    return {
      title: unescaped(title),
      ...this.#times(item, titleOf(this.workshop, item)),
      location: room !== undefined && room !== session?.room ? texText(room) : undefined,
      chair: chairs.length > 0 ? texText(chairs.map(({ person }) => person.name).join(", ")) : undefined,
      papers: papers.length > 0 ? papers : undefined,
    };
  }

  /** Both are needed; an end that is not stated is the one that the site assumes. */
  #times(part: Item | Session, name: string): Mapping {
    if (part.endOrigin === "assumed")
      this.packing.lack("an end", "none is stated; program.yml has the one that the site assumes", {
        id: part.slug,
        noun: "time",
        name: `"${name}"`,
        detail: part.end.toFormat("HH:mm"),
      });
    return { start_time: localTime(part.start), end_time: localTime(part.end) };
  }

  #shown({ paper, papers, timed, start, end }: Item): Mapping[] {
    const times = timed ? { start_time: localTime(start), end_time: localTime(end) } : {};
    const own = paper === undefined || paper.isExample ? [] : [{ id: numeric(paper.slug), ...times }];
    return [
      ...own,
      ...papers.filter((one) => one !== paper && !one.isExample).map(({ slug }) => ({ id: numeric(slug) })),
    ];
  }

  /** `program_committee.yml` */
  committee(): void {
    // A role of somebody who is also an organizer is that of the organizer.
    const roleOf = ({ role, roles }: Person, title?: string) => title ?? (roles.has("organizer") ? undefined : role);
    const blocks = this.#blocks(this.workshop.committee, roleOf, "Program Committee", unescaped);
    if (blocks.length > 0)
      this.#yaml(
        "program_committee",
        blocks.map(({ role, people }) => ({ role, entries: people })),
      );
    else this.packing.lack("a committee for program_committee.yml", "committee.yaml is empty");
  }

  /** `organizing_committee.yml` */
  organizers(): void {
    const roleOf = ({ role }: Person, title?: string) => role ?? title;
    const blocks = this.#blocks(this.workshop.organizers, roleOf, "Organizers", (tex) => tex);
    if (blocks.length > 0)
      this.#yaml(
        "organizing_committee",
        blocks.map(({ role, people }) => ({ role, members: people })),
      );
    else this.packing.lack("organizers for organizing_committee.yml", "organizers.yaml is empty");
  }

  /** People by role. */
  #blocks(
    groups: readonly PersonGroup[],
    roleOf: (person: Person, title?: string) => string | undefined,
    otherwise: string,
    written: (tex: string) => string,
  ) {
    const blocks = new Map<string, Mapping[]>();
    for (const { title, people } of groups)
      for (const person of people) {
        if (person.isExample) continue;
        const role = written(texText(roleOf(person, title) ?? otherwise));
        const { affiliation, url: homepage, orcid } = person;
        const institution = affiliation && written(texText(affiliation));
        const member = { ...this.#name(person), institution, homepage, orcid: orcid && `https://orcid.org/${orcid}` };
        blocks.set(role, [...(blocks.get(role) ?? []), member]);
      }
    return [...blocks].map(([role, people]) => ({ role, people }));
  }

  /** `invited_talks.yml`: one entry per speaker. */
  invitedTalks(): void {
    const talks = this.workshop.items.filter((item) => item.family === "invited" && takesPlace(item));
    const entries = talks.flatMap((item) => item.speakers.map((speaker) => this.#invited(item, speaker)));
    if (entries.length > 0) this.#yaml("invited_talks", entries);
  }

  #invited(item: Item, { person }: Participation): Mapping {
    const photo = `${person.slug}${endingOf(publicFile(person.photo) ?? "")}`;
    const hasPhoto = PICTURE.test(endingOf(photo)) && this.packing.copy(`invited_talks/${photo}`, person.photo);
    return {
      speaker_name: texText(person.name),
      institution: person.affiliation && texText(person.affiliation),
      title: item.title && texTitle(item.title.source),
      abstract_file: this.#texFile("invited_talks", `${item.slug}.tex`, item.abstract),
      bio_file: this.#texFile("invited_talks", `${person.slug}_bio.tex`, person.bio),
      photo: hasPhoto ? photo : undefined,
      date: localTime(item.start),
      location: item.room && texText(item.room),
    };
  }

  /** `panels.yml` */
  panels(): void {
    const panels = this.workshop.items.filter((item) => item.types[0] === "panel" && takesPlace(item));
    const people = (all: readonly Participation[]) =>
      all.length === 0
        ? undefined
        : all.map(({ person }) => ({
            name: texText(person.name),
            institution: person.affiliation && texText(person.affiliation),
            bio_file: this.#texFile("panels", `${person.slug}_bio.tex`, person.bio),
          }));
    if (panels.length === 0) return;
    this.#yaml(
      "panels",
      panels.map((item) => ({
        title: item.title ? texTitle(item.title.source) : texText(titleOf(this.workshop, item)),
        date: localTime(item.start),
        location: item.room && texText(item.room),
        abstract_file: this.#texFile("panels", `${item.slug}.tex`, item.abstract),
        moderators: people(item.moderators),
        panelists: people(item.panelists),
      })),
    );
  }

  /** `sponsors.yml`: logos alone. */
  sponsors(): void {
    const { packing, workshop } = this;
    const tiers = workshop.sponsors.flatMap(({ title = "Sponsors", sponsors }) => {
      const logos = sponsors.flatMap(({ name, logo, isExample }) => {
        if (isExample) return [];
        const file = publicFile(logo)?.split("/").at(-1) ?? "";
        if (PICTURE.test(endingOf(file)) && packing.copy(`sponsor_logos/${file}`, logo)) return [file];
        packing.lack("a logo that LaTeX can include", "a PNG, JPEG or PDF file in public/, as logo: in sponsors.yaml", {
          id: name,
          noun: "sponsor",
          name: `"${name}"`,
        });
        return [];
      });
      return logos.length > 0 ? [{ tier: texText(title), logos }] : [];
    });
    if (tiers.length > 0) this.#yaml("sponsors", tiers);
  }

  /** `prefaces.yml`: the page `content/preface.md`, if there is one. */
  prefaces(): void {
    const page = this.workshop.pages.find(({ slug }) => slug === "preface");
    if (page === undefined) {
      this.packing.lack("a preface for prefaces.yml", "write it as content/preface.md");
      return;
    }
    // Its title stands above it already.
    const source = page.markdown.replace(/^# +(.+)\n/, (line, title) =>
      title.trim() === page.title.source ? "" : line,
    );
    this.packing.text("prefaces/preface.tex", `${texOfMarkdown({ source }, LATEX)}\n`);
    this.#yaml("prefaces", [{ title: texTitle(page.title.source), file: "preface.tex" }]);
  }

  /** @returns its name, or undefined if there is no text */
  #texFile(folder: string, name: string, text: Text | undefined): string | undefined {
    if (text === undefined) return undefined;
    const path = `${folder}/${name}`;
    // Somebody may speak twice.
    if (!this.packing.files.some((file) => file.path === path))
      this.packing.text(path, `${texOfMarkdown(text, LATEX)}\n`);
    return name;
  }

  /** A name in two parts, both of which have to be there; and as a whole where they do not say its order. */
  #name(person: Person): Mapping {
    const { given, particle, family, suffix, familyFirst } = nameParts(oneLine(person.name), person.sort);
    const last = [particle, family, suffix].filter(Boolean).join(" ");
    if (given === "")
      this.packing.lack("a first name", "aclpub2 requires one, and it is empty in its files", {
        id: person.slug,
        noun: "person",
        name: person.name,
      });
    return { first_name: given, last_name: last, name: familyFirst || given === "" ? person.name : undefined };
  }

  #yaml(name: string, value: Yaml11): void {
    this.packing.text(`${name}.yml`, yaml11(value));
  }
}

/** An id that is a number is one for aclpub2, too. */
const numeric = (id: string): string | number => (/^(?:0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id);
