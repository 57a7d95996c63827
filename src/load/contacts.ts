/** Reads `private/contacts.yaml`, which no build needs and nothing publishes. */
import type { ContactDocument } from "../schema/contacts.ts";
import { PRIVATE_SCHEMAS } from "../schema/files.ts";
import { closest } from "../schema/suggest.ts";
import type { Report } from "./diagnostics.ts";
import { checkNode, parseSource } from "./document.ts";
import { listFolder, PRIVATE_FOLDER, readSource } from "./files.ts";
import { reportOddities } from "./load.ts";
import type { Places } from "./places.ts";

const FOLDER = PRIVATE_FOLDER;
const NAME = "contacts";
const FILE = `${FOLDER}/${NAME}.yaml`;

/**
 * The contacts of a site; none if there is no such file, or if it has errors, which are reported with their places.
 * @param places where the values stand, added to
 */
export function loadContacts(site: string, places: Places, report: Report): readonly ContactDocument[] {
  reportStray(site, report);
  const source = readSource(site, FILE, report);
  if (!source) return [];
  const node = parseSource(source, report);
  if (node === "broken") return [];
  if (node === undefined) {
    if (!source.text.includes("#")) report.addFile("empty-file", FILE);
    return [];
  }
  reportOddities(source, report);
  const document = checkNode(node, NAME, PRIVATE_SCHEMAS.contacts, source, places, report);
  return document.state === "checked" ? document.value : [];
}

/** Other YAML files were hardly meant to lie there unread; anything else, such as a list of registrations, was. */
function reportStray(site: string, report: Report): void {
  for (const file of listFolder(site, FOLDER)) {
    const stem = /^([^.]+)\.ya?ml(?:\.txt)?$/i.exec(file)?.[1]?.toLowerCase();
    if (stem === undefined || file === `${NAME}.yaml`) continue;
    const isNear = closest(stem, [NAME], 1 / 4) !== undefined || /phone|telephone|address|people/.test(stem);
    if (isNear) report.addFile("unknown-file", `${FOLDER}/${file}`, {}, `did you mean ${FILE}?`);
    else report.addFile("unread-file", `${FOLDER}/${file}`, {}, `of ${FOLDER}/, only ${NAME}.yaml is read`);
  }
}
