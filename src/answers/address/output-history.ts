import { type FlowSource, NONE } from '../../graph/flow-source.ts';

const PAGE = 4_096;

/** What an address received and spent, transaction by transaction, in chain order. */
export interface OutputHistory {
  /** Dense ids, ascending, each once. */
  readonly tx: Float64Array;
  /** Satoshi that the address got from, and brought to, each transaction. */
  readonly in: BigInt64Array;
  readonly out: BigInt64Array;
  readonly received: bigint;
  readonly sent: bigint;
  /** Outputs that it received, and those of them that are spent. */
  readonly outputs: number;
  readonly spent: number;
}

/**
 * Reads every output of an address once: 24 bytes of memory per output and spend. Errors: those of the source, CANCELLED.
 */
export async function outputHistory(
  source: FlowSource,
  address: number,
  signal?: AbortSignal,
): Promise<OutputHistory> {
  const moves = new Map<number, { in: bigint; out: bigint }>();
  const moveAt = (tx: number) => {
    const known = moves.get(tx);
    if (known) return known;
    const made = { in: 0n, out: 0n };
    moves.set(tx, made);
    return made;
  };
  let [received, sent, outputs, spent] = [0n, 0n, 0, 0];
  for (let before: number | undefined; ; ) {
    signal?.throwIfAborted();
    const page = await source.outputsOfAddress(address, {
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
    if (page.length === 0) break;
    before = page[page.length - 1]!;
    const { value, maker, spender } = await source.outputs(page.slice().reverse());
    for (let i = 0; i < value.length; i++) {
      outputs += 1;
      received += value[i]!;
      moveAt(maker[i]!).in += value[i]!;
      if (spender[i] === NONE) continue;
      spent += 1;
      sent += value[i]!;
      moveAt(spender[i]!).out += value[i]!;
    }
  }
  const tx = Float64Array.from(moves.keys()).sort();
  return {
    tx,
    in: BigInt64Array.from(tx, (id) => moves.get(id)!.in),
    out: BigInt64Array.from(tx, (id) => moves.get(id)!.out),
    received,
    sent,
    outputs,
    spent,
  };
}
