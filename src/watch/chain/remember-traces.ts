import type { WatchedTrace } from '../list/watch-entry.ts';

/** Runs the trace of an entry once; the same data give the same answer for every range of blocks. */
export function rememberTraces<R>(run: (entry: WatchedTrace) => Promise<R>) {
  const traces = new Map<string, R>();
  return async (entry: WatchedTrace): Promise<R> => {
    const known = traces.get(entry.id);
    if (known) return known;
    const result = await run(entry);
    traces.set(entry.id, result);
    return result;
  };
}
