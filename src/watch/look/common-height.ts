import type { WatchChain } from '../chain/watch-chain.ts';
import type { WatchState } from '../watch-state.ts';

/** The last height at which the chain is still what it was; -1 when nothing was looked at. */
export function commonHeight(chain: WatchChain, state: WatchState | undefined): number {
  if (!state) return -1;
  for (let i = state.hashes.length - 1; i >= 0; i--) {
    const { height, hash } = state.hashes[i]!;
    if (chain.hashAt(height) === hash) return height;
  }
  return state.hashes.length === 0 ? state.height : state.hashes[0]!.height - 1;
}
