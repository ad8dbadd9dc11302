import { describe, expect, it } from 'vitest';
import { PROTOCOL_TABLES } from '../../../src/chains/evm/protocols/protocol-tables.ts';
import { matchBridges } from '../../../src/tracing/bridges/match-bridges.ts';
import { BRIDGES } from './bridge-cases.ts';
import { bare, id, legOf, legsOf, pairs, someone, stranger, T, type Wish, wish } from './bridge-wish.ts';

describe.each(BRIDGES.map((bridge) => [bridge.name, bridge] as const))('%s', (_, bridge) => {
  const follows = !bridge.unlisted && !(bare(bridge) && bridge.names === 'nobody');

  const cases: [string, Partial<Wish>][] = [['by hand', {}]];
  if (bridge.real) cases.push([bridge.real.source, bridge.real]);
  it.each(cases)('both legs: %s', (_source, fields) => {
    const { out, into } = legsOf(bridge, fields);
    const result = matchBridges([out], [into]);
    if (!follows) {
      expect(result.matched).toEqual([]);
      expect([...result.doubtful, ...result.ambiguous]).toHaveLength(1);
      return;
    }
    expect(pairs(result.matched)).toEqual([[out, into]]);
    const recipient = bridge.names === 'nobody' ? 'unknown' : 'yes';
    expect(result.matched[0]!.agrees).toMatchObject({
      id: bare(bridge) ? 'unknown' : 'yes',
      recipient,
      time: 'yes',
    });
  });

  it('forged: events of a contract in no list, or a payout to somebody else, carry nothing', () => {
    const mine = wish(bridge);
    const { out, into } = legsOf(bridge);
    const near = legOf(bridge, bridge.out(mine), { far: false, site: stranger });
    const far = legOf(bridge, bridge.into(mine), { far: true, site: stranger });
    const elsewhere = legOf(bridge, bridge.into({ ...mine, to: someone(5) }), { far: true })!;
    for (const [outs, ins] of [
      [near && !('txid' in near) ? [near] : [], [into]],
      [[out], far && !('txid' in far) ? [far] : []],
      [[out], bridge.names === 'nobody' ? [] : [elsewhere]],
    ] as const) {
      const result = matchBridges(outs, ins);
      expect(result.matched).toEqual([]);
      expect(result.ambiguous).toEqual([]);
      if (outs.length > 0 && ins.length > 0 && !bare(bridge) && !bridge.quiet)
        expect(result.doubtful.map(({ reason }) => reason)).toEqual([
          bridge.unlisted || ins[0] !== elsewhere ? 'contract-not-listed' : 'other-recipient',
        ]);
    }
    // And beside the real payout they change nothing.
    const forged = [far, bridge.names === 'nobody' ? undefined : elsewhere].flatMap((leg) =>
      leg === undefined || 'txid' in leg ? [] : leg,
    );
    if (follows) expect(pairs(matchBridges([out], [...forged, into]).matched)).toEqual([[out, into]]);
  });

  it.each([
    ['after the window', bridge.window + 1, 'expired'],
    ['more than two hours before the payment', -7_201, 'payout-first'],
  ] as const)('%s nothing is followed', (_when, delay, reason) => {
    const { out, into } = legsOf(bridge);
    const result = matchBridges([out], [{ ...into, time: T + delay }]);
    expect(result.matched).toEqual([]);
    if (bare(bridge)) expect(result.unmatchedOuts).toEqual([out]);
    else
      expect(result.doubtful).toMatchObject([{ reason: bridge.unlisted ? 'contract-not-listed' : reason }]);
  });

  it('a batch', () => {
    const tx = id(33);
    const each = [1, 2, 3].map((n) => legsOf(bridge, { n, tx, ...(bridge.batch && { to: someone(1) }) }));
    const outs = bridge.batch?.startsWith('one') ? [each[0]!.out] : each.map(({ out }) => out);
    const ins = each.map(({ into }) => into).reverse();
    const found = new Set(
      pairs(matchBridges(outs, ins).matched).map(
        ([out, into]) => `${outs.indexOf(out!)}${ins.indexOf(into!)}`,
      ),
    );
    if (bridge.batch?.startsWith('one')) expect(found).toEqual(new Set(['00', '01', '02']));
    else expect(found).toEqual(new Set(follows && !bridge.batch ? ['02', '11', '20'] : []));
  });
});

it('every bridge has its case', () => {
  const bridges = PROTOCOL_TABLES.filter(({ events }) => events.some(({ kind }) => kind === 'bridge-in'));
  expect(new Set(BRIDGES.map(({ protocol }) => protocol))).toEqual(
    new Set(bridges.map(({ protocol }) => protocol)),
  );
});

describe('a bridge that is closed', () => {
  const CLOSED = Date.UTC(2023, 6, 14) / 1_000;
  const multichain = BRIDGES.find(({ name }) => name === 'Multichain, version 6')!;

  it.each([
    ['on the last day', CLOSED - 61, []],
    ['paid out afterwards', CLOSED - 60, ['bridge-closed']],
    ['afterwards', CLOSED, ['bridge-closed']],
  ] as const)('Multichain, %s', (_when, time, reasons) => {
    const { out, into } = legsOf(multichain);
    const result = matchBridges([{ ...out, time }], [{ ...into, time: time + 60 }]);
    expect(result.doubtful.map(({ reason }) => reason)).toEqual(reasons);
    expect(result.matched).toHaveLength(1 - reasons.length);
  });
});
