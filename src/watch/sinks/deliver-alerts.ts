import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomic } from '../../lake/files/write-file-atomic.ts';
import type { Journal } from '../journal/open-journal.ts';
import type { Sink } from './sink.ts';

/**
 * Gives a sink the alerts that it has not had, in order, and notes each in `<folder>/<sink>.json` when it was taken. A
 * sink that is new gets all. Returns how many it took; throws what the sink throws, with everything before it noted.
 * Errors: SINK_FAILED, SINK_REFUSED.
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
  const noted = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { seq: number }).seq : 0;
  let taken = 0;
  for (const alert of journal.read(Math.max(noted, sink.last?.() ?? 0))) {
    signal?.throwIfAborted();
    await sink.send(alert);
    writeFileAtomic(note, `${JSON.stringify({ seq: alert.seq })}\n`);
    taken += 1;
  }
  return taken;
}
