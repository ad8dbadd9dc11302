import { parseThorchainMemo } from '../../chains/evm/protocols/bridges/parse-thorchain-memo.ts';
import type { AccountSource } from '../../graph/account-source.ts';
import type { FlowSource } from '../../graph/flow-source.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountArrival, AccountTraceParameters } from '../accounts/account-trace-parameters.ts';
import type { AccountTraceResult, Handover } from '../accounts/account-trace-result.ts';
import { type ExpandedAddress, expandTrace } from '../accounts/expand-trace.ts';
import { scaleParcel } from '../accounts/purses/scale-parcel.ts';
import { taintedPart } from '../accounts/purses/tainted-part.ts';
import { traceAccounts } from '../accounts/trace-accounts.ts';
import type { BridgeLeg, EvmLeg } from '../bridges/bridge-leg.ts';
import { BRIDGE_RULES } from '../bridges/bridge-rules.ts';
import { type BridgeMatch, matchBridges } from '../bridges/match-bridges.ts';
import { trace } from '../trace.ts';
import type { Arrival, TagLookup, TraceParameters, TraceTag } from '../trace-parameters.ts';
import type { PolicyAmounts, TraceResult } from '../trace-result.ts';
import { readBitcoinLegs } from './read-bitcoin-legs.ts';
import { readEvmLegs } from './read-evm-legs.ts';
import { walletLegs } from './wallet-legs.ts';

/** A lake that takes part, with what is asked of it beside its seeds. */
export type ChainLake =
  | {
      readonly family: 'evm';
      readonly chain: string;
      readonly directory: string;
      readonly source: AccountSource;
      readonly parameters: AccountTraceParameters;
    }
  | {
      readonly family: 'bitcoin';
      readonly chain: string;
      readonly directory: string;
      readonly source: FlowSource;
      readonly parameters: TraceParameters;
    };

/** A step from one chain to another: an inference, except where both legs name each other. */
export interface Crossing {
  readonly fromChain: string;
  readonly fromTx: string;
  readonly protocol: string;
  readonly toChain: string;
  readonly toTx: string;
  readonly recipient: string;
  readonly method: BridgeMatch['method'];
  readonly confidence: number;
  /** Tainted base units that went in and came out, in the assets of either side. */
  readonly paid: PolicyAmounts;
  readonly got: PolicyAmounts;
}

export interface UnmatchedCrossing {
  readonly chain: string;
  readonly tx: string;
  readonly protocol: string;
  /** Where the event says it goes, if it does. */
  readonly toChain: string | undefined;
  readonly amounts: PolicyAmounts;
  /** Payouts that would do; none is followed, because more than one would. */
  readonly candidates: readonly {
    readonly chain: string;
    readonly tx: string;
    readonly confidence: number;
  }[];
}

export interface ChainsResult {
  readonly traces: readonly (
    | { readonly family: 'evm'; readonly chain: string; readonly result: AccountTraceResult }
    | { readonly family: 'bitcoin'; readonly chain: string; readonly result: TraceResult }
  )[];
  readonly crossings: readonly Crossing[];
  readonly unmatched: readonly UnmatchedCrossing[];
  /** Addresses of the first lake that were taken as sources by inference. */
  readonly expanded: readonly ExpandedAddress[];
}

export interface ChainsContext {
  readonly signal?: AbortSignal;
  readonly protocolName?: (number: number) => string;
  /** Rounds of expandTrace in the first lake. */
  readonly expand?: number;
}

/** Chains that a case can go through before the walk is ended; each round follows every crossing of the last one. */
const ROUNDS = 16;

/**
 * One trace over several chains: the first lake has the seeds; where value enters a bridge and the payout is found in
 * another lake, it goes on there with the share of taint that went in. A payout is followed only when it is the one
 * answer. Forward only. Errors: those of the traces, OPTION_INVALID for backward.
 */
export async function traceChains(
  lakes: readonly ChainLake[],
  about: ChainsContext = {},
): Promise<ChainsResult> {
  if (lakes.some(({ parameters }) => parameters.direction === 'backward'))
    throw new JejakError('OPTION_INVALID', {
      meta: { option: '--direction', value: 'backward', allowed: 'forward (--also)' },
    });
  const [start] = lakes;
  const labels = ['', ...new Set(start!.parameters.seeds.map(({ label }) => label))];
  const arrivals = new Map<string, (AccountArrival | Arrival)[]>(lakes.map(({ chain }) => [chain, []]));
  const results = new Map<string, AccountTraceResult | TraceResult>();
  const crossings = new Map<string, Crossing>();
  /** Addresses of Bitcoin at which what a bridge took is not followed further. */
  const vaults = new Map<number, TraceTag>();
  let unmatched: UnmatchedCrossing[] = [];
  const run = async (lake: ChainLake) => {
    const own = lake === start ? {} : { seeds: [] };
    const context = about.signal ? { signal: about.signal } : {};
    const handed = arrivals.get(lake.chain)!;
    if (lake.family === 'evm')
      return traceAccounts(
        { ...about, source: lake.source },
        { ...lake.parameters, ...own, labels, arrivals: handed as AccountArrival[] },
      );
    return trace(
      { source: lake.source, ...context },
      {
        ...lake.parameters,
        ...own,
        tags: withVaults(lake.parameters.tags, vaults),
        labels,
        arrivals: handed as Arrival[],
      },
    );
  };
  let expanded: readonly ExpandedAddress[] = [];
  if (about.expand && start!.family === 'evm') {
    const wide = await expandTrace({ ...about, source: start!.source }, start!.parameters, about.expand);
    results.set(start!.chain, wide.result);
    expanded = wide.expanded;
    labels.push(...wide.result.labels.slice(labels.length));
  } else results.set(start!.chain, await run(start!));
  for (let round = 0; round < ROUNDS; round++) {
    const changed = new Set<string>();
    unmatched = [];
    for (const lake of lakes) {
      const result = results.get(lake.chain);
      if (!result) continue;
      const near = await nearLegs(lake, result);
      const found = await matchLegs(lakes, lake, near);
      unmatched.push(...found.unmatched);
      for (const { crossing, arrival } of found.followed) {
        const key = `${crossing.fromTx} ${crossing.toTx} ${crossing.recipient}`;
        if (crossings.has(key)) continue;
        crossings.set(key, crossing);
        const vault = near.find(({ handover }) => handover.hash === crossing.fromTx)?.vault;
        if (vault !== undefined && !vaults.has(vault)) {
          vaults.set(vault, { label: crossing.protocol, category: 'bridge' });
          changed.add(lake.chain);
        }
        arrivals.get(crossing.toChain)!.push(arrival);
        changed.add(crossing.toChain);
      }
    }
    if (changed.size === 0) break;
    for (const lake of lakes) if (changed.has(lake.chain)) results.set(lake.chain, await run(lake));
  }
  return {
    traces: lakes.flatMap((lake): ChainsResult['traces'][number][] => {
      const result = results.get(lake.chain);
      if (!result) return [];
      return lake.family === 'evm'
        ? [{ family: 'evm', chain: lake.chain, result: result as AccountTraceResult }]
        : [{ family: 'bitcoin', chain: lake.chain, result: result as TraceResult }];
    }),
    crossings: [...crossings.values()],
    unmatched,
    expanded,
  };
}

interface NearLeg {
  readonly leg: BridgeLeg;
  readonly handover: Handover;
  /** On Bitcoin: the address that the bridge was paid at. */
  readonly vault?: number;
}

function withVaults(tags: TagLookup | undefined, vaults: ReadonlyMap<number, TraceTag>): TagLookup {
  const own = typeof tags === 'function' ? tags : (id: number) => tags?.get(id);
  return (id) => own(id) ?? vaults.get(id);
}

/** What the trace of a lake brought into bridges. */
async function nearLegs(lake: ChainLake, result: AccountTraceResult | TraceResult): Promise<NearLeg[]> {
  if (lake.family === 'evm') {
    const { handovers } = result as AccountTraceResult;
    const hashes = [...new Set(handovers.map(({ hash }) => hash))];
    const legs = await readEvmLegs(lake.directory, { kind: 'bridge-out', hashes });
    const announced = legs.flatMap((leg) => {
      const handover = handoverOf(handovers, leg, result as AccountTraceResult);
      return handover ? [{ leg, handover }] : [];
    });
    return [...announced, ...walletLegs(lake.chain, result as AccountTraceResult)];
  }
  // On Bitcoin a memo orders the bridge; its first output pays the vault.
  const { hops, parameters } = result as TraceResult;
  const txids = hops.map(({ txid }) => txid);
  if (txids.length === 0) return [];
  const legs = await readBitcoinLegs(lake.directory, { from: 0, to: 4_294_967_295, recipients: [], txids });
  const byTxid = new Map(hops.map((hop) => [hop.txid, hop]));
  return legs.flatMap((leg) => {
    if (parseThorchainMemo(leg.memo ?? '')?.action !== 'swap') return [];
    const paid = byTxid.get(leg.txid)?.to.find(({ vout }) => vout === 0);
    if (!paid) return [];
    const parcels = parameters.policies.map((policy) => {
      const tainted = paid.amounts[policy] ?? 0n;
      return tainted === 0n ? undefined : { label: [1, 0], value: [tainted, paid.value - tainted] };
    });
    const handover = { hash: leg.txid, asset: 0, value: paid.value, parcels };
    return [{ leg, handover, vault: paid.addressId }];
  });
}

/** The piece of the transaction in the asset that the event names; the only one where it names none. */
function handoverOf(
  handovers: readonly Handover[],
  leg: EvmLeg,
  result: AccountTraceResult,
): Handover | undefined {
  const mine = handovers.filter(({ hash }) => hash === leg.txHash);
  const contract = leg.event.paidIn?.asset.contract;
  return (
    mine.find(({ asset }) => leg.event.paidIn && result.assets.get(asset)?.contract === contract) ??
    (mine.length === 1 ? mine[0] : undefined)
  );
}

interface Followed {
  readonly crossing: Crossing;
  readonly arrival: AccountArrival | Arrival;
}

async function matchLegs(
  lakes: readonly ChainLake[],
  lake: ChainLake,
  near: readonly NearLeg[],
): Promise<{ followed: Followed[]; unmatched: UnmatchedCrossing[] }> {
  if (near.length === 0) return { followed: [], unmatched: [] };
  const from = Math.min(...near.map(({ leg }) => leg.time));
  const window = Math.max(...BRIDGE_RULES.map((rule) => rule.window));
  const to = Math.max(...near.map(({ leg }) => leg.time)) + window;
  const far: BridgeLeg[] = [];
  const chainOf = new Map<BridgeLeg, ChainLake>();
  for (const other of lakes) {
    if (other === lake) continue;
    const legs: BridgeLeg[] =
      other.family === 'evm'
        ? await readEvmLegs(other.directory, { kind: 'bridge-in', from, to })
        : await readBitcoinLegs(other.directory, {
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
  const { policies } = lake.parameters;
  const followed = matches.matched.flatMap((match) =>
    follow(match, { lake, other: chainOf.get(match.in)!, handover: handoverOfLeg.get(match.out)!, policies }),
  );
  const open = (out: BridgeLeg, candidates: UnmatchedCrossing['candidates']): UnmatchedCrossing => ({
    chain: lake.chain,
    tx: txOf(out),
    protocol: protocolOf(out),
    toChain: 'event' in out ? out.event.toChain : orderedChain(out.memo ?? ''),
    amounts: amountsOf(handoverOfLeg.get(out)!.parcels, policies),
    candidates,
  });
  return {
    followed,
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
      ...matches.unmatchedOuts.map((out) => open(out, [])),
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

/** Whom the far leg pays: on Bitcoin the output to the recipient that the near leg names, else the first one. */
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
  const at = leg.outputs.findIndex(({ address }) =>
    named === undefined ? address !== undefined : address === named,
  );
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
