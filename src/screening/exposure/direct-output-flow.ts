import { FLAG_COINJOIN, type FlowBatch, type FlowSource, NONE } from '../../graph/flow-source.ts';
import { CLEAN, type SegmentLists } from '../../tracing/taint/segment-lists.ts';
import type { TaintPolicy } from '../../tracing/taint/taint-policy.ts';
import type { PolicyAmounts } from '../../tracing/trace-result.ts';
import type { DirectFlow, FlowEnd } from './flow-end.ts';

export interface DirectOptions {
  readonly policies: readonly TaintPolicy[];
  /** Whether somebody says something about an address. */
  readonly labelled: (address: number) => boolean;
  /** Newest outputs (transfers) of an address that are looked at. */
  readonly limit: number;
  /** Is told what passed between the subject and each counterparty in each transaction. */
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

interface Own {
  /** Places in the batch of transactions that made, and that spent, outputs of the address. */
  readonly made: Set<number>;
  readonly spent: Set<number>;
  readonly looked: number;
  readonly complete: boolean;
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
  const makers = await source.producers(outputs);
  const made = await fetch(source, sorted([...makers]));
  const spenders = new Map<number, number>();
  const makerOf = new Map<number, number>();
  outputs.forEach((output, i) => {
    const row = made.rowOf.get(makers[i]!)!;
    makerOf.set(output, makers[i]!);
    const at = made.batch.outputStart[row]! + (output - made.batch.outputFirst[row]!);
    const spender = made.batch.outputSpender[at]!;
    if (spender !== NONE) spenders.set(output, spender);
  });
  const all = await fetch(source, sorted([...makers, ...spenders.values()]));
  const times = await timesOf(source, all.batch);
  return addresses.map((address, i) => {
    const ids = outputsOf[i]!;
    const own: Own = {
      made: new Set<number>(),
      spent: new Set<number>(),
      looked: Math.min(ids.length, options.limit),
      complete: ids.length <= options.limit,
    };
    for (const output of ids.subarray(0, options.limit)) {
      own.made.add(all.rowOf.get(makerOf.get(output)!)!);
      const spender = spenders.get(output);
      if (spender !== undefined) own.spent.add(all.rowOf.get(spender)!);
    }
    return flowOf(address, own, { ...options, batch: all.batch, times });
  });
}

interface Rows extends DirectOptions {
  readonly batch: FlowBatch;
  readonly times: Float64Array;
}

function flowOf(address: number, own: Own, rows: Rows): DirectFlow {
  const { batch } = rows;
  const ends: FlowEnd[] = [];
  let [received, spent] = [0n, 0n];
  for (const row of [...own.made].sort(ascending)) {
    if (own.spent.has(row) || ownsInput(batch, row, address)) continue;
    const found = oneSide(rows, row, { address, way: 'source' });
    received += found.value;
    ends.push(...found.ends);
  }
  for (const row of [...own.spent].sort(ascending)) {
    const found = oneSide(rows, row, { address, way: 'destination' });
    spent += found.value;
    ends.push(...found.ends);
  }
  const totals = [{ asset: 0, received, spent }];
  return { address, ends, totals, looked: own.looked, complete: own.complete };
}

/** Value of the address on its side of a transaction, and what of it is with labelled addresses on the other one. */
function oneSide(
  { batch, times, policies, labelled, seen }: Rows,
  row: number,
  { address, way }: { readonly address: number; readonly way: FlowEnd['way'] },
): { readonly value: bigint; readonly ends: FlowEnd[] } {
  const inputs = slice(batch.inputStart, row, batch.inputAddress, batch.inputValue);
  const outputs = slice(batch.outputStart, row, batch.outputAddress, batch.outputValue);
  const [near, far] = way === 'source' ? [outputs, inputs] : [inputs, outputs];
  let value = 0n;
  near.address.forEach((id, i) => {
    if (id === address) value += near.value[i]!;
  });
  // What comes back as change was not paid to anybody.
  if (way === 'destination') {
    let change = 0n;
    outputs.address.forEach((id, i) => {
      if (id === address) change += outputs.value[i]!;
    });
    value = value > change ? value - change : 0n;
  }
  const time = times[row]!;
  const place = { way, asset: 0, hops: 1, firstTime: time, lastTime: time, tx: batch.tx[row]! };
  if ((batch.flags[row]! & FLAG_COINJOIN) !== 0) {
    const amounts: PolicyAmounts = Object.fromEntries(policies.map(({ id }) => [id, value]));
    return { value, ends: value === 0n ? [] : [{ ...place, concept: 'coinjoin', amounts }] };
  }
  if (seen)
    far.address.forEach((id, i) => {
      // Whoever pays in is seen with all that the subject got: nobody can divide it.
      const passed = way === 'source' ? value : far.value[i]!;
      if (id !== address) seen({ counterparty: id, way, asset: 0, value: passed, time, tx: place.tx });
    });
  const known = far.address.map((id) => id !== address && labelled(id));
  if (!known.includes(true)) return { value, ends: [] };
  const extra = sum(inputs.value) - sum(outputs.value);
  const ends = new Map<number, PolicyAmounts>();
  for (const policy of policies) {
    const lists: SegmentLists = { start: [0], label: [], value: [] };
    const fee = way === 'source' ? extra : 0n;
    if (policy.feeBackward === 'first') push(lists, CLEAN, fee);
    near.address.forEach((id, i) => {
      push(lists, id === address ? MARK : CLEAN, near.value[i]!);
    });
    if (policy.feeBackward !== 'first') push(lists, CLEAN, fee);
    const given = policy.allocate(lists, far.value, way === 'source' ? 0n : extra);
    far.address.forEach((id, i) => {
      if (!known[i]) return;
      let amount = 0n;
      for (let s = given.start[i]!; s < given.start[i + 1]!; s++)
        if (given.label[s] === MARK) amount += given.value[s]!;
      if (amount === 0n) return;
      const amounts = ends.get(id) ?? {};
      amounts[policy.id] = (amounts[policy.id] ?? 0n) + amount;
      ends.set(id, amounts);
    });
  }
  return { value, ends: [...ends].map(([id, amounts]) => ({ ...place, address: id, amounts })) };
}

/** A fee of 0 is no list of its own for the policies that take it first: an empty clean list changes nothing. */
function push(lists: SegmentLists, label: number, value: bigint): void {
  if (value > 0n) {
    lists.label.push(label);
    lists.value.push(value);
  }
  lists.start.push(lists.label.length);
}

function ownsInput(batch: FlowBatch, row: number, address: number): boolean {
  for (let i = batch.inputStart[row]!; i < batch.inputStart[row + 1]!; i++)
    if (batch.inputAddress[i] === address) return true;
  return false;
}

function slice(start: Uint32Array, row: number, address: Uint32Array, value: BigInt64Array) {
  const [from, to] = [start[row]!, start[row + 1]!];
  return { address: [...address.subarray(from, to)], value: [...value.subarray(from, to)] };
}

async function fetch(source: FlowSource, ids: Float64Array) {
  const batch = await source.transactions(ids);
  return { batch, rowOf: new Map(Array.from(batch.tx, (tx, i) => [tx, i])) };
}

/** UTC seconds of each transaction of a batch. */
async function timesOf(source: FlowSource, batch: FlowBatch): Promise<Float64Array> {
  const heights = Uint32Array.from(new Set(batch.height)).sort();
  const blocks = await source.blocks(heights);
  const timeOf = new Map(Array.from(blocks.height, (height, i) => [height, blocks.time[i]!]));
  return Float64Array.from(batch.height, (height) => timeOf.get(height)!);
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
const ascending = (a: number, b: number) => a - b;
const sorted = (values: readonly number[]) => Float64Array.from(new Set(values)).sort();
