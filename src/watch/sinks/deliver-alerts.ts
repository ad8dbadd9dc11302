import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../files/read-text.ts';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { seal, unseal } from '../../lake/pages/seal.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Journal } from '../journal/open-journal.ts';
import type { Sink } from './sink.ts';

/** Bytes of a note. */
const LARGEST = 4_096;

/**
 * Gives a sink the alerts that it has not had, in order, and notes each in `<folder>/<sink>.json` when it was taken. A
 * sink that is new gets all. Returns how many it took; throws what the sink throws, with everything before it noted.
 * Errors: WATCH_DELIVERED, SINK_FAILED, SINK_REFUSED, CANCELLED.
 */
export async function deliverAlerts(
  folder: string,
  {
    sink,
    journal,
    signal,
  }: { readonly sink: Sink; readonly journal: Journal; readonly signal?: AbortSignal },
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, `${sink.id}.json`);
  const noted = readNote(note);
  const last = sink.last?.() ?? 0;
  // Each alert is noted before the next one is sent: a number beyond the next was changed by somebody.
  if (noted !== undefined && last > noted + 1)
    throw unusable(note, `it says ${noted}, the sink has number ${last}`);
  const had = Math.max(noted ?? 0, last);
  // Otherwise everything up to that number would be kept from the sink without a word.
  if (had > journal.last()) throw unusable(note, `it says ${had}, the journal ends at ${journal.last()}`);
  let taken = 0;
  for (const alert of journal.read(had)) {
    if (signal?.aborted) throw new JejakError('CANCELLED');
    await sink.send(alert);
    writeFileAtomic(note, seal({ seq: alert.seq }));
    taken += 1;
  }
  return taken;
}

/** Number of the last alert that a sink has taken; undefined where nothing was noted. Errors: WATCH_DELIVERED. */
export function readNote(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  let note: { readonly seq?: unknown };
  try {
    note = unseal(readText(file, LARGEST));
  } catch (cause) {
    throw unusable(file, cause instanceof SyntaxError ? 'no JSON' : (cause as Error).message, cause);
  }
  const { seq } = note;
  if (typeof seq !== 'number' || !Number.isInteger(seq) || seq < 0) throw unusable(file, 'no number');
  return seq;
}

function unusable(file: string, reason: string, cause?: unknown): JejakError {
  return new JejakError('WATCH_DELIVERED', { meta: { file, reason }, cause });
}
