/** Whole workshops of other systems: which files of a folder hold what. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Content, FORM_NAMES } from "../content.ts";
import { ImportMistake } from "../input.ts";
import type { Kind } from "../kinds.ts";
import { filesOfLectern, isLectern, LECTERN } from "../lectern.ts";

/** A file or folder of a workshop, and what is to be made of it. */
export interface SiteFile {
  readonly kind: Exclude<Kind, "site"> | "settings";
  /** The absolute path. */
  readonly file: string;
  /** The group of people. */
  readonly to: string | undefined;
  /** Files that are read with it. */
  readonly beside?: readonly string[];
}

/** A workshop of another system. */
export interface SiteSource {
  /** What it is, in words. */
  readonly what: string;
  /** What is read of it, and the names of data files beside them that are not. */
  readonly files: readonly SiteFile[];
  readonly others: readonly string[];
}

/** What a file of a folder holds. */
interface Rule {
  /** Its path without the end: any of `.yml`, `.yaml`, `.json` or `.csv` fits; a folder if it ends with a slash. */
  readonly file: string;
  readonly kind: SiteFile["kind"];
  readonly to?: string;
  /** Files that are read with it, likewise. */
  readonly beside?: readonly string[];
}

/** The folders of a system. */
interface Layout {
  readonly what: string;
  /** Files of which one at least must be there. */
  readonly signs: readonly string[];
  /** Where its data lies below the folder that people give. */
  readonly below: readonly string[];
  readonly rules: readonly Rule[];
}

const ENDS = [".yml", ".yaml", ".json", ".csv", ".tsv"];

/**
 * aclpub2: https://github.com/rycolab/aclpub2 ("Input"). Mini-Conf: https://github.com/Mini-Conf/Mini-Conf, sitedata/.
 * jekyll-theme-conference: https://github.com/DigitaleGesellschaft/jekyll-theme-conference ("Content").
 */
const LAYOUTS: readonly Layout[] = [
  {
    what: "a folder of aclpub2",
    signs: ["conference_details", "program_committee", "organizing_committee"],
    below: ["", "inputs"],
    rules: [
      { file: "conference_details", kind: "settings" },
      { file: "papers", kind: "papers" },
      { file: "program", kind: "programme", beside: ["invited_talks", "panels"] },
      { file: "organizing_committee", kind: "people", to: "organizers" },
      { file: "program_committee", kind: "committee" },
    ],
  },
  {
    what: "the data of a Mini-Conf site",
    signs: ["main_calendar", "overall_calendar", "highlighted", "paper_sessions"],
    below: ["", "sitedata"],
    rules: [
      { file: "config", kind: "settings" },
      { file: "papers", kind: "papers" },
      { file: "main_calendar", kind: "programme" },
      { file: "speakers", kind: "people", to: "speakers" },
      { file: "committee", kind: "people", to: "organizers" },
    ],
  },
  {
    what: "a site with jekyll-theme-conference",
    signs: ["_data/program"],
    below: ["", "docs"],
    rules: [
      { file: "_config", kind: "settings" },
      { file: "/", kind: "programme" },
      { file: "_data/papers", kind: "papers" },
      { file: "_data/organizers", kind: "people", to: "organizers" },
      { file: "_data/committee", kind: "committee" },
    ],
  },
];

/** The workshop in a folder or file, if it is one that is known. */
export function siteSourceOf(content: Content): SiteSource | undefined {
  if (isLectern(content)) return { what: LECTERN, files: filesOfLectern(content), others: [] };
  if (content.form !== "folder") return undefined;
  for (const layout of LAYOUTS) {
    for (const below of layout.below) {
      const folder = path.join(content.file, below);
      if (layout.signs.some((sign) => fileOf(folder, sign))) {
        return { what: layout.what, ...filesIn(folder, layout) };
      }
    }
  }
  return undefined;
}

function filesIn(folder: string, { rules }: Layout): Pick<SiteSource, "files" | "others"> {
  const files = rules.flatMap(({ file, kind, to, beside = [] }): SiteFile[] => {
    const found = file === "/" ? folder : fileOf(folder, file);
    if (found === undefined) return [];
    return [{ kind, file: found, to, beside: beside.flatMap((name) => fileOf(folder, name) ?? []) }];
  });
  const read = new Set(files.flatMap(({ file, beside = [] }) => [file, ...beside]));
  const others = readdirSync(folder).filter(
    (name) => ENDS.includes(path.extname(name)) && !read.has(path.join(folder, name)),
  );
  return { files, others: others.sort() };
}

function fileOf(folder: string, name: string): string | undefined {
  return ENDS.map((end) => path.join(folder, `${name}${end}`)).find((file) => existsSync(file));
}

/** The error for what is no such workshop. */
export function unknownSite({ name, form }: Content): ImportMistake {
  const known = [...LAYOUTS.map(({ what, signs }) => `  ${what} (${signs[0]})`), `  ${LECTERN} (lectern export json)`];
  return new ImportMistake(
    `${name} is ${FORM_NAMES[form]}, and not that of a workshop in a form that is known; known are\n${known.join("\n")}`,
    form === "folder",
  );
}
