import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { JejakError } from '../../primitives/jejak-error.ts';
import type { Alert } from '../alert.ts';
import { endOfLines } from '../journal/end-of-lines.ts';
import { linesFrom } from '../journal/lines-from.ts';
import { startOfLine } from '../journal/start-of-line.ts';
import type { Sink } from './sink.ts';

/** How a line of an alert begins; what begins otherwise is not ours to cut off. */
const BEGIN = '{"seq":';

/**
 * Appends each alert as a line of JSON to a file. The file itself says which alert it has last, so that a kill between a
 * line and the note of it repeats nothing; a line that was left unfinished is cut off. A file that holds something else
 * is left as it is. Errors: SINK_FAILED, SINK_REFUSED.
 */
export function jsonlSink(id: string, path: string): Sink {
  const failed = (seq: number, error: unknown) => {
    if (error instanceof JejakError) return error;
    const reason = (error as NodeJS.ErrnoException).code ?? 'not written';
    return new JejakError('SINK_FAILED', { meta: { sink: id, seq, reason }, cause: error });
  };
  let file: number;
  try {
    file = openSync(path, 'a+');
  } catch (error) {
    throw failed(0, error);
  }
  let last: number;
  try {
    last = lastOf(
      file,
      (what) => new JejakError('SINK_REFUSED', { meta: { sink: id, reason: `${path} ${what}, not alerts` } }),
    );
  } catch (error) {
    closeSync(file);
    throw failed(0, error);
  }
  return {
    id,
    last: () => last,
    async send(alert: Alert) {
      try {
        const bytes = Buffer.from(`${JSON.stringify(alert)}\n`, 'utf8');
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
        fsyncSync(file);
        last = alert.seq;
      } catch (error) {
        throw failed(alert.seq, error);
      }
    },
    close: () => closeSync(file),
  };
}

/** Number of the last whole line; cuts off what stands behind it. */
function lastOf(file: number, other: (what: string) => JejakError): number {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw other('is no file');
  const end = endOfLines(file);
  let seq = 0;
  for (const line of end === 0 ? [] : linesFrom(file, startOfLine(file, end, 1), end))
    seq = seqOf(line, other);
  if (end < stat.size) {
    const [rest = ''] = linesFrom(file, end, stat.size, true);
    if (!rest.startsWith(BEGIN.slice(0, rest.length))) throw other('ends with something else');
    ftruncateSync(file, end);
    fsyncSync(file);
  }
  return seq;
}

function seqOf(line: string, other: (what: string) => JejakError): number {
  try {
    const { seq } = JSON.parse(line) as Alert;
    if (line.startsWith(BEGIN) && Number.isInteger(seq)) return seq;
  } catch {
    // Told below: whatever it is, it is no alert.
  }
  throw other('holds something else');
}
