import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AccountSource } from '../../../src/graph/account-source.ts';
import type { AccountSeed } from '../../../src/tracing/accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import type { ChainLake, ChainsResult } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, openWorld, type Tx } from '../../support/make-ledger.ts';

// One world that a bridge splits in two is traced as the undivided one, in which the bridge is an account for each deposit:
// every place gets the same of every start under every policy, and what a place pays later too, which tells the order in
// which value lies in it. Several starts, deposits and payouts, batches on both sides, there and back again.

const RUNS = {
  numRuns: process.env.JEJAK_LONG ? 200 : 40,
  seed: 20_261_130,
  endOnFailure: !process.env.SHRINK,
};
const folder = temporaryFolder();
afterAll(() => folder.remove());
let worlds = 0;

const CHAINS = ['ethereum', 'arbitrum'] as const;
const side = fc.constantFrom(0, 1);
const person = fc.constantFrom('a', 'b', 'c');
const amount = fc.integer({ min: 1, max: 60 });
const payment = fc.record({
  kind: fc.constant('pay' as const),
  side,
  from: person,
  to: person,
  value: amount,
});
const theft = fc.record({
  kind: fc.constant('theft' as const),
  thief: fc.constantFrom('t1', 't2'),
  to: person,
  value: amount,
});
const crossing = fc.record({
  kind: fc.constant('cross' as const),
  side,
  from: person,
  /** Orders in one transaction: each is paid out so many turns later, in one or two payouts. */
  orders: fc.array(
    fc.record({
      to: person,
      value: fc.integer({ min: 2, max: 60 }),
      late: fc.integer({ min: 1, max: 3 }),
      twice: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});
const turns = fc.array(fc.oneof(theft, payment, crossing, crossing), { minLength: 4, maxLength: 14 });
type Turn = typeof turns extends fc.Arbitrary<(infer T)[]> ? T : never;

interface Worlds {
  readonly whole: readonly (readonly Tx[])[];
  readonly split: readonly (readonly (readonly Tx[])[])[];
}

const at = (side: number, name: string) => `${side}.${name}`;
const coin = (value: number) => ({ asset: {}, value: BigInt(value) });

/** The same turns on one chain, and on two; one block each turn, on every chain. */
function build(list: readonly Turn[], own: number): Worlds {
  const length = list.length + 4;
  const empty = () => Array.from({ length }, (): Tx[] => []);
  const [whole, split] = [empty(), [empty(), empty()]];
  const payouts = new Map<
    string,
    { name: string; to: string; value: number; link: string; from: number }[]
  >();
  // Everybody has some of his own, less than he may pay.
  for (const s of [0, 1])
    for (const name of ['a', 'b', 'c']) {
      const tx: Tx = { moves: [{ from: at(s, 'bank'), to: at(s, name), value: own }] };
      whole[0]!.push(tx);
      split[s]![0]!.push(tx);
    }
  for (const [i, turn] of list.entries()) {
    const block = i + 1;
    if (turn.kind === 'theft') {
      const tx: Tx = { moves: [{ from: turn.thief, to: at(0, turn.to), value: turn.value }] };
      whole[block]!.push(tx);
      split[0]![block]!.push(tx);
    } else if (turn.kind === 'pay') {
      if (turn.from === turn.to) continue;
      const moves = [{ from: at(turn.side, turn.from), to: at(turn.side, turn.to), value: turn.value }];
      whole[block]!.push({ moves });
      split[turn.side]![block]!.push({ moves });
    } else {
      const payer = at(turn.side, turn.from);
      const names = turn.orders.map((_, k) => `x${i}.${k}`);
      whole[block]!.push({
        moves: turn.orders.map(({ value }, k) => ({ from: payer, to: names[k]!, value })),
      });
      split[turn.side]![block]!.push({
        sender: payer,
        moves: turn.orders.map(({ value }) => ({ from: payer, to: 'router', value })),
        events: turn.orders.map(({ to, value }, k) => ({
          kind: 'bridge-out',
          protocol: 'across',
          site: addressOf('router'),
          payer: addressOf(payer),
          paidIn: coin(value),
          toChain: CHAINS[1 - turn.side]!,
          farAddress: addressOf(at(1 - turn.side, to)),
          link: names[k]!,
        })),
      });
      for (const [k, { to, value, late, twice }] of turn.orders.entries()) {
        const parts = twice ? [Math.floor(value / 3) || 1, value - (Math.floor(value / 3) || 1)] : [value];
        for (const [j, part] of parts.entries()) {
          const slot = `${1 - turn.side} ${Math.min(block + late + j, length - 1)}`;
          const paid = {
            name: names[k]!,
            to: at(1 - turn.side, to),
            value: part,
            link: names[k]!,
            from: turn.side,
          };
          payouts.set(slot, [...(payouts.get(slot) ?? []), paid]);
        }
      }
    }
  }
  for (const [slot, paid] of payouts) {
    const [side, block] = slot.split(' ').map(Number) as [number, number];
    whole[block]!.push({
      sender: 'relay',
      moves: paid.map(({ name, to, value }) => ({ from: name, to, value })),
    });
    split[side]![block]!.push({
      sender: 'relay',
      moves: paid.map(({ to, value }) => ({ from: 'spoke', to, value })),
      events: paid.map(({ to, value, link, from }) => ({
        kind: 'bridge-in',
        protocol: 'across',
        site: addressOf('spoke'),
        recipient: addressOf(to),
        paidOut: coin(value),
        fromChain: CHAINS[from]!,
        link,
      })),
    });
  }
  const filled = (blocks: Tx[][]) =>
    blocks.map((txs) => (txs.length > 0 ? txs : [{ moves: [{ from: 'shop', to: 'till', value: 1 }] }]));
  return { whole: filled(whole), split: split.map(filled) };
}

const STARTS = ['t1', 't2'].map((name) => ({
  kind: 'source' as const,
  address: addressOf(name),
  label: name,
}));

const TARGETS = ['a', 'b'].map((name) => ({
  kind: 'source' as const,
  address: addressOf(at(0, name)),
  label: name,
}));

/** By place and policy what it has of each start, the bridge apart. */
function endsOf(results: readonly AccountTraceResult[]): Record<string, unknown> {
  const people = [0, 1].flatMap((s) => ['a', 'b', 'c'].map((name) => addressOf(at(s, name))));
  const ends: Record<string, unknown> = {};
  for (const { terminals } of results)
    for (const { address, byLabel } of terminals) if (people.includes(address)) ends[address] = byLabel;
  return ends;
}

/** Every payment between people, by its transaction, with what it carried. */
function paymentsOf(results: readonly AccountTraceResult[]): string[] {
  const people = [0, 1].flatMap((s) => ['a', 'b', 'c'].map((name) => addressOf(at(s, name))));
  return results
    .flatMap(({ hops }) =>
      hops.flatMap(({ time, fromAddress, toAddress, amounts }) =>
        people.includes(fromAddress) && people.includes(toAddress)
          ? [
              `${time} ${fromAddress} ${toAddress} ${JSON.stringify(amounts, (_, v) => (typeof v === 'bigint' ? String(v) : v))}`,
            ]
          : [],
      ),
    )
    .sort();
}

async function traceWhole(blocks: Worlds['whole'], asked: Asked): Promise<AccountTraceResult> {
  const source = await openWorld(`${folder.path}/w${worlds++}`, blocks, { chain: 'ethereum' });
  try {
    return await traceAccounts({ source }, { ...asked, policies: POLICIES });
  } finally {
    await source.close();
  }
}

interface Asked {
  readonly seeds: readonly AccountSeed[];
  readonly direction: 'forward' | 'backward';
}

async function traceSplit(split: Worlds['split'], { seeds, direction }: Asked): Promise<ChainsResult> {
  const sources: AccountSource[] = [];
  for (const [i, blocks] of split.entries())
    sources.push(await openWorld(`${folder.path}/w${worlds++}`, blocks, { chain: CHAINS[i]! }));
  try {
    return await traceChains(
      sources.map(
        (source, i): ChainLake => ({
          family: 'evm',
          chain: CHAINS[i]!,
          source,
          parameters: { seeds: i === 0 ? seeds : [], policies: POLICIES, direction },
        }),
      ),
    );
  } finally {
    for (const source of sources) await source.close();
  }
}

const begun = turns.map((list): Turn[] => [{ kind: 'theft', thief: 't1', to: 'a', value: 50 }, ...list]);

/** Accounts pay more than is recorded of them, or never more than they have: backward the first are left out. */
describe.each([
  ['forward', 40],
  ['backward', 10_000],
] as const)('a world that a bridge splits, %s', (direction, own) => {
  it('is traced as the undivided one', async () => {
    await fc.assert(
      fc.asyncProperty(begun, async (list) => {
        const { whole, split } = build(list, own);
        const asked = { seeds: direction === 'forward' ? startsOf(list) : TARGETS, direction };
        const one = await traceWhole(whole, asked);
        const two = await traceSplit(split, asked);
        const results = two.traces.map(({ result }) => result as AccountTraceResult);
        expect(endsOf(results)).toEqual(endsOf([one]));
        expect(paymentsOf(results)).toEqual(paymentsOf([one]));
        // In start units nothing is lost, whatever crossed.
        for (const [policy, rows] of Object.entries(two.starts))
          for (const { label, started } of rows)
            expect(started).toBe(
              one.starts[policy as keyof typeof one.starts]!.find((row) => row.label === label)!.started,
            );
      }),
      RUNS,
    );
  }, 300_000);
});

/** Those who stole anything. */
function startsOf(list: readonly Turn[]): AccountSeed[] {
  return STARTS.filter(({ label }) => list.some((turn) => turn.kind === 'theft' && turn.thief === label));
}
