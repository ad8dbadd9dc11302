import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jsonlSink } from '../../src/watch/sinks/jsonl-sink.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { toyAlert } from './support/toy-alert.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
function file(content = ''): string {
  const path = join(folder.path, `${files++}.jsonl`);
  writeFileSync(path, content);
  return path;
}
const lineOf = (seq: number, note?: string) => `${JSON.stringify(toyAlert(seq, note ? { note } : {}))}\n`;

describe('a file of alerts', () => {
  it('has one line an alert, and says which it has last', async () => {
    const path = file();
    const sink = jsonlSink('file', path);
    expect(sink.last!()).toBe(0);
    for (const seq of [1, 2, 3]) await sink.send(toyAlert(seq));
    sink.close();
    expect(readFileSync(path, 'utf8')).toBe(lineOf(1) + lineOf(2) + lineOf(3));
    const again = jsonlSink('file', path);
    expect(again.last!()).toBe(3);
    again.close();
  });

  it.each([1, 6, 7, 8, 40])('a last line of %i bytes without its end is cut off', async (length) => {
    const path = file(lineOf(1) + lineOf(2).slice(0, length));
    const sink = jsonlSink('file', path);
    expect(sink.last!()).toBe(1);
    await sink.send(toyAlert(2));
    sink.close();
    expect(readFileSync(path, 'utf8')).toBe(lineOf(1) + lineOf(2));
  });

  it('lines longer than what is read at once, and letters of several bytes, are no hindrance', () => {
    const long = '字'.repeat(70_000);
    for (const rest of ['', lineOf(3, long).slice(0, 50_000)]) {
      const path = file(lineOf(1) + lineOf(2, long) + rest);
      const sink = jsonlSink('file', path);
      expect(sink.last!()).toBe(2);
      sink.close();
      expect(readFileSync(path, 'utf8')).toBe(lineOf(1) + lineOf(2, long));
    }
    const path = file(lineOf(1, long).slice(0, 50_000));
    const sink = jsonlSink('file', path);
    expect(sink.last!()).toBe(0);
    sink.close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it.each([
    ['a text without a line end', 'notes of the case'],
    ['a text', 'notes of the case\n'],
    ['other JSON', '{"name":"x"}\n'],
    ['JSON with a number elsewhere', '{"a":1,"seq":3}\n'],
    ['alerts and something behind them', `${lineOf(1)}notes`],
    ['alerts and a line behind them', `${lineOf(1)}notes\n`],
  ])('a file of something else is refused and not changed: %s', (_, content) => {
    const path = file(content);
    expect(() => jsonlSink('file', path)).toThrow(expect.objectContaining({ code: 'SINK_REFUSED' }));
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('a place that cannot be written is SINK_FAILED, with the reason', () => {
    mkdirSync(join(folder.path, 'a-folder'));
    for (const [path, reason] of [
      [join(folder.path, 'a-folder'), 'EISDIR'],
      [join(folder.path, 'absent', 'x'), 'ENOENT'],
    ] as const)
      expect(() => jsonlSink('file', path)).toThrow(
        expect.objectContaining({ code: 'SINK_FAILED', meta: expect.objectContaining({ reason }) }),
      );
  });
});
