/** What other systems say of a workshop as a whole: its name, days and volume. */
import { edited } from "../../edit/data-file.ts";
import { added, replaced } from "../../edit/mapping.ts";
import { type Edit, entryOf } from "../../edit/splice.ts";
import type { Value, ValueMap } from "../../edit/yaml-writer.ts";
import { isExample } from "../../load/example.ts";
import type { MappingNode } from "../../load/yaml-node.ts";
import { countryCode } from "../../schema/countries.ts";
import { isRealDate } from "../../schema/fields.ts";
import { proceedings } from "../../schema/publication.ts";
import type { Content } from "../content.ts";
import { ImportMistake } from "../input.ts";
import { isLectern } from "../lectern.ts";
import { type Merged, readForMerge } from "../merge.ts";
import { fullName } from "../people/names.ts";
import type { Notes } from "../row.ts";
import { oneLine } from "../text.ts";
import { listOf, objectOf, stringOf, type TreeObject } from "../tree.ts";
import { personValue } from "../values.ts";

/** Settings by their keys in data/workshop.yaml. */
export type Settings = Readonly<Record<string, Value | undefined>>;

/**
 * The settings in a file.
 * @throws ImportMistake if it has none
 */
export function settingsIn(content: Content): { readonly what: string; readonly fields: Settings } {
  const root = "tree" in content ? objectOf(content.tree.value) : {};
  if ("book_title" in root || "event_name" in root || ("abbreviation" in root && "start_date" in root))
    return { what: "conference_details of aclpub2", fields: ofAclpub2(root) };
  if ("site_title" in root || "page_title" in root)
    return {
      what: "the configuration of Mini-Conf",
      fields: { name: textOf(root.name), tagline: textOf(root.tagline) },
    };
  if ("theme" in root || "remote_theme" in root || "conference" in root)
    return {
      what: "the configuration of Jekyll",
      fields: { name: textOf(root.title), tagline: textOf(root.description) },
    };
  if (isLectern(content)) return { what: "the workshop of an export of Lectern", fields: ofLectern(root) };
  throw new ImportMistake(
    `${content.name} has no settings that are known; known are those of aclpub2, Mini-Conf and Jekyll`,
  );
}

/** Keys of `lectern export json`; its zone is that of a new site until somebody says otherwise, and is left alone. */
function ofLectern(root: TreeObject): Settings {
  const workshop = objectOf(root.workshop);
  const texts = (part: TreeObject, keys: readonly string[]) => {
    const said = keys.flatMap((key) => {
      const text = textOf(part[key]);
      return text === undefined ? [] : [[key, text] as const];
    });
    return said.length > 0 ? Object.fromEntries(said) : undefined;
  };
  return {
    ...texts(workshop, ["name", "short", "tagline", "start", "end", "language", "accent"]),
    host: texts(objectOf(workshop.host), ["name", "url"]),
    venue: texts(objectOf(workshop.venue), ["name", "room", "address", "city", "country", "map"]),
    contact: texts(objectOf(workshop.contact), ["email"]),
    proceedings: withoutNothing({
      ...texts(objectOf(workshop.proceedings), ["label", "url"]),
      ...volumeOfLectern(objectOf(root.volume), listOf(root.people)),
    }),
  };
}

/** The volume, whose editors are among the people of the export. */
function volumeOfLectern(volume: TreeObject, people: readonly unknown[]): ValueMap {
  const names = new Map(people.map(objectOf).map(({ slug, name }) => [slug, stringOf(name)]));
  const editors = listOf(volume.editors).flatMap((slug) => {
    const name = names.get(slug);
    return name === undefined ? [] : [personValue({ name })];
  });
  return {
    title: textOf(volume.title),
    short: textOf(volume.short),
    editors: editors.length > 0 ? editors : undefined,
    publisher: textOf(volume.publisher),
    series: textOf(volume.series),
    volume: textOf(volume.number),
    isbn: textOf(volume.isbn),
    issn: textOf(volume.issn),
    doi_prefix: textOf(volume.doiPrefix),
    licence: textOf(objectOf(volume.licence).name),
    year: textOf(volume.year),
  };
}

/** Undefined for a mapping in which nothing is said. */
function withoutNothing(map: ValueMap): ValueMap | undefined {
  return Object.values(map).some((value) => value !== undefined) ? map : undefined;
}

/** Keys as in https://github.com/rycolab/aclpub2 ("conference_details.yml"). */
function ofAclpub2(root: TreeObject): Settings {
  const title = textOf(root.book_title);
  return {
    // Older folders have other keys.
    name: textOf(root.event_name) ?? textOf(root.name),
    short: textOf(root.anthology_venue_id) ?? textOf(root.abbreviation),
    start: dateOf(root.start_date),
    end: dateOf(root.end_date),
    venue: placeIn(textOf(root.location)),
    // Without a title there is no volume; its keys are then not read, which is said.
    proceedings: title === undefined ? undefined : volumeOf(title, root),
  };
}

function volumeOf(title: string, root: TreeObject): ValueMap {
  const editors = listOf(root.editors)
    .map(objectOf)
    .flatMap(({ first_name, middle_name, last_name }) => {
      const given = [first_name, middle_name].flatMap((part) => stringOf(part) ?? []).join(" ");
      const name = fullName(given, stringOf(last_name));
      return name === "" ? [] : [personValue({ name })];
    });
  return {
    title,
    editors: editors.length > 0 ? editors : undefined,
    publisher: textOf(root.publisher),
    isbn: textOf(root.isbn),
  };
}

/** "Dublin, Ireland"; without a country that is known, all of it is the city. */
function placeIn(location: string | undefined): ValueMap | undefined {
  const [, city, country] = /^(.+),\s*([^,]+)$/.exec(location ?? "") ?? [];
  if (country !== undefined && countryCode(country) !== undefined) return { city, country };
  return location === undefined ? undefined : { city: location };
}

function textOf(value: unknown): string | undefined {
  const text = stringOf(value);
  return text === undefined ? undefined : oneLine(text);
}

function dateOf(value: unknown): string | undefined {
  const date = stringOf(value)?.slice(0, 10);
  return date !== undefined && isRealDate(date) ? date : undefined;
}

/**
 * data/workshop.yaml with settings that it lacks, or that are still a new site's examples. What it says otherwise stays,
 * and is noted.
 * @param name the file that the settings are from
 */
export function mergeSettings(text: string, settings: Settings, name: string, notes: Notes): Merged {
  const file = readForMerge("data/workshop.yaml", text);
  const { root } = file;
  if (root?.kind !== "mapping")
    throw new ImportMistake('data/workshop.yaml is missing or empty; "lectern new" writes one');
  const edits: Edit[] = [];
  const merged: string[] = [];
  const missing: [string, Value][] = [];
  let same = 0;
  const set = (mapping: MappingNode, key: string, value: Value, path: string, absent: [string, Value][]): void => {
    const entry = entryOf(mapping, key);
    const now = entry?.value;
    if (now?.kind === "mapping" && typeof value === "object" && !Array.isArray(value)) {
      const inner: [string, Value][] = [];
      for (const [sub, one] of Object.entries(value as ValueMap))
        if (one !== undefined) set(now, sub, one, `${path}.${sub}`, inner);
      edits.push(...added(text, now, inner));
    } else if (!entry || now === undefined) absent.push([key, value]);
    else if (now.kind === "text" && now.value.trim() === value) same += 1;
    else if (now.kind === "text" && (now.value.trim() === "tbd" || isExample("data/workshop.yaml", now.value))) {
      edits.push(replaced(text, mapping, entry, value));
    } else {
      notes.leaveOut(name, `${path}: data/workshop.yaml has one of its own, which stays`);
      return;
    }
    if (!merged.includes(path) && now?.kind !== "mapping") merged.push(path);
  };
  for (const [key, value] of Object.entries(valid(settings, name, notes))) {
    if (value !== undefined) set(root, key, value, key, missing);
  }
  const after = edited(text, [...edits, ...added(text, root, missing)]);
  return { file: "data/workshop.yaml", before: text, after, added: merged.length - same, changed: [], same };
}

/** Without the values of the volume that the data format does not take, which are noted. */
function valid(settings: Settings, name: string, notes: Notes): Settings {
  const volume = settings.proceedings;
  const result = volume === undefined ? undefined : proceedings.safeParse(volume);
  if (!result || result.success) return settings;
  const wrong = new Set(result.error.issues.map(({ path }) => String(path[0])));
  for (const key of wrong) notes.leaveOut(name, `proceedings.${key}, which is not in the form of the data format`);
  const kept = Object.entries(volume as ValueMap).filter(([key]) => !wrong.has(key));
  return { ...settings, proceedings: Object.fromEntries(kept) };
}
