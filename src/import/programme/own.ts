/**
 * What Lectern's own feeds (src/feeds/frab.ts, src/feeds/calendar.ts) say in words, as their formats have no place for it:
 * who chairs, who moderates, what is cancelled. They do not name their language, so all are tried, the site's first.
 */
import { createWords, languages, type Words } from "../../locales/words.ts";
import { ITEM_TYPES } from "../../schema/schedule.ts";
import { readAuthors, readPerson } from "../people/names.ts";
import type { Notes, Person } from "../row.ts";

/** Who is named in a text of a feed, by what they do, and the lines that name nobody. */
export interface Remarks {
  readonly chairs: readonly Person[];
  readonly moderators: readonly Person[];
  readonly panelists: readonly Person[];
  readonly others: readonly string[];
}

const KEYS = { chairs: "chaired", moderators: "moderator", panelists: "panelists" } as const;

/** Reads the words of feeds. */
export class OwnWords {
  readonly #languages: readonly Words[];

  /** @param language of the site */
  constructor(language: string) {
    this.#languages = [...new Set([language, "en", ...languages()])].map(createWords);
  }

  /** The title of what is cancelled, without the word that says so. */
  cancelled(title: string): string | undefined {
    const word = this.#languages.find((words) => title.startsWith(`${words.t("schedule.cancelled")}: `));
    return word && title.slice(word.t("schedule.cancelled").length + 2);
  }

  /** Whether a link is the one that joins an item. */
  isOnline(label: string): boolean {
    return this.#languages.some((words) => words.t("links.online") === label);
  }

  /** The type that a feed names, in the words of the data format; else what it says. */
  type(said: string | undefined): string | undefined {
    const isNamed = (type: string) => this.#languages.some((words) => words.t(`types.${type}`) === said);
    return ITEM_TYPES.find(isNamed) ?? said;
  }

  /** The people in the lines of a description. */
  remarks(description: string, place: string, notes: Notes): Remarks {
    const found = { chairs: [] as Person[], moderators: [] as Person[], panelists: [] as Person[] };
    const others = description.split("\n").filter((line) => {
      for (const role of ["chairs", "moderators", "panelists"] as const) {
        for (const words of this.#languages) {
          const names = between(line, words.parts(`schedule.${KEYS[role]}`));
          if (names === undefined) continue;
          found[role].push(...peopleIn(names, words, place, notes));
          return false;
        }
      }
      return true;
    });
    return { ...found, others };
  }
}

/** What stands in a line where a pattern names people. */
function between(line: string, parts: ReturnType<Words["parts"]>): string | undefined {
  const at = parts.findIndex((part) => typeof part !== "string");
  const before = parts.slice(0, at).join("");
  const after = parts.slice(at + 1).join("");
  const isSaid = before + after !== "" && line.startsWith(before) && line.endsWith(after);
  return isSaid && line.length > before.length + after.length
    ? line.slice(before.length, line.length - after.length)
    : undefined;
}

/** People as a feed lists them: separated by semicolons where anybody has a remark. */
export function peopleIn(names: string, words: Words, place: string, notes: Notes): readonly Person[] {
  const remote = words.t("schedule.remote");
  const plain = names
    .replaceAll("（", " (")
    .replaceAll("）", ")")
    .replaceAll(`${words.t("list.names")}${remote})`, ")")
    .replaceAll(` (${remote})`, "");
  const between = words.t(names === plain && !plain.includes("(") ? "list.names" : "list.people").trim();
  if (between === ",") return readAuthors(plain, place, notes);
  return plain.split(between).flatMap((one) => readPerson(one, place, notes) ?? []);
}
