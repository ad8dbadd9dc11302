import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomic } from '../lake/files/write-file-atomic.ts';
import { JejakError } from '../primitives/jejak-error.ts';

/** Blocks whose hashes are remembered: a reorganisation that goes deeper is told as one of just this depth. */
export const REMEMBERED = 1_000;

export interface BlockMark {
  readonly height: number;
  readonly hash: string;
}

/** How far the chain was looked at. Written after the alerts up to there are in the journal. */
export interface WatchState {
  readonly version: 1;
  readonly chain: string;
  /** Last height looked at; -1 for none. */
  readonly height: number;
  /** Hashes of the last blocks looked at, oldest first; the last one is that of `height`. */
  readonly hashes: readonly BlockMark[];
  /** Ids of the entries that were looked at up to `height`. */
  readonly entries: readonly string[];
  /** Heights of alerts whose transaction is in another block now than the alert says, by what happened. */
  readonly moved: Readonly<Record<string, number>>;
}

/** Undefined when nothing was looked at yet. Errors: WATCH_STATE. */
export function readWatchState(file: string): WatchState | undefined {
  if (!existsSync(file)) return undefined;
  let state: WatchState;
  try {
    state = JSON.parse(readFileSync(file, 'utf8')) as WatchState;
  } catch (cause) {
    throw new JejakError('WATCH_STATE', { meta: { file, reason: 'no JSON' }, cause });
  }
  if (state.version === 1) return state;
  throw new JejakError('WATCH_STATE', { meta: { file, reason: `version ${String(state.version)}` } });
}

export function writeWatchState(file: string, state: WatchState): void {
  writeFileAtomic(file, `${JSON.stringify(state)}\n`);
}
