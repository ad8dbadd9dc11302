import fc from 'fast-check';
import type { RawTransaction } from './make-block.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const u32 = fc.nat({ max: 0xffffffff });

const input = fc.record({
  txid: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  index: u32,
  finalScriptSig: fc.oneof(bytes(80), bytes(400)),
  sequence: u32,
});

const output = fc.record({
  amount: fc.bigInt({ min: 0n, max: 2_100_000_000_000_000n }),
  script: fc.oneof(bytes(50), bytes(600)),
});

/** Any transaction that has inputs and outputs; those with the segwit flag have at least one witness item. */
export const arbitraryTransaction: fc.Arbitrary<RawTransaction> = fc
  .record({
    version: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    inputs: fc.array(input, { minLength: 1, maxLength: 6 }),
    outputs: fc.array(output, { minLength: 1, maxLength: 6 }),
    lockTime: u32,
    segwit: fc.boolean(),
    items: fc.array(fc.array(bytes(300), { maxLength: 4 }), { minLength: 6, maxLength: 6 }),
    first: bytes(40),
  })
  .map(({ segwit, items, first, ...tx }) => {
    const witnesses = tx.inputs.map((_, i) => (i === 0 ? [first, ...items[0]!] : items[i]!));
    return { ...tx, segwitFlag: segwit, witnesses: segwit ? witnesses : undefined } as RawTransaction;
  });
