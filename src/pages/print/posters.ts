/** The list of boards, and what stands on their labels. */
import { paperKind } from "../../components/paper/papers.ts";
import { hasSeveralDays } from "../../components/programme/days.ts";
import { hasEnd, placeName } from "../../components/programme/items.ts";
import type { View } from "../../components/view.ts";
import { KIND_SECTIONS } from "../../model/papers.ts";
import { shownPapers } from "../../model/print.ts";
import { ADDRESSES } from "../../model/routes.ts";
import type { Item, Paper } from "../../model/workshop.ts";
import type { SheetHead } from "./head.ts";

/** Boards that follow one another and have a kind and a session in common. */
export interface BoardGroup {
  /** `Posters 1–21`; undefined if the list is one group. */
  readonly title?: string;
  /** When and where it is shown, a session each; empty if the head of the list or each board says it. */
  readonly sessions: readonly string[];
  readonly boards: readonly Board[];
}

export interface Board {
  readonly paper: Paper;
  /** Unless the title of its group says so, or all papers are of that kind. */
  readonly kind?: string;
  /** Unless its group or the head of the list says so. */
  readonly sessions: readonly string[];
}

/** The list of boards. */
export interface BoardList {
  /** What all papers have in common. */
  readonly sessions: readonly string[];
  readonly groups: readonly BoardGroup[];
}

const kindKey = ({ kinds, label }: Paper): string => label ?? kinds.join(" ");
const sessionKey = ({ sessions }: Paper): string => sessions.map(({ anchor }) => anchor).join(" ");

/** The boards in their order, in groups unless kinds or sessions alternate. */
export function boardList(view: View): BoardList {
  const papers = shownPapers(view.workshop);
  const [first] = papers;
  const common = (key: (paper: Paper) => string) => new Set(papers.map(key)).size <= 1;
  const sessions = first && common(sessionKey) ? showings(view, first) : [];
  const runs: Paper[][] = [];
  const keyOf = (paper: Paper) => `${kindKey(paper)}\n${sessionKey(paper)}`;
  for (const paper of papers) {
    const last = runs.at(-1);
    if (last?.[0] && keyOf(last[0]) === keyOf(paper)) last.push(paper);
    else runs.push([paper]);
  }
  if (runs.length > 1 && runs.length === new Set(papers.map(keyOf)).size)
    return {
      sessions,
      groups: runs.map((run) => ({
        title: groupTitle(view, run),
        sessions: sessions.length > 0 || !run[0] ? [] : showings(view, run[0]),
        boards: run.map((paper) => ({ paper, sessions: [] })),
      })),
    };
  const isOneKind = common(kindKey);
  const boards = papers.map((paper) => ({
    paper,
    ...(!isOneKind && { kind: paperKind(view, paper) }),
    sessions: sessions.length > 0 ? [] : showings(view, paper),
  }));
  return { sessions, groups: boards.length > 0 ? [{ sessions: [], boards }] : [] };
}

/** The head of the list: the session's time once. */
export function boardHead(view: View, { sessions }: BoardList): SheetHead {
  const { workshop, words } = view;
  const [first, ...others] = shownPapers(workshop);
  const isOneKind = first && others.every((paper) => kindKey(paper) === kindKey(first));
  const [session, ...more] = first?.sessions ?? [];
  const place = sessions.length > 0 && session && more.length === 0 ? placeName(view, session) : undefined;
  return {
    title: (isOneKind && severalOf(view, first)) || words.t("print.posters"),
    about: workshop.name,
    facts: session && place !== undefined ? [when(view, session, view.dates.long(session.start)), place] : sessions,
    leads: { to: ADDRESSES.papers, says: "print.scanPapers" },
  };
}

/** `Posters 1–21` */
function groupTitle(view: View, papers: readonly Paper[]): string {
  const [first, last] = [papers[0], papers.at(-1)];
  if (!first || !last) return "";
  const name = severalOf(view, first) ?? paperKind(view, first);
  if (first.board === undefined || last.board === undefined) return name;
  return `${name} ${first === last ? first.board : `${first.board}–${last.board}`}`;
}

/** What several papers of the kind of one are called; undefined if it is of several kinds, or of one of its own. */
function severalOf({ words }: View, { kinds: [kind, more], label }: Paper): string | undefined {
  if (kind === undefined || more !== undefined || label !== undefined) return undefined;
  return words.t(`sections.${KIND_SECTIONS[kind]}`);
}

/** When and where a paper is shown: `Monday 6 May 2019, 4:20 pm – 5:20 pm, Room R03`. */
function showings(view: View, { sessions }: Paper): string[] {
  return sessions.map((item) => showing(view, item, view.dates.long(item.start)));
}

function showing(view: View, item: Item, date?: string): string {
  const time = when(view, item, date);
  const place = placeName(view, item);
  return place === undefined ? time : [time, place].join(view.words.t("list.affiliation"));
}

function when({ words, dates }: View, item: Item, date?: string): string {
  const time = hasEnd(item) ? dates.hours(item) : dates.clock(item.start);
  return date === undefined ? time : words.t("moment", { date, time });
}

/** The same on a label, in short: without the date if there is but one day. */
export function labelSessions(view: View, { sessions }: Paper): string[] {
  const several = hasSeveralDays(view.workshop);
  return sessions.map((item) => showing(view, item, several ? view.dates.short(item.start) : undefined));
}
