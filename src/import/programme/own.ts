/**
 * What Lectern's own feeds (src/feeds/frab.ts, src/feeds/calendar.ts) say in words, as their formats have no place for it:
 * who chairs, who moderates, what is cancelled. Some do not name their language, so all are tried, the likeliest first.
 */
import { createWords, languages, type Words } from "../../locales/words.ts";
import { ITEM_TYPES } from "../../schema/schedule.ts";
import { isNameLike } from "../people/line.ts";
import { readAuthors, readPerson } from "../people/names.ts";
import type { Fields, Notes, Person } from "../row.ts";

/** Who is named in a text of a feed, by what they do, and the lines that name nobody. */
export interface Remarks {
  readonly chairs: readonly Person[];
  readonly moderators: readonly Person[];
  readonly panelists: readonly Person[];
  readonly others: readonly string[];
}

/** How the texts of Lectern's own files are written. */
export const OWN_TEXT = { isMarkdown: true, isPlain: true };

/** What an event of a calendar says in its title, categories and description. */
export interface OwnEvent {
  readonly types: readonly string[];
  readonly fields: Fields;
  readonly session: string | undefined;
  readonly speakers: readonly Person[];
  readonly remarks: Remarks;
}

/** Links that stand in the last lines of a description, by their words below `links.`. */
const LINKS = ["online", "chat", "video", "slides", "page"] as const;

const KEYS = { chairs: "chaired", moderators: "moderator", panelists: "panelists" } as const;

/** Reads the words of feeds. */
export class OwnWords {
  readonly #languages: readonly Words[];

  /** @param language of the feed if it says, else of the site */
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

  /** Whether a place is that of what is held online. */
  isOnlinePlace(place: string): boolean {
    return this.#languages.some((words) => words.t("schedule.online") === place);
  }

  /**
   * What an event of a calendar says: categories are its types or its label, then its track; the description is lines of
   * facts, the abstract, and lines with links (`describe` of src/feeds/calendar.ts).
   */
  event(
    { title, categories, description }: { title: string; categories: readonly string[]; description: string },
    place: string,
    notes: Notes,
  ): OwnEvent {
    const blocks = description.split("\n\n");
    const links = this.#links(blocks.at(-1) ?? "");
    if (links) blocks.pop();
    const [first = "", ...others] = blocks;
    const lines = first.split("\n");
    const isTitle = (kinds: readonly string[]) => this.#languages.some((words) => kinds.join(words.t("dot")) === title);
    const withoutLast = categories.slice(0, -1);
    const beginsWith = (kinds: readonly string[]) => this.#after(lines[0] ?? "", kinds) !== undefined;
    const isNamed = beginsWith(categories) || beginsWith(withoutLast);
    const areKinds = isNamed ? beginsWith : isTitle;
    const hasTrack = !areKinds(categories) && (areKinds(withoutLast) || !this.#isType(categories.at(-1)));
    const kinds = hasTrack ? withoutLast : categories;
    const awards = (isNamed && this.#after(lines.shift() ?? "", kinds)) || [];
    const facts = this.#facts(lines, place, notes);
    const isOfFacts = isNamed || facts.isAny || lines.every((line) => this.#areNames(line));
    const [names, ...more] = isOfFacts ? facts.remarks.others : [];
    const abstract = [isOfFacts ? more.join("\n") : first, ...others].filter((part) => part !== "").join("\n\n");
    const label = kinds.length === 1 && !this.#isType(kinds[0]) ? kinds[0] : undefined;
    return {
      types: kinds.flatMap((kind) => this.type(kind) ?? []),
      session: facts.session,
      speakers: names === undefined ? [] : this.#people(names, place, notes),
      remarks: facts.remarks,
      fields: {
        title: !isNamed && (isTitle(kinds) || this.#isToBeAnnounced(title)) ? undefined : title,
        label,
        track: hasTrack ? categories.at(-1) : undefined,
        award: awards.length > 0 ? awards : undefined,
        changed: facts.changed,
        abstract: abstract || undefined,
        online: links?.online,
        video: links?.video,
        slides: links?.slides,
        links:
          links?.chat === undefined
            ? undefined
            : [{ label: this.#languages[0]?.t("links.chat") ?? "", url: links.chat }],
      },
    };
  }

  #isToBeAnnounced(title: string): boolean {
    return this.#languages.some((words) => words.t("toBeAnnounced") === title);
  }

  #isType(kind: string | undefined): boolean {
    return kind !== undefined && ITEM_TYPES.some((type) => type === this.type(kind));
  }

  /** The awards after the types in a line; undefined if it does not begin with these. */
  #after(line: string, kinds: readonly string[]): readonly string[] | undefined {
    if (kinds.length === 0) return undefined;
    const dots = this.#languages.map((words) => words.t("dot"));
    const dot = dots.find((one) => `${line}${one}`.startsWith(kinds.join(one) + one));
    return dot === undefined ? undefined : line.split(dot).slice(kinds.length);
  }

  /** What the lines of facts say beside who speaks, which is among the others. */
  #facts(lines: readonly string[], place: string, notes: Notes) {
    const remarks = this.remarks(lines.join("\n"), place, notes);
    const said = (pattern: (words: Words) => string | undefined) =>
      this.#languages.map(pattern).find((found) => found !== undefined);
    let session: string | undefined;
    let changed: string | undefined;
    const others = remarks.others.filter((line) => {
      const title = said((words) => after(line, `${words.t("schedule.session")}: `));
      const note = said((words) => between(line, words.parts("schedule.changedTo")));
      const authors = said((words) => between(line, words.parts("schedule.authors")));
      const isTentative = this.#languages.some((words) => words.t("schedule.tentativeNote") === line);
      session ??= title;
      changed ??= note;
      if (authors !== undefined) notes.leaveOut(place, `the authors ${authors}, whom the paper of the talk names`);
      if (isTentative) notes.leaveOut(place, "that the programme of the day may still change");
      return title === undefined && note === undefined && authors === undefined && !isTentative;
    });
    return {
      remarks: { ...remarks, others: others.filter((line) => line !== "") },
      session,
      changed,
      isAny: others.length < lines.length,
    };
  }

  /** The links of lines that hold nothing else. */
  #links(block: string): Readonly<Partial<Record<(typeof LINKS)[number], string>>> | undefined {
    const found: Partial<Record<(typeof LINKS)[number], string>> = {};
    for (const line of block.split("\n")) {
      const [key, url] =
        this.#languages
          .flatMap((words) => LINKS.map((one) => [one, after(line, `${words.t(`links.${one}`)}: `)] as const))
          .find(([, address]) => address !== undefined) ?? [];
      if (key === undefined || url === undefined || /\s/.test(url)) return undefined;
      found[key] = url;
    }
    return found;
  }

  #areNames(line: string): boolean {
    return (
      line !== "" &&
      line
        .replace(/\s*[(（][^()（）]*[)）]/gu, "")
        .split(/[;,；、،؛]\s*/u)
        .every(isNameLike)
    );
  }

  /** People in a line, as the language writes lists that fits. */
  #people(names: string, place: string, notes: Notes): readonly Person[] {
    const [words] = this.#languages;
    return words ? peopleIn(names, words, place, notes) : [];
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

function after(line: string, beginning: string): string | undefined {
  return line.startsWith(beginning) ? line.slice(beginning.length) : undefined;
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
