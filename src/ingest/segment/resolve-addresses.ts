import type { GraphFiles } from '../../graph/store/graph-files.ts';
import type { Segment } from './segment.ts';

/** Gives every address of the segment its dense id: the one that it has, or the next free one in order of appearance. */
export function resolveAddresses(segment: Segment, graph: GraphFiles): void {
  const ids = graph.addresses.lookup(segment.addressKeys.keys());
  const fresh: number[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (ids[i]! >= 0) continue;
    ids[i] = segment.base.addresses + fresh.length;
    fresh.push(i);
  }
  for (let o = 0; o < segment.outputs; o++) {
    const local = segment.outputAddress[o]!;
    if (local >= 0) segment.outputAddress[o] = ids[local]!;
  }
  segment.newAddresses = Uint32Array.from(fresh);
}
