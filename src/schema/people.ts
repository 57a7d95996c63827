import { groupedPeopleOf, personMapping, speakerMapping } from "./fields.ts";

/** `data/speakers.yaml`: the invited speakers. */
export const speakersSchema = groupedPeopleOf(speakerMapping);

/** `data/organizers.yaml`, `data/committee.yaml` and `data/people.yaml`: a list, or a mapping from groups to lists. */
export const peopleSchema = groupedPeopleOf(personMapping);
