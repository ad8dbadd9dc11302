import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureOwners } from '../owners/measure-owners.ts';
import { measureTraps } from '../traps/measure-traps.ts';
import type { Accuracy } from './accuracy-page.ts';
import { measureCase } from './measure-case.ts';
import { measureRonin } from './measure-ronin.ts';
import { measureTogether } from './measure-together.ts';
import { tableCases } from './table-cases.ts';

const TRAP_SEEDS = [1, 2, 3];

/** Measures everything that the folder of real data allows. */
export async function measureAccuracy(data: string): Promise<Accuracy> {
  const work = mkdtempSync(join(tmpdir(), 'jejak-eval-'));
  try {
    const { laundering, ronin } = tableCases(data);
    const cases = [];
    for (const one of laundering) cases.push(await measureCase(one, work));
    return {
      cases,
      ronin: await measureRonin(ronin, work),
      together: await measureTogether([...laundering, ronin], work),
      traps: await measureTraps(TRAP_SEEDS, work),
      owners: await measureOwners(data),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
