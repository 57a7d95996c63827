import { SECTIONS } from "../schema/workshop.ts";
import type { ImportantDate, Stage, Workshop } from "./workshop.ts";

/** Sections that people wait for before there is anything in them. */
const AWAITED = ["calls", "speakers", "schedule"] as const;

/** What the home page leads with, by the stage of the workshop's year. */
export interface Lead {
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
export function leadOf(workshop: Content): Lead {
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
  const open = dates.filter(({ at, isOver }) => at !== undefined && !isOver);
  return open.sort((a, b) => (a.at?.toMillis() ?? 0) - (b.at?.toMillis() ?? 0))[0];
}

/** The programme; before that the call if no deadline is known yet, else the speakers. */
function awaited({ stage, calls, dates, speakers, items }: Content): Lead["soon"] {
  const isThere = {
    calls: calls.length > 0 || dates.length > 0 || stage !== "announce",
    speakers: speakers.length > 0 || items.length > 0 || stage === "announce",
    schedule: items.length > 0,
  };
  return AWAITED.filter((name) => !isThere[name]);
}

/** These before the others, which stay in their usual order. */
const FIRST: Readonly<Record<Stage, readonly string[]>> = {
  announce: [],
  call: ["overview", "news", "calls", "dates"],
  programme: [],
  live: ["news", "schedule"],
  archive: ["overview", "schedule", "papers", "posters", "demos"],
};

/** Dates that are all over are of no use to anybody, unless a page leads to them. */
const LEFT_OUT: Partial<Record<Stage, readonly string[]>> = { archive: ["dates"] };

/**
 * The sections of the home page in their order, where `sections:` does not say it.
 * @param linked sections that a link of the site leads to: no stage takes them away
 */
export function sectionsAt(stage: Stage, linked: ReadonlySet<string> = new Set()): readonly string[] {
  const all = [...new Set([...FIRST[stage], ...SECTIONS])];
  return all.filter((name) => linked.has(name) || !LEFT_OUT[stage]?.includes(name));
}
