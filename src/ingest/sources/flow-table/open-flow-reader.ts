import { JejakError } from '../../../primitives/jejak-error.ts';
import { createFlowParser, type FlowParser, type FlowParserOptions } from './create-flow-parser.ts';
import type { FlowChunk } from './flow-chunk.ts';
import { readHeader } from './read-header.ts';
import { splitRow } from './split-row.ts';

const [LINE_END, RETURN] = [10, 13];
const MARK = 0xfeff;

/** The rows of a table from its begin on. */
export interface FlowReader {
  /** Appends rows to a chunk until it is full. False: nothing more comes. Errors: those of the parts, FLOW_TABLE of the header. */
  fill(chunk: FlowChunk): boolean;
  close(): void;
}

/** `parts` are the bytes of the table, cut anywhere; each is valid until the next is asked for. */
export function openFlowReader(
  parts: Generator<Buffer>,
  about: Omit<FlowParserOptions, 'header' | 'line'> & { readonly file: string },
): FlowReader {
  let parser: FlowParser | undefined;
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;
  let line = 0;
  let over = false;

  /** Takes the next part behind what is left of the one before; the last line may lack its end. */
  function take(): boolean {
    // The part's memory is used again.
    const left = Buffer.from(bytes.subarray(at));
    const { value, done } = parts.next();
    at = 0;
    if (!done) bytes = left.length === 0 ? value : Buffer.concat([left, value]);
    else bytes = left.length === 0 || over ? Buffer.alloc(0) : Buffer.concat([left, Buffer.of(LINE_END)]);
    over = done === true;
    return bytes.length > 0 || !over;
  }
  /** The parser, once the line of the header has come. */
  function begin(): FlowParser | undefined {
    for (let stop = bytes.indexOf(LINE_END, at); stop >= 0; stop = bytes.indexOf(LINE_END, at)) {
      line += 1;
      const text = bytes.toString('utf8', at, stop > at && bytes[stop - 1] === RETURN ? stop - 1 : stop);
      const whole = line === 1 && text.charCodeAt(0) === MARK ? text.slice(1) : text;
      at = stop + 1;
      if (whole === '') continue;
      const header = readHeader(splitRow(whole) ?? [], about.file);
      return createFlowParser({ ...about, header, line });
    }
    return undefined;
  }

  return {
    fill(chunk) {
      for (;;) {
        parser ??= begin();
        if (parser) at = parser.feed(bytes, at, chunk);
        if (chunk.rows === chunk.capacity || (about.strict && chunk.bad.length > 0)) return true;
        if (over) break;
        take();
      }
      if (parser) return false;
      throw new JejakError('FLOW_TABLE', {
        meta: { file: about.file, row: 1, reason: 'the file is empty' },
      });
    },
    close: () => void parts.return(undefined),
  };
}
