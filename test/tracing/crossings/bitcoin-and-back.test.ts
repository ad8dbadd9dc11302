import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { ChainLake, ChainsResult } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import type { TraceResult } from '../../../src/tracing/trace-result.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, openWorld, type Tx } from '../../support/make-ledger.ts';
import { inMemoryFlowSource, toyTxid } from '../support/in-memory-flow-source.ts';

// Two thefts of 30 and 50 with 20 honest ones between them go over THORChain to Bitcoin, are spent there, and a half comes
// back. Blocks of the toy Bitcoin are ten minutes apart, those of the ledger twelve seconds.

const FAR = `bc1q${'f'.repeat(38)}`;
const VAULT = `bc1q${'v'.repeat(38)}`;
const P3 = `bc1q${'p'.repeat(38)}`;
const BTC_FIRST = 1_231_006_505;

const folder = temporaryFolder();
afterAll(() => folder.remove());

const order: Tx = {
  sender: 'mule',
  moves: [{ from: 'mule', to: 'router', value: 100 }],
  events: [
    {
      kind: 'bridge-out',
      protocol: 'thorchain',
      site: addressOf('router'),
      payer: addressOf('mule'),
      paidIn: { asset: {}, value: 100n },
      toChain: 'bitcoin',
      farAddress: FAR,
      memo: `=:BTC.BTC:${FAR}`,
    },
  ],
};
const back = (txid: string): Tx => ({
  sender: 'node',
  moves: [{ from: 'router', to: 'back', value: 40 }],
  events: [
    {
      kind: 'bridge-in',
      protocol: 'thorchain',
      site: addressOf('router'),
      recipient: addressOf('back'),
      paidOut: { asset: {}, value: 40n },
      link: txid,
      memo: `OUT:${txid.toUpperCase()}`,
    },
  ],
});

let result: ChainsResult;
beforeAll(async () => {
  const height = (time: number) => Math.floor((time - BTC_FIRST) / 600);
  const at = height(1_600_000_000) + 10;
  const blocks: Tx[][] = [
    [{ moves: [{ from: 't1', to: 'mule', value: 30 }] }],
    [{ moves: [{ from: 'honest', to: 'mule', value: 20 }] }],
    [{ moves: [{ from: 't2', to: 'mule', value: 50 }] }],
    [order],
    ...Array.from({ length: 1_000 }, (_, i): Tx[] => (i === 996 ? [back(toyTxid('home'))] : [])),
    [{ moves: [{ from: 'back', to: 'shop', value: 40 }] }],
  ];
  const evm = await openWorld(join(folder.path, 'evm'), blocks, { chain: 'ethereum' });
  const bitcoin = inMemoryFlowSource([
    { name: 'mined', height: at - 5, inputs: [], outputs: [[1_000, VAULT]] },
    {
      name: 'payout',
      height: at,
      inputs: ['mined:0'],
      outputs: [[1_000, FAR]],
      memo: `OUT:${hashOf(4, 0).slice(2).toUpperCase()}`,
    },
    {
      name: 'spent',
      height: at + 1,
      inputs: ['payout:0'],
      outputs: [
        [300, `bc1q${'a'.repeat(38)}`],
        [200, `bc1q${'c'.repeat(38)}`],
        [500, P3],
      ],
    },
    {
      name: 'home',
      height: at + 2,
      inputs: ['spent:2'],
      outputs: [[500, VAULT]],
      memo: `=:ETH.ETH:${addressOf('back')}`,
    },
    { name: 'other business', height: at + 3, inputs: ['home:0'], outputs: [[500, `bc1q${'z'.repeat(38)}`]] },
  ]);
  const parameters = { policies: POLICIES };
  const seeds = ['t1', 't2'].map((name) => ({
    kind: 'source' as const,
    address: addressOf(name),
    label: name,
  }));
  const lakes: ChainLake[] = [
    { family: 'evm', chain: 'ethereum', source: evm, parameters: { ...parameters, seeds } },
    { family: 'bitcoin', chain: 'bitcoin', source: bitcoin, parameters: { ...parameters, seeds: [] } },
  ];
  result = await traceChains(lakes);
  await evm.close();
});

const parts = (of: unknown) =>
  JSON.stringify(of, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));

describe('over Bitcoin and back', () => {
  it('crosses twice, and the vault’s other business is nobody’s', () => {
    expect(result.crossings.map(({ fromChain, fromTx, toTx }) => [fromChain, fromTx, toTx])).toEqual([
      ['ethereum', hashOf(4, 0), toyTxid('payout')],
      ['bitcoin', toyTxid('home'), hashOf(1_001, 0)],
    ]);
    expect(result.crossings.every(({ agrees }) => agrees.id === 'yes' && agrees.recipient === 'yes')).toBe(
      true,
    );
    const bitcoin = result.traces[1]!.result as TraceResult;
    expect(bitcoin.terminals.map(({ txid, vout, reason }) => `${txid}:${vout} ${reason}`).sort()).toEqual(
      [
        `${toyTxid('home')}:0 bridge`,
        `${toyTxid('spent')}:0 unspent`,
        `${toyTxid('spent')}:1 unspent`,
      ].sort(),
    );
  });

  it('keeps every theft apart, in the order of the coins', () => {
    const bitcoin = result.traces[1]!.result as TraceResult;
    const at = (vout: number, policy: 'fifo' | 'lifo' | 'haircut') =>
      bitcoin.terminals
        .find((end) => end.txid === toyTxid('spent') && end.vout === vout)
        ?.byLabel[policy]?.map(({ label, amount }) => [label, Number(amount)]);
    // 1,000 satoshi are 300 of the first theft, 200 clean ones and 500 of the second, in this order.
    expect([at(0, 'fifo'), at(1, 'fifo')]).toEqual([[[1, 300]], undefined]);
    // From the other end: the last output takes first.
    expect([at(0, 'lifo'), at(1, 'lifo')]).toEqual([[[2, 300]], [[2, 200]]]);
    expect([at(0, 'haircut'), at(1, 'haircut')]).toEqual([
      [
        [1, 90],
        [2, 150],
      ],
      [
        [1, 60],
        [2, 100],
      ],
    ]);
    const ledger = result.traces[0]!.result as AccountTraceResult;
    const shop = ledger.terminals.find(({ address }) => address === addressOf('shop'))!;
    expect(parts(shop.byLabel.fifo)).toBe(parts([{ label: 2, amount: 40 }]));
    // LIFO: 300 of the first theft and 200 clean ones of 500: 24 of 40.
    expect(parts(shop.byLabel.lifo)).toBe(parts([{ label: 1, amount: 24 }]));
  });

  it('says where each theft is, in its own units, and they add up', () => {
    for (const rows of Object.values(result.starts))
      for (const row of rows) {
        const sum = row.ended.reduce((all, { units }) => all + units, 0n);
        expect(sum + row.fees + row.overlaps + row.rounding + row.bridgeFees).toBe(row.started);
      }
    const [first, second] = result.starts.fifo!;
    expect(first!.ended).toEqual([{ chain: 'bitcoin', reason: 'unspent', units: 30n }]);
    expect(second!.ended).toEqual([{ chain: 'ethereum', reason: 'unspent', units: 50n }]);
  });
});
