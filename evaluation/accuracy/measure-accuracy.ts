import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Accuracy } from './accuracy-page.ts';
import { measureCase } from './measure-case.ts';
import { measureRonin } from './measure-ronin.ts';

/** Measures every case in the folder of real data (`evm/`). */
export async function measureAccuracy(data: string): Promise<Accuracy> {
  const work = mkdtempSync(join(tmpdir(), 'jejak-eval-'));
  try {
    const cases = [];
    for (const name of ['harmony-2023', 'lifi-2024'])
      cases.push(await measureCase(join(data, 'laundering', name), name, work));
    return { cases, ronin: await measureRonin(join(data, 'ronin-2022'), work) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
