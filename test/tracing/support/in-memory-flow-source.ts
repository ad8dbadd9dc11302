import { SCRIPT_KINDS, type ScriptKind } from '../../../src/chains/bitcoin/script-kind.ts';
import {
  FLAG_COINBASE,
  FLAG_COINJOIN,
  type FlowBatch,
  type FlowSource,
  NO_ADDRESS,
  NONE,
} from '../../../src/graph/flow-source.ts';
import { JejakError } from '../../../src/primitives/jejak-error.ts';

/** A transaction in chain order. Inputs name outputs as `<transaction name>:<vout>`; none: a coinbase. */
export interface ToyTransaction {
  readonly name: string;
  readonly height: number;
  readonly inputs: readonly string[];
  /** [satoshi, address]; an address of '' is a script without one. */
  readonly outputs: readonly (readonly [bigint | number, string])[];
  /** Text of an OP_RETURN output. */
  readonly memo?: string;
  readonly coinJoin?: boolean;
  readonly mixes?: number;
  readonly print?: number;
  readonly locktime?: number;
  readonly weight?: number;
}

interface ToyOutput {
  readonly tx: number;
  readonly value: bigint;
  readonly address: number;
  spender: number;
}

/** The txid of a toy transaction: its name in hexadecimal, filled to 64 characters. */
export function toyTxid(name: string): string {
  return Buffer.from(name).toString('hex').padStart(64, '0');
}

/** FlowSource over plain objects, for tests. `ids` gives the output id of `<name>:<vout>`. */
export function inMemoryFlowSource(
  chain: readonly ToyTransaction[],
  /** Kinds of the scripts of addresses; p2wpkh unless said. */
  kinds: Readonly<Record<string, ScriptKind>> = {},
): FlowSource & { readonly id: (outpoint: string) => number; readonly asked: number[][] } {
  const outputs: ToyOutput[] = [];
  const outpoints = new Map<string, number>();
  const addresses = new Map<string, number>();
  const first: number[] = [];
  chain.forEach((tx, t) => {
    for (const input of tx.inputs) {
      const output = outputs[outpoints.get(input)!];
      if (!output || output.spender !== NONE) throw new Error(`${tx.name}: ${input} cannot be spent`);
      output.spender = t;
    }
    first.push(outputs.length);
    tx.outputs.forEach(([value, address], vout) => {
      if (address !== '' && !addresses.has(address)) addresses.set(address, addresses.size);
      outpoints.set(`${tx.name}:${vout}`, outputs.length);
      const id = address === '' ? NO_ADDRESS : addresses.get(address)!;
      outputs.push({ tx: t, value: BigInt(value), address: id, spender: NONE });
    });
  });
  const asked: number[][] = [];

  function batch(ids: Float64Array): FlowBatch {
    const rows = [...ids].map((id) => {
      const row = chain[id];
      if (!row) throw new JejakError('TX_UNKNOWN', { meta: { input: id } });
      return row;
    });
    const ins = rows.flatMap((tx) =>
      tx.inputs.length > 0 ? tx.inputs.map((i) => outpoints.get(i)!) : [NONE],
    );
    const outs = [...ids].flatMap((id) => chain[id]!.outputs.map((_, vout) => first[id]! + vout));
    return {
      count: rows.length,
      tx: ids,
      height: Uint32Array.from(rows, (tx) => tx.height),
      flags: Uint8Array.from(
        rows,
        (tx) => (tx.inputs.length === 0 ? FLAG_COINBASE : 0) | (tx.coinJoin ? FLAG_COINJOIN : 0),
      ),
      mixes: Uint16Array.from(rows, (tx) => tx.mixes ?? (tx.coinJoin ? 1 : 0)),
      print: Uint8Array.from(rows, (tx) => tx.print ?? 0),
      locktime: Uint32Array.from(rows, (tx) => tx.locktime ?? 0),
      weight: Uint32Array.from(rows, (tx) => tx.weight ?? 400),
      inputStart: starts(rows.map((tx) => Math.max(tx.inputs.length, 1))),
      inputOutput: Float64Array.from(ins),
      inputTx: Float64Array.from(ins, (id) => (id === NONE ? NONE : outputs[id]!.tx)),
      inputValue: BigInt64Array.from(ins, (id) => (id === NONE ? 0n : outputs[id]!.value)),
      inputAddress: Uint32Array.from(ins, (id) => (id === NONE ? NO_ADDRESS : outputs[id]!.address)),
      outputStart: starts(rows.map((tx) => tx.outputs.length)),
      outputFirst: Float64Array.from(ids, (id) => first[id]!),
      outputValue: BigInt64Array.from(outs, (id) => outputs[id]!.value),
      outputAddress: Uint32Array.from(outs, (id) => outputs[id]!.address),
      outputSpender: Float64Array.from(outs, (id) => outputs[id]!.spender),
    };
  }

  const names = [...addresses.keys()];
  const heights = chain.map(({ height }) => height);
  return {
    kind: 'memory',
    id: (outpoint) => outpoints.get(outpoint)!,
    asked,
    coverage: async () => ({
      chain: 'bitcoin',
      tipHeight: Math.max(-1, ...heights),
      transactions: chain.length,
      outputs: outputs.length,
      addresses: addresses.size,
      manifestHash: '00'.repeat(32),
    }),
    transactions: async (ids) => {
      asked.push([...ids]);
      return batch(ids);
    },
    producers: async (ids) => Float64Array.from(ids, (id) => outputs[id]!.tx),
    outputs: async (ids) => ({
      value: BigInt64Array.from(ids, (id) => outputs[id]!.value) as BigInt64Array,
      maker: Float64Array.from(ids, (id) => outputs[id]!.tx),
      spender: Float64Array.from(ids, (id) => outputs[id]!.spender),
    }),
    blocks: async (wanted) => ({
      count: wanted.length,
      height: wanted,
      firstTx: Float64Array.from(wanted, (height) => firstAtOrAfter(heights, height)),
      txCount: Uint32Array.from(wanted, (height) => heights.filter((h) => h === height).length),
      time: Uint32Array.from(wanted, timeOf),
    }),
    findTransaction: async (txid) => {
      const at = chain.findIndex(({ name }) => toyTxid(name) === txid);
      return at < 0 ? undefined : at;
    },
    txids: async (ids) => [...ids].map((id) => toyTxid(chain[id]!.name)),
    findAddress: async (address) => addresses.get(address),
    findAddresses: async (texts) => texts.map((text) => addresses.get(text)),
    addresses: async (ids) => [...ids].map((id) => names[id]!),
    scriptKinds: async (ids) =>
      Uint8Array.from(ids, (id) => SCRIPT_KINDS.indexOf(kinds[names[id]!] ?? 'p2wpkh')),
    outputsOfAddress: async (address, { before = Number.POSITIVE_INFINITY, limit }) =>
      Float64Array.from(
        outputs
          .map((output, id) => ({ output, id }))
          .filter(({ output, id }) => output.address === address && id < before)
          .map(({ id }) => id)
          .reverse()
          .slice(0, limit),
      ),
    reuse: async (ids) =>
      Uint8Array.from(ids, (id) => {
        const { address } = outputs[id]!;
        if (address === NO_ADDRESS) return 0;
        const all = outputs.flatMap((output, i) => (output.address === address ? [i] : []));
        return (all[0]! < id ? 1 : 0) | (all[all.length - 1]! > id ? 2 : 0);
      }),
    async *memos({ transactions, from = 0, to = Number.POSITIVE_INFINITY }) {
      const found = chain.flatMap(({ memo: text, height }, tx) => {
        const time = timeOf(height);
        const wanted = (transactions?.includes(tx) ?? true) && time >= from && time <= to;
        return text === undefined || !wanted ? [] : [{ tx, time, text }];
      });
      if (found.length > 0) yield found;
    },
    close: async () => {},
  };
}

const timeOf = (height: number) => 1_231_006_505 + 600 * height;

function firstAtOrAfter(heights: readonly number[], height: number): number {
  const at = heights.findIndex((h) => h >= height);
  return at < 0 ? heights.length : at;
}

function starts(counts: readonly number[]): Uint32Array {
  const result = new Uint32Array(counts.length + 1);
  counts.forEach((count, i) => {
    result[i + 1] = result[i]! + count;
  });
  return result;
}
