import { join } from 'node:path';
import { appendIndexes } from '../../graph/store/append-indexes.ts';
import type { GraphCounts } from '../../graph/store/columns.ts';
import type { ResolvedSegment } from '../segment/segment.ts';
import { newAddressKeys } from './new-address-keys.ts';

/** Puts the keys of a resolved segment into the indexes beside a lake, after its rows were appended. */
export function indexSegment(
  directory: string,
  segment: ResolvedSegment,
  bounds: readonly GraphCounts[],
): void {
  appendIndexes(join(directory, 'graph'), {
    txid: segment.txid.subarray(0, segment.transactions * 32),
    newAddressKeys: newAddressKeys(segment.addressKeyBytes, segment.newAddresses),
    bounds,
  });
}
