import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createHash256Batch } from '../src/chains/bitcoin/sha256/hash256-batch.ts';
import { createBlockColumns } from '../src/chains/bitcoin/wire/block-columns.ts';
import { blockTxids } from '../src/chains/bitcoin/wire/block-txids.ts';
import { decodeBlock } from '../src/chains/bitcoin/wire/decode-block.ts';

const ROUNDS = 20;

interface Share {
  readonly folder: string;
  readonly rounds: number;
}

/** Decodes every raw block of the folder `rounds` times and computes all txids; returns bytes and seconds. */
function decodeAll({ folder, rounds }: Share): { bytes: number; seconds: number } {
  const blocks = readdirSync(folder)
    .filter((name) => name.endsWith('.raw'))
    .map((name) => new Uint8Array(readFileSync(folder + name)));
  const columns = createBlockColumns();
  const batch = createHash256Batch();
  let bytes = 0;
  const started = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) {
    for (const block of blocks) {
      decodeBlock(block, { from: 0, to: block.length }, columns);
      blockTxids(block, columns, batch);
      bytes += block.length;
    }
  }
  return { bytes, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}

/** Decode and txids of 588 MB of real blocks in MB/s with one and with two workers; undefined without the data. */
export async function benchDecode(folder: string): Promise<{ workers: number; rate: number }[] | undefined> {
  if (!existsSync(folder)) return undefined;
  const results = [];
  for (const workers of [1, 2]) {
    const rates: number[] = [];
    for (let run = 0; run < 3; run++) {
      const started = process.hrtime.bigint();
      const shares = await Promise.all(
        Array.from({ length: workers }, () => inWorker({ folder, rounds: ROUNDS / workers })),
      );
      // A worker's start is not decoding: the slowest worker's own clock counts.
      const seconds = Math.max(...shares.map((share) => share.seconds));
      rates.push(shares.reduce((sum, share) => sum + share.bytes, 0) / 1e6 / seconds);
      if (seconds > Number(process.hrtime.bigint() - started) / 1e9)
        throw new Error('the clock ran backwards');
    }
    results.push({ workers, rate: rates.sort((a, b) => a - b)[1]! });
  }
  return results;
}

function inWorker(share: Share): Promise<{ bytes: number; seconds: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { decode: share } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && (workerData as { decode?: Share } | null)?.decode) {
  parentPort!.postMessage(decodeAll((workerData as { decode: Share }).decode));
}
