import { mustBalance } from '../engine/books.ts';
import { closeBooks } from '../engine/close-books.ts';
import type { TraceState } from '../engine/state.ts';
import type { TaintPolicyId } from '../value/policies.ts';
import type { ChainsResult, WorldStart } from './chains-result.ts';
import type { OpenChain } from './open-chain.ts';
import { unitsByStart } from './units-by-start.ts';
import type { WalkedWorld } from './walk-world.ts';

/**
 * The books of every start over all chains, in its own units, whatever it was exchanged into and wherever it went. Errors:
 * TRACE_BOOKS when they do not close.
 */
export function worldStarts(
  reached: readonly { readonly chain: OpenChain; readonly state: TraceState }[],
  walked: WalkedWorld,
): ChainsResult['starts'] {
  const closed = reached.map(({ chain, state }) => ({ chain: chain.lake.chain, books: closeBooks(state) }));
  const starts = reached[0]!.state.starts;
  const byPolicy: Partial<Record<TaintPolicyId, WorldStart[]>> = {};
  for (const [p, policy] of walked.policies.entries()) {
    if (policy === 'poison') continue;
    const crossed = crossedUnits(walked, reached, p);
    byPolicy[policy] = starts.slice(1).flatMap((info, i) => {
      const rows = closed.map(({ chain, books }) => ({
        chain,
        row: books.starts[p]![i]!,
      }));
      const sum = (which: 'started' | 'fees' | 'overlaps' | 'rounding') =>
        rows.reduce((all, { row }) => all + row[which], 0n);
      const ended = rows.flatMap(({ chain, row }) =>
        Object.entries(row.ended).flatMap(([reason, amount]) => {
          const went = reason === 'bridge' ? (crossed.left.get(`${chain} ${i + 1}`) ?? 0n) : 0n;
          return amount === went ? [] : [{ chain, reason, units: amount - went }];
        }),
      );
      const line: WorldStart = {
        label: info.label,
        chain: info.chain,
        asset: info.asset,
        started: sum('started'),
        ended,
        fees: sum('fees'),
        overlaps: sum('overlaps'),
        rounding: sum('rounding'),
        bridgeFees: crossed.fees.get(i + 1) ?? 0n,
      };
      mustBalance(
        `${policy}, start ${i + 1} over all chains`,
        line.started,
        ended.reduce((all, { units }) => all + units, 0n) +
          line.fees +
          line.overlaps +
          line.rounding +
          line.bridgeFees,
      );
      return line.started > 0n ? [line] : [];
    });
  }
  return byPolicy;
}

/** What left a chain by crossings, by chain and start, and what of it did not arrive, by start. */
function crossedUnits(
  { crossed }: WalkedWorld,
  reached: readonly { readonly chain: OpenChain }[],
  p: number,
): { readonly left: ReadonlyMap<string, bigint>; readonly fees: ReadonlyMap<number, bigint> } {
  const left = new Map<string, bigint>();
  const fees = new Map<number, bigint>();
  for (const { link, share, arrived } of crossed) {
    if (arrived.length === 0) continue;
    const came = unitsByStart(arrived[p]);
    const { chain } = reached.find(({ chain }) => chain.number === link.from.chain)!.chain.lake;
    for (const [start, units] of unitsByStart(share.paid[p])) {
      left.set(`${chain} ${start}`, (left.get(`${chain} ${start}`) ?? 0n) + units);
      fees.set(start, (fees.get(start) ?? 0n) + units - (came.get(start) ?? 0n));
    }
  }
  return { left, fees };
}
