import { describe, expect, it } from 'vitest';
import { measureLookAlikes } from '../../evaluation/owners/measure-look-alikes.ts';
import { measureMixFiles } from '../../evaluation/owners/measure-mix-files.ts';
import { sharedData } from '../support/shared-data.ts';

describe.skipIf(!sharedData.present)(`CoinJoins and what looks like them${sharedData.reason}`, () => {
  it('nine of ten that are named JoinMarket, and four of five that are left out, are CoinJoins', () => {
    const { joinmarket, leftOut, judged } = measureLookAlikes(
      sharedData.path('bitcoin/coinjoin/lookalikes-2024-06'),
    );
    expect(joinmarket.judged * 10).toBeGreaterThanOrEqual(joinmarket.all * 9);
    expect(leftOut.judged * 5).toBeGreaterThanOrEqual(leftOut.all * 4);
    // The one that is missed is a sale of inscriptions: see evaluation/owners/real-cases.ts.
    expect(leftOut.judged).toBe(judged - 1);
  });
  it('every labelled mix is seen as before', () => {
    const [whirlpool, wasabi, tx0] = measureMixFiles(sharedData.path('bitcoin/coinjoin'));
    expect([whirlpool!.seen, whirlpool!.transactions]).toEqual([1_403, 1_403]);
    expect([wasabi!.seen, wasabi!.transactions]).toEqual([191, 191]);
    expect([tx0!.seen, tx0!.transactions]).toEqual([898, 900]);
  });
});
