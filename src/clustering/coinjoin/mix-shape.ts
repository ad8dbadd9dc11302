import type { MixTransaction } from './mix-transaction.ts';

/** What several detectors count, once. Values are satoshi. */
export interface MixShape {
  readonly transaction: MixTransaction;
  /** How many outputs have each value; outputs that nobody can own are not counted. */
  readonly counts: ReadonlyMap<bigint, number>;
  /** Outputs that somebody can own. */
  readonly spendable: number;
  readonly inputScripts: number;
  readonly outputScripts: number;
  /** Most inputs of one script. */
  readonly topScript: number;
}

export function mixShape(transaction: MixTransaction): MixShape {
  const counts = new Map<bigint, number>();
  const outputScripts = new Set<number>();
  let spendable = 0;
  for (const { value, script, kind } of transaction.outputs) {
    if (kind === 'op_return') continue;
    spendable += 1;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    outputScripts.add(script);
  }
  const inputScripts = new Map<number, number>();
  for (const { script } of transaction.inputs) inputScripts.set(script, (inputScripts.get(script) ?? 0) + 1);
  return {
    transaction,
    counts,
    spendable,
    inputScripts: inputScripts.size,
    outputScripts: outputScripts.size,
    topScript: Math.max(0, ...inputScripts.values()),
  };
}
