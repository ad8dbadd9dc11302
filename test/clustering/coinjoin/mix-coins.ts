import type { ScriptKind } from '../../../src/chains/bitcoin/script-kind.ts';
import type { MixCoin, MixTransaction } from '../../../src/clustering/coinjoin/mix-transaction.ts';

let next = 0;

/** A coin on a script of its own; values in satoshi. */
export function coin(value: number | bigint, kind: ScriptKind = 'p2wpkh', script = next++): MixCoin {
  return { value: BigInt(value), script: kind === 'op_return' ? -1 : script, kind };
}

export function coins(count: number, value: number, kind: ScriptKind = 'p2wpkh'): MixCoin[] {
  return Array.from({ length: count }, () => coin(value, kind));
}

export function transaction(
  inputs: readonly MixCoin[],
  outputs: readonly MixCoin[],
  height?: number,
): MixTransaction {
  return { ...(height === undefined ? {} : { height }), inputs, outputs };
}
