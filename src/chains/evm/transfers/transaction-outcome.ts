import type { EvmCall, EvmReceipt, EvmTransaction } from '../block/evm-block.ts';

/**
 * Whether a transaction failed: by its receipt's status, else by its first call. Before Byzantium without traces it
 * is inferred: a failure then always used up all its gas, which a success nearly never does when code runs, that is
 * when the limit is above what the transaction costs before any code.
 */
export function transactionOutcome(
  tx: EvmTransaction,
  receipt: EvmReceipt | undefined,
  first: EvmCall | undefined,
): { readonly failed: boolean; readonly inferred: boolean } {
  if (receipt?.status !== undefined) return { failed: !receipt.status, inferred: false };
  if (first) return { failed: first.reverted, inferred: false };
  const allUsed = receipt !== undefined && receipt.gasUsed === tx.gas && receipt.logs.length === 0;
  return { failed: allUsed && tx.gas > gasBeforeCode(tx), inferred: true };
}

/** 21,000, 4 or 68 a byte of input, and 32,000 for a creation (Yellow Paper, before EIP-2028). */
function gasBeforeCode(tx: EvmTransaction): bigint {
  let gas = tx.to === undefined ? 53_000 : 21_000;
  for (let at = 2; at < tx.input.length; at += 2) gas += tx.input.startsWith('00', at) ? 4 : 68;
  return BigInt(gas);
}
