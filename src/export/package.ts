/** What publishers are sent: files made of a workshop or copied from its site, and a list of what they lack. */
import { plural } from "../load/format.ts";
import { decoded } from "../load/source.ts";
import { isExamplePaper } from "../model/examples.ts";
import type { PdfReadings } from "../model/pdf.ts";
import { slugify } from "../model/slug.ts";
import { shortened } from "../model/text.ts";
import type { FileUrl, Paper, Workshop } from "../model/workshop.ts";

/** A text, or a copy of a file of the site by its path in the site folder: `public/papers/flip.pdf`. */
export type Content = { readonly path: string } & ({ readonly text: string } | { readonly copyOf: string });

/** A file by its path in the package; an archive has its own files by their paths in it. */
export type PackageFile = Content | { readonly path: string; readonly zip: readonly Content[] };

export interface Package {
  readonly files: readonly PackageFile[];
  /** What a publisher asks for and the site does not have. Nothing is made up in its place. */
  readonly lacks: readonly Lack[];
}

/** Something that is missing. */
export interface Lack {
  /** "an abstract" */
  readonly what: string;
  /** What to do about it: "name it as pdf: in papers.yaml" */
  readonly todo?: string | undefined;
  /** Where it is missing; none where that is said already. */
  readonly cases: readonly Case[];
}

/** One of several papers or other things that lack the same. */
export interface Case {
  /** Unique among its kind. */
  readonly id: string;
  /** "paper" */
  readonly noun: string;
  readonly name: string;
  /** What is to be known of this one: the name of its file, for example. */
  readonly detail?: string | undefined;
}

/** What is known of the files of a site. */
export interface SiteFiles {
  readonly pdfs: PdfReadings;
  /** Whether PDF files could be read at all. */
  readonly canReadPdfs: boolean;
  /** The files of `private/agreements/`, by name. */
  readonly agreements: readonly string[];
}

/** Where the signed agreements of authors are: nothing publishes them. */
export const AGREEMENTS_FOLDER = "private/agreements";

/** Collects the files of a package and what it lacks. */
export class Packing {
  readonly files: PackageFile[] = [];

  private readonly site: SiteFiles;
  readonly #lacks = new Map<string, { readonly what: string; readonly todo?: string; readonly cases: Case[] }>();

  constructor(site: SiteFiles) {
    this.site = site;
    if (!site.canReadPdfs) this.lack("page counts and fonts of PDF files, which were not read", "npm install unpdf");
  }

  get lacks(): readonly Lack[] {
    return [...this.#lacks.values()];
  }

  /** Notes that something is not there; what several things lack is one lack with several cases. */
  lack(what: string, todo?: string, of?: Case): void {
    const lack = this.#lacks.get(what) ?? { what, ...(todo === undefined ? {} : { todo }), cases: [] };
    this.#lacks.set(what, lack);
    if (of !== undefined && !lack.cases.some(({ id }) => id === of.id)) lack.cases.push(of);
  }

  /** Notes that something is not there. @returns the thing */
  need<T>(thing: T | undefined, what: string, todo?: string, of?: Case): T | undefined {
    if (thing === undefined || thing === "") this.lack(what, todo, of);
    return thing;
  }

  text(path: string, text: string): void {
    this.files.push({ path, text });
  }

  /** Copies a file of `public/`. @returns whether it is there, and not at another address */
  copy(path: string, address: FileUrl | undefined): boolean {
    const copyOf = publicFile(address);
    if (copyOf !== undefined) this.files.push({ path, copyOf });
    return copyOf !== undefined;
  }

  /** Copies the PDF file of a paper, and says what is wrong with it. @returns whether it is there */
  pdf(path: string, paper: Paper): boolean {
    if (paper.pdf === undefined) this.lack("a PDF file", "name it as pdf: in papers.yaml", ofPaper(paper));
    else if (!this.copy(path, paper.pdf))
      this.lack("a PDF file in public/", "put it there, and its path into papers.yaml", ofPaper(paper, paper.pdf));
    const file = publicFile(paper.pdf);
    if (file === undefined) return false;
    const reading = this.site.pdfs.get(file.slice("public/".length));
    if (typeof reading === "string")
      this.lack("a PDF file that can be read", "make it again", ofPaper(paper, `${file} ${reading}`));
    else if (reading?.missingFonts?.length)
      this.lack(
        "fonts of a PDF file",
        "make the file again with its fonts embedded",
        ofPaper(paper, `${file} lacks ${reading.missingFonts.join(", ")}`),
      );
    return true;
  }

  /**
   * A signed agreement; says so if there is none.
   * @param path in the package, without an ending
   * @param paper whose authors have signed; undefined for the agreement of the editors
   */
  agreement(path: string, paper: Paper | undefined): Content | undefined {
    const name = paper?.slug ?? "editors";
    const found = this.site.agreements.find((file) => file.replace(/\.[^.]*$/, "") === name);
    if (found === undefined) {
      if (paper === undefined)
        this.lack("a signed agreement of the editors", `put the scan at ${AGREEMENTS_FOLDER}/${name}.pdf`);
      else
        this.lack(
          "a signed agreement",
          `put the scan into ${AGREEMENTS_FOLDER}/, under the name given here`,
          ofPaper(paper, `${name}.pdf`),
        );
      return undefined;
    }
    const ending = found.slice(found.lastIndexOf(".")).toLowerCase();
    return { path: `${path}${ending}`, copyOf: `${AGREEMENTS_FOLDER}/${found}` };
  }
}

/** A paper in a line. */
export const quoted = ({ title }: Paper): string => `"${shortened(title.line, 60)}"`;

/** A paper that lacks something. */
export const ofPaper = (paper: Paper, detail?: string): Case => ({
  id: paper.slug,
  noun: "paper",
  name: quoted(paper),
  detail,
});

/** How many of those that lack the same are shown; of the others, there is the number. */
const MOST_SHOWN = 5;

/**
 * What is missing, a line each, and below it where.
 * @param most how many places are shown before the rest is only counted
 */
export function linesOf(lacks: readonly Lack[], most: number = MOST_SHOWN): readonly string[] {
  return lacks.flatMap(({ what, todo, cases }) => {
    const count = cases[0] === undefined ? "" : ` (${plural(cases.length, cases[0].noun)})`;
    const head = `${what}${count}${todo === undefined ? "" : `: ${todo}`}`;
    // A line that says "and 1 more" might as well name it.
    const shown = cases.length === most + 1 ? cases : cases.slice(0, most);
    const more = cases.length - shown.length;
    const names = shown.map(({ name, detail }) => `  ${name}${detail === undefined ? "" : `: ${detail}`}`);
    return [head, ...names, ...(more > 0 ? [`  and ${more} more`] : [])];
  });
}

/** The pages of a paper; says so if they are not known. */
export function pagesOf(paper: Paper, packing: Packing): Paper["pages"] {
  const todo = "state pages:, or add the PDF files of all papers up to these";
  return packing.need(paper.pages, "pages", todo, ofPaper(paper));
}

/** The path in the site folder of a file that a paper or person names; undefined if it is elsewhere. */
export function publicFile(address: FileUrl | undefined): string | undefined {
  return address?.startsWith("/") ? `public/${decoded(address.slice(1))}` : undefined;
}

/** The end of a file's name: `.zip`, `.tar.gz`; empty if there is none. */
export function endingOf(file: string): string {
  return /(?:\.tar)?\.[^./]+$/.exec(file.toLowerCase())?.[0] ?? "";
}

/** The papers that are none of the examples of a new site, which no publisher should see. */
export function realPapers(papers: readonly Paper[], packing: Packing): readonly Paper[] {
  const real = papers.filter((paper) => !isExamplePaper(paper));
  if (papers.length === 0) packing.lack("papers", "papers.yaml has none that is archival");
  if (real.length < papers.length)
    packing.lack("papers.yaml still has examples of a new site, which are left out", "replace them");
  return real;
}

/** Small letters and digits of ASCII alone, for names of files: "Łukasz-Šmíd" is "lukaszsmid". */
export const asciiWord = (text: string): string => slugify(text).replaceAll("-", "");

/** The year of the workshop; else that of the volume. */
export const yearOf = ({ edition, volume }: Workshop): string | undefined => edition ?? volume?.year;

/** City and country in English, as publishers want them. */
export function placeOf({ venue }: Workshop): readonly string[] {
  const code = venue?.countryCode;
  const country = code === undefined ? venue?.country : new Intl.DisplayNames(["en"], { type: "region" }).of(code);
  return [venue?.city, country].filter((part) => part !== undefined);
}

/** The short name without a year, as publishers want it: "ICE". */
export function acronymOf({ volume, short }: Workshop): string {
  const name = volume?.short ?? short;
  return name.replace(/[\s\-–'’]*(?:19|20)\d{2}$/, "").trim() || name;
}
