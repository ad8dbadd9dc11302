import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvmBlock } from '../../../src/chains/evm/verify/read-evm-block.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../src/primitives/evm-chain.ts';
import { JejakError } from '../../../src/primitives/jejak-error.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import { run } from '../../cli/support.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { sharedData } from '../../support/shared-data.ts';
import { realBlock } from './support/real-blocks.ts';

type Raw = ReturnType<typeof realBlock>;
const folder = temporaryFolder();
const bnb = join(folder.path, 'bnb.jsonl');
let block: Raw;

beforeAll(async () => {
  await generateEvmChain({ directory: folder.path, seed: 5, transactions: 1_000 });
  block = JSON.parse(readFileSync(bnb, 'utf8').split('\n')[0]!) as Raw;
});
afterAll(() => folder.remove());

function refusal(raw: Raw, chain: EvmChainId): JejakError | undefined {
  try {
    readEvmBlock(raw, { chain: EVM_CHAINS[chain], place: 'here' }).settle();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(JejakError);
    return error as JejakError;
  }
}

/** A copy whose transactions say something else of what they were signed for. */
function changed(change: (tx: Record<string, unknown>) => void): Raw {
  const raw = structuredClone(block);
  for (const tx of raw.block.transactions) change(tx);
  return raw;
}
const legacyFor = (id: number) =>
  changed((tx) => Object.assign(tx, { v: `0x${(35 + 2 * id).toString(16)}` }));

describe('the chain that a transaction was signed for', () => {
  it('has to be the one that was chosen, under rules that are known and others', () => {
    expect(refusal(block, 'bnb')).toBeUndefined();
    for (const chain of ['avalanche', 'harmony', 'arbitrum', 'anvil'] as const) {
      const error = refusal(block, chain)!;
      expect(error.code).toBe('EVM_TX_CHAIN');
      expect(error.meta).toMatchObject({ found: '56', signed: 'bnb', chain, place: 'here' });
      expect(error.meta.hash).toBe(block.block.transactions[0]!.hash);
      expect(error.hint).toContain('--chain bnb');
    }
  });
  it('a lake of another chain does not take the blocks, and both languages say what to choose', async () => {
    for (const lang of ['en', 'id']) {
      const words = ['ingest', 'evm', '--chain', 'avalanche', '--blocks', bnb, '--lang', lang, '--quiet'];
      const { code, err } = await run([...words, '--data', join(folder.path, `lake-${lang}`)]);
      expect([code, err]).toEqual([1, expect.stringContaining('EVM_TX_CHAIN')]);
      expect(err).toContain('--chain bnb');
    }
  });
  it('an id that no known chain has is refused as such', () => {
    const error = refusal(legacyFor(4_242), 'avalanche')!;
    expect([error.code, error.meta.found]).toEqual(['EVM_TX_CHAIN_UNKNOWN', '4242']);
  });
  it('of typed transactions it is their field', () => {
    const typed = (chainId: string | undefined) =>
      changed((tx) => Object.assign(tx, { type: '0x1', chainId, v: '0x0', accessList: [] }));
    expect(refusal(typed('0xa86a'), 'avalanche')).toBeUndefined();
    expect(refusal(typed('0x38'), 'avalanche')?.code).toBe('EVM_TX_CHAIN');
    // What the source does not say cannot be compared, and the hash is not verified.
    expect(refusal(typed(undefined), 'avalanche')).toBeUndefined();
  });
  it('signatures of before EIP-155 hold on every chain', () => {
    for (const v of ['0x1b', '0x1c'])
      expect(
        refusal(
          changed((tx) => Object.assign(tx, { v })),
          'avalanche',
        ),
      ).toBeUndefined();
  });
  it('what a chain makes itself names none: state sync, the queue of a parent chain, deposits, other types', () => {
    const none = changed((tx) => Object.assign(tx, { v: '0x0', r: '0x0', s: '0x0' }));
    expect(refusal(none, 'avalanche')).toBeUndefined();
    const deposit = changed((tx) =>
      Object.assign(tx, { type: '0x7e', sourceHash: `0x${'11'.repeat(32)}`, chainId: '0x1' }),
    );
    expect(refusal(deposit, 'avalanche')).toBeUndefined();
    const internal = changed((tx) => Object.assign(tx, { type: '0x6a', chainId: '0xa4b1' }));
    expect(refusal(internal, 'avalanche')).toBeUndefined();
  });
  it("Harmony's own transactions are signed for 1, those of Ethereum's form for its EIP-155 id", () => {
    expect(refusal(legacyFor(1), 'harmony')).toBeUndefined();
    expect(refusal(legacyFor(1_666_600_000), 'harmony')).toBeUndefined();
    expect(refusal(legacyFor(1), 'avalanche')?.code).toBe('EVM_TX_CHAIN');
  });
  it('of an authorisation it may be any (EIP-7702)', () => {
    const authorizationList = [
      { chainId: '0x0', address: `0x${'11'.repeat(20)}`, nonce: '0x0', yParity: '0x0', r: '0x1', s: '0x1' },
    ];
    const raw = changed((tx) =>
      Object.assign(tx, { type: '0x4', chainId: '0xa86a', v: '0x0', authorizationList }),
    );
    expect(refusal(raw, 'avalanche')).toBeUndefined();
  });
});

describe.skipIf(!sharedData.present)(`real blocks of Ethereum${sharedData.reason}`, () => {
  it.each([1_000_000, 4_369_999, 18_000_000] as const)('block %i is of no other chain', (number) => {
    expect(refusal(realBlock(number), 'ethereum')).toBeUndefined();
    // Nobody had signed for a chain yet at a million.
    const expected = number === 1_000_000 ? undefined : 'EVM_TX_CHAIN';
    expect(refusal(realBlock(number), 'avalanche')?.code).toBe(expected);
  });
  it('in a folder of files it is refused before a lake is made', async () => {
    const file = join(folder.path, 'real.jsonl');
    writeFileSync(file, `${JSON.stringify(realBlock(18_000_000))}\n`);
    const words = ['ingest', 'evm', '--chain', 'bnb', '--blocks', file, '--lang', 'en', '--quiet'];
    const { code, err } = await run([...words, '--data', join(folder.path, 'lake-real')]);
    expect([code, err]).toEqual([1, expect.stringContaining('--chain ethereum')]);
  });
});
