import { SECTIONS } from "../schema/workshop.ts";
import { isOpenDeadline } from "./stage.ts";
import type { ImportantDate, Stage, Workshop } from "./workshop.ts";

/** Sections that readers look for before they have content. */
export const AWAITED = ["calls", "speakers", "schedule"] as const;

/** What the home page leads with, by stage. */
export interface Headline {
  /** The next deadline, until the workshop begins. */
  readonly deadline?: ImportantDate;
  /** Sections still to come, named but not linked. */
  readonly soon: readonly (typeof AWAITED)[number][];
  /** The stream, while the workshop is on. */
  readonly stream?: string;
  /** Numbers of recordings and papers, once it is over. */
  readonly recordings: number;
  readonly papers: number;
}

type Content = Omit<Workshop, "sections">;

/** What to lead with at the workshop's present stage. */
export function headlineOf(workshop: Content): Headline {
  const { stage, online, papers, items } = workshop;
  const isOver = stage === "archive";
  const deadline = stage === "live" || isOver ? undefined : nextDeadline(workshop);
  return {
    soon: isOver || stage === "live" ? [] : awaited(workshop),
    recordings: isOver ? items.filter(({ video }) => video !== undefined).length : 0,
    papers: isOver ? papers.length : 0,
    ...(deadline === undefined ? {} : { deadline }),
    ...(stage === "live" && online?.url !== undefined ? { stream: online.url } : {}),
  };
}

function nextDeadline({ dates }: Content): ImportantDate | undefined {
  const open = dates.filter(isOpenDeadline);
  return open.sort((a, b) => (a.at?.toMillis() ?? 0) - (b.at?.toMillis() ?? 0))[0];
}

/** The programme; before that, the call if no deadline is known yet, else the speakers. */
function awaited({ stage, calls, dates, speakers, items }: Content): Headline["soon"] {
  const isThere = {
    calls: calls.length > 0 || dates.length > 0 || stage !== "announce",
    speakers: speakers.length > 0 || items.length > 0 || stage === "announce",
    schedule: items.length > 0,
  };
  return AWAITED.filter((name) => !isThere[name]);
}

/** Sections that come first at each stage; the others keep their usual order. */
const FIRST: Readonly<Record<Exclude<Stage, "call" | "live">, readonly string[]>> = {
  announce: [],
  programme: [],
  archive: ["overview", "schedule", "papers", "posters", "demos"],
};

/** Open calls come first. On the day the programme does, after that day's news. */
function firstAt({ stage, calls, dates, news, now }: Content): readonly string[] {
  if (stage === "live")
    return news.some(({ date }) => date.hasSame(now, "day")) ? ["news", "schedule"] : ["schedule", "news"];
  if (stage !== "call") return FIRST[stage];
  if (areAllOver(dates)) return [];
  const isAnyOpen = calls.some((call) => !areAllOver(call.dates));
  return ["overview", "news", ...(isAnyOpen ? ["calls"] : []), "dates"];
}

/** Whether there were dates and all of them have passed. */
export function areAllOver(dates: readonly ImportantDate[]): boolean {
  return dates.length > 0 && dates.every(({ isOver }) => isOver);
}

/** Past dates help nobody, unless a page links to them. */
const LEFT_OUT: Partial<Record<Stage, readonly string[]>> = { archive: ["dates"] };

/** Sections that past dates must not precede. */
const AHEAD_OF_PASSED = ["speakers", "schedule"];

/**
 * The sections of the home page in order, if `sections:` is not given.
 * @param linked sections that a link on the site leads to; no stage removes them
 */
export function sectionsAt(workshop: Content, linked: ReadonlySet<string> = new Set()): readonly string[] {
  const { stage, dates } = workshop;
  const all = [...new Set([...firstAt(workshop), ...SECTIONS])].filter(
    (name) => linked.has(name) || !LEFT_OUT[stage]?.includes(name),
  );
  const isAboveThem = stage === "call" && !areAllOver(dates);
  if (isAboveThem || !dates.some(({ isOver }) => isOver) || !all.includes("dates")) return all;
  const others = all.filter((name) => name !== "dates");
  const after = Math.max(...AHEAD_OF_PASSED.map((name) => others.indexOf(name))) + 1;
  return [...others.slice(0, after), "dates", ...others.slice(after)];
}
