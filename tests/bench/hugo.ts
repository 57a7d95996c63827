/**
 * The synthetic workshop as a Hugo site, to measure against: the same kinds of files as Lectern writes (pages, printed
 * forms, calendars, the schedule for programs), with what those hold in about as many bytes. Nothing of it is published.
 */
import path from "node:path";
import { writeFiles } from "../site.ts";
import { type SyntheticSite, type SyntheticTalk, syntheticTalks } from "../synthetic.ts";

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const address = ({ title }: SyntheticTalk): string => slug(title);

/** Writes the site into an empty folder. */
export function writeHugoSite(size: SyntheticSite, folder: string): void {
  const talks = syntheticTalks(size);
  const speakers = groupBySpeaker(talks);
  const files: Record<string, string> = { ...LAYOUTS, "config.toml": CONFIG };
  for (const talk of talks) files[`content/talks/${address(talk)}.md`] = talkPage(talk);
  for (const [name, own] of speakers) files[`content/speakers/${slug(name)}.md`] = speakerPage(own);
  const page = (name: string, fields: object) => {
    files[`content/${name}.md`] = `${JSON.stringify(fields)}\n`;
  };
  page("rooms/_index", { title: "Rooms", _build: { render: "never" } });
  page("_index", { title: "Synthetic Workshop on Everything", outputs: ["HTML", "stars", "offline"] });
  page("now", { title: "Now and next", layout: "now", type: "schedule" });
  page("talks/_index", { title: "Talks", _build: { render: "never" }, cascade: { outputs: ["HTML", "event"] } });
  page("speakers/_index", { title: "Speakers" });
  page("schedule/_index", { title: "Schedule", outputs: ["HTML", "calendar", "frabjson", "frabxml"] });
  for (const day of new Set(talks.map(({ date }) => date)))
    page(`schedule/${day}`, { title: day, layout: "day", day, url: `/schedule/${day}/` });
  for (const form of ["print", "print/large", "print/booklet", "print/foyer"])
    page(`schedule/${form}`, {
      title: "Printable schedule",
      layout: form.split("/").at(-1),
      url: `/schedule/${form}/`,
    });
  for (const room of new Set(talks.map((talk) => talk.room))) {
    page(`schedule/print-${slug(room)}`, {
      title: room,
      layout: "sign",
      room,
      url: `/schedule/print/rooms/${slug(room)}/`,
    });
    page(`rooms/${slug(room)}`, {
      title: room,
      layout: "room",
      room,
      outputs: ["calendar"],
      url: `/schedule/rooms/${slug(room)}/`,
    });
  }
  writeFiles(files, path.resolve(folder));
}

function groupBySpeaker(talks: readonly SyntheticTalk[]): Map<string, SyntheticTalk[]> {
  const groups = new Map<string, SyntheticTalk[]>();
  for (const talk of talks) groups.set(talk.speaker.name, [...(groups.get(talk.speaker.name) ?? []), talk]);
  return groups;
}

function talkPage(talk: SyntheticTalk): string {
  const { title, speaker, date, start, end, room, abstract } = talk;
  const facts = { title, date: `${date}T${start.padStart(5, "0")}:00+01:00`, day: date, start, end, room };
  const person = { speaker: speaker.name, speakerSlug: slug(speaker.name), affiliation: speaker.affiliation };
  return `${JSON.stringify({ ...facts, ...person, description: abstract.slice(0, 160) })}\n\n${abstract}\n`;
}

function speakerPage(talks: readonly SyntheticTalk[]): string {
  const [first] = talks;
  const title = first?.speaker.name;
  return `${JSON.stringify({ title, affiliation: first?.speaker.affiliation, talks: talks.map(address) })}\n`;
}

const CONFIG = `baseURL = "https://example.org/synthetic/"
title = "Synthetic Workshop on Everything"
languageCode = "en"
disableKinds = ["taxonomy", "term", "RSS", "404"]
buildFuture = true
[outputFormats.event]
mediaType = "text/calendar"
baseName = "event"
isPlainText = true
[outputFormats.stars]
mediaType = "application/json"
baseName = "stars"
isPlainText = true
[outputFormats.offline]
mediaType = "application/json"
baseName = "offline"
isPlainText = true
[outputFormats.frabjson]
mediaType = "application/json"
baseName = "schedule"
isPlainText = true
[outputFormats.frabxml]
mediaType = "application/xml"
baseName = "schedule"
`;

const BASE = `<!DOCTYPE html>
<html lang="en" dir="ltr" class="screen" data-root="/synthetic/" data-edition="2030" data-worker="/synthetic/sw.js">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ .Title }} · {{ site.Title }}</title>
    <meta name="description" content="{{ .Params.description }}">
    <link rel="icon" href="/synthetic/icon.svg" type="image/svg+xml">
    <link rel="manifest" href="/synthetic/site.webmanifest">
    <link rel="alternate" type="text/calendar" href="/synthetic/schedule.ics" title="Schedule">
    <meta name="color-scheme" content="light dark">
    <link rel="canonical" href="{{ .Permalink }}">
    <meta property="og:type" content="website">
    <meta property="og:locale" content="en_GB">
    <meta property="og:site_name" content="{{ site.Title }}">
    <meta property="og:title" content="{{ .Title }}">
    <meta property="og:description" content="{{ .Params.description }}">
    <meta property="og:url" content="{{ .Permalink }}">
    <meta property="og:image" content="https://example.org/synthetic/assets/preview-0123456789.png">
    <meta property="og:image:width" content="1200">
    <meta property="og:image:height" content="630">
    <meta property="og:image:alt" content="{{ site.Title }}. 3 to 12 June 2030, Lisbon, Portugal">
    <meta name="twitter:card" content="summary_large_image">
    <script src="/synthetic/assets/site-01234567.js"></script>
    <link rel="stylesheet" href="/synthetic/assets/site-01234567.css">
    <link rel="stylesheet" href="/synthetic/assets/page-01234567.css">
    {{ block "data" . }}{{ end }}
  </head>
  <body>
    <a class="skip" href="#main">Skip to content</a>
    <header class="site-header">
      <div class="site-header__inner">
        <p class="site-header__name"><a href="/synthetic/"><bdi>{{ site.Title }}</bdi></a></p>
      </div>
    </header>
    <nav class="nav" aria-label="Sections">
      <div class="nav__sections">
        <ul class="nav__list">
          <li><a class="nav__link" href="/synthetic/schedule/">Schedule</a></li>
          <li><a class="nav__link" href="/synthetic/speakers/">Speakers</a></li>
          <li><a class="nav__link" href="/synthetic/#venue">Venue</a></li>
        </ul>
      </div>
      <div class="nav__tools">
        <a class="nav__now" href="/synthetic/schedule/#day-2030-06-03" data-begins="2030-06-03T00:00:00+01:00" data-ends="2030-06-12T18:00:00+01:00" data-now="Now" data-next="Next" hidden>
          <svg class="nav__icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>
          </svg>
          Now
        </a>
        <a class="nav__schedule" href="/synthetic/schedule/">
          <svg class="nav__icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d="M4 6h16M4 12h16M4 18h10"/>
          </svg>
          Schedule
        </a>
        <a class="nav__my" href="/synthetic/my/" data-add="Add to my programme: {title}" data-drop="Remove from my programme: {title}" data-unkept="Not saved: this browser’s storage is full or blocked. What you mark here lasts only until you leave the page." data-changed="Changes in your programme: {count}."><span class="nav__star" aria-hidden="true">☆</span>
          <span class="nav__short">Mine</span> <span class="nav__count"></span></a>
      </div>
    </nav>
    <main id="main" class="main main--page">
      {{ block "main" . }}{{ end }}
    </main>
    <footer class="footer">
      <p class="footer__name"><a href="/synthetic/"><bdi>{{ site.Title }}</bdi></a></p>
      <ul class="footer__links">
        <li><a href="/synthetic/schedule/">Schedule</a></li>
        <li><a href="/synthetic/schedule/print/">Printable schedule</a></li>
      </ul>
      <button class="scheme" type="button">
        <svg class="scheme__icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20Zm0 2.5v15a7.5 7.5 0 0 1 0-15Z" fill-rule="evenodd"/>
        </svg>
        <span class="scheme__auto">Colours: as on this device</span>
        <span class="scheme__light">Colours: light</span>
        <span class="scheme__dark">Colours: dark</span>
      </button>
      <p class="footer__address" dir="ltr">{{ .Permalink }}</p>
      <p class="footer__date">As of 1 May 2030</p>
    </footer>
  </body>
</html>
`;

const TALK = `{{ define "data" }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Event" "name" .Title "@id" .Permalink "startDate" (.Date.Format "2006-01-02T15:04:05Z07:00") "endDate" (printf "%sT%s:00+01:00" .Params.day .Params.end) "organizer" (dict "@type" "Organization" "name" site.Title "url" "https://example.org/synthetic/") "image" "https://example.org/synthetic/assets/preview-0123456789.png" "url" .Permalink "performer" (dict "@type" "Person" "name" .Params.speaker "affiliation" (dict "@type" "Organization" "name" .Params.affiliation)) "description" .Plain "eventStatus" "https://schema.org/EventScheduled" "eventAttendanceMode" "https://schema.org/OfflineEventAttendanceMode" "location" (dict "@type" "Place" "name" .Params.room "containedInPlace" (dict "@type" "Place" "name" "Centro de Congressos" "address" (dict "@type" "PostalAddress" "addressLocality" "Lisbon" "addressCountry" "Portugal"))) "inLanguage" "en" "superEvent" (dict "@type" "Event" "name" site.Title "@id" "https://example.org/synthetic/#event" "url" "https://example.org/synthetic/") | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}{{ partial "talk.html" . }}{{ end }}
`;

const ZONE = `<div class="zone" data-locale="en-GB" data-cycle="h23" data-moment="{date}, {time}" data-both="Your time: {zone}. Beside it: Lisbon time (WEST).">
            <p class="zone__note" role="status"><span class="zone__venue">Lisbon time (WEST)</span> <span class="zone__own"></span></p>
            <button class="zone__switch" type="button" data-to-own="Show in my time zone" data-to-venue="Show the venue’s time only" data-use hidden>Show in my time zone</button>
          </div>`;

const TALK_MATTER = `<article class="article talk">
        <header class="talk__head">
          <h1 class="page__title page__title--medium" dir="auto">{{ .Title }}</h1>
          <p class="talk__people"><span class="person"><bdi class="person__name"><a href="/synthetic/speakers/{{ .Params.speakerSlug }}/">{{ .Params.speaker }}</a></bdi><span class="person__affiliation">, <bdi>{{ .Params.affiliation }}</bdi></span></span> · <span class="talk__kind" dir="auto">Contributed talk</span></p>
        </header>
        <div class="talk__facts">
          <p class="talk__date"><time datetime="{{ .Params.day }}">{{ .Date.Format "Monday 2 January 2006" }}</time></p>
          <div class="talk__place" data-day="{{ .Params.day }}">
            <p class="talk__time times"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time><span class="talk__end">–<time datetime="{{ .Params.day }}T{{ .Params.end }}:00+01:00">{{ .Params.end }}</time></span></p>
            <p class="talk__room" dir="auto">{{ .Params.room }}, Centro de Congressos</p>
          </div>
          <p class="tools" data-star="item-{{ .File.ContentBaseName }}" data-add="Add to my programme" data-drop="Remove from my programme">
            <button class="tool share" type="button" data-use data-copied="Link copied" hidden>Share</button>
            <span class="tools__status" role="status"></span>
          </p>
        </div>
        <div class="article__matter">
          <h2 class="hidden">Abstract</h2>
          <div class="prose talk__abstract" dir="auto">{{ .Content }}</div>
        </div>
        <div class="talk__more">
          ${ZONE}
          <ul class="article__back">
            <li><a href="{{ .RelPermalink }}event.ics">Add to calendar</a></li>
            <li><a href="/synthetic/schedule/#item-{{ .File.ContentBaseName }}">Back to the schedule</a></li>
          </ul>
        </div>
        <nav class="adjacent" aria-label="Before and after">
          <ul class="adjacent__list">
            {{ with .PrevInSection }}<li class="adjacent__previous"><a class="adjacent__link" href="{{ .RelPermalink }}" rel="prev"><span class="adjacent__label">Before · <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time></span> <span class="adjacent__title" dir="auto">{{ .Title }}</span></a></li>{{ end }}
            {{ with .NextInSection }}<li class="adjacent__next"><a class="adjacent__link" href="{{ .RelPermalink }}" rel="next"><span class="adjacent__label">After · <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time></span> <span class="adjacent__title" dir="auto">{{ .Title }}</span></a></li>{{ end }}
          </ul>
        </nav>
      </article>
`;

const FACE = `<span class="face face--initials" aria-hidden="true"><span class="face__letters">{{ substr .Title 0 1 }}</span></span>`;

const SPEAKER = `{{ define "data" }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Person" "name" .Title "url" .Permalink "affiliation" (dict "@type" "Organization" "name" .Params.affiliation) | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}<article class="article">
        <header class="page__head page__head--person">
          ${FACE}
          <div>
            <h1 class="page__title" dir="auto">{{ .Title }}</h1>
            <p class="article__people">{{ .Params.affiliation }}</p>
          </div>
        </header>
        <h2 class="article__heading">Talks</h2>
        <ul class="article__list">
          {{ range .Params.talks }}{{ with site.GetPage (printf "/talks/%s.md" .) }}<li>
            <p class="article__item" dir="auto"><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>
            <p class="page__note">Contributed talk · <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}" data-date="short">{{ .Date.Format "Monday 2 January 2006, 15:04" }}</time></p>
          </li>{{ end }}{{ end }}
        </ul>
        ${ZONE}
      </article>{{ end }}
`;

const SCHEDULE = `{{ define "main" }}<h1 class="page__title">{{ .Title }}</h1>
{{ range (where site.RegularPages "Section" "talks").GroupByDate "2006-01-02" "asc" }}
<section class="section section--day" id="day-{{ .Key }}">
  <h2 class="day__title"><time datetime="{{ .Key }}">{{ .Key }}</time></h2>
  <ol class="programme">
    {{ range .Pages }}
    {{ partial "row.html" . }}
    {{ end }}
  </ol>
</section>
{{ end }}{{ end }}
`;

/** The talks of a page: of its day or room, else all. */
const TALKS = `{{ $talks := where site.RegularPages "Section" "talks" }}
{{ with .Params.day }}{{ $talks = where $talks "Params.day" . }}{{ end }}
{{ with .Params.room }}{{ $talks = where $talks "Params.room" . }}{{ end }}
{{ return $talks }}`;

const ROW = `<li class="row row--talk" id="item-{{ .File.ContentBaseName }}" data-star="item-{{ .File.ContentBaseName }}" data-facets="day-{{ .Params.day }} kind-contributed-talk" data-begins="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}" data-ends="{{ .Params.day }}T{{ .Params.end }}:00+01:00">
      <p class="row__time times"><time class="row__start" datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time><span class="row__end">–<time>{{ .Params.end }}</time></span></p>
      <div class="row__body">
        <p class="row__kind">
          <span class="row__type" dir="auto">Contributed talk</span>
          <span class="row__place"><bdi>{{ .Params.room }}</bdi></span>
        </p>
        <h3 class="row__title" dir="auto"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
        <p class="row__people"><span class="person"><bdi class="person__name"><a href="/synthetic/speakers/{{ .Params.speakerSlug }}/">{{ .Params.speaker }}</a></bdi><span class="person__affiliation">, <bdi>{{ .Params.affiliation }}</bdi></span></span></p>
      </div>
    </li>
`;

/** A day as a drawing to scale, as a list, and as a table of its rooms. */
const DAY = `{{ define "main" }}<h1 class="page__title">{{ .Title }}</h1>
{{ $talks := partial "talks.html" . }}
<figure class="strip"><svg class="strip__blocks" width="100%" height="56" aria-hidden="true" focusable="false">
{{ range $index, $talk := $talks }}  <rect class="strip__block strip__block--talk" x="{{ div $index 10.0 }}%" y="{{ mod $index 100 }}%" width="2.174%" height="6.8%"/>
{{ end }}</svg></figure>
<ol class="programme">
    {{ range $talks }}{{ partial "row.html" . }}{{ end }}
</ol>
<table class="grid__table">
  <tbody>
    {{ range $talks.GroupByParam "start" }}<tr class="grid__row">
      <th class="grid__time" scope="row"><time>{{ .Key }}</time></th>
      {{ range .Pages }}<td class="grid__cell grid__cell--talk" rowspan="1" headers="room-{{ .Params.room | urlize }}" data-star="item-{{ .File.ContentBaseName }}" data-facets="day-{{ .Params.day }} kind-contributed-talk" data-begins="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">
        <p class="grid__kind"><span class="grid__times times"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time>–<time>{{ .Params.end }}</time></span> <span class="row__type" dir="auto">Contributed talk</span></p>
        <p class="grid__title" dir="auto"><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>
        <p class="grid__people"><span class="person"><bdi class="person__name">{{ .Params.speaker }}</bdi></span></p>
      </td>{{ end }}
    </tr>
    {{ end }}
  </tbody>
</table>{{ end }}
`;

const LARGE = `{{ define "main" }}<h1 class="sheet__title">{{ .Title }}</h1>
<ol class="lines">
  {{ range partial "talks.html" . }}<li class="line"><p class="line__time"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time> – <time>{{ .Params.end }}</time></p> <div class="line__body"><p class="line__title" dir="auto">{{ .Title }}</p> <p class="line__people"><bdi class="person__name">{{ .Params.speaker }}</bdi></p> <p class="line__room"><bdi>{{ .Params.room }}</bdi></p></div></li>
  {{ end }}
</ol>{{ end }}
`;

const BOOKLET = `{{ define "main" }}<h1 class="sheet__title">{{ .Title }}</h1>
<ol class="lines">
  {{ range partial "talks.html" . }}<li class="booklet__line"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time> <a class="booklet__name" href="#{{ .File.ContentBaseName }}" dir="auto">{{ .Title }}</a> <span class="person"><bdi class="person__name">{{ .Params.speaker }}</bdi><span class="person__affiliation">, <bdi>{{ .Params.affiliation }}</bdi></span></span> <bdi>{{ .Params.room }}</bdi></li>
  {{ end }}
</ol>
<ul class="booklet__index">
  {{ range where site.RegularPages "Section" "speakers" }}<li class="booklet__person"><bdi>{{ .Title }}</bdi>, {{ .Params.affiliation }} {{ range .Params.talks }}<span class="booklet__pages" data-folio="{{ . }}" data-words="page {page}"><a href="#{{ . }}">{{ . }}</a></span>{{ end }}</li>
  {{ end }}
</ul>
{{ range partial "talks.html" . }}<article class="booklet__talk" id="{{ .File.ContentBaseName }}">
  <p class="booklet__when"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "Monday 2 January, 15:04" }}</time> – <time>{{ .Params.end }}</time> <bdi>{{ .Params.room }}</bdi></p>
  <h4 class="booklet__title" dir="auto">{{ .Title }}</h4>
  <p class="booklet__people"><span class="person"><bdi class="person__name">{{ .Params.speaker }}</bdi><span class="person__affiliation">, <bdi>{{ .Params.affiliation }}</bdi></span></span></p>
  <div class="prose" dir="auto">{{ .Content }}</div>
</article>
{{ end }}{{ end }}
`;

const PEOPLE = `{{ define "main" }}<h1 class="page__title">{{ .Title }}</h1>
<ul class="directory">
  {{ range .RegularPages }}<li class="directory__person"><bdi class="directory__name"><a href="{{ .RelPermalink }}">{{ .Title }}</a></bdi> <span class="directory__affiliation" dir="auto">{{ .Params.affiliation }}</span>{{ range .Params.talks }}{{ with site.GetPage (printf "/talks/%s.md" .) }}<a class="directory__talk" dir="auto" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</li>
  {{ end }}
</ul>{{ end }}
`;

const HOME = `{{ define "main" }}<h1 class="hero__title">{{ .Title }}</h1>
<ul class="digest">
  {{ range first 100 (where site.RegularPages "Section" "talks") }}<li class="digest__row"><time class="digest__time">{{ .Params.start }}</time> <a href="{{ .RelPermalink }}" dir="auto">{{ .Title }}</a> <bdi>{{ .Params.speaker }}</bdi></li>
  {{ end }}
</ul>{{ end }}
`;

/** The programme as tables of rooms: the forms at a glance, for the foyer, and what the screen shows. */
const GLANCE = `{{ define "main" }}<h1 class="sheet__title">{{ .Title }}</h1>
<table class="glance">
  <tbody class="glance__block">
    {{ range (partial "talks.html" .).GroupByDate "2006-01-02T15:04" "asc" }}<tr class="glance__row">
      <th class="glance__time" scope="row"><time datetime="{{ .Key }}">{{ .Key }}</time></th>
      {{ range .Pages }}<td class="glance__cell" data-begins="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}" data-ends="{{ .Params.day }}T{{ .Params.end }}:00+01:00">
        <div class="glance__part glance__part--talk" data-time="{{ .Params.start }}">
          <p class="glance__words"><span class="glance__at"><time>{{ .Params.start }}</time></span> <span class="glance__title" dir="auto">{{ .Title }}</span> <span class="glance__people" dir="auto"><span class="person"><bdi class="person__name">{{ .Params.speaker }}</bdi></span></span></p>
        </div>
      </td>{{ end }}
    </tr>
    {{ end }}
  </tbody>
</table>{{ end }}
`;

const STARS = `{ {{ range $index, $talk := where site.RegularPages "Section" "talks" }}{{ if $index }},{{ end }}"item-{{ .File.ContentBaseName }}":{"title":{{ .Title | jsonify }},"start":"{{ .Date.Format "2006-01-02T15:04" }}","time":"{{ .Params.start }}","date":"{{ .Date.Format "Mon 2 Jan" }}","room":{{ .Params.room | jsonify }}}{{ end }} }
`;

/** Talks for devices without a network. */
const OFFLINE = `{ {{ range $index, $talk := where site.RegularPages "Section" "talks" }}{{ if $index }},{{ end }}{{ .RelPermalink | jsonify }}:{{ partial "talk.html" . | jsonify (dict "noHTMLEscape" true) }}{{ end }} }
`;

const VEVENT = `BEGIN:VEVENT
UID:{{ .File.ContentBaseName }}@example.org/synthetic/2030
SEQUENCE:5433060
DTSTAMP:20300430T230000Z
DTSTART;TZID=Europe/Lisbon:{{ .Date.Format "20060102T150405" }}
DTEND;TZID=Europe/Lisbon:{{ .Date.Format "20060102" }}T{{ replace .Params.end ":" "" }}00
SUMMARY:{{ .Title }}
LOCATION:{{ .Params.room }}\\, Centro de Congressos\\, Lisbon\\, Portugal
DESCRIPTION:Contributed talk\\n{{ .Params.speaker }} ({{ .Params.affiliation }})\\n\\n{{ replace .RawContent "\\n" " " }}\\n\\nWeb page: {{ .Permalink }}
CATEGORIES:Contributed talk
URL;VALUE=URI:{{ .Permalink }}
STATUS:CONFIRMED
LAST-MODIFIED:20300430T230000Z
END:VEVENT
`;

const calendar = (events: string): string => `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Hugo//workshop programme//EN
NAME:{{ site.Title }}
X-WR-CALNAME:{{ site.Title }}
REFRESH-INTERVAL;VALUE=DURATION:PT1H
X-PUBLISHED-TTL:PT1H
BEGIN:VTIMEZONE
TZID:Europe/Lisbon
BEGIN:DAYLIGHT
DTSTART:20290325T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20291028T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
${events}END:VCALENDAR
`;

const CALENDAR = calendar('{{ range partial "talks.html" . }}{{ partial "event.ics" . }}{{ end }}');

/** Numbers and names of events, as frab wants them. */
const ID = '{{ index (findRE "[0-9]+" .Title) 0 }}';
const guid = (of: string) =>
  `{{ with sha1 ${of} }}{{ substr . 0 8 }}-{{ substr . 8 4 }}-5{{ substr . 13 3 }}-a{{ substr . 17 3 }}-{{ substr . 20 12 }}{{ end }}`;

const FRAB_JSON = `{ "schedule": { "version": "2030-05-01", "conference": { "title": {{ site.Title | jsonify }}, "time_zone_name": "Europe/Lisbon", "days": [
{{ range $index, $talk := partial "talks.html" . }}{{ if $index }},{{ end }}{
 "id": ${ID},
 "guid": "${guid(".Title")}",
 "slug": "synthetic_workshop_on_everything_2030-{{ .File.ContentBaseName }}",
 "date": {{ .Date.Format "2006-01-02T15:04:05Z07:00" | jsonify }},
 "start": {{ .Params.start | jsonify }},
 "end": "{{ .Params.day }}T{{ .Params.end }}:00+01:00",
 "duration": "00:10",
 "room": {{ .Params.room | jsonify }},
 "title": {{ .Title | jsonify }},
 "subtitle": "",
 "track": null,
 "type": "Contributed talk",
 "language": "en",
 "abstract": {{ .Plain | jsonify }},
 "description": "",
 "do_not_record": false,
 "persons": [
  {
   "guid": "${guid(".Params.speaker")}",
   "name": {{ .Params.speaker | jsonify }},
   "public_name": {{ .Params.speaker | jsonify }},
   "url": "https://example.org/synthetic/speakers/{{ .Params.speakerSlug }}/"
  }
 ],
 "links": [],
 "attachments": [],
 "url": {{ .Permalink | jsonify }}
}{{ end }}
] } } }
`;

const FRAB_XML = `<schedule><conference><title>{{ site.Title }}</title></conference>
{{ range partial "talks.html" . }}<event guid="${guid(".Title")}" id="${ID}">
<room>{{ .Params.room }}</room>
<title>{{ .Title }}</title>
<subtitle/>
<type>Contributed talk</type>
<date>{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}</date>
<start>{{ .Params.start }}</start>
<duration>00:10</duration>
<abstract>{{ .Plain }}</abstract>
<slug>synthetic_workshop_on_everything_2030-{{ .File.ContentBaseName }}</slug>
<track/>
<persons>
<person guid="${guid(".Params.speaker")}">{{ .Params.speaker }}</person>
</persons>
<language>en</language>
<description/>
<recording>
<license/>
<optout>false</optout>
</recording>
<links/>
<attachments/>
<url>{{ .Permalink }}</url>
</event>
{{ end }}</schedule>
`;

const LAYOUTS = {
  "layouts/_default/baseof.html": BASE,
  "layouts/talks/single.html": TALK,
  "layouts/speakers/single.html": SPEAKER,
  "layouts/schedule/list.html": SCHEDULE,
  "layouts/schedule/day.html": DAY,
  "layouts/schedule/print.html": GLANCE,
  "layouts/schedule/foyer.html": GLANCE,
  "layouts/schedule/now.html": GLANCE,
  "layouts/schedule/large.html": LARGE,
  "layouts/schedule/booklet.html": BOOKLET,
  "layouts/schedule/sign.html": LARGE,
  "layouts/speakers/list.html": PEOPLE,
  "layouts/index.html": HOME,
  "layouts/index.stars.json": STARS,
  "layouts/index.offline.json": OFFLINE,
  "layouts/partials/talks.html": TALKS,
  "layouts/partials/row.html": ROW,
  "layouts/partials/talk.html": TALK_MATTER,
  "layouts/partials/event.ics": VEVENT,
  "layouts/talks/single.event.ics": calendar('{{ partial "event.ics" . }}'),
  "layouts/schedule/list.calendar.ics": CALENDAR,
  "layouts/rooms/room.calendar.ics": CALENDAR,
  "layouts/schedule/list.frabjson.json": FRAB_JSON,
  "layouts/schedule/list.frabxml.xml": FRAB_XML,
};
