import type { ContentDocument } from "../load/content.ts";
import { findWritten, type Place } from "../load/source.ts";
import type { Context } from "./context.ts";
import { within } from "./context.ts";
import { type RenderedMarkdown, renderMarkdown } from "./markdown.ts";
import { slugify } from "./slug.ts";
import { inlineText } from "./text.ts";
import type { ContentPage, ImportantDate } from "./workshop.ts";

/** A page while the model is being built; its dates are added once dates.yaml is read. */
export type UnfinishedPage = { -readonly [K in keyof ContentPage]: ContentPage[K] } & {
  dates: ImportantDate[];
  readonly document: ContentDocument;
  readonly headingIds: ReadonlySet<string>;
};

/** Names that may hold the overview; the first that exists wins. */
const OVERVIEW = ["index", "overview"];

/** The pages in content/, without drafts; the overview is returned separately. */
export function buildPages(context: Context): { overview?: UnfinishedPage; pages: UnfinishedPage[] } {
  const documents = context.documents.content.filter(({ frontMatter }) => frontMatter.draft !== true);
  const overviewName = OVERVIEW.find((name) => documents.some((document) => document.name === name));
  const built = documents.map((document) => buildPage(document, context));
  const overview = built.find(({ document }) => document.name === overviewName);
  const pages = built.filter((unfinished) => unfinished !== overview).sort((a, b) => byPlace(a, b, context.language));
  return { ...(overview && { overview }), pages };
}

function byPlace(a: UnfinishedPage, b: UnfinishedPage, language: string): number {
  const difference = (a.nav ?? Number.POSITIVE_INFINITY) - (b.nav ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(difference) && difference !== 0
    ? difference
    : Number(a.nav === undefined) - Number(b.nav === undefined) || a.title.plain.localeCompare(b.title.plain, language);
}

const FIRST_HEADING = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/;

function buildPage(document: ContentDocument, context: Context): UnfinishedPage {
  const { frontMatter, name } = document;
  const heading = FIRST_HEADING.exec(document.body);
  const title = frontMatter.title ?? heading?.[1] ?? humanized(name);
  // Drop a first heading that repeats the title.
  const repeats =
    heading && (frontMatter.title === undefined || slugify(heading[1] ?? "") === slugify(frontMatter.title));
  const offset = repeats ? heading[0].length : 0;
  const slug = slugify(name) || "page";
  if (document.body.trim() === "") context.report.add("empty-page", placeInBody(document, ""));
  // Rendered twice; problems are the same both times, and the report deduplicates them.
  const page = render(document, offset, { topHeading: 2, idPrefix: "" }, context);
  const section = render(document, offset, { topHeading: 3, idPrefix: `${slug}-` }, context);
  return {
    slug,
    page: `/${slug}/`,
    anchor: slug,
    title: inlineText(title, (code, fragment, params, hint) => {
      const place =
        frontMatter.title === undefined
          ? placeInBody(document, fragment)
          : within(context.at(frontMatter, "title"), fragment);
      context.report.add(code, place, params, hint);
    }),
    ...(frontMatter.description === undefined ? {} : { description: frontMatter.description }),
    ...(frontMatter.nav === undefined ? {} : { nav: frontMatter.nav }),
    dates: [],
    isCall: false,
    markdown: document.body.trim(),
    html: page.html,
    sectionHtml: section.html,
    line: page.line,
    aliases: frontMatter.aliases ?? [],
    isExample: context.documents.examples.some(({ source }) => source === document.source),
    document,
    headingIds: new Set(page.headings.map(({ id }) => id)),
  };
}

function humanized(name: string): string {
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Look {
  readonly topHeading: number;
  readonly idPrefix: string;
}

function render(document: ContentDocument, offset: number, look: Look, context: Context): RenderedMarkdown {
  const own = ownFragments(document.body);
  return renderMarkdown(document.body.slice(offset), {
    ...look,
    problem: (code, fragment, params, hint) =>
      context.report.add(code, placeInBody(document, fragment, offset), params, hint),
    // A fragment refers to a heading on this page first, then to a section of the home page.
    link: (href) => {
      if (href.startsWith("#") && own.has(href.slice(1)))
        return look.idPrefix ? `#${look.idPrefix}${href.slice(1)}` : href;
      return context.markdownLink(href, placeInBody(document, href || "]()", offset));
    },
    absolute: (href) => context.absolute(href),
    picture: (path) => context.picturePath(path, placeInBody(document, path, offset), "text"),
  });
}

/** The ids that the headings of a text will get. */
function ownFragments(body: string): ReadonlySet<string> {
  return new Set(
    [...body.matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/gm)].map((match) => slugify(match[1] ?? "")),
  );
}

/** Where a text first occurs in a page's body at or after `from`; else the body's first line. */
function placeInBody(page: ContentDocument, text: string, from = 0): Place {
  const found = findWritten(page.body, text, from);
  const [start, end] = found ? [found.start, found.end] : [0, 1];
  return { source: page.source, start: page.bodyStart + start, end: page.bodyStart + end };
}
