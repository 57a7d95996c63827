/** Which submissions were accepted: told by what stands in any column, whatever its heading. */
import type { PaperKind } from "../../schema/papers.ts";
import type { ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";

/** The outcome of a submission. */
export type Decision = "accepted" | "refused" | "withdrawn" | "open";

const WITHDRAWN = /with?draw|retract|delet|cancel|zurückgezogen|retirad|retiré/i;
const REFUSED =
  /reject|refus|declin|unaccept|unsuccessful|(?:un|de)selected|turned down|desk|abgelehnt|rechazad|rejeitad|recusad|rejet|avvis|afgewezen|rifiutat|odrzucon|拒|却下/i;
/** Those on a waiting list are not accepted. */
const WAITING =
  /wait(?:ing|ed)?[ -]?list|\breserve(?: list)?\b|\bstand-?by\b|warteliste|liste d.attente|lista de espera/i;
const ACCEPTED =
  /accept|\bselected\b|\bchosen\b|akzeptiert|godkän|geaccepteerd|录用|录取|接收|接受|採択|publish|camera.?ready|angenommen|aceptad|aceit|accettat|przyjęt/i;
/** `not accepted`, `not recommended for acceptance`, `nicht angenommen`, `不录用`. */
const NEGATED = new RegExp(
  `(?:^|\\s)(?:not|no|non|nicht|niet|n[ãa]o|nie|ej|inte)[ -]+(?:[\\p{L}]+ ){0,3}?(?:${ACCEPTED.source})|[未不](?:被)?(?:${ACCEPTED.source})`,
  "iu",
);
/** In what form a paper is presented: an acceptance, where the others of its column are decisions. */
export const FORMS = /\b(?:oral|spotlight|poster|talk|demo)s?\b/i;
/** What says that nothing is decided yet. */
export const OPEN =
  /^(?:-|n\/?a|none|not yet .*|awaiting.*|pending|no decision|not? decided|undecided|in review|under review|submitted|unknown|tbd|\?)$/i;

/** Parses a system's decision: `Accept (Oral)`, `reject`, `Withdrawn`, `Awaiting Decision`. */
export function decisionOf(text: string | undefined): Decision {
  if (text === undefined) return "open";
  if (WITHDRAWN.test(text)) return "withdrawn";
  if (OPEN.test(text.trim())) return "open";
  if (REFUSED.test(text) || WAITING.test(text) || NEGATED.test(text)) return "refused";
  return ACCEPTED.test(text) || FORMS.test(text) ? "accepted" : "open";
}

/** The kind of paper that a decision or track names. */
export function kindIn(...texts: readonly (string | undefined)[]): PaperKind | undefined {
  const text = texts.join(" ").toLowerCase();
  if (/\boral/.test(text)) return "oral";
  if (/\bspotlight/.test(text)) return "spotlight";
  if (/\bdemo/.test(text)) return "demo";
  if (/non.?archival/.test(text)) return "non-archival";
  if (/\bshared.?task/.test(text)) return "shared task";
  if (/\btalk/.test(text)) return "talk";
  return /\bposter/.test(text) ? "poster" : undefined;
}

/** The usual words of a decision that says no; others are quoted. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/desk/i, "desk rejected"],
  [/delet/i, "deleted"],
  [WITHDRAWN, "withdrawn"],
  [WAITING, "on a waiting list"],
  [REFUSED, "rejected"],
  [NEGATED, "rejected"],
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
  const onCondition = decided.filter(
    ({ found, decision }) => found === "accepted" && /condition/i.test(decision ?? ""),
  );
  for (const words of new Set(onCondition.map(({ decision }) => decision)))
    notes.guess(onCondition[0]?.place ?? "", `"${words}" was read as accepted`);
  const kept = decided.filter(({ found }) => isIn(found));
  const [first] = kept;
  if (first === undefined || isDecided || nature === "accepted") return kept.map(({ value }) => value);
  const refused = decided.filter(({ found }) => found === "refused").length;
  if ((nature === "submissions" || refused > 0) && !options.all) {
    const what =
      refused > 0
        ? `${refused} of ${all.length} submissions were rejected${decided.some(({ decision }) => WAITING.test(decision ?? "")) ? " or are on a waiting list" : ""}, and the file says of none that it was accepted`
        : "this is an export of submissions, and nothing in it says which were accepted";
    throw new ImportMistake(
      `${what}; export the decisions with it, or give --all to take ${refused > 0 ? "the others" : "all of them"}`,
    );
  }
  notes.guess(first.place, "the file says of no paper that it is accepted, so all were taken");
  return kept.map(({ value }) => value);
}
