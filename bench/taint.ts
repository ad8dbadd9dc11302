import { type FlowBatch, type FlowSource, NONE } from '../src/graph/flow-source.ts';
import { closeBooks } from '../src/tracing/engine/close-books.ts';
import { traceOutputs } from '../src/tracing/engine/outputs/trace-outputs.ts';
import { flowSteps } from '../src/tracing/sources/flow-steps.ts';
import type { StartPlace } from '../src/tracing/step-source.ts';
import { trace } from '../src/tracing/trace.ts';
import type { TaintPolicyId } from '../src/tracing/value/policies.ts';
import { bareRules } from './bare-rules.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { type EngineFigure, engineFigure } from './engine-figure.ts';

/** Transactions that the chain starts with; every second one is a start. */
const FOUNDING = 100;

export interface TaintFigure {
  readonly outputs: number;
  /** Of the whole trace with its names looked up; of the process where the name says so. */
  readonly seconds: number;
  readonly cpu: number;
}

/**
 * A trace over a reach of `reach` outputs: transactions of one to three inputs and two outputs, spent within the next few
 * thousand transactions, some clean inputs among them. The source keeps columns in memory, as graph files do.
 * Result: the run of median processor time of three.
 */
export async function benchTaint(
  policies: readonly TaintPolicyId[],
  reach = 1_000_000,
): Promise<TaintFigure> {
  const source = columnSource(Math.ceil(reach * 0.75));
  const runs: TaintFigure[] = [];
  for (let run = 0; run < 3; run++) runs.push(await traceOnce(source, policies));
  return runs.sort((a, b) => a.cpu - b.cpu)[1]!;
}

async function traceOnce(source: FlowSource, policies: readonly TaintPolicyId[]): Promise<TaintFigure> {
  const started = process.hrtime.bigint();
  const before = cpuSeconds();
  const result = await trace(
    { source },
    {
      seeds: Array.from({ length: FOUNDING / 2 }, (_, tx) => ({
        kind: 'transaction',
        txid: String(2 * tx).padStart(64, '0'),
        label: `seed ${tx % 5}`,
      })),
      policies,
      recordHops: false,
    },
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { outputs: result.counts.outputs, seconds, cpu: cpuSeconds() - before };
}

/** The same trace without names: seconds, memory by kind of row, and what the check of the books takes. */
export async function benchTaintEngine(
  policies: readonly TaintPolicyId[],
  reach = 1_000_000,
  dense?: number,
): Promise<EngineFigure> {
  const source = columnSource(Math.ceil(reach * 0.75));
  const made = await flowSteps(source, 'forward');
  const steps = { ...made, coverage: { ...made.coverage, dense: dense ?? made.coverage.dense } };
  const places: StartPlace[] = [];
  for (let tx = 0; tx < FOUNDING; tx += 2) places.push(...(await steps.madeBy(tx)));
  const starts = places.map((place, i) => ({ ...place, label: 1 + (i % 5) }));
  return engineFigure(() => traceOutputs({ source: steps }, bareRules(policies), starts), closeBooks);
}

/** A chain of `count` transactions, made by a linear congruential generator with a fixed seed. */
function columnSource(count: number): FlowSource {
  const spender = new Float64Array(2 * count).fill(NONE);
  const value = new BigInt64Array(2 * count);
  const inputStart = new Uint32Array(count + 1);
  const inputs: number[] = [];
  let random = 12345;
  const next = (limit: number) => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((random / 4_294_967_296) * limit);
  };
  const unspent: number[] = [];
  for (let tx = 0; tx < count; tx++) {
    let total = 0n;
    const wanted = tx < FOUNDING ? 0 : 1 + Math.floor(next(6) / 4) + Math.floor(next(12) / 11);
    for (let i = 0; i < wanted && unspent.length > 0; i++) {
      const at = next(unspent.length);
      const output = unspent[at]!;
      unspent[at] = unspent[unspent.length - 1]!;
      unspent.pop();
      spender[output] = tx;
      total += value[output]!;
      inputs.push(output);
    }
    inputStart[tx + 1] = inputs.length;
    if (wanted === 0) total = 100_000_000_000_000n;
    const fee = total > 1_000n ? 500n : 0n;
    value[2 * tx] = ((total - fee) * BigInt(1 + next(99))) / 100n;
    value[2 * tx + 1] = total - fee - value[2 * tx]!;
    unspent.push(2 * tx, 2 * tx + 1);
  }

  function batch(ids: Float64Array): FlowBatch {
    const rows = ids.length;
    const starts = new Uint32Array(rows + 1);
    for (let i = 0; i < rows; i++)
      starts[i + 1] = starts[i]! + inputStart[ids[i]! + 1]! - inputStart[ids[i]!]!;
    const ins = starts[rows]!;
    const result = {
      count: rows,
      tx: ids,
      height: new Uint32Array(rows),
      flags: new Uint8Array(rows),
      mixes: new Uint16Array(rows),
      print: new Uint8Array(rows),
      locktime: new Uint32Array(rows),
      weight: new Uint32Array(rows),
      inputStart: starts,
      inputOutput: new Float64Array(ins),
      inputTx: new Float64Array(ins),
      inputValue: new BigInt64Array(ins),
      inputAddress: new Uint32Array(ins),
      outputStart: new Uint32Array(rows + 1),
      outputFirst: new Float64Array(rows),
      outputValue: new BigInt64Array(2 * rows),
      outputAddress: new Uint32Array(2 * rows),
      outputSpender: new Float64Array(2 * rows),
    };
    for (let i = 0; i < rows; i++) {
      const tx = ids[i]!;
      for (let from = inputStart[tx]!, at = starts[i]!; from < inputStart[tx + 1]!; from++, at++) {
        const output = inputs[from]!;
        result.inputOutput[at] = output;
        result.inputTx[at] = Math.floor(output / 2);
        result.inputValue[at] = value[output]!;
        result.inputAddress[at] = output;
      }
      result.height[i] = Math.floor(tx / 2_000);
      result.outputFirst[i] = 2 * tx;
      result.outputStart[i + 1] = 2 * i + 2;
      for (let vout = 0; vout < 2; vout++) {
        result.outputValue[2 * i + vout] = value[2 * tx + vout]!;
        result.outputAddress[2 * i + vout] = 2 * tx + vout;
        result.outputSpender[2 * i + vout] = spender[2 * tx + vout]!;
      }
    }
    return result;
  }

  return {
    kind: 'bench',
    coverage: async () => ({
      chain: 'bitcoin',
      tipHeight: Math.floor((count - 1) / 2_000),
      transactions: count,
      outputs: 2 * count,
      addresses: 2 * count,
      manifestHash: '',
    }),
    transactions: async (ids) => batch(ids),
    outputs: async () => {
      throw new Error('the tracer does not ask for outputs alone');
    },
    producers: async (ids) => ids.map((id) => Math.floor(id / 2)),
    blocks: async (height) => ({
      count: height.length,
      height,
      firstTx: Float64Array.from(height, (h) => 2_000 * h),
      txCount: new Uint32Array(height.length).fill(2_000),
      time: new Uint32Array(height.length),
    }),
    findTransaction: async (txid) => Number(txid),
    txids: async (ids) => Array.from(ids, (id) => String(id).padStart(64, '0')),
    findAddress: async () => undefined,
    findAddresses: async (texts) => texts.map(() => undefined),
    addresses: async (ids) => Array.from(ids, String),
    scriptKinds: async (ids) => new Uint8Array(ids.length),
    reuse: async (ids) => new Uint8Array(ids.length),
    outputsOfAddress: async () => new Float64Array(0),
    async *memos() {},
    close: async () => {},
  };
}
