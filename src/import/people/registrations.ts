/**
 * A list of registrations, as a registration system or a spreadsheet saves it as CSV: for badges. Unlike imports it is
 * only read; nothing of it is kept.
 */
import { nameOf, oddities } from "../../load/characters.ts";
import type { BadgeRole, Registration } from "../../model/badges.ts";
import { isSuffix, nameKey } from "../../schema/name.ts";
import { fold } from "../../schema/suggest.ts";
import { type Columns, columnKey, columnsOf, readTable, type Table, type TableRow } from "../csv.ts";
import { type ImportMistake, type Input, mistake } from "../input.ts";
import { Notes } from "../row.ts";
import { fullName } from "./names.ts";

/** What a column of affiliations is called in other languages than English. */
export const AFFILIATIONS: readonly string[] = [
  ...["institut", "établissement", "institución", "afiliación", "istituzione", "affiliazione", "instituição", "所属"],
  ...["单位", "机构", "المؤسسة"],
];

/** Possible headings, best first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  name: [
    ...["badge name", "name on badge", "name", "full name", "attendee name", "attendee", "participant name"],
    ...[
      "participant",
      "vollständiger name",
      "nom complet",
      "nombre completo",
      "nome completo",
      "氏名",
      "姓名",
      "الاسم",
    ],
  ],
  first: [
    ...["first name", "first", "given name", "given names", "forename", "attendee first name"],
    ...["vorname", "prénom", "nombre", "nombres", "nome", "名"],
  ],
  last: [
    ...["last name", "last", "family name", "surname", "attendee last name", "attendee surname"],
    ...["nachname", "familienname", "nom", "nom de famille", "apellido", "apellidos", "cognome", "sobrenome", "姓"],
  ],
  native: ["native name", "native", "name in native script", "name in own script", "local name", "original name"],
  affiliation: [
    ...["affiliation", "institution", "organization", "organisation", "university", "company", "employer"],
    ...AFFILIATIONS,
    "attendee company",
  ],
  pronouns: ["pronouns", "pronoun", "pronomen", "pronoms", "pronombres", "pronomi", "pronomes"],
  role: [
    ...["role", "badge role", "badge type", "attendee type", "participant type", "registration type", "ticket type"],
    ...["ticket", "category", "type", "rolle", "rôle", "rol", "ruolo", "função", "役割", "角色", "الدور"],
  ],
};

/**
 * What lists call each role, in the languages of the interface; the first that fits is meant. Kinds of tickets hold some
 * of these words by chance: organizations, research assistants, express registration.
 */
const ROLES: readonly (readonly [RegExp, BadgeRole])[] = [
  [
    /organi(?:s|zz|z(?!z))(?!ation|acion|azion|acao)|organi[sz]ations?\W*(?:team|komitee|committee)|comit\w+ d\W?organi|veranstalt|orga\b|主催|^组织$|组织[者方委人]|منظم(?![ةا])|^منظمة$/,
    "organizer",
  ],
  [/\bchair|moderat|sitzungsleit|président|presiden|座長|主持|رئيس/, "chair"],
  [
    /helper|volunteer|(?<!research |teaching )\bassistant(?! prof| lect)|^staff(?: members?)?$|(?:event|conference|workshop|support|local|technical) staff|steward|crew|helfer|hilfskraft|benevol|voluntari|volontari|ボランティア|スタッフ|志愿|متطوع/,
    "helper",
  ],
  [/\bpress|prensa|stampa|journalist|(?<!social )\bmedia\b|報道|媒体|صحاف/, "press"],
  [
    /speaker|keynote|presenter|panell?ist|referent|vortragend|orateur|oratrice|conferencier|ponente|relat(?:ore|rice)|palestrante|講演|发言|演讲|متحدث/,
    "speaker",
  ],
  [
    /participant|attendee|delegate|regular|student|member|standard|general|author|early|late|teilnehm|etudiant|asistente|estudiante|partecipante|studente|参加|参会|مشارك/,
    "participant",
  ],
];

/** Roles of somebody else, or the lack of one. */
const NOT_OWN =
  /\bnon\W?(?:speak|present|organi)|\bguests? of\b|\bs guest|accompan|companion|begleit|accompagn|acompan|同伴|مرافق/;

/** Longer names are no names: a column was probably mistaken. */
const LONGEST = 200;

/** Those who registered, in the order of the list, and what to know about it. */
export interface RegistrationList {
  readonly registrations: readonly Registration[];
  readonly notes: Notes;
}

/**
 * Reads a list of registrations. Columns are found by their headings.
 * @throws ImportMistake with the place, if it is no table, no column has names, or nobody is in it
 */
export function readRegistrations(input: Input): RegistrationList {
  const table = readTable(input);
  const columns = withFamilyName(table, columnsOf(table, NAMES));
  if (!columns.has("name") && !columns.has("first") && !columns.has("last")) throw noNames(table);
  const notes = new Notes();
  reportColumns(table, columns, notes);
  const first = new Map<string, string>();
  const registrations = table.rows.flatMap((row) => {
    reportSurplus(row, table, notes);
    const one = registrationOf(row, columns, notes);
    if (one === undefined) return [];
    const name = nameKey(one.name);
    const key = [name, fold(one.affiliation ?? "")].join("\0");
    const twin = first.get(key);
    if (twin !== undefined) {
      notes.skip(row.place, `"${one.name}" is registered twice (${twin})`);
      return [];
    }
    const namesake = first.get(name);
    if (namesake === undefined) first.set(name, row.place);
    else notes.guess(row.place, `"${one.name}" is somebody else than on ${namesake}, as the affiliation differs`);
    first.set(key, row.place);
    return [one];
  });
  if (registrations.length === 0) throw mistake(input.name, 1, "nobody is on this list: there is no row with a name");
  return { registrations, notes };
}

/** Beside a first name, "Name" is the family name, as in lists in German: unless it holds the first name as well. */
function withFamilyName({ columns: names, rows }: Table, columns: Columns): Columns {
  const [whole, first] = [columns.get("name"), columns.get("first")];
  if (whole === undefined || first === undefined || columns.has("last")) return columns;
  if (columnKey(names[whole] ?? "") !== "name") return columns;
  const wordsOf = (text = "") => fold(text).split(/[\s,]+/u);
  const isWhole = ({ cells }: TableRow) => {
    const words = wordsOf(cells[whole]);
    const given = wordsOf(cells[first]);
    return words.length > given.length && given.every((word) => words.includes(word));
  };
  const filled = rows.filter(({ cells }) => cells[whole] && cells[first]);
  if (filled.filter(isWhole).length * 2 > filled.length) return columns;
  return new Map([...[...columns].filter(([field]) => field !== "name"), ["last", whole]]);
}

function noNames({ name, columns }: Table): ImportMistake {
  const shown = columns.map((column) => `"${column}"`).join(", ");
  const advice = "the first line has to name the columns: Name, or First name and Last name";
  return mistake(name, 1, `no column has names, there are only ${shown}; ${advice}`);
}

function reportColumns({ columns: names, header }: Table, columns: Columns, notes: Notes): void {
  const used = new Set(columns.values());
  names.forEach((name, index) => {
    if (!used.has(index)) notes.leaveOut(header.placeOf(index), `the column "${name}" is not for badges`);
  });
}

/** A comma in a text without quotes moves all that follows. */
function reportSurplus(row: TableRow, { columns }: Table, notes: Notes): void {
  const extra = row.cells.findIndex((cell, index) => index >= columns.length && cell !== "");
  if (extra < 0) return;
  const what = `"${row.cells[extra]}" is in no column; a text with commas belongs in quotes`;
  notes.leaveOut(row.placeOf(extra), what);
}

function registrationOf(row: TableRow, columns: Columns, notes: Notes): Registration | undefined {
  const cell = (field: string) => cleanCell(row, columns.get(field), notes);
  const name = nameIn(cell("name"), row, columns, notes) ?? fullName(cell("first"), cell("last"));
  if (/^\S+@\S+\.\S+$/u.test(name)) notes.guess(row.place, `the e-mail address "${name}" is printed as a name`);
  if (!/[\p{L}\p{N}\p{So}]/u.test(name)) {
    notes.skip(row.place, "a row without a name");
    return undefined;
  }
  if (name.length > LONGEST) {
    notes.skip(row.place, `a name of ${name.length} characters, "${name.slice(0, 40)}…"`);
    return undefined;
  }
  const word = cell("role");
  const role = word === undefined ? "participant" : roleCalled(fold(word));
  if (role === undefined) {
    const what = `the role "${word}" is printed as it is, marked like that of participants`;
    notes.guess(row.placeOf(columns.get("role") ?? 0), what);
  }
  const more = { nativeName: cell("native"), affiliation: cell("affiliation"), pronouns: cell("pronouns") };
  return {
    name,
    role: role ?? "participant",
    ...(role === undefined && word !== undefined ? { word } : {}),
    ...(Object.fromEntries(Object.entries(more).filter(([, text]) => text !== undefined)) as Partial<Registration>),
  };
}

/** @param word without case and accents */
function roleCalled(word: string): BadgeRole | undefined {
  return NOT_OWN.test(word.replace(/['’]/g, " ")) ? undefined : ROLES.find(([pattern]) => pattern.test(word))?.[1];
}

/** `Lovelace, Ada` begins with the family name. */
function nameIn(text: string | undefined, row: TableRow, columns: Columns, notes: Notes): string | undefined {
  const [family = "", given, ...rest] = text?.replace(/^[\s,]+|[\s,]+$/gu, "").split(/\s*,\s*/) ?? [];
  if (text === undefined || given === undefined) return text && family;
  if (rest.length > 0 || isSuffix(given)) return text;
  notes.guess(row.placeOf(columns.get("name") ?? 0), `"${text}" was read as ${given} ${family}`);
  return `${given} ${family}`;
}

/** A cell in one line, without what nobody sees or what would turn the text around; undefined if it is empty. */
function cleanCell(row: TableRow, index: number | undefined, notes: Notes): string | undefined {
  if (index === undefined) return undefined;
  const text = (row.cells[index] ?? "").normalize("NFC").replace(/\s+/gu, " ");
  const odd = new Set(oddities(text).map(({ start }) => start));
  const controls = [...text.matchAll(/\p{Cc}/gu)].map((found) => found.index);
  for (const at of controls) odd.add(at);
  if (odd.size === 0) return text.trim() === "" ? undefined : text.trim();
  const names = [...new Set([...odd].map((at) => nameOf(text[at] ?? "")))].join(", ");
  notes.leaveOut(row.placeOf(index), `characters that cannot be seen: ${names}`);
  const seen = [...text.split("")].filter((_, at) => !odd.has(at)).join("");
  return seen.trim() === "" ? undefined : seen.trim();
}
