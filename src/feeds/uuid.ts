import { createHash } from "node:crypto";

/** The namespace for URLs, RFC 9562, 6.6. */
const NAMESPACE_URL = "6ba7b8119dad11d180b400c04fd430c8";

/** A version 5 UUID (RFC 9562, 5.5): the same name always gives the same one. */
export function uuidOf(name: string): string {
  const bytes = createHash("sha1").update(Buffer.from(NAMESPACE_URL, "hex")).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Numbers for programs that identify events by integers only. Derived from each name's hash, so that they do not depend
 * on order. If two hashes collide, the name later in the alphabet takes another number.
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
