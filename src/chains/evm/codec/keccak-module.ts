/**
 * Machine code for the sponge of Keccak-256 (Keccak-f[1600], rate 136 bytes), put together here at first use instead of
 * shipping a binary that nobody can read. Exports: `memory` (two pages), and `absorb(p, n)`, which takes n blocks of 136
 * bytes at p into the state. The 25 lanes of the state lie at STATE_AT, the 24 round constants belong at CONSTANTS_AT.
 */
export function keccakModule(): Uint8Array<ArrayBuffer> {
  const body = functionBody();
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 2, I32, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0x00, 2]),
    ...section(7, [2, ...name('memory'), 0x02, 0, ...name('absorb'), 0x00, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

export const STATE_AT = 0;
export const CONSTANTS_AT = 256;
const RATE = 136;
const I32 = 0x7f;
const I64 = 0x7e;

/** Locals: the parameters p and n, the address of the round's constant, then lanes. */
const [P, N, ROUND] = [0, 1, 2] as const;
const A = (x: number, y: number) => 3 + (x % 5) + 5 * (y % 5);
const B = (x: number, y: number) => 28 + (x % 5) + 5 * (y % 5);
const C = (x: number) => 53 + (x % 5);
const D = 58;

type Code = readonly number[];
const XOR: Code = [0x85];
const AND: Code = [0x83];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const tee = (local: number): Code => [0x22, local];
const int = (value: number): Code => [0x41, ...signed(value)];
const rotate = (by: number): Code => [0x42, ...signed(by), 0x89];
const load = (offset: number): Code => [0x29, 3, ...unsigned(offset)];
const store = (offset: number): Code => [0x37, 3, ...unsigned(offset)];
const FIVE = [0, 1, 2, 3, 4] as const;
const LANES = FIVE.flatMap((y) => FIVE.map((x) => [x, y] as const));

function functionBody(): number[] {
  const code: number[] = [];
  const emit = (...parts: Code[]) => {
    for (const part of parts) for (const byte of part) code.push(byte);
  };
  for (const [x, y] of LANES) emit(int(STATE_AT), load(8 * (x + 5 * y)), set(A(x, y)));
  emit([0x03, 0x40]); // loop: a block
  for (const [x, y] of LANES) {
    const at = 8 * (x + 5 * y);
    if (at < RATE) emit(get(A(x, y)), get(P), load(at), XOR, set(A(x, y)));
  }
  emit(int(CONSTANTS_AT), set(ROUND), [0x03, 0x40]); // loop: a round
  emit(...roundCode());
  emit(get(ROUND), int(8), [0x6a], tee(ROUND), int(CONSTANTS_AT + 24 * 8), [0x49, 0x0d, 0, 0x0b]);
  emit(get(P), int(RATE), [0x6a], set(P), get(N), int(1), [0x6b], tee(N), [0x0d, 0, 0x0b]);
  for (const [x, y] of LANES) emit(int(STATE_AT), get(A(x, y)), store(8 * (x + 5 * y)));
  return [2, ...[1, I32], ...[56, I64], ...code, 0x0b];
}

/** One round of Keccak-f[1600] (FIPS 202, 3.2). */
function roundCode(): Code[] {
  const code: Code[] = [];
  for (const x of FIVE) {
    code.push(get(A(x, 0)));
    for (const y of FIVE.slice(1)) code.push(get(A(x, y)), XOR);
    code.push(set(C(x)));
  }
  for (const x of FIVE) {
    code.push(get(C(x + 4)), get(C(x + 1)), rotate(1), XOR, set(D));
    for (const y of FIVE) code.push(get(A(x, y)), get(D), XOR, set(A(x, y)));
  }
  code.push(get(A(0, 0)), set(B(0, 0)));
  // Rho and pi: t walks over all lanes but the first, each turned by t * (t + 1) / 2.
  for (let t = 1, [x, y] = [1, 0]; t <= 24; t++) {
    const [nextX, nextY] = [y, (2 * x + 3 * y) % 5];
    code.push(get(A(x, y)), rotate(((t * (t + 1)) / 2) % 64), set(B(nextX, nextY)));
    [x, y] = [nextX, nextY];
  }
  for (const [x, y] of LANES) {
    code.push(get(B(x, y)), get(B(x + 1, y)), [0x42, 0x7f], XOR, get(B(x + 2, y)), AND, XOR, set(A(x, y)));
  }
  code.push(get(A(0, 0)), get(ROUND), load(0), XOR, set(A(0, 0)));
  return code;
}

function section(id: number, content: Code): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [text.length, ...Buffer.from(text)];
}

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
