import { JejakError } from '../../primitives/jejak-error.ts';

const DIGIT = new Uint8Array(128).fill(255);
for (let i = 0; i < 16; i++) {
  DIGIT[i.toString(16).charCodeAt(0)] = i;
  DIGIT[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

/** Numbers of addresses, from 0 on as they first come. */
export interface AddressBook {
  /** Errors: HEX_INVALID when it is not `0x` and 40 hexadecimal characters. */
  numberOf(address: string): number;
  size(): number;
  /** 20 bytes an address. */
  bytes(): Uint8Array;
}

/**
 * Open addressing over the bytes. A map from texts would keep the lines of the file alive that they are parts of, and
 * every text would be read again to store its bytes.
 */
export function createAddressBook(): AddressBook {
  let mask = 16_383;
  let slots = new Int32Array(mask + 1).fill(-1);
  let words = new Uint32Array(5 * 8_192);
  let size = 0;

  /** Writes the five words of an address behind those that are there. */
  function read(address: string): void {
    let bad = address.length === 42 && address.startsWith('0x') ? 0 : 128;
    for (let w = 0, at = 2; w < 5; w++) {
      let word = 0;
      for (let shift = 0; shift < 32; shift += 8, at += 2) {
        const high = DIGIT[address.charCodeAt(at)] ?? 255;
        const low = DIGIT[address.charCodeAt(at + 1)] ?? 255;
        bad |= high | low;
        word |= ((high << 4) | low) << shift;
      }
      words[5 * size + w] = word;
    }
    if (bad > 15) throw new JejakError('HEX_INVALID', { meta: { input: address.slice(0, 80) } });
  }
  function home(number: number): number {
    let hash = 0;
    for (let w = 5 * number; w < 5 * number + 5; w++)
      hash = Math.imul(hash ^ words[w]!, 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 16)) & mask;
  }
  function same(a: number, b: number): boolean {
    for (let w = 0; w < 5; w++) if (words[5 * a + w] !== words[5 * b + w]) return false;
    return true;
  }
  function grow(): void {
    const before = words;
    words = new Uint32Array(2 * before.length);
    words.set(before);
    mask = 2 * mask + 1;
    slots = new Int32Array(mask + 1).fill(-1);
    for (let number = 0; number < size; number++) {
      let at = home(number);
      while (slots[at] !== -1) at = (at + 1) & mask;
      slots[at] = number;
    }
  }
  return {
    numberOf(address) {
      if (5 * (size + 1) > words.length) grow();
      read(address);
      let at = home(size);
      for (let known = slots[at]!; known !== -1; known = slots[at]!) {
        if (same(known, size)) return known;
        at = (at + 1) & mask;
      }
      slots[at] = size;
      return size++;
    },
    size: () => size,
    bytes: () => new Uint8Array(words.buffer).slice(0, 20 * size),
  };
}
