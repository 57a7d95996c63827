/** A text that the build wrote with places for what only the browser knows: `{shown} of {count}`. */
export function fill(text = "", values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
