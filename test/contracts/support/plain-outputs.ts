import { FLAG_COINBASE, type FlowSource, NO_ADDRESS, NONE } from '../../../src/graph/flow-source.ts';
import { NEXT_NONE, type OutputSteps } from '../../../src/tracing/step-source.ts';

export interface PlainOutput {
  readonly maker: number;
  readonly position: number;
  readonly holder: number;
  readonly value: bigint;
  /** NONE: unspent. */
  readonly spender: number;
}

/** A chain of outputs as lists of numbers, without an orientation. */
export interface PlainOutputs {
  readonly outputs: readonly PlainOutput[];
  readonly transactions: readonly {
    readonly height: number;
    readonly coinbase: boolean;
    readonly spends: readonly number[];
    readonly makes: readonly number[];
  }[];
}

/** What a FlowSource says, whose own contract is tested apart; spenders are taken from the inputs alone. */
export async function plainOutputs(source: FlowSource): Promise<PlainOutputs> {
  const { transactions: count } = await source.coverage();
  const all = await source.transactions(Float64Array.from({ length: count }, (_, i) => i));
  const outputs: { -readonly [K in keyof PlainOutput]: PlainOutput[K] }[] = [];
  const transactions = Array.from({ length: count }, (_, t) => {
    const spends = Array.from(all.inputOutput.subarray(all.inputStart[t], all.inputStart[t + 1])).filter(
      (output) => output !== NONE,
    );
    for (const output of spends) outputs[output]!.spender = t;
    const makes: number[] = [];
    for (let o = all.outputStart[t]!; o < all.outputStart[t + 1]!; o++) {
      makes.push(outputs.length);
      const position = o - all.outputStart[t]!;
      const [holder, value] = [all.outputAddress[o]!, all.outputValue[o]!];
      outputs.push({ maker: t, position, holder, value, spender: NONE });
    }
    return { height: all.height[t]!, coinbase: (all.flags[t]! & FLAG_COINBASE) !== 0, spends, makes };
  });
  return { outputs, transactions };
}

/** One step as plain values: what the world says it is. */
export function expectedStep(world: PlainOutputs, id: number, backward: boolean) {
  const { height, coinbase, spends, makes } = world.transactions[id]!;
  const [ins, outs] = backward ? [makes, spends] : [spends, makes];
  const nextOf = ({ maker, spender }: PlainOutput) =>
    backward ? -maker - 1 : spender === NONE ? NEXT_NONE : spender;
  return {
    key: backward ? -id - 1 : id,
    height,
    coinbase,
    outputs: makes.length,
    ins: ins.map((place) => [place, world.outputs[place]!.value]),
    outs: outs.map((place) => {
      const output = world.outputs[place]!;
      return [place, output.value, output.holder, nextOf(output)];
    }),
  };
}

/** Step t of a batch in the same form. A coinbase spends nothing: NONE is its place. */
export function plainStep(batch: OutputSteps, t: number) {
  const rows = <T>(start: Uint32Array, row: (i: number) => T): T[] =>
    Array.from({ length: start[t + 1]! - start[t]! }, (_, i) => row(start[t]! + i));
  return {
    key: batch.key[t]!,
    height: batch.height[t]!,
    coinbase: (batch.flags[t]! & FLAG_COINBASE) !== 0,
    outputs: batch.outputs[t]!,
    ins: rows(batch.inStart, (i) => [batch.inPlace[i]!, batch.inValue[i]!] as const)
      .filter(([place]) => place !== NONE)
      .map((row) => [...row]),
    outs: rows(batch.outStart, (o) => [
      batch.outPlace[o]!,
      batch.outValue[o]!,
      batch.outHolder[o]!,
      batch.outNext[o]!,
    ]).filter(([place]) => place !== NONE),
  };
}

/** Outputs of a holder that are there behind a height. */
export function heldBehind(world: PlainOutputs, holder: number, height: number): number[] {
  const last = world.transactions.findLastIndex((transaction) => transaction.height <= height);
  return world.outputs.flatMap(({ maker, spender, holder: of }, id) =>
    of === holder && of !== NO_ADDRESS && maker <= last && (spender === NONE || spender > last) ? [id] : [],
  );
}
