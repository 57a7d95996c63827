/** Badges: who gets one, and what it says. Like contacts they stand beside the workshop, and are never published. */
import { byFamilyName, nameKey } from "../schema/name.ts";
import { fold } from "../schema/suggest.ts";
import { withoutUndefined } from "./context.ts";
import type { Person, PersonGroup, Workshop } from "./workshop.ts";

/** What a badge marks, each with a pattern of its own. */
export const BADGE_ROLES = ["organizer", "speaker", "chair", "helper", "press", "participant"] as const;
export type BadgeRole = (typeof BADGE_ROLES)[number];

/** Somebody on a list of registrations. */
export interface Registration {
  readonly name: string;
  /** The name in the person's own script, if `name` is in another. */
  readonly nativeName?: string;
  readonly affiliation?: string;
  readonly pronouns?: string;
  readonly role: BadgeRole;
  /** The role as the list calls it, if it is none of ours. */
  readonly word?: string;
}

export interface Badge extends Registration {
  readonly sort?: string;
}

/** The badges of a workshop, and where they come from. */
export interface Badges {
  /** By family name. */
  readonly badges: readonly Badge[];
  /** Of those who registered, how many are of the programme or organize it. */
  readonly known: number;
  /** Those who are of the programme or organize it and are on no list of registrations; empty without a list. */
  readonly unregistered: readonly string[];
}

/** Words by which a group of people.yaml, or somebody's role, says that they help on the day. */
const HELPS =
  /helper|volunteer|assistant|staff|steward|crew|helfer|hilfskraft|bénévole|voluntari|volontari|ayudante|aiuto|ボランティア|スタッフ|志愿者|متطوع/iu;

/**
 * A badge for everybody who organizes, speaks, chairs or helps, and for everybody on the list of registrations. Somebody
 * in both has one, with the workshop's role and whatever one of them leaves out from the other.
 */
export function badgesOf(workshop: Workshop, registrations?: readonly Registration[]): Badges {
  const roles = rolesOf(workshop);
  const taken = new Set<Person>();
  const people = grouped([...roles.keys()]);
  const registered = (registrations ?? []).map((registration): Badge => {
    const namesakes = (people.get(keyOf(registration.name)) ?? []).filter((person) => !taken.has(person));
    const person = namesakes.find(({ affiliation }) => sameText(affiliation, registration.affiliation)) ?? namesakes[0];
    if (person === undefined) return registration;
    taken.add(person);
    const { word: _, ...own } = registration;
    return { ...own, ...badgeOf(person, roles.get(person) ?? "participant") };
  });
  const others = [...roles].filter(([person]) => !taken.has(person));
  const badges = [...registered, ...others.map(([person, role]) => badgeOf(person, role))];
  return {
    badges: badges.sort(byFamilyName(workshop.language)),
    known: taken.size,
    unregistered: registrations === undefined ? [] : others.map(([{ name }]) => name),
  };
}

const keyOf = (name: string): string => fold(nameKey(name));

const sameText = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && fold(one) === fold(other);

function grouped(people: readonly Person[]): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people) groups.set(keyOf(person.name), [...(groups.get(keyOf(person.name)) ?? []), person]);
  return groups;
}

function badgeOf({ name, nativeName, affiliation, pronouns, sort }: Person, role: BadgeRole): Badge {
  return { name, role, ...withoutUndefined({ nativeName, affiliation, pronouns, sort }) };
}

/** Everybody who has a part in the day, with the first of their roles. */
function rolesOf(workshop: Workshop): ReadonlyMap<Person, BadgeRole> {
  const { organizers, items, speakers, days, members } = workshop;
  const sessions = days.flatMap(({ slots }) => slots.flatMap(({ session }) => session ?? []));
  const people: readonly (readonly [BadgeRole, readonly Person[]])[] = [
    ["organizer", organizers.flatMap((group) => group.people)],
    [
      "speaker",
      [...speakers, ...items.flatMap((item) => [...item.speakers, ...item.panelists].map(({ person }) => person))],
    ],
    [
      "chair",
      [...sessions.map(({ chairs }) => chairs), ...items.map(({ chairs, moderators }) => [...chairs, ...moderators])]
        .flat()
        .map(({ person }) => person),
    ],
    ["helper", members.flatMap(helpersIn)],
  ];
  const roles = new Map<Person, BadgeRole>();
  for (const [role, list] of people) for (const person of list) if (!roles.has(person)) roles.set(person, role);
  return roles;
}

function helpersIn({ title = "", people }: PersonGroup): readonly Person[] {
  return people.filter(({ role = "" }) => HELPS.test(title) || HELPS.test(role));
}
