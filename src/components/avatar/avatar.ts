/** The stand-in for a photo. */
import { speakingHours } from "../../model/timeline.ts";
import type { Person } from "../../model/workshop.ts";

/** One turn of the dial: twelve hours in minutes. */
const DIAL = 720;

/** An arc as SVG dashes a circle: a drawn length, the rest blank, and an anticlockwise offset. */
export interface Dash {
  readonly length: number;
  readonly rest: number;
  readonly offset: number;
}

/** The hours at which somebody speaks, on the dial around the initials. */
export function dial(person: Person): Dash[] {
  return speakingHours(person).map(({ from, length }) => ({ length, rest: DIAL - length, offset: -from }));
}
