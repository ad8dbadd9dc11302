/** Fills 32 bytes with the hash or program of the address of this number: noise that the same seed gives again. */
export function synthAddressPayload(seed: number, number: number, words: Uint32Array): void {
  let state = Math.imul(seed ^ 0x5bd1e995, 0x85ebca6b) ^ number;
  for (let i = 0; i < 8; i++) {
    state = (state + 0x9e3779b9 + Math.floor(number / 4_294_967_296)) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    words[i] = mixed ^ (mixed >>> 15) ^ Math.imul(number, i + 0x2c1b3c6d);
  }
}
