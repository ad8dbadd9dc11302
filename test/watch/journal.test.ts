import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seal } from '../../src/lake/pages/seal.ts';
import { openJournal } from '../../src/watch/journal/open-journal.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { toyAlert } from './support/toy-alert.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
let files = 0;
const fresh = () => join(folder.path, `${files++}`, 'alerts.jsonl');
const lineOf = (seq: number) => seal(toyAlert(seq));
const lines = (...numbers: number[]) => numbers.map(lineOf).join('');
function written(content: string): string {
  const path = join(folder.path, `${files++}.jsonl`);
  writeFileSync(path, content);
  return path;
}
const numbers = (path: string, after: number) => {
  const journal = openJournal(path, 'read');
  try {
    return [...journal.read(after)].map(({ seq }) => seq);
  } finally {
    journal.close();
  }
};

describe('the journal', () => {
  it('keeps what is appended, and reads from any number on', () => {
    const path = fresh();
    const journal = openJournal(path, 'write');
    expect([journal.last(), [...journal.read(0)]]).toEqual([0, []]);
    // Long enough that the lines lie in several parts of what is read at once.
    const alerts = Array.from({ length: 500 }, (_, i) =>
      toyAlert(i + 1, { note: '字'.repeat((i * 37) % 900) }),
    );
    journal.append(alerts.slice(0, 200));
    journal.append([]);
    journal.append(alerts.slice(200));
    for (const after of [0, 1, 199, 200, 499]) expect([...journal.read(after)]).toEqual(alerts.slice(after));
    expect([...journal.read(500), ...journal.read(501)]).toEqual([]);
    journal.close();
    const again = openJournal(path, 'read');
    expect(again.last()).toBe(500);
    expect([...again.read(497)]).toEqual(alerts.slice(497));
    again.close();
  });

  it('an unfinished last line is cut off by whoever writes, and left alone by whoever reads', () => {
    const path = written(lines(1, 2) + lineOf(3).slice(0, 50));
    expect(numbers(path, 0)).toEqual([1, 2]);
    expect(readFileSync(path, 'utf8').length).toBeGreaterThan(lines(1, 2).length);
    const journal = openJournal(path, 'write');
    expect(journal.last()).toBe(2);
    journal.append([toyAlert(3)]);
    journal.close();
    expect(readFileSync(path, 'utf8')).toBe(lines(1, 2, 3));
  });

  it('a reader is not confused by a writer', () => {
    const path = written(lines(1, 2, 3));
    const reader = openJournal(path, 'read');
    appendFileSync(path, lines(4, 5));
    expect([...reader.read(1)].map(({ seq }) => seq)).toEqual([2, 3]);
    reader.close();
  });

  it('a journal that is not there is empty, and reading makes none', () => {
    const path = fresh();
    expect(numbers(path, 0)).toEqual([]);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['a last line that is no JSON', `${lineOf(1)}nonsense\n`],
    ['a last line without a number', `${lineOf(1)}${seal({})}`],
    ['a last line without a digest', `${lineOf(1)}{"seq":2}\n`],
    ['a last line that is null', `${lineOf(1)}null\n`],
  ])('WATCH_JOURNAL at once: %s', (_, content) => {
    expect(() => openJournal(written(content), 'write')).toThrow(
      expect.objectContaining({ code: 'WATCH_JOURNAL', retryable: false }),
    );
  });

  it.each([
    ['a line is missing', lines(1, 2, 4), 0, /number 2 stands where 1|number 4 stands where/],
    ['a line is missing at the begin', lines(2, 3), 0, /number 2 stands where 1 should/],
    ['a line is there twice', lines(1, 2, 2, 3), 0, /number 2 stands where/],
    ['a line was cut', `${lineOf(1)}{"seq":\n${lineOf(3)}`, 0, /no JSON/],
    ['a letter was changed', lines(1, 2, 3).replace('"spent"', '"spemt"'), 0, /not what was written/],
  ])('WATCH_JOURNAL when it is read: %s', (_, content, after, message) => {
    expect(() => numbers(written(content), after)).toThrow(
      expect.objectContaining({ code: 'WATCH_JOURNAL', message: expect.stringMatching(message) }),
    );
  });
});
