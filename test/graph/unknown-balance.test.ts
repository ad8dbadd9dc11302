import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createHistoryWriter } from '../../src/graph/account-lake/create-history-writer.ts';
import type { AccountSource } from '../../src/graph/account-source.ts';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { readBalance } from '../../src/graph/ledger/u256.ts';
import { openAccountLakeSource } from '../../src/graph/open-account-lake-source.ts';
import { traceAccounts } from '../../src/tracing/accounts/trace-accounts.ts';
import { run } from '../cli/support.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { addressOf, ingestBlocks, ledgerBlocks, type Tx } from '../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const MOST = 2n ** 256n - 1n;
const HALF = 2n ** 255n;
let worlds = 0;

async function sourcesOf(world: readonly (readonly Tx[])[], segmentTransfers?: number) {
  const directory = join(folder.path, `w${worlds++}`);
  await ingestBlocks(directory, ledgerBlocks(world), segmentTransfers ? { segmentTransfers } : {});
  return { directory, sources: [openLedgerSource(directory), await openAccountLakeSource(directory)] };
}

/** What each party holds after each of its transfers. */
async function balancesOf(source: AccountSource, name: string): Promise<(bigint | undefined)[]> {
  const { transactions } = await source.coverage();
  const batch = await source.transactions(Float64Array.from({ length: transactions }, (_, i) => i));
  const home = await source.findAddress(addressOf(name));
  return Array.from(batch.transferId, (_, i) => i).flatMap((i) => [
    ...(batch.payer[i] === home ? [batch.payerBalance(i)] : []),
    ...(batch.receiver[i] === home ? [batch.receiverBalance(i)] : []),
  ]);
}

/** The same by hand, in numbers without an end. */
function byHand(moves: readonly (readonly { readonly pays: boolean; readonly value: bigint }[])[]) {
  const balances: (bigint | undefined)[] = [];
  let held: bigint | undefined = 0n;
  for (const transaction of moves) {
    if (held !== undefined && held < 0n) held = 0n;
    for (const { pays, value } of transaction) {
      if (held !== undefined) held = pays ? held - value : held + value;
      if (held !== undefined && (held >= HALF - 1n || held < -HALF)) held = undefined;
      balances.push(held);
    }
  }
  return balances;
}

const arbitraryMoves = fc.array(
  fc.array(
    fc.record({
      pays: fc.boolean(),
      value: fc.oneof(
        fc.constantFrom(0n, 1n, HALF - 2n, HALF - 1n, HALF, HALF + 1n, MOST),
        fc.bigInt(0n, 5n),
        fc.bigInt(0n, MOST),
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 5 },
);

describe('a token that lies about amounts', () => {
  it('in ledger files and over tables: what passes 255 bits is not known, and stays so; never a wrapped number', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMoves, fc.integer({ min: 1, max: 4 }), async (moves, segment) => {
        const world = moves.map((transaction) => [
          {
            moves: transaction.map(({ pays, value }, i) => {
              const other = `p${i}`;
              return { ...(pays ? { from: 'x', to: other } : { from: other, to: 'x' }), value, asset: 'LIE' };
            }),
          },
        ]);
        const { sources } = await sourcesOf(world, segment);
        for (const source of sources) {
          expect(await balancesOf(source, 'x'), source.kind).toEqual(byHand(moves));
          await source.close();
        }
      }),
      { seed: 255, numRuns: 25 },
    );
  }, 120_000);

  it('a history is read as it was written', () => {
    fc.assert(
      fc.property(arbitraryMoves, (moves) => {
        const writer = createHistoryWriter();
        for (const [tx, transaction] of moves.entries())
          for (const { pays, value } of transaction)
            writer.add({ transfer: 0, tx, pays, receives: !pays, value });
        const { balances, transfers } = writer.finish();
        expect(Array.from(transfers, (_, i) => readBalance(balances, 4 * i))).toEqual(byHand(moves));
      }),
      { seed: 256 },
    );
  });

  it('who got 2^256 - 1 and pays a little: its balance is not known, in words and in JSON, and taint ends there', async () => {
    const { directory, sources } = await sourcesOf([
      [{ moves: [{ from: 'thief', to: 'mule', value: 5, asset: 'LIE' }] }],
      [{ moves: [{ from: 'maker', to: 'mule', value: MOST, asset: 'LIE' }] }],
      [{ moves: [{ from: 'thief', to: 'mule', value: 7, asset: 'LIE' }] }],
      [{ moves: [{ from: 'thief', to: 'rich', value: 7, asset: 'LIE' }] }],
      [{ moves: [{ from: 'maker', to: 'late', value: MOST, asset: 'LIE' }] }],
      [{ moves: [{ from: 'thief', to: 'late', value: 9, asset: 'LIE' }] }],
      [{ moves: [{ from: 'late', to: 'shop', value: 3, asset: 'LIE' }] }],
    ]);
    for (const source of sources) {
      const home = (await source.findAddress(addressOf('late')))!;
      const [account] = (await source.accountsOf(home)).filter(({ last }) => last >= 0);
      expect(account!.balance).toBeUndefined();
      const result = await traceAccounts(
        { source },
        {
          policies: ['haircut', 'fifo', 'poison'],
          seeds: [{ kind: 'source', address: addressOf('thief'), label: 'theft' }],
        },
      );
      const ends = result.terminals.map(({ address, reason, amounts }) => [address, reason, amounts.fifo]);
      expect(ends).toContainEqual([addressOf('late'), 'overflow', 9n]);
      expect(ends.flat()).not.toContain(addressOf('shop'));
      for (const direction of ['forward', 'backward'] as const)
        await traceAccounts(
          { source },
          {
            policies: ['fifo'],
            direction,
            seeds: [{ kind: 'source', address: addressOf('shop'), label: 's' }],
          },
        );
      await source.close();
    }
    const words = ['address', addressOf('late'), '--data', directory];
    expect((await run([...words, '--lang', 'id'])).out).toMatch(/tidak diketahui[\s\S]*2\^255/);
    expect((await run([...words, '--lang', 'en'])).out).toMatch(/not known[\s\S]*2\^255/);
    const json = JSON.parse((await run([...words, '--format', 'json'])).out);
    expect(json.totals[0]).toMatchObject({ held: null, heldIs: 'unknown' });
    expect(json).toMatchObject({ grade: 'sourced', basis: { data: [{ sourced: { blocks: 7, of: 7 } }] } });
  });
});
