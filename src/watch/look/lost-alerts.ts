import type { Alert } from '../alert.ts';
import type { WatchChain } from '../chain/watch-chain.ts';
import type { Found } from './found-before.ts';

export interface Lost {
  /** Their transaction is in no block any more. */
  readonly gone: readonly { readonly key: string; readonly alert: Alert }[];
  /** Their block is gone, and nothing can be said yet: the next look asks again. */
  readonly afloat: readonly string[];
}

/**
 * Standing alerts above the common height that this look has not seen again. What is no longer watched says nothing, and
 * a trace that takes another way now does not undo what happened. Where the data do not reach as far as the alert, an
 * ingest is halfway: a block that is not there yet is not a block that was replaced.
 */
export async function lostAlerts(
  chain: WatchChain,
  { standing }: Found,
  about: {
    readonly common: number;
    readonly seen: ReadonlyMap<string, number>;
    readonly entries: ReadonlySet<string>;
  },
): Promise<Lost> {
  const gone: { key: string; alert: Alert }[] = [];
  const afloat: string[] = [];
  for (const [key, { alert, height }] of standing) {
    if (height <= about.common || about.seen.has(key) || !about.entries.has(alert.entry)) continue;
    if (chain.tipHeight < alert.height || (await chain.holds(alert.tx))) afloat.push(key);
    else gone.push({ key, alert });
  }
  return { gone, afloat };
}
