import type { AccountTraceResult } from '../accounts/account-trace-result.ts';
import type { BridgeLeg } from '../bridges/bridge-leg.ts';
import type { TraceResult } from '../trace-result.ts';
import type { ChainsResult, ProtocolCandidate } from './chains-result.ts';
import type { Links } from './find-links.ts';
import { hashOfLeg } from './hash-of-leg.ts';
import type { OpenChain } from './open-chain.ts';
import { protocolOfLeg } from './protocol-of-leg.ts';
import { readBitcoinLegs } from './read-bitcoin-legs.ts';
import { readUnlistedEvents } from './read-unlisted-events.ts';

const ALWAYS = { from: 0, to: 4_294_967_295 };
const ORDER = /^(=|s|swap):/i;

/**
 * What is said of bridges and mixers in transactions of the trace that no list of contracts confirms: events of other
 * contracts, orders in memos that no listed router answers, and payouts that claim a payment of the trace. Errors: those of
 * the sources.
 */
export async function listCandidates(about: {
  readonly chains: readonly OpenChain[];
  readonly links: Links;
  readonly traces: ChainsResult['traces'];
}): Promise<ProtocolCandidate[]> {
  const { chains, links, traces } = about;
  const found: ProtocolCandidate[] = [];
  const passed = new Map<string, Set<string>>();
  for (const trace of traces) {
    const { chain } = trace;
    const own = chains.find(({ lake }) => lake.chain === chain)!;
    const hashes = trace.result.hops.map((hop) => ('hash' in hop ? hop.hash : hop.txid));
    passed.set(chain, new Set(hashes));
    if (own.family === 'evm' && own.lake.family === 'evm')
      found.push(...(await readUnlistedEvents(own.lake.source, trace.result as AccountTraceResult)));
  }
  for (const { chain, family, result } of traces) {
    const own = chains.find(({ lake }) => lake.chain === chain)!;
    if (family === 'bitcoin' && !own.steps.backward)
      found.push(...(await memosOf(own, links, result as TraceResult)));
  }
  for (const { out, in: other, reason } of links.matches.doubtful) {
    const [from, to] = links.backward ? [other, out] : [out, other];
    const chain = chains[links.chainOf.get(from)!]!.lake.chain;
    if (!passed.get(chain)?.has(hashOfLeg(from))) continue;
    found.push(
      candidateOf(to, {
        chain: chains[links.chainOf.get(to)!]!.lake.chain,
        reason,
        of: { chain, tx: hashOfLeg(from) },
      }),
    );
  }
  return found;
}

/** Orders that taint passed and nobody answered: their writer's word alone. */
async function memosOf(own: OpenChain, links: Links, result: TraceResult): Promise<ProtocolCandidate[]> {
  if (own.lake.family !== 'bitcoin') return [];
  const { chain } = own.lake;
  if (result.hops.length === 0) return [];
  const transactions = Float64Array.from(new Set(result.hops.map(({ tx }) => tx))).sort();
  const legs = await readBitcoinLegs(own.lake.source, {
    ...ALWAYS,
    transactions,
    recipients: [],
    memo: ORDER,
  });
  const answered = new Set(links.matches.matched.map(({ out }) => hashOfLeg(out)));
  const asked = new Set(links.matches.ambiguous.map(({ out }) => hashOfLeg(out)));
  return legs
    .filter((leg) => !answered.has(leg.txid) && !asked.has(leg.txid))
    .map((leg) => candidateOf(leg, { chain, reason: 'memo-alone' }));
}

function candidateOf(
  leg: BridgeLeg,
  about: Pick<ProtocolCandidate, 'chain' | 'reason' | 'of'>,
): ProtocolCandidate {
  const { chain, ...why } = about;
  const what =
    'event' in leg
      ? { kind: leg.event.kind, protocol: leg.event.protocol, site: leg.event.site }
      : { kind: 'memo' as const, protocol: protocolOfLeg(leg) };
  return { chain, tx: hashOfLeg(leg), ...what, ...why };
}
