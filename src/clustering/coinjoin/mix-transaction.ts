import type { ScriptKind } from '../../chains/bitcoin/script-kind.ts';

/** An input with what it spends, or an output. */
export interface MixCoin {
  /** Satoshi. */
  readonly value: bigint;
  /** Any number that is the same for the same script; -1 for a script that nobody can own. */
  readonly script: number;
  readonly kind: ScriptKind;
}

/** What a detector looks at: one transaction with the outputs that it spends. Not for coinbases. */
export interface MixTransaction {
  /** Height on Bitcoin's main chain; undefined elsewhere or unknown: then no rule asks for the age. */
  readonly height?: number;
  readonly inputs: readonly MixCoin[];
  readonly outputs: readonly MixCoin[];
}
