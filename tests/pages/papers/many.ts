/** A site of as many papers as get one list in brief: sixty-seven posters and three orals in two sessions. */
const ODD: Readonly<Record<number, string>> = {
  0: "title: Invariants mined from failures, authors: [Łukasz Straße, Ada Lovelace], keywords: [repair, monitoring]",
  1: "title: Loop invariants $x^2$, authors: Bo Ek, keywords: [Repair]",
  2: "title: 大型语言模型的调试, authors: 王小明, keywords: [调试]",
  3: 'title: "<b>Bold</b> & \\"quoted\\"", authors: "<i>Eve</i>", keywords: ["<u>odd</u>", monitoring]',
  4: "title: Spoken, authors: Cy, kind: oral, label: Long oral",
  5: "title: Spoken too, authors: Cy, kind: oral",
  6: "title: Spoken again, authors: Cy, kind: oral",
  7: "title: Without anything else",
};

const paper = (index: number): string => {
  const own = ODD[index] ?? `title: Paper ${String(index).padStart(2, "0")}, authors: Author ${index}`;
  // Boards against the order of the data, and two papers without one.
  const board = index < 68 ? `, board: "${200 - index}"` : "";
  const abstract = index === 7 ? "" : `, abstract: What paper ${index} says.`;
  return `- {id: p${index}, ${own}${board}${abstract}}\n`;
};

const papers = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `p${from + index}`).join(", ");

export const MANY = {
  "data/workshop.yaml":
    "name: Many Papers\nstart: 2030-06-10\nend: 2030-06-11\ntimezone: Europe/Berlin\nurl: https://example.org/\n",
  "data/papers.yaml": Array.from({ length: 70 }, (_, index) => paper(index)).join(""),
  "data/schedule.yaml": `
- date: 2030-06-10
  items:
    - {time: 14:00-15:00, type: poster session, title: First posters, papers: [${papers(35, 68)}]}
- date: 2030-06-11
  items:
    - {time: 9:00-10:00, type: poster session, title: Second posters, papers: [${papers(0, 35)}]}
    - {time: 10:00-11:00, type: poster session, title: Dropped, papers: [p1], cancelled: yes}
`,
};
