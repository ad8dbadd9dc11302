import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import type { AccountArrival } from '../accounts/account-trace-parameters.ts';
import type { Handover } from '../accounts/account-trace-result.ts';
import type { BridgeLeg } from '../bridges/bridge-leg.ts';
import { BRIDGE_RULES } from '../bridges/bridge-rules.ts';
import { type BridgeMatch, matchBridges } from '../bridges/match-bridges.ts';
import type { Arrival, TraceParameters } from '../trace-parameters.ts';
import type { PolicyAmounts } from '../trace-result.ts';
import { scaleParcel, taintedPart } from '../value/scale-parcel.ts';
import type { ChainLake, Crossing, ProtocolCandidate, UnmatchedCrossing } from './chains-result.ts';
import type { NearLeg } from './near-legs.ts';
import { readBitcoinLegs } from './read-bitcoin-legs.ts';
import { readEvmLegs } from './read-evm-legs.ts';

export interface Followed {
  readonly crossing: Crossing;
  readonly arrival: AccountArrival | Arrival;
  /** On Bitcoin: the address that the bridge was paid at. */
  readonly vault?: number;
}

/** Finds the payouts of near legs in the other lakes; those that are the one answer come with what they hand over. */
export async function matchLegs(
  lakes: readonly ChainLake[],
  lake: ChainLake,
  near: readonly NearLeg[],
): Promise<{ followed: Followed[]; unmatched: UnmatchedCrossing[]; candidates: ProtocolCandidate[] }> {
  if (near.length === 0) return { followed: [], unmatched: [], candidates: [] };
  const from = Math.min(...near.map(({ leg }) => leg.time));
  const window = Math.max(...BRIDGE_RULES.map((rule) => rule.window));
  const to = Math.max(...near.map(({ leg }) => leg.time)) + window;
  const far: BridgeLeg[] = [];
  const chainOf = new Map<BridgeLeg, ChainLake>();
  for (const other of lakes) {
    if (other === lake) continue;
    const legs: BridgeLeg[] =
      other.family === 'evm'
        ? await readEvmLegs(other.source, { kind: 'bridge-in', from, to })
        : await readBitcoinLegs(other.source, {
            from,
            to,
            recipients: near.flatMap(({ leg }) => ('event' in leg ? (leg.event.farAddress ?? []) : [])),
            memo: /^(OUT|REFUND):/i,
          });
    for (const leg of legs) {
      far.push(leg);
      chainOf.set(leg, other);
    }
  }
  const matches = matchBridges(
    near.map(({ leg }) => leg),
    far,
  );
  const handoverOfLeg = new Map(near.map(({ leg, handover }) => [leg, handover]));
  const vaultOfLeg = new Map(near.map(({ leg, vault }) => [leg, vault]));
  const { policies } = lake.parameters;
  const followed = matches.matched.flatMap((match) => {
    const vault = vaultOfLeg.get(match.out);
    const handover = handoverOfLeg.get(match.out)!;
    const found = follow(match, { lake, other: chainOf.get(match.in)!, handover, policies });
    return found.map((one) => (vault === undefined ? one : { ...one, vault }));
  });
  const open = (out: BridgeLeg, candidates: UnmatchedCrossing['candidates']): UnmatchedCrossing => ({
    chain: lake.chain,
    tx: txOf(out),
    protocol: protocolOf(out),
    toChain: 'event' in out ? out.event.toChain : orderedChain(out.memo ?? ''),
    amounts: amountsOf(handoverOfLeg.get(out)!.parcels, policies),
    candidates,
  });
  // An order in a memo that no listed contract answers is its writer's word alone.
  const orders = matches.unmatchedOuts.filter((out) => 'txid' in out);
  return {
    followed,
    candidates: [
      ...orders.map((out) => candidateOf(out, { chain: lake.chain, reason: 'memo-alone' as const })),
      ...matches.doubtful.map((pair) =>
        candidateOf(pair.in, {
          chain: chainOf.get(pair.in)!.chain,
          reason: pair.reason,
          of: { chain: lake.chain, tx: txOf(pair.out) },
        }),
      ),
    ],
    unmatched: [
      ...matches.ambiguous.map(({ out, candidates }) =>
        open(
          out,
          candidates.map((candidate) => ({
            chain: chainOf.get(candidate.in)!.chain,
            tx: txOf(candidate.in),
            confidence: candidate.confidence,
          })),
        ),
      ),
      ...matches.unmatchedOuts.filter((out) => !('txid' in out)).map((out) => open(out, [])),
    ],
  };
}

function follow(
  match: BridgeMatch,
  about: {
    readonly lake: ChainLake;
    readonly other: ChainLake;
    readonly handover: Handover;
    readonly policies: TraceParameters['policies'];
  },
): Followed[] {
  const { other, handover, policies } = about;
  const payout = payoutOf(match);
  if (!payout) return [];
  const parcels = handover.parcels.map(
    (parcel, p) => parcel && scaleParcel(parcel, { from: handover.value, to: payout.value }, policies[p]!),
  );
  const crossing: Crossing = {
    fromChain: about.lake.chain,
    fromTx: txOf(match.out),
    protocol: protocolOf(match.out) || protocolOf(match.in),
    toChain: other.chain,
    toTx: txOf(match.in),
    recipient: payout.address,
    method: match.method,
    confidence: match.confidence,
    paid: amountsOf(handover.parcels, policies),
    got: amountsOf(parcels, policies),
  };
  if ('txid' in match.in) return [{ crossing, arrival: { txid: match.in.txid, vout: payout.vout, parcels } }];
  const { txHash: hash } = match.in;
  return [
    {
      crossing,
      arrival: { hash, address: payout.address, contract: payout.contract, value: payout.value, parcels },
    },
  ];
}

function candidateOf(
  leg: BridgeLeg,
  about: Pick<ProtocolCandidate, 'chain' | 'reason' | 'of'>,
): ProtocolCandidate {
  const { chain, ...why } = about;
  const what =
    'event' in leg
      ? { kind: leg.event.kind, protocol: leg.event.protocol, site: leg.event.site }
      : { kind: 'memo' as const, protocol: protocolOf(leg) };
  return { chain, tx: txOf(leg), ...what, ...why };
}

/** Whom the far leg pays: on Bitcoin the output to the recipient that the near leg names. */
function payoutOf(
  match: BridgeMatch,
): { address: string; value: bigint; vout: number; contract: string | undefined } | undefined {
  const leg = match.in;
  if ('event' in leg) {
    const { recipient, paidOut } = leg.event;
    if (recipient === undefined || paidOut === undefined) return undefined;
    return { address: recipient, value: paidOut.value, vout: -1, contract: paidOut.asset.contract };
  }
  const named = 'event' in match.out ? match.out.event.farAddress : undefined;
  const at = leg.outputs.findIndex(({ address }) => address !== undefined && address === named);
  const output = leg.outputs[at];
  return output?.address === undefined
    ? undefined
    : { address: output.address, value: output.value, vout: at, contract: undefined };
}

function amountsOf(parcels: Handover['parcels'], policies: TraceParameters['policies']): PolicyAmounts {
  const amounts: PolicyAmounts = {};
  parcels.forEach((parcel, p) => {
    const part = taintedPart(parcel, policies[p]!);
    if (part > 0n) amounts[policies[p]!] = part;
  });
  return amounts;
}

function orderedChain(memo: string): string | undefined {
  const order = parseThorchainMemo(memo);
  return order?.action === 'swap' ? order.toChain : undefined;
}

function txOf(leg: BridgeLeg): string {
  return 'txid' in leg ? leg.txid : leg.txHash;
}

function protocolOf(leg: BridgeLeg): string {
  return 'event' in leg ? leg.event.protocol : leg.memo === undefined ? '' : 'thorchain';
}
