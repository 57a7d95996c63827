/** Words that distinguish the name of an institution or company from a person's. */

/** Matched in any case, as exports write them; none of them is part of a person's name. */
const WORD =
  /(?<![\p{L}\p{N}])(?:Universi\p{L}+|Univ|Institut\p{L}*|College|Colegio|School|École|Laborator\p{L}+|Labs?|Inc|Ltd|GmbH|Corp(?:oration)?|Research|Cent(?:er|re|rum)|Acad[eé]m\p{L}+|Akademie|Hochschule|Polytech\p{L}+)(?![\p{L}\p{N}])/iu;

/** Matched in their own spelling: "Mit" and "Eth" are people's names, and so is "Meta" before another name. */
const NAME =
  /(?<![\p{L}\p{N}])(?:Google|Microsoft|DeepMind|IBM|NVIDIA|Amazon|Apple|INRIA|CNRS|MIT|ETH|EPFL|CMU|UCLA|NYU|Meta(?! (?!AI\b)\p{L}))(?![\p{L}\p{N}])/u;

/** Whether a text contains a word that suggests an institution rather than a person. */
export function namesInstitution(text: string): boolean {
  return WORD.test(text) || NAME.test(text);
}

/** Whether a whole text is more likely an affiliation than a person: it names an institution or is an acronym. */
export function isAffiliation(text: string): boolean {
  return /^\p{Lu}{2,6}$/u.test(text) || namesInstitution(text);
}
