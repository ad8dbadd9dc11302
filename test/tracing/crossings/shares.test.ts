import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { AccountSeed } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { ChainLake } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, openWorld, type Tx } from '../../support/make-ledger.ts';

// What of a deposit goes over which order, worked out by hand.

const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;
const coin = (value: number) => ({ asset: {}, value: BigInt(value) });
const filler: Tx[] = [{ moves: [{ from: 'shop', to: 'till', value: 1 }] }];

interface Order {
  readonly value: number;
  readonly to: string;
  readonly link: string;
  readonly payer?: string;
  readonly unnamed?: boolean;
}
const orders = (moves: Tx['moves'], list: readonly Order[]): Tx => ({
  sender: 'operator',
  moves,
  events: list.map(({ value, to, link, payer, unnamed }) => ({
    kind: 'bridge-out' as const,
    protocol: 'across',
    site: addressOf('router'),
    ...(payer && { payer: addressOf(payer) }),
    paidIn: coin(value),
    toChain: 'arbitrum',
    ...(!unnamed && { farAddress: addressOf(to) }),
    link,
  })),
});
const payouts = (
  list: readonly { readonly value: number; readonly to: string; readonly link: string }[],
): Tx => ({
  sender: 'relay',
  moves: list.map(({ value, to }) => ({ from: 'spoke', to, value })),
  events: list.map(({ value, to, link }) => ({
    kind: 'bridge-in' as const,
    protocol: 'across',
    site: addressOf('spoke'),
    recipient: addressOf(to),
    paidOut: coin(value),
    fromChain: 'ethereum',
    link,
  })),
});
const pay = (from: string, to: string, value: number): Tx[] => [{ moves: [{ from, to, value }] }];
const THEFTS = ['t1', 't2'].map((name) => ({
  kind: 'source' as const,
  address: addressOf(name),
  label: name,
}));

async function run(
  near: readonly (readonly Tx[])[],
  far: readonly (readonly Tx[])[],
  asked: {
    readonly seeds: readonly AccountSeed[];
    readonly direction?: 'backward';
    readonly first?: 'arbitrum';
  },
) {
  const open = async (chain: string, blocks: readonly (readonly Tx[])[]): Promise<ChainLake> => ({
    family: 'evm',
    chain,
    source: await openWorld(join(folder.path, `w${worlds++}`), blocks, { chain }),
    parameters: { seeds: [], policies: POLICIES, ...(asked.direction && { direction: asked.direction }) },
  });
  const lakes = [await open('ethereum', near), await open('arbitrum', far)];
  if (asked.first) lakes.reverse();
  const [first, second] = lakes as [Extract<ChainLake, { family: 'evm' }>, ChainLake];
  try {
    const result = await traceChains([
      { ...first, parameters: { ...first.parameters, seeds: asked.seeds } },
      second,
    ]);
    const ends = result.traces.flatMap(({ chain, result: trace }) =>
      (trace as AccountTraceResult).terminals.map((end) => ({ chain, ...end })),
    );
    return { result, at: (name: string) => ends.find(({ address }) => address === addressOf(name)) };
  } finally {
    for (const { source } of lakes) await source.close();
  }
}
const later = [filler, filler, filler, filler];

it('a fee of the same asset is the bridge’s, in start units too, and depth goes on', async () => {
  const { result, at } = await run(
    [
      pay('t1', 'mule', 100),
      [orders([{ from: 'mule', to: 'router', value: 100 }], [{ value: 100, to: 'far', link: '1' }])],
    ],
    [...later, [payouts([{ value: 97, to: 'far', link: '1' }])]],
    { seeds: THEFTS.slice(0, 1) },
  );
  expect(at('far')!.amounts.fifo).toBe(97n);
  expect(result.starts.fifo![0]).toMatchObject({ started: 100n, bridgeFees: 3n });
  // mule 1, router 2, far 3.
  expect(at('far')!.depth).toBe(3);
});

it('orders of one payer in one transfer stand in their order, whichever end of a queue pays', async () => {
  const list = [
    { value: 30, to: 'one', link: '1', payer: 'mule' },
    { value: 70, to: 'two', link: '2', payer: 'mule' },
  ];
  const { at } = await run(
    [
      pay('t1', 'mule', 30),
      pay('t2', 'mule', 70),
      [orders([{ from: 'mule', to: 'router', value: 100 }], list)],
    ],
    [...later, [payouts(list)]],
    { seeds: THEFTS },
  );
  for (const policy of ['fifo', 'lifo'] as const) {
    expect(at('one')!.byLabel[policy]).toEqual([{ label: 1, amount: 30n }]);
    expect(at('two')!.byLabel[policy]).toEqual([{ label: 2, amount: 70n }]);
  }
});

it.each([
  ['equal payments of people whom no event names', [50, 50], [50, 50], [undefined, undefined]],
  ['payments of two people that fit no order', [60, 40], [55, 45], ['x', 'y']],
] as const)('%s: whose is whose nobody knows, and nothing is followed', async (_, paid, said, payers) => {
  const list = said.map((value, i) => ({
    value,
    to: ['his', 'hers'][i]!,
    link: String(i),
    ...(payers[i] && { payer: payers[i] }),
  }));
  const moves = ['mule', 'honest'].map((from, i) => ({ from, to: 'router', value: paid[i]! }));
  const { result, at } = await run(
    [pay('t1', 'mule', 100), pay('bank', 'honest', 100), [orders(moves, list)]],
    [...later, [payouts(list)]],
    { seeds: THEFTS.slice(0, 1) },
  );
  expect(result.crossings).toEqual([]);
  expect([at('his'), at('hers')]).toEqual([undefined, undefined]);
  expect(result.unmatched).toHaveLength(2);
});

it('backward nothing is followed that names no recipient', async () => {
  const list = [{ value: 100, to: 'far', link: '1', payer: 'mule' }];
  const ask = (unnamed: boolean) =>
    run(
      [
        pay('bank', 'mule', 100),
        [orders([{ from: 'mule', to: 'router', value: 100 }], [{ ...list[0]!, unnamed }])],
      ],
      [...later, [payouts(list)], pay('far', 'shop', 100)],
      {
        seeds: [{ kind: 'source', address: addressOf('shop'), label: 'shop' }],
        direction: 'backward',
        first: 'arbitrum',
      },
    );
  expect((await ask(false)).at('bank')!.amounts.fifo).toBe(100n);
  const { result, at } = await ask(true);
  expect(result.crossings).toEqual([]);
  expect(at('bank')).toBeUndefined();
  expect(result.unmatched).toHaveLength(1);
});

it('a payment and its payout in one transaction of one chain keep nobody waiting', async () => {
  const order = orders([{ from: 'mule', to: 'router', value: 100 }], [{ value: 100, to: 'far', link: '1' }]);
  const paid = payouts([{ value: 100, to: 'far', link: '1' }]);
  const both: Tx = {
    sender: 'operator',
    moves: [...order.moves, ...paid.moves],
    events: [
      { ...order.events![0]!, toChain: 'ethereum' },
      { ...paid.events![0]!, fromChain: 'ethereum' },
    ],
  };
  const { result, at } = await run([pay('t1', 'mule', 100), [both]], later, { seeds: THEFTS.slice(0, 1) });
  expect(result.crossings).toEqual([]);
  expect(at('router')!.reason).toBe('bridge');
});

it('a plain payment to a wallet of a bridge holds its own taint, not that of equal orders before it', async () => {
  // A listed wallet of Multichain: a payment to it is a crossing without an event.
  const wallet = '0x13b432914a996b0a48695df9b2d701eda45ff264';
  const list = [
    { value: 30, to: 'one', link: '1', payer: 'mule' },
    { value: 70, to: 'two', link: '2', payer: 'second' },
  ];
  const moves = list.map(({ payer, value }) => ({ from: payer, to: 'router', value }));
  const { result } = await run(
    [
      pay('t1', 'mule', 30),
      pay('t1', 'second', 70),
      pay('t1', 'other', 40),
      pay('bank', 'other', 60),
      [orders(moves, list)],
      pay('other', wallet, 100),
    ],
    [...later, ...later],
    { seeds: THEFTS.slice(0, 1) },
  );
  const open = result.unmatched.find(({ protocol }) => protocol === 'multichain');
  expect(open!.amounts).toEqual({ poison: 100n, haircut: 40n, fifo: 40n, lifo: 40n, tiho: 40n });
});
