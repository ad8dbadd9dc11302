import { sumsRoot } from '../../lake/pages/sums-file.ts';
import { createTakeBackInSums, takeBackNothing } from '../files/take-back.ts';
import { writeGraphCheckpoint } from './checkpoint.ts';
import { GRAPH_COLUMNS, type GraphColumn, rowsOf } from './columns.ts';
import type { GraphFiles } from './graph-files.ts';
import { recoverGraph, takeBackLinks } from './recover-graph.ts';
import { wrapsBefore } from './wraps-before.ts';

/**
 * Takes graph files back to their first `segments` segments. What their sums will be is worked out first and put beside
 * them; then the checkpoint changes, and the rest is recovery. Errors: GRAPH_DAMAGED.
 */
export function unwindGraph(files: GraphFiles, segments: number): void {
  if (segments >= files.checkpoint.digests.length) return;
  const bounds = files.checkpoint.bounds.slice(0, segments + 1);
  const digests = files.checkpoint.digests.slice(0, segments);
  const counts = bounds[segments]!;
  takeBackLinks(files, counts, takeBackNothing);
  // Sums end where the rows will end, before links below are changed: these count from the end of their page.
  files.wraps.cutSums(wrapsBefore(files.wraps, counts.transactions));
  for (const name of Object.keys(GRAPH_COLUMNS) as GraphColumn[])
    files.columns[name].cutSums(rowsOf(name, counts));
  takeBackLinks(files, counts, createTakeBackInSums());
  files.set.keep(segments);
  const root = segments === 0 ? '' : sumsRoot(files.directory, segments);
  writeGraphCheckpoint(files.directory, { bounds, digests, root });
  files.checkpoint = { version: files.checkpoint.version, bounds, digests, root };
  recoverGraph(files);
}
