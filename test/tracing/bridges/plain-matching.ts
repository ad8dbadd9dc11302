import { type Agrees, agreementOf, CLOCKS, type LegPair } from '../../../src/tracing/bridges/agreement-of.ts';
import type { BridgeLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { BRIDGE_RULES, type BridgeRule } from '../../../src/tracing/bridges/bridge-rules.ts';
import { doubtOf } from '../../../src/tracing/bridges/doubt-of.ts';
import { farSide } from '../../../src/tracing/bridges/far-side.ts';
import type { LegSide } from '../../../src/tracing/bridges/leg-side.ts';
import { nearSide } from '../../../src/tracing/bridges/near-side.ts';
import { paymentReader } from '../../../src/tracing/bridges/payment-reader.ts';

/** What is followed, and how many pairs of each payment are only listed: `near > far` by place in the two lists. */
export interface PlainMatches {
  readonly followed: readonly string[];
  readonly open: readonly string[];
  readonly doubts: readonly string[];
}

/**
 * The rules of matching read aloud, each leg against each: quadratic, no index, no bound on what is listed. Shares
 * with the product how a leg is read and how two legs compare, not how pairs are found and which of them count.
 */
export function plainMatching(outs: readonly BridgeLeg[], ins: readonly BridgeLeg[]): PlainMatches {
  const rules = new Map(BRIDGE_RULES.map((rule) => [rule.protocol, rule]));
  const context = { rules, payment: paymentReader() };
  const nears = outs.map((leg) => nearSide(context, leg));
  const fars = ins.map((leg) => farSide(context, leg));
  const name = (near: LegSide, far: LegSide) => `${nears.indexOf(near)} > ${fars.indexOf(far)}`;
  const doubts: string[] = [];
  const live: { near: LegSide; far: LegSide; pair: LegPair; alone: boolean }[] = [];
  const take = (near: LegSide, far: LegSide, { pair, alone }: { pair: LegPair; alone: boolean }) => {
    const doubt = doubtOf(pair);
    if (doubt) doubts.push(`${name(near, far)} ${doubt}`);
    else live.push({ near, far, pair, alone });
  };

  for (const far of fars) {
    const pairs = nears.flatMap((near) => sharedId(near, far, rules));
    for (const pair of pairs)
      if (!pair.near.listed || !far.listed) take(pair.near, far, { pair, alone: true });
    const real = pairs.filter(({ near }) => near.listed && far.listed);
    const best = firstOf(real, ['yes', 'unknown', 'no']);
    const calm = best.filter(({ agrees }) => agrees.amount !== 'no' && agrees.time !== 'no');
    const left = best.length > 1 && calm.length > 0 ? calm : best;
    for (const pair of left) take(pair.near, far, { pair, alone: left.length === 1 });
  }

  const bare = nears.flatMap((near) =>
    fars.flatMap((far) =>
      far.payments.flatMap((payment) =>
        withoutId(near, { ...far, payments: [payment] }, rules).map((pair) => ({ near, far, payment, pair })),
      ),
    ),
  );
  for (const { near, far, payment, pair } of bare) {
    const same = bare.filter((other) => other.far.listed === far.listed);
    const alone =
      same.filter((other) => other.near === near).length === 1 &&
      same.filter((other) => other.far === far && other.payment === payment).length === 1;
    take(near, far, { pair, alone });
  }

  const followed: string[] = [];
  const open: string[] = [];
  for (const near of nears) {
    const mine = live.filter((one) => one.near === near);
    const yes = (one: (typeof mine)[number], ...what: (keyof LegPair['agrees'])[]) =>
      what.every((mark) => one.pair.agrees[mark] === 'yes');
    const sum = mine.reduce((total, { pair }) => total + (pair.paid ?? 0n), 0n);
    const reward = BigInt(10_000 + (mine[0]?.pair.rule.reward ?? 0));
    const [only] = mine;
    const certain =
      mine.every(({ alone }) => alone) &&
      (mine.length === 1
        ? yes(only!, 'id') || yes(only!, 'recipient', 'amount', 'time')
        : mine.every((one) => yes(one, 'id', 'recipient')) &&
          sum * 10_000n <= (near.payments[0]!.amount ?? 0n) * reward);
    for (const { far } of mine) (certain ? followed : open).push(name(near, far));
  }
  return { followed: followed.sort(), open: open.sort(), doubts: doubts.sort() };
}

function firstOf(pairs: readonly LegPair[], order: readonly Agrees[]): LegPair[] {
  for (const say of order) {
    const found = pairs.filter(({ agrees }) => agrees.recipient === say);
    if (found.length > 0) return found;
  }
  return [];
}

function sharedId(near: LegSide, far: LegSide, rules: ReadonlyMap<string, BridgeRule>): LegPair[] {
  const rule = rules.get(far.protocol ?? '');
  if (!rule || !far.keys.some((key) => near.keys.includes(key))) return [];
  if (near.protocol !== undefined && near.protocol !== far.protocol) return [];
  if (far.otherChain !== undefined && far.otherChain !== near.chain) return [];
  const there = near.otherChain === undefined || near.otherChain === far.chain;
  const back = near.chain === far.chain;
  const refund = far.refund ?? (!there && back);
  if (refund ? !back : !there) return [];
  return [agreementOf(near, far, { rule, refund, sharesId: true })];
}

function withoutId(near: LegSide, far: LegSide, rules: ReadonlyMap<string, BridgeRule>): LegPair[] {
  const rule = rules.get(near.protocol ?? '');
  if (!rule?.bare || !near.listed || far.keys.length > 0) return [];
  if (far.protocol === undefined ? far.chain !== 'bitcoin' : far.protocol !== near.protocol) return [];
  if (far.protocol !== undefined && near.keys.length > 0) return [];
  if (near.otherChain !== undefined && near.otherChain !== far.chain) return [];
  if (far.otherChain !== undefined && far.otherChain !== near.chain) return [];
  const pair = agreementOf(near, far, { rule, refund: false, sharesId: false });
  const { recipient, amount } = pair.agrees;
  if (recipient === 'no' || amount === 'no' || (amount === 'unknown' && recipient !== 'yes')) return [];
  return pair.delay < -CLOCKS || pair.delay > rule.window ? [] : [pair];
}
