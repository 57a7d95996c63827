import * as z from "zod";
import { email, field, mapping, oneOrMany, phone, reference, text } from "./fields.ts";

const contactSchema = mapping(
  {
    name: field(reference, "Who it is; somebody of the workshop is written as in the other files", "Aleksander Madry"),
    phone: field(
      phone.optional(),
      "The telephone number at which the person can be reached on the day",
      "+43 1 555 01",
    ),
    email: field(email.optional(), "The e-mail address", "madry@example.org"),
    note: field(text.optional(), "What the chair should know, in a few words", "Arrives by the 12:40 train"),
    task: field(
      text.optional(),
      "What the person does during sessions; the person is then named at the head of run sheets",
      "Technician",
    ),
    room: field(
      oneOrMany("a room or a list of rooms", reference).optional(),
      "Where the task is done: only run sheets of these rooms name the person",
      "Lab",
      ["Lab", "Aula"],
    ),
  },
  "a contact (a mapping with name and phone)",
);

/** `private/contacts.yaml`: how those who run the day reach each other. */
export const contactsSchema = z.array(contactSchema, "a list of contacts");
export type ContactDocument = z.output<typeof contactSchema>;
