/** Finds countries by the names that people use. */
import { fold } from "./suggest.ts";
import { ZONES_BY_COUNTRY } from "./zone-table.ts";

/** ISO 3166-1 codes of all places that have a time zone. */
const CODES: readonly string[] = ZONES_BY_COUNTRY.trim()
  .split("\n")
  .map((line) => line.slice(0, 2));

/** Names that people use beside CLDR's, normalized by {@link plain}. */
const OTHER_NAMES: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries({
    // Two countries, one of which some languages call by this name.
    congo: undefined,
    uk: "GB",
    "great britain": "GB",
    england: "GB",
    scotland: "GB",
    wales: "GB",
    "northern ireland": "GB",
    usa: "US",
    "united states of america": "US",
    korea: "KR",
    "republic of korea": "KR",
    rok: "KR",
    "czech republic": "CZ",
    holland: "NL",
    turkey: "TR",
    uae: "AE",
    "viet nam": "VN",
    "hong kong": "HK",
    hongkong: "HK",
    "hong kong sar": "HK",
    macau: "MO",
    macao: "MO",
    eire: "IE",
    "republic of ireland": "IE",
    prc: "CN",
    "pr china": "CN",
    "peoples republic of china": "CN",
    "mainland china": "CN",
    roc: "TW",
    "russian federation": "RU",
    "republic of india": "IN",
    "ivory coast": "CI",
    "north macedonia": "MK",
    macedonia: "MK",
    swaziland: "SZ",
    burma: "MM",
    "cape verde": "CV",
    palestine: "PS",
    brasil: "BR",
  }),
);

/** The interface languages, in which sites name countries; each country is also known in its own language. */
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "ja", "zh", "ar"];

/**
 * The code of a country (ISO 3166-1 alpha-2).
 * @param country the code, an abbreviation such as USA, or a name in an interface language or the country's own
 * @returns undefined if it is none of these, or is ambiguous: nothing is guessed
 */
export function countryCode(country: string): string | undefined {
  const name = plain(country);
  if (CODES.includes(name.toUpperCase())) return name.toUpperCase();
  if (name === "") return undefined;
  if (OTHER_NAMES.has(name)) return OTHER_NAMES.get(name);
  known ??= namesOfAll();
  return known.get(name);
}

/** Country codes by name; undefined for an ambiguous name. */
let known: ReadonlyMap<string, string | undefined> | undefined;

function namesOfAll(): Map<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  for (const language of LANGUAGES) {
    const inLanguage = namesIn(language);
    for (const code of CODES) add(names, inLanguage.of(code), code);
  }
  // The country's most widely spoken language, by CLDR's likely subtags.
  for (const code of CODES) add(names, namesIn(new Intl.Locale(`und-${code}`).maximize().toString()).of(code), code);
  return names;
}

function namesIn(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames(language, { type: "region", fallback: "none" });
}

function add(names: Map<string, string | undefined>, name: string | undefined, code: string): void {
  if (name === undefined) return;
  const key = plain(name);
  names.set(key, !names.has(key) || names.get(key) === code ? code : undefined);
}

/** `usa` for `U.S.A.`, `netherlands` for `The Netherlands`. */
function plain(name: string): string {
  return fold(name).replace(/[.'’]/g, "").replace(/^the /, "");
}
