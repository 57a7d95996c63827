import type { z } from "zod";
import type { Whereabouts } from "../schema/zones.ts";
import type { Report } from "./diagnostics.ts";
import { checkForm } from "./form.ts";
import type { Places } from "./places.ts";
import { plainValue, reportIssues } from "./shape.ts";
import type { Source } from "./source.ts";
import { parseYaml } from "./yaml.ts";
import type { YamlNode } from "./yaml-node.ts";

/** The result of reading a file: absent (or empty), broken (and reported), or checked. */
export type Document<T> =
  | { readonly state: "absent" }
  | { readonly state: "broken" }
  | { readonly state: "checked"; readonly value: T; readonly source: Source };

/** Parses YAML text and reports its syntax problems. Undefined if there is nothing to check. */
export function parseSource(source: Source, report: Report, text = source.text): YamlNode | "broken" | undefined {
  const { root, problems } = parseYaml(text);
  for (const { code, start, end, params, hint } of problems) report.add(code, { source, start, end }, params, hint);
  // If a look-alike kept a dash or colon from being read, this is not the tree that was meant.
  const isOther = problems.some(({ code }) => code === "look-alike");
  return root && !isOther ? root : problems.length > 0 ? "broken" : undefined;
}

/**
 * Checks a YAML tree against the schema of its file.
 * @param where the place of the workshop, for hints
 * @param name of the data file, without `.yaml`; undefined for the front matter of a page
 */
export function checkNode<S extends z.ZodType>(
  node: YamlNode,
  name: string | undefined,
  schema: S,
  source: Source,
  places: Places,
  report: Report,
  where: Whereabouts = {},
): Document<z.output<S>> {
  if (!checkForm(node, name, source, report)) return { state: "broken" };
  const result = schema.safeParse(plainValue(node, source, report));
  if (!result.success) {
    reportIssues(result.error.issues, node, source, report, where);
    return { state: "broken" };
  }
  places.attach(result.data, node, source);
  return { state: "checked", value: result.data, source };
}
