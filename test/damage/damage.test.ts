import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/make-chain.ts';
import { DAMAGES, type Damage } from './support/damages.ts';
import { makeAccountWorld, makeOutputWorld } from './support/make-worlds.ts';
import { runTable, type Table } from './support/run-table.ts';

// Every file of a world x every damage x every question: noticed, or the same answer. `npm run damage` asks all of them;
// JEJAK_DAMAGE_ONLY=<part of a file's name> only those of some files, JEJAK_DAMAGE_STEP=<n> every n-th damage of each.
const long = process.env.JEJAK_DAMAGE === 'long';
const step = Number(process.env.JEJAK_DAMAGE_STEP ?? 1);
const only = process.env.JEJAK_DAMAGE_ONLY ?? '';
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Of the short form: one damage for every third file, another one each time. */
function shortForm(): (file: string, damage: Damage) => boolean {
  const chosen = new Map<string, Damage | undefined>();
  const files = new Map<string, number>();
  return (file, damage) => {
    if (!file.includes(only)) return false;
    if (!files.has(file)) files.set(file, files.size);
    if (long) return (DAMAGES.indexOf(damage) + files.get(file)!) % step === 0;
    const kinds = DAMAGES.filter(({ fits }) => fits(1_000));
    if (!chosen.has(file))
      chosen.set(file, chosen.size % 3 === 0 ? kinds[(chosen.size * 5) % kinds.length] : undefined);
    return chosen.get(file) === damage;
  };
}

function told(name: string, table: Table): string {
  const { verify, defects, cases, same, noticed } = table;
  const lines = defects.map(
    ({ file, damage, question, verdict, code, text }) =>
      `${verdict} (${code}): ${file}, ${damage}, ${question}\n    ${text.replaceAll('\n', '\n    ')}`,
  );
  return [
    `${name}: ${cases} cases, ${same} the same answer, ${noticed} noticed, ${defects.length} defects`,
    `verify noticed ${verify.noticed} of ${verify.of}; not: ${verify.missed.join('; ')}`,
    ...lines,
  ].join('\n');
}

describe('damage is noticed, or changes nothing', () => {
  it.each([
    ['outputs', makeOutputWorld],
    ['accounts', makeAccountWorld],
  ] as const)(
    'a world of %s',
    async (name, make) => {
      const world = await make(folder.path);
      const table = await runTable(world, DAMAGES, {
        pick: shortForm(),
        // The long form takes an hour: what it finds is said at once.
        ...(long ? { found: (defect) => process.stderr.write(`${JSON.stringify(defect)}\n`) } : {}),
      });
      const text = told(name, table);
      if (long) process.stdout.write(`${text}\n`);
      expect(table.defects, text).toEqual([]);
      expect(table.verify.missed, text).toEqual([]);
    },
    long ? 7_200_000 : 300_000,
  );
});
