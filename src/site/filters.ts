/**
 * What templates can use: filters (`value | name`) and globals (`name(value)`). Each is defined beside the templates
 * that it serves and registered here.
 */
import nunjucks from "nunjucks";
import { deadlineFilters } from "../components/deadlines/deadlines.ts";
import { footerLinks } from "../components/footer/footer.ts";
import { levelIn } from "../components/group/group.ts";
import { headFilters } from "../components/head/head.ts";
import { metadataFilters } from "../components/head/metadata.ts";
import { buttons, heroFilters } from "../components/hero/hero.ts";
import { navigation } from "../components/navigation/navigation.ts";
import { paperFilters } from "../components/paper/papers.ts";
import { peopleFilters } from "../components/people/people.ts";
import { createPictureRenderer, type PictureOptions } from "../components/picture/picture.ts";
import { portraitFilters } from "../components/portrait/portrait.ts";
import { programmeFilters } from "../components/programme/programme.ts";
import { timelines } from "../components/timeline/timeline.ts";
import { timeFilters } from "../components/times.ts";
import { trackMark, trackMarks } from "../components/track/track.ts";
import { placeFilters } from "../components/venue.ts";
import { bind, type Functions, type View } from "../components/view.ts";
import { t, wordFilters } from "../components/words.ts";
import { createPalette } from "../design/palette.ts";
import { absolute } from "../feeds/site.ts";
import type { PictureUse } from "../model/context.ts";
import { headingsFrom } from "../model/markdown.ts";
import { ADDRESSES } from "../model/routes.ts";
import { escapeHtml, reachable } from "../model/text.ts";
import { deskFilters, deskGlobals } from "../pages/desk/desk.ts";
import { homeFilters, homeGlobals } from "../pages/home/home.ts";
import { schedulePages } from "../pages/my/my.ts";
import { nowGlobals } from "../pages/now/now.ts";
import { paperPageFilters } from "../pages/paper/paper.ts";
import { paperIndex } from "../pages/papers/papers.ts";
import { printFilters, printGlobals, type QrCode, qrCode } from "../pages/print/print.ts";
import { proceedingsFilters, proceedingsLink } from "../pages/proceedings/proceedings.ts";
import { dayGrid } from "../pages/schedule/grid.ts";
import { daySwitches, scheduleFilters, schedulePage } from "../pages/schedule/schedule.ts";
import { appearances } from "../pages/speaker/speaker.ts";
import { describeSpeakers, speakerDirectory, speakerParts, speakersTitle } from "../pages/speakers/speakers.ts";
import { talkFilters } from "../pages/talk/talk.ts";
import { cached } from "./cache.ts";
import { withoutAddresses } from "./email.ts";
import type { ReadyPictures } from "./pictures/pictures.ts";
import { styleguide } from "./styleguide.ts";
import { tidy } from "./tidy.ts";

const { SafeString } = nunjucks.runtime;

/** A link to this site in HTML that the model made from Markdown; quotes inside text are escaped there. */
const LOCAL_LINK = /(<a\b[^>]*?href=")\/(?!\/)/g;

/** Filters for the pages of one build. */
export function createFilters(view: View, pathPrefix: string, pictures: ReadyPictures): Functions {
  return {
    ...wordFilters(view),
    ...timeFilters(view),
    ...placeFilters(view),
    ...headFilters(view),
    ...metadataFilters(view),
    ...deadlineFilters,
    ...heroFilters,
    ...peopleFilters(view),
    ...portraitFilters(view),
    ...paperFilters(view),
    ...programmeFilters(view),
    ...homeFilters(view),
    ...scheduleFilters(view),
    ...talkFilters(view),
    ...paperPageFilters(view),
    ...proceedingsFilters(view),
    ...printFilters(view),
    ...deskFilters,
    appearances,
    headingsFrom,
    levelIn,
    palette: createPalette,
    schedulePages,
    trackMarks,
    absolute: (address: string) => absolute(view.workshop, address),
    /** undefined if the site's own address is unknown, and with it every absolute one. */
    qrCode: (address: string | undefined) => (address === undefined ? undefined : cachedQrCode(address)),
    ...htmlFilters(pathPrefix, pictures),
  };
}

/** Globals for the pages of one build. */
export function createGlobals(view: View): Readonly<Record<string, unknown>> {
  const { workshop } = view;
  return {
    addresses: ADDRESSES,
    styleguide,
    trackMark: (name: string) => trackMark(workshop, name),
    navigation: () => navigation(workshop, view.words, view.address),
    ...bind(view, {
      buttons,
      dayGrid,
      daySwitches,
      dayTimelines: timelines,
      describeSpeakers,
      footerLinks,
      paperIndex,
      proceedingsLink,
      schedulePage,
      speakerDirectory,
      speakerParts,
      speakersTitle,
      t,
    }),
    ...homeGlobals(view),
    ...nowGlobals(view),
    ...printGlobals(view),
    ...deskGlobals(view),
  };
}

/** One per poster. The name in the cache says the form of the drawing, so that no build mixes two. */
function cachedQrCode(address: string): QrCode {
  return JSON.parse(cached("qr-moves", [address], () => JSON.stringify(qrCode(address)))) as QrCode;
}

/** Adapts addresses, pictures and texts to a site published under a path. */
function htmlFilters(pathPrefix: string, pictures: ReadyPictures) {
  const prefix = pathPrefix.replace(/\/+$/, "");
  const renderer = createPictureRenderer(pictures, prefix);
  return {
    /** An e-mail address, or a link to one. */
    email: (address: string) => new SafeString(withoutAddresses(escapeHtml(address))),
    /** The address of a page of this site under its path prefix; other addresses are unchanged. */
    href: (address: string) => {
      if (address.startsWith("mailto:")) return new SafeString(withoutAddresses(escapeHtml(address)));
      return address.startsWith("/") && !address.startsWith("//") ? prefix + address : address;
    },
    /** Safe HTML from the model; links to this site get the path prefix, pictures their sizes. */
    markup: (html: string) =>
      new SafeString(withoutAddresses(renderer.renderInside(html.replace(LOCAL_LINK, `$1${prefix}/`)))),
    /** `photo | picture("photo", { alt: "" })`: a picture of `public/`, see {@link PictureOptions}. */
    picture: (url: string, use: PictureUse, options: PictureOptions) =>
      new SafeString(renderer.render(url, use, options)),
    /** Several addresses in one text. */
    hrefs: (addresses: readonly string[]) => addresses.map((address) => prefix + address).join(" "),
    /** HTML from the model, before it becomes markup outside any link. */
    reachable,
    tidy: (html: unknown) => new SafeString(tidy(String(html))),
    /** Nunjucks has its own, which finds the spaces with a regular expression. */
    trim: (text: unknown) => {
      const trimmed = String(text ?? "").trim();
      return text instanceof SafeString ? new SafeString(trimmed) : trimmed;
    },
  };
}
