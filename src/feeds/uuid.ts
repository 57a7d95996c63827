import { createHash } from "node:crypto";

/** The namespace of addresses, RFC 9562, 6.6. */
const NAMESPACE_URL = "6ba7b8119dad11d180b400c04fd430c8";

/** A UUID of version 5 (RFC 9562, 5.5): the same name always gives the same one. */
export function uuidOf(name: string): string {
  const bytes = createHash("sha1").update(Buffer.from(NAMESPACE_URL, "hex")).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Numbers for programs that know events by integers only: from the hash of each name, so that a number never depends on
 * the order of things. Of two names of one hash the later in the alphabet takes another.
 * @returns the number of each name, from 1 to 2³¹ − 1
 */
export function numbersOf(names: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>();
  const taken = new Set<number>([0]);
  for (const name of [...names].sort()) {
    let number = 0;
    for (let attempt = 0; taken.has(number); attempt++) {
      const hash = createHash("sha256").update(attempt === 0 ? name : `${name} ${attempt}`);
      number = hash.digest().readUInt32BE(0) >>> 1;
    }
    taken.add(number);
    numbers.set(name, number);
  }
  return numbers;
}
