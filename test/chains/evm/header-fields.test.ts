import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeReceipt } from '../../../src/chains/evm/codec/encode-receipt.ts';
import { LATER_HEADER_FIELDS } from '../../../src/chains/evm/codec/later-header-fields.ts';
import { orderedTrieRoot } from '../../../src/chains/evm/codec/ordered-trie-root.ts';
import { HEADER_FORKS, type HeaderFork } from '../../../src/chains/evm/verify/header-forks.ts';
import { readEvmBlock } from '../../../src/chains/evm/verify/read-evm-block.ts';
import { EVM_CHAINS, type EvmChainId } from '../../../src/primitives/evm-chain.ts';
import type { JejakError } from '../../../src/primitives/jejak-error.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import { run } from '../../cli/support.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { sharedData } from '../../support/shared-data.ts';
import { realBlock } from './support/real-blocks.ts';

type Raw = ReturnType<typeof realBlock>;
const folder = temporaryFolder();
let made: Raw[];

beforeAll(async () => {
  await generateEvmChain({ directory: folder.path, seed: 5, transactions: 1_000 });
  made = readFileSync(join(folder.path, 'ethereum.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Raw);
});
afterAll(() => folder.remove());

const copy = (raw: Raw): Raw => structuredClone(raw);
const withToken = () => copy(made.find(({ receipts }) => receipts.some(({ logs }) => logs.length > 0))!);

function read(raw: Raw, chain: EvmChainId = 'ethereum', more: object = {}) {
  return readEvmBlock(raw, {
    // The rules of the chain, for blocks whose transactions are signed for Ethereum.
    chain: { ...EVM_CHAINS[chain], chainId: 1 },
    place: 'here',
    receiptsRequired: true,
    ...more,
  }).settle();
}

/** The error that reading throws. */
function refusal(raw: Raw, chain?: EvmChainId): JejakError {
  try {
    read(raw, chain);
  } catch (error) {
    return error as JejakError;
  }
  throw new Error('accepted');
}

/** Another amount in the first transfer of a token, with a receipts root that fits; the header's hash stays as it was. */
function forge(raw: Raw, pick: (log: Record<string, unknown>) => boolean = () => true): Raw {
  const log = raw.receipts.flatMap(({ logs }) => logs).find((one) => pick(one))!;
  log.data = `0x${(BigInt(String(log.data)) * 1_000_000n).toString(16).padStart(64, '0')}`;
  const types = raw.block.transactions.map(({ type }) => Number(type ?? 0));
  raw.block.receiptsRoot = orderedTrieRoot(
    raw.receipts.map((receipt, i) => {
      const settled = {
        status: receipt.status === '0x1',
        cumulativeGasUsed: BigInt(String(receipt.cumulativeGasUsed)),
        logs: receipt.logs,
      };
      return encodeReceipt(settled as never, { type: types[i]! }, new Map()).bytes;
    }),
  );
  return raw;
}

describe('fields of a header cannot be left out', () => {
  it.each(['mixHash', 'nonce'])('a block without %s is refused, forged or not', (field) => {
    for (const raw of [withToken(), forge(withToken())]) {
      delete raw.block[field];
      const error = refusal(raw);
      expect(error).toMatchObject({ code: 'EVM_HEADER_FIELD', meta: { field, place: 'here' } });
      expect(error.hint).toMatch(/node/);
    }
  });

  it('a forged amount under the true hash does not get into a lake', async () => {
    const file = join(folder.path, 'forged.jsonl');
    const raw = forge(withToken());
    delete raw.block.mixHash;
    writeFileSync(file, `${JSON.stringify(raw)}\n`);
    const { code, err } = await run([
      ...['ingest', 'evm', '--chain', 'ethereum', '--blocks', file],
      ...['--data', join(folder.path, 'lake'), '--quiet', '--lang', 'id'],
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('Galat EVM_HEADER_FIELD')]);
    expect(err).toContain('mixHash');
  });

  it.each<[string, (tx: Record<string, unknown>) => void]>([
    ['a signature', (tx) => Object.assign(tx, { v: undefined, r: undefined, s: undefined })],
    ['a type that there is', (tx) => Object.assign(tx, { type: '0x6a' })],
  ])("nor can %s of a transaction: its value would be anybody's word under the true hash", (_, change) => {
    // Traces would give it away, and a source need not have any.
    const { block, receipts } = withToken();
    const raw = { block, receipts };
    const tx = raw.block.transactions[0]!;
    tx.value = '0xffffffffffffffff';
    expect(refusal(raw).code).toBe('EVM_TX_HASH');
    change(tx);
    for (const chain of ['ethereum', 'bnb', 'optimism'] as const)
      expect(refusal(raw, chain)).toMatchObject({
        code: 'EVM_FIELD',
        meta: { place: 'here transaction 0', field: tx.type === '0x6a' ? 'type' : 'r' },
      });
  });

  // Heights and times of the forks: the clients' own parameters. The synthetic blocks have the fields of Berlin.
  const london = 12_965_000;
  it.each<[string, EvmChainId, number, number, string | undefined]>([
    ['before London', 'ethereum', london - 1, 1_600_000_000, undefined],
    ['from London on', 'ethereum', london, 1_628_166_822, 'baseFeePerGas'],
    ['before Hertz', 'bnb', 31_302_047, 1_600_000_000, undefined],
    ['from Hertz on', 'bnb', 31_302_048, 1_600_000_000, 'baseFeePerGas'],
    ['before London', 'polygon', 23_849_999, 1_600_000_000, undefined],
    ['from London on', 'polygon', 23_850_000, 1_600_000_000, 'baseFeePerGas'],
    ['before Bedrock', 'optimism', 105_235_062, 1_600_000_000, undefined],
    ['from Bedrock on', 'optimism', 105_235_063, 1_600_000_000, 'baseFeePerGas'],
    ['from the begin', 'base', 1, 1_600_000_000, 'baseFeePerGas'],
    ['at any height', 'anvil', 50_000_000, 1_900_000_000, undefined],
  ])('%s on %s (block %i)', (_, chain, number, time, field) => {
    const raw = copy(made[0]!);
    Object.assign(raw.block, { number: `0x${number.toString(16)}`, timestamp: `0x${time.toString(16)}` });
    const error = refusal(raw, chain);
    // What is whole is told by its hash, which no longer fits.
    if (field === undefined) expect(error.code).toBe('EVM_BLOCK_HASH');
    else expect(error).toMatchObject({ code: 'EVM_HEADER_FIELD', meta: { number, field } });
  });

  it.each<[number, string]>([
    [1_681_338_454, ''],
    [1_681_338_455, 'withdrawalsRoot'],
    [1_710_338_135, 'withdrawalsRoot'],
  ])('Ethereum at the second %i lacks %s', (time, field) => {
    const raw = copy(made[0]!);
    Object.assign(raw.block, {
      number: '0x1036640',
      timestamp: `0x${time.toString(16)}`,
      baseFeePerGas: '0x1',
    });
    expect(refusal(raw)).toMatchObject(
      field === '' ? { code: 'EVM_BLOCK_HASH' } : { code: 'EVM_HEADER_FIELD', meta: { field } },
    );
  });

  it.each(Object.entries(HEADER_FORKS) as [EvmChainId, readonly HeaderFork[]][])(
    'every field of every fork of %s: left out, added, changed',
    (chain, forks) => {
      const values = { baseFeePerGas: '0x7', blobGasUsed: '0x0', excessBlobGas: '0x0' } as Record<
        string,
        string
      >;
      for (const [n, { from }] of forks.entries()) {
        const raw = copy(made[0]!);
        const [number, time] = 'block' in from ? [from.block, 1_600_000_000] : [200_000_000, from.time];
        Object.assign(raw.block, { number: `0x${number.toString(16)}`, timestamp: `0x${time.toString(16)}` });
        const has = ['mixHash', 'nonce', ...forks.slice(0, n + 1).flatMap(({ adds }) => adds)];
        for (const field of has.slice(2)) raw.block[field] = values[field] ?? `0x${'11'.repeat(32)}`;
        // Whole by its names; its hash tells that it is another header.
        expect(refusal(raw, chain).code).toBe('EVM_BLOCK_HASH');
        for (const field of has) {
          const part = copy(raw);
          delete part.block[field];
          expect(refusal(part, chain), field).toMatchObject({
            code: 'EVM_HEADER_FIELD',
            meta: { number, chain, field },
          });
          const other = copy(raw);
          other.block[field] = field in values ? '0x9' : `0x${'22'.repeat(field === 'nonce' ? 8 : 32)}`;
          expect(refusal(other, chain).code).toBe('EVM_BLOCK_HASH');
        }
        const next = LATER_HEADER_FIELDS[has.length - 2];
        if (next === undefined) continue;
        raw.block[next] = values[next] ?? `0x${'11'.repeat(32)}`;
        expect(refusal(raw, chain).code).toBe('EVM_BLOCK_HASH');
      }
    },
  );

  it('a field cannot stand in the place of an earlier one', () => {
    const raw = copy(made[0]!);
    raw.block.baseFeePerGas = '0x1';
    raw.block.requestsHash = `0x${'11'.repeat(32)}`;
    expect(refusal(raw, 'anvil')).toMatchObject({
      code: 'EVM_HEADER_FIELD',
      meta: { field: 'withdrawalsRoot' },
    });
  });

  it.each<[EvmChainId, number, string]>([
    ['anvil', 0, 'EVM_BLOCK_HASH'],
    ['anvil', 1, 'EVM_HEADER_FIELD'],
    ['ethereum', 0, 'EVM_HEADER_FIELD'],
  ])('a gap is only in the first block of a test node: %s, block %i', (chain, number, code) => {
    const raw = copy(made[0]!);
    Object.assign(raw.block, {
      number: `0x${number.toString(16)}`,
      blobGasUsed: '0x0',
      excessBlobGas: '0x0',
    });
    expect(refusal(raw, chain).code).toBe(code);
  });

  it('on a chain whose header is not known here the hash is not verified, whatever is left out', () => {
    for (const chain of ['arbitrum', 'avalanche', 'harmony'] as const) {
      const raw = copy(made[0]!);
      delete raw.block.mixHash;
      expect(read(raw, chain).checks.blockHash).toBe(false);
    }
  });

  it('such a chain says so when it is read and when it is verified', async () => {
    const file = join(folder.path, 'part.jsonl');
    const raw = withToken();
    delete raw.block.mixHash;
    for (const signed of raw.block.transactions)
      signed.v = `0x${(BigInt(String(signed.v)) + 2n * BigInt(EVM_CHAINS.avalanche.chainId - 1)).toString(16)}`;
    writeFileSync(file, `${JSON.stringify(raw)}\n`);
    const data = join(folder.path, 'avalanche');
    const words = ['ingest', 'evm', '--chain', 'avalanche', '--blocks', file, '--data', data, '--lang', 'en'];
    expect((await run(words)).out).toMatch(/not verified against the chain: .*block hash/);
    const english = await run(['verify', '--data', data, '--lang', 'en']);
    expect([english.code, english.out]).toEqual([
      0,
      expect.stringContaining('Sourced, not verified: 1 of 1 blocks are the word of their source'),
    ]);
    expect((await run(['verify', '--data', data, '--lang', 'id'])).out).toContain(
      'isi 1 dari 1 blok hanya menurut sumbernya',
    );
    const json = JSON.parse((await run(['verify', '--data', data, '--format', 'json'])).out);
    expect(json.sourced).toEqual({ blocks: 1, of: 1 });
    const tx = raw.block.transactions[0]!;
    const at = ['--data', data];
    for (const question of [
      ['status', ...at],
      ['tx', String(tx.hash), ...at],
      ['address', String(tx.from), ...at],
      ['trace', '--from', String(tx.hash), ...at],
      ['same-source', '--from', String(tx.hash), ...at],
      ['cluster', String(tx.from), '--rules', 'gas-funder', ...at],
      ['screen', String(tx.from), ...at],
    ]) {
      const said = await run([...question, '--lang', 'en']);
      expect(said.out, question[0] + said.err).toContain('Sourced, not verified: 1 of 1 blocks');
      expect(said.out, question[0]).not.toContain('Facts (');
      const data = JSON.parse((await run([...question, '--format', 'json'])).out);
      const about = data.question ? { grade: data.grade, ...data.basis.data[0] } : (data.basis ?? data);
      expect(about, question[0]).toMatchObject({
        grade: 'sourced',
        sourced: { blocks: 1, of: 1 },
      });
    }
    const page = join(folder.path, 'sourced.html');
    await run(['report', '--from', String(tx.hash), ...at, '--out', page, '--lang', 'id']);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('Menurut sumber, tidak terverifikasi: isi 1 dari 1 blok');
    expect(html).not.toContain('class="badge fact"');
  });
});

describe.skipIf(!sharedData.present)(`forged real blocks${sharedData.reason}`, () => {
  const USDC = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';

  it.each(['mixHash', 'nonce'])('a USDC amount a millionfold under the true hash, without %s', (field) => {
    const raw = forge(
      realBlock(18_000_000),
      ({ address, data, topics }) =>
        address === USDC && BigInt(String(data)) > 0n && (topics as unknown[]).length === 3,
    );
    expect(refusal(raw).code).toBe('EVM_BLOCK_HASH');
    delete raw.block[field];
    expect(refusal(raw)).toMatchObject({ code: 'EVM_HEADER_FIELD', meta: { number: 18_000_000, field } });
  });

  it('its withdrawals left out, their root under the name of another field', () => {
    const raw = realBlock(18_000_000);
    // The same bytes are hashed: without an order of fields the block would be accepted with no withdrawals at all.
    raw.block.parentBeaconBlockRoot = raw.block.withdrawalsRoot;
    delete raw.block.withdrawalsRoot;
    delete raw.block.withdrawals;
    expect(refusal(raw)).toMatchObject({ code: 'EVM_HEADER_FIELD', meta: { field: 'withdrawalsRoot' } });
  });
});
