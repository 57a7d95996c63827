import assert from "node:assert/strict";
import { test } from "node:test";
import { licenceOf } from "../../src/model/licence.ts";

const BY = { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" };
const BY_NC_SA = { name: "CC BY-NC-SA 3.0", url: "https://creativecommons.org/licenses/by-nc-sa/3.0/" };
const ZERO = { name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" };

const CASES: readonly [written: string, read: object][] = [
  ["CC BY 4.0", BY],
  ["CC-BY-4.0", BY],
  ["cc by 4.0 International", BY],
  ["Creative Commons BY 4.0", BY],
  ["https://creativecommons.org/licenses/by/4.0/", BY],
  ["https://creativecommons.org/licenses/by/4.0/deed.de", BY],
  ["http://creativecommons.org/licenses/by/4.0", BY],
  ["CC BY-NC-SA 3.0", BY_NC_SA],
  ["CC0", ZERO],
  ["CC0-1.0", ZERO],
  ["https://creativecommons.org/publicdomain/zero/1.0/legalcode", ZERO],
  ["CC BY", { name: "CC BY" }],
  ["CC BY-ND-SA 4.0", { name: "CC BY-ND-SA 4.0" }],
  ["All rights reserved", { name: "All rights reserved" }],
  ["https://example.org/licence/", { name: "example.org/licence", url: "https://example.org/licence/" }],
];

for (const [written, read] of CASES) {
  test(`the licence "${written}" is read as ${JSON.stringify(read)}`, () => assert.deepEqual(licenceOf(written), read));
}
