/** Loads the PDF printer. It needs packages that only people who print install: optional peers in package.json. */
import { Failure } from "../failure.ts";
import { isInstalled } from "../installed.ts";

const NEEDED = ["playwright-core", "unpdf"];

/**
 * Loads the printer.
 * @throws Failure if a package is not installed, with the command that installs it
 */
export async function loadPrinter(): Promise<typeof import("./pdf.ts") & typeof import("./browser.ts")> {
  const missing = NEEDED.filter((name) => !isInstalled(name));
  if (missing.length > 0) {
    const what = `printing PDF files needs ${missing.join(" and ")}, not installed here`;
    throw new Failure(`${what}; run npm install ${missing.join(" ")}`, 1);
  }
  return { ...(await import("./pdf.ts")), ...(await import("./browser.ts")) };
}
