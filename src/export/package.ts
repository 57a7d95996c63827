/** What publishers are sent: files made of a workshop or copied from its site, and a list of what they lack. */
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
  /** What a publisher asks for and the site does not have, a line each. Nothing is made up in its place. */
  readonly lacks: readonly string[];
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
  readonly lacks: string[] = [];

  private readonly site: SiteFiles;

  constructor(site: SiteFiles) {
    this.site = site;
    if (!site.canReadPdfs) this.lack("page counts and fonts of PDF files are not known: npm install unpdf");
  }

  lack(what: string): void {
    if (!this.lacks.includes(what)) this.lacks.push(what);
  }

  /** Notes that something is not there. @returns the thing */
  need<T>(thing: T | undefined, what: string): T | undefined {
    if (thing === undefined || thing === "") this.lack(what);
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
    const name = quoted(paper);
    if (paper.pdf === undefined) this.lack(`${name}: no PDF file; name it as pdf: in papers.yaml`);
    else if (!this.copy(path, paper.pdf))
      this.lack(`${name}: its PDF file is at ${paper.pdf}; put it into public/, and its path into papers.yaml`);
    const file = publicFile(paper.pdf);
    if (file === undefined) return false;
    const reading = this.site.pdfs.get(file.slice("public/".length));
    if (typeof reading === "string") this.lack(`${name}: ${file} ${reading}`);
    else if (reading?.missingFonts?.length)
      this.lack(`${name}: ${file} does not contain its fonts (${reading.missingFonts.join(", ")})`);
    return true;
  }

  /**
   * A signed agreement; says so if there is none.
   * @param path in the package, without an ending
   * @param name in `private/agreements/`, likewise
   */
  agreement(path: string, name: string, whose: string): Content | undefined {
    const found = this.site.agreements.find((file) => file.replace(/\.[^.]*$/, "") === name);
    if (found === undefined) {
      this.lack(`${whose}: no signed agreement; put the scan at ${AGREEMENTS_FOLDER}/${name}.pdf`);
      return undefined;
    }
    const ending = found.slice(found.lastIndexOf(".")).toLowerCase();
    return { path: `${path}${ending}`, copyOf: `${AGREEMENTS_FOLDER}/${found}` };
  }
}

/** A paper in a line of what a package lacks. */
export const quoted = ({ title }: Paper): string => `"${shortened(title.line, 60)}"`;

/** Why a paper has no pages. */
export const UNKNOWN_PAGES = "its pages are not known; state pages:, or add the PDF files of all papers up to it";

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
  if (papers.length === 0) packing.lack("papers: papers.yaml has none that is archival");
  if (real.length < papers.length)
    packing.lack("papers.yaml still has examples of a new site, which are left out; replace them");
  return real;
}

/** Small letters and digits of ASCII alone, for names of files: "Łukasz-Šmíd" is "lukaszsmid". */
export const asciiWord = (text: string): string => slugify(text).replaceAll("-", "");

/** The year of the workshop; else that of the volume. */
export function yearOf({ when, volume }: Workshop): string | undefined {
  const start = when.known === "day" ? when.start : when.known === "month" ? when.month : undefined;
  return start?.toFormat("yyyy") ?? volume?.year;
}

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
