/** The data files of a site as imports leave them; nothing is written. */
import { Report } from "../load/diagnostics.ts";
import { readSource } from "../load/files.ts";
import { plural } from "../load/format.ts";
import { withoutExamples } from "./examples.ts";
import { ImportMistake } from "./input.ts";
import type { Merged } from "./merge.ts";
import type { Notes } from "./row.ts";

/** Collects what several imports make of the same files. */
export class Drafts {
  readonly site: string;
  readonly #merged = new Map<string, Merged>();

  constructor(site: string) {
    this.site = site;
  }

  /** The changed files, each once, in the order of their first change. */
  get all(): readonly Merged[] {
    return [...this.#merged.values()];
  }

  /**
   * The text of a data file by its name without `.yaml`; empty if it does not exist.
   * @throws ImportMistake if it cannot be read
   */
  text(name: string): string {
    return this.#merged.get(name)?.after ?? this.#present(name);
  }

  /** Merges into a data file, whose examples give way, and returns what that changed. */
  merge(name: string, notes: Notes, merge: (text: string) => Merged): Merged {
    const { text, removed } = withoutExamples(`data/${name}.yaml`, this.text(name));
    if (removed > 0) notes.giveWay(`${plural(removed, "example")} of a new site gave way in data/${name}.yaml`);
    const now = merge(text);
    const before = this.#merged.get(name);
    this.#merged.set(name, {
      ...now,
      before: before?.before ?? this.#present(name),
      added: (before?.added ?? 0) + now.added,
      changed: [...(before?.changed ?? []), ...now.changed],
      same: (before?.same ?? 0) + now.same,
    });
    return now;
  }

  #present(name: string): string {
    const report = new Report();
    const source = readSource(this.site, `data/${name}.yaml`, report);
    const [problem] = report.sorted();
    if (problem) throw new ImportMistake(`${problem.file}:${problem.line}: ${problem.message}`);
    return source?.text ?? "";
  }
}
