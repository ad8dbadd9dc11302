import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readText } from '../../src/files/read-text.ts';
import { scanLines } from '../../src/files/scan-lines.ts';
import { JejakError } from '../../src/primitives/jejak-error.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const PART = 1 << 20;

function fileOf(content: string | Uint8Array): string {
  const file = join(folder.path, 'file');
  writeFileSync(file, content);
  return file;
}

function errorOf(work: () => unknown): Pick<JejakError, 'code' | 'meta'> {
  try {
    work();
  } catch (error) {
    if (error instanceof JejakError) return { code: error.code, meta: error.meta };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('text that is read whole', () => {
  it.each([
    ['empty', '', ''],
    ['with a byte order mark', '\uFEFFa', 'a'],
    ['with characters of four bytes', '💰 élan', '💰 élan'],
  ])('%s', (_, content, expected) => expect(readText(fileOf(content), 100)).toBe(expected));

  // RFC 3629: 0xff never occurs, 0xc3 needs one more byte, 0xed 0xa0 0x80 would be a surrogate, 0xc0 0x80 is overlong.
  it.each([
    ['a byte that never occurs', [0x61, 10, 0x62, 0xff, 0x63], { line: 2, byte: 3, found: '0xff' }],
    ['a character that is cut', [0x61, 0xc3], { line: 1, byte: 1, found: '0xc3' }],
    ['a character cut by a letter', [0xe2, 0x82, 0x41, 0x41], { line: 1, byte: 0, found: '0xe2' }],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80, 0x61], { line: 1, byte: 1, found: '0xed' }],
    ['an overlong zero', [0x61, 0xc0, 0x80, 0x61], { line: 1, byte: 1, found: '0xc0' }],
    ['a zero byte', [0x61, 10, 10, 0x62, 0, 0x63], { line: 3, byte: 4, found: '0x00' }],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0], { line: 1, byte: 0, found: 'PNG' }],
    ['Parquet', [0x50, 0x41, 0x52, 0x31, 21, 0], { line: 1, byte: 5, found: 'Parquet' }],
    ['gzip', [0x1f, 0x8b, 8, 0], { line: 1, byte: 1, found: 'gzip' }],
    ['UTF-16', [0xff, 0xfe, 0x61, 0], { line: 1, byte: 0, found: 'UTF-16' }],
  ])('%s is refused with its place', (_, bytes, place) => {
    const file = fileOf(Uint8Array.from(bytes));
    expect(errorOf(() => readText(file, 100))).toEqual({ code: 'INPUT_NOT_TEXT', meta: { file, ...place } });
  });

  it('a character may be cut by the end of a part, at each of its bytes', () => {
    for (let before = PART - 5; before <= PART; before++) {
      const text = `${'a\n'.repeat(before / 2)}${before % 2 ? 'a' : ''}💰é€\n`;
      expect(readText(fileOf(text), 2 * PART)).toBe(text);
      const bytes = Buffer.from(text);
      bytes[before + 1] = 0x41;
      const line = Math.floor(before / 2) + 1;
      expect(errorOf(() => readText(fileOf(bytes), 2 * PART)).meta).toMatchObject({ line, byte: before });
    }
  });

  it('what is too large is refused before it is read', () => {
    const file = fileOf('');
    truncateSync(file, 2 ** 40);
    const meta = { file, size: 2 ** 40, largest: 1_000 };
    expect(errorOf(() => readText(file, 1_000))).toEqual({ code: 'INPUT_LARGE', meta });
  });
});

describe('lines', () => {
  it('with either end, numbered, the last one without its own', () => {
    const found = [...scanLines(fileOf('\uFEFFa\r\n\nb\rc\n'), PART), ...scanLines(fileOf('d'), PART)];
    expect(found).toEqual([
      { text: 'a', line: 1 },
      { text: '', line: 2 },
      { text: 'b\rc', line: 3 },
      { text: 'd', line: 1 },
    ]);
  });
  it.each([0, 1, PART - 1])(
    'one of the largest length passes, one byte more does not; %i bytes before',
    (n) => {
      const before = n === 0 ? '' : `${'b'.repeat(n - 1)}\n`;
      const fits = `${before}${'a'.repeat(PART)}\nc`;
      expect([...scanLines(fileOf(fits), PART)].map(({ text }) => text.length)).toEqual([
        ...(n === 0 ? [] : [n - 1]),
        PART,
        1,
      ]);
      const file = fileOf(`${before}${'a'.repeat(PART + 1)}\nc`);
      const meta = { file, line: n === 0 ? 1 : 2, largest: PART };
      expect(errorOf(() => [...scanLines(file, PART)])).toEqual({ code: 'INPUT_LINE', meta });
    },
  );
});
