/**
 * Whole numbers in as few bytes as they need: seven bits a byte, the least first, the highest bit set where more follow.
 * Up to 2^53 - 1.
 */
export function putVarint(value: number, into: Uint8Array, at: number): number {
  let rest = value;
  let next = at;
  while (rest > 127) {
    into[next++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  into[next++] = rest;
  return next;
}

/** A number that may be below 0: its sign is the lowest bit. */
export function putSigned(value: number, into: Uint8Array, at: number): number {
  return putVarint(value < 0 ? -2 * value - 1 : 2 * value, into, at);
}

/** Reads numbers one after the other; `at` is the byte behind the last one. A number never reads beyond nine bytes. */
export interface VarintReader {
  bytes: Uint8Array;
  at: number;
}

export function takeVarint(reader: VarintReader): number {
  const { bytes } = reader;
  let byte = bytes[reader.at++]!;
  if (byte < 128) return byte;
  let value = byte & 127;
  byte = bytes[reader.at++]!;
  if (byte < 128) return value + byte * 128;
  value += (byte & 127) * 128;
  byte = bytes[reader.at++]!;
  if (byte < 128) return value + byte * 16_384;
  value += (byte & 127) * 16_384;
  for (let factor = 2_097_152, count = 3; count < 9; factor *= 128, count++) {
    byte = bytes[reader.at++]!;
    value += (byte & 127) * factor;
    if (byte < 128) break;
  }
  return value;
}

export function takeSigned(reader: VarintReader): number {
  const value = takeVarint(reader);
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}
