/**
 * A volume of CEUR Workshop Proceedings, as https://ceur-ws.org/HOWTOSUBMIT.html asks: `index.html` with the classes by
 * which CEUR-WS.org reads it (the instructions in https://ceur-ws.org/Vol-XXX/, CEURVERSION 2020-07-09), papers as
 * `paper1.pdf` and on, and signed agreements in an archive of their own. RDFa is that of the semantic variant
 * (https://github.com/ceurws/ceur-make): BIBO, DCMI Terms and FOAF. What CEUR-WS.org sets itself (volume number, URN, date
 * of publication) stays as in its template.
 */
import type { DateTime } from "luxon";
import { bibtexOf } from "../feeds/bibliography.ts";
import { asciiWords } from "../model/slug.ts";
import { escapeHtml } from "../model/text.ts";
import type { Paper, Person, Volume, VolumeSection, Workshop } from "../model/workshop.ts";
import {
  acronymOf,
  type Content,
  ofPaper,
  type Package,
  Packing,
  pagesOf,
  placeOf,
  publicFile,
  quoted,
  realPapers,
  type SiteFiles,
  yearOf,
} from "./package.ts";

/** The only licence that CEUR-WS.org publishes under. */
const LICENCE = "CC BY 4.0";

/** The front matter of the volume, if the organizers have any. */
const PREFACE = "preface.pdf";

/** ISO 639-2/T of the languages that volumes are likely to be in. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...{ ar: "ara", cs: "ces", da: "dan", de: "deu", el: "ell", en: "eng", es: "spa", fi: "fin", fr: "fra", hu: "hun" },
  ...{ it: "ita", ja: "jpn", ko: "kor", nl: "nld", no: "nor", pl: "pol", pt: "por", ro: "ron", ru: "rus", sv: "swe" },
  ...{ tr: "tur", uk: "ukr", zh: "zho" },
};

/**
 * The package of a volume, with what it lacks.
 * @param isPublic whether `public/` holds a file, by its path from there
 */
export function ceurPackage(
  workshop: Workshop,
  volume: Volume,
  site: SiteFiles,
  isPublic: (path: string) => boolean,
): Package {
  const packing = new Packing(site);
  const papers = realPapers(volume.papers, packing);
  const hasPreface = isPublic(PREFACE);
  const writer = new Writer(workshop, volume, packing);
  const numbered = new Map(papers.map((paper, index) => [paper, `paper${index + 1}`]));
  const there = new Set([...numbered].flatMap(([paper, id]) => (packing.pdf(`${id}.pdf`, paper) ? paper : [])));
  reportDuplicates(papers, packing);
  if (hasPreface) packing.copy(PREFACE, `/${PREFACE}`);
  else packing.lack("a preface, if there is one", `put it at public/${PREFACE}`);
  packing.text("index.html", writer.index(numbered, there, hasPreface));
  packing.text("papers.bib", papers.map((paper) => bibtexOf(workshop, paper)).join("\n"));
  const name = writer.name();
  const zip = packing.files.flatMap((file) => ("zip" in file ? [] : { ...file, path: `${name}/${file.path}` }));
  packing.files.push({ path: `${name}.zip`, zip });
  packAgreements(numbered, name, packing);
  return packing;
}

function reportDuplicates(papers: readonly Paper[], packing: Packing): void {
  const seen = new Map<string, Paper>();
  for (const paper of papers) {
    const file = publicFile(paper.pdf);
    const before = file === undefined ? undefined : seen.get(file);
    if (before)
      packing.lack(
        "a PDF file of its own",
        "correct pdf: in papers.yaml",
        ofPaper(paper, `${file} is also that of ${quoted(before)}`),
      );
    if (file !== undefined) seen.set(file, paper);
  }
}

/** The archive of signed agreements, and a list of which are there. */
function packAgreements(numbered: ReadonlyMap<Paper, string>, name: string, packing: Packing): void {
  const folder = `AGREEMENTS-${name}`;
  const wanted = [
    { path: `EDITOR-AGREEMENT-${name}`, paper: undefined },
    ...[...numbered].map(([paper, id]) => ({ path: `AUTHOR-AGREEMENT-${id}`, paper })),
  ];
  const found = wanted.map(({ path, paper }) => ({
    whose: paper === undefined ? "the editors" : quoted(paper),
    path,
    file: packing.agreement(`${folder}/${path}`, paper),
  }));
  const zip: readonly Content[] = found.flatMap(({ file }) => file ?? []);
  if (zip.length > 0) packing.files.push({ path: `${folder}.zip`, zip });
  const lines = found.map(({ whose, path, file }) => `[${file ? "x" : " "}] ${path}: ${whose}\n`);
  packing.text("agreements.txt", lines.join(""));
}

/** A day in English words, as the rest of the page is. */
const inWords = (at: DateTime<true>, format: string): string => at.setLocale("en").toFormat(format);

class Writer {
  private readonly workshop: Workshop;
  private readonly of: Volume;
  private readonly packing: Packing;

  constructor(workshop: Workshop, volume: Volume, packing: Packing) {
    this.workshop = workshop;
    this.of = volume;
    this.packing = packing;
  }

  /** As files are named: `D2R2-2023`. */
  name(): string {
    const acronym = asciiWords(acronymOf(this.workshop)) || "workshop";
    return [acronym, yearOf(this.workshop)].filter(Boolean).join("-");
  }

  /** @param numbered the papers and their ids  @param there those whose PDF file is in the package */
  index(numbered: ReadonlyMap<Paper, string>, there: ReadonlySet<Paper>, hasPreface: boolean): string {
    const { workshop, of: volume } = this;
    const number = volume.number ?? "XXX";
    const title = escapeHtml(`CEUR-WS.org/Vol-${number} - ${workshop.name} (${this.#acronym()})`);
    const sections = volume.sections.map((section) => this.#section(section, numbered, there)).join("");
    return `<!DOCTYPE html>
<!-- CEURVERSION=2020-07-09 -->
<html lang="en" prefix="bibo: http://purl.org/ontology/bibo/">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="../ceur-ws.css">
<title>${title}</title>
</head>
<!--CEURLANG=${this.#language()} -->
<body about="" typeof="bibo:Proceedings">
${this.#top(number, [...numbered.keys()])}
<hr>
${this.#head()}
<hr>
<div class="CEURTOC">
<h2>Table of Contents</h2>
${hasPreface ? `<ul>\n<li id="preface"><a href="${PREFACE}">Preface</a></li>\n</ul>\n` : ""}${sections}</div>
<p>All papers as BibTeX: <a href="papers.bib">papers.bib</a></p>
<hr>
${this.#foot(number)}
</body>
</html>
`;
  }

  /** Logo, number and licence. */
  #top(number: string, papers: readonly Paper[]): string {
    const { packing, of: volume } = this;
    const year = packing.need(volume.year, "the year of publication", "state proceedings: year: in workshop.yaml");
    const { licence } = volume;
    // What is said of all papers would be untrue of these.
    const others = papers.filter((paper) => paper.licence !== undefined && paper.licence.name !== LICENCE);
    for (const paper of others)
      if (paper.licence?.name !== licence?.name)
        packing.lack(
          `the licence ${LICENCE} for a paper`,
          "its licence: in papers.yaml is another",
          ofPaper(paper, paper.licence?.name),
        );
    const isRight = licence?.name === LICENCE && others.length === 0;
    if (licence?.name !== LICENCE) {
      const said = licence === undefined ? "none is there" : `it says ${licence.name}`;
      packing.lack(
        `the licence ${LICENCE}, the only one of CEUR-WS.org`,
        `state proceedings: licence: in workshop.yaml; ${said}`,
      );
    }
    const by = (what: string) => `Copyright © <span class="CEURPUBYEAR">${year ?? "JJJJ"}</span> for ${what}.`;
    const terms = isRight
      ? ` This volume and its papers are published under the Creative Commons License Attribution 4.0 International (<a property="dcterms:license" href="${licence.url}"><span class="CEURLIC">${LICENCE}</span></a>).`
      : "";
    return `<table>
<tbody>
<tr>
<td><a href="https://ceur-ws.org/" aria-label="CEUR-WS.org"><div id="CEURWSLOGO"></div></a></td>
<td>
${isRight ? '<div id="CEURCCBY"></div>\n' : ""}<span class="CEURVOLNR"${volume.number === undefined ? "" : ` property="bibo:volume" content="${escapeHtml(number)}"`}>Vol-${escapeHtml(number)}</span><br>
<span class="CEURURN">urn:nbn:de:0074-${escapeHtml(number)}-C</span>
<p class="unobtrusive copyright">${by("the individual papers by the papers' authors")} ${by("the volume as a collection by its editors")}${terms}</p>
</td>
</tr>
</tbody>
</table>`;
  }

  /** Titles, place and time, editors. */
  #head(): string {
    const { packing, workshop, of: volume } = this;
    const { url, host, name } = workshop;
    const acronym = `<span class="CEURVOLACRONYM" property="bibo:shortTitle">${escapeHtml(this.#acronym())}</span>`;
    packing.need(url, "the site's address", "state url: in workshop.yaml");
    const near = host === undefined ? undefined : `<span class="CEURCOLOCATED">${escapeHtml(host.name)}</span>`;
    const where = this.#placeAndTime();
    if (volume.editors.length === 0) packing.lack("editors", "state proceedings: editors: in workshop.yaml");
    return `<h1>${url === undefined ? acronym : `<a property="foaf:homepage" href="${escapeHtml(url)}">${acronym}</a>`}<br>
<span class="CEURVOLTITLE" property="dcterms:alternative">${escapeHtml(name)}</span></h1>
<h2><span class="CEURFULLTITLE" property="dcterms:title">${escapeHtml(volume.title)}</span><br>
${near === undefined ? '<!-- co-located with <span class="CEURCOLOCATED">NONE</span> -->' : `co-located with ${near}`}</h2>
${where === "" ? "" : `<h2><span class="CEURLOCTIME">${escapeHtml(where)}</span></h2>\n`}<h2>Edited by</h2>
${volume.editors.map((editor) => this.#editor(editor)).join("\n")}`;
  }

  #editor({ name, url, affiliation, slug }: Person): string {
    const { packing } = this;
    const words = `<span class="CEURVOLEDITOR" property="foaf:name">${escapeHtml(name)}</span>`;
    const linked = url === undefined ? words : `<a property="foaf:homepage" href="${escapeHtml(url)}">${words}</a>`;
    packing.need(affiliation, "an affiliation", undefined, { id: slug, noun: "editor", name });
    const where = affiliation === undefined ? "" : `, ${escapeHtml(affiliation)}`;
    return `<p property="bibo:editor" typeof="foaf:Person">${linked}${where}</p>`;
  }

  #section({ title, papers }: VolumeSection, numbered: ReadonlyMap<Paper, string>, there: ReadonlySet<Paper>): string {
    const items = papers.flatMap((paper) => {
      const id = numbered.get(paper);
      return id === undefined ? [] : this.#paper(paper, id, there.has(paper));
    });
    if (items.length === 0) return "";
    const heading = title === undefined ? "" : `<h3><span class="CEURSESSION">${escapeHtml(title)}</span></h3>\n`;
    return `${heading}<ul>\n${items.join("\n")}\n</ul>\n`;
  }

  #paper(paper: Paper, id: string, isThere: boolean): string {
    const { packing } = this;
    const { authors } = paper;
    const pages = pagesOf(paper, packing);
    if (authors.length === 0) packing.lack("authors", undefined, ofPaper(paper));
    const title = `<span class="CEURTITLE" property="dcterms:title">${escapeHtml(paper.title.line)}</span>`;
    const range =
      pages &&
      ` <span class="CEURPAGES"><span property="bibo:pageStart">${escapeHtml(pages.first)}</span>-<span property="bibo:pageEnd">${escapeHtml(pages.last)}</span></span>`;
    const names = authors.map(
      ({ name }) =>
        `<span property="dcterms:creator" typeof="foaf:Person"><span class="CEURAUTHOR" property="foaf:name">${escapeHtml(name)}</span></span>`,
    );
    return `<li id="${id}" property="dcterms:hasPart" resource="#${id}" typeof="bibo:Article">${isThere ? `<a property="bibo:uri" href="${id}.pdf">${title}</a>` : title}${range ?? ""}<br>
${names.join(", ")}</li>`;
  }

  #foot(number: string): string {
    this.packing.lack("the day on which you submit the volume, and who does", "write both at the end of index.html");
    const checked = `https://validator.w3.org/nu/?doc=https%3A%2F%2Fceur-ws.org%2FVol-${encodeURIComponent(number)}%2F`;
    return `<p class="unobtrusive">yyyy-mm-dd: submitted by NAME, metadata incl. bibliographic data published under <a href="https://creativecommons.org/publicdomain/zero/1.0/">Creative Commons CC0</a><br>
<span class="CEURPUBDATE">yyyy-mm-dd</span>: published on CEUR Workshop Proceedings (CEUR-WS.org, ISSN 1613-0073) |<a href="${checked}">valid HTML5</a>|</p>`;
  }

  #acronym(): string {
    const acronym = acronymOf(this.workshop);
    return [acronym, yearOf(this.workshop)].filter(Boolean).join(" ");
  }

  #language(): string {
    const { language } = this.workshop;
    const code = LANGUAGES[language.split("-")[0] ?? ""];
    const what = `the ISO 639-2 code of the language ${language}`;
    return this.packing.need(code, what, "write it after CEURLANG= in index.html") ?? "";
  }

  /** "Hersonissos, Greece, May 28, 2023" */
  #placeAndTime(): string {
    const { packing, workshop } = this;
    const { when } = workshop;
    const place = placeOf(workshop).join(", ");
    const time = when.known === "day" ? daysInWords(when.start, when.end) : undefined;
    packing.need(place, "the place", "state venue: city: and country: in workshop.yaml");
    packing.need(time, "the days of the workshop", "state start: in workshop.yaml");
    return [place, time].filter(Boolean).join(", ");
  }
}

/** "May 28, 2023", "May 28-30, 2023", "May 31 - June 1, 2023" */
function daysInWords(start: DateTime<true>, end: DateTime<true>): string {
  if (start.hasSame(end, "day")) return inWords(start, "LLLL d, yyyy");
  if (start.hasSame(end, "month")) return `${inWords(start, "LLLL d")}-${inWords(end, "d, yyyy")}`;
  const from = inWords(start, start.hasSame(end, "year") ? "LLLL d" : "LLLL d, yyyy");
  return `${from} - ${inWords(end, "LLLL d, yyyy")}`;
}
