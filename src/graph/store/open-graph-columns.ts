import { type ColumnSet, openColumnSet, pickColumns } from '../files/column-set.ts';
import { loadColumns } from '../files/load-columns.ts';
import { staleSince } from '../files/stale-since.ts';
import { EMPTY_GRAPH, readGraphCheckpoint } from './checkpoint.ts';
import { GRAPH_COLUMNS, type GraphColumn } from './columns.ts';

/**
 * Opens some columns of the graph files in `directory` for reading, without the indexes: none whose rows are written in
 * place. Errors: GRAPH_DAMAGED, GRAPH_STALE.
 */
export function openGraphColumns<Name extends GraphColumn>(
  directory: string,
  names: readonly Name[],
): ColumnSet<Name> {
  const onDisk = () => readGraphCheckpoint(directory) ?? EMPTY_GRAPH;
  const stale = staleSince(directory, onDisk);
  const set = openColumnSet(directory, pickColumns(GRAPH_COLUMNS, names), {
    mode: 'read',
    stale: stale.error,
  });
  stale.since(loadColumns({ directory, set }, onDisk));
  return set;
}
