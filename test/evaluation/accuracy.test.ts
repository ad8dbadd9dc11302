import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Accuracy, accuracyPage } from '../../evaluation/accuracy/accuracy-page.ts';
import { measureAccuracy } from '../../evaluation/accuracy/measure-accuracy.ts';
import { toJson } from '../../evaluation/output/to-json.ts';

const data = '../shared/data/evm';

describe.skipIf(!existsSync(data))('real cases (needs ../shared/data/evm)', () => {
  let accuracy: Accuracy;
  beforeAll(async () => {
    accuracy = await measureAccuracy(data);
  }, 120_000);

  it('give the figures of evaluation/accuracy/accuracy.json and docs/accuracy.md: otherwise `npm run eval` and read the page again', () => {
    expect(toJson(accuracy)).toBe(readFileSync('evaluation/accuracy/accuracy.json', 'utf8'));
    expect(accuracyPage(accuracy)).toBe(readFileSync('docs/accuracy.md', 'utf8'));
  });

  it('every terminal that occurs in the flows is reached, by poison, haircut and FIFO', () => {
    for (const { terminalsThere, runs } of accuracy.cases)
      for (const { policy, terminals } of runs[0]!.policies)
        if (['poison', 'haircut', 'fifo'].includes(policy)) expect(terminals).toBe(terminalsThere);
  });

  // The published total leaves out 2 ETH that went to an address and came back from it.
  it('Ronin: the theft pays 144,835.998 ETH of 182,161.956 + 2 to the seven intermediaries', () => {
    const { sent, toIntermediaries, intermediaries } = accuracy.ronin;
    expect([sent / 10n ** 15n, toIntermediaries / 10n ** 15n, intermediaries]).toEqual([
      182_163_956n,
      144_835_998n,
      7,
    ]);
  });
});
