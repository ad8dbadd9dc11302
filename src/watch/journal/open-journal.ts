import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Alert } from '../alert.ts';

const CHUNK = 1 << 16;

/** The journal of alerts: a line of JSON each, appended and never changed. What is in it has happened for good. */
export interface Journal {
  /** Number of the last alert; 0 for none. */
  readonly last: () => number;
  /** Writes alerts and returns when they are on the disk. */
  readonly append: (alerts: readonly Alert[]) => void;
  /** Alerts with a number above `after`, in order. Memory: one line. */
  readonly read: (after: number) => Generator<Alert>;
  readonly close: () => void;
}

/**
 * Opens the journal, for reading only or for appending. A last line that a killed process left unfinished is cut off:
 * it was never promised to anybody. Errors: WATCH_JOURNAL.
 */
export function openJournal(path: string, mode: 'read' | 'write'): Journal {
  if (mode === 'write') mkdirSync(dirname(path), { recursive: true });
  if (mode === 'read' && !existsSync(path))
    return { last: () => 0, append: () => undefined, *read() {}, close: () => undefined };
  const file = openSync(path, mode === 'write' ? 'a+' : 'r');
  let size = 0;
  let last = 0;
  for (const { alert, end } of lines(file, path)) {
    if (alert.seq !== last + 1) {
      closeSync(file);
      throw new JejakError('WATCH_JOURNAL', {
        meta: { file: path, reason: `number ${alert.seq} follows ${last}` },
      });
    }
    last = alert.seq;
    size = end;
  }
  if (mode === 'write' && size < fstatSync(file).size) {
    ftruncateSync(file, size);
    fsyncSync(file);
  }
  return {
    last: () => last,
    append(alerts) {
      if (alerts.length === 0) return;
      const bytes = Buffer.from(alerts.map((alert) => `${JSON.stringify(alert)}\n`).join(''), 'utf8');
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
      fsyncSync(file);
      last = alerts[alerts.length - 1]!.seq;
    },
    *read(after) {
      for (const { alert } of lines(file, path)) if (alert.seq > after) yield alert;
    },
    close: () => closeSync(file),
  };
}

/** Whole lines with the byte behind each; what stands behind the last line end is left out. */
function* lines(file: number, path: string): Generator<{ readonly alert: Alert; readonly end: number }> {
  const chunk = Buffer.alloc(CHUNK);
  let rest = Buffer.alloc(0);
  let end = 0;
  for (let at = 0; ; ) {
    const got = readSync(file, chunk, 0, CHUNK, at);
    if (got === 0) return;
    at += got;
    rest = Buffer.concat([rest, chunk.subarray(0, got)]);
    for (let stop = rest.indexOf(10); stop >= 0; stop = rest.indexOf(10)) {
      end += stop + 1;
      yield { alert: parse(rest.toString('utf8', 0, stop), path, end), end };
      rest = rest.subarray(stop + 1);
    }
  }
}

function parse(text: string, file: string, end: number): Alert {
  try {
    return JSON.parse(text) as Alert;
  } catch (cause) {
    throw new JejakError('WATCH_JOURNAL', { meta: { file, reason: `no JSON before byte ${end}` }, cause });
  }
}
