import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLedgerSource } from '../../../src/graph/ledger/open-ledger-source.ts';
import { ingestLedger } from '../../../src/ingest/ledger/ingest-ledger.ts';
import { readManifest } from '../../../src/lake/manifest.ts';
import { verifyLedgerLake } from '../../../src/lake/verify/verify-ledger-lake.ts';
import { createRandom } from '../../../src/synth/random.ts';
import { hashFolder } from '../../support/hash-folder.ts';
import { temporaryFolder } from '../../support/make-chain.ts';
import {
  addressOf,
  hashOf,
  ingestBlocks,
  ledgerBlocks,
  memorySource,
  type Tx,
} from '../../support/make-ledger.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

function randomBlocks(seed: number, count: number): Tx[][] {
  const random = createRandom(seed);
  const name = () => `p${random.below(40)}`;
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(4) }, () => ({
      moves: Array.from({ length: 1 + random.below(3) }, () => ({
        from: random.below(12) === 0 ? '-' : name(),
        to: name(),
        value: BigInt(random.below(1_000_000)),
        ...(random.below(2) === 0 && { asset: `T${random.below(6)}` }),
      })),
      events: random.below(5) === 0 ? [{ kind: 'swap' as const, site: addressOf(name()) }] : [],
    })),
  );
}

const good = async (directory: string) => {
  for (const check of await verifyLedgerLake(directory, false))
    expect(check, check.check).toMatchObject({ good: true });
};

describe('lakes of account chains', () => {
  const world = randomBlocks(5, 120);

  it('hold every transfer in chain order, with balances that add up', async () => {
    const directory = join(folder.path, 'whole');
    const blocks = ledgerBlocks(world);
    const result = await ingestBlocks(directory, blocks, { segmentTransfers: 60 });
    expect(result.blocksAdded).toBe(120);
    expect(readManifest(directory)!.segments.length).toBeGreaterThan(3);
    await good(directory);
    const source = openLedgerSource(directory);
    const { transactions } = await source.coverage();
    const batch = await source.transactions(Float64Array.from({ length: transactions }, (_, i) => i));
    const expected = blocks.flatMap((block) => block.transactions.flatMap((tx) => tx.transfers));
    expect(batch.transferId.length).toBe(expected.length);
    const balance = new Map<string, bigint>();
    const lastTx = new Map<string, number>();
    const next = new Map<string, number>();
    const last = new Map<string, number>();
    const homes = await source.addresses(
      Uint32Array.from(new Set([...batch.payer, ...batch.receiver].filter((h) => h !== 0xffffffff))),
    );
    expect(new Set(homes).size).toBe(homes.length);
    for (const [i, transfer] of expected.entries()) {
      expect(batch.value(i)).toBe(transfer.value);
      const from = `${batch.payer[i]} ${batch.asset[i]}`;
      const to = `${batch.receiver[i]} ${batch.asset[i]}`;
      // What was paid beyond the record is no debt: the next transaction of the account begins with nothing.
      const tx = batch.tx.findIndex((_, t) => i < batch.start[t + 1]!);
      for (const key of [...(transfer.from ? [from] : []), ...(transfer.to ? [to] : [])]) {
        if (lastTx.get(key) !== tx && (balance.get(key) ?? 0n) < 0n) balance.set(key, 0n);
        lastTx.set(key, tx);
      }
      if (transfer.from) balance.set(from, (balance.get(from) ?? 0n) - transfer.value);
      if (transfer.to) balance.set(to, (balance.get(to) ?? 0n) + transfer.value);
      if (transfer.from) expect(batch.payerBalance(i)).toBe(balance.get(from));
      if (transfer.to) expect(batch.receiverBalance(i)).toBe(balance.get(to));
      for (const key of new Set([...(transfer.from ? [from] : []), ...(transfer.to ? [to] : [])])) {
        if (last.has(key)) next.set(`${last.get(key)} ${key}`, i);
        last.set(key, i);
      }
    }
    for (let i = 0; i < expected.length; i++) {
      if (expected[i]!.from)
        expect(batch.payerNext[i]).toBe(next.get(`${i} ${batch.payer[i]} ${batch.asset[i]}`) ?? -1);
      if (expected[i]!.to)
        expect(batch.receiverNext[i]).toBe(next.get(`${i} ${batch.receiver[i]} ${batch.asset[i]}`) ?? -1);
    }
    const home = (await source.findAddress(addressOf('p3')))!;
    for (const account of await source.accountsOf(home)) {
      if (account.last < 0) continue;
      const held = balance.get(`${home} ${account.asset}`)!;
      expect(account.balance).toBe(held < 0n ? 0n : held);
      const history = await source.history(account.account, { limit: 10_000 });
      const mine = expected.flatMap((transfer, i) =>
        batch.asset[i] === account.asset && [transfer.from, transfer.to].includes(addressOf('p3')) ? [i] : [],
      );
      expect([...history]).toEqual(mine.reverse());
    }
    expect(await source.findTransaction(hashOf(3, 0))).toBe(world[0]!.length + world[1]!.length);
    expect(await source.findTransaction(hashOf(999, 0))).toBeUndefined();
    await source.close();
  });

  it('grown in steps, written by a thread, or rebuilt from the tables: the same files', async () => {
    const blocks = ledgerBlocks(world);
    const expected = hashFolder(join(folder.path, 'whole'));
    const steps = join(folder.path, 'steps');
    for (const end of [7, 50, 51, 120])
      await ingestBlocks(steps, blocks.slice(0, end), { segmentTransfers: 60 });
    expect(hashFolder(steps)).toEqual(expected);
    const thread = join(folder.path, 'thread');
    await ingestBlocks(thread, blocks, { segmentTransfers: 60, threadFrom: 0 });
    expect(hashFolder(thread)).toEqual(expected);
    rmSync(join(steps, 'ledger'), { recursive: true });
    await ingestBlocks(steps, blocks, { segmentTransfers: 60 });
    expect(hashFolder(steps)).toEqual(expected);
  });

  it('more rows than the engine gives at a time are rebuilt from the tables: the same files', async () => {
    const blocks = ledgerBlocks(randomBlocks(6, 1_200));
    const directory = join(folder.path, 'long');
    await ingestBlocks(directory, blocks);
    const expected = hashFolder(directory);
    rmSync(join(directory, 'ledger'), { recursive: true });
    await ingestBlocks(directory, blocks);
    expect(hashFolder(directory)).toEqual(expected);
  });

  it('a reorganisation ends with the files of the new branch alone', async () => {
    const main = ledgerBlocks(world);
    const branch = [
      ...main.slice(0, 70),
      ...ledgerBlocks(randomBlocks(9, 60), { first: 71, fork: 'side' }).map((block, i) =>
        i === 0 ? { ...block, parentHash: main[69]!.hash! } : block,
      ),
    ];
    const fresh = join(folder.path, 'fresh');
    await ingestBlocks(fresh, branch, { segmentTransfers: 60 });
    const turned = join(folder.path, 'turned');
    await ingestBlocks(turned, main, { segmentTransfers: 60 });
    const result = await ingestBlocks(turned, branch, { segmentTransfers: 60 });
    expect(result).toMatchObject({ blocksUnwound: 50, blocksAdded: 60, tipHeight: 130 });
    expect(hashFolder(turned)).toEqual(hashFolder(fresh));
    await good(turned);
  });

  it('a source that is behind takes nothing back, one on another branch does', async () => {
    const main = ledgerBlocks(world.slice(0, 40));
    const directory = join(folder.path, 'behind');
    await ingestBlocks(directory, main, { segmentTransfers: 20 });
    const before = hashFolder(directory);
    for (const end of [39, 30, 5])
      expect(await ingestBlocks(directory, main.slice(0, end), { segmentTransfers: 20 })).toMatchObject({
        blocksUnwound: 0,
        blocksAdded: 0,
        tipHeight: 40,
      });
    expect(hashFolder(directory)).toEqual(before);
    const side = ledgerBlocks(randomBlocks(9, 5), { first: 31, fork: 'side' }).map((block, i) =>
      i === 0 ? { ...block, parentHash: main[29]!.hash! } : block,
    );
    const branch = [...main.slice(0, 30), ...side];
    expect(await ingestBlocks(directory, branch, { segmentTransfers: 20 })).toMatchObject({
      blocksUnwound: 10,
      tipHeight: 35,
    });
  });

  it('a node that has turned since its tip was compared is to be run again', async () => {
    const main = ledgerBlocks(world.slice(0, 10));
    const directory = join(folder.path, 'turns');
    await ingestBlocks(directory, main.slice(0, 5), { segmentTransfers: 5 });
    const turned = main.map((block, i) => (i === 5 ? { ...block, parentHash: hashOf(1, 1) } : block));
    const openSource = async () => ({ ...memorySource(turned), cheapToReread: false });
    await expect(ingestLedger({ directory, clock: () => 0 }, { openSource })).rejects.toMatchObject({
      code: 'EVM_REORGANISED',
      retryable: true,
    });
  });

  it('stopped on request: says what is kept', async () => {
    const main = ledgerBlocks(world.slice(0, 40));
    const directory = join(folder.path, 'stopped');
    const controller = new AbortController();
    const source = memorySource(main);
    async function* blocks() {
      for (const block of main) {
        if (block.number === 30) controller.abort();
        yield block;
      }
    }
    const error = await ingestLedger(
      { directory, clock: () => 0, signal: controller.signal },
      { openSource: async () => ({ ...source, blocks }), segmentTransfers: 20 },
    ).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'INGEST_STOPPED', meta: { read: 29 } });
    const { kept } = (error as { meta: { kept: number } }).meta;
    expect(readManifest(directory)!.totals.blocks).toBe(kept);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(29);
  });

  it('a block whose parent is another one is refused, and the lake stays', async () => {
    const blocks = ledgerBlocks(world.slice(0, 10));
    const directory = join(folder.path, 'parent');
    await ingestBlocks(directory, blocks.slice(0, 5), { segmentTransfers: 5 });
    const before = hashFolder(directory);
    const broken = blocks.map((block, i) => (i === 7 ? { ...block, parentHash: hashOf(1, 1) } : block));
    await expect(ingestBlocks(directory, broken, { segmentTransfers: 1_000 })).rejects.toMatchObject({
      code: 'EVM_PARENT',
      meta: { number: 8 },
    });
    expect(hashFolder(directory)).toEqual(before);
  });
});
