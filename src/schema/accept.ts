import * as z from "zod";
import { CATALOG, type Code } from "./catalog.ts";
import { type Refusal, text } from "./fields.ts";
import { closest } from "./suggest.ts";

/** For each code, why the site means what draws this warning or notice. */
export type Accepted = Readonly<Partial<Record<Code, string>>>;

const ACCEPTABLE = (Object.keys(CATALOG) as Code[]).filter((code) => CATALOG[code].severity !== "error");

/** A mapping from codes to reasons; errors cannot be accepted. */
export const accept = z
  .record(
    z.string().meta({ type: "string", enum: ACCEPTABLE }),
    text,
    "a mapping from the code of a warning to your reason for accepting it",
  )
  .superRefine((value, ctx) => {
    for (const code of Object.keys(value)) {
      const refusal = refusalOf(code);
      if (refusal) ctx.addIssue({ code: "custom", message: refusal.code, path: [code], params: { ...refusal } });
    }
  })
  .transform((value) => value as Accepted);

function refusalOf(code: string): Refusal | undefined {
  if ((ACCEPTABLE as readonly string[]).includes(code)) return undefined;
  if (Object.hasOwn(CATALOG, code)) return { code: "accepted-error", params: { code }, ofKey: true };
  const near = closest(code, ACCEPTABLE);
  const hint = near ? `did you mean "${near}"?` : "`lectern check` shows the code of each warning after its severity";
  return { code: "unknown-code", params: { code }, hint, ofKey: true };
}
