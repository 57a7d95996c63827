/** The browser and the server of the tests are those that print PDF files. */
export { type FoundBrowser, findBrowser, launchBrowser as launch } from "../../src/site/pdf/browser.ts";
export { type FolderServer, serveFolder } from "../../src/site/serve/folder-server.ts";
