import { writeGraphCheckpoint } from './checkpoint.ts';
import type { GraphFiles } from './graph-files.ts';
import { recoverGraph } from './recover-graph.ts';

/** Takes graph files back to their first `segments` segments. The checkpoint goes first; the rest is recovery. */
export function unwindGraph(files: GraphFiles, segments: number): void {
  if (segments >= files.checkpoint.digests.length) return;
  const bounds = files.checkpoint.bounds.slice(0, segments + 1);
  const digests = files.checkpoint.digests.slice(0, segments);
  writeGraphCheckpoint(files.directory, { bounds, digests });
  files.checkpoint = { version: files.checkpoint.version, bounds, digests };
  recoverGraph(files);
}
