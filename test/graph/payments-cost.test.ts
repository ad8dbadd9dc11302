import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerSource } from '../../src/graph/ledger/open-ledger-source.ts';
import { temporaryFolder } from '../support/make-chain.ts';
import { ingestBlocks, ledgerBlocks } from '../support/make-ledger.ts';

const IO = '/proc/self/io';
const folder = temporaryFolder();
afterAll(() => folder.remove());
const reads = () => Number(/syscr: (\d+)/.exec(readFileSync(IO, 'utf8'))![1]);

describe.skipIf(!existsSync(IO))('payments of many accounts (counts reads: Linux only)', () => {
  it('cost a few reads of a column, not one per account, where nobody writes beside', async () => {
    const moves = Array.from({ length: 3_000 }, (_, i) => ({ from: 'a', to: `b${i}`, value: 1 }));
    await ingestBlocks(folder.path, ledgerBlocks([[{ sender: 'a', moves }]]));
    const source = openLedgerSource(folder.path);
    const { accounts } = await source.coverage();
    const ids = Uint32Array.from({ length: accounts }, (_, i) => i);
    await source.payments(ids);
    const before = reads();
    const paid = await source.payments(ids);
    expect(reads() - before).toBeLessThan(100);
    expect(paid.reduce((sum, one) => sum + one, 0)).toBe(3_000);
    await source.close();
  });
});
