import { join } from 'node:path';
import { readLedgerCheckpoint } from '../../graph/ledger/ledger-checkpoint.ts';
import { readGraphCheckpoint } from '../../graph/store/checkpoint.ts';
import { readManifest, segmentDigest } from '../../lake/manifest.ts';

/**
 * Notes which segments a lake has now, and tells later whether they are still there: in the manifest, and in the files for
 * random access, which an ingest takes back before the manifest says so.
 */
export function watchDigests(data: string, family: 'graph' | 'ledger'): () => boolean {
  const ofLake = () => readManifest(data)?.segments.map(segmentDigest) ?? [];
  const opened = ofLake();
  const folder = join(data, family);
  return () => {
    const files = family === 'graph' ? readGraphCheckpoint(folder) : readLedgerCheckpoint(folder);
    return [ofLake(), files?.digests ?? []].every((now) => opened.every((digest, i) => now[i] === digest));
  };
}
