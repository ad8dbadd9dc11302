import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BridgeLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { BRIDGE_RULES } from '../../../src/tracing/bridges/bridge-rules.ts';
import { farSide } from '../../../src/tracing/bridges/far-side.ts';
import { linkedPairs } from '../../../src/tracing/bridges/linked-pairs.ts';
import { matchBridges } from '../../../src/tracing/bridges/match-bridges.ts';
import { nearSide } from '../../../src/tracing/bridges/near-side.ts';
import { paymentReader } from '../../../src/tracing/bridges/payment-reader.ts';
import { rangeIndex } from '../../../src/tracing/bridges/range-index.ts';
import { plainMatching } from './plain-matching.ts';

// Few names, few ids, few amounts: so that legs collide.
const CHAINS = ['ethereum', 'bnb', 'bitcoin'] as const;
const PEOPLE = [`0x${'a1'.repeat(20)}`, `0x${'b0'.repeat(20)}`, 'bc1qfirst', '1Second'];
const HASHES = [1, 2, 3, 4].map((n) => n.toString(16).repeat(64));
const T = 1_600_000_000;
const person = fc.constantFrom(...PEOPLE);
const hash = fc.constantFrom(...HASHES);
const time = fc.constantFrom(-90_000, -7_201, -7_200, -1, 0, 60, 86_400, 86_401, 200_000).map((s) => T + s);
const value = fc.constantFrom(0n, 95n, 970n, 989n, 990n, 999n, 1_000n, 1_001n, 1_010n, 1_011n);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
const protocol = fc.constantFrom(
  'ren',
  'stargate',
  'stargate',
  'thorchain',
  'multichain',
  'cbridge',
  'avalanche-bridge',
);

const evmLeg = (kind: 'bridge-out' | 'bridge-in'): fc.Arbitrary<BridgeLeg> =>
  fc
    .record({
      kind: fc.constant(kind),
      protocol,
      genuine: fc.nat(5).map((n) => n > 0),
      other: maybe(fc.constantFrom(...CHAINS)),
      person: maybe(person),
      payer: maybe(person),
      value: maybe(value),
      contract: maybe(fc.constantFrom('0xaa', '0xbb')),
      link: maybe(hash),
      memo: maybe(
        fc.tuple(
          fc.constantFrom('OUT:', 'REFUND:', '=:BTC.BTC:1Second/'),
          fc.constantFrom(...HASHES, '1Refunded'),
        ),
      ),
      chain: fc.constantFrom('ethereum', 'bnb'),
      txHash: hash,
      time,
      decimals: maybe(fc.constantFrom(3, 4)),
      logIndex: fc.nat(1e6),
    })
    .map(({ chain, txHash, time, decimals, ...event }) => {
      const amount =
        event.value === undefined
          ? undefined
          : {
              asset: event.contract === undefined ? {} : { contract: event.contract },
              value: event.value * (decimals === 4 ? 10n : 1n),
            };
      const out = kind === 'bridge-out';
      const { genuine, protocol, link, memo, logIndex, other, payer } = event;
      return {
        chain,
        txHash: `0x${txHash}`,
        time,
        ...(decimals !== undefined && { decimals }),
        event: {
          kind,
          protocol,
          genuine,
          txIndex: 0,
          logIndex,
          site: '0x',
          ...(link !== undefined && { link }),
          ...(memo !== undefined && { memo: memo.join('') }),
          ...(other !== undefined && { [out ? 'toChain' : 'fromChain']: other }),
          ...(event.person !== undefined && { [out ? 'farAddress' : 'recipient']: event.person }),
          ...(payer !== undefined && out && { payer }),
          ...(amount && { [out ? 'paidIn' : 'paidOut']: amount }),
        },
      } as BridgeLeg;
    });
const bitcoinLeg: fc.Arbitrary<BridgeLeg> = fc
  .record({
    txid: fc.uuid().map((id) => id.replaceAll('-', '').repeat(2)),
    known: maybe(hash),
    memo: maybe(
      fc.tuple(fc.constantFrom('OUT:', 'REFUND:', '=:ETH.ETH:'), fc.constantFrom(...HASHES, ...PEOPLE)),
    ),
    outputs: fc.array(fc.record({ address: maybe(person), value: value.map((n) => n * 100_000n) }), {
      minLength: 1,
      maxLength: 3,
    }),
    payers: fc.array(person, { maxLength: 2 }),
    time,
  })
  .map(({ memo, known, txid, ...rest }) => ({
    ...rest,
    txid: known ?? txid,
    ...(memo !== undefined && { memo: memo.join('') }),
  }));

const world = (kind: 'bridge-out' | 'bridge-in') =>
  fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: evmLeg(kind) }, { weight: 1, arbitrary: bitcoinLeg }), {
    minLength: 2,
    maxLength: 14,
    selector: (leg) => ('txid' in leg ? leg.txid : leg),
  });

it('finds what comparing each leg with each finds, and follows the same', () => {
  let [followed, several] = [0, 0];
  fc.assert(
    fc.property(world('bridge-out'), world('bridge-in'), (outs, ins) => {
      const plain = plainMatching(outs, ins);
      const found = matchBridges(outs, ins);
      const name = (pair: { out: BridgeLeg; in: BridgeLeg }) =>
        `${outs.indexOf(pair.out)} > ${ins.indexOf(pair.in)}`;
      const open = found.ambiguous.flatMap(({ candidates }) => candidates.map(name));
      const doubts = found.doubtful.map((pair) => `${name(pair)} ${pair.reason}`);
      expect(found.matched.map(name).sort()).toEqual(plain.followed);
      if (found.leftOut === 0)
        expect({ open: open.sort(), doubts: doubts.sort() }).toEqual({
          open: plain.open,
          doubts: plain.doubts,
        });
      expect(open.length + doubts.length + found.leftOut).toBe(plain.open.length + plain.doubts.length);
      followed += plain.followed.length;
      several += plain.open.length;
    }),
    { seed: 71, numRuns: 4_000 },
  );
  expect(followed).toBeGreaterThan(200);
  expect(several).toBeGreaterThan(200);
});

it('payments of one id are found alike one by one and looked up', () => {
  const rules = new Map(BRIDGE_RULES.map((rule) => [rule.protocol, rule]));
  const context = { rules, payment: paymentReader() };
  fc.assert(
    fc.property(world('bridge-out'), world('bridge-in'), (outs, ins) => {
      const nears = outs.map((leg) => nearSide(context, leg));
      const fars = ins.map((leg) => farSide(context, leg));
      const look = (few: number) => {
        const { linked, forged } = linkedPairs(nears, fars, { rules, few });
        return [linked, forged].map((list) =>
          list.map(({ far, pairs, total }) => [
            fars.indexOf(far),
            total,
            pairs.map((pair) => nears.indexOf(pair.near)).sort(),
          ]),
        );
      };
      expect(look(0)).toEqual(look(64));
    }),
    { seed: 73, numRuns: 2_000 },
  );
});

it('a range of time and amount is found as a filter finds it', () => {
  const item = fc.record({ time: fc.nat(30), amount: maybe(fc.bigInt(0n, 30n)) });
  const query = fc.record({
    from: fc.nat(30),
    to: fc.nat(30),
    least: fc.bigInt(0n, 30n),
    most: fc.bigInt(0n, 30n),
  });
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 60 }),
      query,
      fc.nat(9),
      (items, { from, to, least, most }, limit) => {
        const find = rangeIndex(items);
        const within = items.filter((one) => one.time >= from && one.time <= to);
        const fits = within.filter(
          ({ amount }) => amount === undefined || (amount >= least && amount <= most),
        );
        const sorted = (list: typeof items) => list.toSorted((a, b) => a.time - b.time).slice(0, limit);
        expect(find({ from, to, amounts: { least, most }, limit })).toEqual({
          total: fits.length,
          first: sorted(fits),
        });
        expect(find({ from, to, limit })).toEqual({ total: within.length, first: sorted(within) });
      },
    ),
    { seed: 72, numRuns: 2_000 },
  );
});

it('every bridge without ids is one whose amounts compare by decimals', () => {
  expect(BRIDGE_RULES.filter(({ bare, sameAsset }) => bare && !sameAsset)).toEqual([]);
});
