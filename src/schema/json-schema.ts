/**
 * JSON Schemas of the data files, generated from the zod schemas, for completion, explanations and red underlines in
 * editors. The loader refuses whatever an editor refuses; it alone sees the rest, such as 30 February.
 */
import * as z from "zod";
import { ABOUT, ABOUT_PRIVATE, DATA_SCHEMAS, type DataFile, PRIVATE_SCHEMAS, type PrivateFile } from "./files.ts";

/** A JSON Schema, or a part of one. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Where the schemas are: `npm run docs` writes them, and the data files name them in their first lines. */
export const JSON_SCHEMAS = "src/schema/json";

/** The JSON Schema of a file in `data/`, in draft 7, which every editor supports. */
export function jsonSchemaOf(file: DataFile): JsonSchema {
  return schemaOf(DATA_SCHEMAS[file], `data/${file}.yaml`, ABOUT[file]);
}

/** The JSON Schema of a file in `private/`, likewise. */
export function privateJsonSchemaOf(file: PrivateFile): JsonSchema {
  return schemaOf(PRIVATE_SCHEMAS[file], `private/${file}.yaml`, ABOUT_PRIVATE[file]);
}

function schemaOf(of: z.ZodType, title: string, description: string): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(of, {
    target: "draft-7",
    io: "input",
    override: ({ zodSchema, jsonSchema }) => adapt(zodSchema, jsonSchema),
  });
  return { ...($schema && { $schema }), title, description, ...schema };
}

function adapt(schema: z.core.$ZodType, json: JsonSchema): void {
  const { type, examples, default: standard } = z.globalRegistry.get(schema) ?? {};
  // To the loader every scalar is text, to an editor whatever YAML takes it for.
  if (schema instanceof z.ZodString && type === undefined) json.type = ["string", "number", "boolean"] as never;
  // zod omits these where text is converted, as it cannot know that they are text.
  if (examples !== undefined) json.examples = examples as never;
  if (standard !== undefined) json.default = standard as never;
  if (schema instanceof z.ZodObject) dropForbidden(schema, json);
}

/** Removes forbidden keys, which an editor must not propose. */
function dropForbidden(schema: z.ZodObject, json: JsonSchema): void {
  for (const [key, field] of Object.entries(schema.shape)) {
    if (field instanceof z.ZodOptional && field.def.innerType instanceof z.ZodNever) delete json.properties?.[key];
  }
}
