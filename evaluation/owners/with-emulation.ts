import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGraphSource } from '../../src/graph/open-graph-source.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { openBlockFiles } from '../../src/ingest/sources/open-block-files.ts';
import { CHAINS } from '../../src/primitives/chain.ts';
import { hexToBytes } from '../../src/primitives/hex.ts';
import type { OwnedChain } from './owned-chain.ts';

interface CoreBlock {
  readonly height: number;
  readonly version: number;
  readonly previousblockhash?: string;
  readonly merkleroot: string;
  readonly time: number;
  readonly bits: string;
  readonly nonce: number;
  readonly tx: readonly { readonly hex: string }[];
}

/**
 * The regtest chain of the Wasabi 2 emulation (`clustering/wasabi2-emulation`), put together again as raw blocks and
 * ingested as a user would. Owners are the wallets of the emulation; the addresses of what funded them have none.
 */
export async function withEmulation<T>(folder: string, use: (chain: OwnedChain) => Promise<T>): Promise<T> {
  const work = mkdtempSync(join(tmpdir(), 'jejak-emulation-'));
  const [blocks, data] = [join(work, 'blocks'), join(work, 'lake')];
  mkdirSync(blocks);
  try {
    const nodes = join(folder, 'data', 'btc-node');
    for (const name of readdirSync(nodes)) {
      if (!name.startsWith('block_')) continue;
      const block = JSON.parse(readFileSync(join(nodes, name), 'utf8')) as CoreBlock;
      writeFileSync(join(blocks, `${String(block.height).padStart(5, '0')}.raw`), rawBlock(block));
    }
    await ingest(
      { directory: data, clock: () => 0 },
      { openSource: async () => openBlockFiles({ path: blocks, chain: CHAINS['bitcoin-regtest'] }) },
    );
    const wallets = JSON.parse(readFileSync(join(folder, 'wallets_info.json'), 'utf8')) as Record<
      string,
      Record<string, unknown>
    >;
    const ownerOf = new Map(
      Object.entries(wallets).flatMap(([wallet, keys]) =>
        Object.keys(keys).map((key) => [key, wallet] as const),
      ),
    );
    const source = openGraphSource(data);
    try {
      const { transactions, addresses } = await source.coverage();
      const ids = Float64Array.from({ length: transactions }, (_, i) => i);
      const texts = await source.addresses(Uint32Array.from({ length: addresses }, (_, i) => i));
      return await use({
        source,
        batch: await source.transactions(ids),
        owners: texts.map((text) => ownerOf.get(text)),
      });
    } finally {
      await source.close();
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function rawBlock(block: CoreBlock): Uint8Array {
  const header = new Uint8Array(80);
  const view = new DataView(header.buffer);
  view.setInt32(0, block.version, true);
  header.set(hexToBytes(block.previousblockhash ?? '00'.repeat(32)).reverse(), 4);
  header.set(hexToBytes(block.merkleroot).reverse(), 36);
  view.setUint32(68, block.time, true);
  view.setUint32(72, Number.parseInt(block.bits, 16), true);
  view.setUint32(76, block.nonce, true);
  const { length } = block.tx;
  const count = length < 0xfd ? [length] : [0xfd, length & 0xff, length >> 8];
  return Uint8Array.from([...header, ...count, ...block.tx.flatMap(({ hex }) => [...hexToBytes(hex)])]);
}
