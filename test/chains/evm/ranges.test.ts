import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvmBlock } from '../../../src/chains/evm/block/evm-block.ts';
import { headerHash } from '../../../src/chains/evm/codec/header-hash.ts';
import { decodeHeader } from '../../../src/chains/evm/rpc/decode-header.ts';
import { fieldsOf } from '../../../src/chains/evm/rpc/fields-of.ts';
import { blockTransfers } from '../../../src/chains/evm/transfers/block-transfers.ts';
import { type RawEvmBlock, readEvmBlock } from '../../../src/chains/evm/verify/read-evm-block.ts';
import { verifyHeader } from '../../../src/chains/evm/verify/verify-header.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { JejakError } from '../../../src/primitives/jejak-error.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import { temporaryFolder } from '../../support/make-chain.ts';

const folder = temporaryFolder();
/** A block with a withdrawal, a receipt with a log, and a trace with a call inside. */
let raw: RawEvmBlock;

beforeAll(async () => {
  await generateEvmChain({ directory: folder.path, seed: 5, transactions: 1_000 });
  const blocks = readFileSync(join(folder.path, 'ethereum.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RawEvmBlock);
  raw = blocks.find(
    ({ receipts, traces }) =>
      JSON.stringify(receipts).includes('"logIndex"') && JSON.stringify(traces).includes('"calls":[{'),
  )!;
});
afterAll(() => folder.remove());

const BOUNDS: readonly bigint[] = [
  0n,
  1n,
  ...[63, 64, 128, 255, 256, 280].flatMap((bits) => around(1n << BigInt(bits))),
];
function around(value: bigint): bigint[] {
  return [value - 1n, value, value + 1n];
}
/** The same number as every source may write it. */
const spellings = (value: bigint): string[] => [`0x${value.toString(16)}`, `${value}`];

describe('a number as it enters', () => {
  it.each([64, 256])('of %i bits: it is read whole, or refused with field and place; never cut', (bits) => {
    for (const value of BOUNDS)
      for (const text of spellings(value)) {
        const read = () => fieldsOf({ value: text }, 'here').quantity('value', bits);
        if (value >> BigInt(bits) === 0n) expect(read()).toBe(value);
        else
          expect(read, text).toThrow(
            expect.objectContaining({
              code: 'EVM_FIELD',
              meta: expect.objectContaining({ place: 'here', field: 'value' }),
            }),
          );
      }
  });
  it.each([
    '-1',
    '-0x1',
    '1.5',
    '1e3',
    '0x',
    '',
    ' 1',
    '1 ',
    1.5,
    -1,
    2 ** 53,
    Number.NaN,
    true,
    null,
    {},
    [1],
    '9'.repeat(2_000_000),
  ])('what is no whole number is refused: %j', (value) => {
    expect(() => fieldsOf({ value }, 'here').quantity('value')).toThrow(JejakError);
    expect(() => fieldsOf({ value }, 'here').count('value')).toThrow(JejakError);
  });
});

/** Every number in a record of JSON-RPC, as the way to it. */
function numbersIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...way]];
  if (typeof value === 'string')
    return /^0x[0-9a-f]{1,16}$/.test(value) && value.length !== 42 ? [[...way]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => numbersIn(one, [...way, key]));
}
function withNumber(way: readonly string[], text: string): RawEvmBlock {
  const copy = structuredClone(raw) as unknown as Record<string, unknown>;
  let record = copy;
  for (const key of way.slice(0, -1)) record = record[key] as Record<string, unknown>;
  record[way.at(-1)!] = text;
  return copy as unknown as RawEvmBlock;
}

/** What a block says in numbers: all of them have to be what tables and files can hold. */
function demandRanges(block: EvmBlock): void {
  const { header } = block;
  expect(header.time).toBeLessThan(2 ** 32);
  for (const value of [header.gasLimit, header.gasUsed]) expect(value >> 64n).toBe(0n);
  for (const { value } of blockTransfers(block, EVM_CHAINS.avalanche).transfers) {
    expect(value >= 0n).toBe(true);
    expect(value >> 256n).toBe(0n);
  }
}

describe('a number anywhere in a block, its receipts and its traces', () => {
  // No hash stands in the way on a chain whose header is not known here: what is believed is the source's word.
  const read = (changed: RawEvmBlock) =>
    readEvmBlock(changed, { chain: { ...EVM_CHAINS.avalanche, chainId: 1 }, place: 'here' }).settle();

  it('at its bounds is read as it is, or refused with a code and a place', () => {
    const ways = numbersIn({ ...raw });
    expect(ways.length).toBeGreaterThan(30);
    const kinds = new Set<string>();
    let refused = 0;
    for (const way of ways) {
      const kind = way.map((key) => (/^\d+$/.test(key) ? '#' : key)).join('.');
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      for (const value of BOUNDS) {
        try {
          demandRanges(read(withNumber(way, `0x${value.toString(16)}`)));
          // Fields that nothing reads may hold anything.
          expect(value >> 256n === 0n || !READ.test(kind), `${kind} ${value}`).toBe(true);
        } catch (error) {
          if (!(error instanceof JejakError)) throw error;
          refused++;
          expect(JSON.stringify(error.meta), kind).toContain('here');
        }
      }
    }
    expect(refused).toBeGreaterThan(kinds.size);
  });

  it('an internal call of 2^280 - 1 wei is refused, in both forms of traces', () => {
    const way = numbersIn({ ...raw }).find((one) => one.includes('calls') && one.at(-1) === 'value')!;
    expect(way).toBeDefined();
    const call = () => read(withNumber(way, `0x${((1n << 280n) - 1n).toString(16)}`));
    expect(call).toThrow(
      expect.objectContaining({ code: 'EVM_FIELD', meta: expect.objectContaining({ field: 'value' }) }),
    );
    const party = `0x${'aa'.repeat(20)}`;
    const flat = {
      type: 'call',
      action: { callType: 'call', from: party, to: party, value: `0x1${'0'.repeat(64)}`, input: '0x' },
      traceAddress: [],
      transactionPosition: 0,
    };
    expect(() => read({ ...raw, traces: [flat] })).toThrow(expect.objectContaining({ code: 'EVM_FIELD' }));
  });

  it('a fee that passes 2^256 is refused, whoever says the price', () => {
    const price = `0x${((1n << 256n) - 1n).toString(16)}`;
    for (const [list, field] of [
      ['receipts', 'effectiveGasPrice'],
      ['receipts', 'l1Fee'],
    ] as const)
      expect(() => read(withNumber([list, '0', field], price))).toThrow(
        expect.objectContaining({ code: 'EVM_FIELD' }),
      );
  });

  it('a status is 0 or 1', () => {
    expect(() => read(withNumber(['receipts', '0', 'status'], '0x2'))).toThrow(
      expect.objectContaining({ code: 'EVM_FIELD' }),
    );
  });
});

/** What is read of a block; gas and depth of a trace are not. */
const READ =
  /^block\.(number|timestamp|difficulty|gasLimit|gasUsed|baseFeePerGas)$|value$|gasPrice$|nonce$|Index$|cumulativeGasUsed$|status$/i;

describe('a withdrawal', () => {
  const withdrawals = (amount: string) => [
    { index: '0x1', validatorIndex: '0x1', address: `0x${'aa'.repeat(20)}`, amount },
  ];
  it('of more gwei than 64 bits hold is refused', () => {
    const block = { ...(raw.block as object), withdrawals: withdrawals(`0x1${'0'.repeat(16)}`) };
    expect(() => readEvmBlock({ ...raw, block }, { chain: EVM_CHAINS.ethereum, place: 'here' })).toThrow(
      expect.objectContaining({ code: 'EVM_FIELD', meta: expect.objectContaining({ field: 'amount' }) }),
    );
  });
});

describe('a rollup of the OP stack', () => {
  it('has no withdrawals of the beacon chain: no source can make coins there', () => {
    const header = decodeHeader(
      fieldsOf({ ...(raw.block as object), withdrawalsRoot: `0x${'11'.repeat(32)}` }, 'here'),
    );
    const made = [{ index: 1, validator: 1, address: `0x${'aa'.repeat(20)}`, value: 1n }];
    const context = { rules: 'optimism', place: 'here', strict: true } as const;
    const hash = headerHash(header)!;
    expect(verifyHeader({ ...header, hash }, [], context)).toEqual({
      blockHash: true,
      withdrawalsRoot: true,
    });
    expect(() => verifyHeader({ ...header, hash }, made, context)).toThrow(
      expect.objectContaining({ code: 'EVM_WITHDRAWALS' }),
    );
  });
});
