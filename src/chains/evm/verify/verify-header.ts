import type { EvmRules } from '../../../primitives/evm-chain.ts';
import { JejakError } from '../../../primitives/jejak-error.ts';
import type { EvmHeader, EvmWithdrawal } from '../block/evm-block.ts';
import { headerHash } from '../codec/header-hash.ts';
import { withdrawalsRoot } from '../codec/withdrawals-root.ts';

export interface VerifyContext {
  readonly rules: EvmRules;
  readonly place: string;
  /** Differences are errors; else they only leave a check false. */
  readonly strict: boolean;
}

/**
 * Recomputes the hash of a header and the root of its withdrawals. Errors: EVM_BLOCK_HASH, EVM_WITHDRAWALS; under
 * rules that are not known here a difference is `false`.
 */
export function verifyHeader(
  header: EvmHeader,
  withdrawals: readonly EvmWithdrawal[],
  { rules, place, strict }: VerifyContext,
): { blockHash: boolean; withdrawalsRoot: boolean } {
  const hash = headerHash(header);
  const number = header.number;
  if (hash !== undefined && hash !== header.hash && strict) {
    throw new JejakError('EVM_BLOCK_HASH', {
      meta: { number, expected: header.hash, computed: hash, place },
    });
  }
  const expected = header.withdrawalsRoot;
  // A header without the field has no withdrawals; what else it had would not fit its hash.
  const computed =
    expected === undefined && withdrawals.length === 0 ? undefined : withdrawalsRoot(withdrawals);
  // The OP stack has no withdrawals of this kind, and from Isthmus on it keeps another root in this field.
  const good = rules === 'optimism' ? withdrawals.length === 0 : computed === expected;
  if (!good && strict) {
    throw new JejakError('EVM_WITHDRAWALS', {
      meta: { number, expected: expected ?? '-', computed: computed ?? '-', place },
    });
  }
  return { blockHash: hash === header.hash, withdrawalsRoot: good };
}
