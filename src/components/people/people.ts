/** People in templates. */
import type { Link, Participation, Person, PersonGroup } from "../../model/workshop.ts";
import { excerpt } from "../head/head.ts";
import { link } from "../link/links.ts";
import { onOneLine } from "../venue.ts";
import { bind, type Functions, type View } from "../view.ts";

/** The person of a participation, or the person itself: templates list both. */
export function asPerson(value: Participation | Person): Person {
  return "person" in value ? value.person : value;
}

/** Where a person's name links: to their page, else to their own site. */
export function personAddress({ page, url }: Person): string | undefined {
  return page ?? url;
}

/**
 * The separator between people: a semicolon as soon as one of them has a remark, which else would seem to apply to all.
 */
export function separator(view: View, people: readonly (Participation | Person)[], namesOnly = false): string {
  const isLong = people.some(
    (value) => (!namesOnly && asPerson(value).affiliation !== undefined) || ("remote" in value && value.remote),
  );
  return view.words.t(isLong ? "list.people" : "list.names");
}

/** Names in a list as the language writes it: "A, B and C". */
export function names(view: View, people: readonly (Participation | Person)[]): string {
  const format = new Intl.ListFormat(view.dates.locale, { type: "conjunction" });
  return format.format(people.map((value) => asPerson(value).name));
}

/** The links of a person, website first. */
export function personLinks(view: View, person: Person): Link[] {
  const { words } = view;
  return [
    ...link(words, "website", person.url),
    ...person.links,
    ...link(words, "orcid", person.orcid && `https://orcid.org/${person.orcid}`),
  ];
}

export function memberCount(view: View, groups: readonly PersonGroup[]): string {
  const count = groups.reduce((sum, group) => sum + group.people.length, 0);
  return view.words.t("counts.members", { count });
}

/** What previews say about a person: the biography, else name, affiliation and where to hear them. */
export function describePerson(view: View, person: Person): string {
  if (person.bio !== undefined) return excerpt(person.bio.line);
  return onOneLine(view, [person.name, person.affiliation, view.workshop.name]);
}

/** Filters about people. */
export const peopleFilters = (view: View): Functions => ({
  asPerson,
  personAddress,
  ...bind(view, { describePerson, memberCount, personLinks, separator }),
});
