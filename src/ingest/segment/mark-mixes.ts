import { SCRIPT_KINDS, type ScriptKind } from '../../chains/bitcoin/script-kind.ts';
import { detectMixes } from '../../clustering/coinjoin/detect-mixes.ts';
import { mixBits, SHARED_MIX_BITS } from '../../clustering/coinjoin/mix-bits.ts';
import type { MixCoin } from '../../clustering/coinjoin/mix-transaction.ts';
import { WHIRLPOOL_EXCESS, WHIRLPOOL_POOLS } from '../../clustering/coinjoin/whirlpool-pools.ts';
import { gather } from '../../graph/files/gather.ts';
import { KEY_BYTES } from '../../graph/index/run-file.ts';
import type { GraphFiles } from '../../graph/store/graph-files.ts';
import type { Chain } from '../../primitives/chain.ts';
import type { Segment } from './segment.ts';

const OP_RETURN = SCRIPT_KINDS.indexOf('op_return');
/** Up to here pairs are compared one by one; larger transactions are rare enough to be looked at whole. */
const FEW = 12;

/**
 * Asks the detectors about every transaction whose values allow a mix, and marks it. Payjoins are not marked: half of
 * all payments would have to be asked, and nothing leaves them out. Needs resolved addresses and inputs.
 */
export function markMixes(segment: Segment, graph: GraphFiles, chain: Chain): void {
  const { transactions, base } = segment;
  for (let tx = 0; tx < transactions; tx++) {
    segment.txMixes[tx] = 0;
    segment.txCoinjoin[tx] = 0;
    const block = segment.txBlock[tx]!;
    if (tx === segment.blockFirstTx[block]) continue;
    const [inputFrom, inputTo, outputFrom, outputTo] = rangesOf(segment, tx);
    if (outputTo - outputFrom < 3) continue;
    if (!hasPair(segment, outputFrom, outputTo) && !maybeTx0(segment, outputFrom, outputTo)) continue;
    const inputs: MixCoin[] = [];
    for (let i = inputFrom; i < inputTo; i++) inputs.push(coinOf(segment, graph, i));
    const outputs: MixCoin[] = [];
    for (let o = outputFrom; o < outputTo; o++) {
      const kind = SCRIPT_KINDS[segment.outputKind[o]!]!;
      outputs.push({ value: segment.outputValue[o]!, script: segment.outputAddress[o]!, kind });
    }
    const height = chain.id === 'bitcoin' ? base.blocks + block : undefined;
    const { sightings } = detectMixes({ ...(height === undefined ? {} : { height }), inputs, outputs });
    const bits = mixBits(sightings.filter(({ kind }) => kind !== 'payjoin'));
    segment.txMixes[tx] = bits;
    segment.txCoinjoin[tx] = (bits & SHARED_MIX_BITS) === 0 ? 0 : 1;
  }
}

function rangesOf(segment: Segment, tx: number): readonly [number, number, number, number] {
  const end = tx + 1 === segment.transactions;
  return [
    segment.txFirstInput[tx]!,
    end ? segment.inputs : segment.txFirstInput[tx + 1]!,
    segment.txFirstOutput[tx]!,
    end ? segment.outputs : segment.txFirstOutput[tx + 1]!,
  ];
}

/** Whether two outputs have one value. */
function hasPair({ outputValue }: Segment, from: number, to: number): boolean {
  if (to - from > FEW) return true;
  for (let a = from; a < to; a++)
    for (let b = a + 1; b < to; b++) if (outputValue[a] === outputValue[b]) return true;
  return false;
}

/** A Tx0 for one coin has no equal outputs, but an OP_RETURN and a value a little above a pool's. */
function maybeTx0({ outputKind, outputValue }: Segment, from: number, to: number): boolean {
  let notes = 0;
  for (let o = from; o < to; o++) if (outputKind[o] === OP_RETURN) notes += 1;
  if (notes !== 1) return false;
  for (let o = from; o < to; o++) {
    const value = outputValue[o]!;
    for (const { denomination } of WHIRLPOOL_POOLS)
      if (value >= denomination + WHIRLPOOL_EXCESS.least && value <= denomination + WHIRLPOOL_EXCESS.most)
        return true;
  }
  return false;
}

/** The kind of an input's script is read only when a detector asks for it: it may lie anywhere in the files. */
function coinOf(segment: Segment, graph: GraphFiles, input: number): MixCoin {
  let kind: ScriptKind | undefined;
  return {
    value: segment.inputValue[input]!,
    script: segment.inputAddress[input]!,
    get kind() {
      kind ??= kindOf(segment, graph, input);
      return kind;
    },
  };
}

function kindOf(segment: Segment, graph: GraphFiles, input: number): ScriptKind {
  const output = segment.inputOutput[input]! - segment.base.outputs;
  if (output >= 0) return SCRIPT_KINDS[segment.outputKind[output]!]!;
  const address = segment.inputAddress[input]!;
  if (address < 0) return 'unknown';
  const key = gather(graph.columns.addressKey, [address]);
  return SCRIPT_KINDS[key[KEY_BYTES - 1]!] ?? 'witness_unknown';
}
