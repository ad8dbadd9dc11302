/**
 * Machine code for double SHA-256 of four messages at once, one in each 32-bit lane of a WASM SIMD vector (FIPS 180-4).
 * It is put together here, at first use, instead of shipping a binary that nobody can read.
 *
 * Exports: `memory`, and `hash256(p0, p1, p2, p3, n0, n1, n2, n3, o0, o1, o2, o3)`: the padded message of lane i lies
 * at p_i and has n_i blocks of 64 bytes; its digest of 32 bytes goes to o_i. Lanes may differ in length: a lane that
 * is finished keeps its state while the others go on (it reads past its end, so memory has a spare tail).
 */
export function lanesModule(pages: number): Uint8Array<ArrayBuffer> {
  const body = functionBody();
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 12, ...new Array<number>(12).fill(I32), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0x00, ...unsigned(pages)]),
    ...section(7, [2, ...name('memory'), 0x02, 0, ...name('hash256'), 0x00, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

type Code = readonly number[];

const I32 = 0x7f;
const V128 = 0x7b;
const PARAMETERS = 12;
/** Locals behind the parameters: i, max (i32), then vectors. */
const ROUND = PARAMETERS;
const MAX = PARAMETERS + 1;
const VECTORS = PARAMETERS + 2;
const W = (i: number) => VECTORS + (i & 15);
const STATE = (i: number) => VECTORS + 16 + i;
const WORK = (i: number) => VECTORS + 24 + (i & 7);
const T1 = VECTORS + 32;
const T2 = VECTORS + 33;
const COUNTS = VECTORS + 34;
const MASK = VECTORS + 35;

const K = roundConstants();
const H0 = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

function functionBody(): number[] {
  const code: number[] = [];
  const emit = (...parts: Code[]) => {
    for (const part of parts) for (const byte of part) code.push(byte);
  };
  emit(set(COUNTS, splat(get(4))));
  for (let lane = 1; lane < 4; lane++) emit(set(COUNTS, replaceLane(get(COUNTS), lane, get(4 + lane))));
  emit(set(MAX, get(4)));
  for (let lane = 1; lane < 4; lane++) emit(set(MAX, larger(get(MAX), get(4 + lane))));
  for (let i = 0; i < 8; i++) emit(set(STATE(i), constant(H0[i]!)));

  // Blocks of the message: round = 0 .. max - 1. The block after them (round = max) is the second hash.
  emit([0x03, 0x40]); // loop
  emit(get(ROUND), get(MAX), [0x48]); // i32.lt_s
  emit([0x04, 0x40]); // if: words from memory
  for (let word = 0; word < 16; word += 4) emit(loadWords(word));
  emit(set(MASK, lessThan(splat(get(ROUND)), get(COUNTS))));
  emit([0x05]); // else: words from the first digest, fresh state
  for (let i = 0; i < 8; i++) emit(set(W(i), get(STATE(i))));
  emit(set(W(8), constant(0x80000000)));
  for (let i = 9; i < 15; i++) emit(set(W(i), constant(0)));
  emit(set(W(15), constant(256)));
  for (let i = 0; i < 8; i++) emit(set(STATE(i), constant(H0[i]!)));
  emit(set(MASK, constant(0xffffffff)));
  emit([0x0b]);

  for (let i = 0; i < 8; i++) emit(set(WORK(i), get(STATE(i))));
  for (let t = 0; t < 64; t++) emit(t < 16 ? [] : schedule(t), round(t));
  for (let i = 0; i < 8; i++) {
    emit(set(STATE(i), select(add(get(STATE(i)), get(WORK(i))), get(STATE(i)), get(MASK))));
  }
  for (let lane = 0; lane < 4; lane++) emit(set(lane, [...get(lane), ...i32(64), 0x6a]));
  emit(set(ROUND, [...get(ROUND), ...i32(1), 0x6a]));
  emit(get(ROUND), get(MAX), [0x4c], [0x0d, 0]); // i32.le_s, br_if
  emit([0x0b]); // end of loop

  for (let half = 0; half < 2; half++) emit(storeDigests(half));
  const locals = [2, 2, I32, ...unsigned(36), V128];
  return [...locals, ...code, 0x0b];
}

/** One round with the working variables renamed instead of moved. */
function round(t: number): Code {
  const v = (i: number) => WORK(i - t + 64);
  const [a, b, c, d, e, f, g, h] = [v(0), v(1), v(2), v(3), v(4), v(5), v(6), v(7)] as const;
  const sigma1 = xor(xor(rotr(get(e), 6), rotr(get(e), 11)), rotr(get(e), 25));
  const choose = xor(get(g), and(get(e), xor(get(f), get(g))));
  const sigma0 = xor(xor(rotr(get(a), 2), rotr(get(a), 13)), rotr(get(a), 22));
  const majority = xor(and(xor(get(a), get(b)), xor(get(b), get(c))), get(b));
  return [
    ...set(T1, add(add(add(get(h), sigma1), choose), add(constant(K[t]!), get(W(t))))),
    ...set(d, add(get(d), get(T1))),
    ...set(h, add(get(T1), add(sigma0, majority))),
  ];
}

function schedule(t: number): Code {
  const w15 = W(t - 15);
  const w2 = W(t - 2);
  const sigma0 = xor(xor(rotr(get(w15), 7), rotr(get(w15), 18)), shiftRight(get(w15), 3));
  const sigma1 = xor(xor(rotr(get(w2), 17), rotr(get(w2), 19)), shiftRight(get(w2), 10));
  return set(W(t), add(add(get(W(t)), get(W(t - 7))), add(sigma0, sigma1)));
}

/** Four big-endian words of each lane, transposed so that W(word + k) holds word k of all lanes. */
function loadWords(word: number): Code {
  const rows = [0, 1, 2, 3].map((lane) => byteSwap(load(lane, word * 4)));
  return [
    ...set(W(word), rows[0]!),
    ...set(W(word + 1), rows[1]!),
    ...set(W(word + 2), rows[2]!),
    ...set(W(word + 3), rows[3]!),
    ...transpose([W(word), W(word + 1), W(word + 2), W(word + 3)]),
  ];
}

function storeDigests(half: number): Code {
  const rows = [0, 1, 2, 3].map((i) => STATE(half * 4 + i)) as [number, number, number, number];
  const code = [...transpose(rows)];
  for (let lane = 0; lane < 4; lane++) {
    code.push(...get(8 + lane), ...byteSwap(get(rows[lane]!)), 0xfd, 0x0b, 0, ...unsigned(half * 16));
  }
  return code;
}

function transpose(v: readonly [number, number, number, number]): Code {
  const low = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
  const high = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
  const front = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
  const back = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];
  return [
    ...set(T1, shuffle(get(v[0]), get(v[1]), low)),
    ...set(T2, shuffle(get(v[2]), get(v[3]), low)),
    ...set(v[0], shuffle(get(v[0]), get(v[1]), high)),
    ...set(v[2], shuffle(get(v[2]), get(v[3]), high)),
    ...set(v[1], shuffle(get(T1), get(T2), back)),
    ...set(v[3], shuffle(get(v[0]), get(v[2]), back)),
    ...set(v[2], shuffle(get(v[0]), get(v[2]), front)),
    ...set(v[0], shuffle(get(T1), get(T2), front)),
  ];
}

function byteSwap(value: Code): Code {
  return shuffle(value, constant(0), [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]);
}

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
const i32 = (value: number): Code => [0x41, ...signed(value)];
const splat = (value: Code): Code => [...value, 0xfd, 0x11];
const replaceLane = (vector: Code, lane: number, value: Code): Code => [
  ...vector,
  ...value,
  0xfd,
  0x1c,
  lane,
];
const larger = (a: Code, b: Code): Code => [...a, ...b, ...a, ...b, 0x4a, 0x1b];
const lessThan = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x39];
const load = (pointer: number, offset: number): Code => [...get(pointer), 0xfd, 0x00, 0, ...unsigned(offset)];
const shuffle = (a: Code, b: Code, lanes: Code): Code => [...a, ...b, 0xfd, 0x0d, ...lanes];
const and = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x4e];
const or = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x50];
const xor = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0x51];
const select = (a: Code, b: Code, mask: Code): Code => [...a, ...b, ...mask, 0xfd, 0x52];
const add = (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xae, 0x01];
const shiftRight = (a: Code, bits: number): Code => [...a, ...i32(bits), 0xfd, 0xad, 0x01];
const rotr = (a: Code, bits: number): Code =>
  or(shiftRight(a, bits), [...a, ...i32(32 - bits), 0xfd, 0xab, 0x01]);

function constant(word: number): Code {
  const bytes = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
  return [0xfd, 0x0c, ...bytes, ...bytes, ...bytes, ...bytes];
}

function unsigned(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    const more = rest > 127;
    out.push((rest & 127) | (more ? 128 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return out;
}

function signed(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (;;) {
    const byte = rest & 127;
    rest >>= 7;
    const done = (rest === 0 && (byte & 64) === 0) || (rest === -1 && (byte & 64) !== 0);
    out.push(done ? byte : byte | 128);
    if (done) return out;
  }
}

function name(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return [bytes.length, ...bytes];
}

function section(id: number, content: Code): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes, by integer arithmetic. */
function roundConstants(): number[] {
  const constants: number[] = [];
  for (let candidate = 2n; constants.length < 64; candidate++) {
    let prime = true;
    for (let divisor = 2n; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0n) prime = false;
    if (prime) constants.push(Number(cubeRoot(candidate << 96n) & 0xffffffffn));
  }
  return constants;
}

function cubeRoot(value: bigint): bigint {
  let low = 0n;
  let high = 1n << 36n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle * middle * middle <= value) low = middle;
    else high = middle;
  }
  return low;
}
