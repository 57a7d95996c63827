import type { PaperKind } from "../schema/papers.ts";
import type { Notes } from "./row.ts";

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

/** A submission with the decision its system states. */
export interface Decided<T> {
  readonly value: T;
  readonly place: string;
  readonly name: string;
  readonly decision: string | undefined;
}

/** The accepted submissions; others are noted. If a file has no decisions yet, all are taken. */
export function acceptedOnly<T>(all: readonly Decided<T>[], notes: Notes): readonly T[] {
  const isDecided = all.some(({ decision }) => decisionOf(decision) === "accepted");
  const kept = all.filter(({ name, place, decision }) => {
    const found = decisionOf(decision);
    if (found === "refused") notes.skip(place, `${name}: ${decision}`);
    else if (found === "open" && isDecided) notes.skip(place, `${name}: ${decision ?? "no decision"}`);
    return found === "accepted" || (found === "open" && !isDecided);
  });
  const [first] = kept;
  if (first && !isDecided) notes.guess(first.place, "the file says of no paper that it is accepted, so all were taken");
  return kept.map(({ value }) => value);
}
