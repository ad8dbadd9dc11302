import { FLAG_COINJOIN, type FlowBatch, type FlowSource, NONE } from '../../graph/flow-source.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import { allocate, feeComesFirst, type SegmentLists } from '../../tracing/value/allocate.ts';
import type { TaintPolicyId } from '../../tracing/value/policies.ts';
import { CLEAN } from '../../tracing/value/slab.ts';
import type { DirectFlow, FlowEnd } from './flow-end.ts';
import { transactionTimes } from './transaction-times.ts';

export interface DirectOptions {
  readonly policies: readonly TaintPolicyId[];
  /** Whether somebody says something about an address. */
  readonly labelled: (address: number) => boolean;
  /** Whether somebody labelled, or a mix, may be in a transaction: the others are not read. */
  readonly touches?: (tx: number) => boolean;
  /** Newest outputs (transfers) of an address that are looked at. */
  readonly limit: number;
  /** Newest payments with which an indirect look is to begin; absent where there will be none. */
  readonly seeds?: number;
  /**
   * Is told what passed between the subject and each counterparty in each transaction: of all of them where an address of
   * theirs may be taken for another one's, or the subject's; maybe of none elsewhere.
   */
  readonly seen?: (transfer: SeenTransfer) => void;
}

/** What passed between the subject and a counterparty in one transaction. */
export interface SeenTransfer {
  readonly counterparty: number;
  readonly way: FlowEnd['way'];
  readonly asset: number;
  readonly value: bigint;
  /** UTC seconds. */
  readonly time: number;
  readonly tx: number;
}

const MARK = 1;

/** What an address has to do with one transaction. */
interface Part {
  /** Satoshi of its outputs that the transaction spends, and that it made. */
  spent: bigint;
  made: bigint;
}

/**
 * Direct exposure of many addresses of a chain of outputs at once: who paid them and whom they paid, one transaction
 * away, with the amount that each policy assigns. Change back to the address is nobody's payment. A transaction that
 * looks like a CoinJoin is one place, `coinjoin`, because nobody knows who paid whom in it.
 * Definitions: METHODS A.5, as the tracer with a depth of 1.
 */
export async function directOutputFlow(
  source: FlowSource,
  addresses: readonly number[],
  options: DirectOptions,
): Promise<DirectFlow[]> {
  const outputsOf: Float64Array[] = [];
  for (const address of addresses)
    outputsOf.push(await source.outputsOfAddress(address, { limit: options.limit + 1 }));
  const outputs = sorted(outputsOf.flatMap((ids) => [...ids.subarray(0, options.limit)]));
  const facts = await source.outputs(outputs);
  const rowOf = new Map(Array.from(outputs, (output, i) => [output, i]));
  const partsOf = outputsOf.map((ids) => {
    const parts = new Map<number, Part>();
    const part = (tx: number) => {
      const found = parts.get(tx) ?? { spent: 0n, made: 0n };
      parts.set(tx, found);
      return found;
    };
    for (const output of ids.subarray(0, options.limit)) {
      const i = rowOf.get(output)!;
      part(facts.maker[i]!).made += facts.value[i]!;
      if (facts.spender[i] !== NONE) part(facts.spender[i]!).spent += facts.value[i]!;
    }
    return new Map([...parts].sort(([a], [b]) => a - b));
  });
  const touches = options.seen ? () => true : (options.touches ?? (() => true));
  const wanted = new Set(partsOf.flatMap((parts) => [...parts.keys()].filter(touches)));
  const batch = await source.transactions(sorted([...wanted]));
  const times = await transactionTimes(source, batch);
  const batchRow = new Map(Array.from(batch.tx, (tx, i) => [tx, i]));
  return addresses.map((address, i) => {
    const ends: FlowEnd[] = [];
    let [received, spent] = [0n, 0n];
    for (const [tx, part] of partsOf[i]!) {
      const way = part.spent > 0n ? 'destination' : 'source';
      // What comes back as change was not paid to anybody.
      const change = part.made < part.spent ? part.made : part.spent;
      const value = way === 'source' ? part.made : part.spent - change;
      if (way === 'source') received += value;
      else spent += value;
      const row = batchRow.get(tx);
      if (row !== undefined)
        ends.push(...oneSide({ ...options, batch, times }, row, { address, way, value }));
    }
    const { length } = outputsOf[i]!;
    const totals = [{ asset: 0, received, spent }];
    return {
      address,
      ends,
      totals,
      looked: Math.min(length, options.limit),
      complete: length <= options.limit,
    };
  });
}

interface Rows extends DirectOptions {
  readonly batch: FlowBatch;
  readonly times: Float64Array;
}

/** What of the address's value in a transaction is with labelled addresses on the other side. */
function oneSide(
  { batch, times, policies, labelled, seen }: Rows,
  row: number,
  about: { readonly address: number; readonly way: FlowEnd['way']; readonly value: bigint },
): FlowEnd[] {
  const { address, way, value } = about;
  const inputs = slice(batch.inputStart, row, batch.inputAddress, batch.inputValue);
  const outputs = slice(batch.outputStart, row, batch.outputAddress, batch.outputValue);
  const [near, far] = way === 'source' ? [outputs, inputs] : [inputs, outputs];
  const time = times[row]!;
  const place = { way, asset: 0, hops: 1, firstTime: time, lastTime: time, tx: batch.tx[row]! };
  if ((batch.flags[row]! & FLAG_COINJOIN) !== 0) {
    const amounts: PolicyAmounts = Object.fromEntries(policies.map((policy) => [policy, value]));
    return value === 0n ? [] : [{ ...place, concept: 'coinjoin', amounts }];
  }
  if (seen)
    far.address.forEach((id, i) => {
      // Whoever pays in is seen with all that the subject got: nobody can divide it.
      const passed = way === 'source' ? value : far.value[i]!;
      if (id !== address) seen({ counterparty: id, way, asset: 0, value: passed, time, tx: place.tx });
    });
  const known = far.address.map((id) => id !== address && labelled(id));
  if (!known.includes(true)) return [];
  const extra = sum(inputs.value) - sum(outputs.value);
  const ends = new Map<number, PolicyAmounts>();
  for (const policy of policies) {
    const lists: SegmentLists = { start: [0], label: [], value: [] };
    const fee = way === 'source' ? extra : 0n;
    if (feeComesFirst(policy)) push(lists, CLEAN, fee);
    near.address.forEach((id, i) => {
      push(lists, id === address ? MARK : CLEAN, near.value[i]!);
    });
    if (!feeComesFirst(policy)) push(lists, CLEAN, fee);
    const given = allocate(policy, {
      inputs: lists,
      outputs: far.value,
      fee: way === 'source' ? 0n : extra,
    });
    far.address.forEach((id, i) => {
      if (!known[i]) return;
      let amount = 0n;
      for (let s = given.start[i]!; s < given.start[i + 1]!; s++)
        if (given.label[s] === MARK) amount += given.value[s]!;
      if (amount === 0n) return;
      const amounts = ends.get(id) ?? {};
      amounts[policy] = (amounts[policy] ?? 0n) + amount;
      ends.set(id, amounts);
    });
  }
  return [...ends].map(([id, amounts]) => ({ ...place, address: id, amounts }));
}

/** A fee of 0 is no list of its own for the policies that take it first: an empty clean list changes nothing. */
function push(lists: SegmentLists, label: number, value: bigint): void {
  if (value > 0n) {
    lists.label.push(label);
    lists.value.push(value);
  }
  lists.start.push(lists.label.length);
}

function slice(start: Uint32Array, row: number, address: Uint32Array, value: BigInt64Array) {
  const [from, to] = [start[row]!, start[row + 1]!];
  return { address: [...address.subarray(from, to)], value: [...value.subarray(from, to)] };
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
const sorted = (values: readonly number[]) => Float64Array.from(new Set(values)).sort();
