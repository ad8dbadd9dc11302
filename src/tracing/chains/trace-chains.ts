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
import { joinArrivals } from './join-arrivals.ts';
import { matchLegs } from './match-legs.ts';
import { nearLegs } from './near-legs.ts';
import { readUnlistedEvents } from './read-unlisted-events.ts';

export interface ChainsContext {
  readonly signal?: AbortSignal;
  readonly protocolName?: (number: number) => string;
}

/** Rounds of a walk: each follows every crossing of the one before. More would be a circle. */
const ROUNDS = 64;

/**
 * One trace over several chains: the first lake has the seeds; where value enters a bridge and the payout is found in
 * another lake, it goes on there with the share of taint that went in. A payout is followed only when it is the one
 * answer. Every round asks anew what each chain hands over, until nothing changes; what is learned of a vault on Bitcoin
 * begins the walk again, because what was followed through it before was its other business. Backward over one lake only.
 * Errors: those of the traces, OPTION_INVALID, CROSSINGS_CIRCLE.
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
  /** Addresses of Bitcoin at which what a bridge took is not followed further. */
  const vaults = new Map<number, TraceTag>();
  for (;;) {
    const walked = await walk(lakes, about, vaults);
    if (walked.vaults.size === 0) return answer(lakes, walked);
    for (const [vault, tag] of walked.vaults) vaults.set(vault, tag);
  }
}

type Handed = AccountArrival | Arrival;

interface Walk {
  readonly results: ReadonlyMap<string, AccountTraceResult | TraceResult>;
  readonly crossings: readonly Crossing[];
  readonly unmatched: readonly UnmatchedCrossing[];
  readonly payouts: readonly ProtocolCandidate[];
  /** Vaults that were met for the first time: the walk ended there. */
  readonly vaults: ReadonlyMap<number, TraceTag>;
}

async function walk(
  lakes: readonly ChainLake[],
  about: ChainsContext,
  vaults: ReadonlyMap<number, TraceTag>,
): Promise<Walk> {
  const [start] = lakes;
  const labels = ['', ...new Set(start!.parameters.seeds.map(({ label }) => label))];
  const context = about.signal ? { signal: about.signal } : {};
  const run = (lake: ChainLake, handed: readonly Handed[]) => {
    const own = lake === start ? {} : { seeds: [] };
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
  const results = new Map<string, AccountTraceResult | TraceResult>();
  results.set(start!.chain, await run(start!, []));
  // Backward nothing is asked of what went into a bridge: it is where the walk comes from.
  if (start!.parameters.direction === 'backward')
    return { results, crossings: [], unmatched: [], payouts: [], vaults: new Map() };
  let before = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const found = new Map<number, TraceTag>();
    const handed = new Map<string, Handed[]>(lakes.map(({ chain }) => [chain, []]));
    const crossings: Crossing[] = [];
    const unmatched: UnmatchedCrossing[] = [];
    const payouts: ProtocolCandidate[] = [];
    for (const lake of lakes) {
      const result = results.get(lake.chain);
      if (!result) continue;
      const near = await nearLegs(lake, result);
      const matches = await matchLegs(lakes, lake, near);
      unmatched.push(...matches.unmatched);
      payouts.push(...matches.candidates);
      for (const { crossing, arrival, vault } of matches.followed) {
        if (vault !== undefined && !vaults.has(vault))
          found.set(vault, { label: crossing.protocol, category: 'bridge' });
        crossings.push(crossing);
        handed.get(crossing.toChain)!.push(arrival);
      }
    }
    const joined = new Map(lakes.map(({ chain }) => [chain, joinArrivals(handed.get(chain)!)]));
    const now = new Map(lakes.map(({ chain }) => [chain, digestOf(joined.get(chain)!)]));
    const changed = lakes.filter(({ chain }) => now.get(chain) !== (before.get(chain) ?? NOTHING));
    if (found.size > 0 || changed.length === 0)
      return { results, crossings, unmatched, payouts, vaults: found };
    before = now;
    for (const lake of changed) {
      const arrivals = joined.get(lake.chain)!;
      if (arrivals.length === 0 && lake !== start) results.delete(lake.chain);
      else results.set(lake.chain, await run(lake, arrivals));
    }
  }
  throw new JejakError('CROSSINGS_CIRCLE', { meta: { rounds: ROUNDS } });
}

const digestOf = (arrivals: readonly Handed[]): string =>
  JSON.stringify(arrivals, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
const NOTHING = digestOf([]);

async function answer(lakes: readonly ChainLake[], walked: Walk): Promise<ChainsResult> {
  const { results, crossings, unmatched } = walked;
  const candidates: ProtocolCandidate[] = [];
  for (const lake of lakes) {
    const result = results.get(lake.chain);
    if (result && lake.family === 'evm')
      candidates.push(...(await readUnlistedEvents(lake.source, result as AccountTraceResult)));
  }
  candidates.push(...walked.payouts);
  return {
    traces: lakes.flatMap((lake): ChainsResult['traces'][number][] => {
      const result = results.get(lake.chain);
      if (!result) return [];
      return lake.family === 'evm'
        ? [{ family: 'evm', chain: lake.chain, result: result as AccountTraceResult }]
        : [{ family: 'bitcoin', chain: lake.chain, result: result as TraceResult }];
    }),
    crossings,
    unmatched,
    candidates,
  };
}

/** A vault ends the trace whatever else it is called; a label that lets pass only names. */
function withVaults(tags: TagLookup | undefined, vaults: ReadonlyMap<number, TraceTag>): TagLookup {
  const stopping = (own: TraceTag | undefined, id: number) =>
    own && !own.passes ? own : (vaults.get(id) ?? own);
  if (typeof tags === 'function') return (id) => stopping(tags(id), id);
  return {
    ...(tags?.basis ? { basis: tags.basis } : {}),
    size: tags?.size ?? 0,
    get: (id) => stopping(tags?.get(id), id),
  };
}
