import { type ColumnSet, openColumnSet, pickColumns } from '../files/column-set.ts';
import { loadColumns } from '../files/load-columns.ts';
import { staleSince } from '../files/stale-since.ts';
import { LEDGER_COLUMNS, type LedgerColumn } from './columns.ts';
import { EMPTY_CHECKPOINT, readLedgerCheckpoint } from './ledger-checkpoint.ts';

/** As openGraphColumns, of the ledger files in `directory`. Errors: GRAPH_DAMAGED, GRAPH_STALE. */
export function openLedgerColumns<Name extends LedgerColumn>(
  directory: string,
  names: readonly Name[],
): ColumnSet<Name> {
  const onDisk = () => readLedgerCheckpoint(directory) ?? EMPTY_CHECKPOINT;
  const stale = staleSince(directory, onDisk);
  const set = openColumnSet(directory, pickColumns(LEDGER_COLUMNS, names), {
    mode: 'read',
    stale: stale.error,
  });
  stale.since(loadColumns({ directory, set }, onDisk));
  return set;
}
