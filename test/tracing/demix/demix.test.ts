import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressMatch } from '../../../src/tracing/demix/address-match.ts';
import { anonymityScore } from '../../../src/tracing/demix/anonymity-score.ts';
import { anonymitySets } from '../../../src/tracing/demix/anonymity-set.ts';
import { batchTimeAmount } from '../../../src/tracing/demix/batch-time-amount.ts';
import { demixPool } from '../../../src/tracing/demix/demix-pool.ts';
import { linkedAddresses } from '../../../src/tracing/demix/linked-addresses.ts';
import type { MixerDeposit, MixerNotes, MixerWithdrawal } from '../../../src/tracing/demix/mixer-notes.ts';
import { multiDenomination } from '../../../src/tracing/demix/multi-denomination.ts';
import { privateRelayer } from '../../../src/tracing/demix/private-relayer.ts';
import { remainder } from '../../../src/tracing/demix/remainder.ts';
import { uniqueGasPrice } from '../../../src/tracing/demix/unique-gas-price.ts';

const HOUR = 3_600;
const T = 1_600_000_000;

/** Notes written down as lines: hour, who, pool; `order` is the hour's rank. */
type Line = readonly [
  hour: number,
  who: string,
  pool: string,
  more?: { gasPrice?: bigint; feeMarket?: boolean; relayer?: string },
];

let serial = 0;
const deposits = (...lines: Line[]): MixerDeposit[] =>
  lines.map(([hour, address, pool, more]) => ({
    pool,
    txHash: `d${serial++}`,
    address,
    time: T + hour * HOUR,
    order: hour * 1_000 + serial,
    ...(more?.gasPrice !== undefined && { gasPrice: more.gasPrice }),
    ...(more?.feeMarket && { feeMarket: true }),
  }));
const withdrawals = (...lines: Line[]): MixerWithdrawal[] =>
  lines.map(([hour, recipient, pool, more]) => ({
    pool,
    txHash: `w${serial++}`,
    recipient,
    time: T + hour * HOUR,
    order: hour * 1_000 + serial,
    ...(more?.gasPrice !== undefined && { gasPrice: more.gasPrice }),
    ...(more?.feeMarket && { feeMarket: true }),
    ...(more?.relayer !== undefined && { relayer: more.relayer }),
  }));
const times = (count: number, line: Line): Line[] => new Array<Line>(count).fill(line);

describe('measures', () => {
  it("Tutela's score: 1 when nothing is joined, 1 - tanh(0.1 x kappa x |C|)", () => {
    expect(anonymityScore(0, 1)).toBe(1);
    // tanh(1) = 0.761594155955765 (tables).
    expect(anonymityScore(10, 1)).toBeCloseTo(1 - 0.761594155955765, 12);
    expect(anonymityScore(20, 0.5)).toBeCloseTo(1 - 0.761594155955765, 12);
  });
  it('anonymity set: what went in before, less what came out before, in the same pool', () => {
    const out = withdrawals([2, 'x', '1'], [5, 'y', '1'], [6, 'z', '10']);
    const notes = {
      deposits: deposits([0, 'a', '1'], [1, 'b', '1'], [3, 'c', '1'], [4, 'd', '10'], [7, 'e', '1']),
      withdrawals: out,
    };
    expect(out.map((withdrawal) => anonymitySets(notes).get(withdrawal))).toEqual([2, 2, 1]);
  });
});

describe("Tutela's rules", () => {
  it('address match: earlier deposits of the recipient in that pool, all of them', () => {
    const paidIn = deposits([0, 'a', '1'], [1, 'a', '1'], [2, 'a', '10'], [3, 'b', '1'], [9, 'a', '1']);
    const found = addressMatch({ deposits: paidIn, withdrawals: withdrawals([5, 'a', '1'], [5, 'c', '1']) });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ deposits: [paidIn[0], paidIn[1]], probability: 0.5 });
  });
  it('unique gas price: only one deposit has it, and no relayer chose it', () => {
    const odd = { gasPrice: 10_007_000_123n };
    const round = { gasPrice: 20_000_000_000n };
    const paidIn = deposits([0, 'a', '1', odd], [1, 'b', '1', round], [2, 'c', '1', round]);
    const out = withdrawals(
      [5, 'x', '1', odd],
      [5, 'y', '1', round],
      [5, 'z', '10', odd],
      [5, 'q', '1', { ...odd, relayer: 'r' }],
    );
    expect(uniqueGasPrice({ deposits: paidIn, withdrawals: out })).toMatchObject([
      { withdrawal: out[0], deposits: [paidIn[0]], probability: 1 },
    ]);
    const before = withdrawals([-1, 'x', '1', odd]);
    expect(uniqueGasPrice({ deposits: paidIn, withdrawals: before })).toEqual([]);
  });
  it('unique gas price: not where blocks have a base fee, on neither side, and the answer says so', () => {
    const chosen = { gasPrice: 10_007_000_123n };
    const market = { ...chosen, feeMarket: true };
    const [early, late] = [deposits([0, 'a', '1', chosen]), deposits([0, 'a', '1', market])];
    const [before, after] = [withdrawals([5, 'x', '1', chosen]), withdrawals([5, 'x', '1', market])];
    const count = (paidIn: MixerDeposit[], out: MixerWithdrawal[]) =>
      uniqueGasPrice({ deposits: paidIn, withdrawals: out }).length;
    expect(count(early, before)).toBe(1);
    expect([count(early, after), count(late, before), count(late, after)]).toEqual([0, 0, 0]);
    // What cannot be compared makes no other deposit less unique either.
    expect(count([...early, ...late], before)).toBe(1);
    const silent = withdrawals([6, 'y', '1'], [7, 'z', '1']);
    const paidIn = [...early, ...late];
    const { notApplied } = demixPool({ deposits: paidIn, withdrawals: [...before, ...after, ...silent] });
    expect(notApplied).toEqual([
      { heuristic: 'unique-gas-price', reason: 'base-fee', deposits: 1, withdrawals: 1 },
      { heuristic: 'unique-gas-price', reason: 'no-price', deposits: 0, withdrawals: 2 },
    ]);
    expect(demixPool({ deposits: early, withdrawals: before }).notApplied).toEqual([]);
  });
  it('multi-denomination: the same numbers into the same pools, two at least, within a day', () => {
    const a: Line[] = [...times(3, [0, 'a', '1']), ...times(2, [1, 'a', '10'])];
    const other: Line[] = [...times(3, [0, 'b', '1']), ...times(1, [1, 'b', '10'])];
    const out: Line[] = [...times(3, [50, 'x', '1']), ...times(2, [51, 'x', '10'])];
    const paidIn = deposits(...a, ...other);
    const found = multiDenomination({ deposits: paidIn, withdrawals: withdrawals(...out) });
    expect(found).toHaveLength(5);
    expect(found.every((one) => one.deposits.every(({ address }) => address === 'a'))).toBe(true);
    expect(found.map(({ probability }) => probability)).toEqual([1 / 3, 1 / 3, 1 / 3, 1 / 2, 1 / 2]);
    // The second depositor of the same portfolio halves the probability.
    const twins = deposits(...a, ...a.map(([hour, , pool]): Line => [hour, 'twin', pool]));
    const doubled = multiDenomination({ deposits: twins, withdrawals: withdrawals(...out) });
    expect(doubled[0]!.probability).toBe(1 / 6);
    expect(doubled[0]!.evidence).toMatchObject({ depositors: 2 });
    // One pool only, spread over two days, or out before in: nothing.
    for (const lines of [
      times(3, [50, 'x', '1']),
      [...times(3, [50, 'x', '1'] as Line), ...times(2, [75, 'x', '10'] as Line)],
      out.map(([hour, who, pool]): Line => [hour - 100, who, pool]),
    ]) {
      expect(multiDenomination({ deposits: paidIn, withdrawals: withdrawals(...lines) })).toEqual([]);
    }
  });
  it('linked addresses: three transactions, both directions together', () => {
    const paidIn = deposits([0, 'a', '1'], [1, 'b', '1'], [2, 'c', '10']);
    const out = withdrawals([5, 'x', '1']);
    const links = [
      { from: 'a', to: 'x', transactions: 2 },
      { from: 'x', to: 'a', transactions: 1 },
      { from: 'b', to: 'x', transactions: 2 },
      { from: 'c', to: 'x', transactions: 9 },
    ];
    expect(linkedAddresses({ deposits: paidIn, withdrawals: out }, links)).toMatchObject([
      { deposits: [paidIn[0]], evidence: { a: 3, c: 9 } },
    ]);
  });
});

describe('the theft from KuCoin, 2020 (CNAS, Following the Crypto)', () => {
  // Two relayers of the thieves' own and 36 addresses that they withdrew to, "the only withdrawals for these relayers".
  const RELAYERS = [
    '0x23156749a0acefc8f07b9954d181d50084c1519e',
    '0x82e6b31b0fe94925b9cd1473d05894c86f277398',
  ];
  const own = Array.from(
    { length: 36 },
    (_, i): Line => [500 + i, `thief${i}`, i % 3 === 0 ? '10' : '100', { relayer: RELAYERS[i % 2]! }],
  );
  const crowd = Array.from(
    { length: 900 },
    (_, i): Line => [480 + (i % 80), `person${i}`, '100', { relayer: `public${i % 3}` }],
  );
  const notes = { deposits: [], withdrawals: withdrawals(...own, ...crowd) };
  it('each relayer is one actor with all its withdrawals, the public ones are none', () => {
    const groups = privateRelayer(notes);
    expect(groups.map(({ key }) => key).sort()).toEqual(RELAYERS);
    expect(groups.map(({ withdrawals: list }) => list.length)).toEqual([18, 18]);
    expect(new Set(groups.flatMap((group) => group.withdrawals.map(({ recipient }) => recipient))).size).toBe(
      36,
    );
  });
  it('a relayer on the public list is not private, however few use it', () => {
    const publicRelayers = new Set([RELAYERS[0]!]);
    expect(privateRelayer(notes, { publicRelayers }).map(({ key }) => key)).toEqual([RELAYERS[1]]);
  });
  it('recipients of one private relayer count as one actor when batches are compared', () => {
    const paidIn = deposits(...times(6, [0, 'thief', '100']), ...times(6, [2, 'someone', '1']));
    const out = withdrawals(
      ...Array.from({ length: 6 }, (_, i): Line => [100 + i, `t${i}`, '100', { relayer: 'own' }]),
      ...Array.from({ length: 200 }, (_, i): Line => [100 + (i % 6), `p${i}`, '10', { relayer: 'public' }]),
    );
    const { withdrawals: seen } = demixPool({ deposits: paidIn, withdrawals: out });
    expect(
      seen.slice(0, 6).every(({ agreed }) => agreed.length === 6 && agreed[0]!.address === 'thief'),
    ).toBe(true);
    expect(seen[0]!.groups.map(({ key }) => key)).toEqual(['own']);
    expect(seen[0]!.findings[0]).toMatchObject({
      heuristic: 'batch-time-amount',
      evidence: { size: 6, firstInFirstOut: 'thief' },
    });
  });
});

describe('batches and remainders', () => {
  it('first in, first out among batches of one size; all that are open stay candidates', () => {
    const paidIn = deposits(
      ...times(4, [0, 'a', '100']),
      ...times(4, [1, 'b', '100']),
      ...times(5, [2, 'c', '100']),
    );
    const out = withdrawals(...times(4, [60, 'x', '100']), ...times(4, [70, 'y', '100']));
    const found = batchTimeAmount({ deposits: paidIn, withdrawals: out });
    expect(found).toHaveLength(8);
    expect(found[0]).toMatchObject({ probability: 1 / 8, evidence: { batches: 2, firstInFirstOut: 'a' } });
    expect(found[4]).toMatchObject({ probability: 1 / 8, evidence: { firstInFirstOut: 'b' } });
  });
  it('not after the patience, not before the deposits, not of another pool', () => {
    const paidIn = deposits(...times(4, [0, 'a', '100']));
    for (const line of [
      [24 * 40, 'x', '100'],
      [-5, 'x', '100'],
      [5, 'x', '10'],
    ] as Line[]) {
      expect(batchTimeAmount({ deposits: paidIn, withdrawals: withdrawals(...times(4, line)) })).toEqual([]);
    }
  });
  it('remainder: tranches of 100 until less than 100 is left', () => {
    const paidIn = deposits(
      ...times(5, [0, 'emptied', '100']),
      ...times(5, [0, 'keeps', '100']),
      ...times(2, [0, 'small', '100']),
      ...times(5, [0, 'unknown', '100']),
    );
    const ether = 10n ** 18n;
    const received = new Map([
      ['emptied', 587n * ether],
      ['keeps', 600n * ether],
      ['small', 250n * ether],
    ]);
    const found = remainder({ deposits: paidIn }, { pool: '100', denomination: 100n * ether, received });
    expect(found).toMatchObject([
      {
        key: 'emptied',
        evidence: { tranches: 5, received: '587000000000000000000', left: '87000000000000000000' },
      },
    ]);
  });
});

describe('all rules together', () => {
  it('keeps findings apart and says when they exclude each other', () => {
    const odd = { gasPrice: 1_234_567n };
    const paidIn = deposits([0, 'a', '1'], [1, 'a', '1'], [2, 'b', '1', odd]);
    const [agree, contradict, silent] = withdrawals([5, 'a', '1'], [6, 'a', '1', odd], [7, 'z', '1']);
    const { withdrawals: seen } = demixPool(
      { deposits: paidIn, withdrawals: [agree!, contradict!, silent!] },
      { links: [] },
    );
    expect(seen.map(({ findings }) => findings.map(({ heuristic }) => heuristic))).toEqual([
      ['address-match'],
      ['address-match', 'unique-gas-price'],
      [],
    ]);
    expect(seen.map(({ agreed }) => agreed.length)).toEqual([2, 0, 0]);
    expect(seen.map(({ contradiction }) => contradiction)).toEqual([false, true, false]);
    expect(seen.map(({ anonymitySet }) => anonymitySet)).toEqual([3, 2, 1]);
  });

  it('candidates are always earlier deposits of the same pool, each once, and probabilities are 1 / their number', () => {
    const who = fc.constantFrom('a', 'b', 'c');
    const pool = fc.constantFrom('1', '10');
    const more = fc.record(
      {
        gasPrice: fc.bigInt(1n, 4n),
        relayer: fc.constantFrom('r', 's'),
      },
      { requiredKeys: [] },
    );
    const line = fc.tuple(fc.integer({ min: 0, max: 200 }), who, pool, more) as fc.Arbitrary<Line>;
    const byOrder = <T extends { order: number }>(list: T[]): T[] => list.sort((a, b) => a.order - b.order);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.array(line, { maxLength: 30 }), (into, out) => {
        const notes: MixerNotes = {
          deposits: byOrder(deposits(...into)),
          withdrawals: byOrder(withdrawals(...out)),
        };
        const links = [{ from: 'a', to: 'b', transactions: 3 }];
        for (const { withdrawal, findings, agreed, contradiction } of demixPool(notes, { links })
          .withdrawals) {
          for (const finding of findings) {
            expect(finding.withdrawal).toBe(withdrawal);
            expect(finding.size).toBe(finding.deposits.length);
            expect(finding.probability).toBe(1 / finding.size);
            expect(new Set(finding.deposits).size).toBe(finding.deposits.length);
            expect(finding.anonymityScore).toBeGreaterThan(0);
            expect(finding.anonymityScore).toBeLessThan(1);
            for (const deposit of finding.deposits) {
              expect(deposit.pool).toBe(withdrawal.pool);
              expect(deposit.order).toBeLessThan(withdrawal.order);
            }
          }
          expect(contradiction).toBe(findings.length > 0 && agreed.length === 0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
