/** Words by which the name of an institution or a company is told from that of a person. */

/** In any case, as exports write them; words of which no name of a person is made. */
const WORD =
  /(?<![\p{L}\p{N}])(?:Universi\p{L}+|Univ|Institut\p{L}*|College|Colegio|School|École|Laborator\p{L}+|Labs?|Inc|Ltd|GmbH|Corp(?:oration)?|Research|Cent(?:er|re|rum)|Acad[eé]m\p{L}+|Akademie|Hochschule|Polytech\p{L}+)(?![\p{L}\p{N}])/iu;

/** As they write themselves: "Mit" and "Eth" are names of people, and so is "Meta" before another one. */
const NAME =
  /(?<![\p{L}\p{N}])(?:Google|Microsoft|DeepMind|IBM|NVIDIA|Amazon|Apple|INRIA|CNRS|MIT|ETH|EPFL|CMU|UCLA|NYU|Meta(?! (?!AI\b)\p{L}))(?![\p{L}\p{N}])/u;

/** Whether a text holds what is more often in the name of an institution than in that of a person. */
export function namesInstitution(text: string): boolean {
  return WORD.test(text) || NAME.test(text);
}

/** Whether a whole text is more likely where somebody works than who somebody is: one that names an institution, or an acronym. */
export function isAffiliation(text: string): boolean {
  return /^\p{Lu}{2,6}$/u.test(text) || namesInstitution(text);
}
