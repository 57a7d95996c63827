/**
 * The model: everything that pages and feeds show, computed once and never changed. Every date-time is a luxon
 * `DateTime` in the workshop's zone (deadlines: in their own).
 */
import type { DateTime } from "luxon";
import type { Focus } from "../schema/fields.ts";
import type { PaperKind } from "../schema/papers.ts";
import type { Pages } from "../schema/publication.ts";
import type { ItemType, MODES } from "../schema/schedule.ts";
import type { PAPER_SIZES, SECTIONS, STAGES } from "../schema/workshop.ts";

/** Text from the data that may contain mathematics: plain for attributes and feeds, and as escaped HTML with MathML. */
export interface Text {
  /** As written: Markdown, or a line of text; formulas as TeX. */
  readonly source: string;
  /**
   * Without markup; formulas in Unicode: `$\\ell_2$-norm` reads `ℓ₂-norm`. Markdown becomes lines (paragraphs, list
   * items); links are followed by their addresses.
   */
  readonly plain: string;
  /** The same in one line and without link addresses: for titles, previews and search. */
  readonly line: string;
  readonly html: string;
  /** What addresses are made from. Formulas keep the letters of their source, so that addresses stay stable. */
  readonly words: string;
}

/** A link with the words to show. */
export interface Link {
  readonly label: string;
  /** An absolute address, or one on this site from its root (`/papers/`, `/#posters`), without the path prefix. */
  readonly url: string;
}

/** A picture or other file: a remote address, or a path from the site root. */
export type FileUrl = string;

/** What a person does at the workshop. */
export const ROLES = ["speaker", "organizer", "committee", "member", "scheduled", "author", "editor"] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  /** Unique; also the last part of the address of the person's page. */
  readonly slug: string;
  readonly name: string;
  /** The name to sort by, if the data gives one; otherwise it follows from the name. */
  readonly sort?: string;
  readonly affiliation?: string;
  readonly url?: string;
  readonly photo?: FileUrl;
  readonly bio?: Text;
  /** The name in the person's own script, if `name` is in another. */
  readonly nativeName?: string;
  /** How to say the name. */
  readonly pronunciation?: string;
  readonly pronouns?: string;
  /** As organizer, committee or other member: "Publicity chair". */
  readonly role?: string;
  readonly orcid?: string;
  readonly links: readonly Link[];
  readonly roles: ReadonlySet<Role>;
  /** One or two letters, shown if there is no photo. */
  readonly initials: string;
  /** Address of the person's page: for people in speakers.yaml or who speak at an item; else undefined. */
  readonly page?: string;
  /** Scheduled items where the person speaks, moderates or is a panelist, by time; excludes those they chair. */
  readonly items: readonly Item[];
  readonly chairs: readonly Session[];
  readonly papers: readonly Paper[];
  /** Whether it still is, or contains, an example from a new site, to be hidden from search engines. */
  readonly isExample: boolean;
  /** A talk from speakers.yaml that has no time yet; only until a scheduled item replaces it. */
  readonly talk?: { readonly title?: Text; readonly abstract?: Text };
}

/** People under a heading; a list without groups is one group without title. */
export interface PersonGroup {
  readonly title?: string;
  readonly people: readonly Person[];
}

/** Where a start or end comes from: stated in the data, derived from its neighbours, or assumed if neither helps. */
export type Origin = "stated" | "derived" | "assumed";

export interface Interval {
  readonly start: DateTime<true>;
  readonly end: DateTime<true>;
  readonly startOrigin: Origin;
  readonly endOrigin: Origin;
}

/** How an item looks and how prominent it is: the visual family of its type. */
export type Family = "invited" | "talk" | "panel" | "poster" | "remarks" | "break";

/** Where an item takes place; plenary if neither room nor track is given. */
export interface RoomOrTrack {
  readonly kind: "plenary" | "room" | "track";
  readonly name: string;
  readonly slug: string;
}

/** What workshop.yaml says about a room. */
export interface ListedRoom {
  /** As items name it. */
  readonly name: string;
  /** A code for tight places. */
  readonly short?: string;
  /** A number, or words. */
  readonly floor?: string;
  readonly directions?: string;
  /** How many people it holds. */
  readonly capacity?: number;
}

export interface Participation {
  readonly person: Person;
  readonly remote: boolean;
}

export interface OnlineAccess {
  /** The stream or meeting; like the note, undefined once the workshop is over. */
  readonly url?: string;
  readonly chat?: string;
  readonly note?: Text;
  /** Whether it can, or could, be followed remotely. */
  readonly hasStream: boolean;
}

export interface Item extends Interval {
  readonly slug: string;
  /** Fragment on /schedule/ and, if the home page lists the whole schedule, there: `#item-<slug>`. */
  readonly anchor: string;
  /** Address of its own page, if any. */
  readonly page?: string;
  readonly types: readonly ItemType[];
  readonly family: Family;
  /** `label:` in the data, shown instead of the type's name. */
  readonly label?: string;
  /** Undefined: to be announced (talks), or nothing beyond the type (breaks). */
  readonly title?: Text;
  /** Whether a missing title is still to come. */
  readonly toBeAnnounced: boolean;
  /** Who gives it: `speakers:`, else the presenters of its paper. */
  readonly speakers: readonly Participation[];
  /** For a talk that names no speaker, the authors of its paper: which of them will speak is unknown. */
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
  /** How pages describe those papers. */
  readonly shown: ShownPapers;
  readonly slides?: FileUrl;
  readonly video?: string;
  /** Length of the recording in minutes, if known. */
  readonly videoLength?: number;
  readonly links: readonly Link[];
  /** Those of the item, then those of the paper it presents. */
  readonly awards: readonly string[];
  readonly online?: OnlineAccess;
  readonly mode?: (typeof MODES)[number];
  readonly cancelled: boolean;
  readonly changed?: string;
  /** What its chair may ask; for run sheets only, never published. */
  readonly questions: readonly string[];
  /** Minutes at its end that are for questions, if stated for it or its session; for run sheets only. */
  readonly questionTime?: number;
  readonly language?: string;
  /** Whether it has a time of its own; false for entries that are only listed in a session. */
  readonly timed: boolean;
  readonly session?: Session;
  readonly day: Day;
  /** Whether it still is, or contains, an example from a new site, to be hidden from search engines. */
  readonly isExample: boolean;
}

/** The papers of an item, described as briefly as possible. */
export interface ShownPapers {
  /** Lists on the papers page that are shown in full, so that a link suffices. */
  readonly lists: readonly PaperList[];
  /** The others, each by its title. */
  readonly others: readonly Paper[];
  /** In print: how many papers each word for many in `papers:` stands for. */
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
  /** Whether it still is, or contains, an example from a new site, to be hidden from search engines. */
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
  /** Address of its own page; undefined if the schedule of all days is complete. */
  readonly page?: string;
  /** Address of the page that lists all its items: `/schedule/`, or its own page if that would be too long. */
  readonly schedule: string;
  /** The midnight at which it begins, in the workshop's zone. */
  readonly midnight: DateTime<true>;
  readonly title?: string;
  readonly note?: Text;
  readonly tentative: boolean;
  readonly video?: string;
  readonly online?: OnlineAccess;
  /** By time, then in data order. */
  readonly slots: readonly Slot[];
  /** All items of its slots, by time. */
  readonly items: readonly Item[];
  /** Rooms or tracks of this day as listed, then in order of first appearance; the plenary, if any, comes first. */
  readonly roomsOrTracks: readonly RoomOrTrack[];
  /** First start and last end; undefined for a day without items. */
  readonly span?: Interval;
}

export interface Paper {
  readonly slug: string;
  readonly anchor: string;
  readonly page?: string;
  readonly title: Text;
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
  /** Whether it is also given as a talk: stated, or found in the schedule. */
  readonly hasTalk: boolean;
  /** The scheduled talks that present it. */
  readonly talks: readonly Item[];
  readonly board?: string;
  /** Poster or demo sessions in which it hangs. */
  readonly sessions: readonly Item[];
  readonly keywords: readonly string[];
  readonly doi?: string;
  /** Whether it belongs to the proceedings: stated, else every paper that is not of the kind non-archival. */
  readonly isArchival: boolean;
  /** Its pages in the volume. */
  readonly pages?: Pages;
  /** The section of the volume; without one, its group. */
  readonly section?: string;
  /** For running heads. */
  readonly shortTitle?: Text;
  /** Its own, else that of the volume. */
  readonly licence?: Licence;
  readonly supplement?: FileUrl;
  /** Whether it still is, or contains, an example from a new site, to be hidden from search engines. */
  readonly isExample: boolean;
}

export interface Licence {
  /** In the usual form, if it is a well-known one: `CC BY 4.0`. */
  readonly name: string;
  /** Where its text is, if known. */
  readonly url?: string;
}

/** The volume in which archival papers are published. */
export interface Volume {
  readonly title: string;
  /** For tight places. */
  readonly short?: string;
  /** As the data names them: organizers are not taken for editors. */
  readonly editors: readonly Person[];
  readonly publisher?: string;
  readonly series?: string;
  /** In the series: `97`. */
  readonly number?: string;
  /** As written, with its hyphens. */
  readonly isbn?: string;
  /** `1613-0073` */
  readonly issn?: string;
  /** `10.1145` */
  readonly doiPrefix?: string;
  /** Of its papers, but for those with their own. */
  readonly licence?: Licence;
  /** Of publication: stated, else the workshop's; undefined while that is undecided. */
  readonly year?: string;
  /** The archival papers in order; those outside sections come first. */
  readonly sections: readonly VolumeSection[];
  /** The papers of all sections, in order. */
  readonly papers: readonly Paper[];
}

export interface VolumeSection {
  /** Undefined: papers outside sections. */
  readonly title?: string;
  readonly papers: readonly Paper[];
}

/** Papers as a page lists them, under headings if the data gives groups. */
export interface PaperList {
  /** Section and fragment: `posters`, `demos`, …; `papers` for all of them. */
  readonly anchor: string;
  /** Undefined for a list of several kinds. */
  readonly kind?: PaperKind;
  readonly papers: readonly Paper[];
  readonly groups: readonly { readonly title?: string; readonly papers: readonly Paper[] }[];
}

export interface ImportantDate {
  readonly slug: string;
  readonly anchor: string;
  readonly title: Text;
  /** Undefined: to be determined. */
  readonly at?: DateTime<true>;
  /** Whether a clock time was given; without one, it is over when its day is. */
  readonly hasTime: boolean;
  readonly anywhereOnEarth: boolean;
  /** Earlier values of a date that was moved, in the order given. */
  readonly was: readonly DateTime<true>[];
  readonly url?: string;
  readonly call?: ContentPage;
  /** The last instant at which it is not over; undefined while to be determined. */
  readonly over?: DateTime<true>;
  /** At build time. */
  readonly isOver: boolean;
  /** Whether it is a day of the workshop itself: not a deadline, so nothing counts down to it. */
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
  /** Dates whose `call` names this page, and the deadline, by time, past ones last. */
  readonly dates: readonly ImportantDate[];
  readonly isCall: boolean;
  /** The body as written. */
  readonly markdown: string;
  /** The body with headings from h2 down, for its own page. */
  readonly html: string;
  /** The body with headings from h3 down and ids prefixed by the slug, for the home page. */
  readonly sectionHtml: string;
  /** As text in one line. */
  readonly line: string;
  readonly aliases: readonly string[];
  /** Whether it still is, or contains, an example from a new site, to be hidden from search engines. */
  readonly isExample: boolean;
}

export interface Sponsor {
  readonly name: string;
  /** Whether it still is, or contains, an example from a new site, to be hidden from search engines. */
  readonly isExample: boolean;
  readonly url?: string;
  readonly logo?: FileUrl;
  /** The logo for dark backgrounds. */
  readonly logoDark?: FileUrl;
}

/** The picture at the top of the home page. */
export interface Hero {
  readonly image: FileUrl;
  /** What it shows; empty if it is only decorative. */
  readonly alt: string;
  /** Who made it. */
  readonly credit?: string;
  /** What stays in view where it is cropped; without it, the middle. */
  readonly focus?: Focus;
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
  /** The data's wording if it is not a full date: `2014`. */
  readonly dateText?: string;
  readonly place?: string;
  readonly url?: string;
  readonly proceedings?: string;
}

export interface Action extends Link {
  readonly until?: ImportantDate;
  /** Whether its time has passed at build time. */
  readonly isOver: boolean;
}

export interface Notice {
  readonly text: Text;
  readonly from?: DateTime<true>;
  readonly until?: DateTime<true>;
  /** At build time. */
  readonly isShown: boolean;
}

/** When the workshop is: a day, several days, a month, or undecided. */
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
  /** ISO 3166-1 alpha-2; undefined if the country as written is not recognised. */
  readonly countryCode?: string;
  readonly map?: string;
}

/** A section of the home page, in page order; only sections that have something to show. */
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
  /** The year that distinguishes it from other editions: `2019`; undefined: not known yet. */
  readonly edition?: string;
  /** IANA name of the venue's zone. */
  readonly timezone: string;
  readonly clock: 12 | 24;
  /** BCP 47 tag of the interface. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Where the site will live, with a trailing slash. */
  readonly url?: string;
  readonly venue?: Venue;
  readonly online?: OnlineAccess;
  readonly contact?: { readonly email?: string; readonly links: readonly Link[] };
  readonly actions: readonly Action[];
  /** Where its proceedings are, elsewhere. */
  readonly proceedings?: Link;
  /** The volume of its proceedings; undefined if the data only links to them, or says nothing. */
  readonly volume?: Volume;
  /** As written, any CSS colour; the palette is made from it. */
  readonly accent: string;
  readonly paper: (typeof PAPER_SIZES)[number];
  /** Whether a visited site opens without a network. */
  readonly offline: boolean;
  readonly stage: Stage;
  readonly notice?: Notice;
  /** The instant of the data, to the second; midnight if only a date is known. */
  readonly updated: DateTime<true>;
  /** The instant that "over", "now" and "days left" refer to. */
  readonly now: DateTime<true>;
  /** Whether it is too large for one page (over 60 items, several rooms or days): the home page then summarizes. */
  readonly isLarge: boolean;
  /** What the page of all days shows; unless `everything`, each day has a page of its own with the rest. */
  readonly scheduleShows: "everything" | "all items in brief" | "what is for everyone";
  readonly sections: readonly Section[];
  /** Everybody, by family name. */
  readonly people: readonly Person[];
  /** The people in speakers.yaml. */
  readonly speakers: readonly Person[];
  /** People who speak in the schedule but are not in speakers.yaml, by family name. */
  readonly otherSpeakers: readonly Person[];
  readonly speakerGroups: readonly PersonGroup[];
  readonly organizers: readonly PersonGroup[];
  readonly committee: readonly PersonGroup[];
  readonly members: readonly PersonGroup[];
  readonly days: readonly Day[];
  readonly items: readonly Item[];
  /** The rooms of items, those that workshop.yaml lists first. */
  readonly rooms: readonly RoomOrTrack[];
  /** The rooms as workshop.yaml lists them, whether anything takes place in them or not. */
  readonly listedRooms: readonly ListedRoom[];
  readonly tracks: readonly RoomOrTrack[];
  readonly papers: readonly Paper[];
  /** One list per kind, in order of first appearance. A paper of several kinds is in the list of its first. */
  readonly paperLists: readonly PaperList[];
  readonly overview?: ContentPage;
  /** All other pages in content/, without drafts, by navigation order, then title. */
  readonly pages: readonly ContentPage[];
  readonly calls: readonly ContentPage[];
  readonly dates: readonly ImportantDate[];
  readonly sponsors: readonly SponsorLevel[];
  readonly news: readonly News[];
  readonly editions: readonly Edition[];
}
