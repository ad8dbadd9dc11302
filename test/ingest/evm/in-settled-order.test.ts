import { describe, expect, it } from 'vitest';
import type { EvmBlock } from '../../../src/chains/evm/block/evm-block.ts';
import { signatureColumns } from '../../../src/chains/evm/senders/signature-columns.ts';
import { inSettledOrder, type ReadBlock } from '../../../src/ingest/sources/evm/in-settled-order.ts';

/** A block of `rows` signatures that nobody can have made; settled it is its number. */
const block = (number: number, rows = 1): ReadBlock => ({
  signatures: () => signatureColumns(rows),
  settle(recovered) {
    if (recovered) expect([...recovered.outcome]).toEqual(Array.from({ length: rows }, () => 2));
    return number as unknown as EvmBlock;
  },
});

async function* blocksOf(count: number, rows?: number, read: number[] = []): AsyncGenerator<ReadBlock> {
  for (let number = 0; number < count; number++) {
    read.push(number);
    yield block(number, rows);
  }
}

async function collect(source: AsyncIterable<EvmBlock>): Promise<{ seen: number[]; error?: unknown }> {
  const seen: number[] = [];
  try {
    for await (const one of source) seen.push(one as unknown as number);
  } catch (error) {
    return { seen, error };
  }
  return { seen };
}
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('blocks whose senders are recovered beside them', () => {
  it.each([
    ['on the calling thread', { threadFrom: 1_000_000 }],
    ['on a thread', { threadFrom: 0, threads: 1 }],
    ['on three threads', { threadFrom: 0, threads: 3 }],
    ['not at all', { recoverSenders: false }],
  ])('come in their order, all of them, %s', async (_, options) => {
    expect(await collect(inSettledOrder(blocksOf(100, 3), options))).toEqual({ seen: upTo(100) });
    expect(await collect(inSettledOrder(blocksOf(0), options))).toEqual({ seen: [] });
  });
  it('wait in bounded number, of blocks and of signatures', async () => {
    for (const [rows, most] of [
      [1, 35],
      [4_000, 6],
    ] as const) {
      const read: number[] = [];
      let given = 0;
      for await (const _ of inSettledOrder(blocksOf(60, rows, read), { threadFrom: 0, threads: 2 })) {
        given += 1;
        expect(read.length - given).toBeLessThanOrEqual(most);
        if (given === 10) break;
      }
    }
  });
  it('an error of the source comes after the blocks before it', async () => {
    async function* source() {
      yield* blocksOf(7);
      throw new Error('damaged');
    }
    const { seen, error } = await collect(inSettledOrder(source(), { threadFrom: 0 }));
    expect([seen, error]).toEqual([upTo(7), new Error('damaged')]);
  });
  it('so does one of a block that cannot be settled', async () => {
    async function* source() {
      yield* blocksOf(3);
      yield { ...block(3), settle: () => Promise.reject(new Error('wrong sender')) };
      yield* blocksOf(3);
    }
    const { seen, error } = await collect(inSettledOrder(source(), { threadFrom: 0 }));
    expect([seen, error]).toEqual([upTo(3), new Error('wrong sender')]);
  });
  it('a thread that dies ends the reading with an error', async () => {
    const worker = new URL('data:text/javascript,throw new Error("no memory")');
    const { seen, error } = await collect(inSettledOrder(blocksOf(5), { threadFrom: 0, worker }));
    expect([seen, error]).toEqual([[], expect.objectContaining({ code: 'THREAD_ENDED' })]);
  });
  it('a source that is slow does not keep back what is ready, nor the end', async () => {
    let ended = false;
    async function* source() {
      try {
        yield* blocksOf(2);
        await new Promise<void>(() => {});
      } finally {
        ended = true;
      }
    }
    const reader = inSettledOrder(source(), { threadFrom: 0 });
    expect((await reader.next()).value).toBe(0);
    expect((await reader.next()).value).toBe(1);
    await reader.return(undefined);
    expect(ended).toBe(false);
  });
  it('a source is ended when nobody wants more', async () => {
    let ended = false;
    async function* source() {
      try {
        yield* blocksOf(50);
      } finally {
        ended = true;
      }
    }
    for await (const _ of inSettledOrder(source(), { threadFrom: 0 })) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(true);
  });
});
