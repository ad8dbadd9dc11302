import { join } from 'node:path';
import { openKeyIndex } from '../index/key-index.ts';
import { KEY_BYTES } from '../index/run-file.ts';
import type { GraphCounts } from './columns.ts';

/** What a segment adds to the two indexes. */
export interface IndexKeys {
  /** 32 bytes a transaction. */
  readonly txid: Uint8Array;
  /** 33 bytes an address that is new in the segment. */
  readonly newAddressKeys: Uint8Array;
  /** Counts before each segment up to this one and, last, behind it. */
  readonly bounds: readonly GraphCounts[];
}

/** Adds the keys of an appended segment to the indexes of the graph files in `directory`. */
export function appendIndexes(directory: string, { txid, newAddressKeys, bounds }: IndexKeys): void {
  const folder = join(directory, 'index');
  openKeyIndex(folder, 'txid').append(
    widened(txid),
    bounds.map((bound) => bound.transactions),
  );
  openKeyIndex(folder, 'address').append(
    newAddressKeys,
    bounds.map((bound) => bound.addresses),
  );
}

/** Txids with the zero behind them that makes them as long as address keys. */
function widened(txids: Uint8Array): Uint8Array {
  const count = txids.length / 32;
  const keys = new Uint8Array(count * KEY_BYTES);
  for (let i = 0; i < count; i++) keys.set(txids.subarray(i * 32, i * 32 + 32), i * KEY_BYTES);
  return keys;
}
