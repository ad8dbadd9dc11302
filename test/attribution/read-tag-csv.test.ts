import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readTagCsv } from '../../src/attribution/read-tag-csv.ts';
import { temporaryFolder } from '../support/make-chain.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

let files = 0;
function file(content: string | Uint8Array): string {
  const path = join(folder.path, `tags-${files++}.csv`);
  writeFileSync(path, content);
  return path;
}
const read = (content: string) => readTagCsv(file(content));
const HEADER = 'address,label,category,confidence,source\n';
const tag = (address: string, label: string, category = '', confidence = '', source = '') => ({
  address,
  label,
  category,
  confidence,
  source,
});

describe('readTagCsv', () => {
  it('reads a row into a tag', () => {
    expect(read(`${HEADER}1A1z,Genesis,miner,certain,"everybody, since 2009"\n`)).toEqual([
      tag('1A1z', 'Genesis', 'miner', 'certain', 'everybody, since 2009'),
    ]);
  });

  it.each([
    ['columns in another order', 'label,source,address\nA,s,1x\n', tag('1x', 'A', '', '', 's')],
    ['columns that it does not know', 'id,address,note,label\n7,1x,n,A\n', tag('1x', 'A')],
    ['capitals and blanks in the header', ' Address , LABEL\n1x,A\n', tag('1x', 'A')],
    ['a byte order mark', '\uFEFFaddress,label\n1x,A\n', tag('1x', 'A')],
    ['carriage returns', 'address,label\r\n1x,A\r\n', tag('1x', 'A')],
    ['no line end at the end', 'address,label\n1x,A', tag('1x', 'A')],
    ['blank lines', '\naddress,label\n\n1x,A\n\n\n', tag('1x', 'A')],
    ['blanks around cells', 'address,label\n  1x , A  \n', tag('1x', 'A')],
    ['quotes in a cell', 'address,label\n1x,"the ""Exchange"""\n', tag('1x', 'the "Exchange"')],
    ['a line end in a cell', 'address,label\n1x,"two\nlines"\n', tag('1x', 'two\nlines')],
    ['optional cells left out', `${HEADER}1x,A\n`, tag('1x', 'A')],
    ['optional cells left empty', `${HEADER}1x,A,,,\n`, tag('1x', 'A')],
    ['letters of any script', 'address,label\n1x,Bursa Tukar – 取引所\n', tag('1x', 'Bursa Tukar – 取引所')],
  ])('takes %s', (_, text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it('keeps two claims about one address, in their order', () => {
    expect(read('address,label\n1x,A\n1x,B\n').map((found) => found.label)).toEqual(['A', 'B']);
  });

  it('gives no tag for a header alone', () => {
    expect(read(HEADER)).toEqual([]);
  });

  it('reads back what RFC 4180 writes, whatever the cells are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é', '=', "'"), maxLength: 12 });
    const cell = text.map((t) => t.trim());
    const row = fc.tuple(cell.filter(Boolean), cell.filter(Boolean), cell, cell, cell);
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const lines = rows.map((cells) => cells.map(quote).join(','));
        const content = ['address,label,category,confidence,source', ...lines, ''].join(end);
        expect(read(content)).toEqual(rows.map((cells) => tag(...cells)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('readTagCsv refuses, with file and row', () => {
  it.each([
    ['an empty file', '', 1],
    ['no header', '1x,A\n', 1],
    ['a header without address', 'label,category\nA,x\n', 1],
    ['a header without label', 'address,category\n1x,x\n', 1],
    ['an empty address', `${HEADER}1x,A\n,B\n`, 3],
    ['an empty label', `${HEADER}1x, \n`, 2],
    ['a row of one cell', `${HEADER}1x,A\n1y\n`, 3],
    ['a quote that is not closed', `${HEADER}1x,"A\n1y,B\n`, 2],
    // A label with a bare comma would move its second half into the category.
    ['more cells than the header has', `${HEADER}1x,Evil, Inc.,exchange,certain,me\n`, 2],
    ['more cells than a short header has', 'address,label\n1x,Evil, Inc.\n', 2],
    ['text behind a closing quote', `${HEADER}1x,"A"B\n`, 2],
    // The row is the line that an editor shows.
    ['a row behind blank lines', `${HEADER}\n\n1x,A\n,B\n`, 5],
    ['a row behind a cell of two lines', `${HEADER}1x,"A\nB"\n,C\n`, 4],
  ])('%s', (_, text, row) => {
    const path = file(text);
    expect(() => readTagCsv(path)).toThrow(
      expect.objectContaining({ code: 'TAGS_INVALID', meta: expect.objectContaining({ file: path, row }) }),
    );
  });

  it('a file that is not there, and a folder', () => {
    const missing = join(folder.path, 'absent.csv');
    expect(() => readTagCsv(missing)).toThrow(
      expect.objectContaining({ code: 'FILE_MISSING', meta: { file: missing, reason: 'ENOENT' } }),
    );
    expect(() => readTagCsv(folder.path)).toThrow(
      expect.objectContaining({ code: 'INPUT_FOLDER', meta: { file: folder.path } }),
    );
  });
});
