import type { ItemDocument, SessionDocument } from "../schema/schedule.ts";
import { formatMinutes } from "../schema/time.ts";
import type { Context } from "./context.ts";
import type { TimingProblem } from "./timing.ts";

type RowDocument = ItemDocument | SessionDocument;

/** Reports a problem with a day's times at its place in the file. */
export function reportTiming(problem: TimingProblem, documents: readonly RowDocument[], context: Context): void {
  const document = documents[problem.row];
  if (!document) return;
  const lineOf = (row: number) => context.line(documents[row] ?? document, "time");
  const { field = "time", params, hint } = wording(problem, document, lineOf);
  context.report.add(problem.code, context.at(document, field), params, hint);
}

interface Wording {
  readonly field?: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly hint?: string | undefined;
}

function wording(problem: TimingProblem, document: RowDocument, lineOf: (row: number) => number): Wording {
  switch (problem.code) {
    case "missing-time":
      return { params: { what: "items" in document ? "the session" : "the item" } };
    case "several-ends": {
      const [first, second] = problem.fields;
      return { field: second, params: { first, second } };
    }
    case "end-before-start":
      return { field: problem.field, params: { end: problem.end, start: problem.start }, hint: problem.hint };
    case "backwards-time":
      return {
        params: { time: problem.time, before: problem.beforeTime, line: lineOf(problem.before) },
        hint: problem.hint,
      };
    case "night-time":
      return {
        params: { time: problem.time, suggestion: problem.suggestion },
        hint: /m\.?$/i.test(problem.time) ? `write ${problem.suggestion}, unless you do mean the night` : undefined,
      };
    case "long-item":
      return { params: { length: lengthText(problem.minutes), end: formatMinutes(problem.end) } };
    case "open-end":
      return { params: { length: lengthText(problem.minutes) } };
    case "slots-overflow":
      return { field: "each", params: { end: formatMinutes(problem.end), stated: formatMinutes(problem.stated) } };
  }
}

/** `2 h 40 min` */
export function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : "", rest > 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}
