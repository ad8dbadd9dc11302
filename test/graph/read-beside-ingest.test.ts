import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { FlowSource } from '../../src/graph/flow-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { openBlockFiles } from '../../src/ingest/sources/open-block-files.ts';
import { makeChain, temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Reads block files in small segments; with `stopAfter` only the first so many of them, all of which are full. */
async function readIn(blocks: string, data: string, stopAfter = Number.POSITIVE_INFINITY): Promise<void> {
  const controller = new AbortController();
  let segments = 0;
  const progress = () => {
    segments += 1;
    if (segments >= stopAfter) controller.abort();
  };
  await ingest(
    { directory: data, clock: () => 0, progress, signal: controller.signal },
    {
      openSource: async ({ known }, chain) =>
        openBlockFiles({ path: blocks, known, lenient: false, ...(chain ? { chain } : {}) }),
      segmentTransactions: 200,
    },
  ).catch((error) => {
    if (stopAfter === Number.POSITIVE_INFINITY) throw error;
  });
}

/** Everything that a reader of outputs can ask, as text. */
async function everything(source: FlowSource): Promise<string> {
  const { transactions, outputs, addresses } = await source.coverage();
  const all = (count: number) => Float64Array.from({ length: count }, (_, i) => i);
  const batch = await source.outputs(all(outputs));
  const lists: string[] = [];
  for (let address = 0; address < addresses; address++)
    lists.push((await source.outputsOfAddress(address, { limit: 1_000 })).join());
  const reuse = await source.reuse(all(outputs));
  const txids = await source.txids(all(transactions));
  const found = await Promise.all(txids.map((txid) => source.findTransaction(txid)));
  return JSON.stringify(
    [batch.value, batch.maker, batch.spender, lists, [...reuse], txids, found],
    (_, value) =>
      typeof value === 'bigint'
        ? `${value}`
        : ArrayBuffer.isView(value)
          ? [...(value as Float64Array)].map(String)
          : value,
  );
}

it('whoever has opened graph files reads the same while others are added behind them, also what was not touched before', async () => {
  await makeChain(folder.path, { transactions: 2_000 });
  const blocks = join(folder.path, 'blocks');
  const data = join(folder.path, 'outputs');
  await readIn(blocks, data, 3);
  const alone = join(folder.path, 'alone');
  cpSync(data, alone, { recursive: true });
  const reader = openGraphSource(data);
  const before = await reader.coverage();
  await readIn(blocks, data);
  const other = openGraphSource(alone);
  const grown = openGraphSource(data);
  try {
    expect((await grown.coverage()).transactions).toBeGreaterThan(before.transactions * 2);
    expect(await everything(reader)).toBe(await everything(other));
  } finally {
    await reader.close();
    await other.close();
    await grown.close();
  }
});

it('the same of ledger files', async () => {
  const data = join(folder.path, 'accounts');
  const names = ['a', 'b', 'c', 'd'];
  const txs = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => [
      {
        moves: [
          {
            from: names[(from + i) % 4]!,
            to: names[(from + i * 3 + 1) % 4]!,
            value: 100 + i,
            asset: i % 3 ? 'tok' : undefined,
          },
        ].map(({ asset, ...move }) => (asset === undefined ? move : { ...move, asset })),
      },
    ]);
  await ingestBlocks(data, ledgerBlocks(txs(0, 40)));
  const alone = join(folder.path, 'accounts-alone');
  cpSync(data, alone, { recursive: true });
  const reader = openLedgerSource(data);
  // The last segment is made anew with more blocks, and its run of sums with it: whoever has it open reads on in it.
  await reader.peers(new Uint32Array(0), { goOn: () => true, row: () => undefined, end: () => undefined });
  await ingestBlocks(data, ledgerBlocks(txs(0, 40).concat(txs(7, 60))));
  const other = openLedgerSource(alone);
  const asked = async (source: typeof reader) => {
    const { transfers } = await source.coverage();
    const homes = (await source.findAddresses(names.map((name) => addressOf(name)))).filter(
      (id) => id !== undefined,
    );
    const accounts = (await Promise.all(homes.map((home) => source.accountsOf(home)))).flat();
    const histories = await Promise.all(
      accounts.map(async ({ account }) => [...(await source.history(account, { limit: 1_000 }))]),
    );
    const rows = await source.transfers(Float64Array.from({ length: transfers }, (_, i) => i));
    const peers: unknown[] = [];
    await source.peers(Uint32Array.from(homes).sort(), {
      goOn: () => true,
      row: (row, value) => peers.push([{ ...row }, value()]),
      end: (i) => peers.push(i),
    });
    expect(peers.length).toBeGreaterThan(homes.length);
    return JSON.stringify([accounts, histories, rows, peers], (_, value) =>
      typeof value === 'bigint'
        ? `${value}`
        : ArrayBuffer.isView(value)
          ? [...(value as Float64Array)].map(String)
          : value,
    );
  };
  try {
    expect(await asked(reader)).toBe(await asked(other));
  } finally {
    await reader.close();
    await other.close();
  }
});

it('whoever opens sums of counterparties after their segment was replaced is told to try again', async () => {
  const data = join(folder.path, 'replaced');
  const txs = (count: number) =>
    Array.from({ length: count }, (_, i) => [{ moves: [{ from: 'a', to: 'b', value: i }] }]);
  await ingestBlocks(data, ledgerBlocks(txs(5)));
  const reader = openLedgerSource(data);
  const asked = () =>
    reader.peers(Uint32Array.of(0), { goOn: () => true, row: () => undefined, end: () => undefined });
  await ingestBlocks(data, ledgerBlocks(txs(9)));
  await expect(asked()).rejects.toMatchObject({ code: 'GRAPH_STALE' });
  await reader.close();
});
