import { join } from 'node:path';
import { type CheckpointField, readCheckpoint } from '../../lake/files/read-checkpoint.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { type LedgerCounts, NO_LEDGER_ROWS } from '../../lake/manifest.ts';
import { seal } from '../../lake/pages/seal.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** 9: sums of what each address received from and paid to each counterparty stand beside the indexes. */
const VERSION = 9;

const FIELDS: Readonly<Record<string, CheckpointField>> = {
  bounds: 'counts',
  digests: 'digests',
  root: 'digest',
};

/** How far ledger files go; as GraphCheckpoint. */
export interface LedgerCheckpoint {
  readonly version: number;
  readonly bounds: readonly LedgerCounts[];
  readonly digests: readonly string[];
  readonly root: string;
}

/** Of files that hold nothing yet. */
export const EMPTY_CHECKPOINT: LedgerCheckpoint = {
  version: VERSION,
  bounds: [NO_LEDGER_ROWS],
  digests: [],
  root: '',
};

/** Undefined when there is none, or one of another version: then the files are built anew. Errors: CHECKPOINT_DAMAGED. */
export function readLedgerCheckpoint(directory: string): LedgerCheckpoint | undefined {
  const checkpoint = onDisk(directory);
  return checkpoint?.version === VERSION ? checkpoint : undefined;
}

/** For whoever only reads: files of another version cannot be read, nor be built anew by him. Errors: GRAPH_VERSION. */
export function refuseOtherVersion(directory: string): void {
  const found = onDisk(directory);
  if (found !== undefined && found.version !== VERSION)
    throw new JejakError('GRAPH_VERSION', {
      meta: { directory, found: found.version, supported: VERSION },
    });
}

function onDisk(directory: string): LedgerCheckpoint | undefined {
  return readCheckpoint(join(directory, 'checkpoint.json'), { version: VERSION, fields: FIELDS });
}

export function writeLedgerCheckpoint(directory: string, state: Omit<LedgerCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), seal({ version: VERSION, ...state }));
}
