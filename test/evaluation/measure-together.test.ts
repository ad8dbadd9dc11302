import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { combineTables } from '../../evaluation/accuracy/combine-tables.ts';
import { measureTogether } from '../../evaluation/accuracy/measure-together.ts';

const address = (digit: string) => `0x${digit.repeat(40)}`;
const [theft, other, shared, far, near] = ['1', '2', '3', '4', '5'].map(address) as [
  string,
  string,
  string,
  string,
  string,
];

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'jejak-together-'));
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

function tableOf(name: string, lines: readonly string[]): string {
  const path = join(work, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const first = () =>
  tableOf('first.csv', [
    'Timestamp,Block,Tx_hash,From,From_label,To,To_label,Value_in_USD',
    `2023-01-02 00:00:00,20,0x${'b'.repeat(64)},${near},"Near, a name",${far},,4.5`,
    `2023-01-01 00:00:00,10,0x${'a'.repeat(64)},${theft},,${near},,10.0`,
  ]);

it('tables of two kinds become one, in the order of time', () => {
  const second = tableOf('second.csv', [
    'block_time,from,to,total_eth',
    `2023-01-01T12:00:00+00:00,\\x${'2'.repeat(40)},\\x${'3'.repeat(40)},0.5`,
  ]);
  const into = join(work, 'all.csv');
  combineTables([first(), second], into);
  expect(readFileSync(into, 'utf8').split('\n')).toEqual([
    'time,tx,from,to,value',
    `1672531200,0x${'a'.repeat(64)},${theft},${near},10.0`,
    `1672574400,,\\x${'2'.repeat(40)},\\x${'3'.repeat(40)},0.5`,
    `1672617600,0x${'b'.repeat(64)},${near},${far},4.5`,
    '',
  ]);
});

it('cases without a common address are as alone', async () => {
  const second = tableOf('second.csv', [
    'time,from,to,value,symbol',
    `2023-01-01 12:00:00,${other},${shared},7,USD`,
  ]);
  const figures = await measureTogether(
    [
      { name: 'first', path: first(), sources: [theft], terminals: [far] },
      { name: 'second', path: second, sources: [other], terminals: [] },
    ],
    work,
  );
  // Two flows under five policies, what rests at `near` under five, and what reaches `far` under five.
  expect(figures).toEqual({
    flows: 3,
    sharedAddresses: 0,
    cases: [
      { name: 'first', flows: 2, reached: 2, foreign: 0, compared: 20, same: 20 },
      { name: 'second', flows: 1, reached: 1, foreign: 0, compared: 10, same: 10 },
    ],
  });
});

it('a flow of another case that is reached is counted', async () => {
  const second = tableOf('second.csv', [
    'time,from,to,value,symbol',
    `2023-01-03 00:00:00,${other},${shared},7,USD`,
    `2023-01-04 00:00:00,${far},${shared},4.5,USD`,
  ]);
  const figures = await measureTogether(
    [
      { name: 'first', path: first(), sources: [theft], terminals: [] },
      { name: 'second', path: second, sources: [other], terminals: [] },
    ],
    work,
  );
  expect(figures.sharedAddresses).toBe(1);
  const [one, two] = figures.cases;
  expect(one).toMatchObject({ flows: 2, reached: 2, foreign: 1 });
  expect(one!.same).toBeLessThan(one!.compared);
  expect(two).toMatchObject({ flows: 2, reached: 1, foreign: 0 });
});
