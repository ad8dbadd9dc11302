import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import type { AccountTraceResult } from '../../../src/tracing/accounts/account-trace-result.ts';
import type { ChainLake } from '../../../src/tracing/crossings/chains-result.ts';
import { traceChains } from '../../../src/tracing/crossings/trace-chains.ts';
import { POLICIES } from '../../../src/tracing/value/policies.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';

// Lakes that lack something or contradict each other: what is not sure is not followed, and it is said why.
const folder = temporaryFolder();
afterAll(() => folder.remove());
let count = 0;

const coin = (value: bigint) => ({ asset: {}, value });
const each = (value: bigint) => Object.fromEntries(POLICIES.map((policy) => [policy, value]));
const filler: Tx[] = [{ moves: [{ from: 'shop', to: 'till', value: 1 }] }];
const theft: Tx[] = [{ moves: [{ from: 'thief', to: 'mule', value: 100 }] }];
/** Blocks of twelve seconds in so many hours. */
const hours = (number: number) => number * 300;

interface Leg {
  readonly chain: string;
  readonly who: string;
  readonly link: string;
  readonly value?: bigint;
  /** Default: Across, whose amounts compare only where both sides are the same asset. */
  readonly protocol?: 'cbridge';
}
/** A payment into the bridge for the same name on the other chain (`to`: another one), and a payout of it. */
const into = (payer: string, to: Leg): Tx => ({
  sender: payer,
  moves: [{ from: payer, to: 'router', value: to.value ?? 100n }],
  events: [
    {
      kind: 'bridge-out',
      protocol: to.protocol ?? 'across',
      site: addressOf('router'),
      payer: addressOf(payer),
      paidIn: coin(to.value ?? 100n),
      toChain: to.chain,
      farAddress: addressOf(to.who),
      link: to.link,
    },
  ],
});
const outOf = (from: Leg): Tx => ({
  sender: 'relay',
  moves: [{ from: 'spoke', to: from.who, value: from.value ?? 100n }],
  events: [
    {
      kind: 'bridge-in',
      protocol: from.protocol ?? 'across',
      site: addressOf('spoke'),
      recipient: addressOf(from.who),
      paidOut: coin(from.value ?? 100n),
      fromChain: from.chain,
      link: from.link,
    },
  ],
});

interface World {
  readonly chain: string;
  readonly blocks: readonly (readonly Tx[])[];
  /** Number of the first block; its time is as many times twelve seconds. */
  readonly first?: number;
}
async function run(...worlds: readonly World[]) {
  const lakes: ChainLake[] = [];
  for (const [i, { chain, blocks, first = 1 }] of worlds.entries()) {
    const directory = join(folder.path, `${chain}-${count++}`);
    await ingestBlocks(directory, ledgerBlocks(blocks, { first }), { chain });
    const seeds = i > 0 ? [] : [{ kind: 'source' as const, address: addressOf('thief'), label: 'theft' }];
    lakes.push({
      family: 'evm',
      chain,
      source: openLedgerSource(directory),
      parameters: { seeds, policies: POLICIES },
    });
  }
  try {
    const result = await traceChains(lakes);
    const at = (chain: string, name: string) =>
      result.traces
        .filter((trace) => trace.chain === chain)
        .flatMap((trace) => (trace.result as AccountTraceResult).terminals)
        .find(({ address }) => address === addressOf(name))?.amounts;
    return { result, at };
  } finally {
    for (const { source } of lakes) await source.close();
  }
}

const there = { chain: 'bnb', who: 'far', link: '1' };
const back = { chain: 'ethereum', who: 'far', link: '1' };
const near: World = { chain: 'ethereum', blocks: [theft, [into('mule', there)]] };
/** The payment into the bridge is the only transaction of the second block. */
const deposit = hashOf(2, 0);

describe('a chain is missing', () => {
  it('alone, the crossing stays open and says whose data are missing', async () => {
    const { result } = await run(near);
    expect(result.crossings).toEqual([]);
    expect(result.unmatched).toEqual([
      {
        chain: 'ethereum',
        tx: deposit,
        protocol: 'across',
        toChain: 'bnb',
        hasLake: false,
        amounts: each(100n),
        candidates: [],
      },
    ]);
    expect(result.reads.map(({ chain }) => chain)).toEqual(['ethereum']);
  });

  it('beside data of another chain, too, which pays nobody out for it', async () => {
    const { result, at } = await run(near, {
      chain: 'polygon',
      blocks: [filler, filler, filler, [outOf({ ...back, chain: 'bnb' })]],
    });
    expect(result.unmatched).toMatchObject([{ toChain: 'bnb', hasLake: false, candidates: [] }]);
    expect(result.crossings).toEqual([]);
    expect(at('polygon', 'far')).toBeUndefined();
  });
});

describe('clocks', () => {
  const payout = (first: number) => run(near, { chain: 'bnb', blocks: [[outOf(back)]], first });
  const late = 3 * 24;

  it('three days behind: not followed, and the payout is a candidate that came too late', async () => {
    const { result, at } = await payout(hours(late));
    expect(result.crossings).toEqual([]);
    expect(at('bnb', 'far')).toBeUndefined();
    expect(result.unmatched).toMatchObject([{ tx: deposit, hasLake: true, amounts: each(100n) }]);
    expect(result.candidates).toMatchObject([
      {
        chain: 'bnb',
        tx: hashOf(hours(late), 0),
        reason: 'expired',
        of: { chain: 'ethereum', tx: deposit },
      },
    ]);
  });

  it('ahead, so that the payout is older than the theft itself: not read, and the crossing stays open', async () => {
    for (const ahead of [late, 3]) {
      const shifted = hours(late);
      const world = { ...near, first: shifted };
      const { result, at } = await run(world, {
        chain: 'bnb',
        blocks: [[outOf(back)]],
        first: shifted - hours(ahead),
      });
      expect(result.crossings).toEqual([]);
      expect(at('bnb', 'far')).toBeUndefined();
      expect(result.unmatched).toMatchObject([{ tx: hashOf(shifted + 1, 0), candidates: [] }]);
    }
  });

  it('a payout that is three hours older than its deposit, after the theft, is named with that reason', async () => {
    const gap: Tx[][] = Array.from({ length: hours(4) }, () => filler);
    const { result, at } = await run(
      { chain: 'ethereum', blocks: [theft, ...gap, [into('mule', there)]] },
      { chain: 'bnb', blocks: [[outOf(back)]], first: hours(1) },
    );
    expect(result.crossings).toEqual([]);
    expect(at('bnb', 'far')).toBeUndefined();
    expect(result.candidates).toMatchObject([{ tx: hashOf(hours(1), 0), reason: 'payout-first' }]);
  });

  it('one hour older: that much two clocks may differ, and it is followed', async () => {
    const gap: Tx[][] = Array.from({ length: hours(2) }, () => filler);
    const { result, at } = await run(
      { chain: 'ethereum', blocks: [theft, ...gap, [into('mule', there)]] },
      { chain: 'bnb', blocks: [[outOf(back)]], first: hours(1) },
    );
    expect(result.crossings).toHaveLength(1);
    expect(result.crossings[0]!.agrees).toMatchObject({ id: 'yes', recipient: 'yes', time: 'unknown' });
    expect(at('bnb', 'far')).toEqual(each(100n));
  });
});

// Legs are read from the first start on, by the clock of the chain on which it was.
it('a payout that is an hour older than its deposit is followed where it is older than the theft, too', async () => {
  const { at } = await run(
    { ...near, first: hours(3) },
    { chain: 'bnb', blocks: [[outOf(back)]], first: hours(2) },
  );
  expect(at('bnb', 'far')).toEqual(each(100n));
});

describe('a counterpart is missing, or there are too many', () => {
  const far = (...blocks: readonly (readonly Tx[])[]): World => ({
    chain: 'bnb',
    blocks: [filler, filler, ...blocks],
  });

  it('a payment without a payout stays open', async () => {
    const { result } = await run(near, far([outOf({ ...back, link: '2' })]));
    expect(result.crossings).toEqual([]);
    expect(result.unmatched).toMatchObject([{ tx: deposit, hasLake: true, candidates: [] }]);
    expect(result.unmatched[0]!.readUpTo).toBe(1_600_000_000 + 3 * 12);
  });

  it('a payout without a payment taints nobody', async () => {
    const { result, at } = await run({ chain: 'ethereum', blocks: [theft] }, far([outOf(back)]));
    expect([result.crossings, result.unmatched, result.candidates]).toEqual([[], [], []]);
    expect(at('bnb', 'far')).toBeUndefined();
  });

  it('two payments with one id go each to whom they name', async () => {
    const { result, at } = await run(
      {
        chain: 'ethereum',
        blocks: [theft, [into('honest', { ...there, who: 'hers' }), into('mule', there)]],
      },
      far([outOf({ ...back, who: 'hers' })], [outOf(back)]),
    );
    expect(result.crossings.map(({ recipient }) => recipient)).toEqual([addressOf('far')]);
    expect(at('bnb', 'far')).toEqual(each(100n));
    expect(at('bnb', 'hers')).toBeUndefined();
  });

  it('two payments with one id and recipient are not told apart: nothing is followed', async () => {
    const { result, at } = await run(
      { chain: 'ethereum', blocks: [theft, [into('honest', there), into('mule', there)]] },
      far([outOf(back)]),
    );
    expect(result.crossings).toEqual([]);
    expect(at('bnb', 'far')).toBeUndefined();
    expect(result.unmatched).toMatchObject([{ tx: hashOf(2, 1), candidates: [{ chain: 'bnb' }] }]);
  });

  it('one payment that is paid out whole twice in the same asset is not followed', async () => {
    const protocol = 'cbridge' as const;
    const { result, at } = await run(
      { chain: 'ethereum', blocks: [theft, [into('mule', { ...there, protocol })]] },
      far([outOf({ ...back, protocol })], [outOf({ ...back, protocol })]),
    );
    expect(result.crossings).toEqual([]);
    expect(at('bnb', 'far')).toBeUndefined();
    expect(result.unmatched[0]!.candidates.map(({ tx }) => tx)).toEqual([hashOf(3, 0), hashOf(4, 0)]);
  });

  // 100 of one asset come out as twice 100 of another: each payout carries half of what was started.
  it('one payment with two payouts in another asset, of a smaller unit, closes its books under poison', async () => {
    const { at } = await run(near, far([outOf(back)], [outOf(back)]));
    expect(at('bnb', 'far')).toEqual(each(200n));
  });
});

describe('a circle', () => {
  // Each chain pays out, twelve seconds early by its clock, what the other one is paid only behind its own payout.
  const early = (payer: string): readonly [World, World] => [
    {
      chain: 'ethereum',
      blocks: [
        theft,
        [outOf({ chain: 'bnb', who: payer, link: '2' })],
        [into(payer, { chain: 'bnb', who: payer, link: '1' })],
      ],
    },
    {
      chain: 'bnb',
      blocks: [
        filler,
        [outOf({ chain: 'ethereum', who: payer, link: '1' })],
        [into(payer, { chain: 'ethereum', who: payer, link: '2' })],
      ],
    },
  ];

  it('of chains that wait for each other is an error that names one of the payouts', async () => {
    const error = await run(...early('mule')).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'CROSSINGS_CIRCLE', meta: { chains: 2, tx: hashOf(2, 0) } });
    expect(['ethereum', 'bnb']).toContain((error as { meta: { chain: string } }).meta.chain);
  });

  // Whoever can have both payouts made keeps every trace over these chains from an answer.
  it('of strangers does not keep the trace of a theft from its answer', async () => {
    const { at } = await run(...early('stranger'));
    expect(at('ethereum', 'mule')).toEqual(each(100n));
  });
});

// A transaction in which an operator brings payments of several people.
it('the payment of somebody else in the same transaction is not listed as open', async () => {
  const [hers, his] = [into('honest', { ...there, who: 'hers', link: '2' }), into('mule', there)];
  const batch: Tx = {
    sender: 'operator',
    moves: [...hers.moves, ...his.moves],
    events: [...hers.events!, ...his.events!],
  };
  const { result } = await run(
    { chain: 'ethereum', blocks: [theft, [batch]] },
    { chain: 'bnb', blocks: [filler, filler, [outOf({ ...back, who: 'hers', link: '2' }), outOf(back)]] },
  );
  expect(result.crossings.map(({ recipient }) => recipient)).toEqual([addressOf('far')]);
  expect(result.unmatched).toEqual([]);
});

describe('payments of two people in one transaction, of whom one is a thief', () => {
  const hers = into('honest', { ...there, who: 'hers', link: '2', value: 40n });
  const his = into('mule', there);
  async function batch(events: NonNullable<Tx['events']>) {
    const tx: Tx = { sender: 'operator', moves: [...hers.moves, ...his.moves], events };
    const payouts = [outOf({ ...back, who: 'hers', link: '2', value: 40n }), outOf(back)];
    return run(
      { chain: 'ethereum', blocks: [theft, [tx]] },
      { chain: 'bnb', blocks: [filler, filler, payouts] },
    );
  }

  it('keep apart', async () => {
    const { at } = await batch([...hers.events!, ...his.events!]);
    expect(at('bnb', 'hers')).toBeUndefined();
    expect(at('bnb', 'far')).toEqual(each(100n));
  });

  // Each event names who paid: but a deposit is divided by the order of the logs, as soon as one amount differs.
  it('keep apart where the logs stand in another order', async () => {
    const { at } = await batch([...his.events!, ...hers.events!]);
    expect(at('bnb', 'hers')).toBeUndefined();
  });

  it('keep apart where the events name amounts after a fee', async () => {
    const less = (tx: Tx, value: bigint) => ({ ...tx.events![0]!, paidIn: coin(value) });
    const { at } = await batch([less(hers, 39n), less(his, 99n)]);
    expect(at('bnb', 'hers')).toBeUndefined();
  });
});
