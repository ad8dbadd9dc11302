const DIGIT = new Int8Array(128).fill(-1);
for (let i = 0; i < 16; i++) {
  const char = i.toString(16);
  DIGIT[char.charCodeAt(0)] = i;
  DIGIT[char.toUpperCase().charCodeAt(0)] = i;
}

/**
 * Writes the bytes of `0x…` text to `into` at `at`; returns their number, or -1 when the text is not whole bytes of
 * hexadecimal digits behind `0x`.
 */
export function writeHex(text: string, into: Uint8Array, at: number): number {
  const bytes = (text.length - 2) >> 1;
  if (text.length % 2 !== 0 || bytes < 0 || text.charCodeAt(0) !== 48 || text.charCodeAt(1) !== 120)
    return -1;
  for (let i = 0; i < bytes; i++) {
    const high = DIGIT[text.charCodeAt(2 * i + 2)] ?? -1;
    const low = DIGIT[text.charCodeAt(2 * i + 3)] ?? -1;
    if (high < 0 || low < 0) return -1;
    into[at + i] = high * 16 + low;
  }
  return bytes;
}
