/**
 * Which time zones the data format knows, and which one was meant by anything else. A zone is an `Area/City` name of
 * the IANA database, links included, or `UTC`. Abbreviations and offsets are not zones: BST is London's summer to some
 * and Dhaka to others, and an offset knows no summer time. Which other names engines accept differs between versions.
 */
import { IANAZone } from "luxon";
import { countryCode } from "./countries.ts";
import { closest, fold } from "./suggest.ts";
import { LINKS, WINDOWS_ZONES, ZONES_BY_COUNTRY } from "./zone-table.ts";

/** Where the workshop takes place, according to its data. */
export interface Whereabouts {
  /** A name, or an ISO 3166 two-letter code. */
  readonly country?: string | undefined;
  readonly city?: string | undefined;
}

/** Zones that an editor proposes. The full list would have four hundred, and would age. */
export const USUAL_ZONES = [
  ...["America/Chicago", "America/Denver", "America/Los_Angeles", "America/New_York", "America/Toronto"],
  ...["America/Vancouver", "America/Mexico_City", "America/Sao_Paulo", "America/Argentina/Buenos_Aires"],
  ...["Europe/Amsterdam", "Europe/Athens", "Europe/Berlin", "Europe/Brussels", "Europe/Copenhagen", "Europe/Dublin"],
  ...["Europe/Helsinki", "Europe/Istanbul", "Europe/Lisbon", "Europe/London", "Europe/Madrid", "Europe/Oslo"],
  ...["Europe/Paris", "Europe/Prague", "Europe/Rome", "Europe/Stockholm", "Europe/Vienna", "Europe/Warsaw"],
  ...["Europe/Zurich", "Africa/Cairo", "Africa/Johannesburg", "Africa/Kigali", "Africa/Nairobi", "Asia/Bangkok"],
  ...["Asia/Dubai", "Asia/Hong_Kong", "Asia/Jerusalem", "Asia/Kolkata", "Asia/Seoul", "Asia/Shanghai"],
  ...["Asia/Singapore", "Asia/Taipei", "Asia/Tokyo", "Australia/Melbourne", "Australia/Sydney", "Pacific/Auckland"],
] as const;

const rows = (table: string): string[][] =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split(" "));

const COUNTRIES: ReadonlyMap<string, readonly string[]> = new Map(
  rows(ZONES_BY_COUNTRY).map(([code = "", ...zones]) => [code, zones]),
);
/** Without duplicates: some countries share a zone. */
const ZONES: readonly string[] = [...new Set([...COUNTRIES.values()].flat())];
const NAMES: ReadonlyMap<string, string> = new Map(
  [...ZONES, ...rows(LINKS).flatMap(([, ...names]) => names), "UTC"].map((name) => [name.toLowerCase(), name]),
);

/** Every zone name that the format knows. */
export const ZONE_NAMES: readonly string[] = [...NAMES.values()];

/** The areas of all names, such as `Europe`, for the patterns of editors. */
export const ZONE_AREAS: readonly string[] = [
  ...new Set(ZONE_NAMES.flatMap((name) => (name.includes("/") ? (name.split("/")[0] ?? []) : []))),
];

/** A zone's name as the database spells it; undefined if it is no zone. */
export function zoneNamed(value: string): string | undefined {
  return NAMES.get(value.toLowerCase());
}

/** Whether this engine knows a zone: the engine may be older than the zone. */
export function isZoneKnownHere(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

/** No name of a zone, a city or a country is longer, and searching longer texts takes long. */
const LONGEST = 100;
/** How many zones a hint may propose. */
const MOST = 4;

/**
 * The zones probably meant, the likeliest first; empty if nothing suggests any.
 * @param value not a zone, but an abbreviation, an offset, a city, a Windows name, a slip
 */
export function zonesMeant(value: string, where: Whereabouts = {}): readonly string[] {
  const place = placeOf(where);
  if (value.length > LONGEST) return place.usual.slice(0, MOST);
  const called = zonesCalled(value);
  if (called?.usual[0] === "UTC") return called.usual;
  if (called) {
    const fits = new Set([...called.usual, ...called.others]);
    return first(place.zones.filter((zone) => fits.has(zone))) ?? first(place.usual) ?? called.usual;
  }
  const offset = offsetIn(value);
  if (offset !== undefined) return zonesAt(offset, place);
  const one = cityZone(value) ?? nearZone(value);
  if (one !== undefined) return [one];
  return first(placeOf({ country: value }).usual) ?? place.usual.slice(0, MOST);
}

/**
 * A country's zones, the usual ones first, if none of them has the same clocks as `zone`; undefined if one has, or if
 * the country is unknown.
 */
export function otherClocks(zone: string, country: string): readonly string[] | undefined {
  const { zones, usual } = placeOf({ country });
  const clocks = offsetsOf(zone).join();
  if (zone === "UTC" || zones.length === 0 || zones.some((one) => offsetsOf(one).join() === clocks)) return undefined;
  return usual.slice(0, MOST);
}

/** The first zones of a list; undefined if it is empty. */
function first(zones: readonly string[]): readonly string[] | undefined {
  return zones.length > 0 ? zones.slice(0, MOST) : undefined;
}

/**
 * The zones that the writer of a deadline probably meant: the venue's if it fits, but it need not be. GMT is UTC to
 * most who write it there.
 */
export function deadlineZonesMeant(value: string, where: Whereabouts = {}): readonly string[] {
  const called = value.length > LONGEST ? undefined : zonesCalled(value);
  if (called === undefined) return offsetIn(value) === 0 ? ["UTC"] : zonesMeant(value);
  if (called.usual.includes("UTC")) return ["UTC"];
  const fits = new Set([...called.usual, ...called.others]);
  return first(placeOf(where).zones.filter((zone) => fits.has(zone))) ?? called.usual;
}

/** What to write for the zone of a deadline; undefined if nothing is likely. */
export function deadlineZoneHint(value: string, where: Whereabouts = {}): string | undefined {
  const zones = deadlineZonesMeant(value, where);
  const offset = offsetIn(value);
  if (offset === undefined || offset === 0) return zones.length === 0 ? undefined : didYouMean(zones);
  const hours = `${Math.floor(Math.abs(offset) / 60)}${offset % 60 === 0 ? "" : `:${Math.abs(offset) % 60}`} h`;
  return `write timezone: UTC and the time ${hours} ${offset > 0 ? "earlier" : "later"}, or the zone of a place${zones.length === 0 ? "" : `, such as ${zones[0]}`}`;
}

/** `did you mean "Europe/London"?`; undefined if nothing is likely. */
export function zoneHint(value: string, where: Whereabouts = {}): string | undefined {
  const zones = zonesMeant(value, where);
  return zones.length === 0 ? undefined : didYouMean(zones);
}

function didYouMean(zones: readonly string[]): string {
  const quoted = zones.map((zone) => `"${zone}"`);
  const last = quoted.at(-1) ?? "";
  return `did you mean ${quoted.length === 1 ? last : `${quoted.slice(0, -1).join(", ")} or ${last}`}?`;
}

/** The zones of a place; `usual` are those that most people there mean. */
interface Place {
  readonly zones: readonly string[];
  readonly usual: readonly string[];
}

/** The zone of the workshop's city, else the zones of its country. */
function placeOf({ country, city }: Whereabouts): Place {
  const zones = COUNTRIES.get(countryCode(country ?? "") ?? "") ?? [];
  const zone = city === undefined ? undefined : cityZone(city);
  // There is a London in Ontario, too.
  if (zone !== undefined && (zones.length === 0 || zones.includes(zone))) return { zones: [zone], usual: [zone] };
  const usual = zones.filter((one) => (USUAL_ZONES as readonly string[]).includes(one));
  return { zones, usual: usual.length > 0 ? usual : zones };
}

/** Zones whose clocks have this offset in winter or summer. */
function zonesAt(offset: number, { zones, usual }: Place): readonly string[] {
  const fits = (zone: string) => offsetsOf(zone).includes(offset);
  if (zones.length > 0) return first(usual.filter(fits)) ?? first(zones.filter(fits)) ?? usual.slice(0, MOST);
  const isStandard = (zone: string) => offsetsOf(zone)[0] === offset;
  return first(USUAL_ZONES.filter(isStandard)) ?? ZONES.filter(isStandard).slice(0, MOST);
}

/** Frequent workshop cities that have no zone of their own name in the database. */
const CITIES: ReadonlyMap<string, string> = new Map(
  `
boston, baltimore, philadelphia, pittsburgh, washington, atlanta, miami, orlando, princeton, ithaca = America/New_York
san francisco, san diego, seattle, portland, stanford, berkeley, palo alto, long beach, las vegas = America/Los_Angeles
new orleans, austin, dallas, houston, minneapolis, st. louis = America/Chicago
montreal, ottawa, quebec = America/Toronto
munich, munchen, hamburg, frankfurt, heidelberg, cologne, koln, dagstuhl, saarbrucken = Europe/Berlin
edinburgh, cambridge, oxford, manchester, glasgow, bristol = Europe/London
geneva, geneve, lausanne, bern, basel = Europe/Zurich
milan, milano, florence, venice, turin, bologna, roma = Europe/Rome
lyon, nice, grenoble, toulouse, marseille = Europe/Paris
barcelona, valencia, sevilla = Europe/Madrid
the hague, delft, utrecht = Europe/Amsterdam
porto = Europe/Lisbon
gothenburg = Europe/Stockholm
wien = Europe/Vienna
praha = Europe/Prague
delhi, new delhi, mumbai, bangalore, bengaluru, hyderabad, chennai = Asia/Kolkata
beijing, shenzhen, hangzhou, guangzhou = Asia/Shanghai
kyoto, osaka, yokohama, sapporo, nagoya = Asia/Tokyo
abu dhabi = Asia/Dubai
tel aviv, haifa = Asia/Jerusalem
rio de janeiro = America/Sao_Paulo
cape town = Africa/Johannesburg
canberra = Australia/Sydney
wellington = Pacific/Auckland
`
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [cities = "", zone = ""] = line.split(" = ");
      return cities.split(", ").map((city): [string, string] => [city, zone]);
    }),
);

/** The zone of a city: `London`, `Paris, France`, `Europe/Munich`, `Europe/Zürich`, `new york`. */
function cityZone(value: string): string | undefined {
  const names = value.split(/[/,]/).map((part) => fold(part.replaceAll("_", " ")));
  const zoneOf = (name: string) =>
    name === "" ? undefined : (CITIES.get(name) ?? ZONES.find((zone) => spoken(zone) === name) ?? linkOf(name));
  // The last part of a zone name, but the first of "Paris, France".
  return zoneOf((value.includes("/") ? names.at(-1) : names[0]) ?? "");
}

/** `new york` for `America/New_York`. */
const spoken = (zone: string): string => (zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase();

function linkOf(city: string): string | undefined {
  return ZONE_NAMES.find((name) => name.includes("/") && spoken(name) === city);
}

interface Called {
  /** Proposed if the country is unknown. */
  readonly usual: readonly string[];
  readonly others: readonly string[];
}

/** Abbreviations and English names; what follows `|` is proposed only for a place in that country. */
const CALLED: ReadonlyMap<string, Called> = new Map(
  `
uct, zulu, z, universal, etc/utc, etc/uct, etc/zulu, etc/universal, coordinated universal = UTC
pst, pdt, pt, pacific, us/pacific-new = America/Los_Angeles | America/Vancouver America/Tijuana Asia/Manila
mst, mdt, mt, mountain = America/Denver America/Phoenix | America/Edmonton America/Hermosillo Asia/Kuala_Lumpur
cst, cdt, ct, central = America/Chicago | America/Winnipeg America/Mexico_City Asia/Shanghai Asia/Taipei Asia/Macau America/Havana America/Costa_Rica America/Guatemala America/El_Salvador Australia/Adelaide Australia/Darwin
est, edt, et, eastern = America/New_York | America/Toronto America/Panama America/Jamaica America/Cancun Australia/Sydney Australia/Melbourne Australia/Brisbane
ast, adt, atlantic = America/Halifax America/Puerto_Rico | Atlantic/Bermuda America/Barbados Asia/Riyadh Asia/Baghdad Asia/Kuwait Asia/Qatar Asia/Bahrain
akst, akdt, alaska = America/Anchorage
hst, hdt, hawaii = Pacific/Honolulu
nst, ndt = America/St_Johns
ect = America/Guayaquil Europe/Paris
act = America/Rio_Branco Australia/Sydney
brt, brst, brasilia = America/Sao_Paulo
art, argentina = America/Argentina/Buenos_Aires
clt, clst, chile = America/Santiago
cot, colombia = America/Bogota
pet, peru = America/Lima
gmt, greenwich mean, etc/gmt, etc/greenwich, greenwich = Europe/London UTC | Africa/Accra Africa/Abidjan Africa/Dakar Atlantic/Reykjavik Africa/Monrovia
bst, british = Europe/London | Asia/Dhaka Pacific/Bougainville
ist = Asia/Kolkata Europe/Dublin Asia/Jerusalem
irish = Europe/Dublin
idt, israel = Asia/Jerusalem
wet, west, western european = Europe/Lisbon | Atlantic/Canary Atlantic/Faroe Africa/Casablanca
cet, cest, met, mest, mez, mesz, central european = Europe/Paris | Europe/Berlin Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Brussels Europe/Vienna Europe/Zurich Europe/Warsaw Europe/Prague Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava Europe/Luxembourg Europe/Malta Europe/Monaco Africa/Tunis Africa/Algiers
eet, eest, eastern european = Europe/Athens | Europe/Helsinki Europe/Kyiv Europe/Bucharest Europe/Sofia Europe/Tallinn Europe/Riga Europe/Vilnius Asia/Nicosia Africa/Cairo Asia/Beirut
msk, msd, moscow = Europe/Moscow
trt, turkey = Europe/Istanbul
cat, central africa = Africa/Maputo | Africa/Kigali Africa/Harare Africa/Lusaka Africa/Lubumbashi Africa/Windhoek
eat, east africa = Africa/Nairobi | Africa/Addis_Ababa Africa/Kampala Africa/Dar_es_Salaam
wat, west africa = Africa/Lagos | Africa/Kinshasa Africa/Luanda Africa/Douala
sast, south africa = Africa/Johannesburg
gst, gulf = Asia/Dubai | Asia/Muscat
pkt, pakistan = Asia/Karachi
npt, nepal = Asia/Kathmandu
bdt, bangladesh = Asia/Dhaka
india, indian = Asia/Kolkata
ict, indochina = Asia/Bangkok | Asia/Ho_Chi_Minh Asia/Phnom_Penh Asia/Vientiane
wib = Asia/Jakarta
wita = Asia/Makassar
pht, philippine = Asia/Manila
myt, malaysia = Asia/Kuala_Lumpur
sgt, singapore = Asia/Singapore
sst = Asia/Singapore Pacific/Pago_Pago
samoa = Pacific/Pago_Pago
hkt, hong kong = Asia/Hong_Kong
china = Asia/Shanghai
jst, japan = Asia/Tokyo
kst, korean, korea = Asia/Seoul
awst = Australia/Perth
acst, acdt = Australia/Adelaide | Australia/Darwin
aest, aedt, aet = Australia/Sydney | Australia/Melbourne Australia/Brisbane Australia/Hobart
nzst, nzdt, nzt, new zealand = Pacific/Auckland
`
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [words = "", zones = ""] = line.split(" = ");
      const [usual = [], others = []] = zones.split(" | ").map((list) => list.split(" "));
      return words.split(", ").map((word): [string, Called] => [word, { usual, others }]);
    }),
);

function zonesCalled(value: string): Called | undefined {
  const name = fold(value)
    // EST5EDT, a POSIX rule.
    .replace(/^(?:systemv\/)?([a-z]{3})\d+(?:[a-z]{3})?$/, "$1")
    .replace(/\s*\(.*\)$/, "")
    .replace(/\s+(?:(?:standard|daylight|summer|winter)\s+)?time$/, "");
  const windows = WINDOWS_ZONES.trim()
    .split("\n")
    .map((line) => line.split("="))
    .find(([called]) => called?.toLowerCase() === name)?.[1];
  return CALLED.get(name) ?? (windows === undefined ? undefined : { usual: [windows], others: [] });
}

/** The minutes in `GMT+2`, `UTC+05:30`, `+0200`, and in `Etc/GMT+2`, whose sign is reversed (POSIX). */
function offsetIn(value: string): number | undefined {
  const match = /^(etc\/)?(?:gmt|utc|z)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(value.trim());
  if (!match) return undefined;
  const [, posix, sign, hours, minutes] = match;
  const size = Number(hours) * 60 + Number(minutes ?? 0);
  return (sign === "+") === (posix === undefined) ? size : -size;
}

/** A zone's offsets during a year, in minutes, standard time first. */
function offsetsOf(zone: string): readonly number[] {
  const offsets = [Date.UTC(2025, 0, 1), Date.UTC(2025, 6, 1)].map((at) => IANAZone.create(zone).offset(at));
  return offsets.sort((a, b) => a - b);
}

/** Finds the zone for a typing slip in its name. */
function nearZone(value: string): string | undefined {
  const name = value.trim().replace(/\s+/g, "_");
  return closest(
    name,
    ZONE_NAMES.filter((zone) => zone !== "UTC"),
    1 / 5,
  );
}
