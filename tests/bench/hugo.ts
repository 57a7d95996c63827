/**
 * The synthetic workshop as a Hugo site, to measure against: a page a talk, a page a speaker, the schedule, with what
 * Lectern's pages hold in about as many bytes. Nothing of it is published.
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
  files["content/schedule/_index.md"] = "---\ntitle: Schedule\n---\n";
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
disableKinds = ["taxonomy", "term", "RSS", "home", "404"]
buildFuture = true
`;

const BASE = `<!DOCTYPE html>
<html lang="en" dir="ltr" class="screen" data-root="/synthetic/" data-worker="/synthetic/sw.js">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{ .Title }}</title>
    <meta name="description" content="{{ .Params.description }}">
    <link rel="icon" href="/synthetic/icon.svg" type="image/svg+xml">
    <link rel="manifest" href="/synthetic/site.webmanifest">
    <link rel="alternate" type="text/calendar" href="/synthetic/schedule.ics" title="Schedule">
    <meta name="color-scheme" content="light dark">
    <link rel="canonical" href="{{ .Permalink }}">
    <meta property="og:type" content="website">
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
    <header class="bar">
      <div class="bar__inner">
        <p class="bar__name"><a href="/synthetic/"><bdi>{{ site.Title }}</bdi></a></p>
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
      <a class="nav__now" href="/synthetic/schedule/" data-begins="2030-06-03T00:00:00+01:00" data-ends="2030-06-12T18:00:00+01:00" data-now="Now" data-next="Next" hidden>Now</a>
      <a class="nav__my" href="/synthetic/my/" data-add="Add to my programme: {title}"><span class="nav__star" aria-hidden="true">★</span> <span class="hidden">My programme</span> <span class="nav__count"></span></a>
      <button class="scheme" type="button" aria-label="Colours: as on this device" data-auto="Colours: as on this device" data-light="Colours: light" data-dark="Colours: dark">
        <svg class="scheme__icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
          <path class="scheme__auto" d="${"M12 3.5a8.5 8.5 0 1 0 0 17 ".repeat(4)}Z" fill-rule="evenodd"/>
          <path class="scheme__light" d="${"M11 1.5h2v3.5h-2z ".repeat(20)}"/>
          <path class="scheme__dark" d="M20.5 14.6a8.8 8.8 0 0 1-11.1-11.1a8.8 8.8 0 1 0 11.1 11.1Z"/>
        </svg>
      </button>
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
      <p class="footer__date">As of 1 May 2030</p>
    </footer>
  </body>
</html>
`;

const TALK = `{{ define "data" }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Event" "name" .Title "startDate" (.Date.Format "2006-01-02T15:04:05Z07:00") "url" .Permalink "performer" (dict "@type" "Person" "name" .Params.speaker "affiliation" (dict "@type" "Organization" "name" .Params.affiliation)) "description" .Plain "eventStatus" "https://schema.org/EventScheduled" "eventAttendanceMode" "https://schema.org/OfflineEventAttendanceMode" "location" (dict "@type" "Place" "name" .Params.room "containedInPlace" (dict "@type" "Place" "name" "Centro de Congressos" "address" (dict "@type" "PostalAddress" "addressLocality" "Lisbon" "addressCountry" "Portugal"))) "inLanguage" "en" "superEvent" (dict "@type" "Event" "name" site.Title "@id" "https://example.org/synthetic/#event" "url" "https://example.org/synthetic/") | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}<article class="article">
        <header class="page__head">
          <p class="article__kind"><span class="article__type" dir="auto">Contributed talk</span></p>
          <h1 class="page__title page__title--medium" dir="auto">{{ .Title }}</h1>
          <p class="article__people"><span class="person"><bdi class="person__name"><a href="/synthetic/speakers/{{ .Params.speakerSlug }}/">{{ .Params.speaker }}</a></bdi><span class="person__affiliation">, <bdi>{{ .Params.affiliation }}</bdi></span></span></p>
          <p class="tools" data-star="item-{{ .File.ContentBaseName }}" data-add="Add to my programme"><button class="tool share" type="button" data-use data-copied="Link copied" hidden>Share</button> <span class="tools__status" role="status"></span></p>
        </header>
        <div class="article__columns">
          <dl class="article__facts">
            <div>
              <dt>When</dt>
              <dd data-day="{{ .Params.day }}"><time datetime="{{ .Params.day }}">{{ .Date.Format "Monday 2 January 2006" }}</time><br><span class="times"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time> – <time>{{ .Params.end }}</time></span><div class="zone" data-locale="en-GB" data-cycle="h23" data-moment="{date}, {time}" data-both="Your time: {zone}. Beside it: Lisbon (WEST).">
                  <p class="zone__note" role="status"><span class="zone__venue">Lisbon (WEST)</span> <span class="zone__own"></span></p>
                  <button class="zone__switch" type="button" aria-pressed="false" data-use hidden>Show in my time zone</button>
                </div>
              </dd>
            </div>
            <div>
              <dt>Where</dt>
              <dd dir="auto">{{ .Params.room }}, Centro de Congressos</dd>
            </div>
            <div class="article__back">
              <dt class="hidden">Schedule</dt>
              <dd><a href="{{ .RelPermalink }}event.ics">Add to calendar</a></dd>
              <dd><a href="/synthetic/schedule/#item-{{ .File.ContentBaseName }}">Back to the schedule</a></dd>
            </div>
          </dl>
          <div class="article__matter">
            <h2 class="article__heading">Abstract</h2>
            <div class="prose" dir="auto">{{ .Content }}</div>
          </div>
        </div>
        <nav class="beside" aria-label="Before and after">
          <ul class="beside__list">
            {{ with .PrevInSection }}<li class="beside__previous"><a class="beside__link" href="{{ .RelPermalink }}" rel="prev"><span class="beside__label">Before</span> <span class="beside__title" dir="auto">{{ .Title }}</span></a></li>{{ end }}
            {{ with .NextInSection }}<li class="beside__next"><a class="beside__link" href="{{ .RelPermalink }}" rel="next"><span class="beside__label">After</span> <span class="beside__title" dir="auto">{{ .Title }}</span></a></li>{{ end }}
          </ul>
        </nav>
      </article>{{ end }}
`;

const SPEAKER = `{{ define "data" }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "Person" "name" .Title "url" .Permalink "affiliation" (dict "@type" "Organization" "name" .Params.affiliation) | jsonify | safeJS }}</script>{{ end }}
{{ define "main" }}<article class="article">
        <header class="page__head page__head--person">
          <h1 class="page__title" dir="auto">{{ .Title }}</h1>
          <p class="article__people">{{ .Params.affiliation }}</p>
        </header>
        <h2 class="article__heading">In the programme</h2>
        <ul class="article__list">
          {{ range .Params.talks }}{{ with site.GetPage (printf "/talks/%s.md" .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "Mon 2 Jan, 15:04" }}</time> {{ .Params.room }}</li>{{ end }}{{ end }}
        </ul>
      </article>{{ end }}
`;

const SCHEDULE = `{{ define "main" }}<h1 class="page__title">{{ .Title }}</h1>
{{ range (where site.RegularPages "Section" "talks").GroupByDate "2006-01-02" "asc" }}
<section class="section section--day" id="day-{{ .Key }}">
  <h2 class="day__title"><time datetime="{{ .Key }}">{{ .Key }}</time></h2>
  <ol class="programme">
    {{ range .Pages }}
    <li class="row row--talk" id="item-{{ .File.ContentBaseName }}" data-star="item-{{ .File.ContentBaseName }}" data-facets="day-{{ .Params.day }} kind-contributed-talk">
      <p class="row__time times"><time class="row__start" datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Params.start }}</time><span class="row__end">–<time>{{ .Params.end }}</time></span></p>
      <div class="row__body">
        <p class="row__kind">
          <span class="row__type" dir="auto">Contributed talk</span>
          <span class="row__place"><bdi>{{ .Params.room }}</bdi></span>
        </p>
        <h3 class="row__title" dir="auto"><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
        <p class="row__people"><span class="person"><bdi class="person__name">{{ .Params.speaker }}</bdi></span></p>
      </div>
    </li>
    {{ end }}
  </ol>
</section>
{{ end }}{{ end }}
`;

const LAYOUTS = {
  "layouts/_default/baseof.html": BASE,
  "layouts/talks/single.html": TALK,
  "layouts/speakers/single.html": SPEAKER,
  "layouts/schedule/list.html": SCHEDULE,
};
