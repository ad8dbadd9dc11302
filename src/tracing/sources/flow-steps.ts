import { type FlowBatch, type FlowSource, NONE } from '../../graph/flow-source.ts';
import { CHAINS, type ChainId } from '../../primitives/chain.ts';
import { NEXT_NONE, NO_HOLDER, type OutputSteps, type StartPlace, type StepSource } from '../step-source.ts';
import type { TraceDirection } from '../trace-parameters.ts';

const PAGE = 4_096;
/** The coin of the chain is its only asset. */
const COIN = 0;

/**
 * A chain of outputs as steps: graph files, or the lake on an engine. Forward the key of a transaction is its id; backward
 * -id - 1, and what a transaction spends are its outs. Errors: those of the source.
 */
export async function flowSteps(
  source: FlowSource,
  direction: TraceDirection,
): Promise<StepSource<OutputSteps>> {
  const backward = direction === 'backward';
  const known = await source.coverage();
  const keyOf = (id: number) => (backward ? -id - 1 : id);
  const orient = (batch: FlowBatch) => (backward ? reversed(batch) : forward(batch));

  async function at(keys: Float64Array): Promise<OutputSteps> {
    return orient(await source.transactions(backward ? keys.map(keyOf).reverse() : keys));
  }
  async function lastStep(height: number): Promise<number> {
    const last = Math.min(height, known.tipHeight);
    if (last < 0) return -1;
    const blocks = await source.blocks(Uint32Array.of(last));
    return blocks.firstTx[0]! + blocks.txCount[0]! - 1;
  }
  function startPlace(batch: FlowBatch, row: number, position: number): StartPlace {
    const o = batch.outputStart[row]! + position;
    const maker = batch.tx[row]!;
    const spender = batch.outputSpender[o]!;
    return {
      place: batch.outputFirst[row]! + position,
      holder: batch.outputAddress[o]!,
      asset: COIN,
      value: batch.outputValue[o]!,
      next: backward ? keyOf(maker) : spender === NONE ? NEXT_NONE : spender,
      step: maker,
      height: batch.height[row]!,
      position,
    };
  }
  return {
    coverage: {
      family: 'outputs',
      chain: known.chain,
      firstHeight: known.tipHeight < 0 ? -1 : 0,
      tipHeight: known.tipHeight,
      steps: known.transactions,
      places: known.outputs,
      balances: 'exact',
      complete: { coin: true, tokens: true },
      digest: known.manifestHash,
      dense: 16,
    },
    backward,
    at,
    async sweep(key, count) {
      const id = keyOf(key);
      const first = backward ? Math.max(0, id + 1 - count) : id;
      const end = backward ? id + 1 : Math.min(id + count, known.transactions);
      const ids = new Float64Array(Math.max(0, end - first));
      for (let i = 0; i < ids.length; i++) ids[i] = first + i;
      return orient(await source.transactions(ids));
    },
    degree: (places) => new Uint32Array(places.length),
    assetHolders: (assets) => new Uint32Array(assets.length).fill(NO_HOLDER),
    assets: (ids) => Array.from(ids, () => coinOf(known.chain)),
    blocks: (heights) => source.blocks(heights),
    findStep: (hash) => source.findTransaction(hash),
    findHolder: (address) => source.findAddress(address),
    findHolders: (addresses) => source.findAddresses(addresses),
    async steps(ids) {
      const keys = Float64Array.from(ids, keyOf);
      return at(backward ? keys.reverse() : keys);
    },
    async madeBy(id) {
      const batch = await source.transactions(Float64Array.of(id));
      return Array.from({ length: batch.outputStart[1]! }, (_, position) => startPlace(batch, 0, position));
    },
    async heldAt(holder, height) {
      const last = await lastStep(height);
      const found: StartPlace[] = [];
      let before: number | undefined;
      for (;;) {
        const ids = await source.outputsOfAddress(holder, {
          limit: PAGE,
          ...(before !== undefined && { before }),
        });
        if (ids.length === 0) return found;
        before = ids[ids.length - 1]!;
        const makers = await source.producers(ids);
        const batch = await source.transactions(Float64Array.from(new Set(makers)).sort());
        const rows = new Map(Array.from(batch.tx, (tx, row) => [tx, row]));
        for (let i = 0; i < ids.length; i++) {
          const row = rows.get(makers[i]!)!;
          const position = ids[i]! - batch.outputFirst[row]!;
          const spender = batch.outputSpender[batch.outputStart[row]! + position]!;
          if (batch.tx[row]! <= last && (spender === NONE || spender > last))
            found.push(startPlace(batch, row, position));
        }
      }
    },
    placesOf: async () => [],
    lastStep,
    stepNames: (ids) => source.txids(ids),
    holderNames: (ids) => source.addresses(ids),
  };
}

function coinOf(chain: string) {
  const { asset } = CHAINS[(Object.hasOwn(CHAINS, chain) ? chain : 'bitcoin') as ChainId];
  return {
    id: COIN,
    kind: 'coin',
    symbol: asset.symbol,
    decimals: asset.decimals,
    decimalsSource: 'chain',
    warning: '',
  };
}

function forward(batch: FlowBatch): OutputSteps {
  return {
    family: 'outputs',
    count: batch.count,
    key: batch.tx,
    height: batch.height,
    flags: batch.flags,
    outputs: counts(batch.outputStart),
    inStart: batch.inputStart,
    inPlace: batch.inputOutput,
    inValue: batch.inputValue,
    outStart: batch.outputStart,
    outPlace: outputIds(batch),
    outValue: batch.outputValue,
    outHolder: batch.outputAddress,
    outNext: batch.outputSpender.map((spender) => (spender === NONE ? NEXT_NONE : spender)),
  };
}

/** The last transaction first; what it pays comes in, what it spends goes out. */
function reversed(batch: FlowBatch): OutputSteps {
  const count = batch.count;
  const ins = sideOf(batch.outputStart, count);
  const outs = sideOf(batch.inputStart, count);
  const outputId = outputIds(batch);
  const pick = <A extends { length: number; [i: number]: N }, N>(from: A, into: A, order: Uint32Array): A => {
    for (let i = 0; i < order.length; i++) into[i] = from[order[i]!]!;
    return into;
  };
  const outNext = pick(batch.inputTx, new Float64Array(outs.order.length), outs.order);
  for (let i = 0; i < outNext.length; i++) outNext[i] = outNext[i] === NONE ? NEXT_NONE : -outNext[i]! - 1;
  const rows = Uint32Array.from({ length: count }, (_, i) => count - 1 - i);
  return {
    family: 'outputs',
    count,
    key: Float64Array.from(rows, (row) => -batch.tx[row]! - 1),
    height: pick(batch.height, new Uint32Array(count), rows),
    flags: pick(batch.flags, new Uint8Array(count), rows),
    outputs: Uint32Array.from(rows, (row) => batch.outputStart[row + 1]! - batch.outputStart[row]!),
    inStart: ins.start,
    inPlace: pick(outputId, new Float64Array(ins.order.length), ins.order),
    inValue: pick(batch.outputValue, new BigInt64Array(ins.order.length), ins.order),
    outStart: outs.start,
    outPlace: pick(batch.inputOutput, new Float64Array(outs.order.length), outs.order),
    outValue: pick(batch.inputValue, new BigInt64Array(outs.order.length), outs.order),
    outHolder: pick(batch.inputAddress, new Uint32Array(outs.order.length), outs.order),
    outNext,
  };
}

/** Rows of one side in the order of the reversed transactions; within a transaction the order stays. */
function sideOf(start: Uint32Array, count: number): { start: Uint32Array; order: Uint32Array } {
  const order = new Uint32Array(start[count]!);
  const turned = new Uint32Array(count + 1);
  let to = 0;
  for (let i = 0; i < count; i++) {
    const row = count - 1 - i;
    for (let s = start[row]!; s < start[row + 1]!; s++) order[to++] = s;
    turned[i + 1] = to;
  }
  return { start: turned, order };
}

function counts(start: Uint32Array): Uint32Array {
  const result = new Uint32Array(start.length - 1);
  for (let i = 0; i < result.length; i++) result[i] = start[i + 1]! - start[i]!;
  return result;
}

function outputIds(batch: FlowBatch): Float64Array {
  const ids = new Float64Array(batch.outputStart[batch.count]!);
  for (let i = 0; i < batch.count; i++) {
    const first = batch.outputFirst[i]! - batch.outputStart[i]!;
    for (let o = batch.outputStart[i]!; o < batch.outputStart[i + 1]!; o++) ids[o] = first + o;
  }
  return ids;
}
