import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import { ledgerSteps } from '../../src/tracing/sources/ledger-steps.ts';
import { toBigInt } from '../../src/tracing/value/words.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, openWorld, type Tx } from '../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const directions = ['forward', 'backward'] as const;
const ledgers: [string, (directory: string) => Promise<AccountSource>][] = [
  ['ledger files', async (directory) => openLedgerSource(directory)],
  ['the lake on DuckDB', (directory) => openAccountLakeSource(directory)],
];

/** A settlement: `a` sells 5 TOK for 7 coins, `b` 7 coins for 5 TOK; who got what the second one paid out is not said. */
const settled: Tx = {
  sender: 'c',
  moves: [
    { from: 'a', to: 'pool', value: 5, asset: 'TOK' },
    { from: 'b', to: 'pool', value: 7 },
    { from: 'pool', to: 'd', value: 7 },
    { from: 'pool', to: 'b', value: 5, asset: 'TOK' },
  ],
  events: [
    {
      payer: addressOf('a'),
      recipient: addressOf('d'),
      paidIn: { asset: { contract: addressOf('TOK') }, value: 5n },
      paidOut: { asset: {}, value: 7n },
    },
    {
      payer: addressOf('b'),
      paidIn: { asset: {}, value: 7n },
      paidOut: { asset: { contract: addressOf('TOK') }, value: 5n },
    },
  ],
};

describe.each(ledgers.flatMap(([kind, open]) => directions.map((direction) => ({ kind, open, direction }))))(
  'events over $kind, $direction',
  ({ kind, open, direction }) => {
    it('say who paid what and who got what, in the direction of the walk', async () => {
      const directory = join(folder.path, `events-${kind}-${direction}`);
      await (await openWorld(directory, [[settled]])).close();
      const base = await open(directory);
      const source = await ledgerSteps(base, direction);
      const batch = await source.steps(Float64Array.of(0));
      const holders = new Map<number, string>();
      for (const name of ['a', 'b', 'd']) holders.set((await source.findHolder(addressOf(name)))!, name);
      const assets = await source.assets(Uint32Array.of(0, 1));
      const told = [0, 1].map((e) => [
        holders.get(batch.eventPayer[e]!),
        assets[batch.eventPaidIn[e]!]!.contract ? 'TOK' : 'coin',
        toBigInt(batch.eventValueIn, 8 * e),
        holders.get(batch.eventRecipient[e]!),
        assets[batch.eventPaidOut[e]!]!.contract ? 'TOK' : 'coin',
        toBigInt(batch.eventValueOut, 8 * e),
      ]);
      await base.close();
      const forward = [
        ['a', 'TOK', 5n, 'd', 'coin', 7n],
        ['b', 'coin', 7n, undefined, 'TOK', 5n],
      ];
      const backward = [
        [undefined, 'TOK', 5n, 'b', 'coin', 7n],
        ['d', 'coin', 7n, 'a', 'TOK', 5n],
      ];
      expect(told).toEqual(direction === 'forward' ? forward : backward);
    });
  },
);
