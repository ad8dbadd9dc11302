import { keccak256, toHex } from 'viem';
import { describe, expect, it } from 'vitest';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import { PROTOCOL_TABLES } from '../../../src/chains/evm/protocols/protocol-tables.ts';
import type { BitcoinLeg, EvmLeg } from '../../../src/tracing/bridges/bridge-leg.ts';
import { BRIDGE_RULES } from '../../../src/tracing/bridges/bridge-rules.ts';
import { matchBridges } from '../../../src/tracing/bridges/match-bridges.ts';

const ann = `0x${'a1'.repeat(20)}`;
const bob = `0x${'b0'.repeat(20)}`;
const BTC = 'bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl';
const hash = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;
const T = 1_600_000_000;

let logIndex = 0;
function leg(event: Partial<ProtocolEvent>, place: Partial<EvmLeg> = {}): EvmLeg {
  return {
    event: {
      kind: 'bridge-out',
      protocol: 'across',
      txIndex: 0,
      logIndex: logIndex++,
      site: ann,
      genuine: true,
      ...event,
    },
    chain: 'ethereum',
    txHash: hash(++logIndex),
    time: T,
    ...place,
  };
}
const far = (event: Partial<ProtocolEvent>, place: Partial<EvmLeg> = {}): EvmLeg =>
  leg({ kind: 'bridge-in', ...event }, { chain: 'bnb', time: T + 60, ...place });
const amount = (value: bigint) => ({ asset: {}, value });

describe('legs that share an id', () => {
  it('match with certainty, whatever the amounts say', () => {
    const out = leg({ link: '1:5', toChain: 'bnb', farAddress: bob });
    const into = far({ link: '1:5', fromChain: 'ethereum', recipient: bob });
    const other = far({ link: '1:6', fromChain: 'ethereum', recipient: bob });
    const result = matchBridges([out], [other, into]);
    expect(result.matched).toMatchObject([{ out, in: into, method: 'id', confidence: 1 }]);
    expect(result.ambiguous).toEqual([]);
    expect(result.unmatchedIns).toEqual([other]);
  });
  it('of another protocol or another chain are strangers', () => {
    const out = leg({ link: '1:5', toChain: 'polygon' });
    const result = matchBridges(
      [out],
      [far({ link: '1:5' }), far({ link: '1:5', protocol: 'hop' }, { chain: 'polygon' })],
    );
    expect(result.matched).toEqual([]);
    expect(result.unmatchedOuts).toEqual([out]);
  });
  it('Synapse: kappa is the hash of the near hash as text', () => {
    const out = leg({ protocol: 'synapse', toChain: 'bnb' });
    const into = far({ protocol: 'synapse', link: keccak256(toHex(out.txHash)) });
    expect(matchBridges([out], [into]).matched).toMatchObject([{ out, in: into, method: 'id' }]);
  });
  it.each(['multichain', 'harmony-horizon'])('%s names the near transaction', (protocol) => {
    const out = leg({ protocol, toChain: 'bnb' });
    const into = far({ protocol, link: out.txHash });
    expect(matchBridges([out], [into]).matched).toMatchObject([
      { out, in: into, agrees: { id: 'yes', recipient: 'unknown' }, confidence: 0.9 },
    ]);
  });
  it('one transaction that paid in twice is told apart by recipient, else nothing is chosen', () => {
    const txHash = hash(77);
    const both = [bob, ann].map((farAddress) =>
      leg({ protocol: 'multichain', toChain: 'bnb', farAddress }, { txHash }),
    );
    const into = far({ protocol: 'multichain', link: txHash, recipient: ann });
    expect(matchBridges(both, [into]).matched).toMatchObject([{ out: both[1], in: into }]);

    const silent = both.map((one) => leg({ ...one.event, farAddress: bob }, { txHash }));
    const unclear = matchBridges(silent, [far({ protocol: 'multichain', link: txHash, recipient: bob })]);
    expect(unclear.matched).toEqual([]);
    expect(unclear.ambiguous.map(({ candidates }) => candidates.map(({ confidence }) => confidence))).toEqual(
      [[0.5], [0.5]],
    );
  });
  it('Hop: two transfers with equal words stay ambiguous', () => {
    const words = { protocol: 'hop', link: 'b:4:3:2:a:1', toChain: 'optimism' };
    const outs = [leg(words), leg(words)];
    const ins = [0, 1].map(() => far({ protocol: 'hop', link: 'b:4:3:2:a:1' }, { chain: 'optimism' }));
    const { matched, ambiguous } = matchBridges(outs, ins);
    expect(matched).toEqual([]);
    expect(ambiguous.map(({ candidates }) => candidates.length)).toEqual([2, 2]);
    expect(ambiguous[0]!.candidates.every(({ confidence }) => confidence === 0.45)).toBe(true);
  });
});

describe('legs of contracts that are in no list', () => {
  const out = leg({ link: '1:5', toChain: 'bnb', farAddress: bob });
  it.each([
    ['far', out, far({ link: '1:5', recipient: bob, genuine: false })],
    ['near', leg({ link: '1:5', toChain: 'bnb', genuine: false }), far({ link: '1:5', recipient: bob })],
  ])('do not count: the %s one', (_, near, into) => {
    expect(matchBridges([near], [into])).toMatchObject({
      matched: [],
      ambiguous: [],
      doubtful: [{ out: near, in: into, reason: 'contract-not-listed' }],
    });
  });
});

describe('THORChain', () => {
  const out = leg({
    protocol: 'thorchain',
    toChain: 'bitcoin',
    farAddress: BTC,
    memo: `=:b:${BTC}`,
    paidIn: amount(10n ** 18n),
  });
  const payout = (fields: Partial<BitcoinLeg> = {}): BitcoinLeg => ({
    txid: 'f0'.repeat(32),
    memo: `OUT:${out.txHash.slice(2).toUpperCase()}`,
    outputs: [
      { address: BTC, value: 5_000_000n },
      { address: undefined, value: 0n },
      { address: 'bc1qvault', value: 900_000_000n },
    ],
    time: T + 900,
    ...fields,
  });
  it('from Ethereum to Bitcoin by the memo of the payout', () => {
    const into = payout();
    expect(matchBridges([out], [into]).matched).toMatchObject([
      { out, in: into, method: 'memo', confidence: 1, agrees: { recipient: 'yes' }, delay: 900 },
    ]);
  });
  it('a payout to somebody else than the memo said does not count, nor does it stand in the way', () => {
    const into = payout({ outputs: [{ address: 'bc1qsomebodyelse', value: 5n }] });
    expect(matchBridges([out], [into])).toMatchObject({
      matched: [],
      ambiguous: [],
      doubtful: [{ out, in: into, reason: 'other-recipient' }],
      unmatchedOuts: [out],
    });
    const real = payout({ txid: 'f1'.repeat(32) });
    expect(matchBridges([out], [into, real]).matched).toMatchObject([{ in: real, confidence: 1 }]);
  });
  it('a payout on Bitcoin for a payment that names nobody rests on its memo alone', () => {
    const silent = leg({ protocol: 'thorchain', toChain: 'bitcoin' }, { txHash: out.txHash });
    expect(matchBridges([silent], [payout()])).toMatchObject({
      matched: [],
      doubtful: [{ reason: 'memo-alone' }],
    });
  });
  it('a payout in two transactions is two pairs', () => {
    const both = [payout(), payout({ txid: 'f1'.repeat(32) })];
    expect(matchBridges([out], both).matched.map((match) => match.in)).toEqual(both);
  });
  it('from Bitcoin to Ethereum, with the order in OP_RETURN', () => {
    const order: BitcoinLeg = {
      txid: 'c0'.repeat(32),
      memo: `=:e:${bob}:0`,
      outputs: [{ address: 'bc1qvault', value: 5_000_000n }],
      time: T,
    };
    const into = far(
      { protocol: 'thorchain', link: order.txid, recipient: bob, paidOut: amount(1n) },
      { chain: 'ethereum' },
    );
    const elsewhere = far({ protocol: 'thorchain', link: order.txid, recipient: bob }, { chain: 'bnb' });
    expect(matchBridges([order], [into, elsewhere]).matched).toMatchObject([
      { out: order, in: into, method: 'memo', confidence: 1 },
    ]);
  });
});

describe('BTC.b', () => {
  it.each([
    ['as displayed', (txid: string) => `0x${txid}`],
    ['as hashed', (txid: string) => `0x${Buffer.from(txid, 'hex').reverse().toString('hex')}`],
  ])('a mint names the Bitcoin transaction, its id %s', (_, link) => {
    const paid: BitcoinLeg = {
      txid: `ab${'01'.repeat(31)}`,
      outputs: [{ address: BTC, value: 5n }],
      time: T,
    };
    const mint = far(
      { protocol: 'avalanche-bridge', fromChain: 'bitcoin', recipient: bob, link: link(paid.txid) },
      { chain: 'avalanche' },
    );
    expect(matchBridges([paid], [mint]).matched).toMatchObject([{ out: paid, in: mint, method: 'id' }]);
  });
});

describe('legs without an id', () => {
  const burn = leg(
    { protocol: 'ren', toChain: 'bitcoin', farAddress: BTC, paidIn: amount(100_000_000n) },
    { decimals: 8 },
  );
  const release = (fields: Partial<BitcoinLeg> = {}): BitcoinLeg => ({
    txid: 'd0'.repeat(32),
    outputs: [
      { address: 'bc1qchange', value: 7n },
      { address: BTC, value: 99_900_000n },
    ],
    time: T + 8_640,
    ...fields,
  });
  it('one that fits is matched', () => {
    const { matched } = matchBridges(
      [burn],
      [release(), release({ outputs: [{ address: 'bc1qx', value: 99_900_000n }] })],
    );
    // 9,990 of 10,000 arrived, 100 may be missing; 8,640 s of a day.
    expect(matched).toMatchObject([
      {
        method: 'amount-time-recipient',
        arrived: 9_990,
        agrees: { id: 'unknown', recipient: 'yes', amount: 'yes', time: 'yes' },
        confidence: 0.9,
      },
    ]);
  });
  it('the only one that fits is a candidate, and no answer, when nothing says that it went to the same recipient (R10)', () => {
    const known = { decimals: 6 };
    const out = leg({ protocol: 'stargate', toChain: 'bnb', paidIn: amount(1_000_000n) }, known);
    const got = far({ protocol: 'stargate', recipient: bob, paidOut: amount(999_000n) }, known);
    const result = matchBridges([out], [got]);
    expect(result.matched).toEqual([]);
    expect(result.ambiguous).toMatchObject([
      { candidates: [{ agrees: { recipient: 'unknown' }, confidence: 0.36 }] },
    ]);
    const named = { ...out, event: { ...out.event, farAddress: bob } };
    expect(matchBridges([named], [got]).matched).toHaveLength(1);
  });
  it('several that fit are candidates, none is the answer', () => {
    const result = matchBridges([burn], [release(), release({ txid: 'd1'.repeat(32) })]);
    expect(result.matched).toEqual([]);
    expect(result.ambiguous).toHaveLength(1);
    expect(result.ambiguous[0]!.candidates).toHaveLength(2);
    const one = matchBridges([burn], [release()]).matched[0]!;
    expect(result.ambiguous[0]!.candidates[0]!.confidence).toBeCloseTo(one.confidence / 2, 12);
  });
  it.each([
    ['more than two hours before the near leg', { time: T - 7_201 }],
    ['after the window', { time: T + 86_401 }],
    ['more than went in', { outputs: [{ address: BTC, value: 100_000_001n }] }],
    ['less than the fee allows', { outputs: [{ address: BTC, value: 98_000_000n }] }],
    ['to somebody else', { outputs: [{ address: 'bc1qother', value: 99_900_000n }] }],
  ])('%s is no candidate', (_, fields) => {
    expect(matchBridges([burn], [release(fields)])).toMatchObject({ matched: [], ambiguous: [] });
  });
  it('amounts of different decimals are compared exactly', () => {
    const out = leg(
      { protocol: 'stargate', toChain: 'bnb', farAddress: bob, paidIn: amount(1_000_000n) },
      { decimals: 6 },
    );
    const into = far(
      { protocol: 'stargate', recipient: bob, paidOut: amount(999_400_000_000_000_000n) },
      { decimals: 18 },
    );
    expect(matchBridges([out], [into]).matched).toMatchObject([{ arrived: 9_994 }]);
  });
  it('a payout that has an id is no candidate for others', () => {
    const owner = leg({ protocol: 'stargate', link: 'aa', toChain: 'bnb', farAddress: bob });
    const other = leg({ protocol: 'stargate', toChain: 'bnb', farAddress: bob });
    const into = far({ protocol: 'stargate', link: 'aa', recipient: bob });
    const { matched, unmatchedOuts } = matchBridges([other, owner], [into]);
    expect(matched).toMatchObject([{ out: owner, in: into, method: 'id' }]);
    expect(unmatchedOuts).toEqual([other]);
  });
});

it('every rule is of a protocol that is decoded', () => {
  const known = new Set([...PROTOCOL_TABLES.map(({ protocol }) => protocol), 'layerzero-oft']);
  expect(BRIDGE_RULES.filter(({ protocol }) => !known.has(protocol))).toEqual([]);
  expect(new Set(BRIDGE_RULES.map(({ protocol }) => protocol)).size).toBe(BRIDGE_RULES.length);
});
