import { createInterface } from "node:readline/promises";
import type { z } from "zod";
import { EXAMPLE_NAME } from "../load/example.ts";
import { CATALOG, fill } from "../schema/catalog.ts";
import { email, type Refusal, roughDate, text, timeZone, webAddress } from "../schema/fields.ts";
import { zoneNamed } from "../schema/zones.ts";
import { Failure } from "../site/failure.ts";

/** What a new site needs to know. All but the first three may be left open: their lines then become comments. */
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

/** A question, which is also an option of the command. */
interface Question {
  readonly name: AnswerName;
  readonly asks: string;
  readonly schema: z.ZodType<string>;
}

/** In the order they are asked. */
export const QUESTIONS: readonly Question[] = [
  { name: "name", asks: "Name of the workshop", schema: text },
  { name: "start", asks: "First day (2030-05-06), month (2030-05) or tbd", schema: roughDate },
  { name: "timezone", asks: "Time zone of the place, such as Europe/Paris", schema: timeZone },
  { name: "city", asks: "City, if it is known", schema: text },
  { name: "email", asks: "E-mail address for questions", schema: email },
  { name: "url", asks: "Address where the site will live (https://…)", schema: webAddress },
];

/**
 * Reads an answer with the schema of its field.
 * @returns the value, or what is wrong with the answer, as a sentence
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

/**
 * The answers to all questions: from the options, else from the terminal, else the suggestions.
 * @param options answers by the name of their question, as typed
 * @throws Failure for an invalid option
 */
export async function answersTo(
  options: Partial<Answers>,
  suggested: Partial<Answers> | undefined,
  mayAsk: boolean,
): Promise<Answers> {
  const answers: Partial<Record<AnswerName, string>> = { ...defaults(), ...suggested };
  const open = QUESTIONS.filter((question) => {
    const option = options[question.name];
    if (option === undefined) return true;
    const read = readAnswer(question, option);
    if ("wrong" in read) throw new Failure(`--${question.name}: ${read.wrong}`, 2);
    answers[question.name] = read.value;
    return false;
  });
  if (mayAsk && open.length > 0) await ask(open, answers);
  return answers as Answers;
}

function defaults(): Answers {
  return {
    name: EXAMPLE_NAME,
    start: "tbd",
    // A machine may be on Etc/GMT+5, or in a zone that nobody knows.
    timezone: zoneNamed(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "UTC",
  };
}

/** Asks at the terminal, or reads one answer per line if the input is a file; after its end, the suggestions apply. */
async function ask(questions: typeof QUESTIONS, answers: Partial<Record<AnswerName, string>>): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once("SIGINT", () => process.exit(130));
  const lines = terminal[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      const suggested = answers[question.name];
      for (;;) {
        terminal.setPrompt(`${question.asks}${suggested === undefined ? "" : ` [${suggested}]`}: `);
        terminal.prompt();
        const { value: line, done } = await lines.next();
        if (done) return void process.stdout.write("\n");
        if (line.trim() === "") break;
        const read = readAnswer(question, line);
        if ("value" in read) {
          answers[question.name] = read.value;
          break;
        }
        process.stdout.write(`  ${read.wrong}\n`);
      }
    }
  } finally {
    terminal.close();
  }
}
