import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { type LedgerCounts, NO_LEDGER_ROWS } from '../../lake/manifest.ts';
import { seal } from '../../lake/pages/seal.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import { readSealed } from '../files/read-sealed.ts';

/** 7: pages have sums. */
const VERSION = 7;

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

/** Undefined when there is none, or one of another version: then the files are built anew. Errors: GRAPH_DAMAGED. */
export function readLedgerCheckpoint(directory: string): LedgerCheckpoint | undefined {
  const checkpoint = onDisk(directory);
  return typeof checkpoint === 'number' ? undefined : checkpoint;
}

/** For whoever only reads: files of another version cannot be read, nor be built anew by him. Errors: GRAPH_VERSION. */
export function refuseOtherVersion(directory: string): void {
  const found = onDisk(directory);
  if (typeof found === 'number')
    throw new JejakError('GRAPH_VERSION', { meta: { directory, found, supported: VERSION } });
}

function onDisk(directory: string): LedgerCheckpoint | number | undefined {
  return readSealed<LedgerCheckpoint>(join(directory, 'checkpoint.json'), VERSION);
}

export function writeLedgerCheckpoint(directory: string, state: Omit<LedgerCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), seal({ version: VERSION, ...state }));
}
