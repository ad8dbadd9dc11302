import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Accuracy, accuracyPage } from '../../evaluation/accuracy/accuracy-page.ts';
import { measureAccuracy } from '../../evaluation/accuracy/measure-accuracy.ts';
import { toJson } from '../../evaluation/output/to-json.ts';
import { fillMeasured } from '../../evaluation/owners/fill-measured.ts';
import { ownersModule } from '../../evaluation/owners/owners-module.ts';

const data = '../shared/data';

describe.skipIf(!existsSync(data))('real cases (needs ../shared/data)', () => {
  let accuracy: Accuracy;
  beforeAll(async () => {
    accuracy = await measureAccuracy(data);
  }, 240_000);

  it('give the figures of evaluation/accuracy/accuracy.json and docs/accuracy.md: otherwise `npm run eval` and read the page again', () => {
    expect(toJson(accuracy)).toBe(readFileSync('evaluation/accuracy/accuracy.json', 'utf8'));
    expect(accuracyPage(accuracy)).toBe(readFileSync('docs/accuracy.md', 'utf8'));
  });

  // The sums were worked out once more from the files by a third program that shares no code with either.
  it('what time allows of the two cases, and that no flow of it is paid wholly out of recorded clean receipts', () => {
    expect(accuracy.cases.map(({ name, bound }) => [name, bound])).toEqual([
      ['harmony-2023', boundOf(3_193, 60_299_937_827n)],
      ['lifi-2024', boundOf(135, 2_221_592_408n)],
    ]);
  });

  it('no policy reaches a flow that the bound does not allow', () => {
    for (const { policies } of accuracy.cases)
      for (const { policy, beyondBound } of policies) expect(beyondBound.flows, policy).toBe(0);
  });

  // R11: what is paid beyond the recorded receipts is clean under poison too.
  it('poison reaches every flow that the bound allows (R11)', () => {
    for (const { policies, bound } of accuracy.cases)
      expect(policies.find(({ policy }) => policy === 'poison')!.flows).toBe(bound.reached.flows);
  });

  it('with all cases in one lake no flow of another case is reached, and everything is as in a lake of its own', () => {
    const { flows, cases } = accuracy.together;
    expect(cases.map(({ name }) => name)).toEqual(['harmony-2023', 'lifi-2024', 'ronin-2022']);
    expect(cases.reduce((sum, one) => sum + one.flows, 0)).toBe(flows);
    for (const { name, reached, foreign, compared, same } of cases) {
      expect(foreign, name).toBe(0);
      expect(same, name).toBe(compared);
      const alone = accuracy.cases.find((one) => one.name === name);
      for (const { policy, flows } of alone?.policies ?? [])
        if (policy === 'poison') expect(reached, name).toBe(flows);
    }
  });

  it('every flow is reached or has one reason why it is not', () => {
    for (const { policies, flows } of accuracy.cases)
      for (const { flows: reached, missed } of policies)
        expect(Object.values(missed).reduce((sum, part) => sum + part.flows, reached)).toBe(flows);
  });

  it('are what reports and answers carry', () => {
    expect(ownersModule(accuracy.owners)).toBe(readFileSync('src/reports/rates/measured-owners.ts', 'utf8'));
  });

  it('stand on the page of each method', () => {
    let places = 0;
    for (const name of readdirSync('docs/explanation')) {
      const page = readFileSync(`docs/explanation/${name}`, 'utf8');
      places += page.split('<!-- measured:').length - 1;
      expect(fillMeasured(page, accuracy.owners), name).toBe(page);
    }
    expect(places).toBeGreaterThanOrEqual(6);
  });

  it('every terminal that occurs in the flows is reached, by poison, haircut and FIFO', () => {
    for (const { terminalsThere, policies } of accuracy.cases)
      for (const { policy, terminals } of policies)
        if (['poison', 'haircut', 'fifo'].includes(policy)) expect(terminals).toBe(terminalsThere);
  });

  it('detectors: at least 99 in 100 of the labelled Whirlpool and Wasabi 1 CoinJoins, all of the emulation', () => {
    const [whirlpool, wasabi] = accuracy.owners.files;
    for (const { seen, transactions } of [whirlpool!, wasabi!])
      expect(seen * 100).toBeGreaterThanOrEqual(transactions * 99);
    expect(accuracy.owners.emulated).toMatchObject({ mixes: 6, seen: 6 });
  });

  it('every named kind that fires on an ordinary transaction is explained', () => {
    expect(accuracyPage(accuracy)).not.toContain('Not explained');
  });

  it('the clusters that GraphSense expects are the ones that come out', () => {
    const { addresses, filtered, unfiltered } = accuracy.owners.tiny;
    expect([filtered, unfiltered]).toEqual([addresses, addresses]);
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

function boundOf(flows: number, volume: bigint) {
  const all = { flows, volume };
  const none = { flows: 0, volume: 0n };
  return {
    inTime: all,
    cleanReceipts: none,
    neverTainted: none,
    reached: all,
    marked: volume,
    cleanFlows: [],
  };
}
