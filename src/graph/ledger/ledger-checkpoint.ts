import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { type LedgerCounts, NO_LEDGER_ROWS } from '../../lake/manifest.ts';

const VERSION = 3;

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
  const path = join(directory, 'checkpoint.json');
  if (!existsSync(path)) return undefined;
  const checkpoint = JSON.parse(readFileSync(path, 'utf8')) as LedgerCheckpoint;
  return checkpoint.version === VERSION ? checkpoint : undefined;
}

export function writeLedgerCheckpoint(directory: string, state: Omit<LedgerCheckpoint, 'version'>): void {
  writeFileAtomic(join(directory, 'checkpoint.json'), `${JSON.stringify({ version: VERSION, ...state })}\n`);
}
