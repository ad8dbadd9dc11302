import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProtocolEvent } from '../../../src/chains/evm/protocols/protocol-event.ts';
import type { AccountSource } from '../../../src/graph/account-source.ts';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { openAccountLakeSource } from '../../../src/graph/open-account-lake-source.ts';
import { findMixerCandidates } from '../../../src/tracing/demix/find-mixer-candidates.ts';
import { hasFeeMarket } from '../../../src/tracing/demix/has-fee-market.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, hashOf, ingestBlocks, ledgerBlocks, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** First block of London on Ethereum (EIP-1559). */
const LONDON = 12_965_000;
const NOTE = 10n;
const mixer = (fields: Partial<ProtocolEvent>) => ({
  protocol: 'tornado-cash',
  site: addressOf('pool'),
  ...fields,
});
const deposit = (who: string): Tx => ({
  moves: [{ from: who, to: 'pool', value: NOTE }],
  events: [mixer({ kind: 'mixer-deposit', payer: addressOf(who), paidIn: { asset: {}, value: NOTE } })],
});
const withdrawal = (to: string, more: Partial<ProtocolEvent> = {}): Tx => ({
  sender: to,
  moves: [{ from: 'pool', to, value: NOTE }],
  events: [mixer({ kind: 'mixer-withdrawal', recipient: addressOf(to), ...more })],
});
const pay = (from: string, to: string, value: number): Tx => ({ moves: [{ from, to, value }] });

let count = 0;
async function sourcesOf(blocks: readonly (readonly Tx[])[], first = 1): Promise<[string, AccountSource][]> {
  const directory = join(folder.path, `world-${count++}`);
  await ingestBlocks(directory, ledgerBlocks(blocks, { first, flags: 0 }), { chain: 'ethereum' });
  return [
    ['ledger files', openLedgerSource(directory)],
    ['lake on DuckDB', await openAccountLakeSource(directory)],
  ];
}

const WORLD: Tx[][] = [
  [pay('bank', 'thief', 35), pay('bank', 'other', 100)],
  [
    pay('thief', 'friend', 1),
    pay('friend', 'thief', 1),
    { moves: [{ from: 'friend', to: 'thief', value: 2, asset: 'TOK' }] },
  ],
  [deposit('thief'), deposit('thief'), deposit('thief'), deposit('other')],
  [withdrawal('friend')],
  // Says that it is a pool, and is in no list.
  [{ ...withdrawal('innocent', { genuine: false, site: addressOf('fake') }) }],
];
const TRACED = new Set([hashOf(3, 0), hashOf(3, 1), hashOf(3, 2)]);

describe('what may have come out of a mixer', () => {
  it('comes from links and receipts in the accounts of the depositors, the same from every source', async () => {
    for (const [kind, source] of await sourcesOf(WORLD)) {
      const [found, ...others] = await findMixerCandidates(source, TRACED);
      expect(others, kind).toEqual([]);
      expect(found).toMatchObject({
        protocol: 'tornado-cash',
        deposits: 4,
        withdrawals: 1,
        traced: 3,
        candidates: [
          {
            probability: 1,
            anonymitySet: 4,
            withdrawal: { recipient: addressOf('friend') },
            // Two transactions with the coin, one with a token.
            findings: [{ heuristic: 'linked-addresses', size: 3, evidence: { [addressOf('thief')]: 3 } }],
          },
        ],
        // 35 and 1 came in, three notes of 10 went out, and 6 were less than a note.
        groups: [
          { heuristic: 'remainder', key: addressOf('thief'), evidence: { received: '36', left: '6' } },
        ],
        histories: { accounts: 2, whole: 2 },
        notApplied: [{ heuristic: 'unique-gas-price', reason: 'no-price', deposits: 4, withdrawals: 1 }],
      });
      await source.close();
    }
  });

  it('says of which accounts only the newest transfers were read, and leaves their sums out', async () => {
    // The thief has six transfers of the coin and one of the token.
    for (const [most, whole] of [
      [6, 2],
      [5, 1],
    ] as const)
      for (const [kind, source] of await sourcesOf(WORLD)) {
        const [found] = await findMixerCandidates(source, TRACED, most);
        expect(found!.histories, kind).toEqual({ accounts: 2, whole, most });
        expect(found!.groups.map(({ heuristic }) => heuristic)).toEqual(whole === 2 ? ['remainder'] : []);
        // The newest five hold both transactions with the friend.
        expect(found!.candidates).toHaveLength(1);
        await source.close();
      }
    for (const [, source] of await sourcesOf(WORLD)) {
      const [found] = await findMixerCandidates(source, TRACED, 3);
      expect(found).toMatchObject({ candidates: [], histories: { accounts: 2, whole: 1 } });
      await source.close();
    }
  });

  it('is nothing without deposits', async () => {
    for (const [, source] of await sourcesOf(WORLD)) {
      expect(await findMixerCandidates(source, new Set())).toEqual([]);
      expect(await findMixerCandidates(source, new Set([hashOf(1, 0)]))).toEqual([]);
      await source.close();
    }
  });
});

describe('equal gas prices', () => {
  /** A deposit and a withdrawal in blocks one after the other, with one gas price that nobody else has. */
  async function findingsFrom(first: number, baseFee?: bigint) {
    const [[, ledger], [, lake]] = (await sourcesOf([[deposit('thief')], [withdrawal('x')]], first)) as [
      [string, AccountSource],
      [string, AccountSource],
    ];
    await lake.close();
    const priced: AccountSource = {
      ...ledger,
      async *events(wish) {
        for await (const page of ledger.events(wish))
          yield page.map((event) => ({
            ...event,
            gasPrice: 10_007_000_123n,
            ...(baseFee !== undefined && { baseFee }),
          }));
      },
    };
    const [found] = await findMixerCandidates(priced, new Set([hashOf(first, 0)]));
    await ledger.close();
    return {
      rules: found!.candidates.flatMap(({ findings }) => findings.map(({ heuristic }) => heuristic)),
      notApplied: found!.notApplied.map(({ reason, deposits, withdrawals }) => [
        reason,
        deposits,
        withdrawals,
      ]),
    };
  }

  it('say something before the fork that brought the base fee, and nothing behind it or across it', async () => {
    expect(await findingsFrom(LONDON - 2)).toEqual({ rules: ['unique-gas-price'], notApplied: [] });
    expect(await findingsFrom(LONDON - 1)).toEqual({ rules: [], notApplied: [['base-fee', 0, 1]] });
    expect(await findingsFrom(LONDON)).toEqual({ rules: [], notApplied: [['base-fee', 1, 1]] });
    expect(await findingsFrom(1, 7n)).toEqual({ rules: [], notApplied: [['base-fee', 1, 1]] });
  });

  it('a header with a base fee stands behind the fork on any chain; without one the number tells, where it is known', () => {
    const block = { number: 23_850_000, time: 0 };
    expect(hasFeeMarket(block, 'polygon')).toBe(true);
    expect(hasFeeMarket({ ...block, number: 23_849_999 }, 'polygon')).toBe(false);
    expect(hasFeeMarket(block, 'avalanche')).toBe(false);
    expect(hasFeeMarket({ ...block, baseFee: 0n }, 'avalanche')).toBe(true);
  });
});
