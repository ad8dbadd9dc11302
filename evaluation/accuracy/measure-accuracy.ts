import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureOwners } from '../owners/measure-owners.ts';
import type { Accuracy } from './accuracy-page.ts';
import { measureCase } from './measure-case.ts';
import { measureRonin } from './measure-ronin.ts';

/** Measures everything that the folder of real data allows. */
export async function measureAccuracy(data: string): Promise<Accuracy> {
  const work = mkdtempSync(join(tmpdir(), 'jejak-eval-'));
  try {
    const cases = [];
    for (const name of ['harmony-2023', 'lifi-2024'])
      cases.push(await measureCase(join(data, 'evm', 'laundering', name), name, work));
    return {
      cases,
      ronin: await measureRonin(join(data, 'evm', 'ronin-2022'), work),
      owners: await measureOwners(data),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
