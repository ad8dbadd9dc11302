import { expect, test } from 'vitest';
import { book } from '../../../src/tracing/engine/books.ts';
import { closeBooks } from '../../../src/tracing/engine/close-books.ts';
import { createParts, encodeParts } from '../../../src/tracing/engine/parts.ts';
import { createTraceState } from '../../../src/tracing/engine/state.ts';
import { createParcel, createSlab, pushToParcel, segmentOf } from '../../../src/tracing/value/slab.ts';
import { fromBigInt, WORDS } from '../../../src/tracing/value/words.ts';

const words = (value: bigint) => {
  const A = new Uint32Array(WORDS);
  fromBigInt(A, 0, value);
  return A;
};

test('parts that are more than their value are an error, and under poison only one that is', () => {
  const slab = createSlab();
  const parcel = createParcel();
  for (const start of [1, 2]) pushToParcel(slab, parcel, segmentOf(slab, { start, move: 1 }, words(6n), 0));
  const encode = (value: bigint, overlapping: boolean) =>
    encodeParts(createParts(), slab, parcel.head, words(value), 0, overlapping);
  expect(() => encode(11n, false)).toThrow(expect.objectContaining({ code: 'TRACE_BOOKS' }));
  expect(encode(12n, false)).toBeGreaterThan(0);
  expect(encode(6n, true)).toBeGreaterThan(0);
  expect(() => encode(5n, true)).toThrow(expect.objectContaining({ code: 'TRACE_BOOKS' }));
});

test.each([
  ['stolen', false],
  ['of unknown origin', true],
])('books that do not close give no answer: %s', (_, unknown) => {
  const coverage = {
    family: 'outputs' as const,
    chain: 'bitcoin',
    firstHeight: 0,
    tipHeight: 0,
    steps: 1,
    places: 1,
    balances: 'exact' as const,
    complete: { coin: true, tokens: true },
    digest: '00'.repeat(32),
    dense: 0,
  };
  const state = createTraceState(coverage, {
    policies: ['fifo'],
    backward: false,
    tagOf: () => undefined,
    passCoinJoins: false,
    maxDepth: 1,
    minValue: () => 0n,
    cutoffMillionths: 0n,
    lastKey: 1,
    heightLimit: 1,
    maxOutputs: 1,
    maxPayments: 1,
    maxTransactions: 1,
    followFees: false,
    halving: 1,
  });
  expect(closeBooks(state).assets).toEqual([[]]);
  book(state.books, 0, 0, 'started', words(1n), 0, unknown);
  expect(() => closeBooks(state)).toThrow(expect.objectContaining({ code: 'TRACE_BOOKS' }));
});
