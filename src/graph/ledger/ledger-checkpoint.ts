import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { type LedgerCounts, NO_LEDGER_ROWS } from '../../lake/manifest.ts';
import { JejakError } from '../../primitives/jejak-error.ts';

/** 6: events say who paid, who got, and how much. */
const VERSION = 6;

/** How far ledger files go; as GraphCheckpoint. */
export interface LedgerCheckpoint {
  readonly version: number;
  readonly bounds: readonly LedgerCounts[];
  readonly digests: readonly string[];
}

/** Of files that hold nothing yet. */
export const EMPTY_CHECKPOINT: LedgerCheckpoint = { version: VERSION, bounds: [NO_LEDGER_ROWS], digests: [] };

/** Undefined when there is none, or one of another version: then the files are built anew. */
export function readLedgerCheckpoint(directory: string): LedgerCheckpoint | undefined {
  const checkpoint = onDisk(directory);
  return checkpoint?.version === VERSION ? checkpoint : undefined;
}

/** For whoever only reads: files of another version cannot be read, nor be built anew by him. Errors: GRAPH_VERSION. */
export function refuseOtherVersion(directory: string): void {
  const found = onDisk(directory)?.version ?? VERSION;
  if (found !== VERSION)
    throw new JejakError('GRAPH_VERSION', { meta: { directory, found, supported: VERSION } });
}

function onDisk(directory: string): LedgerCheckpoint | undefined {
  const path = join(directory, 'checkpoint.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as LedgerCheckpoint) : undefined;
}

export function writeLedgerCheckpoint(directory: string, state: Omit<LedgerCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), `${JSON.stringify({ version: VERSION, ...state })}\n`);
}
