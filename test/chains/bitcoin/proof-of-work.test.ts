import { describe, expect, it } from 'vitest';
import { blockSubsidy } from '../../../src/chains/bitcoin/verify/block-subsidy.ts';
import { blockWork, compactTarget, meetsTarget } from '../../../src/chains/bitcoin/verify/proof-of-work.ts';
import { CHAINS } from '../../../src/primitives/chain.ts';
import { parseTxid } from '../../../src/primitives/parse-txid.ts';
import { COMPACT_TARGETS, NEGATIVE_TARGETS, OVERFLOWING_TARGETS } from '../../vectors/compact-targets.ts';
import { GENESIS_BLOCK } from '../../vectors/mainnet-blocks.ts';

const wire = (value: bigint) => parseTxid(value.toString(16).padStart(64, '0'));
const MAIN = CHAINS.bitcoin.powLimitBits;

describe('compactTarget', () => {
  it.each(COMPACT_TARGETS)('%i', (bits, target) => {
    expect(compactTarget(bits)).toBe(target);
  });
  it.each([...NEGATIVE_TARGETS, ...OVERFLOWING_TARGETS])('%i has no target', (bits) => {
    expect(compactTarget(bits)).toBe(0n);
    expect(blockWork(bits)).toBe(0n);
    expect(meetsTarget(new Uint8Array(32), bits, 0x207fffff)).toBe(false);
  });
  it('the largest values that still fit in 256 bits have one', () => {
    expect(compactTarget(0x2200007f)).toBe(0x7fn << 248n);
    expect(compactTarget(0x21007fff)).toBe(0x7fffn << 240n);
    expect(compactTarget(0x207fffff)).toBe(0x7fffffn << 232n);
  });
});

describe('blockWork', () => {
  it('of difficulty 1 is 2^32 and a bit, as the chainwork of block 0 says', () => {
    // getblockheader of the genesis block: "chainwork": "00…0100010001".
    expect(blockWork(MAIN)).toBe(0x100010001n);
  });
  it('of regtest is 2', () => {
    expect(blockWork(CHAINS['bitcoin-regtest'].powLimitBits)).toBe(2n);
  });
  it('is larger for a smaller target', () => {
    expect(blockWork(0x1c00ffff)).toBeGreaterThan(blockWork(MAIN));
    expect(blockWork(0)).toBe(0n);
  });
});

describe('meetsTarget', () => {
  it('takes the genesis block', () => {
    expect(meetsTarget(parseTxid(GENESIS_BLOCK.hash), MAIN, MAIN)).toBe(true);
  });
  it('takes a hash that equals the target, and no larger one', () => {
    const target = compactTarget(MAIN);
    expect(meetsTarget(wire(target), MAIN, MAIN)).toBe(true);
    expect(meetsTarget(wire(target - 1n), MAIN, MAIN)).toBe(true);
    expect(meetsTarget(wire(target + 1n), MAIN, MAIN)).toBe(false);
    expect(meetsTarget(wire(0n), MAIN, MAIN)).toBe(true);
  });
  it('refuses a header that claims an easier target than its network allows', () => {
    expect(meetsTarget(wire(0n), 0x207fffff, MAIN)).toBe(false);
    expect(meetsTarget(wire(0n), 0x1d010000, MAIN)).toBe(false);
    expect(meetsTarget(wire(0n), 0x1d00fffe, MAIN)).toBe(true);
  });
});

describe('blockSubsidy', () => {
  const main = CHAINS.bitcoin;
  it.each([
    [0, 5_000_000_000n],
    [209_999, 5_000_000_000n],
    [210_000, 2_500_000_000n],
    [420_000, 1_250_000_000n],
    [840_000, 312_500_000n],
    [210_000 * 32, 1n],
    [210_000 * 33, 0n],
    [210_000 * 64, 0n],
    [2_000_000_000, 0n],
  ])('at height %d is %d satoshi', (height, subsidy) => {
    expect(blockSubsidy(main, height)).toBe(subsidy);
  });
  it('halves every 150 blocks on regtest', () => {
    const regtest = CHAINS['bitcoin-regtest'];
    expect([149, 150, 299, 300].map((height) => blockSubsidy(regtest, height))).toEqual([
      5_000_000_000n,
      2_500_000_000n,
      2_500_000_000n,
      1_250_000_000n,
    ]);
  });
  it('makes 20,999,999.9769 coins in all (Core, src/test/validation_tests.cpp)', () => {
    let sum = 0n;
    for (let height = 0; height < 14_000_000; height += 1_000) sum += blockSubsidy(main, height) * 1_000n;
    expect(sum).toBe(2_099_999_997_690_000n);
  });
});
