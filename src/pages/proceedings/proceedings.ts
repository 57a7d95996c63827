/** What the page of the proceedings shows, and what other pages say of a paper's place in them. */
import { bind, type Functions, type View } from "../../components/view.ts";
import { bibtexOfProceedings } from "../../feeds/bibliography.ts";
import { proceedingsPage } from "../../model/routes.ts";
import type { Licence, Link, Paper, Volume } from "../../model/workshop.ts";

/** A fact about a volume: its name, and its value in words, with a link if it leads somewhere. */
export interface VolumeFact {
  readonly name: string;
  readonly value: string;
  readonly url?: string;
}

/** What is known of a volume, besides title and editors, in the order of a title page. */
export function volumeFacts({ workshop, words }: View, volume: Volume): readonly VolumeFact[] {
  const { publisher, series, number, year, isbn, issn, licence } = volume;
  const fact = (name: string, value: string | undefined, url?: string): VolumeFact[] =>
    value === undefined ? [] : [{ name, value, ...(url === undefined ? {} : { url }) }];
  const { proceedings } = workshop;
  return [
    ...fact(words.t("proceedings.series"), series),
    ...fact(words.t("proceedings.volume"), number),
    ...fact(words.t("proceedings.publisher"), publisher),
    ...fact(words.t("proceedings.year"), year),
    ...fact("ISBN", isbn),
    ...fact("ISSN", issn),
    ...fact(words.t("proceedings.licence"), licence?.name, licence?.url),
    ...(proceedings ? fact(words.t("proceedings.at"), proceedings.label, proceedings.url) : []),
  ];
}

/** `1–12`, or one number for a single page. */
export function pageRange({ pages }: Pick<Paper, "pages">): string | undefined {
  return pages && (pages.first === pages.last ? pages.first : `${pages.first}–${pages.last}`);
}

/** The licence of a paper, unless the volume has the same. */
export function ownLicence({ licence }: Paper, volume: Volume): Licence | undefined {
  return licence?.name === volume.licence?.name ? undefined : licence;
}

/** Where the proceedings are: their page on this site, else elsewhere. */
export function proceedingsLink({ workshop, words }: View): Link | undefined {
  const url = proceedingsPage(workshop);
  return url === undefined ? workshop.proceedings : { label: words.t("links.proceedings"), url };
}

/** Filters about the proceedings. */
export const proceedingsFilters = (view: View): Functions => ({
  ownLicence,
  pageRange,
  volumeBibtex: (volume: Volume) => bibtexOfProceedings(view.workshop, volume),
  ...bind(view, { volumeFacts }),
});
