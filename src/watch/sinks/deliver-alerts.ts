import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Journal } from '../journal/open-journal.ts';
import type { Sink } from './sink.ts';

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
  const had = Math.max(notedIn(note), sink.last?.() ?? 0);
  // Otherwise everything up to that number would be kept from the sink without a word.
  if (had > journal.last()) throw unusable(note, `it says ${had}, the journal ends at ${journal.last()}`);
  let taken = 0;
  for (const alert of journal.read(had)) {
    if (signal?.aborted) throw new JejakError('CANCELLED');
    await sink.send(alert);
    writeFileAtomic(note, `${JSON.stringify({ seq: alert.seq })}\n`);
    taken += 1;
  }
  return taken;
}

function notedIn(file: string): number {
  if (!existsSync(file)) return 0;
  let note: { seq?: unknown } | null;
  try {
    note = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw unusable(file, 'no JSON', cause);
  }
  const seq = note?.seq;
  if (typeof seq !== 'number' || !Number.isInteger(seq) || seq < 0) throw unusable(file, 'no number');
  return seq;
}

function unusable(file: string, reason: string, cause?: unknown): JejakError {
  return new JejakError('WATCH_DELIVERED', { meta: { file, reason }, cause });
}
