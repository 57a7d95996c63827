/**
 * The forms for those who run the day: run sheets and badges. They are made in memory, for whoever asks for them at this
 * machine, and stand in no folder, not even a temporary one.
 */
import { loadContacts } from "../load/contacts.ts";
import { type Diagnostic, isFatal, Report } from "../load/diagnostics.ts";
import { formatDiagnostics } from "../load/format.ts";
import { Places } from "../load/places.ts";
import { badgesOf, type Registration } from "../model/badges.ts";
import { buildContacts, type Contact } from "../model/contacts.ts";
import { ADDRESSES, fileOf, privateForms } from "../model/routes.ts";
import type { Workshop } from "../model/workshop.ts";
import type { Desk } from "../pages/desk/sheets.ts";
import type { LoadedSite } from "./build.ts";
import { compiled } from "./compiled.ts";
import { createRender } from "./render.ts";
import { deskScripts, siteScripts } from "./script.ts";
import { deskStylesheet, siteStylesheets } from "./stylesheet.ts";

/** Reads the private files of a site. Never throws for what they say. */
export function readContacts(
  site: string,
  workshop: Workshop,
): { readonly contacts: readonly Contact[]; readonly diagnostics: readonly Diagnostic[] } {
  const report = new Report();
  const places = new Places();
  const contacts = buildContacts(loadContacts(site, places, report), workshop, places, report);
  return { contacts, diagnostics: report.sorted() };
}

/**
 * What the forms show.
 * @param found what is wrong with the private files
 */
export function deskOf(
  workshop: Workshop,
  contacts: readonly Contact[],
  {
    paper = workshop.paper,
    registrations,
    found = [],
  }: {
    readonly paper?: Desk["paper"] | undefined;
    readonly registrations?: readonly Registration[] | undefined;
    readonly found?: readonly Diagnostic[];
  } = {},
): Desk {
  const { badges } = badgesOf(workshop, registrations);
  return {
    paper,
    contacts,
    badges,
    ...(isFatal(found, false) ? { problems: formatDiagnostics(found, "text") } : {}),
  };
}

/** Text of a page, style sheet or script. */
export type InMemory = (file: string) => string | undefined;

/** Whether a file, by its path from the site's root, is the page of such a form. */
export function isDeskPage(name: string): boolean {
  return PAGE.test(name);
}

const PAGE = new RegExp(`^${ADDRESSES.print.slice(1)}(?:run-sheets|badges/\\w+)/index\\.html$`);

/**
 * The forms and all that they load.
 * @returns the text of a file by its path from the site's root, without a slash before it: `schedule/print/badges/a6/index.html`
 */
export async function deskFiles({ workshop, target }: LoadedSite, desk: Desk): Promise<InMemory> {
  const code = await compiled();
  const stylesheets = siteStylesheets(workshop, code);
  const scripts = siteScripts(code);
  const own = { deskStylesheet: deskStylesheet(workshop, desk, code), deskScripts: deskScripts(code) };
  const render = createRender({
    ...target,
    workshop,
    templates: code.templates,
    stylesheets,
    scripts,
    forms: "all",
    desk: { desk, ...own },
  });
  const assets = new Map<string, string>([
    ...[...Object.values(stylesheets), own.deskStylesheet].map(({ path, css }) => [path, css] as const),
    ...[...Object.values(scripts), ...Object.values(own.deskScripts)].map(({ path, code }) => [path, code] as const),
  ]);
  const forms = new Map(privateForms(workshop).map((form) => [fileOf(form.address), form]));
  return (file) => {
    const address = `/${file}`;
    const form = forms.get(address);
    if (form === undefined) return assets.get(address);
    return render({ kind: `desk/${form.kind}`, address: form.address, of: { form } });
  };
}
