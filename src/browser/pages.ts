/** Other pages of the site, whose parts a page shows as well. */

const pages = new Map<string, Promise<Document>>();

/** Another page of the site, with its links rewritten to work from here; each is fetched once, until it succeeds. */
export function fetchPage(address: string): Promise<Document> {
  let fetched = pages.get(address);
  if (!fetched) {
    fetched = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(response.statusText);
      const found = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const link of found.querySelectorAll("a[href]"))
        link.setAttribute("href", new URL(link.getAttribute("href") ?? "", response.url).href);
      return found;
    });
    fetched.catch(() => pages.delete(address));
    pages.set(address, fetched);
  }
  return fetched;
}
