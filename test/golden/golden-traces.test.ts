import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/make-chain.ts';
import { sharedData } from '../support/shared-data.ts';
import { accountCases } from './support/account-cases.ts';
import { bitcoinCases } from './support/bitcoin-cases.ts';
import { differences } from './support/differences.ts';
import { allLines, type Golden, summariseLines } from './support/summarise-lines.ts';

// What a trace without any label says of fixed data. The tables of Harmony, LI.FI and Ronin were taken anew when payments
// beyond the record became of unknown origin (R11) and a table's end ceased to be "unspent", listed mixers and bridges ending
// a trace there too (R12); Harmony's once more when an account that is short waited for what the same transaction brings it, and
// again (haircut, seven accounts) when what comes in a transaction went out again first whether or not its passer is followed,
// so that no method's figure depends on the methods beside it; the other cases are as the two older engines had them.
// A golden is no truth: it was written by a trace, once, and is there
// so that a change of answers is seen, read and explained. To take a new answer, after reading every line that differs:
//   JEJAK_WRITE_GOLDEN=<case>[,<case>] npx vitest run test/golden
// To have all lines of a large case, for a comparison with those of another version: JEJAK_GOLDEN_LINES=<folder>.

const rewritten = (process.env.JEJAK_WRITE_GOLDEN ?? '').split(',').filter((name) => name !== '');
const wholeInto = process.env.JEJAK_GOLDEN_LINES;

describe.each([...bitcoinCases, ...accountCases])('$name', ({ name, shared, traces }) => {
  const absent = shared && !sharedData.present;
  it.skipIf(absent)(
    `is traced as its golden says${absent ? sharedData.reason : ''}`,
    async () => {
      const folder = temporaryFolder();
      const file = new URL(`./${name}.json`, import.meta.url);
      try {
        const lines = await traces(folder.path);
        const now = Object.fromEntries(
          Object.entries(lines).map(([key, list]) => [key, summariseLines(list)]),
        );
        if (wholeInto) {
          mkdirSync(wholeInto, { recursive: true });
          for (const [key, list] of Object.entries(lines))
            writeFileSync(join(wholeInto, `${name}-${key.replaceAll(/\W+/g, '-')}.txt`), allLines(list));
        }
        if (rewritten.includes(name)) writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
        const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>;
        expect(differences(kept, now).join('\n')).toBe('');
        expect(now).toEqual(kept);
      } finally {
        folder.remove();
      }
    },
    120_000,
  );
});

it('differences name the sums and the lines that are not the same', () => {
  const line = { place: 'a', asset: 'coin', reason: 'unspent', policy: 'fifo' as const, amount: 2n };
  const kept = { forward: summariseLines([line, { ...line, place: 'b' }]) };
  expect(differences(kept, { forward: summariseLines([{ ...line, place: 'b' }, line]) })).toEqual([]);
  // A place in two pieces is one line, nothing is no line.
  const pieces = [
    { ...line, amount: 1n },
    { ...line, amount: 1n },
    { ...line, place: 'b' },
    { ...line, place: 'c', amount: 0n },
  ];
  expect(differences(kept, { forward: summariseLines(pieces) })).toEqual([]);
  const found = differences(kept, { forward: summariseLines([line, { ...line, place: 'b', amount: 3n }]) });
  expect(found[0]).toBe('forward: 2 lines in the golden, 2 now');
  expect(found.filter((text) => text.startsWith('  line'))).toEqual([
    '  line - b coin unspent fifo 2',
    '  line + b coin unspent fifo 3',
  ]);
  expect(found.filter((text) => text.startsWith('  sum'))).toEqual([
    expect.stringContaining('- fifo unspent coin 2 4 '),
    expect.stringContaining('+ fifo unspent coin 2 5 '),
  ]);
});
