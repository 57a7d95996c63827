/** The formats of lists of people, in the order in which they are asked. */
import type { Format, ReadContext } from "../formats.ts";
import type { PersonRow } from "./file.ts";
import { peopleLines, peopleTable } from "./lines.ts";

export const PEOPLE_FORMATS: readonly Format<PersonRow, ReadContext>[] = [peopleTable, peopleLines];
