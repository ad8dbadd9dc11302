import { JejakError } from '../../primitives/jejak-error.ts';
import type { AccountArrival } from '../accounts/account-trace-parameters.ts';
import type { AccountTraceResult } from '../accounts/account-trace-result.ts';
import { traceAccounts } from '../accounts/trace-accounts.ts';
import { trace } from '../trace.ts';
import type { Arrival, TagLookup, TraceTag } from '../trace-parameters.ts';
import type { TraceResult } from '../trace-result.ts';
import type {
  ChainLake,
  ChainsResult,
  Crossing,
  ProtocolCandidate,
  UnmatchedCrossing,
} from './chains-result.ts';
import { matchLegs } from './match-legs.ts';
import { nearLegs } from './near-legs.ts';
import { readUnlistedEvents } from './read-unlisted-events.ts';

export interface ChainsContext {
  readonly signal?: AbortSignal;
  readonly protocolName?: (number: number) => string;
}

/** Chains that a case can go through before the walk is ended; each round follows every crossing of the last one. */
const ROUNDS = 16;

/**
 * One trace over several chains: the first lake has the seeds; where value enters a bridge and the payout is found in
 * another lake, it goes on there with the share of taint that went in. A payout is followed only when it is the one
 * answer. Backward over one lake only. Errors: those of the traces, OPTION_INVALID.
 */
export async function traceChains(
  lakes: readonly ChainLake[],
  about: ChainsContext = {},
): Promise<ChainsResult> {
  const backward = lakes.some(({ parameters }) => parameters.direction === 'backward');
  const other = lakes.length > 1 ? '--also' : undefined;
  if (backward && other !== undefined)
    throw new JejakError('OPTION_INVALID', {
      meta: { option: '--direction', value: 'backward', allowed: `forward (${other})` },
    });
  const [start] = lakes;
  const labels = ['', ...new Set(start!.parameters.seeds.map(({ label }) => label))];
  const arrivals = new Map<string, (AccountArrival | Arrival)[]>(lakes.map(({ chain }) => [chain, []]));
  const results = new Map<string, AccountTraceResult | TraceResult>();
  const crossings = new Map<string, Crossing>();
  /** Addresses of Bitcoin at which what a bridge took is not followed further. */
  const vaults = new Map<number, TraceTag>();
  let unmatched: UnmatchedCrossing[] = [];
  let payouts: ProtocolCandidate[] = [];
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
  results.set(start!.chain, await run(start!));
  for (let round = 0; round < (backward ? 0 : ROUNDS); round++) {
    const changed = new Set<string>();
    unmatched = [];
    payouts = [];
    for (const lake of lakes) {
      const result = results.get(lake.chain);
      if (!result) continue;
      const near = await nearLegs(lake, result);
      const found = await matchLegs(lakes, lake, near);
      unmatched.push(...found.unmatched);
      payouts.push(...found.candidates);
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
  const candidates: ProtocolCandidate[] = [];
  for (const lake of lakes) {
    const result = results.get(lake.chain);
    if (result && lake.family === 'evm')
      candidates.push(...(await readUnlistedEvents(lake.directory, result as AccountTraceResult)));
  }
  candidates.push(...payouts);
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
    candidates,
  };
}

function withVaults(tags: TagLookup | undefined, vaults: ReadonlyMap<number, TraceTag>): TagLookup {
  if (typeof tags === 'function') return (id) => tags(id) ?? vaults.get(id);
  return {
    ...(tags?.basis ? { basis: tags.basis } : {}),
    size: tags?.size ?? 0,
    get: (id) => tags?.get(id) ?? vaults.get(id),
  };
}
