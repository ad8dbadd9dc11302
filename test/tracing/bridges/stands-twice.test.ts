import { describe, expect, it } from 'vitest';
import type { BitcoinLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { matchBridges } from '../../../src/tracing/bridges/match-bridges.ts';
import { BRIDGES } from './bridge-cases.ts';
import { bitcoin, id, type Log, legOf, legsOf, pairs, plain, wish } from './bridge-wish.ts';

describe('what stands twice', () => {
  const [across, thorchain] = [
    BRIDGES[0]!,
    BRIDGES.find(({ name }) => name === 'THORChain, from Ethereum to Bitcoin')!,
  ];
  it('an affiliate of THORChain, whom the order does not name, is not followed', () => {
    const { out, into } = legsOf(thorchain);
    const share = {
      ...(into as BitcoinLeg),
      txid: plain(id(7)),
      outputs: [{ address: bitcoin(5), value: 5n }],
    };
    const result = matchBridges([out], [share, into]);
    expect(pairs(result.matched)).toEqual([[out, into]]);
    expect(result.doubtful).toMatchObject([{ in: share, reason: 'other-recipient' }]);
  });
  it('two payments with one id for one recipient, and one payout: none is followed', () => {
    const { out, into } = legsOf(across);
    const again = legOf(across, across.out(wish(across)), { far: false })!;
    const result = matchBridges([out, again], [into]);
    expect(result.matched).toEqual([]);
    expect(result.ambiguous).toHaveLength(2);
  });
  it('a leg that was read twice counts once', () => {
    const { out, into } = legsOf(across);
    const copy = structuredClone(into);
    expect(pairs(matchBridges([out], [into, copy]).matched)).toEqual([[out, into]]);
  });
  it.each([
    [600n, 400n, 2],
    [600n, 401n, 0],
    [1_000n, 1_000n, 0],
  ])('one payment of 1,000 paid out as %s and %s', (first, second, followed) => {
    const cbridge = { ...BRIDGES[1]!, decimals: 6 };
    const out = legOf(cbridge, cbridge.out(wish(cbridge, { value: 1_000n })), { far: false })!;
    const payouts = [first, second].map((value) => {
      const log = cbridge.into(wish(cbridge)) as Log;
      return legOf(cbridge, { ...log, fields: { ...log.fields, amount: value } }, { far: true })!;
    });
    const result = matchBridges([out], payouts);
    expect(result.matched).toHaveLength(followed);
    expect(result.ambiguous.flatMap(({ candidates }) => candidates)).toHaveLength(2 - followed);
  });
});
