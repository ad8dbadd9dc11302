import { readMove, stolenOfMove } from '../engine/read-rows.ts';
import { pageOf, wordOf } from '../engine/rows.ts';
import { MOVE, MOVE_VALUE, type TraceState } from '../engine/state.ts';
import { NO_HOLDER } from '../step-source.ts';

/** What wallets show of an address is about that much at each end. */
const SHOWN = 4;
/** A transfer of at most this part of what its model moved of the same asset is a trifle. */
const TRIFLE = 1_000n;
/** Addresses that are looked up at a time. */
const CHUNK = 8_192;

/** The largest transfer of stolen value to or from an address, by asset. */
type Most = ReadonlyMap<number, bigint>;

/**
 * Holders that look like another party of a trace, at both ends of the address, and got nothing but trifles beside it:
 * address poisoning. A chance likeness of four characters at each end is one in 4 billion pairs. Errors: those of `names`.
 */
export async function findBait(
  state: TraceState,
  names: (holders: Uint32Array) => Promise<string[]>,
): Promise<Set<number>> {
  const parties = partiesOf(state);
  const groups = new Map<string, number[]>();
  for (let at = 0; at < parties.length; at += CHUNK) {
    const chunk = parties.subarray(at, at + CHUNK);
    const addresses = await names(chunk);
    for (const [i, holder] of chunk.entries()) {
      const body = addresses[i]!.toLowerCase().slice(2);
      const key = body.slice(0, SHOWN) + body.slice(-SHOWN);
      const group = groups.get(key);
      if (group) group.push(holder);
      else groups.set(key, [holder]);
    }
  }
  const alike = [...groups.values()].filter((group) => group.length > 1);
  const found = new Set<number>();
  if (alike.length === 0) return found;
  const most = largestOf(state, new Set(alike.flat()));
  for (const group of alike)
    for (const suspect of group) {
      const its = most.get(suspect);
      if (its && group.some((model) => model !== suspect && isTrifleBeside(its, most.get(model))))
        found.add(suspect);
    }
  return found;
}

/** Holders that paid or got something, ascending. */
function partiesOf({ moves }: TraceState): Uint32Array {
  const parties = new Set<number>();
  for (let row = 1; row < moves.end; row++) {
    const page = pageOf(moves, row);
    const o = wordOf(moves, row);
    if (page[o + MOVE.kind] !== MOVE_VALUE) continue;
    parties.add(page[o + MOVE.from]!).add(page[o + MOVE.holder]!);
  }
  parties.delete(NO_HOLDER);
  return Uint32Array.from(parties).sort();
}

function largestOf(state: TraceState, wanted: ReadonlySet<number>): Map<number, Map<number, bigint>> {
  const most = new Map<number, Map<number, bigint>>();
  for (let row = 1; row < state.moves.end; row++) {
    const { kind, from, holder, asset, value } = readMove(state, row);
    if (kind !== MOVE_VALUE || (!wanted.has(from) && !wanted.has(holder))) continue;
    if (state.rules.policies.every((_, p) => stolenOfMove(state, row, p) === 0n)) continue;
    for (const party of [from, holder]) {
      if (!wanted.has(party)) continue;
      const known = most.get(party) ?? new Map<number, bigint>();
      most.set(party, known);
      if (value > (known.get(asset) ?? 0n)) known.set(asset, value);
    }
  }
  return most;
}

function isTrifleBeside(suspect: Most, model: Most | undefined): boolean {
  if (!model) return false;
  for (const [asset, value] of suspect) {
    const real = model.get(asset);
    if (real === undefined || value * TRIFLE > real) return false;
  }
  return true;
}
