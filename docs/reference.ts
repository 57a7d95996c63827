/** `docs/data.md`: what every file of a site may say, made of the schemas, with an example a file. */
import * as z from "zod";
import { yamlText } from "../src/edit/yaml-text.ts";
import { frontMatterSchema } from "../src/schema/content.ts";
import { labelledLink, online, personMapping } from "../src/schema/fields.ts";
import { ABOUT, ABOUT_PRIVATE, DATA_SCHEMAS, type DataFile, PRIVATE_SCHEMAS } from "../src/schema/files.ts";

/** A file of the example site in the reference, and what it holds. */
const EXAMPLES = {
  workshop: `name: Workshop on Flip Points
short: Flip Points
host: {name: ExConf 2030, url: https://example.org/}
start: 2030-05-06
timezone: Europe/Lisbon
url: https://example.org/flip-points/
venue: {name: Congress Centre, room: Auditorium 2, city: Lisbon, country: PT}
contact: {email: organizers@example.org}
actions: {label: Submit, url: https://example.org/submit, until: Paper submission}
accent: "#7a1fa2"
`,
  speakers: `- Paula Example (Example Laboratory)     # the short form
- name: Aiko Example
  affiliation: Example College
  url: https://example.org/aiko/
  bio: Works on flip points and what they tell about a model.
  talk: {title: What a Flip Point Is}
`,
  organizers: `- name: Erika Example
  affiliation: Example University
  role: General chair
- Max Example (Example Institute)
`,
  committee: `- Robin Example (Example University)
- Chris Example ()                       # no affiliation, on purpose
`,
  people: `Publicity chairs: Kim Example (Example University)
Student volunteers: Lou Example, Sam Example and Toni Example
`,
  schedule: `- date: 2030-05-06
  end: 17:00                             # ends the last item
  items:
    - {time: 9:00, type: remarks, title: Opening remarks}
    - title: Morning session             # a session: it holds items
      chair: Erika Example               # found in organizers.yaml
      items:
        - time: 9:15
          type: invited talk
          speakers: Paula Example
          title: Flip Points in Practice
        - {time: 10:00, type: oral, paper: small-flips, title: Large Effects of Small Flips}
    - {time: 10:30, type: break, title: Coffee break}
    - {time: 11:00-12:30, type: poster session, title: Posters, papers: posters}
    - time: 15.30                        # 15:30 and 3:30 pm mean the same
      type: panel
      title: Do models know their flip points?
      moderator: Max Example
      panelists: [Paula Example, Aiko Example]
`,
  papers: `- title: Large Effects of Small Flips
  id: small-flips
  authors: Noor Example (Example University) and Jules Example
  kind: [oral, poster]
  abstract: We show that $k$ flips are enough.
  award: Best Paper Award
- title: A Browser for Flip Points
  authors: Jules Example
  kind: demo
  code: https://example.org/code
`,
  dates: `- {date: 2030-03-01, title: Paper submission, was: 2030-02-22, call: call-for-papers}
- {date: 2030-04-01, title: Notification}
- {date: tbd, title: Camera-ready papers}
`,
  sponsors: `- {name: Example Foundation, url: https://example.org/, level: Gold}
`,
  news: `- date: 2030-04-02
  text: The list of papers is **out**.
  url: /papers/
`,
  editions: `- {title: Flip Points 2029, date: 2029-05-07, place: Vienna, url: https://example.org/2029/}
`,
} satisfies Record<DataFile, string>;

/** `private/contacts.yaml` of the example site. */
const CONTACTS_EXAMPLE = `- {name: Paula Example, phone: +351 21 555 01 42, email: paula@example.org}
- {name: Robin Example, phone: +351 21 555 01 17, task: Technician}
`;

/** A page of the example site, `content/call-for-papers.md`. */
const CONTENT_EXAMPLE = `---
title: Call for papers
nav: 1
deadline: Paper submission
---

We look for papers about flip points. See the [dates](/#dates).
`;

const FILES = Object.keys(DATA_SCHEMAS) as DataFile[];

/** What holds for every file. */
function rules(): string {
  return `Made by \`npm run docs\` from \`src/schema/\`. Every file of \`data/\` except \`workshop.yaml\` may be missing; its section then does not
appear. A key that is not listed here is an error, and \`lectern check\` says which one was probably meant. The examples of all files together
are one small site.

${[...FILES.map((file) => `[${file}.yaml](#data${file}yaml)`), "[pages](#contentmd)", "[contacts](#privatecontactsyaml)"].join(" · ")}

In VS Code with the extension that a new site recommends (YAML by Red Hat), and in every editor with the YAML language server, the same
descriptions appear while you type: the first line of each data file names its schema.

## What values look like

**Text** is written as it is to be printed. Put it in quotes where YAML would read something else into it: a colon with a space
(\`"Flips: a tour"\`), a number sign (\`"#7a1fa2"\`), quotes within the text. **Markdown** is allowed where a table says so, without HTML.
\`$…$\`, \`\\(…\\)\` and \`\\[…\\]\` in titles and abstracts are mathematics; other TeX, such as accents, is shown as it was typed, with a warning that says what to write.

**Yes or no** is \`yes\`, \`no\`, \`true\` or \`false\`.

### People

People are one, a list, or a text such as \`Ada Lovelace, Alan Turing (Manchester) and Grace Hopper\`. One person is a name, a name with the
affiliation in parentheses, or a mapping with the keys below. \`Name ()\` says that there is no affiliation, on purpose. The same name in
several files is one person, whatever the apostrophes, accents' encoding, titles (\`Dr.\`) and degrees (\`, PhD\`): what one file leaves out is
taken from another. In the schedule a name is therefore enough.

Names may stand as \`Last, First and Last, First\` or \`Last, First; Last, First\`. A text that can be read in several ways draws a warning that
shows how it was read; an entry of a list that has no comma is never in doubt.

The committee, \`people.yaml\` and whoever speaks beside the invited speakers are listed by family name, in the alphabet of the site's language. A
particle in small letters does not count (*van Beethoven* stands under B), one with a capital does (*Le Guin* under L); names in Chinese, Japanese
and Korean script, with the family name in capitals (*YAMADA Taro*) or with a Hungarian given name last (*Erdős Pál*) begin with the family name.
Where that is wrong, \`sort:\` says the right one, which citations then follow too. The order of the file is kept for invited speakers and
organizers, in groups, in a list in which somebody has a \`role\`, and for authors and panels.

${tableOf(personMapping)}

### Links and files

A **link** starts with \`https://\`, \`http://\` or \`mailto:\`, or is an address of this site: \`/papers/\`, \`#posters\`. A **file** is a path below
\`public/\` (\`slides/madry.pdf\` is \`public/slides/madry.pdf\`), or an address elsewhere. Where several links may stand, one with words of its
own is a mapping:

${tableOf(labelledLink)}

### Dates and times

A **date** is \`2030-05-06\`. A **time** is written as people do: \`9:50\`, \`9.50\`, \`09h50\`, \`1:10 pm\`, \`13:10\`; from and to, \`12:30-2:00 pm\`. A
**length** is \`25 min\`, \`1 h 30 min\` or \`1:30\`. Times of the schedule are in the time zone of \`workshop.yaml\`.

### Online

Where to follow from afar is a link, or a mapping:

${mappingsIn(online)
  .map((mapping) => tableOf(mapping))
  .join("")}

### References

One file names a thing of another by its \`id\`, else by its title or name: \`paper: small-flips\`, \`until: Paper submission\`. A name that fits two
things is an error that lists both.
`;
}

/** The whole page. */
export function referencePage(): string {
  const content = [
    "## content/*.md",
    "A page in Markdown; `index.md` is the overview of the home page, every other file a page of its own. Its first lines may be these, between two lines `---`:",
    tableOf(frontMatterSchema),
    fenced("markdown", CONTENT_EXAMPLE),
  ];
  return `# The data reference\n\n${[rules(), ...FILES.map(fileSection), `${content.join("\n\n")}\n`, contactsSection()].join("\n")}`;
}

function contactsSection(): string {
  const [contact] = mappingsIn(PRIVATE_SCHEMAS.contacts);
  const intro = `${ABOUT_PRIVATE.contacts} Keep the folder \`private/\` out of the repository; a new site's \`.gitignore\` does. See
[printing](printing.md#for-those-who-run-the-day).`;
  const tables = contact === undefined ? [] : tablesOf(contact, new Set());
  return ["## private/contacts.yaml", intro, fenced("yaml", CONTACTS_EXAMPLE), ...tables].join("\n\n").concat("\n");
}

function fileSection(file: DataFile): string {
  const [main] = mappingsIn(DATA_SCHEMAS[file]);
  const isOfPeople = main !== undefined && isPerson(main);
  const intro = isOfPeople
    ? `${ABOUT[file]} A list of [people](#people), or a mapping from a group's title to its people.`
    : ABOUT[file];
  const tables = main === undefined ? [] : tablesOf(main, new Set());
  return [`## data/${file}.yaml`, intro, fenced("yaml", EXAMPLES[file]), ...tables].join("\n\n").concat("\n");
}

/** The table of a mapping, then those of the mappings in its fields, each once; of a person what is not said above. */
function tablesOf(mapping: z.ZodObject, seen: Set<z.ZodObject>): string[] {
  seen.add(mapping);
  const keys = Object.keys(mapping.shape).filter((key) => !isPerson(mapping) || !(key in personMapping.shape));
  const inner = keys.flatMap((key) =>
    mappingsIn(mapping.shape[key] as z.ZodType).flatMap((nested) => {
      if (seen.has(nested) || hasOwnSection(nested)) return [];
      return [`### ${headingOf(nested, key)}`, ...tablesOf(nested, seen)];
    }),
  );
  if (keys.length === 0) return inner;
  return [...(isPerson(mapping) ? ["A person here may also have:"] : []), tableOf(mapping, keys), ...inner];
}

function hasOwnSection(mapping: z.ZodObject): boolean {
  return mapping === labelledLink || mapping === personMapping || mappingsIn(online).includes(mapping);
}

function isPerson(mapping: z.ZodObject): boolean {
  return Object.keys(personMapping.shape).every((key) => key in mapping.shape);
}

/** The mappings that a schema reads, below lists and alternatives; not those in their fields. */
export function mappingsIn(schema: z.core.$ZodType): z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  if (schema instanceof z.ZodOptional) return mappingsIn(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return mappingsIn(schema.def.in);
  if (schema instanceof z.ZodArray) return mappingsIn(schema.def.element);
  if (schema instanceof z.ZodRecord) return mappingsIn(schema.def.valueType);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.def.options.flatMap(mappingsIn))];
  return [];
}

/** "An item", or where the mapping has no name the key that it stands under. */
function headingOf(mapping: z.ZodObject, key: string): string {
  if (isPerson(mapping)) return "People here";
  const name = expectedBy(mapping).replace(/ \(.*/, "");
  return name.startsWith("a mapping") ? `\`${key}\`` : name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a schema expects, in the words of the error message. */
function expectedBy(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodOptional) return expectedBy(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return expectedBy(schema.def.in);
  const said = (schema as z.ZodType).def.error?.({ code: "invalid_type", input: 0, path: [] } as never);
  return String(typeof said === "object" ? said?.message : said).split("\n")[0] ?? "";
}

/** What several fields take, and where the page describes it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/person or a list of people/, "#people"],
  [/chat or note/, "#online"],
  [/^a (?:list of )?links?|file under public/, "#links-and-files"],
  [/^a (?:date|time|length)(?!.* zone)/, "#dates-and-times"],
];

/** Where more is said about a value: in the table of its mapping, or in the section of its kind. */
function anchorOf(key: string, schema: z.ZodType): string | undefined {
  const own = mappingsIn(schema).find((mapping) => !hasOwnSection(mapping) && !isPerson(mapping));
  if (own !== undefined) return `#${headingOf(own, key).toLowerCase().replaceAll("`", "").replaceAll(" ", "-")}`;
  return KINDS.find(([pattern]) => pattern.test(expectedBy(schema)))?.[1];
}

function tableOf(mapping: z.ZodObject, keys = Object.keys(mapping.shape)): string {
  const rows = keys.flatMap((key) => {
    const schema = mapping.shape[key] as z.ZodType;
    const meta = z.globalRegistry.get(schema);
    return meta === undefined ? [] : [rowOf(key, schema, meta)];
  });
  return ["| key | value | what it is for | example |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function rowOf(key: string, schema: z.ZodType, { description = "", examples }: z.core.GlobalMeta): string {
  const expected = expectedBy(schema);
  const anchor = anchorOf(key, schema);
  const value = anchor === undefined ? expected : `[${expected}](${anchor})`;
  const words = wordsOf(schema);
  const said = [
    description,
    ...(words.length > 2 ? [`One of: ${words.join(", ")}`] : []),
    ...(schema instanceof z.ZodOptional ? [] : ["**Required**"]),
    ...standardOf(schema),
  ];
  const example = `${key}: ${inline((examples as readonly unknown[])[0])}`;
  return `| \`${key}\` | ${value} | ${said.join(". ")}. | \`${example.replaceAll("|", "\\|")}\` |`;
}

/** The words of a closed list. */
function wordsOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodOptional) return wordsOf(schema.def.innerType);
  if (schema instanceof z.ZodPipe && schema.def.in instanceof z.ZodUnion) return wordsOf(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(wordsOf).filter(isFirst);
  const alternatives = (z.globalRegistry.get(schema)?.anyOf ?? []) as readonly { enum?: readonly unknown[] }[];
  return alternatives.flatMap((one) => one.enum ?? []).filter((word) => typeof word === "string");
}

function isFirst(word: string, index: number, words: readonly string[]): boolean {
  return words.indexOf(word) === index;
}

function standardOf(schema: z.ZodType): string[] {
  const standard = z.globalRegistry.get(schema)?.default;
  return standard === undefined ? [] : [`Without it: \`${standard}\``];
}

/** A value on one line of YAML. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return yamlText(String(value));
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${inline(inner)}`);
  return `{${entries.join(", ")}}`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
