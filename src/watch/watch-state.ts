import { existsSync } from 'node:fs';
import { writeFileAtomic } from '../lake/files/write-file-atomic.ts';
import { readSealedSnapshot } from '../lake/pages/read-sealed-snapshot.ts';
import { seal } from '../lake/pages/seal.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** Blocks whose hashes are remembered: a reorganisation that goes deeper is told as one of just this depth. */
export const REMEMBERED = 1_000;

/** A height in `moved`: the block of the alert is gone, its transaction is in the data but not yet in a block that was looked at. */
export const AFLOAT = Number.MAX_SAFE_INTEGER;

export interface BlockMark {
  readonly height: number;
  readonly hash: string;
}

/** 2: sealed. */
export const WATCH_VERSION = 2;

/** How far the chain was looked at. Written after the alerts up to there are in the journal. */
export interface WatchState {
  readonly version: typeof WATCH_VERSION;
  readonly chain: string;
  /** Last height looked at; -1 for none. */
  readonly height: number;
  /** Hashes of the last blocks looked at, oldest first; the last one is that of `height`. */
  readonly hashes: readonly BlockMark[];
  /** Digests of the entries that were looked at up to `height`. */
  readonly entries: readonly string[];
  /** Number of the last alert when a look was finished for the last time: a journal that ends before was lost or cut. */
  readonly seq: number;
  /** Heights of alerts whose transaction is in another block now than the alert says, by what happened. */
  readonly moved: Readonly<Record<string, number>>;
  /** How often alerts up to `seq` were taken back, by what happened. */
  readonly withdrawn: Readonly<Record<string, number>>;
}

/** Undefined when nothing was looked at yet. Errors: WATCH_STATE. */
export function readWatchState(file: string): WatchState | undefined {
  if (!existsSync(file)) return undefined;
  const fail = (reason: string, cause?: unknown) =>
    new JejakError('WATCH_STATE', { meta: { file, reason }, cause });
  let state: WatchState;
  try {
    state = readSealedSnapshot<WatchState>(file, WATCH_VERSION, () => true);
  } catch (cause) {
    throw fail(cause instanceof SyntaxError ? 'no JSON' : (cause as Error).message, cause);
  }
  const { height, hashes, entries, seq, moved, withdrawn } = state;
  const whole =
    Number.isInteger(height) &&
    Number.isInteger(seq) &&
    [hashes, entries].every(Array.isArray) &&
    [moved, withdrawn].every((value) => typeof value === 'object' && value !== null);
  if (!whole) throw fail('fields are missing');
  return state;
}

export function writeWatchState(file: string, state: WatchState): void {
  writeFileAtomic(file, seal(state));
}
