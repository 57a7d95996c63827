/** Reads a site folder into the model. Only this module and load/ touch the disk and git. */
import type { DateTime } from "luxon";
import { lastCommitInstant } from "../load/commit.ts";
import { type Diagnostic, Report, withAccepted } from "../load/diagnostics.ts";
import { type Documents, loadDocuments } from "../load/load.ts";
import { type PictureHeader, readPictureHeader } from "../load/picture.ts";
import { decoded, type Place } from "../load/source.ts";
import { buildModel } from "../model/build.ts";
import type { UnfinishedPage } from "../model/content.ts";
import type { NamedPicture, PictureUse } from "../model/context.ts";
import type { UnfinishedPaper } from "../model/papers.ts";
import type { PdfReadings } from "../model/pdf.ts";
import type { UnfinishedItem } from "../model/schedule.ts";
import type { ContentPage, Item, Paper, Workshop } from "../model/workshop.ts";
import type { Accepted } from "../schema/accept.ts";
import { CATALOG, type Code } from "../schema/catalog.ts";
import { PDF_READER, readPdfs } from "./papers/pdfs.ts";

/** A site read from its folder: the workshop, unless there are errors, and all diagnostics. */
export interface SiteReading {
  /** undefined exactly when a diagnostic is an error. */
  readonly workshop: Workshop | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The pictures of `public/` that pages show. */
  readonly pictures: readonly UsedPicture[];
  /** Where things are in the files, for later diagnostics. */
  readonly placeOf: (thing: Item | Paper | ContentPage) => Place;
  /** Whether `public/` holds a file, by its path from there. */
  readonly isPublic: (path: string) => boolean;
  /** What the site accepts, for later diagnostics. */
  readonly accepted: Accepted;
  /** The PDF files of papers in a volume; undefined if they were not read. */
  readonly pdfs: PdfReadings | undefined;
}

/** A picture of `public/` that pages show. */
export interface UsedPicture extends PictureHeader {
  /** From the site's root: `/people/madry.jpg`. */
  readonly url: string;
  readonly use: PictureUse;
  /** Its absolute path. */
  readonly file: string;
  /** Where the data first names it. */
  readonly place: Place;
}

/**
 * Reads a site folder (`data/`, `content/`, `public/`) into the model. Never throws because of what the files say.
 * @param site the folder
 * @param now the instant that "over", "live" and "shown" refer to
 */
export function readSite({ site, now }: ReadOptions): SiteReading {
  const report = new Report();
  return interpret(site, now, loadDocuments(site, report), report);
}

export interface ReadOptions {
  readonly site: string;
  readonly now: DateTime;
}

/**
 * As {@link readSite}, and reads the PDF files of a volume as well: pages follow from their lengths, and what they say
 * otherwise than the data is reported. A site without a volume takes no longer.
 */
export async function readSiteWithPdfs({ site, now }: ReadOptions): Promise<SiteReading> {
  const report = new Report();
  const documents = loadDocuments(site, report);
  const pdfs = await readPdfs(documents);
  if (pdfs === undefined) report.add("unread-pdfs", proceedingsIn(documents), { name: PDF_READER });
  return { ...interpret(site, now, documents, report, pdfs ?? new Map()), pdfs };
}

function proceedingsIn({ data: { workshop }, places }: Documents): Place {
  if (workshop.state !== "checked") throw new Error("without workshop.yaml, no PDF file is looked for");
  return places.of(workshop.value, "proceedings");
}

/** @param pdfs undefined: not looked for, as nothing that follows from them is needed */
function interpret(site: string, now: DateTime, documents: Documents, report: Report, pdfs?: PdfReadings): SiteReading {
  const settings = documents.data.workshop;
  const isPublic = (path: string) => documents.publicFiles.has(path);
  const placeOf = (thing: object) =>
    placeIn(documents, (thing as UnfinishedItem | UnfinishedPaper | UnfinishedPage).document);
  if (settings.state !== "checked")
    return { workshop: undefined, diagnostics: report.sorted(), pictures: [], placeOf, isPublic, accepted: {}, pdfs };
  const { accept: accepted = {}, updated } = settings.value;
  const lastCommit = updated === undefined ? lastCommitInstant(site) : undefined;
  const model = buildModel(documents, settings.value, { now, lastCommit, pdfs }, report);
  const pictures = lookInto(model.pictures, documents, report);
  reportNeedless(accepted, report, documents, pdfs !== undefined);
  return {
    workshop: report.hasErrors ? undefined : model.workshop,
    diagnostics: withAccepted(report.sorted(), accepted),
    pictures,
    placeOf,
    isPublic,
    accepted,
    pdfs,
  };
}

/** The pictures that can be shown, each once by use and address; every mention of another is reported. */
function lookInto(named: readonly NamedPicture[], { publicFiles }: Documents, report: Report): readonly UsedPicture[] {
  const used = new Map<string, UsedPicture>();
  for (const { url, use, path, place } of named) {
    if (used.has(`${use} ${url}`)) continue;
    const file = publicFiles.locate(decoded(url.slice(1)));
    const header = readPictureHeader(file);
    if (typeof header === "string") report.add("bad-picture", place, { value: path, reason: header });
    else used.set(`${use} ${url}`, { ...header, url, use, file, place });
  }
  return [...used.values()];
}

/** Reports accepted warnings that no longer occur; not if there are errors, as then not everything has been checked. */
function reportNeedless(accepted: Accepted, report: Report, { places }: Documents, withPdfs: boolean): void {
  if (report.hasErrors) return;
  const drawn = new Set(report.sorted().map(({ code }) => code));
  for (const code of Object.keys(accepted) as Code[]) {
    if (drawn.has(code) || CATALOG[code].byComparison || (CATALOG[code].fromPdfs && !withPdfs)) continue;
    report.add("needless-accept", places.ofKey(accepted, code), { code });
  }
}

/** The place of an item's or paper's title; for a page, which may have no front matter, the start of its file. */
function placeIn(
  { places }: Documents,
  document: (UnfinishedItem | UnfinishedPaper | UnfinishedPage)["document"],
): Place {
  return "source" in document ? { source: document.source, start: 0, end: 0 } : places.of(document, "title");
}
