import { afterAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/synth/random.ts';
import { traceAccounts } from '../../../src/tracing/accounts/trace-accounts.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import { addressOf, openWorld, type Tx } from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Few, so that the thief alone has some hundred transfers. */
const PEOPLE = 12;
const FUNDS = 1_000_000n;

/** First in, first out by the book: everybody has a row of pieces, and a payment takes from its head. */
function replay(payments: readonly { from: number; to: number; value: bigint }[]): bigint[] {
  const rows = Array.from({ length: PEOPLE }, () => [{ dirty: false, value: FUNDS }]);
  for (const { from, to, value } of payments) {
    let need = value;
    while (need > 0n) {
      const piece = rows[from]![0]!;
      const part = piece.value < need ? piece.value : need;
      piece.value -= part;
      need -= part;
      if (piece.value === 0n) rows[from]!.shift();
      // The thief is a source: what leaves him is stolen, and what comes back to him ends there.
      rows[to]!.push({ dirty: from === 0 || (to !== 0 && piece.dirty), value: part });
    }
  }
  return rows.map((row) => row.reduce((sum, { dirty, value }) => sum + (dirty ? value : 0n), 0n));
}

function randomPayments(count: number) {
  const random = createRandom(77);
  const held = Array.from({ length: PEOPLE }, () => FUNDS);
  return Array.from({ length: count }, () => {
    const from = random.below(PEOPLE);
    const to = (from + 1 + random.below(PEOPLE - 1)) % PEOPLE;
    const value = (held[from]! * BigInt(1 + random.below(60))) / 100n;
    held[from]! -= value;
    held[to]! += value;
    return { from, to, value };
  });
}

describe('a ledger in which nearly every transaction has a turn', () => {
  it('is read in sweeps and comes to what a replay by the book comes to', async () => {
    const payments = randomPayments(2_500);
    const name = (person: number) => `p${person}`;
    const funding: Tx[] = Array.from({ length: PEOPLE }, (_, person) => ({
      moves: [{ from: '-', to: name(person), value: FUNDS }],
    }));
    const blocks: Tx[][] = [funding];
    for (let at = 0; at < payments.length; at += 50)
      blocks.push(
        payments.slice(at, at + 50).map(({ from, to, value }) => ({
          moves: [{ from: name(from), to: name(to), value }],
        })),
      );
    const source = await openWorld(`${folder.path}/busy`, blocks);
    const seeds = [{ kind: 'source' as const, address: addressOf(name(0)), label: 'theft' }];
    const result = await traceAccounts({ source }, { seeds, policies: ['fifo'], maxPayments: 1_000_000 });
    await source.close();
    const expected = replay(payments);
    for (let person = 1; person < PEOPLE; person++) {
      const places = result.terminals.filter(({ address }) => address === addressOf(name(person)));
      expect(places.reduce((sum, { amounts }) => sum + amounts.fifo!, 0n)).toBe(expected[person]);
    }
    expect(result.conservation.fifo!.map(({ difference }) => difference)).toEqual([0n]);
    // One by one it would be a request a turn.
    expect(result.counts.looked).toBeGreaterThan(2_000);
    expect(result.counts.requests).toBeLessThan(300);
  });
});
