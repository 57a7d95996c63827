/** A programme with what is hard to search for, and questions with what each should find first. */

export const CORPUS: Readonly<Record<string, string>> = {
  "data/workshop.yaml": `name: Workshop on Search
start: 2030-05-06
end: 2030-05-07
timezone: Europe/Berlin
url: https://example.org/w/
`,
  "data/schedule.yaml": `- date: 2030-05-06
  items:
    - {time: "9:00-9:30", type: keynote, room: Aula Magna, title: "Opening the Straße", speakers: "Łukasz Kaiser (Ørsted Institute)", abstract: "Why names deserve to be found, whether or not a keyboard has their letters."}
    - {time: "9:30-10:00", type: oral, room: Aula Magna, title: "Flips and Switches", speakers: "Søren Müller (DTU)", abstract: "Work from Århus on adversarial robustness, with thanks to Lennart Poettering."}
    - {time: "9:30-10:00", type: oral, room: K.1.105, track: Systems, title: "The Boot Process Revisited", speakers: "Lennart Poettering (Freedesktop)", abstract: "What systemd does before you can log in. Certified networks are left for later."}
    - {time: "10:00-10:30", type: oral, room: K.1.105, track: Systems, title: "Rust in the Kernel", speakers: "Miguel Ojeda", abstract: "Safe abstractions over unsafe C and C++ code."}
    - {time: "10:30-11:00", type: oral, room: Aula Magna, track: Theory, title: "大型语言模型的评估", speakers: "李明 (清华大学)", abstract: "我们比较十二个模型在法律问答上的表现。"}
    - {time: "11:00-11:30", type: oral, room: Aula Magna, track: Theory, title: "Optimizing $\\\\alpha$-divergence", speakers: "Đặng Þórsson (TCD)", abstract: "Bounds for $\\\\nabla f$ that hold as $n \\\\to \\\\infty$."}
    - {time: "11:30-12:00", type: oral, room: Room 03, track: Theory, title: "日本語プログラムの形式検証", speakers: "田中 花子 (京都大学)", abstract: "定理証明器を使います。"}
    - {time: "12:00-13:00", type: lunch, title: Lunch}
    - {time: "13:00-13:30", type: oral, room: Room 03, track: Systems, title: "대규모언어모델의 추론 비용", speakers: "김민준 (서울대학교)", abstract: "추론 비용을 줄이는 방법."}
    - {time: "13:30-14:30", type: poster session, room: Foyer, title: Posters, papers: posters}
- date: 2030-05-07
  items:
    - {time: "9:00-9:30", type: keynote, room: Aula Magna, title: "Neural Networks at Forty", speakers: "Radia Perlman (MIT)", abstract: "A history of learning machines."}
    - {time: "9:30-10:00", type: oral, room: Room 03, track: Learning, title: "Adversarial Examples Are Features", speakers: "Ana Ilić (EPFL)", abstract: "Debugging models by what fools them."}
    - {time: "10:00-10:30", type: oral, room: Room 03, track: Learning, title: "Debugging Large Models", speakers: "José Núñez (Universidad de Málaga)", abstract: "Neural attribution at scale."}
    - {time: "10:30-11:00", type: oral, room: Room 12, track: Learning, title: "Fast $\\\\ell_2$-norms in Modern C++", speakers: "Çağla Işık (Boğaziçi)", abstract: "Vector instructions for everyone."}
    - {time: "11:00-11:30", type: oral, room: Room 12, track: Learning, title: "Measuring CO₂ in Lecture Halls", speakers: "Zoë O'Brien (Oxford)", abstract: "Sensors and stuffy air."}
    - {time: "11:30-12:30", type: panel, room: Aula Magna, title: "Who Owns a Data Set?", moderator: "Radia Perlman", panelists: ["Ana Ilić", "Søren Müller"]}
`,
  "data/speakers.yaml": `- {name: Łukasz Kaiser, affiliation: Ørsted Institute, bio: "Łukasz works on attention."}
- {name: Lennart Poettering, affiliation: Freedesktop, bio: "Lennart writes system software."}
- {name: Radia Perlman, affiliation: MIT, bio: "Radia invented the spanning tree protocol."}
`,
  "data/papers.yaml": `- {title: "Spanning Trees without Tears", authors: ["Grace Okafor (Makerere University)", "Björn Åström"], kind: poster, board: A1, keywords: [graph theory, routing], abstract: "In the tradition of Radia Perlman."}
- {title: "Sparse Attention for Long Documents", authors: ["Nguyễn Thị Hương (Hanoi)"], kind: poster, board: A12, keywords: [transformers], abstract: "Linear memory in the length of a text."}
- {title: "A Lower Bound for $x^2$ Residuals", authors: ["Zsófia Kovács"], kind: poster, board: B2, keywords: [optimization], abstract: "It is tight."}
- {title: "图神经网络的鲁棒性", authors: ["王小明 (北京大学)"], kind: poster, board: B7, abstract: "对抗样本。"}
`,
};

/** What is typed → the titles of which one must be first. */
export const QUERIES: readonly (readonly [question: string, ...first: string[]])[] = [
  // Letters and accents, both ways.
  ["Lukasz", "Łukasz Kaiser"],
  ["Łukasz", "Łukasz Kaiser"],
  ["lukasz kaiser", "Łukasz Kaiser"],
  ["Strasse", "Opening the Straße"],
  ["straße", "Opening the Straße"],
  ["Soren", "Søren Müller"],
  ["Soeren", "Søren Müller"],
  ["Søren", "Søren Müller"],
  ["Mueller", "Søren Müller"],
  ["Muller", "Søren Müller"],
  ["Müller", "Søren Müller"],
  ["Orsted", "Łukasz Kaiser", "Opening the Straße"],
  ["Dang", "Đặng Þórsson"],
  ["Thorsson", "Đặng Þórsson"],
  ["Þórsson", "Đặng Þórsson"],
  ["Aarhus", "Flips and Switches"],
  ["Ilic", "Ana Ilić"],
  ["Nunez", "José Núñez"],
  ["malaga", "José Núñez", "Debugging Large Models"],
  ["cagla isik", "Çağla Işık"],
  ["Bogazici", "Çağla Işık", "Fast ℓ₂-norms in Modern C++"],
  ["zoe obrien", "Zoë O'Brien"],
  ["O'Brien", "Zoë O'Brien"],
  ["bjorn astrom", "Spanning Trees without Tears"],
  ["nguyen huong", "Sparse Attention for Long Documents"],
  ["kovacs", "A Lower Bound for x² Residuals"],
  ["ojeda rust", "Rust in the Kernel"],
  // One slip.
  ["poetering", "Lennart Poettering"],
  ["Pöttering", "Lennart Poettering"],
  ["adverserial", "Adversarial Examples Are Features"],
  ["kiaser", "Łukasz Kaiser"],
  ["nueral networks", "Neural Networks at Forty"],
  ["divergense", "Optimizing α-divergence"],
  ["lenart poetering", "Lennart Poettering"],
  // Beginnings, and a plural.
  ["poet", "Lennart Poettering"],
  ["debug", "Debugging Large Models"],
  ["advers", "Adversarial Examples Are Features"],
  ["revis", "The Boot Process Revisited"],
  ["kernels", "Rust in the Kernel"],
  // People before texts that mention them; titles before abstracts.
  ["Lennart Poettering", "Lennart Poettering"],
  ["Perlman", "Radia Perlman"],
  ["adversarial", "Adversarial Examples Are Features"],
  ["debugging", "Debugging Large Models"],
  ["neural", "Neural Networks at Forty"],
  ["networks", "Neural Networks at Forty"],
  ["attention", "Sparse Attention for Long Documents"],
  ["systemd", "The Boot Process Revisited"],
  ["perlman trees", "Radia Perlman"],
  // Scripts without spaces.
  ["语言模型", "大型语言模型的评估"],
  ["评估", "大型语言模型的评估"],
  ["清华", "大型语言模型的评估"],
  ["鲁棒", "图神经网络的鲁棒性"],
  ["神经网络", "图神经网络的鲁棒性"],
  ["法律问答", "大型语言模型的评估"],
  ["検証", "日本語プログラムの形式検証"],
  ["プログラム", "日本語プログラムの形式検証"],
  ["京都大学", "日本語プログラムの形式検証"],
  ["모델", "대규모언어모델의 추론 비용"],
  ["언어모델", "대규모언어모델의 추론 비용"],
  ["서울", "대규모언어모델의 추론 비용"],
  // Formulas, by sign and by name.
  ["α", "Optimizing α-divergence"],
  ["alpha divergence", "Optimizing α-divergence"],
  ["nabla", "Optimizing α-divergence"],
  ["infinity", "Optimizing α-divergence"],
  ["l2 norm", "Fast ℓ₂-norms in Modern C++"],
  ["C++", "Fast ℓ₂-norms in Modern C++"],
  ["CO2", "Measuring CO₂ in Lecture Halls"],
  ["x^2", "A Lower Bound for x² Residuals"],
  // Places and times.
  ["Room 12", "Room 12"],
  ["room 03", "Room 03"],
  ["K.1.105", "Room K.1.105"],
  ["aula", "Aula Magna"],
  ["foyer", "Foyer"],
  ["Tuesday", "Tuesday 7 May 2030"],
  ["7 May", "Tuesday 7 May 2030"],
  ["2030-05-06", "Monday 6 May 2030"],
  ["tuesday keynote", "Neural Networks at Forty"],
  ["A12", "Sparse Attention for Long Documents"],
  ["board B2", "A Lower Bound for x² Residuals"],
  ["systems", "The Boot Process Revisited"],
  ["graph theory", "Spanning Trees without Tears"],
  ["panel", "Who Owns a Data Set?"],
];
