/**
 * A volume of the Proceedings of Machine Learning Research: one BibTeX file, and the PDF files named by its keys, as
 * https://proceedings.mlr.press/spec.html asks (version 1.3, 2025-07-27). Where that leaves a choice, as PMLR's own check
 * does (https://github.com/mlresearch/papersite, check_volume.rb): ASCII, and no escaped `$ { } _`.
 */
import { absolute } from "../feeds/site.ts";
import { braced, oneLine, texAddress, texNamesInverted, texText, texTitle } from "../feeds/tex.ts";
import { asciiTex } from "../feeds/tex-letters.ts";
import { type TexDialect, texOfMarkdown } from "../feeds/tex-markdown.ts";
import type { Paper, Person, Volume, Workshop } from "../model/workshop.ts";
import { nameParts } from "../schema/name.ts";
import {
  acronymOf,
  asciiWord,
  type Case,
  endingOf,
  ofPaper,
  type Package,
  Packing,
  pagesOf,
  placeOf,
  publicFile,
  realPapers,
  type SiteFiles,
  yearOf,
} from "./package.ts";

/** The tags that abstracts may have; TeX is for mathematics and letters alone. */
const PMLR: TexDialect = {
  emphasis: ["<em>", "</em>"],
  strong: ["<b>", "</b>"],
  bullets: ["<ul>\n", "</ul>\n\n"],
  numbers: ["<ol>\n", "</ol>\n\n"],
  item: ["<li>", "</li>\n"],
  code: ["", ""],
  quotation: ["", ""],
  address: texAddress,
};

/** The package of a volume, with what it lacks. */
export function pmlrPackage(workshop: Workshop, volume: Volume, site: SiteFiles): Package {
  const packing = new Packing(site);
  const papers = realPapers(volume.papers, packing);
  const year = yearOf(workshop);
  const writer = new Writer(workshop, volume, packing);
  const head = writer.volume(year);
  const entries = keyed(papers, year ?? "").map(([key, paper]) => writer.paper(key, paper));
  const name = `${asciiWord(acronymOf(workshop))}${year?.slice(2) ?? ""}`;
  packing.text(`${name}.bib`, [head, ...entries].join("\n"));
  writer.reportUnknown();
  return packing;
}

/**
 * Papers with their keys: the last name of the first author, two digits of the year, and a letter. The letter is always
 * there, so that a paper keeps its key when another of the same name is put after it.
 */
export function keyed(papers: readonly Paper[], year: string): readonly (readonly [key: string, paper: Paper])[] {
  const used = new Map<string, number>();
  return papers.map((paper) => {
    const [first] = paper.authors;
    const { particle = "", family = paper.slug } = first === undefined ? {} : nameParts(first.name, first.sort);
    const stem = `${asciiWord(particle + family) || "paper"}${year.slice(2)}`;
    const before = used.get(stem) ?? 0;
    used.set(stem, before + 1);
    return [`${stem}${letterOf(before)}`, paper];
  });
}

/** `a` to `z`, then `aa`. */
function letterOf(index: number): string {
  const before = Math.floor(index / 26);
  return (before === 0 ? "" : letterOf(before - 1)) + String.fromCharCode(97 + (index % 26));
}

class Writer {
  private readonly workshop: Workshop;
  private readonly of: Volume;
  private readonly packing: Packing;
  /** Characters without a command, by the place where they are. */
  readonly #unknown = new Map<string, { readonly of: Case; readonly characters: Set<string> }>();

  constructor(workshop: Workshop, volume: Volume, packing: Packing) {
    this.workshop = workshop;
    this.of = volume;
    this.packing = packing;
  }

  /** The head of the file. */
  volume(year: string | undefined): string {
    const { packing, workshop, of: volume } = this;
    const { when, url } = workshop;
    const short = acronymOf(workshop);
    if (short === workshop.name) packing.lack("an abbreviation of the workshop", "state short: in workshop.yaml");
    packing.lack("the date of publication", "once known, add published = {2030-05-06} to the head of the .bib file");
    const dates = when.known === "day" ? when : undefined;
    const place = [workshop.venue?.name, ...placeOf(workshop)].filter((part) => part !== undefined).join(", ");
    const titles = volume.sections.flatMap(({ title }) => title ?? []);
    const head = { id: "head", noun: "place", name: "the head of the .bib file" };
    const ascii = (tex: string | undefined) => tex && this.#ascii(tex, head);
    return entry("Proceedings", `${asciiWord(short).toUpperCase()}-${year ?? ""}`, [
      ["booktitle", ascii(texText(volume.title))],
      ["name", ascii(texText(workshop.name))],
      ["shortname", ascii(texText(short))],
      [
        "editor",
        ascii(packing.need(namesOf(volume.editors), "editors", "state proceedings: editors: in workshop.yaml")),
      ],
      [
        "volume",
        packing.need(
          volume.number,
          "the number of the volume, which PMLR gives",
          "state proceedings: volume: in workshop.yaml",
        ),
      ],
      ["year", packing.need(year, "the year", "state start: in workshop.yaml")],
      ["start", packing.need(dates?.start.toISODate(), "the first day", "state start: in workshop.yaml")],
      ["end", dates?.end.toISODate()],
      ["address", ascii(packing.need(texText(place), "the place", "state venue: in workshop.yaml"))],
      ["conference_url", packing.need(url && texAddress(url), "the site's address", "state url: in workshop.yaml")],
      // PMLR refuses a single one.
      ["sections", titles.length > 1 ? ascii(titles.map(texText).join("|")) : undefined],
    ]);
  }

  /** An entry, with the files of its paper. */
  paper(key: string, paper: Paper): string {
    const { packing, of: volume } = this;
    packing.pdf(`${key}.pdf`, paper);
    this.#supplement(key, paper);
    const folder = volume.number === undefined ? "permissions" : `v${asciiWord(volume.number)}permissions`;
    const signed = packing.agreement(`${folder}/${key}Permission`, paper);
    if (signed) packing.files.push(signed);
    const ascii = (tex: string | undefined) => tex && this.#ascii(tex, { ...ofPaper(paper), noun: "place" });
    const { abstract, section, authors } = paper;
    const pages = pagesOf(paper, packing);
    const hasSections = volume.sections.filter(({ title }) => title !== undefined).length > 1;
    return entry("InProceedings", key, [
      ["title", ascii(texTitle(paper.title.source))],
      ["author", ascii(packing.need(namesOf(authors), "authors", undefined, ofPaper(paper)))],
      ["pages", pages && `${pages.first}-${pages.last}`],
      [
        "abstract",
        ascii(packing.need(abstract && texOfMarkdown(abstract, PMLR), "an abstract", undefined, ofPaper(paper))),
      ],
      ["section", hasSections ? ascii(section && texText(section)) : undefined],
      ["software", this.#link(paper.code)],
      ["video", this.#link(paper.video)],
      ["openreview", /^https:\/\/openreview\.net\/(?:forum|pdf)\?id=([\w-]+)/.exec(paper.url ?? "")?.[1]],
    ]);
  }

  /** Says which characters PMLR will not take. */
  reportUnknown(): void {
    for (const { of, characters } of this.#unknown.values())
      this.packing.lack("commands of LaTeX for characters", "PMLR takes ASCII alone", {
        ...of,
        detail: [...characters].join(" "),
      });
  }

  #supplement(key: string, paper: Paper): void {
    const { supplement } = paper;
    if (supplement === undefined) return;
    const ending = endingOf(publicFile(supplement) ?? "");
    if (!this.packing.copy(`${key}-supp${ending}`, supplement))
      this.packing.lack(
        "a supplement in public/",
        "put it there, and its path into papers.yaml",
        ofPaper(paper, supplement),
      );
    else if (/\.(?:zip|t?gz|7z|rar)$/.test(ending))
      this.packing.lack(
        "a supplement in a single file",
        "PMLR takes no archives, but links to software",
        ofPaper(paper, publicFile(supplement)),
      );
  }

  #link(address: string | undefined): string | undefined {
    const target = address === undefined ? undefined : absolute(this.workshop, address);
    return target && texAddress(target);
  }

  #ascii(tex: string, of: Case): string {
    return plainer(
      asciiTex(tex, (character) => {
        const known = this.#unknown.get(of.id) ?? { of, characters: new Set() };
        known.characters.add(character);
        this.#unknown.set(of.id, known);
      }),
    );
  }
}

const namesOf = (people: readonly Person[]): string =>
  texNamesInverted(people.map(({ name, sort }) => nameParts(oneLine(name), sort)));

/** What PMLR's check takes for a mistake, in other words. */
function plainer(tex: string): string {
  let isFormula = false;
  return tex.replace(/\\[${}_]|\\[\s\S]|\$/g, (piece) => {
    if (piece === "$") isFormula = !isFormula;
    return (isFormula ? IN_FORMULA : IN_TEXT)[piece] ?? piece;
  });
}

const IN_TEXT: Readonly<Record<string, string>> = {
  "\\$": "\\textdollar{}",
  "\\{": "\\textbraceleft{}",
  "\\}": "\\textbraceright{}",
  "\\_": "\\textunderscore{}",
};
const IN_FORMULA: Readonly<Record<string, string>> = {
  "\\{": "\\lbrace ",
  "\\}": "\\rbrace ",
  "\\_": "\\textunderscore ",
};

function entry(type: string, key: string, fields: readonly (readonly [string, string | undefined])[]): string {
  const lines = fields.flatMap(([name, value]) => (!value ? [] : [`    ${name} = ${braced(value)}`]));
  return `@${type}{${key},\n${lines.join(",\n")}\n}\n`;
}
