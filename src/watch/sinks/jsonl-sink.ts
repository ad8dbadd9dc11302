import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Alert } from '../alert.ts';
import type { Sink } from './sink.ts';

const CHUNK = 1 << 16;

/**
 * Appends each alert as a line of JSON to a file. The file itself says which alert it has last, so that a kill between a
 * line and the note of it repeats nothing; a line that was left unfinished is cut off. Errors: SINK_FAILED.
 */
export function jsonlSink(id: string, path: string): Sink {
  let file: number;
  try {
    file = openSync(path, 'a+');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'cannot be opened';
    throw new JejakError('SINK_FAILED', { meta: { sink: id, seq: 0, reason }, cause });
  }
  let last = lastOf(file);
  return {
    id,
    last: () => last,
    async send(alert: Alert) {
      try {
        const bytes = Buffer.from(`${JSON.stringify(alert)}\n`, 'utf8');
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
        fsyncSync(file);
        last = alert.seq;
      } catch (cause) {
        const reason = (cause as NodeJS.ErrnoException).code ?? 'cannot be written';
        throw new JejakError('SINK_FAILED', { meta: { sink: id, seq: alert.seq, reason }, cause });
      }
    },
    close: () => closeSync(file),
  };
}

/** Number of the last whole line; cuts off what stands behind it. */
function lastOf(file: number): number {
  const { size } = fstatSync(file);
  let tail = Buffer.alloc(0);
  let at = size;
  for (;;) {
    const end = tail.lastIndexOf(10);
    const begin = end < 0 ? -1 : tail.lastIndexOf(10, end - 1);
    if (end >= 0 && (begin >= 0 || at === 0)) {
      ftruncateSync(file, at + end + 1);
      const line = tail.toString('utf8', begin + 1, end);
      return (JSON.parse(line) as Alert).seq;
    }
    if (at === 0) {
      ftruncateSync(file, 0);
      return 0;
    }
    const length = Math.min(CHUNK, at);
    const chunk = Buffer.alloc(length);
    readSync(file, chunk, 0, length, at - length);
    at -= length;
    tail = Buffer.concat([chunk, tail]);
  }
}
