import { type FlowSource, NO_ADDRESS } from '../../graph/flow-source.ts';

import type { OutputRef } from '../trace-result.ts';

/** What is known of an output by its dense ids; `vout` and `height` are -1 when not known yet (backward). */
export interface OutputFacts {
  readonly output: number;
  /** The transaction that made it. */
  readonly tx: number;
  readonly vout: number;
  readonly height: number;
  readonly addressId: number;
  /** Satoshi. */
  readonly value: bigint;
}

export interface Names {
  readonly output: (facts: OutputFacts) => OutputRef;
  /** Fills in the names of an output in place. */
  readonly fill: (ref: { -readonly [K in keyof OutputRef]: OutputRef[K] }) => void;
  readonly txid: (tx: number) => string;
  /** UTC seconds of the header of a block that was asked for, or that made one of the outputs. */
  readonly time: (height: number) => number;
}

const CHUNK = 8_192;

/**
 * Looks up the txids, addresses and times of all `outputs`, the txids of `transactions`, and the times of the blocks at
 * `heights`, a chunk at a time.
 */
export async function resolveNames(
  source: FlowSource,
  asked: {
    readonly outputs: readonly OutputFacts[];
    readonly transactions: readonly number[];
    readonly heights: readonly number[];
  },
): Promise<Names> {
  const { outputs, transactions } = asked;
  const ids = new Float64Array(outputs.length + transactions.length);
  outputs.forEach(({ tx }, i) => {
    ids[i] = tx;
  });
  ids.set(transactions, outputs.length);
  const txids = new Map<number, string>();
  for (const chunk of distinctChunks(ids.sort())) {
    const texts = await source.txids(chunk);
    for (let i = 0; i < chunk.length; i++) txids.set(chunk[i]!, texts[i]!);
  }
  const places = await resolvePlaces(source, outputs);
  const addressIds = new Float64Array(outputs.length);
  outputs.forEach(({ addressId }, i) => {
    addressIds[i] = addressId;
  });
  const addresses = new Map<number, string>();
  for (const chunk of distinctChunks(addressIds.sort())) {
    const known = Uint32Array.from(chunk.filter((id) => id !== NO_ADDRESS));
    const texts = await source.addresses(known);
    for (let i = 0; i < known.length; i++) addresses.set(known[i]!, texts[i]!);
  }
  const times = await resolveTimes(source, [
    ...asked.heights,
    ...outputs.map(({ height }) => height).filter((height) => height >= 0),
    ...[...places.values()].map(({ height }) => height),
  ]);
  const fill: Names['fill'] = (ref) => {
    ref.txid = txids.get(ref.tx)!;
    ref.address = addresses.get(ref.addressId) ?? '';
    const place = ref.vout < 0 ? places.get(ref.tx) : undefined;
    if (place) {
      ref.vout = ref.output - place.first;
      ref.height = place.height;
    }
    ref.time = times.get(ref.height)!;
  };
  return {
    txid: (tx) => txids.get(tx)!,
    time: (height) => times.get(height)!,
    fill,
    output: ({ output, tx, vout, height, addressId, value }) => {
      const ref = { output, tx, txid: '', vout, address: '', addressId, value, height, time: 0 };
      fill(ref);
      return ref;
    },
  };
}

/** `sorted` without repeats, CHUNK at a time. */
function* distinctChunks(sorted: Float64Array): Generator<Float64Array> {
  let count = 0;
  for (const id of sorted) {
    if (count === 0 || sorted[count - 1] !== id) sorted[count++] = id;
  }
  for (let at = 0; at < count; at += CHUNK) yield sorted.slice(at, Math.min(at + CHUNK, count));
}

/** UTC seconds by height: many outputs lie in few blocks, so that a block is asked for once. */
async function resolveTimes(source: FlowSource, heights: readonly number[]) {
  const times = new Map<number, number>();
  for (const chunk of distinctChunks(Float64Array.from(heights).sort())) {
    const blocks = await source.blocks(Uint32Array.from(chunk));
    for (let i = 0; i < blocks.count; i++) times.set(blocks.height[i]!, blocks.time[i]!);
  }
  return times;
}

/** Backward, an output is met in the transaction that spends it: its place in its own has to be asked for. */
async function resolvePlaces(source: FlowSource, outputs: readonly OutputFacts[]) {
  const places = new Map<number, { first: number; height: number }>();
  const makers = Float64Array.from(outputs.filter(({ vout }) => vout < 0).map(({ tx }) => tx)).sort();
  for (const chunk of distinctChunks(makers)) {
    const batch = await source.transactions(chunk);
    for (let i = 0; i < batch.count; i++) {
      places.set(batch.tx[i]!, { first: batch.outputFirst[i]!, height: batch.height[i]! });
    }
  }
  return places;
}
