import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration } from '../../src/cli/output/format-duration.ts';
import { print } from '../../src/cli/output/print.ts';
import { toCsv } from '../../src/cli/output/to-csv.ts';
import { toJson } from '../../src/cli/output/to-json.ts';
import { toTable } from '../../src/cli/output/to-table.ts';
import { visible } from '../../src/cli/output/visible.ts';
import { formatTime } from '../../src/primitives/format-time.ts';
import { id } from '../../src/texts/cli/id.ts';

describe('visible', () => {
  it.each([
    ['\x1b[2J', '\\u001b[2J'],
    ['a\u202eb', 'a\\u202eb'],
    ['\u009b31m', '\\u009b31m'],
    ['a\r\nb\tc', 'a\\u000d\nb\tc'],
    ['Ω ü 资', 'Ω ü 资'],
  ])('writes %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
    // What is shown is not escaped again.
    expect(visible(shown)).toBe(shown);
  });

  it('leaves JSON the same JSON', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        expect(JSON.parse(visible(text))).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe('a table', () => {
  it('keeps a label from steering the terminal or making a line of its own', async () => {
    let out = '';
    const write = (text: string) => {
      out += text;
    };
    const context = { write, texts: id } as unknown as Parameters<typeof print>[0];
    const label = 'x\x1b[2J\nBest label: FORGED';
    print(context, 'table', {
      data: {},
      columns: ['label'],
      rows: [[label]],
      above: [label],
      below: [label],
    });
    expect(out).not.toContain('\x1b');
    expect(out.split('\n').filter((line) => line.startsWith('Best'))).toEqual([]);
    expect(out).toContain('x\\u001b[2J\\u000aBest label: FORGED');
  });
});

describe('toCsv', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
    ['-12.50000000', '-12.50000000'],
    ['-', "'-"],
  ])('writes %j as %j', (cell, written) => {
    expect(toCsv(['h'], [[cell]])).toBe(`h\n${written}\n`);
  });

  // OWASP, "CSV Injection": cells that a spreadsheet would run.
  it.each([
    '=1+1',
    '=HYPERLINK("http://x","y")',
    '+1+1',
    '@SUM(A1)',
    '-1+1',
    "-2+3+cmd|' /C calc'!A0",
    '-A1',
    '\t=1',
    '\r=1',
    '+6281234',
  ])('keeps %j from being a formula', (cell) => {
    const [, ...rest] = toCsv(['h'], [[cell]]).split('\n');
    expect(rest.join('\n')).toMatch(/^"?'/);
  });

  it('can be read back, cell by cell', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'), maxLength: 10 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 6 }), (rows) => {
        expect(parse(toCsv(['one', 'two'], rows))).toEqual([
          ['one', 'two'],
          ...rows.map((cells) => cells.map((text) => (/^[\r]/.test(text) ? `'${text}` : text))),
        ]);
      }),
    );
  });
});

describe('toJson', () => {
  it('writes amounts as strings of digits: no reader turns them into floats', () => {
    expect(toJson({ value: 9_007_199_254_740_993n, list: [-1n, 0n] })).toBe(
      '{\n  "value": "9007199254740993",\n  "list": [\n    "-1",\n    "0"\n  ]\n}',
    );
  });
  it('writes maps as objects and typed arrays as lists', () => {
    const value = {
      map: new Map([['a', 1n]]),
      ids: Float64Array.of(1, 2),
      bytes: Uint8Array.of(255),
      big: BigInt64Array.of(5n),
    };
    expect(JSON.parse(toJson(value))).toEqual({ map: { a: '1' }, ids: [1, 2], bytes: [255], big: ['5'] });
  });
  it('leaves out what is undefined, keeps null', () => {
    expect(JSON.parse(toJson({ a: undefined, b: null }))).toEqual({ b: null });
  });
});

describe('toTable', () => {
  it('pads to the widest cell, numbers to the right, and leaves no blanks at the end', () => {
    expect(
      toTable(
        ['name', 'BTC'],
        [
          ['a', '1.5'],
          ['long name', '10.25'],
        ],
        [1],
      ),
    ).toBe('name         BTC\n---------  -----\na            1.5\nlong name  10.25\n');
  });
  it('has a header without rows', () => {
    expect(toTable(['a', 'bc'], [])).toBe('a  bc\n-  --\n');
  });
});

describe('print', () => {
  const answer = {
    data: { value: 1n },
    columns: ['value', { title: 'fifo' }] as const,
    rows: [['1', '2']],
    above: ['above'],
    below: ['below'],
  };
  const printed = (format: string) => {
    let text = '';
    print({ write: (part: string) => (text += part), texts: id } as never, format, answer);
    return text;
  };
  it('for programs: names that do not change with the language, and nothing around the rows', () => {
    expect(printed('csv')).toBe('value,fifo\n1,2\n');
    expect(printed('json')).toBe('{\n  "value": "1"\n}\n');
  });
  it('for people: titles in their language, lines above and below', () => {
    expect(printed('table')).toBe('above\nBTC  fifo\n---  ----\n1    2\nbelow\n');
  });
});

describe('times and sizes', () => {
  it.each([
    [1_231_006_505, '2009-01-03 18:15:05'],
    [0, '1970-01-01 00:00:00'],
    [4_294_967_295, '2106-02-07 06:28:15'],
  ])('%d s is %s', (seconds, text) => {
    expect(formatTime(seconds)).toBe(text);
  });
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [59_400, '59 s'],
    [59_600, '1 min 00 s'],
    [3_599_000, '59 min 59 s'],
    [3_600_000, '1 h 00 min'],
    [360_000_000, '100 h 00 min'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [1_500_000, '1.5 MB'],
    [2.5e15, '2500.0 TB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

/** A reader of RFC 4180 of its own. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/y;
  let row: string[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
