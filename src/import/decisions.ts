import type { PaperKind } from "../schema/papers.ts";
import type { Notes } from "./row.ts";

/** What became of a submission. */
export type Decision = "accepted" | "refused" | "open";

/** Reads what a system says of a submission: `Accept (Oral)`, `reject`, `Withdrawn`, `Awaiting Decision`. */
function decisionOf(text: string | undefined): Decision {
  if (text === undefined) return "open";
  if (/with?drawn?|reject|refus|declin|delet|not accept|desk|retract/i.test(text)) return "refused";
  return /accept|publish|camera.?ready|oral|spotlight|poster|talk|demo/i.test(text) ? "accepted" : "open";
}

/** The kind of paper that a decision or a track names; undefined for a poster, which is what papers are by themselves. */
export function kindIn(...texts: readonly (string | undefined)[]): PaperKind | undefined {
  const text = texts.join(" ").toLowerCase();
  if (/\boral/.test(text)) return "oral";
  if (/\bspotlight/.test(text)) return "spotlight";
  if (/\bdemo/.test(text)) return "demo";
  if (/non.?archival/.test(text)) return "non-archival";
  return /\btalk/.test(text) ? "talk" : undefined;
}

/** A submission with what its system says became of it. */
export interface Decided<T> {
  readonly value: T;
  readonly place: string;
  readonly name: string;
  readonly decision: string | undefined;
}

/** The accepted ones; the others are noted. In a file in which nothing is decided yet, all are taken. */
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
