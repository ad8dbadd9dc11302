import type { MixRule } from './mix-rules.ts';
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
  /** Scripts of inputs and outputs together: fewer than both counts when an output pays what an input spent from. */
  readonly scripts: number;
  /** Most inputs of one script. */
  readonly topScript: number;
  /** Whether a detector has to ask for this condition: all but those that a measurement leaves out. */
  asks(rule: MixRule): boolean;
}

export function mixShape(transaction: MixTransaction, without: readonly MixRule[] = []): MixShape {
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
    // Few detectors come as far as to ask.
    get scripts() {
      let scripts = outputScripts.size;
      for (const script of inputScripts.keys()) if (!outputScripts.has(script)) scripts += 1;
      return scripts;
    },
    topScript: Math.max(0, ...inputScripts.values()),
    asks: without.length === 0 ? always : (rule) => !without.includes(rule),
  };
}

const always = () => true;
