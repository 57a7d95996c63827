/**
 * The model: everything that pages and feeds show, computed once and never changed. Every date-time is a luxon
 * `DateTime` in the workshop's zone (deadlines: in their own).
 */
import type { DateTime } from "luxon";
import type { PaperKind } from "../schema/papers.ts";
import type { ItemType, MODES } from "../schema/schedule.ts";
import type { PAPER_SIZES, SECTIONS, STAGES } from "../schema/workshop.ts";

/** Text from the data that may hold mathematics: for attributes and feeds, and as escaped HTML with MathML. */
export interface Text {
  /**
   * Without markup; formulas in Unicode: `$\\ell_2$-norm` reads `ℓ₂-norm`. Of Markdown, lines: paragraphs, items of lists;
   * links with their addresses.
   */
  readonly plain: string;
  /** The same in one line and without the addresses of links: for titles, previews and the search. */
  readonly line: string;
  readonly html: string;
  /** What addresses are made of, where a formula stands in the letters of its source, so that they stay as they are. */
  readonly words: string;
}

/** A link with the words to show. */
export interface Link {
  readonly label: string;
  /** An absolute address, or one of this site from its root (`/papers/`, `/#posters`), without the path prefix. */
  readonly url: string;
}

/** A picture or other file: an address elsewhere, or a path from the site's root. */
export type FileUrl = string;

/** What a person does here. */
export const ROLES = ["speaker", "organizer", "committee", "member", "scheduled", "author"] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  /** Unique; also the last part of the address of the person's page. */
  readonly slug: string;
  readonly name: string;
  /** Under which name the data wants the person listed; without it that follows from the name. */
  readonly sort?: string;
  readonly affiliation?: string;
  readonly url?: string;
  readonly photo?: FileUrl;
  readonly bio?: Text;
  readonly pronouns?: string;
  /** As organizer, committee or other member: "Publicity chair". */
  readonly role?: string;
  readonly orcid?: string;
  readonly links: readonly Link[];
  readonly roles: ReadonlySet<Role>;
  /** One or two letters for where there is no photo. */
  readonly initials: string;
  /** Address of the person's page, for who is in speakers.yaml or speaks at an item; undefined where there is none. */
  readonly page?: string;
  /** Scheduled items the person speaks at, moderates or is a panelist of, in order of time; chaired ones are not among them. */
  readonly items: readonly Item[];
  readonly chairs: readonly Session[];
  readonly papers: readonly Paper[];
  /** Whether it is still, or holds, an example of a new site, which is not to be found by search engines. */
  readonly isExample: boolean;
  /** A talk without a time yet, from speakers.yaml; only where no scheduled item has taken its place. */
  readonly talk?: { readonly title?: Text; readonly abstract?: Text };
}

/** People under a heading; a list without groups is one group without title. */
export interface PersonGroup {
  readonly title?: string;
  readonly people: readonly Person[];
}

/** Where a start or end comes from: written in the data, reckoned from its neighbours, or assumed for want of both. */
export type Origin = "stated" | "derived" | "assumed";

export interface Interval {
  readonly start: DateTime<true>;
  readonly end: DateTime<true>;
  readonly startOrigin: Origin;
  readonly endOrigin: Origin;
}

/** How an item looks and weighs: the visual family of its type. */
export type Family = "invited" | "talk" | "panel" | "poster" | "remarks" | "break";

/** Where an item takes place; plenary where neither room nor track is said. */
export interface RoomOrTrack {
  readonly kind: "plenary" | "room" | "track";
  readonly name: string;
  readonly slug: string;
}

export interface Participation {
  readonly person: Person;
  readonly remote: boolean;
}

export interface OnlineAccess {
  /** The stream or meeting; undefined also once the workshop is over and offers it no longer, and so is the note. */
  readonly url?: string;
  readonly chat?: string;
  readonly note?: Text;
  /** Whether it can be followed from afar, or could. */
  readonly hasStream: boolean;
}

export interface Item extends Interval {
  readonly slug: string;
  /** Fragment on /schedule/ and, where the home page lists the whole schedule, there: `#item-<slug>`. */
  readonly anchor: string;
  /** Address of its own page; undefined where it has none. */
  readonly page?: string;
  readonly types: readonly ItemType[];
  readonly family: Family;
  /** `label:` of the data in place of the type's name. */
  readonly label?: string;
  /** undefined: to be announced (talks), or nothing beyond the type (breaks). */
  readonly title?: Text;
  /** Whether the missing title is one that is still to come. */
  readonly toBeAnnounced: boolean;
  /** Who gives it: those of `speakers:`, else the presenters of its paper. */
  readonly speakers: readonly Participation[];
  /** Of a talk that names no speaker, the authors of its paper: which of them will speak is not known. */
  readonly authors: readonly Participation[];
  readonly moderators: readonly Participation[];
  readonly panelists: readonly Participation[];
  readonly chairs: readonly Participation[];
  readonly roomOrTrack: RoomOrTrack;
  readonly room?: string;
  readonly track?: string;
  readonly abstract?: Text;
  /** The paper that this talk presents. */
  readonly paper?: Paper;
  /** Papers shown in it (poster sessions). */
  readonly papers: readonly Paper[];
  /** How pages say which those are. */
  readonly shown: ShownPapers;
  readonly slides?: FileUrl;
  readonly video?: string;
  /** Minutes of the recording, where they are known. */
  readonly videoLength?: number;
  readonly links: readonly Link[];
  /** Those of the item, then those of the paper that it presents. */
  readonly awards: readonly string[];
  readonly online?: OnlineAccess;
  readonly mode?: (typeof MODES)[number];
  readonly cancelled: boolean;
  readonly changed?: string;
  readonly language?: string;
  /** Whether it has a time of its own; false for the entries of a session that are only listed. */
  readonly timed: boolean;
  readonly session?: Session;
  readonly day: Day;
  /** Whether it is still, or holds, an example of a new site, which is not to be found by search engines. */
  readonly isExample: boolean;
}

/** The papers of an item, in as few words as say which they are. */
export interface ShownPapers {
  /** Lists of the papers' page that are shown as a whole, so that a link says enough. */
  readonly lists: readonly PaperList[];
  /** The others, each by its title. */
  readonly others: readonly Paper[];
  /** On paper: how many there are of what `papers:` names by a word for many. */
  readonly counts: readonly Pick<PaperList, "anchor" | "papers">[];
}

export interface Session extends Interval {
  readonly slug: string;
  readonly anchor: string;
  readonly title?: Text;
  readonly chairs: readonly Participation[];
  readonly roomOrTrack: RoomOrTrack;
  readonly room?: string;
  readonly track?: string;
  readonly online?: OnlineAccess;
  readonly video?: string;
  readonly items: readonly Item[];
  readonly day: Day;
  /** Whether it is still, or holds, an example of a new site, which is not to be found by search engines. */
  readonly isExample: boolean;
}

/** One line of a day's programme: a session with its items, or an item of its own. */
export type Slot =
  | { readonly session: Session; readonly item?: never }
  | { readonly item: Item; readonly session?: never };

export interface Day {
  /** `2019-05-06` */
  readonly date: string;
  /** `day-2019-05-06` */
  readonly anchor: string;
  /** Address of its own page; undefined where the schedule of all days says everything. */
  readonly page?: string;
  /** Address of the page on which all of its items stand: `/schedule/`, or its own where that would be too long. */
  readonly schedule: string;
  /** Midnight at which it begins, in the workshop's zone. */
  readonly midnight: DateTime<true>;
  readonly title?: string;
  readonly note?: Text;
  readonly tentative: boolean;
  readonly video?: string;
  readonly online?: OnlineAccess;
  /** In order of time, then as in the data. */
  readonly slots: readonly Slot[];
  /** All items of its entries, in order of time. */
  readonly items: readonly Item[];
  /** Rooms or tracks of this day, in the order of their first appearance, the plenary first where there is one. */
  readonly roomsOrTracks: readonly RoomOrTrack[];
  /** First start and last end; undefined for a day without items. */
  readonly span?: Interval;
}

export interface Paper {
  readonly slug: string;
  readonly anchor: string;
  readonly page?: string;
  readonly title: Text;
  /** The title as it was written, with formulas as TeX. */
  readonly titleSource: string;
  readonly authors: readonly Person[];
  readonly presenters: readonly Person[];
  readonly kinds: readonly PaperKind[];
  readonly label?: string;
  readonly group?: string;
  readonly pdf?: FileUrl;
  readonly url?: string;
  readonly abstract?: Text;
  readonly code?: string;
  readonly data?: string;
  readonly slides?: FileUrl;
  readonly poster?: FileUrl;
  readonly video?: string;
  readonly awards: readonly string[];
  /** Whether it is also given as a talk: said, or found in the schedule. */
  readonly hasTalk: boolean;
  /** The scheduled talks that present it. */
  readonly talks: readonly Item[];
  readonly board?: string;
  /** Poster or demo sessions in which it hangs. */
  readonly sessions: readonly Item[];
  readonly keywords: readonly string[];
  readonly doi?: string;
  /** Whether it is still, or holds, an example of a new site, which is not to be found by search engines. */
  readonly isExample: boolean;
}

/** Papers as a page lists them, under headings where the data gives groups. */
export interface PaperList {
  /** Section and fragment: `posters`, `demos`, …; `papers` for all of them. */
  readonly anchor: string;
  /** undefined for a list of papers of several kinds. */
  readonly kind?: PaperKind;
  readonly papers: readonly Paper[];
  readonly groups: readonly { readonly title?: string; readonly papers: readonly Paper[] }[];
}

export interface ImportantDate {
  readonly slug: string;
  readonly anchor: string;
  readonly title: Text;
  /** undefined: to be determined. */
  readonly at?: DateTime<true>;
  /** Whether a clock time was given; without one it is over when its day is. */
  readonly hasTime: boolean;
  readonly anywhereOnEarth: boolean;
  /** Dates before it was moved, to later or to earlier, in the order given. */
  readonly was: readonly DateTime<true>[];
  readonly url?: string;
  readonly call?: ContentPage;
  /** The last instant at which it is not over; undefined where it is to be determined. */
  readonly over?: DateTime<true>;
  /** At the instant of the build. */
  readonly isOver: boolean;
  /** Whether it is a day of the workshop itself: no deadline, so nothing counts down to it. */
  readonly isEvent: boolean;
}

export interface ContentPage {
  readonly slug: string;
  /** `/call-for-papers/` */
  readonly page: string;
  readonly anchor: string;
  readonly title: Text;
  readonly description?: string;
  readonly nav?: number;
  readonly deadline?: ImportantDate;
  /** Dates whose `call` names this page, and the deadline, in order of time, those that are over last. */
  readonly dates: readonly ImportantDate[];
  readonly isCall: boolean;
  /** The body as it was written. */
  readonly markdown: string;
  /** The body with headings from h2 down, for its own page. */
  readonly html: string;
  /** The body with headings from h3 down and ids prefixed by the slug, for the home page. */
  readonly sectionHtml: string;
  /** As text in one line. */
  readonly line: string;
  readonly aliases: readonly string[];
  /** Whether it is still, or holds, an example of a new site, which is not to be found by search engines. */
  readonly isExample: boolean;
}

export interface Sponsor {
  readonly name: string;
  /** Whether it is still, or holds, an example of a new site, which is not to be found by search engines. */
  readonly isExample: boolean;
  readonly url?: string;
  readonly logo?: FileUrl;
  /** The logo for a dark ground. */
  readonly logoDark?: FileUrl;
}

/** The picture at the head of the home page. */
export interface Hero {
  readonly image: FileUrl;
  /** What it shows; empty for one that only decorates. */
  readonly alt: string;
  /** Who made it. */
  readonly credit?: string;
}

export interface SponsorLevel {
  readonly title?: string;
  readonly sponsors: readonly Sponsor[];
}

export interface News {
  readonly date: DateTime<true>;
  readonly anchor: string;
  readonly text: Text;
  readonly url?: string;
}

export interface Edition {
  readonly title: string;
  readonly date?: DateTime<true>;
  /** What the data says where it is not a full date: `2014`. */
  readonly dateText?: string;
  readonly place?: string;
  readonly url?: string;
  readonly proceedings?: string;
}

export interface Action extends Link {
  readonly until?: ImportantDate;
  /** Whether its time is over at the instant of the build. */
  readonly isOver: boolean;
}

export interface Notice {
  readonly text: Text;
  readonly from?: DateTime<true>;
  readonly until?: DateTime<true>;
  /** At the instant of the build. */
  readonly isShown: boolean;
}

/** When the workshop is: a day, several days, a month, or open. */
export type When =
  | { readonly known: "day"; readonly start: DateTime<true>; readonly end: DateTime<true>; readonly words?: string }
  | { readonly known: "month"; readonly month: DateTime<true>; readonly words?: string }
  | { readonly known: "tbd"; readonly words?: string };

export interface Venue {
  readonly name?: string;
  readonly room?: string;
  readonly address?: string;
  readonly city?: string;
  /** In the site's language: `US` is "United States". */
  readonly country?: string;
  /** ISO 3166-1 alpha-2; undefined where the country is said in a way that is not understood. */
  readonly countryCode?: string;
  readonly map?: string;
}

/** A section of the home page, in the order of the page; only sections that have something to show. */
export type Section =
  | { readonly kind: "page"; readonly anchor: string; readonly page: ContentPage }
  | { readonly kind: "papers"; readonly anchor: string; readonly list: PaperList }
  | {
      /** Lists of papers, posters and demos are of the kind above. */
      readonly kind: Exclude<(typeof SECTIONS)[number], "papers" | "posters" | "demos">;
      readonly anchor: string;
    };

export type Stage = (typeof STAGES)[number];

export interface Workshop {
  readonly name: string;
  readonly short: string;
  readonly slug: string;
  readonly tagline?: string;
  readonly hero?: Hero;
  readonly host?: { readonly name: string; readonly url?: string };
  readonly when: When;
  /** The year that tells it from other editions: `2019`; undefined: not known yet. */
  readonly edition?: string;
  /** IANA name of the venue's zone. */
  readonly timezone: string;
  readonly clock: 12 | 24;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Where the site will live, with a final slash. */
  readonly url?: string;
  readonly venue?: Venue;
  readonly online?: OnlineAccess;
  readonly contact?: { readonly email?: string; readonly links: readonly Link[] };
  readonly actions: readonly Action[];
  readonly proceedings?: Link;
  /** As written, any CSS colour; the palette is made from it. */
  readonly accent: string;
  readonly paper: (typeof PAPER_SIZES)[number];
  /** Whether a visited site opens without a network. */
  readonly offline: boolean;
  readonly stage: Stage;
  readonly notice?: Notice;
  /** The instant of the data, to the second; its midnight where only a date is known. */
  readonly updated: DateTime<true>;
  /** The instant that "over", "now" and "days left" refer to. */
  readonly now: DateTime<true>;
  /** Whether it is too large for one page (over 60 items, several rooms or days): the home page then summarizes. */
  readonly isLarge: boolean;
  /** What the page of all days says; beyond `everything` each day has a page of its own that says the rest. */
  readonly scheduleShows: "everything" | "all items in brief" | "what is for everyone";
  readonly sections: readonly Section[];
  /** Everybody, by family name. */
  readonly people: readonly Person[];
  /** Those of speakers.yaml. */
  readonly speakers: readonly Person[];
  /** Those who speak in the schedule without being in speakers.yaml, by family name. */
  readonly otherSpeakers: readonly Person[];
  readonly speakerGroups: readonly PersonGroup[];
  readonly organizers: readonly PersonGroup[];
  readonly committee: readonly PersonGroup[];
  readonly members: readonly PersonGroup[];
  readonly days: readonly Day[];
  readonly items: readonly Item[];
  readonly rooms: readonly RoomOrTrack[];
  readonly tracks: readonly RoomOrTrack[];
  readonly papers: readonly Paper[];
  /** One list a kind, in the order of the kinds' first appearance. A paper of several kinds is in the list of its first. */
  readonly paperLists: readonly PaperList[];
  readonly overview?: ContentPage;
  /** All other pages of content/, drafts left out, by their place in the navigation, then title. */
  readonly pages: readonly ContentPage[];
  readonly calls: readonly ContentPage[];
  readonly dates: readonly ImportantDate[];
  readonly sponsors: readonly SponsorLevel[];
  readonly news: readonly News[];
  readonly editions: readonly Edition[];
}
