import { groupBy } from '../../primitives/group-by.ts';
import type { BridgeLeg } from './bridge-leg.ts';
import { BRIDGE_RULES, type BridgeRule } from './bridge-rules.ts';
import { compareLegs, type LegEvidence, mayBelong } from './compare-legs.ts';
import { doubtOf, type PairDoubt } from './doubt-of.ts';
import { farSide, type LegSide, nearSide } from './leg-sides.ts';

export interface BridgeMatch {
  readonly out: BridgeLeg;
  readonly in: BridgeLeg;
  readonly method: 'id' | 'memo' | 'amount-time-recipient';
  /** 0 to 1, see matchBridges. Of several candidates each has its share. */
  readonly confidence: number;
  readonly evidence: LegEvidence;
}

export interface BridgeMatches {
  /** Pairs with one answer; an `out` stands here several times when the bridge paid it out in several transactions. */
  readonly matched: readonly BridgeMatch[];
  /** Near legs for which several far legs would do, whose far leg would do for several near ones, or without a recipient that agrees. */
  readonly ambiguous: readonly { readonly out: BridgeLeg; readonly candidates: readonly BridgeMatch[] }[];
  /** Pairs that rest on what anybody can say; they take no part in the above. */
  readonly doubtful: readonly DoubtfulMatch[];
  readonly unmatchedOuts: readonly BridgeLeg[];
  readonly unmatchedIns: readonly BridgeLeg[];
}

export interface DoubtfulMatch {
  readonly out: BridgeLeg;
  readonly in: BridgeLeg;
  readonly reason: PairDoubt;
}

interface Pair {
  readonly near: LegSide;
  readonly far: LegSide;
  readonly method: BridgeMatch['method'];
  readonly score: number;
  readonly evidence: LegEvidence;
}

/** Without an id nothing is certain. */
const MOST_WITHOUT_ID = 0.9;

/**
 * Which payouts of bridges belong to which payments into them. An id that both legs share (or THORChain's memo, which
 * names the near transaction) decides alone: confidence 1, or 0.9 for a refund to somebody else than the near leg names.
 * Legs without one are candidates when bridge, chains, time window, recipient and amount allow it; then
 *
 *     score = 0.9 x (0.6 x recipient + 0.3 x amount + 0.1 x time)
 *
 * with recipient 1 (equal) or 0 (unknown), amount 1 - difference / (2 x fee allowed) or 0 (unknown), time 1 - delay /
 * window; confidence = score / number of candidates that compete. Such a pair is an answer only if both legs name the same
 * recipient: that nothing else fits within a day is no proof. A far leg that has an id is no candidate for others.
 * The weights were set by hand, not measured. A pair that doubtOf doubts neither matches nor competes.
 */
export function matchBridges(
  outs: readonly BridgeLeg[],
  ins: readonly BridgeLeg[],
  rules: readonly BridgeRule[] = BRIDGE_RULES,
): BridgeMatches {
  const nears = outs.map((leg) => nearSide(leg, rules));
  const fars = ins.map(farSide);
  const linked = linkedPairs(nears, fars, rules);
  const [usedNears, usedFars] = [
    new Set(linked.filter((pair) => !doubtOf(pair)).map(({ near }) => near)),
    new Set(linked.map(({ far }) => far)),
  ];
  const guessed = guessedPairs(
    nears.filter((near) => !usedNears.has(near)),
    fars.filter((far) => !usedFars.has(far)),
    rules,
  );

  const found = [...linked, ...guessed];
  const all = found.filter((pair) => !doubtOf(pair));
  const byNear = groupBy(all, ({ near }) => near);
  const byFar = groupBy(all, ({ far }) => far);
  const sharesFar = ({ far }: Pair): number => byFar.get(far)!.length;

  const matched: BridgeMatch[] = [];
  const ambiguous: { out: BridgeLeg; candidates: BridgeMatch[] }[] = [];
  for (const near of nears) {
    const pairs = byNear.get(near) ?? [];
    // By an id several payouts may all be right; by amount and time at most one is.
    const single = pairs.length > 0 && pairs.every((pair) => sharesFar(pair) === 1);
    const agreed = pairs.every((pair) => !byAmount(pair) || pair.evidence.sameRecipient === true);
    const certain = single && agreed && (pairs.length === 1 || pairs.every((pair) => !byAmount(pair)));
    const matches = pairs.map((pair): BridgeMatch => {
      const rivals = certain ? 1 : Math.max(byAmount(pair) ? pairs.length : 1, sharesFar(pair));
      return {
        out: near.leg,
        in: pair.far.leg,
        method: pair.method,
        confidence: pair.score / rivals,
        evidence: pair.evidence,
      };
    });
    if (certain) matched.push(...matches);
    else if (matches.length > 0) ambiguous.push({ out: near.leg, candidates: matches });
  }
  const answered = new Set(
    [...matched, ...ambiguous.flatMap(({ candidates }) => candidates)].map((match) => match.in),
  );
  const asked = new Set([...matched.map(({ out }) => out), ...ambiguous.map(({ out }) => out)]);
  return {
    matched,
    ambiguous,
    doubtful: found.flatMap((pair) => {
      const reason = doubtOf(pair);
      return reason ? [{ out: pair.near.leg, in: pair.far.leg, reason }] : [];
    }),
    unmatchedOuts: outs.filter((leg) => !asked.has(leg)),
    unmatchedIns: ins.filter((leg) => !answered.has(leg)),
  };
}

const byAmount = ({ method }: Pair): boolean => method === 'amount-time-recipient';

/** Pairs that share a link. Where one transaction paid several times, recipient and amount tell the payments apart. */
function linkedPairs(
  nears: readonly LegSide[],
  fars: readonly LegSide[],
  rules: readonly BridgeRule[],
): Pair[] {
  const byKey = groupBy(
    nears.flatMap((near) => near.keys.map((key) => ({ key, near }))),
    ({ key }) => key,
  );
  const pairs: Pair[] = [];
  for (const far of fars) {
    const rule = rules.find(({ protocol }) => protocol === far.protocol);
    if (rule === undefined) continue;
    const known = new Set(far.keys.flatMap((key) => (byKey.get(key) ?? []).map(({ near }) => near)));
    const found = [...known]
      .filter((near) => sameBridge(near, far, rule))
      .map((near): Pair => {
        const evidence = compareLegs(near, far);
        return {
          near,
          far,
          method: rule.method,
          score: evidence.sameRecipient === false ? 0.9 : 1,
          evidence,
        };
      });
    const fitting = found.filter(({ evidence }) => mayBelong(evidence, rule));
    pairs.push(...(found.length > 1 && fitting.length > 0 ? fitting : found));
  }
  return pairs;
}

function guessedPairs(
  nears: readonly LegSide[],
  fars: readonly LegSide[],
  rules: readonly BridgeRule[],
): Pair[] {
  const pairs: Pair[] = [];
  for (const near of nears) {
    const rule = rules.find(({ protocol }) => protocol === near.protocol);
    if (rule === undefined) continue;
    for (const far of fars) {
      if (!sameBridge(near, far, rule)) continue;
      const evidence = compareLegs(near, far);
      if (!mayBelong(evidence, rule)) continue;
      const { sameRecipient, arrived, delay } = evidence;
      const recipient = sameRecipient ? 1 : 0;
      const amount = arrived === undefined ? 0 : 1 - Math.min(1, Math.abs(10_000 - arrived) / (rule.fee * 2));
      const time = 1 - delay / rule.window;
      pairs.push({
        near,
        far,
        method: 'amount-time-recipient',
        score: MOST_WITHOUT_ID * (0.6 * recipient + 0.3 * amount + 0.1 * time),
        evidence,
      });
    }
  }
  return pairs;
}

/** Bitcoin's legs say no bridge without a memo, and few legs say both chains: only what is said can contradict. */
function sameBridge(near: LegSide, far: LegSide, rule: BridgeRule): boolean {
  const protocol = near.protocol ?? far.protocol;
  if (near.protocol !== undefined && far.protocol !== undefined && near.protocol !== far.protocol)
    return false;
  if (protocol !== rule.protocol) return false;
  // A refund comes back to the chain from which it went, and then the link says so.
  if (near.otherChain !== undefined && near.otherChain !== far.chain) {
    const refund = far.keys.length > 0 && near.chain === far.chain;
    if (!refund) return false;
  }
  return far.otherChain === undefined || far.otherChain === near.chain;
}
