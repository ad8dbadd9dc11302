import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import { groupBy } from '../../primitives/group-by.ts';
import type { BridgeLeg } from '../bridges/bridge-leg.ts';
import type { BridgeMatch } from '../bridges/match-bridges.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import type { CarriedParcel } from '../value/carried.ts';
import { carriedTaint } from '../value/carried-taint.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import type { ChainRead, Crossing, UnmatchedCrossing } from './chains-result.ts';
import type { Crossed } from './crossed.ts';
import type { Links } from './find-links.ts';
import { amountOf, groupDeposits, payerOf } from './group-deposits.ts';
import { hashOfLeg } from './hash-of-leg.ts';
import { legsOfSteps } from './legs-of-steps.ts';
import { logOfLeg } from './log-of-leg.ts';
import type { OpenChain } from './open-chain.ts';
import { protocolOfLeg } from './protocol-of-leg.ts';
import { shareDeposit } from './share-deposit.ts';
import type { WalkedWorld } from './walk-world.ts';

interface About {
  readonly chains: readonly OpenChain[];
  readonly links: Links;
  readonly walked: WalkedWorld;
  readonly reads: readonly ChainRead[];
}

/** The crossings that were followed, and what entered a bridge (backward: came out of one) and was not found again. */
export async function listOpen(
  about: About,
): Promise<{ readonly crossings: Crossing[]; readonly unmatched: UnmatchedCrossing[] }> {
  const { chains, links, walked } = about;
  // Lakes answer at their own pace: the order is that of the payments.
  const crossings = walked.crossed
    .filter(({ arrived }) => arrived.length > 0)
    .sort(inOrder(links.backward))
    .map(({ link, share, arrived }): Crossing => {
      const { from, to, match, address } = link;
      return {
        fromChain: chains[from.chain]!.lake.chain,
        fromTx: hashOfLeg(from.leg),
        protocol: protocolOfLeg(match.out) || protocolOfLeg(match.in),
        toChain: chains[to.chain]!.lake.chain,
        toTx: hashOfLeg(to.leg),
        recipient: address,
        method: match.method,
        confidence: match.confidence,
        agrees: match.agrees,
        paid: amountsOf(share.paid, walked.policies),
        got: amountsOf(arrived, walked.policies),
      };
    });
  const unmatched: UnmatchedCrossing[] = [];
  for (const chain of chains) unmatched.push(...(await openAt(about, chain)));
  return { crossings, unmatched };
}

function inOrder(backward: boolean): (one: Crossed, other: Crossed) => number {
  const sign = backward ? -1 : 1;
  return ({ link: { from: a, to: c } }, { link: { from: b, to: d } }) =>
    sign * (a.leg.time - b.leg.time) ||
    a.chain - b.chain ||
    a.first - b.first ||
    sign * (c.leg.time - d.leg.time) ||
    c.chain - d.chain ||
    c.first - d.first ||
    sign * (logOfLeg(a.leg) - logOfLeg(b.leg) || logOfLeg(c.leg) - logOfLeg(d.leg));
}

async function openAt(about: About, chain: OpenChain): Promise<UnmatchedCrossing[]> {
  const { links, walked } = about;
  const followed = new Set(
    walked.crossed.filter(({ arrived }) => arrived.length > 0).map(({ link }) => link.from.leg),
  );
  const bySteps = groupBy(walked.handed[chain.number]!, ({ step }) => step);
  const legsAt = await legsOfSteps(chain, links, [...bySteps.keys()]);
  const open: UnmatchedCrossing[] = [];
  for (const [step, pieces] of bySteps) {
    const legs = legsAt.get(step) ?? [];
    for (const group of await groupDeposits(chain, pieces, legs)) {
      const deposit = {
        handed: group.handed,
        legs: group.legs.map((leg) => ({
          amount: amountOf(leg, links.backward),
          payer: payerOf(leg, links.backward),
          links: [],
        })),
      };
      const { parts } = shareDeposit(deposit, walked.policies);
      for (const [k, leg] of group.legs.entries())
        if (!followed.has(leg)) {
          const amounts = amountsOf(parts[k] ?? [], walked.policies);
          // Somebody else's order in the same transaction.
          if (parts.length > 0 && Object.keys(amounts).length === 0) continue;
          open.push(openLeg(about, { chain: chain.lake.chain, leg, amounts }));
        }
    }
  }
  return open;
}

function openLeg(
  { chains, links, reads }: About,
  of: { readonly chain: string; readonly leg: BridgeLeg; readonly amounts: PolicyAmounts },
): UnmatchedCrossing {
  const { leg, amounts } = of;
  const toChain = otherChain(leg, links.backward);
  const read = reads.find(({ chain }) => chain === toChain);
  const { ambiguous } = links.matches;
  // A pair that the transactions do not bear out is a candidate like the ambiguous ones.
  const pairs = links.backward
    ? ambiguous.flatMap(({ candidates }) => candidates.filter((one) => one.in === leg))
    : ambiguous.filter(({ out }) => out === leg).flatMap(({ candidates }) => candidates);
  const weak = links.matches.matched.filter((one) => (links.backward ? one.in : one.out) === leg);
  const candidates = [...new Set<BridgeMatch>([...pairs, ...weak])].map((match) => {
    const other = links.backward ? match.out : match.in;
    return {
      chain: chains[links.chainOf.get(other)!]!.lake.chain,
      tx: hashOfLeg(other),
      confidence: match.confidence,
      agrees: match.agrees,
    };
  });
  return {
    chain: of.chain,
    tx: hashOfLeg(leg),
    protocol: protocolOfLeg(leg),
    toChain,
    hasLake: toChain === undefined ? undefined : read !== undefined,
    ...(read && { readUpTo: read.tipTime }),
    amounts,
    candidates,
  };
}

function otherChain(leg: BridgeLeg, backward: boolean): string | undefined {
  if ('event' in leg) return backward ? leg.event.fromChain : leg.event.toChain;
  const order = backward ? undefined : parseThorchainMemo(leg.memo ?? '');
  return order?.action === 'swap' ? order.toChain : undefined;
}

function amountsOf(
  parcels: readonly (CarriedParcel | undefined)[],
  policies: readonly TaintPolicyId[],
): PolicyAmounts {
  const amounts: PolicyAmounts = {};
  parcels.forEach((parcel, p) => {
    const part = carriedTaint(parcel, policies[p]!);
    if (part > 0n) amounts[policies[p]!] = part;
  });
  return amounts;
}
