/**
 * Writes the pages of docs/ that follow from the code, so that they cannot disagree with it: `npm run docs`.
 * A test compares them with what this would write.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DateTime } from "luxon";
import { formatDiagnostics } from "../src/cli/format.ts";
import { readSite } from "../src/model/read.ts";
import { CATALOG, type Code, type Severity } from "../src/schema/catalog.ts";

/** The smallest site; the catalogue's examples are laid over it. */
const SMALLEST: Readonly<Record<string, string>> = {
  "data/workshop.yaml": "name: Debug ML\nstart: 2019-05-06\ntimezone: America/Chicago\nurl: https://example.org/\n",
};

const GROUPS: readonly (readonly [Severity, string])[] = [
  ["error", "Errors: the site is not built until they are mended"],
  ["warning", "Warnings: probably wrong; errors under `--strict`"],
  ["notice", "Notices: worth a look; they never fail"],
];

/** `docs/diagnostics.md`: every code, with an example and what Lectern says to it. */
export function diagnosticsPage(): string {
  const codes = Object.keys(CATALOG) as Code[];
  const sections = GROUPS.map(([severity, title]) => {
    const entries = codes.filter((code) => CATALOG[code].severity === severity).map(entryOf);
    return `## ${title}\n\n${entries.join("\n")}`;
  });
  return `# What Lectern says about a site's files

Made by \`npm run docs\` from \`src/schema/catalog.ts\`. A diagnostic starts with its place, its severity and its code; the codes are
stable. Each entry below the table shows a file that brings it about and what \`lectern check\` then prints.

| code | severity | says |
| --- | --- | --- |
${codes.map((code) => `| [${code}](#${code}) | ${CATALOG[code].severity} | ${inCell(CATALOG[code].says)} |`).join("\n")}

${sections.join("\n")}`;
}

function entryOf(code: Code): string {
  const { example, says } = CATALOG[code];
  const files = Object.entries(example).filter(([name, text]) => text !== null && !name.endsWith("/"));
  const shown = files.map(([name, text]) => `\`${name}\`\n\n${fenced(languageOf(name), printable(text ?? ""))}`);
  const said = answerTo(code);
  return [`### ${code}`, ...shown, said === "" ? `> ${says}` : fenced("text", said)].join("\n\n").concat("\n");
}

/** What the check prints of this code for its example. */
function answerTo(code: Code): string {
  const site = mkdtempSync(join(tmpdir(), "lectern-docs-"));
  try {
    for (const [name, text] of Object.entries({ ...SMALLEST, ...CATALOG[code].example })) {
      if (text === null) continue;
      const path = join(site, name);
      mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
      if (!name.endsWith("/")) writeFileSync(path, text, "latin1");
    }
    const { diagnostics } = readSite({ site, now: DateTime.fromISO("2019-01-15T12:00:00Z") });
    return formatDiagnostics(diagnostics.filter((one) => one.code === code).slice(0, 1), "text").trimEnd();
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
}

/** A message in a cell of a table: what its parameters stand for, in italics. */
function inCell(says: string): string {
  return says.replace(/\{(\w+)\}/g, "*$1*").replaceAll("|", "\\|");
}

function languageOf(name: string): string {
  return name.endsWith(".yaml") ? "yaml" : name.endsWith(".md") ? "markdown" : "text";
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Control characters and very long lines would not survive a page. */
function printable(text: string): string {
  return text
    .replace(
      /(?![\n\t])\p{Cc}/gu,
      (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
    )
    .replace(/^.{120,}$/gm, (line) => `${line.slice(0, 40)}…`);
}

/** The generated pages, by file name. */
export const PAGES: Readonly<Record<string, () => string>> = { "diagnostics.md": diagnosticsPage };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, page] of Object.entries(PAGES)) writeFileSync(new URL(name, import.meta.url), page());
}
