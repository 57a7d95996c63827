/** The typefaces of scripts for which browsers choose poorly, or by the system's language instead of the page's. */
import { quote } from "./css.ts";

/** How a page's main script is set, beside Latin type: ISO 15924 codes. */
export type Script = "Arab" | "Hans" | "Hant" | "Jpan" | "Kore" | "other";

/** Typefaces after those of Latin letters: macOS and iOS, Linux, Windows. On Android the browser has one to choose from. */
const FACES: Readonly<Record<Exclude<Script, "other">, { readonly serif: string[]; readonly sans: string[] }>> = {
  Arab: {
    serif: ["Geeza Pro", "Noto Naskh Arabic", "Segoe UI", "Noto Sans Arabic"],
    sans: ["Geeza Pro", "Noto Sans Arabic", "Noto Naskh Arabic"],
  },
  // SimSun has no bold: on Windows titles are sans serif.
  Hans: {
    serif: ["Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Microsoft YaHei"],
    sans: ["PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei"],
  },
  Hant: {
    serif: ["Songti TC", "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Microsoft JhengHei"],
    sans: ["PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Microsoft JhengHei"],
  },
  Jpan: {
    serif: ["Hiragino Mincho ProN", "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif", "Yu Gothic UI", "Meiryo"],
    sans: ["Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Yu Gothic UI", "Meiryo"],
  },
  // Nor has AppleMyungjo.
  Kore: {
    serif: ["Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "Apple SD Gothic Neo", "Malgun Gothic"],
    sans: ["Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Malgun Gothic"],
  },
};

/** The main script of a language, by CLDR's likely subtags. @param language BCP 47 tag */
export function scriptOf(language: string): Script {
  const { script } = new Intl.Locale(language).maximize();
  return script !== undefined && script in FACES ? (script as Script) : "other";
}

/**
 * The style sheet beside those of components for a page's main script, by its name in `design/`: what Latin type bears
 * and letters that join, or that fill a square, do not.
 */
export function scriptSheet(language: string): "arabic.css" | "ideographs.css" | undefined {
  const script = scriptOf(language);
  if (script === "other") return undefined;
  return script === "Arab" ? "arabic.css" : "ideographs.css";
}

/** Puts the typefaces of a language behind those of Latin letters, see `tokens.css`; nothing if any do. */
export function typefaceRules(language: string): string {
  const script = scriptOf(language);
  if (script === "other") return "";
  const { serif, sans } = FACES[script];
  const list = (names: readonly string[]) => names.map(quote).join(", ");
  return `:root { --serif: var(--latin-serif), ${list(serif)}, sans-serif; --sans: var(--latin-sans), ${list(sans)}, sans-serif; }`;
}
