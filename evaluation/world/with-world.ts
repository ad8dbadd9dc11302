import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTagCsv } from '../../src/attribution/read-tag-csv.ts';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { openBlockFiles } from '../../src/ingest/sources/open-block-files.ts';
import { generateChain } from '../../src/synth/generate-chain.ts';
import type { TraceTag } from '../../src/tracing/trace-parameters.ts';
import { readOwners } from './read-owners.ts';
import type { World } from './world.ts';

/** Makes a chain in a temporary folder, ingests it as a user would, and hands it on; nothing of it stays behind. */
export async function withWorld<T>(
  chain: { readonly seed: number; readonly transactions: number },
  use: (world: World) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'jejak-evaluation-'));
  const [blocks, data] = [join(folder, 'blocks'), join(folder, 'lake')];
  try {
    const { truth } = await generateChain({ directory: blocks, ...chain });
    await ingest(
      { directory: data, clock: () => 0 },
      { openSource: async () => openBlockFiles({ path: blocks }) },
    );
    const source = openGraphSource(data);
    try {
      const { transactions, addresses } = await source.coverage();
      const ids = Float64Array.from({ length: transactions }, (_, i) => i);
      const texts = await source.addresses(Uint32Array.from({ length: addresses }, (_, i) => i));
      const ownerOf = readOwners(join(blocks, 'owners.csv'));
      const tags = new Map<number, TraceTag>();
      for (const { address, label, category } of readTagCsv(join(blocks, 'tags.csv'))) {
        const id = await source.findAddress(address);
        if (id !== undefined) tags.set(id, { label, category });
      }
      return await use({
        data,
        source,
        truth,
        batch: await source.transactions(ids),
        txids: await source.txids(ids),
        owners: texts.map((text) => ownerOf.get(text)),
        tags,
      });
    } finally {
      await source.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
