import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { ChainLake } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let count = 0;

const POLICIES = ['haircut', 'fifo'] as const;
const coin = (value: bigint) => ({ asset: {}, value });

/** 10 of 40 coins that enter the bridge on one chain are stolen (FIFO: the first 10). */
const near: Tx[][] = [
  [{ moves: [{ from: 'thief', to: 'mule', value: 10 }] }],
  [{ moves: [{ from: 'honest', to: 'mule', value: 30 }] }],
  [
    {
      sender: 'mule',
      moves: [{ from: 'mule', to: 'router', value: 40 }],
      events: [
        {
          kind: 'bridge-out',
          protocol: 'across',
          site: addressOf('router'),
          payer: addressOf('mule'),
          paidIn: coin(40n),
          toChain: 'bnb',
          farAddress: addressOf('far'),
          link: '77',
        },
      ],
    },
  ],
];

const payout = (link: string, value: bigint): Tx => ({
  sender: 'relay',
  moves: [{ from: 'spoke', to: 'far', value }],
  events: [
    {
      kind: 'bridge-in',
      protocol: 'across',
      site: addressOf('spoke'),
      recipient: addressOf('far'),
      paidOut: coin(value),
      fromChain: 'ethereum',
      link,
    },
  ],
});

async function run(far: readonly (readonly Tx[])[]) {
  const lakes: ChainLake[] = [];
  for (const [chain, blocks] of [
    ['ethereum', near],
    ['bnb', far],
  ] as const) {
    const directory = join(folder.path, `${chain}-${count++}`);
    await ingestBlocks(directory, ledgerBlocks(blocks), { chain });
    const source = openLedgerSource(directory);
    const seeds =
      chain === 'ethereum' ? [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }] : [];
    lakes.push({ family: 'evm', chain, source, parameters: { seeds, policies: POLICIES } });
  }
  try {
    const result = await traceChains(lakes);
    for (const { result: trace } of result.traces)
      for (const rows of Object.values((trace as AccountTraceResult).conservation))
        for (const row of rows ?? []) expect(row.difference).toBe(0n);
    return result;
  } finally {
    for (const lake of lakes) await lake.source.close();
  }
}

const filler: Tx[] = [{ moves: [{ from: 'x', to: 'y', value: 1 }] }];

describe('one trace over two chains', () => {
  it('goes on where the bridge paid out, with the share that went in', async () => {
    const result = await run([
      filler,
      filler,
      filler,
      [payout('77', 36n)],
      [{ moves: [{ from: 'far', to: 'shop', value: 18 }] }],
    ]);
    expect(result.crossings).toMatchObject([
      {
        fromChain: 'ethereum',
        fromTx: hashOf(3, 0),
        toChain: 'bnb',
        toTx: hashOf(4, 0),
        method: 'id',
        confidence: 1,
        paid: { haircut: 10n, fifo: 10n },
        got: { haircut: 9n, fifo: 9n },
      },
    ]);
    const there = result.traces.find(({ chain }) => chain === 'bnb')!.result as AccountTraceResult;
    expect(there.labels).toEqual(['', 'theft']);
    const at = (name: string) => there.terminals.find(({ address }) => address === addressOf(name))?.amounts;
    // A quarter is stolen: in proportion half of it goes on, by order all of it.
    expect(at('shop')).toEqual({ haircut: 4n, fifo: 9n });
    expect(at('far')).toEqual({ haircut: 5n });
    expect(result.unmatched).toEqual([]);
  });

  it('two payouts that would do are candidates, and none is followed', async () => {
    const result = await run([filler, filler, filler, [payout('a', 40n)], [payout('b', 40n)]]);
    // Ids that are others: by amount, time and recipient both would do.
    expect(result.crossings).toEqual([]);
    expect(result.unmatched).toMatchObject([{ chain: 'ethereum', tx: hashOf(3, 0), amounts: { fifo: 10n } }]);
    expect(result.traces.map(({ chain }) => chain)).toEqual(['ethereum']);
  });

  it('without a payout the bridge stays open', async () => {
    const result = await run([filler, filler]);
    expect(result.unmatched).toMatchObject([
      { protocol: 'across', toChain: 'bnb', candidates: [], amounts: { haircut: 10n } },
    ]);
  });
});
