/** Groups of people or papers in templates. */

/** The level of the headings in a group: one below its title, if any. */
export function levelIn(group: { readonly title?: string }, level: number): number {
  return group.title === undefined ? level : level + 1;
}
