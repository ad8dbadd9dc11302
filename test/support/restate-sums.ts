import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGraphCheckpoint, writeGraphCheckpoint } from '../../src/graph/store/checkpoint.ts';
import { pageCrcs } from '../../src/lake/pages/page-crc.ts';
import { readSums, sumsRoot, writeSums } from '../../src/lake/pages/sums-file.ts';

/** Makes the sums of graph files those of what is on the disk: as somebody does who changes a file on purpose. */
export function restateSums(directory: string): void {
  const { version: _, ...checkpoint } = readGraphCheckpoint(directory)!;
  const segments = checkpoint.digests.length;
  const sums = readSums(directory, segments, checkpoint.root)!;
  const now = [...sums].map(([name, { bytes }]) => {
    const content = readFileSync(join(directory, name)).subarray(0, bytes);
    return [name, { bytes, crcs: pageCrcs(content) }] as const;
  });
  writeSums(directory, segments, new Map(now));
  writeGraphCheckpoint(directory, { ...checkpoint, root: sumsRoot(directory, segments) });
}
