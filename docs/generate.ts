/**
 * Writes the pages of docs/ and the JSON Schemas, which follow from the code and cannot disagree with it: `npm run docs`.
 * A test compares them with what this would write.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EXPORT_JSON_SCHEMA, exportJsonSchema } from "../src/export/format.ts";
import { headersFile } from "../src/feeds/headers.ts";
import { formatDiagnostics } from "../src/load/format.ts";
import { CATALOG, type Code, type Severity } from "../src/schema/catalog.ts";
import { DATA_SCHEMAS, type DataFile, PRIVATE_SCHEMAS, type PrivateFile } from "../src/schema/files.ts";
import { JSON_SCHEMAS, jsonSchemaOf, privateJsonSchemaOf } from "../src/schema/json-schema.ts";
import { read } from "../tests/reading.ts";
import { referencePage } from "./reference.ts";
import { caddyfile, htaccess, nginxSite } from "./servers.ts";

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
stable. A warning or notice that is meant in a site is accepted by its code: [\`accept:\`](guide.md#when-a-warning-is-meant).
Each entry below the table shows a file that brings it about and what \`lectern check\` then prints.

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
  const { diagnostics } = read(CATALOG[code].example, undefined, "latin1");
  return formatDiagnostics(diagnostics.filter((one) => one.code === code).slice(0, 1), "text").trimEnd();
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

/** What is made of the headers, by the name before its block in `docs/deploying.md`. */
const SERVERS: Readonly<Record<string, () => string>> = {
  htaccess,
  nginx: nginxSite,
  caddy: caddyfile,
  headers: () => headersFile("/"),
};

/** `docs/deploying.md`: written by hand, but for the blocks that say which headers to send. */
function deployingPage(): string {
  const page = readFileSync(new URL("deploying.md", import.meta.url), "utf8");
  const blocks = /^(<!-- (\w+): made by npm run docs -->\n```\w+\n)[\s\S]*?(?=^```$)/gm;
  return page.replace(blocks, (_, opening: string, name: string) => `${opening}${SERVERS[name]?.() ?? ""}`);
}

/** The generated pages of this folder, by file name. */
const PAGES: Readonly<Record<string, () => string>> = {
  "data.md": referencePage,
  "deploying.md": deployingPage,
  "diagnostics.md": diagnosticsPage,
};

const dataFiles = Object.keys(DATA_SCHEMAS) as DataFile[];

/** Every generated file with its text, by its path from the repository. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [`docs/${name}`, page])),
  [EXPORT_JSON_SCHEMA]: () => json(exportJsonSchema()),
  ...Object.fromEntries(dataFiles.map((file) => [`${JSON_SCHEMAS}/${file}.json`, () => json(jsonSchemaOf(file))])),
  ...Object.fromEntries(
    (Object.keys(PRIVATE_SCHEMAS) as PrivateFile[]).map((file) => [
      `${JSON_SCHEMAS}/${file}.json`,
      () => json(privateJsonSchemaOf(file)),
    ]),
  ),
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of Object.entries(GENERATED)) {
    writeFileSync(new URL(`../${name}`, import.meta.url), content());
  }
}
