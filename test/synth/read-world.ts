import { type FlowBatch, type FlowSource, NO_ADDRESS } from '../../src/graph/flow-source.ts';

/** A transaction of a small chain with everything by name. */
export interface WorldTransaction {
  readonly id: number;
  readonly txid: string;
  readonly height: number;
  readonly flags: number;
  /** Transactions that made the outputs spent, -1 for a coinbase; addresses and satoshi of the inputs. */
  readonly inputs: readonly { readonly from: number; readonly address: string; readonly value: bigint }[];
  readonly outputs: readonly { readonly address: string; readonly value: bigint; readonly spender: number }[];
}

/** All transactions of a source, in chain order. */
export async function readWorld(source: FlowSource): Promise<WorldTransaction[]> {
  const coverage = await source.coverage();
  const ids = Float64Array.from({ length: coverage.transactions }, (_, i) => i);
  const batch: FlowBatch = await source.transactions(ids);
  const txids = await source.txids(ids);
  const addresses = await source.addresses(Uint32Array.from({ length: coverage.addresses }, (_, i) => i));
  const name = (id: number) => (id === NO_ADDRESS ? '' : addresses[id]!);
  const range = (starts: Uint32Array, i: number) =>
    Array.from({ length: starts[i + 1]! - starts[i]! }, (_, k) => starts[i]! + k);
  return txids.map((txid, i) => ({
    id: i,
    txid,
    height: batch.height[i]!,
    flags: batch.flags[i]!,
    inputs: range(batch.inputStart, i).map((k) => ({
      from: batch.inputTx[k]!,
      address: name(batch.inputAddress[k]!),
      value: batch.inputValue[k]!,
    })),
    outputs: range(batch.outputStart, i).map((k) => ({
      address: name(batch.outputAddress[k]!),
      value: batch.outputValue[k]!,
      spender: batch.outputSpender[k]!,
    })),
  }));
}
