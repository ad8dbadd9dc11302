import { groupBy } from '../../primitives/group-by.ts';
import type { Agreement, LegPair } from './agreement-of.ts';
import { barePairs } from './bare-pairs.ts';
import type { BridgeLeg } from './bridge-leg.ts';
import { BRIDGE_RULES, type BridgeRule } from './bridge-rules.ts';
import { doubtOf, type PairDoubt } from './doubt-of.ts';
import { farSide } from './far-side.ts';
import type { LegSide } from './leg-side.ts';
import { linkedPairs } from './linked-pairs.ts';
import { nearSide } from './near-side.ts';
import { paymentReader } from './payment-reader.ts';

export interface BridgeMatch {
  readonly out: BridgeLeg;
  readonly in: BridgeLeg;
  readonly method: 'id' | 'memo' | 'amount-time-recipient';
  readonly agrees: Agreement;
  /** The payout gives the payment back, to whoever paid. */
  readonly refund: boolean;
  /** Share of what went in that came out, in parts of 10,000; undefined: the amounts cannot be compared. */
  readonly arrived: number | undefined;
  /** Seconds from the payment to the payout. */
  readonly delay: number;
  /** 0 to 1, `agrees` as one figure: see matchBridges. Of several candidates each has its share. */
  readonly confidence: number;
}

export interface BridgeMatches {
  /** Pairs with one answer; an `out` stands here several times when the bridge paid it out in several transactions. */
  readonly matched: readonly BridgeMatch[];
  /** Payments for which several payouts would do, whose payout would do for several, or without enough that agrees. */
  readonly ambiguous: readonly { readonly out: BridgeLeg; readonly candidates: readonly BridgeMatch[] }[];
  /** Pairs that rest on what anybody can say; they take no part in the above. */
  readonly doubtful: readonly DoubtfulMatch[];
  readonly unmatchedOuts: readonly BridgeLeg[];
  readonly unmatchedIns: readonly BridgeLeg[];
  /** Pairs beyond the first eight of a leg: they compete, and are in no list above. */
  readonly leftOut: number;
}

export interface DoubtfulMatch {
  readonly out: BridgeLeg;
  readonly in: BridgeLeg;
  readonly reason: PairDoubt;
}

const WHOLE = 10_000n;

interface Found {
  readonly pair: LegPair;
  readonly rivals: number;
}

/**
 * Which payouts of bridges belong to which payments into them. To be called with all legs of all lakes at once, so that
 * a payment which nobody asks about competes for a payout too.
 *
 * A pair is **followed** (`matched`) in two cases only. By an id: both legs name it, both are events of listed contracts
 * (or one is a transaction of Bitcoin), the recipient is not contradicted, and for THORChain agrees; the payout is no
 * older than its payment by more than two hours and within the rule's window; no more came out than went in; and neither
 * leg has another pair. But one payment may be paid out several times, if every payout goes to the recipient that it names
 * and together they are no more than it, where that can be compared. Without an id: recipient, amount and time all say
 * yes, and it is the only pair of both. Everything below that is **listed** (`ambiguous`, `doubtful`), never followed.
 *
 * `confidence`: by an id 1, or 0.9 where a leg names no recipient; without one 0.54 for the recipient, 0.27
 * for the amount and 0.09 for the time, each if yes; divided by the number of pairs that compete. Weights were set by hand, not measured.
 *
 * n log n in the number of legs: see linkedPairs and barePairs.
 */
export function matchBridges(
  outs: readonly BridgeLeg[],
  ins: readonly BridgeLeg[],
  rules: readonly BridgeRule[] = BRIDGE_RULES,
): BridgeMatches {
  const byName = new Map(rules.map((rule) => [rule.protocol, rule]));
  const context = { rules: byName, payment: paymentReader() };
  const nears = once(outs).map((leg) => nearSide(context, leg));
  const fars = once(ins).map((leg) => farSide(context, leg));
  const { linked, forged } = linkedPairs(nears, fars, { rules: byName });
  const { bare, forged: forgedBare } = barePairs(nears, fars, byName);

  const doubtful: DoubtfulMatch[] = [];
  let leftOut = 0;
  const found: Found[] = [];
  const sort = (pairs: readonly Found[], total: number) => {
    leftOut += total - pairs.length;
    for (const one of pairs) {
      const reason = doubtOf(one.pair);
      if (reason) doubtful.push({ out: one.pair.near.leg, in: one.pair.far.leg, reason });
      else found.push(one);
    }
  };
  for (const { pairs, total } of [...linked, ...forged])
    sort(
      pairs.map((pair) => ({ pair, rivals: total })),
      total,
    );
  for (const { pairs, total, rivals } of [...bare, ...forgedBare])
    sort(
      pairs.map((pair) => ({ pair, rivals: Math.max(total, rivals) })),
      total,
    );

  const matched: BridgeMatch[] = [];
  const ambiguous: { out: BridgeLeg; candidates: BridgeMatch[] }[] = [];
  const byNear = groupBy(found, ({ pair }) => pair.near);
  for (const near of nears) {
    const pairs = byNear.get(near);
    if (!pairs) continue;
    const certain = isCertain(near, pairs);
    const matches = pairs.map(({ pair, rivals }) => matchOf(pair, certain ? 1 : rivals));
    if (certain) matched.push(...matches);
    else ambiguous.push({ out: near.leg, candidates: matches });
  }
  const named = [...matched, ...ambiguous.flatMap(({ candidates }) => candidates)];
  const answered = new Set(named.map((match) => match.in));
  const asked = new Set(named.map(({ out }) => out));
  return {
    matched,
    ambiguous,
    doubtful,
    unmatchedOuts: nears.flatMap(({ leg }) => (asked.has(leg) ? [] : leg)),
    unmatchedIns: fars.flatMap(({ leg }) => (answered.has(leg) ? [] : leg)),
    leftOut,
  };
}

function isCertain(near: LegSide, pairs: readonly Found[]): boolean {
  if (pairs.some(({ rivals }) => rivals > 1)) return false;
  const [first] = pairs;
  if (pairs.length === 1) {
    const { id, recipient, amount, time } = first!.pair.agrees;
    return id === 'yes' || (recipient === 'yes' && amount === 'yes' && time === 'yes');
  }
  if (!pairs.every(({ pair }) => pair.agrees.id === 'yes' && pair.agrees.recipient === 'yes')) return false;
  // One unit too much is too much: shares are rounded, amounts are not.
  const whole = near.payments[0]!.amount ?? 0n;
  const most = whole * (WHOLE + BigInt(first!.pair.rule.reward ?? 0));
  return pairs.reduce((sum, { pair }) => sum + (pair.paid ?? 0n), 0n) * WHOLE <= most;
}

function matchOf(pair: LegPair, rivals: number): BridgeMatch {
  const { near, far, rule, agrees, refund, arrived, delay } = pair;
  const { id, recipient, amount, time } = agrees;
  const withoutId = (recipient === 'yes' ? 54 : 0) + (amount === 'yes' ? 27 : 0) + (time === 'yes' ? 9 : 0);
  const hundredths = id !== 'yes' ? withoutId : recipient === 'yes' ? 100 : 90;
  return {
    out: near.leg,
    in: far.leg,
    method: id === 'yes' ? rule.method : 'amount-time-recipient',
    agrees,
    refund,
    arrived,
    delay,
    confidence: hundredths / 100 / rivals,
  };
}

/** A leg that was read twice is one leg; one that was read differently is two. */
function once(legs: readonly BridgeLeg[]): readonly BridgeLeg[] {
  const seen = new Map<string, BridgeLeg[]>();
  return legs.filter((leg) => {
    const tx = 'txid' in leg ? leg.txid : leg.txHash;
    const before = seen.get(tx);
    if (before?.some((other) => isSame(leg, other))) return false;
    if (before) before.push(leg);
    else seen.set(tx, [leg]);
    return true;
  });
}

function isSame(leg: BridgeLeg, other: BridgeLeg): boolean {
  const place = (one: BridgeLeg) => ('txid' in one ? undefined : one.event.logIndex);
  return leg === other || (place(leg) === place(other) && textOf(leg) === textOf(other));
}

function textOf(leg: BridgeLeg): string {
  return JSON.stringify(leg, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
