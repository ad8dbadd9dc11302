import { describe, expect, test } from 'vitest';
import { fallAsleep, largestReceipt, takeFromPoison } from '../../../src/tracing/value/poison.ts';
import { putInQueue, takeFromQueue } from '../../../src/tracing/value/queue.ts';
import { putInShares, takeFromShares } from '../../../src/tracing/value/shares.ts';
import {
  createParcel,
  createSlab,
  mergeSegment,
  type Parcel,
  PURSE,
  PURSE_WORDS,
  pushToParcel,
  readUnits,
  SEGMENT,
  SEGMENT_WORDS,
  type Slab,
  segmentOf,
  UNKNOWN,
} from '../../../src/tracing/value/slab.ts';
import { fromBigInt, toBigInt, WORDS } from '../../../src/tracing/value/words.ts';
import { plainPurse } from './plain-purse.ts';

// Which piece goes, and by which move it came: borders that amounts alone do not show.

const words = (value: bigint) => {
  const A = new Uint32Array(WORDS);
  fromBigInt(A, 0, value);
  return A;
};

/** [start, move, value] of every segment of a list. */
function read(slab: Slab, head: number): [number, number, bigint][] {
  const found: [number, number, bigint][] = [];
  for (let s = head; s !== 0; s = slab.segments[s * SEGMENT_WORDS + SEGMENT.next]!) {
    const at = s * SEGMENT_WORDS;
    const [start, move] = [slab.segments[at + SEGMENT.start]!, slab.segments[at + SEGMENT.move]!];
    found.push([start, move, toBigInt(slab.segments, at + SEGMENT.value)]);
  }
  return found;
}

function parcelOf(slab: Slab, ...pieces: readonly (readonly [number, number, bigint])[]): Parcel {
  const parcel = createParcel();
  for (const [start, move, value] of pieces)
    pushToParcel(slab, parcel, segmentOf(slab, { start, move }, words(value), 0));
  return parcel;
}

const empty = () => ({ slab: createSlab(), Q: new Uint32Array(2 * PURSE_WORDS) });

describe('queues', () => {
  test('pieces of one start that came by two moves stay two; by one move they are one', () => {
    const { slab, Q } = empty();
    for (const [move, value] of [
      [1, 5n],
      [1, 2n],
      [2, 6n],
    ] as const)
      putInQueue(slab, Q, 0, parcelOf(slab, [1, move, value]), words(value), 0);
    expect(read(slab, Q[PURSE.head]!)).toEqual([
      [1, 1, 7n],
      [1, 2, 6n],
    ]);
  });
  test.each([true, false])(
    'a payment of just what stands there leaves no empty piece (first: %s)',
    (first) => {
      for (const start of [0, 1]) {
        const { slab, Q } = empty();
        putInQueue(slab, Q, 0, parcelOf(slab, [2, 1, 4n], [start, 2, 4n], [2, 3, 4n]), words(12n), 0);
        for (let i = 0; i < 3; i++) {
          const taken = createParcel();
          takeFromQueue(slab, Q, 0, taken, words(4n), 0, first);
          expect(read(slab, Q[PURSE.head]!).map(([, , value]) => value)).toEqual(Array(2 - i).fill(4n));
        }
        expect([...Q.subarray(0, 3)]).toEqual([0, 0, 0]);
      }
    },
  );
});

describe('shares', () => {
  const shares = (...pieces: readonly (readonly [number, number, bigint])[]) => {
    const { slab, Q } = empty();
    for (const piece of pieces) putInShares(slab, Q, 0, parcelOf(slab, piece));
    return { slab, Q };
  };
  const pay = ({ slab, Q }: ReturnType<typeof shares>, value: bigint, held: bigint, haircut: boolean) => {
    const taken = createParcel();
    takeFromShares(slab, Q, 0, taken, words(value), 0, words(held), 0, haircut);
    return read(slab, taken.head).map(([start, , amount]) => [start, amount]);
  };
  test('TIHO: of two equal halves the payment is filled', () => {
    const purse = plainPurse('tiho', 2n);
    purse.put({ label: [1], value: [2n] }, 2n);
    expect(purse.take(2n)).toEqual({ label: [1], value: [2n] });
  });
  test('haircut: starts share what is paid by their parts; TIHO: the first ones go first', () => {
    expect(pay(shares([1, 1, 30n], [2, 2, 10n]), 50n, 100n, true)).toEqual([
      [1, 15n],
      [2, 5n],
    ]);
    expect(pay(shares([1, 1, 30n], [2, 2, 40n]), 50n, 100n, false)).toEqual([
      [1, 30n],
      [2, 20n],
    ]);
  });
  test('TIHO: what is of unknown origin fills what stolen value leaves of the larger part', () => {
    expect(pay(shares([1, 1, 2n], [UNKNOWN, 0, 3n]), 4n, 10n, false)).toEqual([]);
    expect(pay(shares([1, 1, 2n], [UNKNOWN, 0, 7n]), 4n, 10n, false)).toEqual([[UNKNOWN, 3n]]);
    expect(pay(shares([1, 1, 2n], [UNKNOWN, 0, 7n]), 6n, 10n, false)).toEqual([
      [1, 2n],
      [UNKNOWN, 4n],
    ]);
  });
  test('a sum names the move that brought most of it, the first one of equal ones', () => {
    const moveOf = (...receipts: readonly (readonly [number, bigint])[]) => {
      const { slab, Q } = shares(...receipts.map(([move, value]) => [1, move, value] as const));
      return read(slab, Q[PURSE.head]!)[0]![1];
    };
    expect(moveOf([1, 5n], [2, 10n], [3, 7n])).toBe(2);
    expect(moveOf([1, 5n], [2, 10n], [3, 10n])).toBe(2);
    expect(moveOf([1, 5n], [2, 6n], [3, 7n])).toBe(3);
  });
});

test('what is paid beyond the record is of unknown origin where nothing is stolen too', () => {
  for (const policy of ['haircut', 'tiho'] as const)
    expect(plainPurse(policy, 5n).take(12n, 7n)).toEqual({ label: [UNKNOWN], value: [7n] });
});

test('start units: a piece with its own and one without are added up', () => {
  const slab = createSlab();
  const units = () => segmentOf(slab, { start: 1, move: 1 }, words(10n), 0, words(3n), 0);
  const plain = () => segmentOf(slab, { start: 1, move: 1 }, words(4n), 0);
  for (const [into, from] of [
    [units(), plain()],
    [plain(), units()],
  ] as const) {
    mergeSegment(slab, into, from);
    const A = new Uint32Array(WORDS);
    readUnits(slab, into, A, 0);
    expect(toBigInt(A, 0)).toBe(7n);
  }
});

describe('poison', () => {
  test('of equal receipts the earliest is where a payment comes from', () => {
    const slab = createSlab();
    expect(largestReceipt(slab, parcelOf(slab, [1, 9, 5n], [2, 3, 5n]).head)).toBe(3);
    expect(largestReceipt(slab, parcelOf(slab, [1, 3, 5n], [2, 9, 5n]).head)).toBe(3);
    expect(largestReceipt(slab, parcelOf(slab, [1, 3, 5n], [2, 9, 6n]).head)).toBe(9);
  });
  test('a start that sleeps and comes again is one start', () => {
    const purse = plainPurse('poison', 0n);
    for (let i = 0; i < 2; i++) {
      purse.put({ label: [1], value: [5n] }, 5n);
      expect(purse.take(5n)).toEqual({ label: [1], value: [5n] });
    }
    purse.put({ label: [1], value: [5n] }, 5n);
    expect(purse.take(9n, 4n)).toEqual({ label: [1], value: [9n] });
  });
  test('what sleeping starts mark comes from their largest receipt', () => {
    const { slab, Q } = empty();
    const list = parcelOf(slab, [1, 7, 5n], [2, 8, 6n]);
    [Q[PURSE.head], Q[PURSE.tail], Q[PURSE.tainted]] = [list.head, list.tail, 2];
    fallAsleep(slab, Q, 0, PURSE_WORDS);
    const taken = createParcel();
    takeFromPoison(slab, Q, 0, PURSE_WORDS, taken, words(9n), 0, words(4n), 0);
    expect(read(slab, taken.head)).toEqual([
      [1, 8, 4n],
      [2, 8, 4n],
    ]);
  });
});
