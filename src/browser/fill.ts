/** Fills the placeholders that the build left for values known only to the browser: `{shown} of {count}`. */
export function fill(text = "", values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
