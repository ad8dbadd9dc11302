import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFully } from '../../files/sync-fully.ts';
import { writeFully } from '../../files/write-fully.ts';
import { seal, unseal } from '../../lake/pages/seal.ts';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Alert } from '../alert.ts';
import { endOfLines } from './end-of-lines.ts';
import { linesFrom } from './lines-from.ts';
import { startOfLine } from './start-of-line.ts';

/** The journal of alerts: a sealed line of JSON each, appended and never changed. What is in it has happened for good. */
export interface Journal {
  /** Number of the last alert; 0 for none. */
  readonly last: () => number;
  /** Writes alerts and returns when they are on the disk. */
  readonly append: (alerts: readonly Alert[]) => void;
  /**
   * Alerts with a number above `after`, in order. Memory: one line; time: that of the answer, because numbers have no gap
   * and lines are counted from the end. Errors: WATCH_JOURNAL.
   */
  readonly read: (after: number) => Generator<Alert>;
  readonly close: () => void;
}

/**
 * Opens the journal, for reading only or for appending. A last line that a killed process left unfinished is cut off:
 * it was never promised to anybody. Only the last line is looked at, the others when they are read. Errors: WATCH_JOURNAL.
 */
export function openJournal(path: string, mode: 'read' | 'write'): Journal {
  if (mode === 'write') mkdirSync(dirname(path), { recursive: true });
  if (mode === 'read' && !existsSync(path))
    return { last: () => 0, append: () => undefined, *read() {}, close: () => undefined };
  const file = openSync(path, mode === 'write' ? 'a+' : 'r');
  const damaged = (reason: string, cause?: unknown) =>
    new JejakError('WATCH_JOURNAL', { meta: { file: path, reason }, cause });
  const parse = (text: string): Alert => {
    try {
      const alert = unseal<Alert>(text);
      if (Number.isInteger(alert.seq) && alert.seq > 0) return alert;
    } catch (cause) {
      throw damaged(`${reasonOf(cause)}: ${text.slice(0, 40)}`, cause);
    }
    throw damaged(`no number: ${text.slice(0, 40)}`);
  };
  let last = 0;
  /** Byte behind the last line: lines are counted from there, also when another process appends. */
  let size = 0;
  try {
    size = endOfLines(file);
    for (const line of size === 0 ? [] : linesFrom(file, startOfLine(file, size, 1), size))
      last = parse(line).seq;
    if (mode === 'write' && size < fstatSync(file).size) {
      ftruncateSync(file, size);
      syncFully({ file, path });
    }
  } catch (error) {
    closeSync(file);
    throw error;
  }
  return {
    last: () => last,
    append(alerts) {
      if (alerts.length === 0) return;
      const bytes = Buffer.from(alerts.map((alert) => seal(alert)).join(''), 'utf8');
      writeFully({ file, path }, bytes);
      syncFully({ file, path });
      size += bytes.length;
      last = alerts[alerts.length - 1]!.seq;
    },
    *read(after) {
      if (after >= last) return;
      let expected = after + 1;
      for (const line of linesFrom(file, startOfLine(file, size, last - after), size)) {
        const alert = parse(line);
        if (alert.seq !== expected) throw damaged(`number ${alert.seq} stands where ${expected} should`);
        expected += 1;
        yield alert;
      }
    },
    close: () => closeSync(file),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof SyntaxError || !(error instanceof Error) ? 'no JSON' : error.message;
}
