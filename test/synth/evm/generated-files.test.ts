import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../../src/ingest/ledger/ingest-ledger.ts';
import { openFlowTable } from '../../../src/ingest/sources/flow-table/open-flow-table.ts';
import { EVM_CHAINS } from '../../../src/primitives/evm-chain.ts';
import { generateEvmChain } from '../../../src/synth/evm/generate-evm-chain.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { hashFolder } from '../../support/hash-folder.ts';
import { temporaryFolder } from '../../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const at = (name: string) => join(folder.path, name);
const make = (name: string, options: { seed?: number; transactions?: number; blockFiles?: boolean } = {}) =>
  generateEvmChain({ directory: at(name), seed: 5, transactions: 1_000, ...options });

describe('the generator of EVM cases', () => {
  it('gives the same bytes for the same seed, and others for another', async () => {
    await make('first');
    await make('again');
    await make('other', { seed: 6 });
    const [first, again, other] = ['first', 'again', 'other'].map((name) => hashFolder(at(name)));
    expect(again).toEqual(first);
    for (const file of ['ethereum.jsonl', 'bnb.jsonl', 'truth.json', 'tags.csv']) {
      expect(first, file).toHaveProperty([file]);
      expect(other![file], file).not.toBe(first![file]);
    }
  });

  it('keeps the product of the reserves of a pool from swap to swap, and its fee makes it grow', async () => {
    const sync = '0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1';
    const last = new Map<string, bigint>();
    let swaps = 0;
    if (!existsSync(at('pools'))) await make('pools', { seed: 8 });
    for (const line of readFileSync(join(at('pools'), 'ethereum.jsonl'), 'utf8')
      .trim()
      .split('\n')) {
      const { receipts } = JSON.parse(line) as {
        receipts: { logs: { address: string; topics: string[]; data: string }[] }[];
      };
      for (const { address, data } of receipts
        .flatMap(({ logs }) => logs)
        .filter((log) => log.topics[0] === sync)) {
        const product = BigInt(data.slice(0, 66)) * BigInt(`0x${data.slice(66)}`);
        expect(product).toBeGreaterThan(last.get(address) ?? 0n);
        last.set(address, product);
        swaps += 1;
      }
    }
    expect(last.size).toBe(4);
    expect(swaps).toBeGreaterThan(50);
  });

  it('as a table of flows: every row is read, and a trace reaches the pools of the mixer', async () => {
    const { truth } = await make('flows', { transactions: 3_000, blockFiles: false });
    expect(truth.chains).toMatchObject([{ chain: 'ethereum', form: 'flows', path: 'ethereum.csv' }]);
    const file = join(at('flows'), 'ethereum.csv');
    const rows = readFileSync(file, 'utf8').trim().split('\n').length - 1;
    const result = await ingestLedger(
      { directory: at('flow-lake'), clock: () => 0 },
      { openSource: async () => openFlowTable({ path: file, chain: EVM_CHAINS.ethereum }) },
    );
    expect(result.transfersAdded).toBe(rows);
    expect(result.notes.map(({ kind }) => kind)).toEqual(['unverified']);
    const source = await openLedgerSource(at('flow-lake'));
    const seeds = truth.thefts.map(({ tx, thief, label }) => ({
      kind: 'transaction' as const,
      hash: tx,
      address: thief,
      label,
    }));
    const traced = await traceAccounts({ source }, { seeds, policies: ['fifo', 'haircut'], maxDepth: 12 });
    for (const rowsOfPolicy of Object.values(traced.conservation))
      for (const { difference } of rowsOfPolicy!) expect(difference).toBe(0n);
    const reached = new Set(traced.hops.map(({ toAddress }) => toAddress));
    for (const place of truth.resting.filter(({ mixed }) => !mixed))
      expect(reached.has(place.address) || place.kind === 'unspent', place.address).toBe(true);
    await source.close();
  });

  it.each([0, 999, 1_000.5, 50_000_001])('refuses to make %d transactions', async (transactions) => {
    await expect(make('size', { transactions })).rejects.toMatchObject({ code: 'SYNTH_SIZE' });
    expect(existsSync(at('size'))).toBe(false);
  });

  it('does not write over a case', async () => {
    await make('taken', { blockFiles: false });
    const before = hashFolder(at('taken'));
    await expect(make('taken', { seed: 9 })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    expect(hashFolder(at('taken'))).toEqual(before);
  });
});
