/** Where a table of papers says what was decided: in columns with such headings, or with such values. */
import { columnKey, type Table } from "../csv.ts";
import { decisionOf, FORMS, OPEN } from "./decisions.ts";

/** A whole cell that is a decision and nothing else. */
const CELL =
  /^(?:(?:conditional(?:ly)?|probable|weak|strong|clear|desk|not|nicht|non|no|não|paper|invite to)[ -]*)*(?:accept(?:ed|ance)?|reject(?:ed|ion)?|(?:un|de)?selected|wait(?:ing)?[ -]?list(?:ed)?|withdrawn?|declined?|no decision|undecided|retracted|angenommen|abgelehnt|aceptad[oa]|rechazad[oa]|aceit[oa]|rejeitad[oa]|accettat[oa]|rifiutat[oa]|refusée?s?|rejetée?s?|accept(?:ée?s?)|akzeptiert|[未不]?(?:被)?(?:录用|录取|接收|採択)|拒绝|拒稿)(?: *(?:[-–—:,/(]|as|for|with|by|to|after|without|subject)[^\n]{0,60})?$/i;
/** Headings of what single reviewers say, which decides nothing. */
export const OPINION = /review|recommend|score|rating|confidence|vote|opinion|suggest|meta|reviewer|preference/;
/** Headings of columns of yes and no that are about something else than acceptance. */
const ABOUT_OTHERS =
  /student|attend|person|remote|online|virtual|consent|agree|permi|archiv|anonym|award|best|oral|talk|poster|spotlight|demo|present|format|type|kind|track|area|topic|subject|session|room|day|camera|final|pdf|slides|video|code|data|link|url|paid|fee|regist|received|sent|mail|contact|author|visa|travel|fund|grant|volunt|ethic|check|invite|keynote|first|new|dual|previous|conflict|resubmi|licen|copyright|long|short|length|country|gender|language|complete|upload|submitted|deleted|withdrawn|diet|notif|confirm|number|count|^#$|^n$/;
/** Headings of a column that says yes of those that are not accepted. */
const NO_COLUMN = /^(?:is )?(?:desk )?rejected\??$/;

/** A column that may hold decisions, in words that are not clear. */
export interface Unclear {
  readonly column: number;
  /** Whether its heading promises decisions. */
  readonly isPromised: boolean;
}

/** How the rows of a table say what was decided. */
export interface DecisionColumns {
  /** The indices of the columns that were asked. */
  readonly columns: readonly number[];
  /** Where decisions seem to stand that are not understood, so that no paper can be told to be accepted. */
  readonly unclear?: Unclear;
  /** The decision in a row, in the words of the file; undefined if there is none. */
  readonly of: (cells: readonly string[]) => string | undefined;
}

/** The columns of a table in which something else was found, and those that the command line leaves out. */
interface Others {
  readonly taken: ReadonlySet<number>;
  readonly removed: ReadonlySet<number>;
}

/**
 * Finds where a table says what was decided.
 * @param named the columns whose headings promise it, best first
 */
export function decisionColumns(table: Table, named: readonly number[], { taken, removed }: Others): DecisionColumns {
  const keys = table.columns.map(columnKey);
  const values = keys.map((_, index) => valuesIn(table, index));
  const marks = values.map(marksAmong);
  const isFree = (index: number) => !taken.has(index) && !removed.has(index);
  const says = keys.flatMap((key, index) => (NO_COLUMN.test(key) && isFree(index) ? [index] : []));
  const readIn = (index: number, cell: string): string[] => {
    const text = cell.trim();
    if (text === "") return [];
    const isYes = decisionOf(text) === "open" ? marks[index]?.get(text.toLowerCase()) : undefined;
    if (says.includes(index)) return isYes === false ? [] : [isYes ? "rejected" : text];
    return [isYes === undefined ? text : isYes ? "accepted" : "rejected"];
  };
  const isRead = (index: number) =>
    table.rows.some(({ cells }) => readIn(index, cells[index] ?? "").some((one) => decisionOf(one) !== "open"));
  const promised = named.filter((index) => isFree(index) && isRead(index));
  const others =
    promised.length > 0
      ? []
      : keys.flatMap((key, index) =>
          isFree(index) && !OPINION.test(key) && holdsDecisions(table, index) ? [index] : [],
        );
  const columns = [...new Set([...promised, ...others.slice(0, 1), ...says.filter(isRead)])];
  const of = (cells: readonly string[]) => {
    const all = columns.flatMap((index) => readIn(index, cells[index] ?? ""));
    // What was withdrawn or refused after it was accepted is out.
    return (
      all.find((one) => decisionOf(one) === "withdrawn") ??
      all.find((one) => decisionOf(one) === "refused") ??
      all.find((one) => decisionOf(one) === "accepted") ??
      all[0]
    );
  };
  const areAccepted = table.rows.some(({ cells }) => decisionOf(of(cells)) === "accepted");
  const unclear = areAccepted ? undefined : unclearIn();
  return { columns, of, ...(unclear ? { unclear } : {}) };

  function unclearIn(): Unclear | undefined {
    const column = named.find((index) => isFree(index) && saysUnclearly(table, values[index] ?? new Set()));
    if (column !== undefined) return { column, isPromised: true };
    const dividing = keys.findIndex(
      (key, index) =>
        isFree(index) &&
        !columns.includes(index) &&
        !OPINION.test(key) &&
        !ABOUT_OTHERS.test(key) &&
        divides(values[index] ?? new Set(), marks[index] ?? new Map()),
    );
    return dividing < 0 ? undefined : { column: dividing, isPromised: false };
  }
}

/** The different texts in a column, without regard to capitals; the empty one if some cells are. */
function valuesIn({ rows }: Table, index: number): ReadonlySet<string> {
  return new Set(rows.map(({ cells }) => (cells[index] ?? "").trim().toLowerCase()));
}

/** Whether a column that promises decisions has several values that are not known. */
function saysUnclearly({ rows }: Table, values: ReadonlySet<string>): boolean {
  const unknown = [...values].filter((value) => !OPEN.test(value) && decisionOf(value) === "open");
  const isSaid = unknown.some((value) => value !== "");
  return isSaid && unknown.length > 1 && values.size * 2 <= Math.max(rows.length, 12);
}

/** Whether the values of a column part the rows in those that are in and those that are not, without saying of what. */
function divides(values: ReadonlySet<string>, marks: ReadonlyMap<string, boolean>): boolean {
  const said = [...values].filter((value) => value !== "" && !OPEN.test(value));
  const has = (is: boolean) => said.some((value) => marks.get(value) === is);
  const areMarks = said.length > 0 && said.length < 5 && said.every((value) => marks.has(value));
  if (areMarks && has(true) && (has(false) || (values.has("") && !said.includes("1")))) return true;
  const isNegated = said.some((value) =>
    said.some((other) => /^(?:not|no|nicht|kein) /.test(other) && other.endsWith(` ${value}`)),
  );
  return said.length < 5 && (isNegated || (said.includes("a") && said.includes("r")));
}

const YES = /^(?:yes|y|true|1|\+1?|[✔✓☑✅○👍🟢]\uFE0F?|x|in|ja|oui|sí|si|sim|是)$/iu;
const NO = /^(?:no|n|false|0|-1|[✗✘✕❌☒👎🔴]\uFE0F?|out|nein|non|nee|não|否)$/iu;

/** What the signs in a column mean. A cross says yes alone, and no beside a tick or a circle; a minus says no beside a plus. */
function marksAmong(values: ReadonlySet<string>): ReadonlyMap<string, boolean> {
  const hasTick = [...values].some((value) => /^[✔✓☑✅○]/u.test(value));
  const hasPlus = values.has("+");
  const meaning = (value: string): boolean | undefined => {
    if (/^[x×]$/.test(value)) return !hasTick;
    if (/^[-–−]$/.test(value)) return hasPlus ? false : undefined;
    return YES.test(value) ? true : NO.test(value) ? false : undefined;
  };
  return new Map(
    [...values].flatMap((value) => {
      const is = meaning(value);
      return is === undefined ? [] : [[value, is] as const];
    }),
  );
}

/** Whether all that stands in a column is decisions; forms of presentation count beside one of them. */
function holdsDecisions({ rows }: Table, index: number): boolean {
  const cells = rows.flatMap(({ cells }) => cells[index]?.trim() || []);
  const decided = cells.filter((cell) => CELL.test(cell)).length;
  const others = cells.filter((cell) => !CELL.test(cell) && cell.length < 40 && (FORMS.test(cell) || OPEN.test(cell)));
  return decided > 0 && (decided + others.length) * 5 >= cells.length * 4;
}
