/** What stands for a person without a photo. */
import { speakingHours } from "../../model/timeline.ts";
import type { Person } from "../../model/workshop.ts";

/** Around the whole dial, in minutes of its twelve hours. */
const DIAL = 720;

/** An arc as SVG dashes a circle: so much is drawn and so much is not, from an offset against the clock. */
export interface Dash {
  readonly length: number;
  readonly rest: number;
  readonly offset: number;
}

/** The hours at which somebody speaks, on the dial around the initials. */
export function dial(person: Person): Dash[] {
  return speakingHours(person).map(({ from, length }) => ({ length, rest: DIAL - length, offset: -from }));
}
