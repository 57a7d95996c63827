import { decoded } from "../load/source.ts";
import { isBareAddress, pageAddress } from "../schema/fields.ts";
import { closest } from "../schema/suggest.ts";
import type { UnfinishedPage } from "./content.ts";
import type { Context } from "./context.ts";
import { feedsOf, maySupply } from "./feeds.ts";
import { ADDRESSES, fileOf, pagesOf } from "./routes.ts";
import type { Day, Workshop } from "./workshop.ts";

/** Folders and files that Lectern writes itself; a site must put nothing there. */
const RESERVED = ["/assets/", ADDRESSES.talks, "/.lectern"];

/** Maps addresses to owners, ignoring case: to many file systems, names that differ only in case are one. */
class Owners {
  /** Keyed by file. */
  readonly #owners = new Map<string, { readonly address: string; readonly owner: string }>();
  /** As written. */
  readonly addresses = new Set<string>();

  /** @param file that answers at the address, from the site root */
  set(address: string, owner: string, file = fileAt(address)): void {
    this.#owners.set(file.toLowerCase(), { address, owner });
    this.addresses.add(address);
  }

  /** @returns the owner of the file and its address, or undefined if the file is free */
  of(file: string): { readonly address: string; readonly owner: string } | undefined {
    const folded = file.toLowerCase();
    const isReserved = RESERVED.some((reserved) => folded.startsWith(reserved));
    return this.#owners.get(folded) ?? (isReserved ? { address: file, owner: "Lectern itself" } : undefined);
  }
}

/** The file behind a generated address: a folder's index page, or the file itself. */
const fileAt = (address: string): string => (address.endsWith("/") ? `${address}index.html` : address);

/** The addresses of all generated pages, with what each is generated from. */
function generatedAddresses(workshop: Workshop): Owners {
  const owners = new Owners();
  owners.set(ADDRESSES.worker, "a page that every site has");
  // Pages in content/ claim their addresses one by one; no published site has the style guide.
  for (const { kind, address, owner } of pagesOf(workshop))
    if (kind !== "content" && kind !== "alias" && kind !== "styleguide") owners.set(address, owner);
  for (const { address } of feedsOf(workshop)) if (!maySupply(address)) owners.set(address, "a file for machines");
  return owners;
}

/** Reports pages and public files that claim a taken address, and links to addresses that do not exist. */
export function checkAddresses(workshop: Workshop, pages: readonly UnfinishedPage[], context: Context): void {
  const owners = generatedAddresses(workshop);
  claimPages(pages, owners, context);
  claimPublicFiles(owners, context);
  for (const { url, place } of context.relativeLinks)
    context.report.add(
      "bad-link",
      place,
      { value: url },
      relativeHint(url, owners, fragmentsOf(workshop, pages), context),
    );
  if (!context.report.hasErrors) checkLinks(workshop, pages, owners, context);
}

/** Suggests what to write for a link that is not an address: a similar address on this site, if any. */
function relativeHint(
  href: string,
  { addresses }: Owners,
  fragments: ReadonlyMap<string, ReadonlySet<string>>,
  context: Context,
): string {
  if (href === "") return "write where it leads, or take the brackets away";
  if (/^[^\s@/:]+@[^\s@/]+\.[a-z]+$/i.test(href)) return `write mailto:${href}`;
  const meant = siteAddress(href, addresses, fragments, context);
  if (meant !== undefined) return `write ${meant}`;
  return isBareAddress(href)
    ? `write https://${href}`
    : "write an address of this site, such as /schedule/ or #speakers, or one that starts with https://";
}

/** The address on this site that was probably meant, if any. */
function siteAddress(
  written: string,
  addresses: ReadonlySet<string>,
  fragments: ReadonlyMap<string, ReadonlySet<string>>,
  { documents: { publicFiles } }: Context,
): string | undefined {
  const file = decoded(written)
    .replace(/^(?:\.{0,2}\/)+/, "")
    .replace(/^public\//, "");
  if (publicFiles.has(file)) return `/${file}`;
  const [path = "", fragment] = pageAddress(written).split("#");
  const known = [...addresses].find((address) => address.toLowerCase() === path.toLowerCase());
  if (known !== undefined) return `${known}${fragment === undefined ? "" : `#${fragment}`}`;
  const section = path.slice(1, -1).toLowerCase();
  if (fragments.get(ADDRESSES.home)?.has(section)) return `#${section}`;
  return closest(
    path,
    [...addresses].filter((address) => address.endsWith("/")),
    1 / 4,
  );
}

function claimPages(pages: readonly UnfinishedPage[], owners: Owners, context: Context): void {
  for (const page of pages) claim(page.page, page.document.source.file, owners, context);
  for (const page of pages) {
    page.document.frontMatter.aliases?.forEach((alias, index) => {
      const place = context.at(page.document.frontMatter.aliases ?? page.document.frontMatter, index);
      if (!/^\/[^\s?#\\:*"<>|]*$/.test(alias) || alias.includes("/.."))
        context.report.add("bad-alias", place, { value: alias });
      else claim(alias, page.document.source.file, owners, context, place);
    });
  }
}

/** `/call` and `/call/` are the same address; `/call.html` is a file of its own. */
function addressOf(alias: string): string {
  return /\.\w+$/.test(alias) || alias.endsWith("/") ? alias : `${alias}/`;
}

/** @param alias where the alias is written; undefined if the address is the page's own */
function claim(address: string, page: string, owners: Owners, context: Context, alias?: Claim): void {
  const file = alias ? fileOf(address) : fileAt(address);
  const earlier = owners.of(file);
  if (earlier === undefined) {
    owners.set(alias ? addressOf(address) : address, page, file);
    return;
  }
  const params = { file: page, address, owner: earlier.owner };
  if (alias) context.report.add("claimed-address", alias, params, wayOut("choose another alias", file, earlier));
  else context.report.addFile("claimed-address", page, params, wayOut("rename the file", file, earlier));
}

type Claim = Parameters<Context["report"]["add"]>[1];

function claimPublicFiles(owners: Owners, context: Context): void {
  for (const path of context.documents.publicFiles.paths) {
    const earlier = owners.of(`/${path}`);
    if (earlier === undefined) continue;
    const address = `/${path.replace(/(^|\/)index\.html$/i, "$1")}`;
    const hint = wayOut("rename the file", `/${path}`, earlier);
    context.report.addFile("claimed-address", `public/${path}`, { address, owner: earlier.owner }, hint);
  }
}

function wayOut(advice: string, file: string, earlier: { readonly address: string }): string {
  const other = fileOf(earlier.address);
  return file.toLowerCase() === other.toLowerCase() && file !== other
    ? `names that differ only in capitals are one on many disks: ${advice}`
    : advice;
}

function checkLinks(
  workshop: Workshop,
  pages: readonly UnfinishedPage[],
  { addresses }: Owners,
  context: Context,
): void {
  const fragments = fragmentsOf(workshop, pages);
  const known = [...addresses];
  for (const { url, place } of context.localLinks) {
    const [path = "", fragment] = url.split("#");
    const address = addresses.has(path) || addresses.has(addressOf(path));
    const file = context.documents.publicFiles.has(decoded(path).slice(1));
    const here = fragments.get(addressOf(path));
    const fragmentKnown = fragment === undefined || fragment === "" || here === undefined || here.has(fragment);
    if ((address || file) && fragmentKnown) continue;
    const shown = decoded(url.startsWith(`${ADDRESSES.home}#`) ? url.slice(1) : url);
    const near = address
      ? closest(fragment ?? "", here ?? [])
      : (siteAddress(path, addresses, fragments, context) ?? closest(path, known));
    const suggestion = address ? near && `${path === ADDRESSES.home ? "" : path}#${near}` : near;
    context.report.add(
      "unknown-link",
      place,
      { value: shown },
      suggestion
        ? `did you mean "${suggestion}"?`
        : "write an address of this site, such as /schedule/ or #speakers, or one that starts with https://",
    );
  }
}

/** The fragments that data may link to, for the pages whose fragments the model knows. */
function fragmentsOf(workshop: Workshop, pages: readonly UnfinishedPage[]): Map<string, ReadonlySet<string>> {
  const inDay = (day: Day) => [
    day.anchor,
    ...day.items.map(({ anchor }) => anchor),
    ...day.slots.flatMap(({ session }) => session?.anchor ?? []),
  ];
  const items = workshop.days.flatMap((day) => (day.schedule === ADDRESSES.schedule ? inDay(day) : [day.anchor]));
  const papers = workshop.papers.map(({ anchor }) => anchor);
  const lists = workshop.paperLists.map(({ anchor }) => anchor);
  const home = [...workshop.sections.map(({ anchor }) => anchor), ...(workshop.isLarge ? [] : [...items, ...papers])];
  const dates = [...workshop.dates, ...workshop.news].map(({ anchor }) => anchor);
  const fragments = new Map<string, ReadonlySet<string>>([
    [
      ADDRESSES.home,
      new Set([...home, ...dates, ...(workshop.overview ? (workshop.overview as UnfinishedPage).headingIds : [])]),
    ],
    [ADDRESSES.schedule, new Set(items)],
    [ADDRESSES.papers, new Set([...papers, ...lists])],
  ]);
  for (const day of workshop.days) if (day.page) fragments.set(day.page, new Set(inDay(day)));
  for (const page of pages) fragments.set(page.page, page.headingIds);
  return fragments;
}
