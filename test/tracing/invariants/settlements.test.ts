import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import type { AccountTraceParameters } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { TaintPolicyId } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';
import { accountEnds } from './support/account-ends.ts';

// Several traders in one transaction: where the events of a listed settlement say whose payment bought what, each gets his
// own. The thief's taint is in what HE gets, whole, and an honest trader beside him has none, under poison neither.

const ALL: TaintPolicyId[] = ['poison', 'haircut', 'fifo', 'lifo', 'tiho'];
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

async function run(
  blocks: readonly (readonly Tx[])[],
  parameters: Partial<AccountTraceParameters> = {},
): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks);
  try {
    const seeds = [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
    return await traceAccounts({ source }, { seeds, policies: ALL, ...parameters });
  } finally {
    await source.close();
  }
}

const nameOf = (address: string) => Buffer.from(address.slice(2), 'hex').toString().replace(/^\.+/, '');

/** `who asset amount` of everything that ends, sorted; `policy` absent: it has to be the same under all of them. */
function ends(result: AccountTraceResult, policy?: TaintPolicyId): string[] {
  const by = (one: TaintPolicyId) =>
    [...accountEnds(result, ({ address, reason }) => `${nameOf(address)} ${reason}`)]
      .filter(([key]) => key.endsWith(` ${one}`))
      .map(([key, amount]) => {
        const [who, reason, asset] = key.split(' ');
        return `${who} ${reason} ${asset === 'coin' ? asset : nameOf(asset!)} ${amount}`;
      });
  if (policy) return by(policy);
  for (const one of ALL) expect(by(one), one).toEqual(by('fifo'));
  return by('fifo');
}

const given = (to: string, value: number, asset?: string): Tx => ({
  moves: [{ from: 'faucet', to, value, ...(asset && { asset }) }],
});
const side = (asset: string, value: number) => ({
  asset: asset === 'coin' ? {} : { contract: addressOf(asset) },
  value: BigInt(value),
});
/** CoW: the owner and what he sells and buys; who gets it is not said. */
const trade = (
  owner: string,
  sells: readonly [string, number],
  buys: readonly [string, number],
): Partial<ProtocolEvent> => ({
  kind: 'swap',
  protocol: 'cow',
  site: addressOf('settlement'),
  payer: addressOf(owner),
  paidIn: side(...sells),
  paidOut: side(...buys),
});
const pay = (from: string, to: string, value: number, asset?: string): Move => ({
  from,
  to,
  value,
  ...(asset && asset !== 'coin' && { asset }),
});

/** The thief has 100 A; so has the honest trader, and 50 B. */
const before: Tx[][] = [
  [given('thief', 100, 'A'), given('honest', 100, 'A'), given('honest', 50, 'B'), given('pool', 1_000, 'B')],
  [{ moves: [pay('thief', 'mule', 100, 'A')] }],
];

/** Both sell A; the settlement brings all of it to a pool and gives each what he bought: 20 B for 100 A. */
const alike = (order: readonly [string, string], events: readonly Partial<ProtocolEvent>[]): Tx => ({
  sender: 'solver',
  moves: [
    ...order.map((who) => pay(who, 'settlement', 100, 'A')),
    pay('settlement', 'pool', 200, 'A'),
    pay('pool', 'settlement', 40, 'B'),
    ...order.map((who) => pay('settlement', who, 20, 'B')),
  ],
  events,
});
const both = [trade('mule', ['A', 100], ['B', 20]), trade('honest', ['A', 100], ['B', 20])];

describe('a settlement whose events name its traders', () => {
  test.each([[['mule', 'honest'] as const], [['honest', 'mule'] as const]])(
    'two that sell the same asset, %s first: each gets his own',
    async (order) => {
      // 100 stolen A bought 20 B: all of them are stolen. The honest 100 A bought the other 20.
      expect(ends(await run([...before, [alike(order, both)]]))).toEqual(['mule unspent B 20']);
    },
  );

  test('half of what the thief sells is stolen: half of what he gets is, and nothing of the other', async () => {
    const result = await run([[given('mule', 100, 'A')], ...before, [alike(['mule', 'honest'], both)]]);
    // He holds 100 clean A, then 100 stolen, and sells 100. FIFO: clean ones; LIFO: stolen ones; haircut: 50 of them, which
    // are floor(50 * 20 / 100) = 10 of the 20 B. TIHO: as much stays as goes, so that the stolen ones go. Poison: all.
    expect(ends(result, 'fifo')).toEqual(['mule unspent A 100']);
    expect(ends(result, 'lifo')).toEqual(['mule unspent B 20']);
    expect(ends(result, 'tiho')).toEqual(['mule unspent B 20']);
    expect(ends(result, 'haircut')).toEqual(['mule unspent A 50', 'mule unspent B 10']);
    expect(ends(result, 'poison')).toEqual(['mule unspent A 100', 'mule unspent B 20']);
  });

  test.each([[['mule', 'honest'] as const], [['honest', 'mule'] as const]])(
    'two that trade with each other directly, %s first',
    async (order) => {
      const sells = {
        mule: pay('mule', 'settlement', 100, 'A'),
        honest: pay('honest', 'settlement', 50, 'B'),
      };
      const gets = {
        mule: pay('settlement', 'mule', 50, 'B'),
        honest: pay('settlement', 'honest', 100, 'A'),
      };
      const events = [trade('mule', ['A', 100], ['B', 50]), trade('honest', ['B', 50], ['A', 100])];
      for (const moves of [
        [...order.map((who) => sells[who]), ...order.map((who) => gets[who])],
        // A chain does not owe anybody a causal order of its events.
        [...order.map((who) => gets[who]), ...order.map((who) => sells[who])],
      ])
        expect(ends(await run([...before, [{ sender: 'solver', moves, events }]]))).toEqual([
          'mule unspent B 50',
        ]);
    },
  );

  test('who gets it is somebody whom the event does not name: the amount tells', async () => {
    const settled: Tx = {
      sender: 'solver',
      moves: [
        pay('mule', 'settlement', 100, 'A'),
        pay('honest', 'settlement', 100, 'A'),
        pay('settlement', 'pool', 200, 'A'),
        pay('pool', 'settlement', 41, 'B'),
        pay('settlement', 'x', 21, 'B'),
        pay('settlement', 'y', 20, 'B'),
      ],
      events: [trade('mule', ['A', 100], ['B', 21]), trade('honest', ['A', 100], ['B', 20])],
    };
    expect(ends(await run([...before, [settled]]))).toEqual(['x unspent B 21']);
  });

  test('two orders of one owner each bring what they bought', async () => {
    const settled: Tx = {
      sender: 'solver',
      moves: [
        pay('mule', 'settlement', 60, 'A'),
        pay('mule', 'settlement', 5, 'C'),
        pay('settlement', 'pool', 60, 'A'),
        pay('pool', 'settlement', 12, 'B'),
        pay('settlement', 'pool', 5, 'C'),
        pay('pool', 'settlement', 9, 'D'),
        pay('settlement', 'mule', 12, 'B'),
        pay('settlement', 'mule', 9, 'D'),
      ],
      events: [trade('mule', ['A', 60], ['B', 12]), trade('mule', ['C', 5], ['D', 9])],
    };
    const result = await run([[given('mule', 5, 'C'), given('pool', 9, 'D')], ...before, [settled]]);
    // The C were clean, and so is what they bought.
    expect(ends(result)).toEqual(['mule unspent A 40', 'mule unspent B 12']);
  });

  test('start units go with them, and the way names the settlement', async () => {
    const result = await run([...before, [alike(['honest', 'mule'], both)]]);
    expect(result.starts.fifo).toMatchObject([{ started: 100n, ended: { unspent: 100n }, rounding: 0n }]);
    const exchanged = result.hops.find(({ into }) => into)!;
    expect(exchanged).toMatchObject({ method: 'swap', value: 100n, toAddress: addressOf('settlement') });
    expect(exchanged.into).toMatchObject({ value: 20n });
  });

  test('as a start that names nobody it marks no trader: he gave for what he got', async () => {
    const seeds = [{ kind: 'transaction' as const, hash: hashOf(3, 0), label: 'theft' }];
    expect(ends(await run([...before, [alike(['mule', 'honest'], both)]], { seeds }))).toEqual([]);
    const named = [{ ...seeds[0]!, address: addressOf('honest') }];
    const result = await run([...before, [alike(['mule', 'honest'], both)]], { seeds: named });
    for (const policy of ALL.slice(1)) expect(ends(result, policy)).toEqual(['honest unspent B 20']);
  });

  test('fills of orders between a taker and one maker: each taker his own', async () => {
    const fill = (taker: string, paid: number, got: number): Partial<ProtocolEvent> => ({
      ...trade(taker, ['A', paid], ['B', got]),
      protocol: '0x',
      site: addressOf('exchange'),
      recipient: addressOf(taker),
    });
    const result = await run([
      ...before,
      [given('maker', 50, 'B')],
      [
        {
          sender: 'solver',
          moves: [
            pay('honest', 'maker', 100, 'A'),
            pay('maker', 'honest', 20, 'B'),
            pay('mule', 'maker', 100, 'A'),
            pay('maker', 'mule', 20, 'B'),
          ],
          events: [fill('honest', 100, 20), fill('mule', 100, 20)],
        },
      ],
    ]);
    expect(ends(result)).toEqual(['mule unspent B 20']);
  });

  test('backward: what the honest trader got came from what he sold', async () => {
    const paid: Tx[][] = [[{ moves: [pay('honest', 'shop', 20, 'B')] }]];
    const own: Tx[] = [given('thief', 100, 'A'), { moves: [pay('employer', 'honest', 100, 'A')] }];
    const result = await run([own, before[1]!, [alike(['mule', 'honest'], both)], ...paid], {
      direction: 'backward',
      seeds: [{ kind: 'source', address: addressOf('shop'), label: 'paid' }],
    });
    // His 20 B are 100 A that his employer gave him.
    for (const policy of ALL) expect(ends(result, policy)).toEqual(['employer begin A 100']);
  });
});

describe('what does not name them', () => {
  test('an event of anybody: the thief cannot say of his own money that it was somebody else who got it', async () => {
    const forged = [
      { ...trade('mule', ['A', 100], ['B', 20]), genuine: false },
      { ...trade('honest', ['A', 100], ['B', 20]), genuine: false },
    ];
    const named = await run([...before, [alike(['mule', 'honest'], forged)]]);
    const silent = await run([...before, [alike(['mule', 'honest'], [])]]);
    expect(accountEnds(named)).toEqual(accountEnds(silent));
  });

  test('tainted tokens that lay in the settlement are given to nobody: they end there', async () => {
    const result = await run([
      ...before,
      [given('honest2', 100, 'A')],
      [
        {
          sender: 'solver',
          moves: [
            // Nobody's event tells what this payment is for.
            pay('mule', 'settlement', 60, 'A'),
            pay('honest', 'settlement', 50, 'B'),
            pay('honest2', 'settlement', 7, 'C'),
            pay('settlement', 'honest', 30, 'A'),
            pay('settlement', 'honest2', 30, 'A'),
          ],
          events: [trade('honest', ['B', 50], ['A', 30]), trade('honest2', ['C', 7], ['A', 30])],
        },
      ],
    ]);
    expect(ends(result)).toEqual(['mule unspent A 40', 'settlement ambiguous A 60']);
    // Each of them may have got his 30 out of the thief's 60.
    expect(result.possible.map(({ address, amounts }) => [nameOf(address), amounts.fifo])).toEqual([
      ['honest', 30n],
      ['honest2', 30n],
    ]);
  });
});

const order = fc.record({
  who: fc.constantFrom('mule', 'h1', 'h2', 'h3'),
  sells: fc.tuple(fc.constantFrom('A', 'B', 'coin'), fc.integer({ min: 1, max: 9 })),
  shift: fc.integer({ min: 1, max: 2 }),
  value: fc.integer({ min: 1, max: 9 }),
});
const NEXT = ['A', 'B', 'coin'];

test('whatever the order of transfers and events: no honest trader has any of it, and books close', async () => {
  const world = fc
    .array(order, { minLength: 2, maxLength: 6 })
    .chain((orders) =>
      fc.tuple(
        fc.constant(orders),
        fc.shuffledSubarray([...orders.keys()], { minLength: orders.length }),
        fc.shuffledSubarray([...Array(2 * orders.length).keys()], { minLength: 2 * orders.length }),
        fc.boolean(),
      ),
    );
  await fc.assert(
    fc.asyncProperty(world, async ([orders, eventOrder, legOrder, isBuffered]) => {
      const buys = ({ sells, shift, value }: (typeof orders)[number]) =>
        [NEXT[(NEXT.indexOf(sells[0]) + shift) % 3]!, value] as const;
      const legs = orders.flatMap((one) => [
        pay(one.who, 'settlement', one.sells[1], one.sells[0]),
        pay('settlement', one.who, one.value, buys(one)[0]),
      ]);
      const events = orders.map((one) => trade(one.who, one.sells, buys(one)));
      // What the settlement gives comes from its own stock, or from a pool that it pays with what it took in.
      const inside: Move[] = isBuffered
        ? []
        : NEXT.flatMap((asset) => [
            pay('settlement', 'pool', 5, asset),
            pay('pool', 'settlement', 60, NEXT[(NEXT.indexOf(asset) + 1) % 3]),
          ]);
      const start = ['mule', 'h1', 'h2', 'h3', 'pool', 'settlement'].flatMap((who) =>
        NEXT.map((asset) => given(who, 200, asset === 'coin' ? undefined : asset)),
      );
      const result = await run([
        [...start, ...NEXT.map((asset) => given('thief', 9, asset === 'coin' ? undefined : asset))],
        NEXT.map((asset): Tx => ({ moves: [pay('thief', 'mule', 9, asset)] })),
        [
          {
            sender: 'solver',
            moves: [...legOrder.map((i) => legs[i]!), ...inside],
            events: eventOrder.map((i) => events[i]!),
          },
        ],
      ]);
      for (const { address, amounts } of result.terminals)
        if (nameOf(address) !== 'mule') expect([nameOf(address), amounts]).toEqual(['nobody else', {}]);
      expect(result.possible).toEqual([]);
    }),
    { numRuns: process.env.JEJAK_LONG ? 400 : 40, seed: 20_261_130, endOnFailure: true },
  );
}, 120_000);
