/**
 * When everything in a day begins and ends, in minutes after midnight on the venue's clock (1,500 is 1:00 of the next
 * date). Pure arithmetic: rows in, times and problems out; zones and documents belong to the schedule.
 */
import { formatMinutes, type TimeOfDay, type TimeSpan } from "../schema/time.ts";
import type { Origin } from "./workshop.ts";

/** An item or session of a day, in data order, with what the data says about its time. */
export interface Row {
  /** Rows of the same room or track follow one another; `plenary` concerns everyone. */
  readonly roomOrTrack: string;
  readonly time?: TimeSpan | undefined;
  readonly end?: TimeOfDay | undefined;
  /** In minutes. */
  readonly duration?: number | undefined;
  /** The session that this item belongs to, as an index into the rows. */
  readonly session?: number;
  /** For a session: the slot of each of its untimed items, in minutes. */
  readonly each?: number | undefined;
  readonly isSession: boolean;
}

/** When a row takes place. */
export interface Timed {
  readonly start: number;
  readonly end: number;
  readonly startOrigin: Origin;
  readonly endOrigin: Origin;
  /** Minutes, if the data gives a length instead of an end; it holds even across a clock change. */
  readonly lasts?: number;
  /** False for items that are only listed inside their session's time. */
  readonly timed: boolean;
}

/** A problem with the times of a day. */
export type TimingProblem =
  | { readonly code: "missing-time"; readonly row: number }
  | { readonly code: "several-ends"; readonly row: number; readonly fields: readonly [string, string] }
  | {
      readonly code: "end-before-start";
      readonly row: number;
      readonly field: string;
      readonly end: string;
      readonly start: string;
      readonly hint?: string;
    }
  | {
      readonly code: "backwards-time";
      readonly row: number;
      readonly before: number;
      readonly time: string;
      readonly beforeTime: string;
      readonly hint: string;
    }
  | { readonly code: "night-time"; readonly row: number; readonly time: string; readonly suggestion: string }
  | { readonly code: "long-item"; readonly row: number; readonly minutes: number; readonly end: number }
  | { readonly code: "open-end"; readonly row: number; readonly minutes: number }
  | { readonly code: "slots-overflow"; readonly row: number; readonly end: number; readonly stated: number };

export const PLENARY = "plenary";

const DAY = 24 * 60;
const HALF_DAY = DAY / 2;
/** After a start from this hour on, a start in the small hours is on the next date. */
const EVENING = 18 * 60;
/** Nothing is planned before this hour unless the evening went on. */
const MORNING = 6 * 60;
/** A derived length over this is worth a look. */
const LONG = 120;
/** Suggest an end on the 12-hour clock only if the item then lasts less than this. */
const LIKELY = 6 * 60;
/** Assumed if nothing determines when an item ends. */
const ASSUMED = 30;

interface Working {
  start?: number;
  end?: number;
  lasts?: number;
  startOrigin: Origin;
  endOrigin: Origin;
  timed: boolean;
}

/** The times of a day, row by row. */
export interface DayTimes {
  /** Undefined for a row without a time, which is then among the problems. */
  readonly times: readonly (Timed | undefined)[];
  readonly problems: readonly TimingProblem[];
  /** Whether some times are wrong, so that nothing should be concluded from them. */
  readonly isWrong: boolean;
}

/**
 * Computes the times of a day.
 * @param dayEnd the day's `end`, which ends every item still open then
 */
export function timeDay(rows: readonly Row[], dayEnd: TimeOfDay | undefined): DayTimes {
  const problems: TimingProblem[] = [];
  const work: Working[] = rows.map(() => ({ startOrigin: "stated", endOrigin: "stated", timed: true }));
  new Starts(rows, work, problems).settle();
  settleEnds(rows, work, closingTime(work, dayEnd), problems);
  // Ends derived from wrong times would only be reported on top.
  const isWrong = problems.some(({ code }) => ERRORS.has(code));
  const times = work.map(({ start, end, ...rest }) =>
    start === undefined || end === undefined ? undefined : { start, end, ...rest },
  );
  return {
    times,
    problems: isWrong ? problems.filter(({ code }) => ERRORS.has(code) || code === "night-time") : problems,
    isWrong,
  };
}

/** Problems that leave the day's times unknown. */
const ERRORS: ReadonlySet<TimingProblem["code"]> = new Set([
  "missing-time",
  "several-ends",
  "end-before-start",
  "backwards-time",
]);

/** The time twelve hours after a morning start, in the notation of the original: `13:10`, `1:10 pm`. */
function atNoon(time: TimeOfDay, start: number): string {
  return time.marked ? time.text.replace(/a(?=\.?\s?m|$)/i, "p") : formatMinutes(start + HALF_DAY);
}

/** The last row of a room or track so far. */
interface RoomState {
  readonly row: number;
  readonly start: number;
  /** Its end if stated, else its start. */
  readonly latest: number;
  /** The start of the row before it. */
  readonly previous?: number;
}

/** Gives every row a start, in data order, for each room or track in turn. */
class Starts {
  readonly #roomsOrTracks = new Map<string, RoomState>();

  private readonly rows: readonly Row[];
  private readonly work: Working[];
  private readonly problems: TimingProblem[];

  constructor(rows: readonly Row[], work: Working[], problems: TimingProblem[]) {
    this.rows = rows;
    this.work = work;
    this.problems = problems;
  }

  settle(): void {
    let slot: number | undefined;
    this.rows.forEach((row, index) => {
      const own = this.work[index];
      if (!own) return;
      const session = row.session === undefined ? undefined : this.rows[row.session];
      if (row.time) {
        this.#state(row, index, own, row.time);
        slot = own.end ?? (own.start === undefined ? undefined : own.start + (session?.each ?? 0));
        if (row.isSession) slot = own.start;
      } else if (session?.each !== undefined && slot !== undefined) {
        own.start = slot;
        own.startOrigin = "derived";
        this.#stateEnd(row, index, own);
        if (own.end === undefined) {
          own.end = slot + session.each;
          own.endOrigin = "derived";
        }
        slot = own.end;
        this.#follow(row.roomOrTrack, index, own);
      } else if (row.isSession) slot = undefined;
    });
    this.#settleSessions();
  }

  #state(row: Row, index: number, own: Working, time: TimeSpan): void {
    own.start = this.#place(row, index, time.start);
    this.#stateEnd(row, index, own);
    this.#follow(row.roomOrTrack, index, own);
  }

  /** The start on this day's clock, past midnight if the evening of the room or track went on. */
  #place(row: Row, index: number, time: TimeOfDay): number {
    const before = this.#roomsOrTracks.get(row.roomOrTrack);
    const nextDay = before !== undefined && before.start >= DAY ? DAY : 0;
    const start = time.minutes + nextDay;
    if (before && start < before.start) {
      const eveningBefore = before.start % DAY >= EVENING || before.latest >= EVENING;
      if (eveningBefore && time.minutes < MORNING) return start + DAY;
      return this.#reportBackwards(row, index, time, start, before);
    }
    if (start < MORNING && (!time.marked || this.#isBeforeDay(row, index, start))) {
      this.problems.push({ code: "night-time", row: index, time: time.text, suggestion: atNoon(time, start) });
    }
    return start;
  }

  /** Whether hours pass between a start at night and the next in the room or track, as when am is written for pm. */
  #isBeforeDay(row: Row, index: number, start: number): boolean {
    const next = this.#nextStart(row, index);
    return next !== undefined && next - start >= LIKELY;
  }

  #nextStart(row: Row, index: number): number | undefined {
    return this.rows.find((other, at) => at > index && other.roomOrTrack === row.roomOrTrack && other.time)?.time?.start
      .minutes;
  }

  /**
   * Continues with the likeliest reading, so that later rows are not reported as well. The row before is wrong if this
   * row follows the one before that. Else a 12-hour afternoon time is meant if the next row fits. Else this row is
   * wrong.
   */
  #reportBackwards(row: Row, index: number, time: TimeOfDay, start: number, before: RoomState): number {
    const afternoon = start + HALF_DAY;
    const next = this.#nextStart(row, index);
    const beforeIsOff = before.previous !== undefined && start >= before.previous;
    const nextFits = next === undefined || next >= afternoon || (next < before.start && next + HALF_DAY >= afternoon);
    // Somebody who wrote am meant it, unless nothing takes place then and pm is soon after the row before.
    const isMeant = time.marked && (time.minutes >= MORNING || afternoon - before.start >= LIKELY);
    const fits = !beforeIsOff && !isMeant && time.minutes < HALF_DAY && afternoon >= before.start && nextFits;
    this.problems.push({
      code: "backwards-time",
      row: index,
      before: before.row,
      time: time.text,
      beforeTime: formatMinutes(before.start),
      hint: fits
        ? `did you mean ${atNoon(time, afternoon - HALF_DAY)}?`
        : "put the items in order, or fix one of the two times",
    });
    if (fits) return afternoon;
    return beforeIsOff || next === undefined || next < before.start ? start : before.start;
  }

  #follow(roomOrTrack: string, row: number, { start, end }: Working): void {
    if (start === undefined) return;
    const before = this.#roomsOrTracks.get(roomOrTrack);
    const isSame = before?.start === start;
    const previous = isSame ? before.previous : before?.start;
    this.#roomsOrTracks.set(roomOrTrack, {
      row,
      start,
      latest: Math.max(start, end ?? start),
      ...(previous === undefined ? {} : { previous }),
    });
  }

  #stateEnd({ time, end, duration }: Row, index: number, own: Working): void {
    const said = [time?.end && "time", end && "end", duration !== undefined && "duration"].filter(
      (field) => typeof field === "string",
    );
    const [first, second] = said;
    if (first !== undefined && second !== undefined)
      this.problems.push({ code: "several-ends", row: index, fields: [first, second] });
    if (own.start === undefined) return;
    const stated = time?.end ?? end;
    // If a start was read as an afternoon time, so is its end; the slip is already reported.
    const isShifted = time !== undefined && own.start % DAY === time.start.minutes + HALF_DAY;
    if (stated) own.end = this.#placeEnd(stated, own.start, isShifted, index, first ?? "end");
    else if (duration !== undefined) {
      own.end = own.start + duration;
      own.lasts = duration;
    }
  }

  /** An end before its start is on the next day, if the item then lasts under twelve hours. */
  #placeEnd(end: TimeOfDay, start: number, isShifted: boolean, index: number, field: string): number {
    const base = start - (start % DAY);
    const sameDay = base + end.minutes;
    if (sameDay > start) return sameDay;
    if (sameDay + DAY - start < HALF_DAY) return sameDay + DAY;
    const afternoon = sameDay + HALF_DAY;
    const fits = !end.marked && end.minutes < HALF_DAY && afternoon > start && afternoon - start < LIKELY;
    if (fits && isShifted) return afternoon;
    this.problems.push({
      code: "end-before-start",
      row: index,
      field,
      end: end.text,
      start: formatMinutes(start),
      ...(fits ? { hint: `did you mean ${formatMinutes(afternoon)}?` } : {}),
    });
    return fits ? afternoon : start + ASSUMED;
  }

  /** A session without a time begins with its first timed item; untimed items are listed inside their session's. */
  #settleSessions(): void {
    this.rows.forEach((row, index) => {
      const own = this.work[index];
      if (!own || !row.isSession || own.start !== undefined) return;
      const starts = this.work.filter((_, at) => this.rows[at]?.session === index).flatMap(({ start }) => start ?? []);
      if (starts.length > 0) {
        own.start = Math.min(...starts);
        own.startOrigin = "derived";
        if (row.end) this.#stateEnd(row, index, own);
      } else this.problems.push({ code: "missing-time", row: index });
    });
    this.rows.forEach((row, index) => {
      const own = this.work[index];
      if (!own || row.isSession || own.start !== undefined) return;
      const start = row.session === undefined ? undefined : this.work[row.session]?.start;
      own.timed = false;
      own.startOrigin = "derived";
      if (start !== undefined) own.start = start;
      else if (row.session === undefined) this.problems.push({ code: "missing-time", row: index });
    });
  }
}

/** The day's end, past midnight if everything that day begins after that hour. */
function closingTime(work: readonly Working[], dayEnd: TimeOfDay | undefined): number | undefined {
  if (!dayEnd) return undefined;
  const first = Math.min(...work.flatMap(({ start }) => start ?? []));
  return dayEnd.minutes <= first ? dayEnd.minutes + DAY : dayEnd.minutes;
}

/** An open row ends with the next start in its room or track or the plenary (a plenary one: anywhere), or the day. */
function settleEnds(
  rows: readonly Row[],
  work: Working[],
  closing: number | undefined,
  problems: TimingProblem[],
): void {
  const starts = new Map<string, number[]>();
  const all: number[] = [];
  rows.forEach(({ roomOrTrack }, index) => {
    const { start, timed } = work[index] ?? {};
    if (start === undefined || !timed) return;
    all.push(start);
    starts.set(roomOrTrack, [...(starts.get(roomOrTrack) ?? []), start]);
  });
  for (const list of [all, ...starts.values()]) list.sort((a, b) => a - b);
  const nextStart = (roomOrTrack: string, start: number) =>
    roomOrTrack === PLENARY
      ? firstAfter(all, start)
      : Math.min(firstAfter(starts.get(roomOrTrack) ?? [], start), firstAfter(starts.get(PLENARY) ?? [], start));

  rows.forEach((row, index) => {
    const own = work[index];
    if (!own || row.isSession || !own.timed || own.start === undefined || own.end !== undefined) return;
    const sessionEnd = row.session === undefined ? undefined : work[row.session]?.end;
    endOpen(own, own.start, [nextStart(row.roomOrTrack, own.start), sessionEnd, closing], index, problems);
  });
  rows.forEach((row, index) => {
    if (row.isSession)
      endSession(row, index, rows, work, (start) => [nextStart(row.roomOrTrack, start), closing], problems);
  });
  rows.forEach((row, index) => {
    const own = work[index];
    const session = row.session === undefined ? undefined : work[row.session];
    if (!own || own.timed || session?.end === undefined) return;
    own.end = session.end;
    own.endOrigin = "derived";
  });
}

function endOpen(
  own: Working,
  start: number,
  candidates: readonly (number | undefined)[],
  index: number,
  problems: TimingProblem[],
): void {
  const later = candidates.filter((at): at is number => at !== undefined && at > start && Number.isFinite(at));
  if (later.length === 0) {
    own.end = start + ASSUMED;
    own.endOrigin = "assumed";
    problems.push({ code: "open-end", row: index, minutes: ASSUMED });
    return;
  }
  own.end = Math.min(...later);
  own.endOrigin = "derived";
  if (own.end - start > LONG) problems.push({ code: "long-item", row: index, minutes: own.end - start, end: own.end });
}

/** A session lasts as long as its items; one whose items are only listed ends as an item would. */
function endSession(
  row: Row,
  index: number,
  rows: readonly Row[],
  work: readonly Working[],
  candidates: (start: number) => readonly (number | undefined)[],
  problems: TimingProblem[],
): void {
  const own = work[index];
  if (own?.start === undefined) return;
  const ends = work.filter(({ timed }, at) => rows[at]?.session === index && timed).flatMap(({ end }) => end ?? []);
  const last = ends.length > 0 ? Math.max(...ends) : undefined;
  if (own.end !== undefined) {
    if (row.each !== undefined && last !== undefined && last > own.end) {
      problems.push({ code: "slots-overflow", row: index, end: last, stated: own.end });
    }
  } else if (last !== undefined) {
    own.end = last;
    own.endOrigin = "derived";
  } else endOpen(own, own.start, candidates(own.start), index, problems);
}

function firstAfter(sorted: readonly number[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? Number.POSITIVE_INFINITY;
}
