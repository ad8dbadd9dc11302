import { afterAll, expect, test } from 'vitest';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { trace } from '../../../src/tracing/trace.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../../support/make-ledger.ts';
import { inMemoryFlowSource, toyTxid } from '../support/in-memory-flow-source.ts';

// Which steps have their turn, and when.

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('a limit of transactions is met in the order of the chain, whatever was fetched before its turn', async () => {
  const spend = (name: string, height: number, input: string, value: number) => ({
    name,
    height,
    inputs: [input],
    outputs: [[value, name]] as [number, string][],
  });
  const source = inMemoryFlowSource([
    { name: 'cb', height: 0, inputs: [], outputs: [[1_000, 'victim']] },
    {
      name: 'theft',
      height: 1,
      inputs: ['cb:0'],
      outputs: [
        [600, 'one'],
        [400, 'two'],
      ],
    },
    spend('near', 2, 'theft:0', 600),
    spend('next', 3, 'near:0', 600),
    spend('far', 9, 'theft:1', 400),
  ]);
  const seeds = [{ kind: 'outpoint' as const, txid: toyTxid('cb'), vout: 0, label: 'theft' }];
  const result = await trace({ source }, { seeds, policies: ['fifo'], maxTransactions: 3 });
  expect(result.hops.map(({ height }) => height)).toEqual([1, 2, 3]);
  expect(result.terminals.map(({ address, reason }) => `${address} ${reason}`).sort()).toEqual([
    'next unspent',
    'two not-looked-at',
  ]);
});

test('a start that is a transaction has its turn behind a crowd that was read in one sweep', async () => {
  const pay = (from: string, to: string): Tx => ({ moves: [{ from, to, value: 1 }] });
  const some = (count: number, one: (i: number) => Tx) => Array.from({ length: count }, (_, i) => one(i));
  const source = await openWorld(`${folder.path}/crowd`, [
    some(600, (i) => pay('thief', `a${i}`)),
    ...Array.from({ length: 30 }, () => some(800, () => pay('bank', 'shop'))),
    [{ moves: [{ from: 'victim', to: 'robber', value: 70 }] }],
    [{ moves: [{ from: 'robber', to: 'fence', value: 70 }] }],
  ]);
  const result = await traceAccounts(
    { source },
    {
      policies: ['fifo'],
      seeds: [
        { kind: 'source', address: addressOf('thief'), label: 'early' },
        { kind: 'transaction', hash: hashOf(32, 0), label: 'late' },
      ],
    },
  );
  await source.close();
  // Far fewer than the 24,600 transactions there are: the crowd is swept, what nobody is in is passed over.
  expect(result.counts.looked).toBe(602);
  const late = result.labels.indexOf('late');
  expect(
    result.terminals.filter(({ byLabel }) => byLabel.fifo?.some(({ label }) => label === late)),
  ).toMatchObject([{ address: addressOf('fence'), amounts: { fifo: 70n } }]);
});
