import type { Capacities } from './max-flow.ts';

export interface StrippedPath {
  readonly from: number;
  readonly to: number;
  readonly value: bigint;
}

/**
 * Takes a flow apart into paths from who lost to who gained, the first loser first, always along the shortest way that
 * is left. `changes` has what each node gained (positive) or lost; the flow has these very changes, so that by the
 * flow decomposition theorem nothing but circles is left. Which loser feeds which gainer is one of many right answers
 * when there are several of both.
 */
export function stripPaths(
  flow: Capacities,
  changes: readonly bigint[],
  losers: readonly number[],
): StrippedPath[] {
  const left = flow.map((row) => new Map(row));
  const wanted = [...changes];
  const paths: StrippedPath[] = [];
  for (const loser of losers) {
    while (wanted[loser]! < 0n) {
      const before = new Map<number, number>([[loser, loser]]);
      const queue = [loser];
      let gainer = -1;
      for (let i = 0; i < queue.length && gainer < 0; i++) {
        for (const [to, value] of left[queue[i]!]!) {
          if (value === 0n || before.has(to)) continue;
          before.set(to, queue[i]!);
          queue.push(to);
          if (wanted[to]! > 0n) {
            gainer = to;
            break;
          }
        }
      }
      if (gainer < 0) break;
      const steps: [number, number][] = [];
      for (let node = gainer; node !== loser; node = before.get(node)!) steps.push([before.get(node)!, node]);
      const limits = [-wanted[loser]!, wanted[gainer]!, ...steps.map(([a, b]) => left[a]!.get(b)!)];
      const value = limits.reduce((a, b) => (a < b ? a : b));
      for (const [a, b] of steps) left[a]!.set(b, left[a]!.get(b)! - value);
      wanted[loser] = wanted[loser]! + value;
      wanted[gainer] = wanted[gainer]! - value;
      paths.push({ from: loser, to: gainer, value });
    }
  }
  return paths;
}
