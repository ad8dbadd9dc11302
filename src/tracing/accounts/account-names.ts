import type { AssetInfo } from '../../graph/account-source.ts';
import type { ClosedBooks } from '../engine/close-books.ts';
import { pageOf, wordOf } from '../engine/rows.ts';
import { END, MOVE, type TraceState } from '../engine/state.ts';
import { type AccountSteps, NO_HOLDER, type StepSource } from '../step-source.ts';

const CHUNK = 8_192;

/** What a trace speaks of, by name: addresses of holders, hashes of its steps (by index), facts of assets (by id). */
export interface AccountNames {
  readonly assets: ReadonlyMap<number, AssetInfo>;
  readonly addressOf: (holder: number) => string;
  readonly hashOf: (step: number) => string;
}

/**
 * Looks up the names of whatever the rows of a trace name, a chunk at a time; moves only when they are asked for. Errors:
 * those of the source.
 */
export async function accountNames(
  { state, source }: { readonly state: TraceState; readonly source: StepSource<AccountSteps> },
  about: { readonly moves: boolean; readonly closed: ClosedBooks },
): Promise<AccountNames> {
  const holders = new Set<number>();
  const assets = new Set<number>();
  const steps = new Uint8Array(state.stepId.length);
  const { ends, moves } = state;
  for (let row = 1; row < ends.end; row++) {
    const page = pageOf(ends, row);
    const o = wordOf(ends, row);
    holders.add(page[o + END.holder]!);
    assets.add(page[o + END.asset]!);
    steps[page[o + END.step]!] = 1;
    for (const move of [page[o + END.first]!, page[o + END.last]!])
      if (move !== 0) steps[pageOf(moves, move)[wordOf(moves, move) + MOVE.step]!] = 1;
  }
  for (let row = 1; about.moves && row < moves.end; row++) {
    const page = pageOf(moves, row);
    const o = wordOf(moves, row);
    holders.add(page[o + MOVE.from]!).add(page[o + MOVE.holder]!);
    assets.add(page[o + MOVE.asset]!);
    steps[page[o + MOVE.step]!] = 1;
  }
  for (const { holder, step, asset } of [...state.overlaps, ...state.beyond, ...state.possible]) {
    holders.add(holder);
    steps[step] = 1;
    assets.add(asset);
  }
  for (const rows of about.closed.assets) for (const { asset } of rows) assets.add(asset);
  for (const { asset, chain } of state.starts.slice(1)) if (chain === state.coverage.chain) assets.add(asset);
  holders.delete(NO_HOLDER);
  const addresses = await addressesOf(source, holders);
  const hashes = await hashesOf(source, state, steps);
  const infos = new Map<number, AssetInfo>();
  for (const info of await source.assets(Uint32Array.from(assets).sort())) infos.set(info.id, info);
  return {
    assets: infos,
    addressOf: (holder) => addresses.get(holder) ?? '',
    hashOf: (step) => hashes[step] ?? '',
  };
}

async function addressesOf(source: StepSource<AccountSteps>, holders: ReadonlySet<number>) {
  const ids = Uint32Array.from(holders).sort();
  const found = new Map<number, string>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    const texts = await source.holderNames(chunk);
    for (let i = 0; i < chunk.length; i++) found.set(chunk[i]!, texts[i]!);
  }
  return found;
}

/** By index of the step. Backward, and where a step had several turns, ids of steps neither ascend nor are they distinct. */
async function hashesOf(source: StepSource<AccountSteps>, state: TraceState, wanted: Uint8Array) {
  const ids: number[] = [];
  for (let step = 0; step < wanted.length; step++)
    if (wanted[step] === 1 && state.stepId[step]! >= 0) ids.push(state.stepId[step]!);
  const sorted = Float64Array.from(ids).sort();
  const known = new Map<number, string>();
  for (let at = 0; at < sorted.length; at += CHUNK) {
    const chunk = sorted.slice(at, at + CHUNK).filter((id, i, all) => i === 0 || id !== all[i - 1]);
    const texts = await source.stepNames(chunk);
    for (let i = 0; i < chunk.length; i++) known.set(chunk[i]!, texts[i]!);
  }
  const hashes: (string | undefined)[] = new Array(wanted.length);
  for (let step = 0; step < wanted.length; step++)
    if (wanted[step] === 1) hashes[step] = known.get(state.stepId[step]!);
  return hashes;
}
