import { FLAG_COINBASE, FLAG_COINJOIN } from '../../graph/flow-source.ts';
import { appendIndexes } from '../../graph/store/append-indexes.ts';
import { appendSegment, commitAppended } from '../../graph/store/append-segment.ts';
import type { GraphCounts } from '../../graph/store/columns.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import type { GraphSegment } from '../../graph/store/graph-segment.ts';
import { unwindGraph } from '../../graph/store/unwind-graph.ts';
import type { Segment } from '../segment/segment.ts';
import { newAddressKeys } from './new-address-keys.ts';
import type { Stage } from './stage.ts';

/** Graph files as a stage: append, then commit once the lake has the segment. */
export interface GraphStage extends Stage<GraphSegment> {
  /** `execute` without the indexes, which are left to the caller. Returns the bounds that appendIndexes asks for. */
  executeRows(segment: GraphSegment): readonly GraphCounts[];
  /** `digest` names the appended segment's content in the lake. */
  commit(digest: string): void;
}

/** Appends segments to the graph files. */
export function createGraphStage(graph: GraphFiles): GraphStage {
  return {
    id: 'graph',
    checkpoint: () => graph.checkpoint.digests.length,
    execute(segment) {
      appendSegment(graph, segment);
      appendIndexes(graph.directory, { ...segment, bounds: graph.checkpoint.bounds });
    },
    executeRows(segment) {
      appendSegment(graph, segment);
      return graph.checkpoint.bounds;
    },
    commit: (digest) => commitAppended(graph, digest),
    unwind: (segments) => unwindGraph(graph, segments),
  };
}

function wrapsOf(s: Segment): Uint32Array {
  const rows: number[] = [];
  for (let tx = 0; tx < s.transactions; tx++) {
    const end = tx + 1 < s.transactions ? s.txFirstInput[tx + 1]! : s.inputs;
    for (let i = s.txFirstInput[tx]!; i < end; i++)
      if (s.inputWrapped[i]! >= 0)
        rows.push(s.inputAddress[i]!, s.inputWrapped[i]!, s.base.transactions + tx);
  }
  return Uint32Array.from(rows);
}

/** The part of a resolved segment that graph files hold, with global ids. */
export function graphSegment(s: Segment): GraphSegment {
  const flags = new Uint8Array(s.transactions);
  for (let tx = 0; tx < s.transactions; tx++) {
    const coinbase = s.blockFirstTx[s.txBlock[tx]!] === tx;
    flags[tx] = (coinbase ? FLAG_COINBASE : 0) | (s.txCoinjoin[tx] ? FLAG_COINJOIN : 0);
  }
  return {
    blocks: s.blocks,
    transactions: s.transactions,
    inputs: s.inputs,
    outputs: s.outputs,
    blockHash: s.blockHash.subarray(0, s.blocks * 32),
    blockTime: s.blockTime.subarray(0, s.blocks),
    blockBits: s.blockBits.subarray(0, s.blocks),
    blockFirstTx: s.blockFirstTx.subarray(0, s.blocks).map((tx) => tx + s.base.transactions),
    txid: s.txid.subarray(0, s.transactions * 32),
    txFlags: flags,
    txMixes: s.txMixes.subarray(0, s.transactions),
    txPrint: s.txPrint.subarray(0, s.transactions),
    txLocktime: s.txLocktime.subarray(0, s.transactions),
    txWeight: s.txWeight.subarray(0, s.transactions),
    txFirstInput: s.txFirstInput.subarray(0, s.transactions).map((i) => i + s.base.inputs),
    txFirstOutput: s.txFirstOutput.subarray(0, s.transactions).map((o) => o + s.base.outputs),
    inputOutput: s.inputOutput.subarray(0, s.inputs),
    inputAddress: s.inputAddress.subarray(0, s.inputs),
    outputValue: s.outputValue.subarray(0, s.outputs),
    outputAddress: s.outputAddress.subarray(0, s.outputs),
    wraps: wrapsOf(s),
    newAddressKeys: newAddressKeys(s.addressKeys.keys(), s.newAddresses),
  };
}
