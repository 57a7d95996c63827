/** A site of which every text holds what is wider than a phone. */
import { writeFiles } from "../site.ts";

const WORD = "Rechtsschutzversicherungsgesellschaft".repeat(6).slice(0, 200);
const ADDRESS = `https://example.org/${"a-long-path/".repeat(12)}${"x".repeat(60)}`;
const CODE = "`torch.nn.functional.scaled_dot_product_attention_with_a_mask_and_dropout(query, key, value)`";
const INLINE =
  "$\\mathcal{L}(\\theta)=\\mathbb{E}_{x\\sim p_{data}}[\\log p_\\theta(x)]-\\lambda\\sum_{i=1}^{n}\\|\\theta_i\\|_2^2+\\beta D_{KL}(q\\|p)$";
const FRACTION =
  "$\\frac{a_1+a_2+a_3+a_4+a_5+a_6+a_7+a_8+a_9+a_{10}+a_{11}+a_{12}}{b_1+b_2+b_3+b_4+b_5+b_6+b_7+b_8+b_9+b_{10}+b_{11}+b_{12}}$";
const DISPLAY = `$$${INLINE.slice(1, -1)}$$`;
const ROW = (words: readonly string[]) => `| ${words.join(" | ")} |`;
const HEADS = ["Model", "Accuracy", "Precision", "Recall", "Parameters", "Memory", "Latency", "Energy"];
const TABLE = [
  ROW(HEADS),
  ROW(HEADS.map(() => "---")),
  ROW(["Transformer", "0.99", "0.98", "0.97", "1,000,000,000", "128 GB", "12.5 ms", "4.2 kWh"]),
  ROW([WORD.slice(0, 80), INLINE, "`a_long_piece_of_code`", "0.97", "1", "2", "3", "4"]),
].join("\n");
const BLOCK =
  "```\npip install a_very_long_package_name another_very_long_package_name --extra-index-url https://example.org/\n```";
const LIST = [
  "- one",
  "  - two",
  "    - three",
  `      - four ${WORD}`,
  `        - five ${INLINE}`,
  `          1. six ${CODE}`,
].join("\n");
const QUOTE = `> ${WORD}\n>\n> ${DISPLAY}\n>\n> > ${INLINE}\n> >\n> > - ${ADDRESS}`;
const PICTURE = "![A wide picture](images/wide.svg)";

/** Everything that Markdown can hold. */
const MARKDOWN = [
  `See ${ADDRESS} and ${WORD}, call ${CODE}, minimize ${INLINE} over ${FRACTION}.`,
  `A [link with ${INLINE} in it](https://example.org/), **${WORD}**, *${INLINE}*.`,
  DISPLAY,
  BLOCK,
  TABLE,
  QUOTE,
  LIST,
  PICTURE,
  `## A heading with ${INLINE} and ${WORD}`,
  "The end.",
].join("\n\n");

/** The same without its heading, for what stands below a page's own. */
const TEXT = MARKDOWN.replace("## ", "");

const indented = (text: string, by: number) => text.replace(/\n(?!\n|$)/g, `\n${" ".repeat(by)}`);
const block = (text: string, by: number) => `|\n${" ".repeat(by)}${indented(text, by)}`;
const quoted = (text: string) => JSON.stringify(text);

const TITLE = `${WORD} with ${INLINE} and ${FRACTION} by scaled_dot_product_attention_with_a_mask_considered_harmful`;
const NAME = `Ada ${WORD.slice(0, 120)}`;
const PLACE = `University of ${WORD} (${"a_b".repeat(40)})`;

/** A programme of three rooms on one day, and of one on the other. */
function schedule(): string {
  const talk = (time: string, room: string, title: string, number: number) =>
    `    - time: ${time}
      type: oral
      label: ${quoted(`Talk ${WORD}`)}
      room: ${quoted(room)}
      id: talk-${number}
      title: ${quoted(title)}
      speakers: {name: ${quoted(`${NAME} ${number}`)}, affiliation: ${quoted(PLACE)}}
      award: ${quoted(WORD)}
      changed: ${quoted(WORD)}
      abstract: ${block(TEXT, 8)}`;
  return `- date: 2030-05-06
  title: ${quoted(WORD)}
  note: ${block(TEXT, 4)}
  items:
${talk("9:00-9:30", `Hall ${WORD}`, TITLE, 1)}
${talk("9:00-9:30", "Room B", `Short ${INLINE}`, 2)}
${talk("9:00-9:30", "Room C", `Fraction ${FRACTION}`, 3)}
    - {time: 9:30-10:00, type: break, title: ${quoted(TITLE)}}
    - title: ${quoted(TITLE)}
      chair: ${quoted(NAME)}
      room: Room B
      items:
        - {time: 10:00-10:30, title: ${quoted(`A talk in a session, ${TITLE}`)}, speakers: ${quoted(NAME)}}
    - {time: 12:00-12:30, type: panel, title: ${quoted(WORD)}, moderator: ${quoted(NAME)}, panelists: [${quoted(NAME)}]}
    - {time: 14:00-15:00, type: poster session, title: ${quoted(`Posters ${WORD}`)}, papers: all}
- date: 2030-05-07
  items:
    - {time: 9:00-9:30, type: keynote, title: ${quoted(`The second day ${INLINE}`)}, speakers: ${quoted(NAME)}}
`;
}

/** @param language of the interface, which also decides the direction */
export function wideSite(language: string, clock: 12 | 24): string {
  const person = (key: string) => `- name: ${quoted(NAME)}
  ${key}
  affiliation: ${quoted(PLACE)}
  url: ${ADDRESS}
  bio: ${block(TEXT, 4)}
`;
  return writeFiles({
    "data/workshop.yaml": `name: ${quoted(`Workshop on ${WORD}`)}
short: ${quoted(WORD.slice(0, 60))}
tagline: ${quoted(WORD)}
host: {name: ${quoted(WORD)}, url: "https://example.org/"}
start: 2030-05-06
end: 2030-05-07
timezone: Europe/Berlin
language: ${language}
clock: ${clock}
url: https://example.org/w/
updated: 2030-04-01
stage: programme
venue: {name: ${quoted(PLACE)}, room: ${quoted(WORD)}, address: ${quoted(PLACE)}, city: ${quoted(WORD)}, country: DE}
online: {url: "https://example.org/", note: ${quoted(`${WORD} ${INLINE} ${ADDRESS} ${CODE}`)}}
contact: {email: ${`${"a".repeat(60)}@${"b".repeat(60)}.example.org`}, links: [{label: ${quoted(WORD)}, url: "https://example.org/"}]}
actions: [{label: ${quoted(WORD)}, url: "https://example.org/"}]
notice: {text: ${quoted(`${WORD} ${INLINE} ${CODE} ${ADDRESS}`)}}
`,
    "data/schedule.yaml": schedule(),
    "data/papers.yaml": [1, 2]
      .map(
        (number) => `- title: ${quoted(number === 1 ? `Paper ${TITLE}` : `Two ${INLINE}`)}
  id: paper-${number}
  authors: [{name: ${quoted(NAME)}, affiliation: ${quoted(PLACE)}}]
  board: ${quoted(WORD.slice(0, 20 * number))}
  award: ${quoted(WORD)}
  group: ${quoted(WORD)}
  keywords: [${quoted(WORD)}]
  abstract: ${block(TEXT, 4)}
`,
      )
      .join(""),
    "data/speakers.yaml": person(`talk: {title: ${quoted(TITLE)}, abstract: ${quoted(INLINE)}}`),
    "data/organizers.yaml": person(`role: ${quoted(WORD)}`).replace(/ {2}bio[\s\S]*/, ""),
    "data/committee.yaml": `- ${quoted(`Bob ${WORD} (${PLACE.replace(/[()]/g, "")})`)}\n- Cem Short\n`,
    "data/news.yaml": `- date: 2030-03-01\n  text: ${block(TEXT, 4)}\n`,
    "data/dates.yaml": `- {date: 2030-03-01, title: ${quoted(TITLE)}, was: 2030-02-01}\n- {date: 2030-04-20, time: "12:00", title: ${quoted(WORD)}}\n`,
    "data/sponsors.yaml": `- {name: ${quoted(WORD)}, url: "https://example.org/"}\n`,
    "data/editions.yaml": `- {title: ${quoted(TITLE)}, place: ${quoted(PLACE)}, url: "https://example.org/"}\n`,
    "content/index.md": MARKDOWN,
    "content/notes.md": `---\ntitle: ${quoted(TITLE)}\nnav: 1\n---\n\n${MARKDOWN}\n`,
    "public/images/wide.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="40"><path d="M0 0h1600v40H0z"/></svg>`,
  });
}
