import { join } from 'node:path';
import { blockWork } from '../chains/bitcoin/verify/proof-of-work.ts';
import { createKeyTable } from '../graph/index/key-table.ts';
import { type GraphFiles, openGraphFiles } from '../graph/store/graph-files.ts';
import { recoverGraph } from '../graph/store/recover-graph.ts';
import { NO_ROWS } from '../lake/manifest.ts';
import { TABLES } from '../lake/schema/tables.ts';
import type { Chain } from '../primitives/chain.ts';
import { displayHash } from '../primitives/display-hash.ts';
import { buildGraph } from './stages/build-graph.ts';
import { createGraphStage, type GraphStage } from './stages/graph-stage.ts';
import { createLakeStage, type LakeStage } from './stages/lake-stage.ts';

/** The lake and its graph files, level with each other and ready for the next segment. */
export interface ChainState {
  readonly lake: LakeStage;
  readonly graph: GraphFiles;
  readonly graphStage: GraphStage;
  /** Hash as displayed; undefined beyond the tip. */
  hashAt(height: number): string | undefined;
  /** Id of the first transaction of a block of the lake. */
  firstTxAt(height: number): number;
  /** Work of the blocks above a height. */
  workAbove(height: number): bigint;
  /** Height of a block by its hash in wire order, with the work up to it. */
  known(hash: Uint8Array): { height: number; work: bigint } | undefined;
  /** Brings the graph files back to the lake after a failure. */
  level(): Promise<void>;
  close(): void;
}

/** Opens both for writing; repairs what a killed process left, and rebuilds graph files that are behind or foreign. */
export async function openChainState(directory: string, chain: Chain): Promise<ChainState> {
  const lake = createLakeStage(directory, { chain: chain.id, tables: TABLES, none: NO_ROWS });
  const graph = openGraphFiles(join(directory, 'graph'), 'write');
  const graphStage = createGraphStage(graph);
  recoverGraph(graph);
  const level = () => buildGraph(graph, { directory, manifest: lake.manifest() });
  await level();

  function bitsOf(from: number): Uint32Array {
    const bytes = new Uint8Array(Math.max(0, graph.counts().blocks - from) * 4);
    if (bytes.length > 0) graph.columns.blockBits.read(from, bytes);
    return new Uint32Array(bytes.buffer);
  }
  return {
    lake,
    graph,
    graphStage,
    hashAt(height) {
      if (height < 0 || height >= graph.counts().blocks) return undefined;
      const hash = new Uint8Array(32);
      graph.columns.blockHash.read(height, hash);
      return displayHash(hash);
    },
    firstTxAt(height) {
      const bytes = new Uint8Array(4);
      graph.columns.blockFirstTx.read(height, bytes);
      return new Uint32Array(bytes.buffer)[0]!;
    },
    workAbove: (height) => bitsOf(height + 1).reduce((work, bits) => work + blockWork(bits), 0n),
    known: createKnown(graph, bitsOf),
    async level() {
      graph.reload();
      recoverGraph(graph);
      await level();
    },
    close: () => graph.close(),
  };
}

function createKnown(graph: GraphFiles, bitsOf: (from: number) => Uint32Array): ChainState['known'] {
  let table: ReturnType<typeof createKeyTable> | undefined;
  let work: bigint[] = [];
  return (hash) => {
    if (!table) {
      const blocks = graph.counts().blocks;
      table = createKeyTable(32, blocks);
      const hashes = new Uint8Array(blocks * 32);
      if (blocks > 0) graph.columns.blockHash.read(0, hashes);
      let sum = 0n;
      work = [...bitsOf(0)].map((bits) => (sum += blockWork(bits)));
      for (let height = 0; height < blocks; height++) table.insert(hashes, height * 32);
    }
    const height = table.find(hash, 0);
    return height < 0 ? undefined : { height, work: work[height]! };
  };
}
