/** News and deadlines as an Atom feed (RFC 4287). */
import { DateTime } from "luxon";
import { iso } from "../locales/dates.ts";
import { localizationOf } from "../locales/localization.ts";
import { feedAddress } from "../model/feeds.ts";
import { ofEdition } from "../model/identity.ts";
import { ADDRESSES } from "../model/routes.ts";
import { escapeHtml, shortened } from "../model/text.ts";
import type { ImportantDate, News, Workshop } from "../model/workshop.ts";
import { absolute, GENERATOR } from "./site.ts";
import { element, type Markup, xmlDocument } from "./xml.ts";

interface Entry {
  readonly at: DateTime<true>;
  readonly anchor: string;
  readonly title: string;
  readonly html: string;
  /** Where to read more; an address as in the data. */
  readonly url: string | undefined;
}

/** `feed.xml`, latest first; needs the site's address, from which its identifiers are made. */
export function atomFeed(workshop: Workshop): string {
  const entries = [...workshop.dates.flatMap((date) => deadline(workshop, date)), ...workshop.news.map(news)];
  entries.sort((a, b) => b.at.toMillis() - a.at.toMillis());
  const home = absolute(workshop, ADDRESSES.home) ?? "";
  const { words } = localizationOf(workshop);
  return xmlDocument(
    element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": workshop.language }, [
      element("id", {}, home),
      element("title", {}, workshop.name),
      element("subtitle", {}, [words.t("titles.news"), words.t("titles.dates")].join(words.t("dot"))),
      element("updated", {}, iso(latest(workshop.updated, entries[0]?.at))),
      element("link", {
        rel: "self",
        type: "application/atom+xml",
        href: absolute(workshop, feedAddress(workshop, "atom") ?? ""),
      }),
      element("link", { rel: "alternate", type: "text/html", href: home }),
      element("author", {}, [element("name", {}, workshop.name)]),
      element("generator", { version: GENERATOR.version }, GENERATOR.name),
      ...entries.map((entry) => xml(workshop, entry)),
    ]),
  );
}

/** News may be dated after `updated`. */
function latest(updated: DateTime<true>, entry: DateTime<true> | undefined): DateTime<true> {
  return entry === undefined ? updated : DateTime.max(updated, entry);
}

function news({ date, anchor, text, url }: News): Entry {
  return { at: date, anchor, title: firstSentence(text.line), html: text.html, url };
}

/** News items have no titles, but feed readers need one. */
function firstSentence(text: string): string {
  const sentence = /^.*?[.!?。！？؟](?=\s|$)/su.exec(text)?.[0] ?? text;
  return shortened(sentence, 100);
}

/** A deadline. Its announcement date is unknown, so use the date of the data: an extension then counts as news. */
function deadline(workshop: Workshop, date: ImportantDate): Entry[] {
  if (date.at === undefined) return [];
  const { dates } = localizationOf(workshop);
  const title = `${date.title.plain}: ${dates.deadline(date)}`;
  const day = `<p><time datetime="${date.hasTime ? iso(date.at) : date.at.toISODate()}">${escapeHtml(dates.deadline(date))}</time></p>`;
  const html = day + date.was.map((was) => `<p><s>${escapeHtml(dates.formerly(date, was))}</s></p>`).join("");
  return [{ at: workshop.updated, anchor: date.anchor, title, html, url: date.call?.page ?? date.url }];
}

function xml(workshop: Workshop, { at, anchor, title, html, url }: Entry): Markup {
  const id = absolute(workshop, `${ADDRESSES.home}#${ofEdition(workshop, anchor)}`);
  const target =
    (url === undefined ? undefined : absolute(workshop, url)) ?? absolute(workshop, `${ADDRESSES.home}#${anchor}`);
  const content = withAbsoluteLinks(workshop, html);
  return element("entry", {}, [
    element("id", {}, id ?? ""),
    element("title", {}, title),
    element("updated", {}, iso(at)),
    element("link", { rel: "alternate", type: "text/html", href: target }),
    ...(content === "" ? [] : [element("content", { type: "html" }, content)]),
  ]);
}

/** Feed readers show entries outside this site, where root-relative addresses mean nothing. */
function withAbsoluteLinks(workshop: Workshop, html: string): string {
  return html.replace(
    /(<(?:a|img)\b[^>]*?(?:href|src)=")(\/(?!\/)[^"]*|#[^"]*)/g,
    (_, start: string, address: string) =>
      start + (absolute(workshop, address.startsWith("#") ? ADDRESSES.home + address : address) ?? address),
  );
}
