import { commitAppended } from '../../graph/store/append-segment.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import { unwindGraph } from '../../graph/store/unwind-graph.ts';
import { openDuckDb } from '../../lake/duckdb/open-duckdb.ts';
import { type Manifest, segmentDigest } from '../../lake/manifest.ts';
import { TABLES } from '../../lake/schema/tables.ts';
import { createFileCheck, type FileCheck } from '../../lake/verify/create-file-check.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { createGraphStage } from './graph-stage.ts';
import { loadGraphSegment } from './load-graph-segment.ts';

/**
 * Brings graph files to the lake in `directory`, out of its tables alone: takes back segments that it does not have, adds
 * those that are missing. Errors: LAKE_DAMAGED, GRAPH_DAMAGED, CANCELLED.
 */
export async function buildGraph(
  graph: GraphFiles,
  {
    directory,
    manifest,
    check = createFileCheck(directory, manifest.segments, TABLES),
  }: { readonly directory: string; readonly manifest: Manifest; readonly check?: FileCheck },
  signal?: AbortSignal,
): Promise<void> {
  const { segments } = manifest;
  let common = 0;
  while (common < segments.length && graph.checkpoint.digests[common] === segmentDigest(segments[common]!))
    common += 1;
  unwindGraph(graph, common);
  if (common === segments.length) return;
  await check.all();
  const stage = createGraphStage(graph);
  const duck = await openDuckDb();
  try {
    for (let index = common; index < segments.length; index++) {
      if (signal?.aborted) throw new JejakError('CANCELLED');
      const segment = segments[index]!;
      stage.execute(await loadGraphSegment(duck, { directory, index, segment }));
      commitAppended(graph, segmentDigest(segment));
    }
  } finally {
    duck.close();
  }
}
