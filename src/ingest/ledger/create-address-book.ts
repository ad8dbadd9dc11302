import { randomFillSync } from 'node:crypto';
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
  /** Number of the address whose 20 bytes stand in five words from a place on. */
  numberOfWords(source: Uint32Array, at: number): number;
  size(): number;
  /** Five words an address, the first byte lowest; it is another array when addresses were added. */
  words(): Uint32Array;
  /** 20 bytes an address. */
  bytes(): Uint8Array;
}

/**
 * Open addressing over the bytes. A map from texts would keep the lines of the file alive that they are parts of, and
 * every text would be read again to store its bytes. Addresses are chosen by whoever makes them: the hash is a sum of
 * products with secret keys, so that nobody can choose ones that meet. Numbers do not depend on the keys.
 */
export function createAddressBook(): AddressBook {
  const keys = randomFillSync(new Uint32Array(10));
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
    for (let w = 0, at = 5 * number; w < 10; w += 2, at++) {
      const word = words[at]!;
      hash += Math.imul((word & 0xffff) + 1, keys[w]! | 1) + Math.imul((word >>> 16) + 1, keys[w + 1]! | 1);
    }
    hash |= 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) & mask;
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
  /** Number of the address that was written behind those that are there. */
  function numbered(): number {
    let at = home(size);
    for (let known = slots[at]!; known !== -1; known = slots[at]!) {
      if (same(known, size)) return known;
      at = (at + 1) & mask;
    }
    slots[at] = size;
    return size++;
  }
  const room = () => {
    if (5 * (size + 1) > words.length) grow();
  };
  return {
    numberOf(address) {
      room();
      read(address);
      return numbered();
    },
    numberOfWords(source, at) {
      room();
      for (let w = 0; w < 5; w++) words[5 * size + w] = source[at + w]!;
      return numbered();
    },
    size: () => size,
    words: () => words,
    bytes: () => new Uint8Array(words.buffer).slice(0, 20 * size),
  };
}
