import type { TraceTag } from '../../tracing/trace-parameters.ts';

/** Rounds after which a trace is taken as it is: every round ends at more labels than the one before. */
const ROUNDS = 50;

/**
 * Runs a trace so that it ends at labelled addresses: labels are by text, a trace stops by id, and the addresses on the
 * way are known only afterwards. So it is run again with the labels that it met, until it meets no new one.
 */
export async function traceToLabels<R>(
  run: (tags: ReadonlyMap<number, TraceTag>) => Promise<R>,
  reached: (result: R) => Iterable<readonly [number, string]>,
  stopsAt: (address: string) => boolean,
): Promise<R> {
  const tags = new Map<number, TraceTag>();
  const asked = new Set<number>();
  for (let round = 0; ; round++) {
    const result = await run(tags);
    const before = tags.size;
    for (const [id, address] of reached(result)) {
      if (asked.has(id)) continue;
      asked.add(id);
      if (stopsAt(address)) tags.set(id, { label: '', category: 'labelled' });
    }
    if (tags.size === before || round === ROUNDS) return result;
  }
}
