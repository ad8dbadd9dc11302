/**
 * Whole numbers of 256 bits as eight words of 32 in an Uint32Array, least word first: the layout of amounts in ledger
 * files, so that a value is used where it stands. Every function takes an array and the place of its first word. Nothing
 * is allocated but where a bigint goes in or out.
 */
export const WORDS = 8;

/** A += B. Returns the carry: 1 when the sum has passed 2^256. */
export function add(A: Uint32Array, a: number, B: Uint32Array, b: number): number {
  let carry = 0;
  for (let w = 0; w < WORDS; w++) {
    const sum = A[a + w]! + B[b + w]! + carry;
    A[a + w] = sum;
    carry = sum > 0xffffffff ? 1 : 0;
  }
  return carry;
}

/** A -= B. Returns the borrow: 1 when B was larger. */
export function subtract(A: Uint32Array, a: number, B: Uint32Array, b: number): number {
  let borrow = 0;
  for (let w = 0; w < WORDS; w++) {
    const rest = A[a + w]! - B[b + w]! - borrow;
    A[a + w] = rest;
    borrow = rest < 0 ? 1 : 0;
  }
  return borrow;
}

/** Below 0, 0 or above 0, as A is smaller than, equal to or larger than B. */
export function compare(A: Uint32Array, a: number, B: Uint32Array, b: number): number {
  for (let w = WORDS - 1; w >= 0; w--) {
    const difference = A[a + w]! - B[b + w]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

export function isZero(A: Uint32Array, a: number): boolean {
  for (let w = 0; w < WORDS; w++) if (A[a + w] !== 0) return false;
  return true;
}

/** A = B. */
export function set(A: Uint32Array, a: number, B: Uint32Array, b: number): void {
  for (let w = 0; w < WORDS; w++) A[a + w] = B[b + w]!;
}

export function setZero(A: Uint32Array, a: number): void {
  for (let w = 0; w < WORDS; w++) A[a + w] = 0;
}

/** The sign bit of a number in two's complement: balances of ledger files are signed. */
export function isNegative(A: Uint32Array, a: number): boolean {
  return A[a + WORDS - 1]! >>> 31 === 1;
}

export function toBigInt(A: Uint32Array, a: number): bigint {
  let top = WORDS - 1;
  while (top > 0 && A[a + top] === 0) top--;
  // Two words at a time: up to 2^53 a double is exact and its conversion the cheapest.
  if (top === 0) return BigInt(A[a]!);
  let result = 0n;
  for (let w = top; w >= 0; w--) result = (result << 32n) | BigInt(A[a + w]!);
  return result;
}

const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** A = value, which has to be from 0 to 2^256 - 1; what is above is cut off. */
export function fromBigInt(A: Uint32Array, a: number, value: bigint): void {
  if (value <= EXACT) {
    // Up to 2^53 a double is exact and costs least.
    const number = Number(value);
    A[a] = number;
    A[a + 1] = number / 4_294_967_296;
    for (let w = 2; w < WORDS; w++) A[a + w] = 0;
    return;
  }
  let rest = value;
  for (let w = 0; w < WORDS; w++) {
    if (rest === 0n) {
      A[a + w] = 0;
      continue;
    }
    A[a + w] = Number(rest & 0xffffffffn);
    rest >>= 32n;
  }
}

/** A = floor(B * C / D), D above 0 and the quotient below 2^256. */
export function multiplyDivide(
  A: Uint32Array,
  a: number,
  B: Uint32Array,
  b: number,
  C: Uint32Array,
  c: number,
  D: Uint32Array,
  d: number,
): void {
  // The commonest: all of it, or nothing.
  if (compare(B, b, D, d) === 0) set(A, a, C, c);
  else if (compare(C, c, D, d) === 0) set(A, a, B, b);
  else fromBigInt(A, a, (toBigInt(B, b) * toBigInt(C, c)) / toBigInt(D, d));
}
