import { hash } from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const DIGITS = new Int8Array(128).fill(-1);
for (let i = 0; i < 58; i++) DIGITS[ALPHABET.charCodeAt(i)] = i;

/**
 * Bytes of a Base58Check text without the checksum; undefined when a character or the checksum is wrong. Packs have
 * addresses by the hundred thousand: four digits a step and OpenSSL's hash make this several times as fast as
 * `@scure/base`, with which the tests compare it.
 */
export function base58Payload(text: string): Uint8Array | undefined {
  const { length } = text;
  if (length < 6 || length > 50) return undefined;
  // 24-bit limbs, lowest first: a limb times 58^4 and a carry stay exact in one number.
  const limbs = new Float64Array(14);
  let used = 0;
  for (let at = 0; at < length; ) {
    let chunk = 0;
    let factor = 1;
    for (let k = 0; k < 4 && at < length; k++, at++) {
      const code = text.charCodeAt(at);
      const digit = code < 128 ? DIGITS[code]! : -1;
      if (digit < 0) return undefined;
      chunk = chunk * 58 + digit;
      factor *= 58;
    }
    for (let i = 0; i < used; i++) {
      const value = limbs[i]! * factor + chunk;
      chunk = Math.floor(value / 16_777_216);
      limbs[i] = value - chunk * 16_777_216;
    }
    while (chunk > 0) {
      limbs[used++] = chunk % 16_777_216;
      chunk = Math.floor(chunk / 16_777_216);
    }
  }
  const bytes: number[] = [];
  for (let i = 0; i < used; i++) {
    const limb = limbs[i]!;
    bytes.push(limb & 255, (limb >>> 8) & 255, limb >>> 16);
  }
  while (bytes.length > 0 && bytes[bytes.length - 1] === 0) bytes.pop();
  for (let i = 0; i < length && text[i] === '1'; i++) bytes.push(0);
  if (bytes.length < 5) return undefined;
  const all = Uint8Array.from(bytes.reverse());
  const payload = all.subarray(0, -4);
  const sum = sha256(sha256(payload));
  for (let i = 0; i < 4; i++) if (sum[i] !== all[all.length - 4 + i]) return undefined;
  return payload;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}
