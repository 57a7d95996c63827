import { SECTIONS } from "../schema/workshop.ts";
import { isOpenDeadline } from "./stage.ts";
import type { ImportantDate, Stage, Workshop } from "./workshop.ts";

/** Sections that people wait for before there is anything in them. */
const AWAITED = ["calls", "speakers", "schedule"] as const;

/** What the home page leads with, by the stage of the workshop's year. */
export interface Headline {
  /** The next deadline, until the workshop begins. */
  readonly deadline?: ImportantDate;
  /** What will come and is not there yet, so that nothing can be linked. */
  readonly soon: readonly (typeof AWAITED)[number][];
  /** Where it can be watched, while it is on. */
  readonly stream?: string;
  /** How many of its items were recorded and how many papers there are, once it is over. */
  readonly recordings: number;
  readonly papers: number;
}

type Content = Omit<Workshop, "sections">;

/** What to lead with at the stage that a workshop is in. */
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

/** The programme; before that the call if no deadline is known yet, else the speakers. */
function awaited({ stage, calls, dates, speakers, items }: Content): Headline["soon"] {
  const isThere = {
    calls: calls.length > 0 || dates.length > 0 || stage !== "announce",
    speakers: speakers.length > 0 || items.length > 0 || stage === "announce",
    schedule: items.length > 0,
  };
  return AWAITED.filter((name) => !isThere[name]);
}

/** These before the others, which stay in their usual order. */
const FIRST: Readonly<Record<Exclude<Stage, "call" | "live">, readonly string[]>> = {
  announce: [],
  programme: [],
  archive: ["overview", "schedule", "papers", "posters", "demos"],
};

/** What is asked for comes first while it is asked for; on the day the programme does, after what is new that day. */
function firstAt({ stage, calls, dates, news, now }: Content): readonly string[] {
  if (stage === "live")
    return news.some(({ date }) => date.hasSame(now, "day")) ? ["news", "schedule"] : ["schedule", "news"];
  if (stage !== "call") return FIRST[stage];
  if (areAllOver(dates)) return [];
  const isAnyOpen = calls.some((call) => !areAllOver(call.dates));
  return ["overview", "news", ...(isAnyOpen ? ["calls"] : []), "dates"];
}

/** Whether there were dates, and none is left. */
export function areAllOver(dates: readonly ImportantDate[]): boolean {
  return dates.length > 0 && dates.every(({ isOver }) => isOver);
}

/** Dates that are all over are of no use to anybody, unless a page leads to them. */
const LEFT_OUT: Partial<Record<Stage, readonly string[]>> = { archive: ["dates"] };

/** What a date that is over never stands above. */
const AHEAD_OF_PASSED = ["speakers", "schedule"];

/**
 * The sections of the home page in their order, where `sections:` does not say it.
 * @param linked sections that a link of the site leads to: no stage takes them away
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
