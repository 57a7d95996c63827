/** Which submissions were accepted: told by what stands in any column, whatever its heading. */
import type { PaperKind } from "../../schema/papers.ts";
import { columnKey, type Table } from "../csv.ts";
import type { ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";

/** The outcome of a submission. */
export type Decision = "accepted" | "refused" | "withdrawn" | "open";

const WITHDRAWN = /with?draw|retract|delet|cancel|zurückgezogen|retirad|retiré/i;
const REFUSED =
  /reject|refus|declin|not accept|unaccept|desk|abgelehnt|rechazad|rejeitad|recusad|rejet|avvis|afgewezen|rifiutat|odrzucon|拒|未录用|不採択|却下/i;
const ACCEPTED =
  /accept|akzeptiert|godkän|geaccepteerd|录用|录取|接收|採択|publish|camera.?ready|angenommen|aceptad|aceit|accettat|przyjęt/i;
/** In what form a paper is presented: an acceptance, where the others of its column are decisions. */
const FORMS = /\b(?:oral|spotlight|poster|talk|demo)s?\b/i;
const OPEN =
  /^(?:-|n\/?a|none|awaiting.*|pending|no decision|not? decided|undecided|in review|under review|submitted|unknown|tbd|\?)$/i;

/** Parses a system's decision: `Accept (Oral)`, `reject`, `Withdrawn`, `Awaiting Decision`. */
export function decisionOf(text: string | undefined): Decision {
  if (text === undefined) return "open";
  if (WITHDRAWN.test(text)) return "withdrawn";
  if (REFUSED.test(text)) return "refused";
  if (OPEN.test(text.trim())) return "open";
  return ACCEPTED.test(text) || FORMS.test(text) ? "accepted" : "open";
}

/** The kind of paper that a decision or track names; undefined for a poster, the default kind. */
export function kindIn(...texts: readonly (string | undefined)[]): PaperKind | undefined {
  const text = texts.join(" ").toLowerCase();
  if (/\boral/.test(text)) return "oral";
  if (/\bspotlight/.test(text)) return "spotlight";
  if (/\bdemo/.test(text)) return "demo";
  if (/non.?archival/.test(text)) return "non-archival";
  if (/\bshared.?task/.test(text)) return "shared task";
  return /\btalk/.test(text) ? "talk" : undefined;
}

/** A whole cell that is a decision and nothing else. */
const CELL =
  /^(?:(?:conditional(?:ly)?|probable|weak|strong|clear|desk|not|paper|invite to)[ -]*)*(?:accept(?:ed|ance)?|reject(?:ed|ion)?|withdrawn?|declined?|no decision|undecided|retracted|angenommen|abgelehnt|aceptad[oa]|rechazad[oa]|accettat[oa]|rifiutat[oa]|refusée?s?|rejetée?s?|accept(?:ée?s?)|akzeptiert|录用|录取|接收|拒绝|拒稿|未录用|採択|不採択)(?: *(?:[-–—:,/(]|as|for|with|by|to|after|without|subject)[^\n]{0,60})?$/i;
/** Headings of what single reviewers say, which decides nothing. */
const OPINION = /review|recommend|score|rating|confidence|vote|opinion|suggest|meta|reviewer|preference/;
/** Headings of a column that says yes of accepted papers, or of those that are not. */
const YES_COLUMNS: readonly (readonly [RegExp, "accept" | "reject"])[] = [
  [/^(?:is )?accept(?:ed|ance)?\??$/, "accept"],
  [/^(?:is )?(?:desk )?rejected\??$/, "reject"],
];

/** How the rows of a table say what was decided. */
export interface DecisionColumns {
  /** The indices of the columns that were asked. */
  readonly columns: readonly number[];
  /** A column that promises decisions in words that are not known, where no other has any. */
  readonly unclear?: number;
  /** The decision in a row, in the words of the file; undefined if there is none. */
  readonly of: (cells: readonly string[]) => string | undefined;
}

/**
 * Finds where a table says what was decided.
 * @param named the columns whose headings promise it, best first
 * @param taken the columns in which something else was found
 */
export function decisionColumns(table: Table, named: readonly number[], taken: ReadonlySet<number>): DecisionColumns {
  const keys = table.columns.map(columnKey);
  const yes = keys.flatMap((key, index) => {
    const word =
      YES_COLUMNS.find(([heading]) => heading.test(key))?.[1] ?? (named.includes(index) ? "accept" : undefined);
    return word === undefined || taken.has(index) || !saysYesOrNo(table, index) ? [] : [{ index, word }];
  });
  const says = named.filter(
    (index) =>
      !yes.some((one) => one.index === index) && table.rows.some(({ cells }) => decisionOf(cells[index]) !== "open"),
  );
  const others = keys.flatMap((key, index) =>
    says.length === 0 && !taken.has(index) && !OPINION.test(key) && holdsDecisions(table, index) ? [index] : [],
  );
  const unclear = says.length + yes.length === 0 ? named.find((index) => saysUnclearly(table, index)) : undefined;
  const asked = says.length > 0 ? says : others.slice(0, 1);
  const of = (cells: readonly string[]) => {
    const said = asked.flatMap((index) => cells[index]?.trim() || []);
    const marks = yes.flatMap(({ index, word }) => {
      const is = yesOrNo(cells[index]);
      if (is === undefined || (word === "reject" && !is)) return [];
      return word === "accept" && is ? "accepted" : "rejected";
    });
    const all = [...said, ...marks];
    // What was withdrawn or refused after it was accepted is out.
    return (
      all.find((one) => decisionOf(one) === "withdrawn") ??
      all.find((one) => decisionOf(one) === "refused") ??
      all.find((one) => decisionOf(one) === "accepted") ??
      all[0]
    );
  };
  const columns = [...asked, ...yes.map(({ index }) => index)];
  return { columns, of, ...(columns.length === 0 && unclear !== undefined ? { unclear } : {}) };
}

/** Whether a column that promises decisions has several values, and none is known. */
function saysUnclearly({ rows }: Table, index: number): boolean {
  const values = new Set(rows.flatMap(({ cells }) => cells[index]?.trim() || []));
  return (
    [...values].some((value) => !OPEN.test(value)) && values.size > 1 && values.size * 2 <= Math.max(rows.length, 12)
  );
}

/** Whether all that stands in a column is decisions; forms of presentation count beside one of them. */
function holdsDecisions({ rows }: Table, index: number): boolean {
  const cells = rows.flatMap(({ cells }) => cells[index]?.trim() || []);
  const decided = cells.filter((cell) => CELL.test(cell)).length;
  const others = cells.filter((cell) => !CELL.test(cell) && cell.length < 40 && (FORMS.test(cell) || OPEN.test(cell)));
  return decided > 0 && (decided + others.length) * 5 >= cells.length * 4;
}

function saysYesOrNo({ rows }: Table, index: number): boolean {
  return rows.every(({ cells }) => (cells[index] ?? "") === "" || yesOrNo(cells[index]) !== undefined);
}

function yesOrNo(cell = ""): boolean | undefined {
  if (/^(?:yes|y|true|1|✔|✓|x|ja|oui|sí|si)$/i.test(cell)) return true;
  return /^(?:no|n|false|0|nein|non)$/i.test(cell) ? false : undefined;
}

/** The usual words of a decision that says no; others are quoted. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/desk/i, "desk rejected"],
  [/delet/i, "deleted"],
  [WITHDRAWN, "withdrawn"],
  [REFUSED, "rejected"],
  [OPEN, "without a decision"],
  [/^$|^submitted to/i, "without a decision"],
];

/** Why a submission is no paper, for counting. */
function reasonIn(decision = ""): string {
  const text = decision.trim();
  return REASONS.find(([sign]) => sign.test(text))?.[1] ?? `"${text}"`;
}

/** A submission with the decision its system states. */
export interface Decided<T> {
  readonly value: T;
  readonly place: string;
  readonly name: string;
  readonly decision: string | undefined;
}

/** What a list of papers is by its nature. */
export type Nature =
  /** An export of a system for submissions: not all are accepted, so it takes `--all` if none is said to be. */
  | "submissions"
  /** A list that has accepted papers only. */
  | "accepted"
  /** Any other. */
  | "unknown";

/**
 * The accepted submissions; others are noted. If a file has no decisions, all are taken, which is noted as a guess.
 * @throws ImportMistake if it says of none that it was accepted, although some or many are not
 */
export function acceptedOnly<T>(
  all: readonly Decided<T>[],
  { notes, options }: ReadContext,
  nature: Nature = "unknown",
): readonly T[] {
  const decided = all.map((one) => ({ ...one, found: decisionOf(one.decision) }));
  const isDecided = decided.some(({ found }) => found === "accepted") && nature !== "accepted";
  const isIn = (found: Decision) => found === "accepted" || (found === "open" && !isDecided);
  for (const { found, place, decision, name } of decided)
    if (!isIn(found)) notes.passOver(place, reasonIn(decision), name);
  const kept = decided.filter(({ found }) => isIn(found));
  const [first] = kept;
  if (first === undefined || isDecided || nature === "accepted") return kept.map(({ value }) => value);
  const refused = decided.filter(({ found }) => found === "refused").length;
  if ((nature === "submissions" || refused > 0) && !options.all) {
    const what =
      refused > 0
        ? `${refused} of ${all.length} submissions were rejected, and the file says of none that it was accepted`
        : "this is an export of submissions, and nothing in it says which were accepted";
    throw new ImportMistake(
      `${what}; export the decisions with it, or give --all to take ${refused > 0 ? "the others" : "all of them"}`,
    );
  }
  notes.guess(first.place, "the file says of no paper that it is accepted, so all were taken");
  return kept.map(({ value }) => value);
}
