/**
 * What templates call most, in forms that give the same in a part of the time: Nunjucks parts each name at its dots
 * whenever it is set, copies variables key by key for each include, and looks each member up twice.
 */
import { createRequire } from "node:module";
import nunjucks from "nunjucks";

/** The parts of Nunjucks that its types leave out; see its `runtime.js` and `lib.js`. */
interface Frame {
  readonly variables: Variables;
  resolve(name: string, forWrite: boolean): Frame | undefined;
  set(name: string, value: unknown, resolveUp?: boolean): void;
}
interface Runtime {
  readonly Frame: { readonly prototype: Frame };
  memberLookup(of: unknown, name: string): unknown;
}
type Variables = Record<string, unknown>;

const runtime = nunjucks.runtime as unknown as Runtime;
const lib = createRequire(import.meta.url)("nunjucks/src/lib") as { extend: typeof Object.assign };

/** Names with a dot by what is before and after it: those of loops, as `loop.index`. */
const dotted = new Map<string, readonly [string, string]>();

function partsOf(name: string): readonly [string, string] | undefined {
  if (!name.includes(".")) return undefined;
  const [of = "", part = ""] = name.split(".");
  dotted.set(name, [of, part]);
  return [of, part];
}

runtime.Frame.prototype.set = function set(this: Frame, name, value, resolveUp) {
  const parts = dotted.get(name) ?? partsOf(name);
  const frame = resolveUp ? (this.resolve(parts?.[0] ?? name, true) ?? this) : this;
  if (parts === undefined) {
    frame.variables[name] = value;
    return;
  }
  const [of, part] = parts;
  frame.variables[of] ??= {};
  (frame.variables[of] as Variables)[part] = value;
};

runtime.memberLookup = (of, name) => {
  if (of === undefined || of === null) return undefined;
  const value = (of as Variables)[name];
  return typeof value === "function" ? (...given: unknown[]) => value.apply(of, given) : value;
};

lib.extend = Object.assign;
