/** The sessions in which papers hang, as far as the schedule has them. */
import { Report } from "../../load/diagnostics.ts";
import { readSource } from "../../load/files.ts";
import { parseYaml } from "../../load/yaml.ts";
import type { YamlNode } from "../../load/yaml-node.ts";
import { titleKey } from "../../model/references.ts";
import type { ReadContext } from "../formats.ts";
import { textAt } from "../merge.ts";

/** How many unknown sessions are named. */
const NAMED = 5;

/** The items and sessions of a site's schedule, by title and id. */
export class KnownSessions {
  readonly #counts = new Map<string, number>();
  readonly #unknown = new Map<string, string>();
  #left = 0;

  private readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
    const text = readSource(context.site, "data/schedule.yaml", new Report())?.text ?? "";
    this.#collect(parseYaml(text).root);
  }

  #collect(node: YamlNode | undefined): void {
    if (node?.kind === "list") for (const item of node.items) this.#collect(item);
    if (node?.kind !== "mapping") return;
    const isDay = node.entries.some(({ key }) => key.value === "date");
    const names = isDay ? [] : [textAt(node, "title"), textAt(node, "id")];
    for (const name of names)
      if (name !== undefined) this.#counts.set(titleKey(name), (this.#counts.get(titleKey(name)) ?? 0) + 1);
    for (const { value } of node.entries) this.#collect(value);
  }

  /** The session that a cell names; of several, separated by bars, the first that the schedule has. */
  find(cell: string | undefined, place: string): string | undefined {
    const named = (cell ?? "").split("|").flatMap((one) => one.trim() || []);
    const found = named.find((one) => this.#counts.get(titleKey(one)) === 1);
    if (named.length === 0 || found !== undefined) return found;
    this.#left += 1;
    for (const one of named) if (!this.#unknown.has(one)) this.#unknown.set(one, place);
    return undefined;
  }

  /** Notes once which sessions the schedule does not have. */
  report(): void {
    const names = [...this.#unknown.keys()];
    const [first] = this.#unknown.values();
    if (first === undefined) return;
    const shown = names.slice(0, NAMED).map((name) => `"${name}"`);
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
    const papers = this.#left === 1 ? "1 paper" : `${this.#left} papers`;
    this.context.notes.leaveOut(
      first,
      `session of ${papers}: data/schedule.yaml has no session of that name (${shown.join(", ")}${more}); import the programme first, or give --without for the column`,
    );
  }
}
