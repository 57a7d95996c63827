/** The headings of sheets: those that keys of lists have as well, and the words of the interface's other languages. */
import { AFFILIATIONS } from "../people/registrations.ts";
import { type Field, NAMES } from "./fields.ts";

/** German, French, Spanish, Italian, Portuguese, Japanese, Chinese, Arabic. */
const TRANSLATED: Readonly<Partial<Record<Field, readonly string[]>>> = {
  date: [
    ...["datum", "tag", "jour", "fecha", "día", "data", "giorno", "dia"],
    ...["日付", "日程", "日期", "التاريخ", "اليوم"],
  ],
  start: [
    ...["beginn", "anfang", "von", "début", "horaire", "horaires", "heure", "heures", "inicio", "hora", "horario"],
    ...["inizio", "ora", "ore", "orario", "início", "horário", "開始時間", "開始時刻", "開始", "時間", "時刻"],
    ...["开始时间", "开始", "时间", "البداية", "وقت البداية", "الوقت", "الساعة"],
  ],
  end: [
    ...["ende", "bis", "fin", "fine", "fim", "término", "終了時間", "終了時刻", "終了", "结束时间", "结束"],
    ...["النهاية", "وقت النهاية"],
  ],
  duration: ["dauer", "durée", "duración", "durata", "duração", "所要時間", "时长", "المدة"],
  title: [
    ...["vortrag", "thema", "titre", "intitulé", "título", "titolo", "タイトル", "題目", "演題", "标题", "题目"],
    ...["العنوان"],
  ],
  session: ["sitzung", "sektion", "séance", "sesión", "sessione", "sessão", "セッション", "环节", "分会", "الجلسة"],
  speakers: [
    ...["vortragende", "vortragende r", "vortragender", "referent", "referentin", "referent in", "referenten"],
    ...["referierende", "sprecher", "sprecherin", "sprecher in", "autoren", "intervenant", "intervenante"],
    ...["intervenants", "intervenantes", "intervenant e", "intervenant e s", "intervenant s", "orateur", "oratrice"],
    ...["orateurs", "auteur", "auteurs", "ponente", "ponentes", "autores", "relatore", "relatrice", "relatori"],
    ...["autori", "palestrante", "palestrantes", "orador", "oradores", "講演者", "発表者", "登壇者", "著者"],
    ...["演讲者", "演讲人", "报告人", "讲者", "作者", "المتحدث", "المتحدثون", "المحاضر", "المؤلفون"],
  ],
  affiliation: AFFILIATIONS,
  room: [
    ...["saal", "hörsaal", "salle", "lieu", "sala", "lugar", "aula", "luogo", "local"],
    ...["会場", "部屋", "場所", "会议室", "房间", "地点", "القاعة", "المكان"],
  ],
  abstract: [
    ...["zusammenfassung", "kurzfassung", "beschreibung", "résumé", "resumen", "descripción", "sommario", "riassunto"],
    ...["descrizione", "resumo", "descrição", "概要", "要旨", "摘要", "الملخص"],
  ],
  chair: [
    ...["sitzungsleitung", "leitung", "vorsitz", "présidence", "président", "présidente", "président e de séance"],
    ...["presidente", "presidencia", "座長", "主持人", "主席", "رئيس الجلسة"],
  ],
  type: ["typ", "kategorie", "tipo", "種類", "種別", "类型", "النوع"],
  language: ["sprache", "langue", "idioma", "lingua", "言語", "语言", "اللغة"],
};

const namesOf = (field: Field) => [...NAMES[field], ...(TRANSLATED[field] ?? [])];

/** The headings of each field, the most telling first. */
export const HEADINGS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  (Object.keys(NAMES) as Field[]).map((field) => [field, namesOf(field)]),
);
