/** The words of the interface in templates. */
import nunjucks from "nunjucks";
import { escapeHtml } from "../model/text.ts";
import { bind, type Functions, type View } from "./view.ts";

const { SafeString } = nunjucks.runtime;
type Markup = InstanceType<typeof SafeString>;

/**
 * `t("key", {count: 3})`: a word of the interface. If a value is markup (the result of a macro), the rest is escaped
 * and the whole is markup.
 */
export function t(view: View, key: string, params?: Record<string, unknown>): string | Markup {
  const { words } = view;
  if (params === undefined) return words.t(key);
  const hasMarkup = Object.values(params).some((value) => value instanceof SafeString);
  if (!hasMarkup) return words.t(key, params as Record<string, string | number>);
  const count = typeof params.count === "number" ? params.count : undefined;
  const html = words.parts(key, count).map((part) => {
    if (typeof part === "string") return escapeHtml(part);
    const value = params[part.name];
    return value instanceof SafeString ? String(value).trim() : escapeHtml(String(value ?? ""));
  });
  return new SafeString(html.join(""));
}

/** The title of a section, chosen by its anchor. */
export function sectionTitle(view: View, anchor: string): string {
  const { words } = view;
  if (words.has(`titles.${anchor}`)) return words.t(`titles.${anchor}`);
  return words.has(`sections.${anchor}`) ? words.t(`sections.${anchor}`) : anchor;
}

/** What the sections still to come are called, in a sentence: "Call and schedule will appear here." */
export function comingSoon({ words, dates: { locale } }: View, anchors: readonly string[]): string {
  const format = new Intl.ListFormat(locale, { type: "conjunction" });
  const things = format.format(anchors.map((anchor) => words.t(`headline.awaited.${anchor}`)));
  const [first = "", ...rest] = words.t("headline.soon", { things, count: anchors.length });
  return first.toLocaleUpperCase(locale) + rest.join("");
}

/**
 * Several facts on one line; empty ones are left out, and what is not markup is escaped. undefined if nothing is left.
 */
export function dotted({ words }: View, facts: readonly (string | Markup | undefined)[]): Markup | undefined {
  const shown = facts.map((fact) => (fact instanceof SafeString ? String(fact).trim() : escapeHtml(fact ?? "")));
  const html = shown.filter((fact) => fact !== "").join(escapeHtml(words.t("dot")));
  return html === "" ? undefined : new SafeString(html);
}

/** Filters about words. */
export const wordFilters = (view: View): Functions => bind(view, { comingSoon, dotted, sectionTitle });
