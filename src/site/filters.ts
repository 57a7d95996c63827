/**
 * What templates can ask for: filters (`value | name`) and globals (`name(value)`). Each stands beside the templates that
 * it serves; here they are put together.
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
import { homeFilters } from "../pages/home/home.ts";
import { schedulePages } from "../pages/my/my.ts";
import { paperPageFilters } from "../pages/paper/paper.ts";
import { printFilters, printGlobals, type QrCode, qrCode } from "../pages/print/print.ts";
import { dayGrid } from "../pages/schedule/grid.ts";
import { scheduleFilters, schedulePage } from "../pages/schedule/schedule.ts";
import { appearances } from "../pages/speaker/speaker.ts";
import { describeSpeakers, speakerParts } from "../pages/speakers/speakers.ts";
import { talkFilters } from "../pages/talk/talk.ts";
import { cached } from "./cache.ts";
import { withoutAddresses } from "./email.ts";
import type { ReadyPictures } from "./pictures/pictures.ts";
import { styleguide } from "./styleguide.ts";
import { tidy } from "./tidy.ts";

const { SafeString } = nunjucks.runtime;

/** A link to this site in HTML that the model made of Markdown; quotes inside text are escaped there. */
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
    ...paperFilters(view),
    ...programmeFilters(view),
    ...homeFilters(view),
    ...scheduleFilters,
    ...talkFilters(view),
    ...paperPageFilters,
    ...printFilters(view),
    appearances,
    headingsFrom,
    levelIn,
    palette: createPalette,
    schedulePages,
    trackMarks,
    absolute: (address: string) => absolute(view.workshop, address),
    /** undefined where the site's own address, and with it every absolute one, is not known. */
    qrCode: (address: string | undefined) => (address === undefined ? undefined : cachedQrCode(address)),
    ...htmlFilters(pathPrefix, pictures),
  };
}

/** Functions for the pages of one build, and what stands beside them. */
export function createGlobals(view: View): Readonly<Record<string, unknown>> {
  const { workshop } = view;
  return {
    addresses: ADDRESSES,
    dayGrid,
    styleguide,
    trackMark: (name: string) => trackMark(workshop, name),
    navigation: () => navigation(workshop, view.words, view.address),
    ...bind(view, { buttons, dayTimelines: timelines, describeSpeakers, footerLinks, schedulePage, speakerParts, t }),
    ...printGlobals(view),
  };
}

/** A poster each has one. They depend on nothing but the address: any code that a scanner reads as it is as good. */
function cachedQrCode(address: string): QrCode {
  return JSON.parse(cached("qr", [address], () => JSON.stringify(qrCode(address)))) as QrCode;
}

/** Addresses, pictures and texts as they stand in the HTML of a site that is published under a path. */
function htmlFilters(pathPrefix: string, pictures: ReadyPictures) {
  const prefix = pathPrefix.replace(/\/+$/, "");
  const renderer = createPictureRenderer(pictures, prefix);
  return {
    /** An address of e-mail, or a link to one. */
    email: (address: string) => new SafeString(withoutAddresses(escapeHtml(address))),
    /** The address of a page of this site under the site's path prefix; other addresses stay as they are. */
    href: (address: string) => {
      if (address.startsWith("mailto:")) return new SafeString(withoutAddresses(escapeHtml(address)));
      return address.startsWith("/") && !address.startsWith("//") ? prefix + address : address;
    },
    /** Safe HTML of the model; its links to this site get the path prefix, its pictures their sizes. */
    markup: (html: string) =>
      new SafeString(withoutAddresses(renderer.renderInside(html.replace(LOCAL_LINK, `$1${prefix}/`)))),
    /** `photo | picture("photo", { alt: "" })`: a picture of `public/`, see {@link PictureOptions}. */
    picture: (url: string, use: PictureUse, options: PictureOptions) =>
      new SafeString(renderer.render(url, use, options)),
    /** Several addresses in one text. */
    hrefs: (addresses: readonly string[]) => addresses.map((address) => prefix + address).join(" "),
    /** HTML of the model, before it becomes markup that stands in no link. */
    reachable,
    tidy: (html: unknown) => new SafeString(tidy(String(html))),
    /** Nunjucks has its own, which looks for the spaces with an expression. */
    trim: (text: unknown) => {
      const trimmed = String(text ?? "").trim();
      return text instanceof SafeString ? new SafeString(trimmed) : trimmed;
    },
  };
}
