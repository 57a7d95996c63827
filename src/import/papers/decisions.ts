import type { PaperKind } from "../../schema/papers.ts";
import type { ReadContext } from "../formats.ts";
import { ImportMistake } from "../input.ts";

/** The outcome of a submission. */
export type Decision = "accepted" | "refused" | "open";

/** Parses a system's decision: `Accept (Oral)`, `reject`, `Withdrawn`, `Awaiting Decision`. */
function decisionOf(text: string | undefined): Decision {
  if (text === undefined) return "open";
  if (/with?drawn?|reject|refus|declin|delet|not accept|desk|retract/i.test(text)) return "refused";
  return /accept|publish|camera.?ready|oral|spotlight|poster|talk|demo/i.test(text) ? "accepted" : "open";
}

/** The kind of paper that a decision or track names; undefined for a poster, the default kind. */
export function kindIn(...texts: readonly (string | undefined)[]): PaperKind | undefined {
  const text = texts.join(" ").toLowerCase();
  if (/\boral/.test(text)) return "oral";
  if (/\bspotlight/.test(text)) return "spotlight";
  if (/\bdemo/.test(text)) return "demo";
  if (/non.?archival/.test(text)) return "non-archival";
  return /\btalk/.test(text) ? "talk" : undefined;
}

/** The usual words of a decision that says no; others are quoted. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/desk/i, "desk rejected"],
  [/with?drawn?|retract/i, "withdrawn"],
  [/reject|not accept/i, "rejected"],
  [/delet/i, "deleted"],
  [/await|pending|no decision|undecided|^$/i, "without a decision"],
];

/** Why a submission is no paper, for counting. */
function reasonIn(decision = ""): string {
  return REFUSALS.find(([sign]) => sign.test(decision))?.[1] ?? `"${decision}"`;
}

/** A submission with the decision its system states. */
export interface Decided<T> {
  readonly value: T;
  readonly place: string;
  readonly name: string;
  readonly decision: string | undefined;
}

/**
 * The accepted submissions; others are noted. If a file has no decisions, all are taken, which is noted as a guess.
 * @param isOfSystem whether the file is an export of submissions, which are not all accepted: they need `--all`
 * @throws ImportMistake if it is, and says of none that it was accepted
 */
export function acceptedOnly<T>(
  all: readonly Decided<T>[],
  { notes, options }: ReadContext,
  isOfSystem = false,
): readonly T[] {
  const isDecided = all.some(({ decision }) => decisionOf(decision) === "accepted");
  const kept = all.filter(({ name, place, decision }) => {
    const found = decisionOf(decision);
    if (found === "refused" || (found === "open" && isDecided)) notes.passOver(place, reasonIn(decision), name);
    return found === "accepted" || (found === "open" && !isDecided);
  });
  const [first] = kept;
  if (first && !isDecided && isOfSystem && !options.all) {
    throw new ImportMistake(
      "this is an export of submissions, and nothing in it says which were accepted; export the decisions with it, or give --all to take all of them",
    );
  }
  if (first && !isDecided) notes.guess(first.place, "the file says of no paper that it is accepted, so all were taken");
  return kept.map(({ value }) => value);
}
