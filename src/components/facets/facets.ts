/** What narrows a long list: facets, each with values of which a reader chooses any number. */
import type { DateTime } from "luxon";
import type { Place } from "../programme/codes.ts";

/** One facet. Things match it if they have one of its chosen values. */
export interface Facet<Name extends string = string> {
  /** Names it in the address, too: `?room=aula&room=annexe`. */
  readonly name: Name;
  readonly label: string;
  readonly options: readonly FacetOption[];
  /** Whether its options are so many that there is a field to find one. */
  readonly isLong: boolean;
  /** How many options of a long one are shown until the reader asks for all; undefined: it is folded. */
  readonly first?: number;
}

/** A value. */
export interface FacetOption {
  /** Things that have it hold the word `name-value`. */
  readonly value: string;
  /** How many have it; undefined where only the browser knows. */
  readonly count?: number;
  readonly label?: string;
  /** When it begins, before the label. */
  readonly at?: DateTime<true>;
  /** Of a room: its code, before the label. */
  readonly place?: Place;
  /** Of a track: its name, instead of a label. */
  readonly track?: string;
  /** A fragment that leads to the things that have it. */
  readonly anchor?: string;
}

/** With more options than this, a facet is long. */
const LONG = 12;

/** Options of a long facet that are shown at first. */
const FIRST = 8;

/** Whether and how a facet of these options begins with less than all: `folded`, or with the `first` of them. */
export function beginning(
  options: readonly FacetOption[],
  begins: "folded" | "first",
): Pick<Facet, "isLong" | "first"> {
  const isLong = options.length > LONG;
  return { isLong, ...(isLong && begins === "first" && { first: FIRST }) };
}
