import { test } from "node:test";
import { fuzzImports } from "./imports.ts";

test("whatever happens to an export, it comes in without errors, or a sentence says why not and nothing is written", () =>
  fuzzImports(40, 2030));
