import type { z } from "zod";
import { CATALOG, fill } from "../schema/catalog.ts";
import { email, type Refusal, roughDate, text, timeZone, webAddress } from "../schema/fields.ts";

/** What a new site has to know. All but the first three may be open: their lines are then comments. */
export interface Answers {
  readonly name: string;
  /** A day, a month or `tbd`. */
  readonly start: string;
  /** IANA name. */
  readonly timezone: string;
  readonly city?: string;
  readonly email?: string;
  readonly url?: string;
}

export type AnswerName = keyof Answers;

/** A question, which is an option of the command as well. */
interface Question {
  readonly name: AnswerName;
  readonly asks: string;
  readonly schema: z.ZodType<string>;
}

/** In the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  { name: "name", asks: "Name of the workshop", schema: text },
  { name: "start", asks: "First day (2030-05-06), month (2030-05) or tbd", schema: roughDate },
  { name: "timezone", asks: "Time zone of the place, such as Europe/Paris", schema: timeZone },
  { name: "city", asks: "City, if it is known", schema: text },
  { name: "email", asks: "E-mail address for questions", schema: email },
  { name: "url", asks: "Address where the site will live (https://…)", schema: webAddress },
];

/**
 * Reads an answer by the schema of its field.
 * @returns what is wrong with it, as a sentence, where it is no answer
 */
export function readAnswer(question: Question, answer: string): { value: string } | { wrong: string } {
  const result = question.schema.safeParse(answer.trim());
  if (result.success) return { value: result.data };
  const [issue] = result.error.issues;
  const refusal = issue?.code === "custom" ? (issue.params as unknown as Refusal | undefined) : undefined;
  if (refusal === undefined) return { wrong: `expected ${issue?.message}` };
  const { says, hint } = CATALOG[refusal.code];
  const advice = (typeof refusal.hint === "function" ? refusal.hint({}) : refusal.hint) ?? hint;
  const sentence = fill(says, refusal.params ?? {});
  return { wrong: advice === undefined ? sentence : `${sentence}; ${fill(advice, refusal.params ?? {})}` };
}
