import { SCRIPT_KINDS } from '../src/chains/bitcoin/script-kind.ts';
import { NO_COUNTS } from '../src/graph/store/columns.ts';
import type { GraphFiles } from '../src/graph/store/graph-files.ts';
import { markMixes } from '../src/ingest/segment/mark-mixes.ts';
import { reserveRows } from '../src/ingest/segment/reserve-rows.ts';
import { createSegment, type Segment } from '../src/ingest/segment/segment.ts';
import { CHAINS } from '../src/primitives/chain.ts';
import { createRandom } from '../src/synth/random.ts';

const TRANSACTIONS = 1_000_000;
const P2WPKH = SCRIPT_KINDS.indexOf('p2wpkh');
/** One transaction in so many is a mix. */
const MIX_EVERY = 2_000;

export interface DetectorsResult {
  readonly transactions: number;
  readonly inputs: number;
  /** Transactions in which some detector saw something. */
  readonly seen: number;
  readonly seconds: number;
}

/**
 * All detectors over resolved transactions, as the ingest asks them: 1 M transactions with three inputs each on average
 * (the ratio of the clustering bench), four of five with two outputs, one in 2,000 a mix. Median of three.
 */
export function benchDetectors(): DetectorsResult {
  const segment = makeSegment();
  const graph = {} as GraphFiles;
  const runs: DetectorsResult[] = [];
  for (let run = 0; run < 3; run++) {
    const started = process.hrtime.bigint();
    markMixes(segment, graph, CHAINS['bitcoin-regtest']);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const seen = segment.txMixes.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0);
    runs.push({ transactions: segment.transactions, inputs: segment.inputs, seen, seconds });
  }
  return runs.sort((a, b) => a.seconds - b.seconds)[1]!;
}

function makeSegment(): Segment {
  const random = createRandom(9);
  const segment = createSegment(NO_COUNTS);
  reserveRows(segment, 'blocks', 1);
  reserveRows(segment, 'transactions', TRANSACTIONS);
  reserveRows(segment, 'inputs', TRANSACTIONS * 6);
  reserveRows(segment, 'outputs', TRANSACTIONS * 6);
  segment.blocks = 1;
  segment.blockFirstTx[0] = 0;
  for (let tx = 0; tx < TRANSACTIONS; tx++) {
    const mix = random.below(MIX_EVERY) === 0;
    const inputs = mix ? 5 + random.below(40) : 1 + random.below(5);
    const outputs = mix ? inputs * 2 : random.chance(80) ? 2 : 1 + random.below(9);
    segment.txFirstInput[tx] = segment.inputs;
    segment.txFirstOutput[tx] = segment.outputs;
    for (let i = 0; i < inputs; i++, segment.inputs++) {
      segment.inputValue[segment.inputs] = BigInt(20_000_000 + random.below(9_999_999));
      segment.inputAddress[segment.inputs] = segment.inputs;
      segment.inputOutput[segment.inputs] = segment.outputs;
    }
    for (let o = 0; o < outputs; o++, segment.outputs++) {
      const equal = mix && o < inputs;
      segment.outputValue[segment.outputs] = equal ? 10_000_000n : BigInt(1 + random.below(99_999_999));
      segment.outputAddress[segment.outputs] = 50_000_000 + segment.outputs;
      segment.outputKind[segment.outputs] = P2WPKH;
    }
  }
  segment.transactions = TRANSACTIONS;
  return segment;
}
