import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, type Move, openWorld, type Tx } from '../../support/make-ledger.ts';
import { accountEnds } from './support/account-ends.ts';
import { type AccountWorld, accountWorld, THIEVES, transactionsOf } from './support/account-world.ts';

// A wrapped coin is the coin: a world in which every payment is wrapped, paid and unwrapped is traced like the one in which
// it is paid, to the unit and in the order of the pieces, under every policy. The thieves pay in coins: whatever leaves a
// source counts, so that a source which wraps would be stolen from twice.

const RUNS = { numRuns: process.env.JEJAK_LONG ? 200 : 15, seed: 20_261_130, endOnFailure: true };
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

/** The wrapped coin of Ethereum. Source: EVM_CHAINS. */
const WETH = '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2';

async function trace(blocks: readonly (readonly Tx[])[], chain: string): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks, { first: 0, chain });
  try {
    const seeds = THIEVES.map((name) => ({ kind: 'source' as const, address: addressOf(name), label: name }));
    return await traceAccounts({ source }, { seeds, policies: POLICIES });
  } finally {
    await source.close();
  }
}

/** A payment in coins as three transactions: wrapped by who pays, paid, unwrapped by who gets it. */
function wrapped({ from, to, value }: Move, made: 'wrap' | 'mint'): Tx[] {
  const asset = WETH;
  const leg = (one: string, other: string, kind?: 'wrap' | 'unwrap'): Move => ({
    from: one,
    to: other,
    value,
    asset,
    ...(kind && made === 'wrap' && { kind }),
  });
  const maker = made === 'wrap' ? WETH : '0';
  return [
    { sender: from, moves: [{ from, to: WETH, value }, leg(maker, from, 'wrap')] },
    { sender: from, moves: [leg(from, to)] },
    { sender: to, moves: [leg(to, maker, 'unwrap'), { from: WETH, to, value, kind: 'internal' }] },
  ];
}

const isThief = (name: string) => THIEVES.some((thief) => thief === name);
const inWraps = (world: AccountWorld, made: 'wrap' | 'mint'): Tx[][] =>
  transactionsOf(world).flatMap((block) =>
    block.flatMap((tx) => {
      const [move] = tx.moves;
      const apart = isThief(move!.from) || isThief(move!.to) || move!.asset !== undefined;
      return (apart ? [tx] : wrapped(move!, made)).map((one) => [one]);
    }),
  );

test.each([
  ['ethereum', 'wrap'],
  ['anvil', 'wrap'],
  ['ethereum', 'mint'],
] as const)(
  'on %s, by %s',
  async (chain, made) => {
    await fc.assert(
      fc.asyncProperty(accountWorld(), async (world) => {
        const plain = await trace(transactionsOf(world), chain);
        const through = await trace(inWraps(world, made), chain);
        const named = ({ address, reason }: { address: string; reason: string }) => `${address} ${reason}`;
        expect(accountEnds(through, named)).toEqual(accountEnds(plain, named));
        const shares = ({ starts }: AccountTraceResult) =>
          POLICIES.map((policy) => (starts[policy] ?? []).map(({ label, ended }) => ({ label, ended })));
        expect(shares(through)).toEqual(shares(plain));
        const labels = ({ terminals }: AccountTraceResult) =>
          terminals.map(({ address, byLabel }) => ({ address, byLabel }));
        expect(labels(through)).toEqual(labels(plain));
      }),
      RUNS,
    );
  },
  120_000,
);

test('the order of the pieces stays: two thefts and clean coins between them, wrapped whole and spent in two parts', async () => {
  const before: Tx[][] = [
    [{ moves: [{ from: THIEVES[0]!, to: 'a', value: 30n }] }],
    [{ moves: [{ from: 'faucet', to: 'a', value: 20n }] }],
    [{ moves: [{ from: THIEVES[1]!, to: 'a', value: 50n }] }],
  ];
  const whole = { from: 'a', to: 'b', value: 100n };
  const spent: Tx[][] = [[{ moves: [{ from: 'b', to: 'c', value: 60n }] }]];
  const result = await trace([...before, ...wrapped(whole, 'wrap').map((tx) => [tx]), ...spent], 'ethereum');
  const by = (policy: 'fifo' | 'lifo') =>
    result.terminals
      .filter(({ amounts }) => amounts[policy])
      .map(({ address, byLabel }) => [
        address,
        byLabel[policy]!.map(({ label, amount }) => `${result.labels[label]} ${amount}`),
      ]);
  // FIFO pays 30 of the first, 20 clean, 10 of the second: 40 of the second stay. LIFO pays 50 of the second and 10 clean
  // ones: 30 of the first stay, and 10 clean.
  expect(by('fifo')).toEqual([
    [addressOf('b'), [`${THIEVES[1]} 40`]],
    [addressOf('c'), [`${THIEVES[0]} 30`, `${THIEVES[1]} 10`]],
  ]);
  expect(by('lifo')).toEqual([
    [addressOf('b'), [`${THIEVES[0]} 30`]],
    [addressOf('c'), [`${THIEVES[1]} 50`]],
  ]);
});

test('two wraps in one transaction do not mix: a relayer wraps for one after another', async () => {
  const blocks: Tx[][] = [
    [{ moves: [{ from: 'faucet', to: 'honest', value: 50n }] }],
    [{ moves: [{ from: 'faucet', to: THIEVES[1]!, value: 1n }] }],
    [{ moves: [{ from: THIEVES[0]!, to: 'a', value: 50n }] }],
    [
      {
        sender: 'relayer',
        moves: [
          { from: 'honest', to: WETH, value: 50n, kind: 'internal' },
          { from: WETH, to: 'honest', value: 50n, asset: WETH, kind: 'wrap' },
          { from: 'a', to: WETH, value: 50n, kind: 'internal' },
          { from: WETH, to: 'a', value: 50n, asset: WETH, kind: 'wrap' },
        ],
      },
    ],
    [
      {
        sender: 'relayer',
        moves: [
          { from: 'honest', to: WETH, value: 20n, asset: WETH, kind: 'unwrap' },
          { from: 'a', to: WETH, value: 20n, asset: WETH, kind: 'unwrap' },
          { from: WETH, to: 'honest', value: 20n, kind: 'internal' },
          { from: WETH, to: 'a', value: 20n, kind: 'internal' },
        ],
      },
    ],
  ];
  const result = await trace(blocks, 'ethereum');
  for (const policy of POLICIES)
    expect(
      result.terminals
        .filter(({ amounts }) => amounts[policy])
        .map((end) => [end.address, end.amounts[policy]]),
    ).toEqual([
      [addressOf('a'), 20n],
      [addressOf('a'), 30n],
    ]);
  expect(result.hops.flatMap(({ into, method }) => (into ? [method] : []))).toEqual(['wrap', 'wrap']);
});
