import { JejakError } from '../../primitives/jejak-error.ts';
import { CLOCKS } from '../bridges/agreement-of.ts';
import type { TraceState } from '../engine/state.ts';
import type { ChainLake, ChainRead, ChainsResult } from './chains-result.ts';
import { findLinks, type Links } from './find-links.ts';
import { listCandidates } from './list-candidates.ts';
import { listOpen } from './list-open.ts';
import { type ChainsContext, type OpenChain, openChain } from './open-chain.ts';
import { startTime } from './start-time.ts';
import { type WalkedWorld, walkWorld } from './walk-world.ts';
import { worldStarts } from './world-starts.ts';

/** Look-alikes that a walk met are ends in the next one. */
const ROUNDS = 8;

/**
 * One trace over several chains in one run: the first lake has the starts; what enters a bridge goes on where the bridge paid
 * it out, with its starts and in its order. Which payout belongs to which payment is decided before anything is followed, by
 * what the legs say, of all payments that the lakes have and not only of those that are traced. Backward only over legs that
 * agree in id and recipient. Errors: SEED_MISSING, those of the traces, CROSSINGS_CIRCLE.
 */
export async function traceChains(
  lakes: readonly ChainLake[],
  about: ChainsContext = {},
): Promise<ChainsResult> {
  const [first] = lakes;
  if (first!.parameters.seeds.length === 0) throw new JejakError('SEED_MISSING');
  const labels = ['', ...new Set(first!.parameters.seeds.map(({ label }) => label))];
  const chains: OpenChain[] = [];
  for (const [number, lake] of lakes.entries()) {
    chains.push(await openChain(number, lake, { about, first: first!, labels }));
  }
  const find = async () =>
    findLinks(chains, { ...(await spanOf(chains[0]!)), starts: await startAddresses(chains[0]!) });
  let links = lakes.length > 1 ? await find() : noLinks(chains);
  let walked = await walkRounds(chains, links);
  // One chain alone has crossings into itself (refunds, swaps of THORChain); they are looked for when something enters a bridge.
  if (lakes.length === 1 && first!.family === 'evm' && walked.handed[0]!.length > 0) {
    links = await find();
    if (links.links.length > 0) walked = await walkRounds(chains, links);
  }
  return answer(chains, links, walked);
}

async function walkRounds(chains: readonly OpenChain[], links: Links): Promise<WalkedWorld> {
  for (let round = 0; ; round++) {
    const walked = await walkWorld(chains, links);
    let fresh = false;
    for (const [i, chain] of chains.entries())
      if (chain.family === 'evm') fresh = (await chain.open.learn(walked.states[i]!)) || fresh;
    if (!fresh || round === ROUNDS) return walked;
  }
}

/** Times between which legs can matter: forward from the first start on, backward up to the last one. */
async function spanOf(first: OpenChain): Promise<{ readonly from: number; readonly to: number }> {
  const time = await startTime(first);
  const END = 4_294_967_295;
  // A payout may be older than its payment by what two clocks may differ.
  return first.steps.backward
    ? { from: 0, to: time === undefined ? END : time + CLOCKS }
    : { from: time === undefined ? 0 : time - CLOCKS, to: END };
}

async function startAddresses(first: OpenChain): Promise<string[]> {
  const holders =
    first.family === 'evm'
      ? first.open.starts.accounts.map(({ holder }) => holder)
      : first.open.starts.map(({ holder }) => holder);
  return first.steps.holderNames(Uint32Array.from(new Set(holders)).sort());
}

const noLinks = (chains: readonly OpenChain[]): Links => ({
  backward: chains[0]!.steps.backward,
  legs: [],
  legsAt: () => [],
  matches: { matched: [], ambiguous: [], doubtful: [], unmatchedOuts: [], unmatchedIns: [], leftOut: 0 },
  chainOf: new Map(),
  links: [],
  leaving: chains.map(() => new Set()),
  vaults: chains.map(() => new Map()),
});

async function answer(
  chains: readonly OpenChain[],
  links: Links,
  walked: WalkedWorld,
): Promise<ChainsResult> {
  const traces: ChainsResult['traces'][number][] = [];
  const reached: { readonly chain: OpenChain; readonly state: TraceState }[] = [];
  for (const [i, chain] of chains.entries()) {
    const state = walked.states[i]!;
    // A lake at which nothing arrived has no trace.
    if (i > 0 && state.counts.places === 0) continue;
    reached.push({ chain, state });
    traces.push(
      chain.family === 'evm'
        ? { family: 'evm', chain: chain.lake.chain, result: await chain.open.answer(state) }
        : { family: 'bitcoin', chain: chain.lake.chain, result: await chain.open.answer(state) },
    );
  }
  const reads: ChainRead[] = [];
  for (const chain of chains) reads.push(await readOf(chain));
  const open = await listOpen({ chains, links, walked, reads });
  return {
    traces,
    reads,
    crossings: open.crossings,
    unmatched: open.unmatched,
    candidates: await listCandidates({ chains, links, traces }),
    starts: worldStarts(reached, walked),
  };
}

async function readOf({ lake }: OpenChain): Promise<ChainRead> {
  const { chain } = lake;
  if (lake.family === 'evm') {
    const { tipHeight, tipTime } = await lake.source.coverage();
    return { chain, tipHeight, tipTime };
  }
  const { tipHeight } = await lake.source.coverage();
  if (tipHeight < 0) return { chain, tipHeight, tipTime: -1 };
  const { time } = await lake.source.blocks(Uint32Array.of(tipHeight));
  return { chain, tipHeight, tipTime: time[0]! };
}
