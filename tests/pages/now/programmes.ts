/** Programmes for the screen in the foyer. */

/** Times as `9:00`. */
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

const WORKSHOP = [
  "name: Coast 2027",
  "start: 2027-10-30",
  "end: 2027-10-31",
  "timezone: Europe/Brussels",
  "url: https://example.org/coast/",
  'accent: "#ffd000"',
  "updated: 2027-10-01",
  "",
].join("\n");

const ROOMS = `rooms:
  - {name: Grote Zaal, floor: 0, directions: ↑ straight on}
  - {name: Kustzaal, directions: ← left of the bar}
  - {name: Room 2.14, floor: 2}
  - {name: Werkplaats, directions: → across the yard}
`;

const NAMES = ["Grote Zaal", "Kustzaal", "Room 2.14", "Werkplaats"];

/** Talks of half an hour from 10:30 to 12:30 and from 14:00 to 16:00 in each room, the one of a morning longer in title. */
function talksOf(day: number, rooms: readonly string[]): string[] {
  return [630, 660, 690, 720, 840, 870, 900, 930].flatMap((start, slot) =>
    rooms.map((room, index) => {
      const more = [
        ...(day === 0 && slot === 1 && index === 3 ? ["cancelled: yes"] : []),
        ...(day === 0 && slot === 4 && index === 2 ? ['changed: "was in Kustzaal"'] : []),
      ];
      const title =
        slot === 1 && index === 1
          ? "When the training data drowned: recovering a flood archive from paper charts, faxes and a ferry captain’s diary"
          : `Talk ${day + 1}.${slot + 1} in ${room}`;
      const facts = [
        `time: "${clock(start)}-${clock(start + 30)}"`,
        "type: contributed talk",
        `room: ${room}`,
        `title: "${title}"`,
        `speakers: Person ${String.fromCharCode(65 + index)} ${String.fromCharCode(65 + slot)}o`,
        ...more,
      ];
      return `    - {${facts.join(", ")}}\n`;
    }),
  );
}

function dayOf(date: string, day: number, rooms: readonly string[], more = ""): string {
  return [
    `- date: ${date}\n  items:\n`,
    '    - {time: "8:30-18:00", type: registration, title: Registration desk}\n',
    '    - {time: "9:30-10:15", type: keynote, title: Keynote, speakers: Ada Keyes}\n',
    '    - {time: "10:15-10:30", type: break, title: Coffee}\n',
    '    - {time: "12:30-14:00", type: lunch, title: Lunch}\n',
    ...talksOf(day, rooms),
    more,
  ].join("");
}

/** Two days in four rooms; the clocks go back in the night between them, while a party goes on. */
export const COAST = {
  "data/workshop.yaml": WORKSHOP + ROOMS,
  "data/schedule.yaml":
    dayOf("2027-10-30", 0, NAMES, '    - {time: "22:00-1:00", type: social, room: Werkplaats, title: Party}\n') +
    dayOf("2027-10-31", 1, NAMES),
};

/** As many rooms as asked for, one day. */
export const wide = (rooms: number) => ({
  "data/workshop.yaml": WORKSHOP.replace("end: 2027-10-31\n", "").replace("#ffd000", "#0b4fb8"),
  "data/schedule.yaml": dayOf(
    "2027-10-30",
    0,
    Array.from({ length: rooms }, (_, index) => `Room B ${101 + index}`),
  ).replace(/, (?:cancelled: yes|changed: "[^"]*")/g, ""),
});

/** One hall. */
export const ONE_HALL = {
  "data/workshop.yaml":
    "name: One Hall\nstart: 2027-05-03\ntimezone: America/Chicago\nclock: 12\nvenue: {room: R03, city: New Orleans}\n",
  "data/schedule.yaml":
    '- date: 2027-05-03\n  end: "17:00"\n  items:\n    - {time: 9:00, type: remarks, title: Opening}\n    - {time: 9:30, type: invited talk, title: "On $\\\\ell_2$ norms", speakers: Ann Lee}\n    - {time: 10:30, type: break, title: Coffee}\n    - title: Short talks\n      time: 11:00-12:00\n      chair: Bo Ek\n      items: [{type: spotlight, title: A, speakers: Cy Oz}, {type: spotlight, title: B, speakers: Di Po}]\n    - {time: 13:00, type: panel, title: What next?, panelists: [Ann Lee, Bo Ek]}\n',
};
